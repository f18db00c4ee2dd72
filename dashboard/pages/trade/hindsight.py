"""How projections from parts of past years fared."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import reduce

from django.utils.translation import gettext

from cooperation.analysis.choosing.bearing import bears_on
from cooperation.analysis.choosing.choice import chosen_levels
from cooperation.analysis.choosing.leading import trade_in_goods
from cooperation.analysis.hindsight import Hindsight, hindsights
from cooperation.analysis.intervals import Interval
from cooperation.models import Unit
from cooperation.wording.amounts import unit_words
from cooperation.wording.spans import close_percent_span, span
from dashboard.components.citations import Citations
from dashboard.components.page import Cell, Column, DataTable, Record
from dashboard.components.records import derived_record, ends
from dashboard.components.section import Section
from dashboard.pages.trade.table import side_cell
from dashboard.pages.trade.view import TradeView

MILLION = Decimal(10**6)


def hindsight_section(view: TradeView, cites: Citations) -> Section | None:
    """How each method fared for every part of a year whose year is known; None without one."""
    past = past_projections(view)
    if not past:
        return None
    return Section(
        key="backtest",
        title=_hindsight_heading(past),
        subtitle=gettext("Parts of years of which the same side’s figures give the whole; %(unit)s, errors in percent")
        % {"unit": unit_words(Unit.MILLION, view.currency)},
        table=_hindsight_table(view, past, cites),
        note=gettext(
            "An error above zero is too high. Earlier years are taken as they are known now. "
            "A few cases are an illustration, not a validation."
        ),
    )


def past_projections(view: TradeView) -> list[Hindsight]:
    """Every part of a year held against what the year came to, of goods or of what is not said."""
    aim = trade_in_goods(view.currency)
    levels = [line.level for line in view.levels if line.level.key.scope == aim.scope and bears_on(aim, line.level.key)]
    return hindsights(levels, chosen_levels(view.choices), view.growths)


def _hindsight_heading(past: Sequence[Hindsight]) -> str:
    run_rates = reduce(Interval.hull, (case.by_year_before.run_rate_error for case in past))
    shares = [case.by_year_before.share_error for case in past if case.by_year_before.share_error]
    words = {"run_rate": close_percent_span(run_rates)}
    if not shares:
        return gettext("How wrong such estimates were: %(run_rate)s by run-rate") % words
    words["share"] = close_percent_span(reduce(Interval.hull, shares))
    return gettext("How wrong such estimates were: %(run_rate)s by run-rate, %(share)s by last year’s growth") % words


def _hindsight_table(view: TradeView, past: Sequence[Hindsight], cites: Citations) -> DataTable:
    columns = (
        Column(gettext("Projected from")),
        Column(gettext("Side")),
        Column(gettext("Level"), numeric=True),
        Column(gettext("Run-rate"), numeric=True),
        Column(gettext("Error"), numeric=True),
        Column(gettext("By the year before"), numeric=True),
        Column(gettext("Error"), numeric=True),
        Column(gettext("Earlier years"), numeric=True),
        Column(gettext("80% range"), numeric=True),
        Column(gettext("Came to"), numeric=True),
    )
    return DataTable(columns, tuple(_hindsight_row(view, case, cites) for case in past))


def _hindsight_row(view: TradeView, case: Hindsight, cites: Citations) -> tuple[Cell, ...]:
    part, outcome, row = view.line_of(case.part), view.line_of(case.outcome), case.by_year_before
    projection = row.case.projection
    return (
        Cell(part.period_text, cites=cites([*part.passages, *outcome.passages])),
        side_cell(view.pair, case.part.key.reporter or None),
        Cell(part.value_text, derived=part.level.is_derived),
        Cell(_millions(projection.run_rate)),
        Cell(close_percent_span(row.run_rate_error)),
        Cell(_millions(projection.share) if projection.share else ""),
        Cell(close_percent_span(row.share_error) if row.share_error else ""),
        Cell(str(case.prior_years)),
        Cell(_range_80(case)),
        Cell(_millions(case.outcome.value)),
    )


def _millions(value: Interval) -> str:
    return span(value / MILLION, Decimal(1))


def _range_80(case: Hindsight) -> str:
    """The range that three or more earlier years gave, and whether the year came out within it."""
    interval = case.by_shares.case.projection.interval_80 if case.by_shares else None
    if interval is None:
        return ""
    words = {"range": _millions(interval)}
    if case.outcome.value.is_within(interval):
        return gettext("%(range)s, kept") % words
    return gettext("%(range)s, not kept") % words


def hindsight_records(view: TradeView) -> Iterable[Record]:
    """Projections of the past with their errors, as plain values."""
    for case in past_projections(view):
        row = case.by_year_before
        code = f"{case.part.code}-year"
        errors = _errors("run_rate_error", row.run_rate_error) | _errors("year_before_error", row.share_error)
        period = str(case.outcome.key.period)
        estimate = row.case.projection
        further = {"rests_on": " ".join((*case.part.rests_on, *case.outcome.rests_on))}
        yield derived_record(view.pair, code, period, estimate.run_rate, "level * 12 / months", **further, **errors)
        if estimate.share:
            formula = "the year before * growth of the same months since"
            yield derived_record(view.pair, f"{code}-before", period, estimate.share, formula, **further)
        by_shares = case.by_shares.case.projection.interval_80 if case.by_shares else None
        if by_shares:
            formula = "with a probability of 80%, by the shares of earlier years"
            yield derived_record(view.pair, f"{code}-80", period, by_shares, formula, **further)


def _errors(name: str, error: Interval | None) -> dict[str, float | None]:
    low, high = ends(error)
    return {f"{name}_low": low, f"{name}_high": high}
