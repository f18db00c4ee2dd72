"""Rows given as cells of the data set, put into a pair's record: checked as a whole data set, all or nothing."""

import csv
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.db import transaction

from cooperation.actions.dataset import DatasetRefusedError, LoadOrder, LoadReport, load_folder
from cooperation.actions.export import export_folder
from cooperation.ingest.cells import Table
from cooperation.ingest.contract import TABLES
from cooperation.ingest.dataset import Problem, read_table
from cooperation.models import CountryPair

TABLE = {table.name: table for table in TABLES}

type Cells = dict[str, str]


@dataclass(frozen=True)
class Amendment:
    """Rows of one table: the line of each where it was given, and its cells; columns that are not given stay."""

    table: Table
    rows: list[tuple[int, Cells]]

    def key(self, cells: Cells) -> tuple[str, ...]:
        """What identifies a row, as text."""
        return tuple(cells.get(name, "") for name in self.table.key)


def current_cells(pair: CountryPair, table: Table) -> dict[tuple[str, ...], Cells]:
    """The cells of a pair's published rows of a table, by their keys as text."""
    with TemporaryDirectory() as name:
        export_folder(pair, Path(name))
        rows = _rows_in(Path(name) / table.file)
    return {tuple(row[key] for key in table.key): row for row in rows}


def amend(
    pair: CountryPair, amendment: Amendment, asked: LoadOrder, *, check_only: bool = False, today: date | None = None
) -> LoadReport:
    """Store these rows as a load of the whole data set would; raises DatasetRefusedError with every problem.

    The problems name the lines where the rows were given.
    """
    with _folder(pair, amendment) as (folder, lines), transaction.atomic():
        try:
            keys = frozenset(
                row.key(amendment.table)
                for row in read_table(folder / amendment.table.file, amendment.table)[0]
                if row.line in lines
            )
            report = load_folder(folder, replace(asked, table=amendment.table.name, keys=keys), today=today)
        except DatasetRefusedError as error:
            raise DatasetRefusedError(_placed(error.problems, amendment.table, lines)) from error
        if check_only:
            transaction.set_rollback(True)
    return report


@contextmanager
def _folder(pair: CountryPair, amendment: Amendment) -> Iterator[tuple[Path, dict[int, int]]]:
    """The pair's record with these rows in it, as a folder; and where each of them stands: line there, line given."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        export_folder(pair, folder)
        path = folder / amendment.table.file
        stored = {amendment.key(row): (0, row) for row in _rows_in(path)}
        for line, cells in amendment.rows:
            key = amendment.key(cells)
            before = stored.get(key, (0, {}))
            # A key that is given twice is told as such, so both rows have to be there.
            stored[(*key, str(line)) if before[0] else key] = (line, before[1] | cells)
        yield folder, _write(path, amendment.table, stored.values())


def _rows_in(path: Path) -> list[Cells]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _write(path: Path, table: Table, rows: Iterable[tuple[int, Cells]]) -> dict[int, int]:
    lines: dict[int, int] = {}
    columns = [column.name for column in table.columns]
    at = 2
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(columns)
        for given, cells in rows:
            texts = [cells.get(name, "") for name in columns]
            writer.writerow(texts)
            if given:
                lines[at] = given
            at += 1 + sum(text.count("\n") for text in texts)
    return lines


def _placed(problems: Iterable[Problem], table: Table, lines: dict[int, int]) -> list[Problem]:
    """Problems at the lines where the rows were given; those of other rows name no line, since nobody gave them."""
    return [
        replace(problem, line=lines.get(problem.line, 0)) if problem.file == table.file else problem
        for problem in problems
    ]


def version_of(change: Any) -> Cells:
    """The cells of the data set in a version that the history holds; what it holds besides is left out."""
    table = TABLE[change.table]
    return {name: cell for name, cell in (change.after or change.before).items() if name in table.by_name}
