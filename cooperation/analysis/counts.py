"""How many proposals stand where: counts by status and side, and the matrix of sectors by status."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a proposal stands; once for each sector where they are told apart.

    ``put_forward_by`` is an alpha-3 code, "both" or what the proposer was beside them, ``part_of`` the number of the
    whole. A proposal without a published status has neither status nor basis.
    """

    number: int
    title: str
    put_forward_by: str
    part_of: int | None
    status: str | None
    basis: str | None = None
    sector: str = ""
    group: str = ""


def inside(chosen: Collection[int], part_of: Mapping[int, int]) -> set[int]:
    """Those of the chosen that are a part of another of the chosen, over however many steps.

    They are counted with their whole: a total counts each thing once. ``part_of`` leads from a part to its whole;
    a circle, which the record does not allow, leaves none of its members out.
    """
    among = set(chosen)
    return {number for number in part_of.keys() & among if not among.isdisjoint(_wholes(number, part_of))}


def _wholes(number: int, part_of: Mapping[int, int]) -> set[int]:
    """All that something is a part of, itself never."""
    wholes: list[int] = []
    while (whole := part_of.get(number)) is not None and whole not in wholes:
        wholes.append(whole)
        number = whole
    return set(wholes) if number not in part_of else set()


class Counted(Protocol):
    """A proposal that is counted with the whole that it is a part of."""

    @property
    def number(self) -> int:
        """Its number."""

    @property
    def part_of(self) -> int | None:
        """That of the whole."""


def once[Row: Counted](rows: Sequence[Row]) -> list[Row]:
    """The rows that a total counts: each proposal once, parts with their whole where that is among the rows."""
    by_number = {row.number: row for row in reversed(rows)}
    part_of = {row.number: row.part_of for row in rows if row.part_of is not None}
    counted_with_whole = inside(by_number.keys(), part_of)
    return [row for row in reversed(by_number.values()) if row.number not in counted_with_whole]


def count_by(values: Iterable[str | None], shown: Sequence[str]) -> dict[str, int]:
    """How often each of the values that are shown occurs, in their order, zeros included."""
    counts = Counter(values)
    return {value: counts[value] for value in shown}


def matrix(by_sector: Iterable[Standing]) -> dict[tuple[str, str], list[int]]:
    """The numbers of the proposals in each (sector, status) that has any, in rising order."""
    cells: dict[tuple[str, str], list[int]] = {}
    for row in sorted(by_sector, key=lambda row: row.number):
        if row.status is not None:
            cells.setdefault((row.sector, row.status), []).append(row.number)
    return dict(sorted(cells.items()))
