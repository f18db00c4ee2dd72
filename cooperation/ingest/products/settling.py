"""From counted rows to a relation in which nothing is counted twice.

The steps, each a statement in ``statements/``: give codes their names in our spelling and judge each row; of one
trade that stands in several editions keep one; of rows that break one key down keep the least detailed; of a
heading that stands beside its own products keep what the products leave over, and the same of a world total
beside partners.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from cooperation.analysis.editions import Concordance, Edition
from cooperation.ingest.products.engine import Engine
from cooperation.ingest.products.rules import WORLD, WORLD_CODES

# With this many partners named, or a total given, a reporter's partners are taken to be all there are.
ALL_PARTNERS = 10

CODES_WITHOUT_EDITION = """
    SELECT commodity, min(t) FROM named WHERE verdict = '' AND edition = '' GROUP BY commodity ORDER BY commodity
"""
HAS_DETAIL = "SELECT count(*) FROM chosen WHERE detail > 0"
HAS_LEVELS = "SELECT count(*) FROM chosen WHERE length(commodity) < 6"
HAS_TOTALS = "SELECT count(*) FROM parted WHERE partner = 'W00'"
PLAIN_LEVELS = """
    CREATE VIEW parted AS
    SELECT t, reporter, partner, flow, edition, commodity, value, quantity FROM chosen
"""
PLAIN_TRADE = "CREATE VIEW trade AS SELECT * FROM parted"


def statement(name: str) -> str:
    """One of the statements of this folder."""
    return (Path(__file__).parent / "statements" / f"{name}.sql").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Known:
    """What a reader has to know: countries by every code in use, those whose trade is kept, and editions."""

    areas: Mapping[str, str]
    wanted: frozenset[str]
    concordance: Concordance
    edition: Edition | None = None


@dataclass(frozen=True)
class Slice:
    """One reporter's flow in a year: how many months it covers and whether all its partners are there.

    ``partners`` are those of the flow, ``most_partners`` the most that any flow of the reporter's year names. ``whole``
    is what the file gives for all commodities together, in dollars; None where it gives none.
    """

    t: int
    reporter: str
    flow: str
    edition: str
    months: int
    partners: int
    most_partners: int
    has_total: bool
    is_cif: bool
    whole: float | None = None

    @property
    def is_complete(self) -> bool:
        """Whether a sum over its partners is its trade with the world."""
        return self.has_total or self.names_all_partners

    @property
    def names_all_partners(self) -> bool:
        """Whether the reporter names so many partners, in any flow of the year, that there will be no others."""
        return self.most_partners >= ALL_PARTNERS


def settle(engine: Engine, known: Known, edition_of: Callable[[list[str], int], str], *, mirrored: bool) -> None:
    """Turn the table ``counted`` into the table ``trade``.

    ``edition_of`` tells the edition of codes that stand without one, by the codes and their first year.
    """
    engine.execute("CREATE TABLE areas (code VARCHAR, area VARCHAR)")
    engine.fill("areas", [*known.areas.items(), *((code, WORLD) for code in WORLD_CODES)])
    engine.execute("CREATE TABLE wanted (area VARCHAR)")
    engine.fill("wanted", [(area,) for area in sorted(known.wanted)])
    engine.execute(statement("named"))
    if unnamed := list(engine.rows(CODES_WITHOUT_EDITION)):
        edition = edition_of([code for code, _year in unnamed], min(year for _code, year in unnamed))
        engine.execute("UPDATE named SET edition = ? WHERE edition = ''", [edition])
    if mirrored:
        engine.execute(statement("mirrored"))
    _choose_editions(engine)
    if engine.number(HAS_DETAIL):
        engine.execute(statement("without_detail"))
    engine.execute(statement("parted") if engine.number(HAS_LEVELS) else PLAIN_LEVELS)
    engine.execute(statement("trade") if engine.number(HAS_TOTALS) else PLAIN_TRADE)


def _choose_editions(engine: Engine) -> None:
    engine.execute("CREATE TABLE other_editions (t SMALLINT, reporter VARCHAR, flow VARCHAR, edition VARCHAR)")
    engine.fill("other_editions", list(superfluous(list(engine.rows(statement("editions"))))))
    engine.execute(statement("chosen"))


def superfluous(found: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """Editions to leave aside: of those that cover the same months, all but the one reported in, or the newest.

    Rows are (t, reporter, flow, edition, original, months), sorted by the first three; months as bits.
    """
    for key, group in groupby(found, key=itemgetter(0, 1, 2)):
        covered = 0
        for *_key, edition, _original, months in sorted(group, key=itemgetter(4, 3), reverse=True):
            if covered & months:
                yield (*key, edition)
            covered |= months
