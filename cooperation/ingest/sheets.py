"""Read one table from a spreadsheet, .csv or .xlsx, as texts; what is no plain table is refused with a sentence.

Nothing is trusted of a file: how much it unpacks to, how many rows it claims, what a cell computes.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from cooperation.ingest.dataset import Problem

MOST_BYTES = 20_000_000
MOST_UNPACKED = 60_000_000
# Read within a request, and by a worker.
MOST_ROWS = 2_000
MOST_ROWS_BEHIND = 20_000
MOST_EMPTY = 5_000
MOST_COLUMNS = 200
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
PDF = b"%PDF"
# Excel counts days from here; a number that is formatted as a date falls into this year.
FIRST_YEAR = 1900

type Line = tuple[int, list[str]]


class SheetRefusedError(Exception):
    """The file is no table that can be read; the sentence says why, and what to do."""


class LargeSheetError(SheetRefusedError):
    """The table has more rows than are read at a time."""


@dataclass(frozen=True)
class Sheet:
    """The rows of a table: the line of each, and its cells by column; and what is wrong with single cells."""

    header: list[str]
    rows: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_sheet(path: Path, name: str, *, most: int = MOST_ROWS) -> Sheet:
    """The table of a file of at most so many rows; ``name`` is what it is called in problems.

    Raises SheetRefusedError, LargeSheetError where it has more rows.
    """
    if path.stat().st_size > MOST_BYTES:
        raise SheetRefusedError("The file is larger than 20 MB; split it.")
    with path.open("rb") as stream:
        start = stream.read(8)
    if not start:
        raise SheetRefusedError("The file is empty.")
    if start.startswith(PDF):
        raise SheetRefusedError("This is a PDF, whatever its name says; save the table as .xlsx or .csv.")
    if start.startswith(OLD_EXCEL):
        raise SheetRefusedError("This is an old .xls or a workbook with a password; save it as .xlsx without one.")
    problems: list[Problem] = []
    lines = _of_workbook(path, name, problems) if zipfile.is_zipfile(path) else _of_text(path, name, problems)
    return _table(lines, name, problems, most)


def _table(lines: Iterable[Line], name: str, problems: list[Problem], most: int) -> Sheet:
    """The first line that holds something is the header; lines of a single comment and empty ones are passed over."""
    filled = ((line, cells) for line, cells in lines if any(cells) and not cells[0].startswith("#"))
    line, header = next(filled, (0, []))
    if not header:
        raise SheetRefusedError("The file holds no rows.")
    while header and not header[-1]:
        header.pop()
    sheet = Sheet(header, problems=problems)
    doubled = {column for column in header if header.count(column) > 1}
    sheet.problems.extend(Problem(name, line, column, "The header has this column twice.") for column in doubled)
    for line, cells in filled:
        if len(sheet.rows) == most:
            raise LargeSheetError(f"The file has more than {most:,} rows; upload them in parts, or as a data set.")
        if any(cells[len(header) :]):
            sheet.problems.append(Problem(name, line, "", "The row has more cells than the header."))
        texts = [*cells, *[""] * (len(header) - len(cells))]
        sheet.rows.append((line, dict(zip(header, texts, strict=False))))
    return sheet


def _of_text(path: Path, name: str, problems: list[Problem]) -> Iterator[Line]:
    """The lines of a .csv: UTF-8, with commas, semicolons or tabs between its cells."""
    content = path.read_bytes()
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise SheetRefusedError("The file is not in UTF-8; save it as “CSV UTF-8”.") from error
    if "\0" in text:
        raise SheetRefusedError("The file is no text; save the table as .xlsx or .csv.")
    first = text.partition("\n")[0]
    mark = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    start, empty = 1, 0
    try:
        for cells in reader:
            if any(cell.startswith("=") for cell in cells):
                problems.append(Problem(name, start, "", "A cell holds a formula; replace it by its value."))
            yield start, [cell.strip() for cell in cells[:MOST_COLUMNS]]
            start, empty = reader.line_num + 1, 0 if any(cells) else empty + 1
            _check_empty(empty)
    except csv.Error as error:
        raise SheetRefusedError(f"Line {start} cannot be read as CSV: {error}.") from error


def _check_empty(count: int) -> None:
    if count > MOST_EMPTY:
        raise SheetRefusedError(
            f"The file has more than {MOST_EMPTY:,} empty rows on end; delete them and save it again."
        )


def _of_workbook(path: Path, name: str, problems: list[Problem]) -> Iterator[Line]:
    """The rows of a workbook's first sheet, without formulas, macros or anything outside its cells."""
    _check_archive(path)
    import openpyxl

    try:
        # Opened here, since it would judge a file by the end of its name.
        with path.open("rb") as stream:
            sheet = openpyxl.load_workbook(stream, read_only=True, keep_links=False).worksheets[0]
            sheet.reset_dimensions()
            empty = 0
            for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), start=1):
                cells = [_text(cell, name, number, problems) for cell in row]
                empty = 0 if any(cells) else empty + 1
                _check_empty(empty)
                if cells:
                    yield number, cells
    except SheetRefusedError:
        raise
    except Exception as error:  # openpyxl fails on broken files in a dozen ways
        raise SheetRefusedError("The workbook is broken and cannot be read; save it again as .xlsx.") from error


def _check_archive(path: Path) -> None:
    """Refuse what would unpack to too much, holds macros, or is another kind of archive."""
    try:
        entries = zipfile.ZipFile(path).infolist()
    except zipfile.BadZipFile as error:
        raise SheetRefusedError("The workbook is broken and cannot be read; save it again as .xlsx.") from error
    names = {entry.filename for entry in entries}
    if "xl/workbook.xml" not in names:
        raise SheetRefusedError(
            "This is an archive and no workbook; a zipped data set is uploaded under “Country pairs”."
        )
    if any(entry.endswith("vbaProject.bin") for entry in names):
        raise SheetRefusedError("The workbook holds macros; save it as .xlsx, without them.")
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise SheetRefusedError("The workbook unpacks to more than 60 MB; delete what is no part of the table.")


def _text(cell: Any, name: str, line: int, problems: list[Problem]) -> str:
    """A cell as text; formulas, errors and dates that are none are told."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        problems.append(Problem(name, line, cell.column_letter, "The cell holds a formula; replace it by its value."))
        return ""
    if cell.data_type == "e":
        problems.append(Problem(name, line, cell.column_letter, f"The cell holds the error {value}."))
        return ""
    if isinstance(value, date):
        if value.year <= FIRST_YEAR:
            sentence = "The cell holds a date of 1900: probably a number that is formatted as a date."
            problems.append(Problem(name, line, cell.column_letter, sentence))
        return value.isoformat().removesuffix("T00:00:00")
    if isinstance(value, float):
        return f"{Decimal(repr(value)).normalize():f}"
    return str(value).strip()
