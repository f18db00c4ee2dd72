"""Figures that nobody stated but that follow from stated ones: the year before a stated growth."""

from collections.abc import Iterable
from dataclasses import dataclass

from cooperation.analysis.consistency import Flow, StatedFigure
from cooperation.analysis.dates import Period
from cooperation.analysis.growth import implied_previous
from cooperation.analysis.intervals import Comparison, Interval


@dataclass(frozen=True)
class ImpliedFigure:
    """A value of the same reporter, category and flow, a year before the figure that it rests on."""

    rests_on: str
    reporter: str
    category: str
    flow: Flow
    period: Period
    value: Interval


def implied_figures(figures: Iterable[StatedFigure]) -> list[ImpliedFigure]:
    """What each stated value and growth imply for the year before, by code; none where nothing follows."""
    found = [_implied(figure) for figure in sorted(figures, key=lambda figure: figure.code)]
    return [figure for figure in found if figure is not None]


def _implied(figure: StatedFigure) -> ImpliedFigure | None:
    if figure.value is None or figure.growth is None:
        return None
    if (figure.growth / 100 + 1).compare(0) is not Comparison.ABOVE:
        return None
    return ImpliedFigure(
        rests_on=figure.code,
        reporter=figure.reporter,
        category=figure.category,
        flow=figure.flow,
        period=figure.period.previous_year(),
        value=implied_previous(figure.value, figure.growth),
    )
