"""How many proposals stand where: counts by status and side, and the matrix of sectors by status."""

from collections.abc import Collection, Mapping, Sequence

import pandas as pd

from cooperation.analysis.lifecycle import Status

MOVING = (Status.UNDER_WAY, Status.COMPLETED)
SETTLED = (Status.AGREED, Status.SIGNED)
HALTED = (Status.STALLED, Status.DROPPED)


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


def once(proposals: pd.DataFrame) -> pd.DataFrame:
    """The rows that a total counts: each proposal once, parts with their whole where that is among the rows."""
    parts = proposals.dropna(subset=["part_of"])
    part_of = {int(row.number): int(row.part_of) for row in parts.itertuples()}  # type: ignore[arg-type]
    counted_with_whole = inside([int(number) for number in proposals["number"]], part_of)
    return proposals[~proposals["number"].isin(counted_with_whole)].drop_duplicates("number")


def count_by(proposals: pd.DataFrame, column: str, values: Sequence[str]) -> dict[str, int]:
    """Rows for each of the values of a column, in their order, zeros included."""
    counts = proposals[column].value_counts()
    return {value: int(counts.get(value, 0)) for value in values}


def matrix(by_sector: pd.DataFrame) -> dict[tuple[str, str], list[int]]:
    """The numbers of the proposals in each (sector, status) that has any, in rising order."""
    cells = by_sector.sort_values("number").groupby(["sector", "status"])["number"]
    return {(str(sector), str(status)): [int(n) for n in numbers] for (sector, status), numbers in cells}
