"""Targets in growth terms: "double by 2030" is a multiple of a base, and what it comes to is derived.

Growth is counted within one reporter, category and currency. A base that no side is named for counts for both, as a
level does that someone names.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cooperation.analysis.dates import Period
from cooperation.analysis.intervals import Comparison, Interval
from cooperation.analysis.series import Level


@dataclass(frozen=True)
class Base:
    """A level that a multiple is counted from, and what the multiple of it comes to."""

    level: Level
    threshold: Interval

    def times(self, level: Level) -> Interval | None:
        """A later level as a multiple of the base; None where the two do not count the same thing.

        A calendar year is no multiple of a fiscal one, and the other way round.
        """
        mine, other = self.level.key, level.key
        same = mine._replace(reporter="", period=other.period) == other._replace(reporter="")
        same_side = mine.reporter in ("", other.reporter)
        later = mine.period.kind is other.period.kind and other.period.end > mine.period.end
        if not (same and same_side and later):
            return None
        return level.value / self.level.value


def bases(multiple: Interval, levels: Iterable[Level]) -> Iterator[Base]:
    """What a multiple of each level comes to; none of one that need not be above zero: growth from there means nothing.

    A multiple without an upper end has a threshold without one; its lower end is what has to be reached.
    """
    for level in levels:
        if level.value.compare(0) is Comparison.ABOVE:
            yield Base(level, multiple * level.value)


def of_year(levels: Iterable[Level], year: int) -> list[Level]:
    """The levels of one calendar year."""
    return [level for level in levels if level.key.period == Period.parse(f"{year:04}")]
