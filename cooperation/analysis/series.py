"""Levels: the value of one flow for one reporter and period, stated by a figure or derived from figures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from cooperation.analysis.consistency import Flow, StatedFigure
from cooperation.analysis.currencies import USD
from cooperation.analysis.dates import Period
from cooperation.analysis.intervals import Interval


class Derivation(StrEnum):
    """How a level that nobody stated follows from figures."""

    YEAR_BEFORE = "year_before"
    YEAR_AFTER = "year_after"
    SUM = "sum"
    BALANCE = "balance"
    MONTHS = "months"
    RATE = "rate"


class Key(NamedTuple):
    """What two levels share when they count the same thing; the reporter is empty where none is named."""

    reporter: str
    category: str
    flow: Flow
    period: Period
    currency: str = USD


@dataclass(frozen=True)
class Level:
    """A value in its currency; ``rests_on`` names the figures it comes from (itself, where it is stated).

    ``rate`` names the rate of exchange by which it was turned into US dollars.
    """

    code: str
    key: Key
    value: Interval
    rests_on: tuple[str, ...]
    derivation: Derivation | None = None
    rate: str = ""

    @property
    def is_derived(self) -> bool:
        """Whether nobody stated it."""
        return self.derivation is not None

    @property
    def months(self) -> int | None:
        """How many whole months from January of one year it covers; None for any other period."""
        period, months = self.key.period, self.key.period.months
        within_a_year = period.start.year == period.end.year and period.start.month == 1
        return months if within_a_year else None


type Best = Mapping[Key, Level]


def key_of(figure: StatedFigure) -> Key:
    """What a figure counts."""
    return Key(figure.reporter, figure.category, figure.flow, figure.period, figure.currency)


def stated_levels(figures: Iterable[StatedFigure]) -> list[Level]:
    """A level for each figure that states a value; of one in two currencies the second is named after its own."""
    levels: dict[str, Level] = {}
    for figure in figures:
        if figure.value is not None:
            code = f"{figure.code}-{figure.currency}" if figure.code in levels else figure.code
            levels[code] = Level(code, key_of(figure), figure.value, (figure.code,))
    return [*levels.values()]


def closest(candidates: Iterable[Level]) -> dict[Key, Level]:
    """Of several values for one key the narrowest; a stated one before a derived one.

    The others are not merged into it: they stay levels of their own.
    """
    best: dict[Key, Level] = {}
    for level in candidates:
        if level.key not in best or _rank(level) < _rank(best[level.key]):
            best[level.key] = level
    return best


def width(value: Interval) -> Decimal | None:
    """From end to end; None where an end is not known."""
    return None if value.low is None or value.high is None else value.high - value.low


def _rank(level: Level) -> tuple[bool, bool, Decimal, str]:
    extent = width(level.value)
    return level.is_derived, extent is None, extent or Decimal(0), level.code
