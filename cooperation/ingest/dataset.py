"""Read a data set from its folder and check it: every problem with file, line, column and a sentence."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cooperation.analysis.categories import CommonScope
from cooperation.analysis.dates import PartialDate
from cooperation.analysis.lifecycle import Move, Status, check_change
from cooperation.ingest.cells import Column, Table, locator
from cooperation.ingest.contract import TABLES
from cooperation.ingest.package import COMMENT, DESCRIPTOR, VersionRefusedError, version_of
from cooperation.ingest.reference import SECTORS

MAX_FILE_BYTES = 200_000_000
type Key = tuple[Any, ...]


@dataclass(frozen=True, order=True)
class Problem:
    """Why a data set cannot be loaded: where (line 0 is the whole file), and a sentence for who corrects it."""

    file: str
    line: int
    column: str
    sentence: str

    def __str__(self) -> str:
        line = f"line {self.line}" if self.line else ""
        return f"{', '.join(filter(None, (self.file, line, self.column)))}: {self.sentence}"


@dataclass(frozen=True)
class Row:
    """A row as read: its first line in the file and the value of each cell (None where the cell is empty)."""

    line: int
    values: dict[str, Any]

    def key(self, table: Table) -> Key:
        """What identifies the row within its table."""
        return tuple(self.values[name] for name in table.key)


@dataclass(frozen=True)
class Dataset:
    """The rows of each table by its name, and everything that is wrong with them."""

    rows: dict[str, list[Row]]
    problems: list[Problem]


def read_folder(folder: Path, known: dict[str, set[Any]]) -> Dataset:
    """Read and check a pair's folder; ``known`` holds the codes of tables that live elsewhere (sectors)."""
    try:
        version = version_of(folder)
    except VersionRefusedError as error:
        return Dataset({table.name: [] for table in TABLES}, [Problem(DESCRIPTOR, 0, "", str(error))])
    rows: dict[str, list[Row]] = {}
    problems: list[Problem] = []
    for table in TABLES:
        if table.since > version and not (folder / table.file).exists():
            rows[table.name] = []
            continue
        rows[table.name], found = read_table(folder / table.file, table)
        problems += found
    problems += _unknown_files(folder)
    problems += _unresolved(rows, known)
    rows["status_changes"] = _placed(rows["status_changes"])
    problems += _broken_histories(rows["status_changes"])
    return Dataset(rows, sorted(problems))


def read_sectors(path: Path) -> tuple[list[Row], list[Problem]]:
    """Read and check the file of sectors, in which a group stands above its sectors."""
    rows, problems = read_table(path, SECTORS)
    groups = {row.values["code"]: row.line for row in rows if row.values["parent"] is None}
    for row in rows:
        group = row.values["parent"]
        if group is not None and not groups.get(group, row.line) < row.line:
            problems.append(Problem(SECTORS.file, row.line, "parent", f"No group “{group}” stands above."))
    return rows, sorted(problems)


def read_table(path: Path, table: Table) -> tuple[list[Row], list[Problem]]:
    """Read one file; rows with a problem are left out of the rows and told in the problems."""
    if not path.is_file():
        return [], [Problem(table.file, 0, "", "The file is missing.")]
    if path.stat().st_size > MAX_FILE_BYTES:
        return [], [Problem(table.file, 0, "", "The file is larger than 200 MB.")]
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            return _read_lines(csv.reader(stream, strict=True), table)
    except UnicodeDecodeError:
        return [], [Problem(table.file, 0, "", "The file is not in UTF-8.")]


def _read_lines(lines: Any, table: Table) -> tuple[list[Row], list[Problem]]:
    rows: list[Row] = []
    problems: list[Problem] = []
    expected = [column.name for column in table.columns]
    # Where a row begins: with line ends inside its cells, or a quotation mark left open, it ends further down.
    start = 1
    try:
        header: list[str] = next(lines, [])
        if header != expected:
            sentence = f"The header must be: {','.join(expected)}."
            return [], [Problem(table.file, 1, "", sentence)]
        start = lines.line_num + 1
        for cells in lines:
            if not _is_comment(cells):
                row, found = _read_row(cells, start, table)
                problems += found
                rows += [row] if row else []
            start = lines.line_num + 1
    except csv.Error as error:
        problems.append(Problem(table.file, start, "", f"The line cannot be read as CSV: {error}."))
    return rows, [*problems, *_repeated_keys(rows, table)]


def _is_comment(cells: list[str]) -> bool:
    return bool(cells) and cells[0].startswith(COMMENT)


def _read_row(cells: list[str], line: int, table: Table) -> tuple[Row | None, list[Problem]]:
    if len(cells) != len(table.columns):
        sentence = f"The row has {len(cells)} cells; the header has {len(table.columns)}."
        return None, [Problem(table.file, line, "", sentence)]
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for column, cell in zip(table.columns, cells, strict=True):
        try:
            values[column.name] = _read_cell(column, cell)
        except ValueError as error:
            problems.append(Problem(table.file, line, column.name, str(error)))
    return (None if problems else Row(line, values)), problems


def _read_cell(column: Column, cell: str) -> Any:
    if cell != cell.strip():
        raise ValueError("The cell begins or ends with a space.")
    if not cell:
        if column.required:
            raise ValueError("The cell must not be empty.")
        return None
    return column.parse(cell)


def _repeated_keys(rows: list[Row], table: Table) -> Iterator[Problem]:
    first_line: dict[Key, int] = {}
    for row in rows:
        key = row.key(table)
        if key in first_line:
            words = ", ".join(map(str, key))
            sentence = f"“{words}” stands on line {first_line[key]} already."
            yield Problem(table.file, row.line, table.key[-1], sentence)
        first_line.setdefault(key, row.line)


def _unknown_files(folder: Path) -> Iterator[Problem]:
    expected = {table.file for table in TABLES}
    for path in sorted(folder.glob("*.csv")):
        if path.name not in expected:
            yield Problem(path.name, 0, "", "The format knows no such file.")


def _unresolved(rows: dict[str, list[Row]], known: dict[str, set[Any]]) -> Iterator[Problem]:
    """References to rows that are not there."""
    keys = {table.name: {_reference_key(row.key(table)) for row in rows[table.name]} for table in TABLES} | known
    keys["scopes"] |= {*CommonScope}
    for table in TABLES:
        for column in table.columns:
            if column.refers_to:
                yield from _unresolved_in(rows[table.name], table, column, keys[column.refers_to])


def _unresolved_in(rows: list[Row], table: Table, column: Column, keys: set[Any]) -> Iterator[Problem]:
    for row in rows:
        for entry in _entries(column, row.values[column.name]):
            wanted = entry[0] if _is_annotated(table, column) else entry
            if wanted not in keys:
                shown = ":".join(map(str, wanted)) if isinstance(wanted, tuple) else wanted
                sentence = f"There is no “{shown}” in {column.refers_to}.csv."
                yield Problem(table.file, row.line, column.name, sentence)


def _is_annotated(table: Table, column: Column) -> bool:
    """Whether an entry names a row and something about it: a body's role, what an event shows, a deadline."""
    return (table.name, column.name) in {
        ("proposals", "parties"),
        ("proposals", "earlier_deadlines"),
        ("events", "proposals"),
    }


def _reference_key(key: Key) -> Any:
    return key[0] if len(key) == 1 else key


def _entries(column: Column, value: Any) -> Iterable[Any]:
    """What a cell points to: the entries of a list, or the one that it holds."""
    if value is None:
        return ()
    return value if isinstance(value, tuple) and column.parse is not locator else (value,)


def _placed(changes: list[Row]) -> list[Row]:
    """Steps with ``follows_on``: the date of the step above where their own is coarser and would sort before it.

    A source that says "2024" of what came after the 28th of March is no earlier for that.
    """
    latest: dict[int, PartialDate] = {}
    placed = []
    for row in changes:
        own, above = row.values["changed_on"], latest.get(row.values["proposal"])
        follows_on = above if above is not None and own < above else None
        placed.append(replace(row, values=row.values | {"follows_on": follows_on}))
        latest[row.values["proposal"]] = follows_on or own
    return placed


def _broken_histories(changes: list[Row]) -> Iterator[Problem]:
    """Each change starts from the status that the one before it left, in order of time."""
    latest: dict[int, Row] = {}
    for row in changes:
        before = latest.get(row.values["proposal"])
        sentence = _broken_step(before.values if before else None, row.values)
        if sentence:
            yield Problem("status_changes.csv", row.line, "old", sentence)
        latest[row.values["proposal"]] = row


def _broken_step(before: dict[str, Any] | None, step: dict[str, Any]) -> str:
    if before is None:
        if step["move"] not in (None, Move.STEP):
            return "The first status of a proposal is neither said again nor a way back."
        return "The first status of a proposal has no earlier one." if step["old"] else ""
    if step["old"] != before["new"]:
        return f"The status before was “{before['new']}”."
    if step["follows_on"] and (step["changed_until"] or step["changed_on"]).latest < step["follows_on"].earliest:
        return "The change is dated before the one above it."
    try:
        check_change(Status(step["old"]), Status(step["new"]), Move(step["move"] or Move.STEP))
    except ValueError as error:
        return str(error)
    return ""
