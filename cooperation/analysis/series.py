"""Stated and implied figures as series: one value for each reporter and period, and the gaps between them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from cooperation.analysis.consistency import Flow, StatedFigure
from cooperation.analysis.dates import Period
from cooperation.analysis.implied import ImpliedFigure
from cooperation.analysis.intervals import Interval
from cooperation.analysis.mirror import MirrorFlow


@dataclass(frozen=True)
class Level:
    """A value for one reporter and period: stated by the figure ``code``, or implied by it."""

    code: str
    reporter: str
    category: str
    flow: Flow
    period: Period
    value: Interval
    is_derived: bool


def levels(stated: Iterable[StatedFigure], implied: Iterable[ImpliedFigure]) -> list[Level]:
    """Every stated or implied value as a level."""
    return [
        *(
            Level(figure.code, figure.reporter, figure.category, figure.flow, figure.period, figure.value, False)
            for figure in stated
            if figure.value is not None
        ),
        *(
            Level(figure.rests_on, figure.reporter, figure.category, figure.flow, figure.period, figure.value, True)
            for figure in implied
        ),
    ]


type Key = tuple[str, str, Flow, Period]


def closest(candidates: Iterable[Level]) -> dict[Key, Level]:
    """Of several values for one reporter, category, flow and period the narrowest; a stated one before an implied one.

    The others are not merged into it: they stay figures of their own.
    """
    best: dict[Key, Level] = {}
    for level in candidates:
        key = (level.reporter, level.category, level.flow, level.period)
        if key not in best or _rank(level) < _rank(best[key]):
            best[key] = level
    return best


def _rank(level: Level) -> tuple[bool, bool, Decimal, str]:
    low, high = level.value.low, level.value.high
    width = high - low if low is not None and high is not None else None
    return level.is_derived, width is None, width or Decimal(0), level.code


def mirror_flows(best: Mapping[Key, Level], first: str, second: str) -> dict[tuple[str, Period], list[MirrorFlow]]:
    """For each category and period the flows, in either direction, that both sides report."""
    found: dict[tuple[str, Period], list[MirrorFlow]] = {}
    for exporter, partner in ((first, second), (second, first)):
        for (reporter, category, flow, period), level in best.items():
            mirror = best.get((partner, category, Flow.IMPORTS, period))
            if reporter == exporter and flow is Flow.EXPORTS and mirror:
                flows = found.setdefault((category, period), [])
                flows.append(MirrorFlow(exporter, partner, level.value, mirror.value))
    return found
