"""Levels: the value of one flow for one reporter and period, stated by a figure or derived from figures.

Which of several levels for one key speaks is chosen in ``choosing.choice``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any

from cooperation.analysis.choosing.known import is_provisional
from cooperation.analysis.choosing.plausible import implausible
from cooperation.analysis.dates import MONTHS_IN_YEAR
from cooperation.analysis.figures import Key, StatedFigure
from cooperation.analysis.intervals import Interval
from cooperation.analysis.source_ranks import SourceKind


class Derivation(StrEnum):
    """How a level that nobody stated follows from figures."""

    YEAR_BEFORE = "year_before"
    YEAR_AFTER = "year_after"
    SUM = "sum"
    BALANCE = "balance"
    GOODS_AND_SERVICES = "goods_and_services"
    MONTHS = "months"
    RATE = "rate"
    BOTH_HOLD = "both_hold"
    SHARE = "share"


@dataclass(frozen=True)
class Level:
    """A value in its currency; ``rests_on`` names the figures it comes from (itself, where it is stated).

    ``rate`` names the rate of exchange by which it was turned into US dollars. ``kind`` and ``known_on`` are of the
    weakest and the latest source that it rests on. ``contested`` says that one of the figures it rests on is
    contradicted; ``implausible`` that it stands far outside its series. ``origins`` are those of its figures, in the
    order of ``rests_on``, as these were given; ``printed`` is the number of a stated one that has no hedge.
    """

    code: str
    key: Key
    value: Interval
    rests_on: tuple[str, ...]
    derivation: Derivation | None = None
    rate: str = ""
    kind: str = SourceKind.PRESS
    known_on: date = date.min
    revises: str = ""
    contested: bool = False
    implausible: bool = False
    printed: Decimal | None = None
    origins: tuple[Any, ...] = ()

    @property
    def is_derived(self) -> bool:
        """Whether nobody stated it."""
        return self.derivation is not None

    @property
    def figure_code(self) -> str:
        """The code by which it is looked up: that of the figure that states it, or its own where nobody does."""
        return self.code if self.is_derived else self.rests_on[0]

    @property
    def is_provisional(self) -> bool:
        """Whether it was published before its period had ended, and so settles nothing."""
        return is_provisional(self.key.period, self.known_on)

    @cached_property
    def standing(self) -> tuple[bool, bool, bool]:
        """What goes before everything else when one is chosen: stated, plausible, final."""
        return self.is_derived, self.implausible, self.is_provisional

    @property
    def months(self) -> int | None:
        """Twelve for a full year, calendar or fiscal; else the whole months from January; None for other periods."""
        period = self.key.period
        if period.is_full_year:
            return MONTHS_IN_YEAR
        within_a_year = period.start.year == period.end.year and period.start.month == 1
        return period.months if within_a_year else None


type Best = Mapping[Key, Level]
"""The level that speaks for each key."""


def stated_levels(figures: Iterable[StatedFigure]) -> list[Level]:
    """A level for each figure that states a value; of one in two currencies the second is named after its own."""
    found = [*figures]
    far_outside = implausible(found)
    levels: dict[str, Level] = {}
    for figure in found:
        if figure.value is not None:
            code = f"{figure.code}-{figure.currency}" if figure.code in levels else figure.code
            levels[code] = level_of(figure, figure.value, code, is_implausible=figure.code in far_outside)
    return [*levels.values()]


def level_of(figure: StatedFigure, value: Interval, code: str, *, is_implausible: bool = False) -> Level:
    """A value that a figure states, or gives, as a level of its own."""
    return Level(
        code,
        figure.key,
        value,
        (figure.code,),
        kind=figure.kind,
        known_on=figure.known_on,
        revises=figure.revises,
        implausible=is_implausible,
        printed=figure.printed,
        origins=() if figure.origin is None else (figure.origin,),
    )


def middle(value: Interval) -> Decimal:
    """The middle of a range, or its one end: where a mark can stand for it."""
    if value.low is None or value.high is None:
        return value.low or value.high or Decimal(0)
    return (value.low + value.high) / 2


def width(value: Interval) -> Decimal | None:
    """From end to end; None where an end is not known."""
    return None if value.low is None or value.high is None else value.high - value.low
