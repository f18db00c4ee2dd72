"""How many proposals stand where: counts by status and side, and the matrix of sectors by status."""

from collections.abc import Sequence

import pandas as pd

from cooperation.analysis.lifecycle import Status

MOVING = (Status.UNDER_WAY, Status.COMPLETED)
SETTLED = (Status.AGREED, Status.SIGNED)
HALTED = (Status.STALLED, Status.DROPPED)


def count_by(proposals: pd.DataFrame, column: str, values: Sequence[str]) -> dict[str, int]:
    """Rows for each of the values of a column, in their order, zeros included."""
    counts = proposals[column].value_counts()
    return {value: int(counts.get(value, 0)) for value in values}


def matrix(by_sector: pd.DataFrame) -> dict[tuple[str, str], list[int]]:
    """The numbers of the proposals in each (sector, status) that has any, in rising order."""
    cells = by_sector.sort_values("number").groupby(["sector", "status"])["number"]
    return {(str(sector), str(status)): [int(n) for n in numbers] for (sector, status), numbers in cells}
