"""What a cell of a data set can hold, and how columns and tables are described.

Each rule takes the cell's text and gives its value, or a ValueError with a sentence for the editor.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from cooperation.analysis.axes import Shows
from cooperation.analysis.characters import hidden
from cooperation.analysis.dates import PartialDate, Precision

SEPARATOR = "; "
# What an event can show about a proposal, other than the statement that is meant without a word.
BEARINGS = tuple(shows.value for shows in Shows if shows is not Shows.STATEMENT)

# What can stand in place of the country that put something forward.
PROPOSERS = ("both", "company", "not_said")

_COUNTRY = re.compile(r"[A-Z]{3}")
_WHOLE = re.compile(r"[1-9][0-9]{0,8}")
_NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,12})?")


def text(cell: str) -> str:
    """Any words; NUL bytes, which no database keeps, are refused, and so is what nobody sees and turns words around."""
    if "\0" in cell:
        raise ValueError("The cell holds a NUL byte.")
    if code := hidden(cell):
        raise ValueError(f"The cell holds the hidden character {code}; leave it out.")
    return cell


def whole(cell: str) -> int:
    """A positive whole number such as 19."""
    if not _WHOLE.fullmatch(cell):
        raise ValueError(f"“{cell}” is not a positive whole number.")
    return int(cell)


def number(cell: str) -> Decimal:
    """A decimal number with a point, such as 0.5 or -46.4, of at most twelve digits on either side of it."""
    if not _NUMBER.fullmatch(cell):
        raise ValueError(f"“{cell}” is not a number; write it with a point, such as 0.5.")
    return Decimal(cell)


def day(cell: str) -> date:
    """A day such as 2017-09-30, in the years that a partial date can have."""
    try:
        stated = PartialDate.parse(cell)
    except ValueError:
        stated = None
    if stated is None or stated.precision is not Precision.DAY:
        raise ValueError(f"“{cell}” is not a day; write it as 2017-09-30.")
    return stated.earliest


def yes(cell: str) -> bool:
    """The word "yes"; what is not so stays empty."""
    if cell != "yes":
        raise ValueError(f"“{cell}” is neither “yes” nor empty.")
    return True


def locator(cell: str) -> tuple[int, int]:
    """A paragraph of a source: "1:19" is source 1, paragraph 19."""
    source, colon, paragraph = cell.partition(":")
    if not colon:
        raise ValueError(f"“{cell}” names no paragraph; write source and paragraph as 1:19.")
    return whole(source), whole(paragraph)


def party(cell: str) -> tuple[str, str]:
    """A body and its role, as in "president-blr:put_forward"."""
    body, _, role = cell.partition(":")
    if role not in ("put_forward", "backed", "asked", "beneficiary"):
        raise ValueError(f"“{cell}” is not a body with its role, such as president-blr:put_forward.")
    return body, role


def proposer(cell: str) -> str:
    """Who put something forward: a country's code, or "both", "company", "not_said"."""
    if cell not in PROPOSERS and not _COUNTRY.fullmatch(cell):
        raise ValueError(f"“{cell}” is neither a country such as KAZ nor one of: {', '.join(PROPOSERS)}.")
    return cell


def earlier_deadline(cell: str) -> tuple[tuple[int, int], PartialDate]:
    """A deadline that held before, with the paragraph that states it: "2025-12@3:5"."""
    deadline, at, paragraph = cell.partition("@")
    if not at:
        raise ValueError(f"“{cell}” is not a date with its paragraph, such as 2025-12@3:5.")
    return locator(paragraph), PartialDate.parse(deadline)


def bearing(cell: str) -> tuple[int, str]:
    """A proposal and what an event shows about it: "8:document"; "8" alone is a statement."""
    proposal, colon, shows = cell.partition(":")
    if colon and shows not in BEARINGS:
        raise ValueError(f"“{cell}” is not a proposal with what is shown about it, such as 8:document.")
    return whole(proposal), shows or Shows.STATEMENT.value


@dataclass(frozen=True)
class ListOf:
    """A list in one cell, each entry read by the same rule; none empty, none twice."""

    parse: Callable[[str], Any]

    def __call__(self, cell: str) -> tuple[Any, ...]:
        entries = cell.split(SEPARATOR)
        if "" in entries:
            raise ValueError("The list has an empty entry.")
        values = tuple(self.parse(entry) for entry in entries)
        if len(set(values)) < len(values):
            raise ValueError("The list has an entry twice.")
        if len(values) > 1 and self.parse is proposer and {*values} & {*PROPOSERS}:
            raise ValueError(f"Only countries stand together; {', '.join(PROPOSERS)} each stand alone.")
        return values


@dataclass(frozen=True)
class Codes:
    """One of a few codes."""

    codes: tuple[str, ...]

    def __call__(self, cell: str) -> str:
        if cell not in self.codes:
            raise ValueError(f"“{cell}” is not one of: {', '.join(self.codes)}.")
        return cell


def each(parse: Callable[[str], Any]) -> ListOf:
    """A list in one cell."""
    return ListOf(parse)


def one_of(*codes: str) -> Codes:
    """One of a few codes."""
    return Codes(tuple(str(code) for code in codes))


@dataclass(frozen=True)
class Column:
    """A column: how a cell is read, what it means, whether it must be filled, which table it points to."""

    name: str
    parse: Callable[[str], Any]
    meaning: str
    required: bool = False
    refers_to: str = ""


@dataclass(frozen=True)
class Table:
    """A file of the data set: its columns in order, those that identify a row, the version that it came with."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    meaning: str
    since: int = 3
    by_name: dict[str, Column] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {column.name: column for column in self.columns})

    @property
    def file(self) -> str:
        """The file's name in the folder."""
        return f"{self.name}.csv"
