"""Where the year of the chosen level may end, by each method that the record allows."""

from collections.abc import Iterable

from django.utils.translation import gettext, ngettext

from cooperation.analysis.choosing.choice import chosen_levels
from cooperation.analysis.dates import MONTHS_IN_YEAR
from cooperation.analysis.hindsight import projected
from cooperation.analysis.intervals import Interval
from cooperation.analysis.projection import Projection
from dashboard.components.citations import Citations
from dashboard.components.page import Cell, Column, DataTable
from dashboard.components.section import Section
from dashboard.pages.trade.levels import LevelLine
from dashboard.pages.trade.view import TradeView


def projection_section(view: TradeView, cites: Citations) -> Section | None:
    """What the chosen part of a year says of the whole, by each method; None where a whole year is chosen."""
    projection = projection_of(view)
    if view.start is None or projection is None:
        return None
    return Section(
        key="projection",
        title=_projection_heading(view.start, projection),
        subtitle=gettext("The whole year %(year)d from %(period)s, by each method that the record allows")
        % {"year": view.start.year, "period": view.start.period_text},
        table=_projection_table(view, view.start, projection, cites),
        note=_probability_note(projection),
    )


def projection_of(view: TradeView) -> Projection | None:
    """The projection of the chosen level; None where it is a whole year already, or there is none."""
    if view.start is None or view.start.level.months == MONTHS_IN_YEAR:
        return None
    return projected(view.start.level, chosen_levels(view.best), view.start.growth)


def _projection_heading(start: LevelLine, projection: Projection) -> str:
    words = {
        "period": start.period_text,
        "range": start.money(projection.interval_80 or projection.range),
        "year": start.year,
    }
    if projection.interval_80:
        return gettext("%(period)s points to %(range)s for %(year)d, with a probability of 80%%") % words
    if projection.prior_years:
        return gettext("%(period)s points to %(range)s for %(year)d; how probable that is cannot be told") % words
    return gettext("At the pace of %(period)s, %(year)d comes to %(range)s, which is no forecast") % words


def _probability_note(projection: Projection) -> str:
    if projection.interval_80:
        return gettext(
            "The probabilities come from the spread of the shares in earlier years; early in a year the range is wide."
        )
    sentence = ngettext(
        "%(count)d earlier year has figures for the same months: below three no probability is given.",
        "%(count)d earlier years have figures for the same months: below three no probability is given.",
        projection.prior_years,
    )
    return sentence % {"count": projection.prior_years}


def _projection_table(view: TradeView, start: LevelLine, projection: Projection, cites: Citations) -> DataTable:
    columns = (Column(gettext("Method")), Column(gettext("Whole year"), numeric=True), Column(gettext("How")))
    rows = [
        (Cell(name, cites=cites(start.paragraphs())), Cell(start.money(value)), Cell(how, derived=True))
        for name, value, how in _methods(start, projection)
    ]
    outcome = outcome_of(view, start)
    if outcome:
        label = gettext("What the year came to")
        how = Cell(outcome.how if outcome.figure else outcome.rests_on, derived=outcome.figure is None)
        rows.append((Cell(label, cites=cites(outcome.paragraphs())), Cell(outcome.value_text), how))
    return DataTable(columns, tuple(rows))


def _methods(start: LevelLine, projection: Projection) -> Iterable[tuple[str, Interval, str]]:
    months = start.level.months or 0
    run_rate = gettext("level × 12 ÷ %(months)d; takes every month to be alike") % {"months": months}
    yield gettext("Run-rate, not a forecast"), projection.run_rate, run_rate
    if projection.share and projection.prior_years == 1:
        brought = gettext("the year before × growth of the same months since")
        yield gettext("By the year before"), projection.share, brought
    elif projection.share:
        shares = gettext("level ÷ mean share of these months in %(count)d earlier years")
        yield gettext("By earlier years"), projection.share, shares % {"count": projection.prior_years}
    if projection.interval_80 and projection.interval_95:
        spread = gettext("by the spread of the shares; Student’s t")
        yield gettext("With a probability of 80%"), projection.interval_80, spread
        yield gettext("With a probability of 95%"), projection.interval_95, spread
    elif projection.share:
        yield gettext("Both methods together"), projection.range, gettext("from the lowest to the highest")


def outcome_of(view: TradeView, start: LevelLine) -> LevelLine | None:
    """What the same reporter’s figures give for the year of a part; None where they give nothing."""
    key, year = start.level.key, start.year
    found = (
        choice.chosen
        for other, choice in view.best.items()
        if (other.reporter, other.category, other.flow) == (key.reporter, key.category, key.flow)
        and other.period.is_year
        and other.period.start.year == year
    )
    return next((view.line_of(level) for level in found), None)
