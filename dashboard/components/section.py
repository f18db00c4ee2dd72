"""A part of a page that states a finding over a table."""

from dataclasses import dataclass

from dashboard.components.page import DataTable


@dataclass(frozen=True)
class Section:
    """A finding with its table and what to know of it."""

    key: str
    title: str
    subtitle: str
    table: DataTable
    note: str = ""
