"""A statement that a level had been reached, held against the levels on record.

Nothing here says that the statement is false: a year without a figure says nothing, and a figure says only what
one side stated.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from cooperation.analysis.dates import MONTHS_IN_YEAR
from cooperation.analysis.intervals import Interval
from cooperation.analysis.series import Level


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

    @property
    def year(self) -> int:
        """The year in which the level's period ends."""
        return self.level.key.period.year


def standing(claimed: Interval, value: Interval) -> Standing:
    """Below, or above (that is, at the claimed level), only where every value that the words allow is so."""
    if value.is_within(claimed):
        return Standing.ABOVE
    return Standing.CANNOT_BE_TOLD if value.intersects(claimed) else Standing.BELOW


def checked(claimed: Interval, levels: Iterable[Level]) -> list[Check]:
    """Each level of a whole year held against the claimed one, in time."""
    years = (level for level in levels if level.months == MONTHS_IN_YEAR)
    ordered = sorted(years, key=lambda level: (level.key.period, level.is_derived, level.code))
    return [Check(level, standing(claimed, level.value)) for level in ordered]


def nearest_miss(checks: Iterable[Check]) -> Check | None:
    """Of the levels below the claimed one the highest; None without one."""
    below = (check for check in checks if check.standing is Standing.BELOW)
    return max(below, key=lambda check: (check.level.value.high or 0, check.level.key.period), default=None)


def years_without(checks: Iterable[Check], last: int) -> list[int]:
    """The years from the first on record to ``last`` for which nobody stated a value and none follows."""
    years = {check.year for check in checks}
    return [year for year in range(min(years, default=last + 1), last + 1) if year not in years]
