"""Read a file of official statistics: a row an observation, with what is said of its series beside it."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import Any

from cooperation.analysis.dates import PartialDate
from cooperation.analysis.observations import WITHOUT_VALUE, Observation, ObservationStatus, read_observation, written
from cooperation.ingest.cells import Column, number, one_of, text, whole, yes
from cooperation.ingest.columns import CATEGORY, DEFAULT_UNIT, UNITS
from cooperation.ingest.dataset import MAX_FILE_BYTES, Problem

# What is said of a series, alike in all rows of one edition; then the observation.
EDITION = (
    Column("reporter", text, "alpha-3 code of the country whose trade it is", required=True),
    Column("partner", text, "alpha-3 code of the country that it trades with", required=True),
    Column("flow", one_of("X", "M"), "X exports, M imports; from the reporter's side", required=True),
    Column("office", text, "who publishes the series", required=True),
    Column("edition_on", PartialDate.parse, "when this edition was published", required=True),
    Column("own", yes, "yes where that is the reporter's own office"),
    Column("category", CATEGORY, "what is exchanged; goods when empty"),
    Column("table", text, "number or name of the table at the office"),
    Column("classification", text, "such as HS 2017"),
    Column("valuation", one_of("FOB", "CIF"), "at which border goods are valued"),
    Column("partner_by", one_of("origin", "consignment", "destination"), "by what the partner country is told"),
    Column("unit", one_of(*UNITS), "the unit of the values; million when empty"),
    Column("provisional", yes, "yes where the office calls the edition provisional"),
    Column("url", text, "address of the table"),
    Column("caution", text, "what to keep in mind when using the series"),
)
OBSERVATION = (
    Column("year", whole, "the year", required=True),
    Column("month", whole, "the month, 1 to 12; empty for the whole year"),
    Column("value", number, "the amount; empty where none is published"),
    Column("status", one_of(*ObservationStatus), "reported when empty"),
)
COLUMNS = (*EDITION, *OBSERVATION)


@dataclass(frozen=True)
class EditionRead:
    """An edition of a series as a file gives it: what is said of it, its observations as text, and its first line."""

    line: int
    said: Mapping[str, Any]
    observations: str

    @property
    def pair(self) -> tuple[str, str]:
        """The codes of the two countries, the smaller first."""
        first, second = sorted((self.said["reporter"], self.said["partner"]))
        return first, second


def read_series(path: Path) -> tuple[list[EditionRead], list[Problem]]:
    """The editions in a CSV file, in the order of their first rows, and everything that is wrong with it."""
    if path.stat().st_size > MAX_FILE_BYTES:
        return [], [Problem(path.name, 0, "", "The file is larger than 200 MB.")]
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            return _read_lines(path.name, csv.reader(stream, strict=True))
    except UnicodeDecodeError:
        return [], [Problem(path.name, 0, "", "The file is not in UTF-8.")]
    except csv.Error as error:
        return [], [Problem(path.name, 0, "", f"The file cannot be read as CSV: {error}.")]


def _read_lines(name: str, lines: Any) -> tuple[list[EditionRead], list[Problem]]:
    header: list[str] = next(lines, [])
    problems = [Problem(name, 1, "", sentence) for sentence in _wrong_header(header)]
    if problems:
        return [], problems
    editions: dict[tuple[Any, ...], list[tuple[int, Observation]]] = defaultdict(list)
    said: dict[tuple[Any, ...], dict[str, Any]] = {}
    for cells in lines:
        if not any(cells):
            continue
        row, found = _read_row(name, lines.line_num, header, cells)
        problems += found
        if row is None:
            continue
        try:
            observation = _observation(row)
        except ValueError as error:
            problems.append(Problem(name, lines.line_num, "value", str(error)))
            continue
        key = tuple(row[column.name] for column in EDITION)
        said.setdefault(key, {column.name: row[column.name] for column in EDITION})
        editions[key].append((lines.line_num, observation))
    for observed in editions.values():
        problems += _twice(name, observed)
    if not editions and not problems:
        problems.append(Problem(name, 0, "", "The file holds no observation."))
    found_editions = [
        EditionRead(observed[0][0], said[key], written(one for _line, one in observed))
        for key, observed in editions.items()
    ]
    return found_editions, problems


def _wrong_header(header: list[str]) -> Iterator[str]:
    known = {column.name for column in COLUMNS}
    for column in COLUMNS:
        if column.required and column.name not in header:
            yield f"The column “{column.name}” is missing: {column.meaning}."
    for column_name in header:
        if column_name not in known:
            yield f"The column “{column_name}” is not known; there may be: {', '.join(one.name for one in COLUMNS)}."
    if len({*header}) < len(header):
        yield "A column stands twice."


def _read_row(name: str, line: int, header: list[str], cells: list[str]) -> tuple[dict[str, Any] | None, list[Problem]]:
    if len(cells) != len(header):
        return None, [Problem(name, line, "", f"The row has {len(cells)} cells; the header has {len(header)}.")]
    by_name = dict(zip(header, (cell.strip() for cell in cells), strict=True))
    values: dict[str, Any] = {}
    problems = []
    for column in COLUMNS:
        cell = by_name.get(column.name, "")
        if not cell:
            values[column.name] = None
            if column.required:
                problems.append(Problem(name, line, column.name, "The cell must not be empty."))
            continue
        try:
            values[column.name] = column.parse(cell)
        except ValueError as error:
            problems.append(Problem(name, line, column.name, str(error)))
    if not problems and values["reporter"] == values["partner"]:
        problems.append(Problem(name, line, "partner", "A country does not trade with itself."))
    values["unit"] = values.get("unit") or DEFAULT_UNIT
    values["category"] = values.get("category") or "goods"
    return (None if problems else values), problems


def _observation(row: Mapping[str, Any]) -> Observation:
    when = f"{row['year']:04d}" + (f"-{row['month']:02d}" if row["month"] else "")
    value: Decimal | None = row["value"]
    status = row["status"] or (ObservationStatus.REPORTED if value is not None else ObservationStatus.MISSING)
    shown = "" if value is None or (status in WITHOUT_VALUE and not value) else f"{value:f}"
    return read_observation(" ".join(filter(None, (when, shown, "" if status == "reported" else status))))


def _twice(name: str, observed: Iterable[tuple[int, Observation]]) -> Iterator[Problem]:
    """Observations of one year or month that stand there more than once."""
    ordered = sorted(observed, key=lambda one: (one[1].when, one[0]))
    for when, group in groupby(ordered, key=lambda one: one[1].when):
        (first, _one), *again = group
        for line, _other in again:
            yield Problem(name, line, "year", f"“{when}” of this series stands on line {first} already.")
