"""What seems odd about rows that are entered: asked about, never refused."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from cooperation.analysis.dates import PartialDate
from cooperation.analysis.figures import Flow, StatedFigure
from cooperation.analysis.oddities import Odd, Oddity, is_future, odd_figures
from cooperation.models import CountryPair, StatusChange, TradeFigure


def odd_rows(pair: CountryPair, today: date | None) -> dict[str, list[Oddity]]:
    """What seems odd about the pair's unconfirmed rows, by the name of their file; a step is named by its proposal."""
    figures = TradeFigure.objects.for_pair(pair).published().select_related("evidence__source").order_by("pk")
    steps = StatusChange.objects.for_pair(pair).published().select_related("proposal").in_order()
    return {
        "figures": odd_among([*figures], today),
        "status_changes": [oddity for step in steps for oddity in odd_step(step, today)],
    }


def odd_among(figures: Sequence[TradeFigure], today: date | None) -> list[Oddity]:
    """What seems odd about unconfirmed figures of a pair (fetched with their sources), given as they were entered."""
    codes = {figure.pk: figure.code for figure in figures}
    published = {figure.code: figure.evidence.source.published_on for figure in figures}
    return odd_figures([*_stated(figures, codes)], published, today)


def _stated(figures: Iterable[TradeFigure], codes: dict[int, str]) -> Iterable[StatedFigure]:
    for figure in figures:
        revises = codes.get(figure.revises_id, "") if figure.revises_id else ""
        yield from (replace(stated, revises=revises) for stated in figure.as_stated() or _period_of(figure))


def _period_of(figure: TradeFigure) -> Iterable[StatedFigure]:
    """A figure that states a share or a growth over several years alone: it is asked about its period, if about any."""
    if figure.is_dated:
        reporter, flow = figure.reporter_id or "", Flow(figure.flow)
        own = (figure.code, reporter, figure.category, flow, figure.period, None, None)
        yield StatedFigure(*own, scope=figure.scope, confirmed=figure.confirmed)


def odd_step(step: StatusChange, today: date | None) -> list[Oddity]:
    """Whether a status is dated after the day: it is announced, not reached."""
    changed_on = step.changed_on
    if step.confirmed or not isinstance(changed_on, PartialDate) or not is_future(changed_on.earliest, today):
        return []
    return [Oddity(str(step.proposal.number), Odd.FUTURE, str(changed_on))]
