"""One table of a pair from a spreadsheet: looked at cell by cell, then stored in one step or not at all."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Self

from cooperation.actions.amending import Amendment, Cells, amend, current_cells
from cooperation.actions.dataset import BY, DatasetRefusedError, LoadOrder, LoadReport, Told, questions_about, untold
from cooperation.ingest.cells import Table
from cooperation.ingest.dataset import Problem
from cooperation.ingest.sheets import Sheet
from cooperation.models import Change, CountryPair

# Rows on a page; the numbers beside them are of all.
MOST_SHOWN = 500


@dataclass(frozen=True)
class CellChange:
    """A cell that would change; and who corrected it by hand, and when."""

    column: str
    old: str
    new: str
    corrected_by: str = ""
    corrected_on: date | None = None


@dataclass(frozen=True)
class RowChange:
    """A row of the sheet: its line, its key, whether it is new, and the cells that would change."""

    line: int
    key: str
    is_new: bool
    cells: list[CellChange] = field(default_factory=list)

    @property
    def corrected(self) -> int:
        """How many of its cells somebody corrected by hand."""
        return sum(bool(cell.corrected_by) for cell in self.cells)


@dataclass(frozen=True)
class Brought:
    """A sheet that is brought for a table of a pair."""

    pair: CountryPair
    table: Table
    sheet: Sheet


@dataclass(frozen=True)
class SheetReport:
    """What a sheet would do: rows that are new or differ, how many are the same, and everything that is wrong.

    ``rows`` may be the first of them alone: ``differing`` counts all, ``added`` the new ones, and ``corrected`` the
    cells that somebody corrected by hand and that the sheet holds otherwise. ``questions``: what would seem odd about
    rows and is not confirmed in the sheet.
    """

    rows: list[RowChange] = field(default_factory=list)
    same: int = 0
    problems: list[Problem] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    differing: int = 0
    added: int = 0
    corrected: int = 0

    @property
    def more(self) -> int:
        """How many rows differ besides those that it holds."""
        return self.differing - len(self.rows)

    def shortened(self, most: int = MOST_SHOWN) -> Self:
        """With so many rows at most, since more fill no page that is read.

        Those that were corrected by hand go before others, and those that change before new ones.
        """
        first = sorted(self.rows, key=lambda row: (not row.corrected, row.is_new))[:most]
        return replace(self, rows=sorted(first, key=lambda row: row.line))


def look(brought: Brought, *, keep_corrections: bool, today: date | None = None, tell: Told = untold) -> SheetReport:
    """What the sheet would do; with ``keep_corrections`` cells corrected by hand stay, and are told all the same.

    ``today``: the day after which something lies in the future; ``tell`` hears how far it is.
    """
    pair, table, sheet = brought.pair, brought.table, brought.sheet
    problems = [*sheet.problems, *_of_header(table, sheet)]
    if problems:
        return SheetReport(problems=sorted(problems))
    rows, asked_already, questions = _changes(pair, table, sheet), questions_about(pair, today), []
    try:
        amendment = _amendment(table, sheet, rows, keep_corrections)
        questions = amend(pair, amendment, LoadOrder(tell=tell), check_only=True, today=today).questions
    except DatasetRefusedError as error:
        problems = list(error.problems)
    differing = [row for row in rows if row.is_new or row.cells]
    new = [question for question in questions if question not in asked_already]
    return SheetReport(
        differing,
        len(rows) - len(differing),
        problems,
        new,
        differing=len(differing),
        added=sum(row.is_new for row in differing),
        corrected=sum(row.corrected for row in differing),
    )


def accept(brought: Brought, *, by: str, keep_corrections: bool, tell: Told = untold) -> LoadReport:
    """Store the sheet; raises DatasetRefusedError with every problem, and then nothing is stored."""
    pair, table, sheet = brought.pair, brought.table, brought.sheet
    problems = [*sheet.problems, *_of_header(table, sheet)]
    if problems:
        raise DatasetRefusedError(problems)
    amendment = _amendment(table, sheet, _changes(pair, table, sheet), keep_corrections)
    return amend(pair, amendment, LoadOrder(by=by, tell=tell))


def _of_header(table: Table, sheet: Sheet) -> Iterable[Problem]:
    for column in sheet.header:
        if column not in table.by_name:
            sentence = f"{table.file} has no column “{column}”; it has: {', '.join(table.by_name)}."
            yield Problem(table.file, 1, column, sentence)
    for name in table.key:
        if name not in sheet.header:
            yield Problem(table.file, 1, name, "This column is needed to find the rows.")


def _changes(pair: CountryPair, table: Table, sheet: Sheet) -> list[RowChange]:
    stored = current_cells(pair, table)
    by_hand = _corrected_by_hand(pair, table)
    found = []
    for line, cells in sheet.rows:
        key = tuple(cells.get(name, "") for name in table.key)
        before = stored.get(key)
        changes = [
            CellChange(column, (before or {}).get(column, ""), text, *by_hand.get((key, column), ("", None)))
            for column, text in cells.items()
            if (before or {}).get(column, "") != text
        ]
        found.append(RowChange(line, ", ".join(key), before is None, changes))
    return found


def _amendment(table: Table, sheet: Sheet, rows: list[RowChange], keep_corrections: bool) -> Amendment:
    kept: dict[int, set[str]] = {
        row.line: {cell.column for cell in row.cells if cell.corrected_by and keep_corrections} for row in rows
    }
    given: list[tuple[int, Cells]] = [
        (line, {column: text for column, text in cells.items() if column not in kept.get(line, set())})
        for line, cells in sheet.rows
    ]
    return Amendment(table, given)


def _corrected_by_hand(pair: CountryPair, table: Table) -> dict[Any, tuple[str, date]]:
    """Who corrected a cell last, and when, by the key of its row and the column; what was loaded is not told."""
    noted = Change.objects.filter(pair=pair, table=table.name).exclude(before={}).exclude(after={}).order_by("pk")
    found: dict[Any, tuple[str, date]] = {}
    for change in noted:
        key = tuple(change.after.get(name, "") for name in table.key)
        for column in change.corrected:
            if change.recorded_by == BY:
                found.pop((key, column), None)
            else:
                found[key, column] = (change.recorded_by, change.recorded_at.date())
    return found
