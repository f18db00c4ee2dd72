"""A part of a page that states a finding over a table."""

from dataclasses import dataclass, replace
from typing import ClassVar

from dashboard.components.page import DataTable


@dataclass(frozen=True)
class Section:
    """A finding with its table and what to know of it.

    ``everything`` is the number of all rows, where the table holds the first of them.
    """

    template: ClassVar[str] = "section.html"

    key: str
    title: str
    subtitle: str
    table: DataTable
    note: str = ""
    everything: int = 0


def first_rows(section: Section, most: int, opened: str) -> Section:
    """The section with the first rows of its table; with all of them where ``opened`` is its key."""
    rows = section.table.rows
    if len(rows) <= most or opened == section.key:
        return section
    return replace(section, table=replace(section.table, rows=rows[:most]), everything=len(rows))
