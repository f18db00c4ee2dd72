"""A statement that a level had been reached, held against the levels on record.

Nothing here says that the statement is false: a year without a figure says nothing, and a figure says only what
one side stated.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from cooperation.analysis.choosing.bearing import Bearing
from cooperation.analysis.intervals import Interval
from cooperation.analysis.series import Level
from cooperation.analysis.target import Held, meets


class Standing(StrEnum):
    """Where one level stands against the claimed one."""

    BELOW = "below"
    ABOVE = "above"
    CANNOT_BE_TOLD = "cannot_be_told"


@dataclass(frozen=True)
class Check:
    """A level of a whole year and where it stands against the claimed one."""

    level: Level
    standing: Standing
    bearing: Bearing = Bearing.COUNTS

    @property
    def year(self) -> int:
        """The year in which the level's period ends."""
        return self.level.key.period.year


def standing(claimed: Interval, value: Interval, printed: Decimal | None = None) -> Standing:
    """Below, or above (that is, at the claimed level), only where every value that the words allow is so.

    A number printed without a hedge is at the level where it is printed so.
    """
    if meets(claimed, value, printed):
        return Standing.ABOVE
    return Standing.CANNOT_BE_TOLD if value.intersects(claimed) else Standing.BELOW


def checked(claimed: Interval, levels: Iterable[Held]) -> list[Check]:
    """Each level of a full year held against the claimed one, in time."""
    years = (held for held in levels if held.period.is_full_year)
    ordered = sorted(years, key=lambda held: (held.period, held.level.is_derived, held.level.code))
    return [Check(held.level, standing(claimed, held.value, held.printed), held.bearing) for held in ordered]


def nearest_miss(checks: Iterable[Check]) -> Check | None:
    """Of the levels below the claimed one the highest; None without one."""
    below = (check for check in checks if check.standing is Standing.BELOW)
    return max(below, key=lambda check: (check.level.value.high or 0, check.level.key.period), default=None)
