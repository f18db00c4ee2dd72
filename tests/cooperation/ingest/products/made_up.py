"""Small product files, made up, in each of the formats; and how to read them."""

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cooperation.analysis.editions import Concordance, Edition
from cooperation.ingest.products.reading import Known, ReadFile, read_file
from cooperation.ingest.products.relation import Answer, all_answers

SHARED = Path(__file__).parents[5] / "shared" / "data"
AREAS = {
    **{"BY": "BLR", "BLR": "BLR", "112": "BLR", "KZ": "KAZ", "KAZ": "KAZ", "398": "KAZ"},
    **{"RUS": "RUS", "643": "RUS", "CHE": "CHE", "756": "CHE", "757": "CHE", "USA": "USA", "842": "USA"},
    **{str(number): f"A{number}" for number in range(10, 80)},
}
COUNTRIES = frozenset({"BLR", "KAZ"})
BACI = "t,i,j,k,v,q\n"


def concordance() -> Concordance:
    """Two codes that only HS 2017 and later have, one that all have, one that went after HS 2012."""
    kept: dict[Edition, str | None] = dict.fromkeys(Edition, "030351")
    new: dict[Edition, str | None] = {edition: "030389" if edition >= Edition.H5 else None for edition in Edition}
    gone: dict[Edition, str | None] = {edition: "030379" if edition < Edition.H5 else None for edition in Edition}
    return Concordance([kept, new, gone])


def known(edition: Edition | None = None) -> Known:
    """What the reader has to know of this world."""
    return Known(AREAS, COUNTRIES, concordance(), edition)


@contextmanager
def reading(path: Path, edition: Edition | None = None) -> Iterator[ReadFile]:
    """Read a file without hearing of the progress."""
    with read_file(path, known(edition), lambda stage, share, rows: None) as found:
        yield found


def answers(path: Path, edition: Edition | None = None) -> list[Answer]:
    """Everything that the questions are answered with."""
    with reading(path, edition) as found:
        return list(all_answers(found, COUNTRIES))


def values(rows: Sequence[Answer], *, level: int = 6) -> dict[tuple[str, str, str, str], float]:
    """Values by reporter, partner, flow and code, of one level of codes."""
    return {(r, p, flow, code): value for _t, r, p, flow, _e, code, value, _q in rows if len(code) == level}


CURRENT = {
    "refYear": 2017,
    "refMonth": 52,
    "reporterCode": 112,
    "flowCode": "M",
    "partnerCode": 398,
    "partner2Code": 0,
    "classificationCode": "H5",
    "isOriginalClassification": True,
    "cmdCode": "030351",
    "cmdDesc": "Herrings, frozen",
    "customsCode": "C00",
    "mosCode": "0",
    "motCode": 0,
    "netWgt": 10,
    "cifvalue": 100,
    "fobvalue": "",
    "primaryValue": 100,
}


def current(*rows: dict[str, Any]) -> str:
    """A file of the current Comtrade layout: each row says how it differs from the usual one."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(CURRENT), lineterminator="\n")
    writer.writeheader()
    writer.writerows(CURRENT | row for row in rows)
    return stream.getvalue()
