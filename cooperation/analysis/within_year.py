"""How growth went on within a year: what two figures that count from January say of the months between them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise, product

from cooperation.analysis.consistency import StatedFigure
from cooperation.analysis.dates import Period
from cooperation.analysis.growth import CumulativeClaim, ImpliedSpan, second_difference
from cooperation.analysis.intervals import Comparison
from cooperation.analysis.series import key_of, stated_levels


@dataclass(frozen=True)
class MonthsBetween:
    """Two figures of one reporter and year, the shorter period first, and what follows for the months between."""

    shorter: StatedFigure
    longer: StatedFigure
    period: Period
    implied: ImpliedSpan

    @property
    def change(self) -> Comparison:
        """Whether growth in these months was below or above that of the months before them."""
        if self.shorter.growth is None:
            return Comparison.CANNOT_BE_TOLD
        return self.implied.growth.compare(self.shorter.growth)


def months_between(figures: Iterable[StatedFigure]) -> list[MonthsBetween]:
    """For each reporter and year the steps from one period to the next longer one; none where nothing follows."""
    by_year: dict[object, dict[int, list[StatedFigure]]] = defaultdict(lambda: defaultdict(list))
    for figure in sorted(figures, key=lambda figure: figure.code):
        months = _months(figure)
        if months and figure.growth is not None:
            key = key_of(figure)
            by_year[key.reporter, key.category, key.flow, key.period.start][months].append(figure)
    return [step for lengths in by_year.values() for step in _steps(lengths)]


def _months(figure: StatedFigure) -> int | None:
    return next((level.months for level in stated_levels([figure])), None)


def _steps(lengths: dict[int, list[StatedFigure]]) -> Iterator[MonthsBetween]:
    for short, long in pairwise(sorted(lengths)):
        for shorter, longer in product(lengths[short], lengths[long]):
            yield from _step(shorter, longer)


def _step(shorter: StatedFigure, longer: StatedFigure) -> Iterator[MonthsBetween]:
    try:
        implied = second_difference(_claim(shorter), _claim(longer))
    except ValueError:
        return
    first_day = longer.period.start.replace(month=shorter.period.end.month + 1)
    yield MonthsBetween(shorter, longer, Period(first_day, longer.period.end), implied)


def _claim(figure: StatedFigure) -> CumulativeClaim:
    if figure.value is None or figure.growth is None:
        raise ValueError("A step needs a value and its growth.")
    return CumulativeClaim(figure.value, figure.growth)
