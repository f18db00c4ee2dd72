"""The empty files of a new pair: headers, and below each a comment line on every column."""

import csv
from collections.abc import Iterator
from pathlib import Path

from cooperation.analysis.dates import PartialDate
from cooperation.ingest.cells import (
    SEPARATOR,
    Codes,
    Column,
    ListOf,
    Table,
    bearing,
    day,
    earlier_deadline,
    locator,
    number,
    party,
    proposer,
    whole,
    yes,
)
from cooperation.ingest.columns import own_currency
from cooperation.ingest.contract import PAIR, TABLES
from cooperation.ingest.package import COMMENT, DESCRIPTOR, written

_HOLDS = {
    whole: "a whole number such as 19",
    number: "a number such as 0.5 or -46.4",
    day: "a day such as 2017-09-30",
    PartialDate.parse: "a date as exact as known: 2017, 2017-09 or 2017-09-30",
    locator: "a paragraph such as 1:19 (source 1, paragraph 19)",
    party: "a body with its role such as president:put_forward",
    bearing: "a proposal such as 8, or with what is shown such as 8:document",
    own_currency: "a code such as KZT",
    yes: "yes",
    proposer: "a code such as KAZ",
    earlier_deadline: "a date with its paragraph such as 2025-12@3:5",
}


def write_skeleton(first: str, second: str, folder: Path) -> None:
    """Write all files of a pair into a folder that is empty or not there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / DESCRIPTOR).write_text(written(first, second), encoding="utf-8", newline="\n")
    for table in TABLES:
        with (folder / table.file).open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow([column.name for column in table.columns])
            writer.writerows([line] for line in comments(table))
            if table is PAIR:
                writer.writerow([first, second])


def comments(table: Table) -> Iterator[str]:
    """What a table is for, and a line on each of its columns."""
    yield f"{COMMENT} {table.meaning[0].upper()}{table.meaning[1:]}. Lines that begin with {COMMENT} are not read."
    for column in table.columns:
        needed = "must be filled" if column.required else "may be empty"
        parts = [column.meaning, holds(column), f"from {column.refers_to}.csv" if column.refers_to else "", needed]
        yield f"{COMMENT} {column.name}: {'; '.join(filter(None, parts))}"


def holds(column: Column) -> str:
    """What a cell of a column holds, in words; empty where any words may stand."""
    if isinstance(column.parse, Codes):
        return f"one of {', '.join(column.parse.codes)}"
    if isinstance(column.parse, ListOf):
        entry = _HOLDS.get(column.parse.parse, "")
        return f"several are separated by “{SEPARATOR}”" + (f", each {entry}" if entry else "")
    return _HOLDS.get(column.parse, "")
