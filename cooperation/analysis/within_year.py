"""How growth went on within a year: what two figures that count from January say of the months between them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise, product
from typing import NamedTuple

from cooperation.analysis.dates import Period
from cooperation.analysis.figures import Key, StatedFigure
from cooperation.analysis.growth import CumulativeClaim, ImpliedSpan, second_difference
from cooperation.analysis.intervals import Comparison, Interval
from cooperation.analysis.series import stated_levels


@dataclass(frozen=True)
class MonthsBetween:
    """Two figures of one reporter and year, the shorter period first, and what follows for the months between."""

    shorter: StatedFigure
    longer: StatedFigure
    growth_until: Interval
    period: Period
    implied: ImpliedSpan

    @property
    def change(self) -> Comparison:
        """Whether growth in these months was below or above that of the months before them."""
        return self.implied.growth.compare(self.growth_until)


class _Part(NamedTuple):
    """A figure that gives both a value and its growth."""

    figure: StatedFigure
    claim: CumulativeClaim


def months_between(figures: Iterable[StatedFigure]) -> list[MonthsBetween]:
    """For each thing counted and year the steps from one period to the next longer one; none where nothing follows."""
    by_year: dict[Key, dict[int, list[_Part]]] = defaultdict(lambda: defaultdict(list))
    for figure in sorted(figures, key=lambda figure: figure.code):
        for level in stated_levels([figure]):
            if level.months and figure.growth is not None and figure.growth_base is None:
                part = _Part(figure, CumulativeClaim(level.value, figure.growth))
                # Whatever of the key is left out here is subtracted across: a part from its whole.
                since = level.key._replace(period=Period(level.key.period.start, level.key.period.start))
                by_year[since][level.months].append(part)
    return [step for lengths in by_year.values() for step in _steps(lengths)]


def _steps(lengths: dict[int, list[_Part]]) -> Iterator[MonthsBetween]:
    for short, long in pairwise(sorted(lengths)):
        for shorter, longer in product(lengths[short], lengths[long]):
            yield from _step(shorter, longer)


def _step(shorter: _Part, longer: _Part) -> Iterator[MonthsBetween]:
    try:
        implied = second_difference(shorter.claim, longer.claim)
    except ValueError:
        return
    whole = longer.figure.period
    between = Period(whole.start.replace(month=shorter.figure.period.end.month + 1), whole.end)
    yield MonthsBetween(shorter.figure, longer.figure, shorter.claim.growth, between, implied)
