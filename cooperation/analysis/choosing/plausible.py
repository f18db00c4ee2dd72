"""Numbers that no step explains: far outside their series, as printed.

Such a number is asked about when it is entered, marked wherever it is shown, and in no derived number until an editor
confirms that its source says so.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from cooperation.analysis.figures import Flow, StatedFigure

FAR = 12  # times the highest of the others
FEWEST_OTHERS = 2


def implausible(figures: Iterable[StatedFigure]) -> set[str]:
    """The codes of unconfirmed figures whose value a day is more than twelve times that of any other of their series.

    A series is one flow of one category, scope and currency, by anyone. Of fewer than two others nothing is said, and
    nothing of balances, which may be near zero.
    """
    series: dict[tuple[str, ...], list[StatedFigure]] = defaultdict(list)
    for figure in figures:
        if figure.value is not None and figure.flow is not Flow.BALANCE:
            series[figure.flow, figure.category, figure.scope, figure.currency].append(figure)
    return {figure.code for of_one in series.values() for figure in _far_outside(of_one)}


def _far_outside(series: Sequence[StatedFigure]) -> Iterable[StatedFigure]:
    """At most the one with the highest value a day: all others are below it."""
    ordered = sorted(series, key=_a_day)
    if (
        len(ordered) > FEWEST_OTHERS
        and _a_day(ordered[-1]) > FAR * _a_day(ordered[-2]) > 0
        and not ordered[-1].confirmed
    ):
        yield ordered[-1]


def _a_day(figure: StatedFigure) -> Decimal:
    """The least that the value allows, for a day of its period."""
    low = figure.value.low if figure.value else None
    return (low or Decimal(0)) / ((figure.period.end - figure.period.start).days + 1)
