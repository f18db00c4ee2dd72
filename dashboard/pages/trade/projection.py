"""Where the year of the chosen level may end, by each method that the record allows."""

from collections.abc import Iterable

from django.utils.translation import gettext, ngettext

from cooperation.analysis.choosing.choice import chosen_levels
from cooperation.analysis.dates import MONTHS_IN_YEAR
from cooperation.analysis.hindsight import projected
from cooperation.analysis.intervals import Comparison, Interval
from cooperation.analysis.projection import Projection
from cooperation.analysis.series import Level
from dashboard.components.citations import Citations
from dashboard.components.page import Cell, Column, DataTable, Record
from dashboard.components.records import derived_record
from dashboard.components.section import Section
from dashboard.pages.trade.levels import LevelLine
from dashboard.pages.trade.view import TradeView


def projection_section(view: TradeView, cites: Citations) -> Section | None:
    """What a part of a year says of the whole, by each method; None without a part to project from."""
    base = part_of(view)
    if base is None:
        return None
    projection = projection_of(view, base)
    return Section(
        key="projection",
        title=_projection_heading(base, projection),
        subtitle=gettext("The whole year %(year)d from %(period)s, by each method that the record allows")
        % {"year": base.year, "period": base.period_text},
        table=_projection_table(view, base, projection, cites),
        note=_probability_note(projection),
    )


def part_of(view: TradeView) -> LevelLine | None:
    """The part of a year to project from: the level asked for, else the latest, else the one the record began with."""
    asked = view.base if view.base and view.base.level.code == view.query.base else None
    newest = [view.line_of(choice.chosen) for choice in view.newer if can_be_projected(choice.chosen)]
    began = view.beginning.base if view.beginning else None
    possible = [asked] if asked else [*newest, began]
    return next((line for line in possible if line and can_be_projected(line.level)), None)


def can_be_projected(level: Level) -> bool:
    """Whether it is of the first months of a year, and certainly above zero."""
    return level.months in range(1, MONTHS_IN_YEAR) and level.value.compare(0) is Comparison.ABOVE


def projection_of(view: TradeView, base: LevelLine) -> Projection:
    """The projection of a part of a year."""
    return projected(base.level, chosen_levels(view.choices), base.growth)


def _projection_heading(start: LevelLine, projection: Projection) -> str:
    words = {
        "period": start.period_text,
        "range": start.money(projection.interval_80 or projection.range),
        "year": start.year,
    }
    if projection.interval_80:
        return gettext("%(period)s points to %(range)s for %(year)d, with a probability of 80%%") % words
    if projection.prior_years:
        return gettext("%(period)s pointed to %(range)s for %(year)d; too few years to give odds") % words
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
        (Cell(name, cites=cites(start.passages)), Cell(start.money(value)), Cell(how, derived=True))
        for _code, name, value, how in _methods(start, projection)
    ]
    outcome = outcome_of(view, start)
    if outcome:
        label = gettext("What the year came to")
        how = Cell(outcome.how if outcome.figure else outcome.rests_on, derived=outcome.figure is None)
        rows.append((Cell(label, cites=cites(outcome.passages)), Cell(outcome.value_text), how))
    return DataTable(columns, tuple(rows))


def _methods(start: LevelLine, projection: Projection) -> Iterable[tuple[str, str, Interval, str]]:
    """The code of each method, its name, what it gives for the year, and how."""
    months = start.level.months or 0
    run_rate = gettext("level × 12 ÷ %(months)d; takes every month to be alike") % {"months": months}
    yield "run-rate", gettext("Run-rate, not a forecast"), projection.run_rate, run_rate
    if projection.share and projection.prior_years == 1:
        brought = gettext("the year before × growth of the same months since")
        yield "year-before", gettext("By the year before"), projection.share, brought
    elif projection.share:
        shares = gettext("level ÷ mean share of these months in %(count)d earlier years")
        yield "earlier-years", gettext("By earlier years"), projection.share, shares % {"count": projection.prior_years}
    if projection.interval_80 and projection.interval_95:
        spread = gettext("by the spread of the shares; Student’s t")
        yield "80", gettext("With a probability of 80%"), projection.interval_80, spread
        yield "95", gettext("With a probability of 95%"), projection.interval_95, spread
    elif projection.share:
        yield "both", gettext("Both methods together"), projection.range, gettext("from the lowest to the highest")


def projection_records(view: TradeView) -> Iterable[Record]:
    """What each method gives for the year that is projected."""
    start = part_of(view)
    if start is None:
        return
    further = {"rests_on": " ".join(start.level.rests_on), "currency": start.currency}
    for method, name, value, how in _methods(start, projection_of(view, start)):
        code = f"{start.level.code}-{method}"
        yield derived_record(view.pair, code, str(start.year), value, f"{name}: {how}", **further)


def outcome_of(view: TradeView, start: LevelLine) -> LevelLine | None:
    """What the same reporter’s figures give for the year of a part; None where they give nothing."""
    key, year = start.level.key, start.year
    found = (
        choice.chosen
        for other, choice in view.choices.items()
        if other._replace(period=key.period) == key and other.period.is_year and other.period.year == year
    )
    return next((view.line_of(level) for level in found), None)
