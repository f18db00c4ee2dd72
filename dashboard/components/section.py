"""A part of a page that states a finding over a table."""

from dataclasses import dataclass
from typing import ClassVar

from dashboard.components.page import DataTable


@dataclass(frozen=True)
class Section:
    """A finding with its table and what to know of it."""

    template: ClassVar[str] = "section.html"

    key: str
    title: str
    subtitle: str
    table: DataTable
    note: str = ""
