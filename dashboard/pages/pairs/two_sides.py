"""The latest trade that both countries of each pair report: whose totals differ."""

from collections.abc import Sequence
from dataclasses import replace

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from cooperation.analysis.both_sides import SharedFlow
from cooperation.analysis.units import MILLIONS
from cooperation.models.addresses import figure_address
from cooperation.wording.amounts import unit_words
from cooperation.wording.dates import period_words
from dashboard.charts.trade_mirror import MirrorChart, MirrorGroup, MirrorRow, mirror_chart
from dashboard.components.citations import Citations
from dashboard.components.page import Cell, ChartCard, DataTable, Head
from dashboard.components.sides import drawn, side_of, sides
from dashboard.presenting.mirror import are_apart, difference_words, mirror_periods, mirror_row
from dashboard.presenting.view import TradeView
from dashboard.presenting.years import unit_of

# A finding over pairs needs more than one.
LEAST_PAIRS = 2
MOST_IN_UNIT = 10_000


def totals_card(views: Sequence[TradeView], cited: dict[str, dict[str, str]]) -> ChartCard | None:
    """A row a pair, with what each side reports of the same year; None where too few pairs have such a year."""
    found = [(view, flow) for view in views if (flow := _latest_total(view))]
    if len(found) < LEAST_PAIRS:
        return None
    choices = [(view, choice) for view, flow in found for choice in (flow.one, flow.other)]
    unit = max(MILLIONS, unit_of((view.line_of(choice.chosen) for view, choice in choices), MOST_IN_UNIT))
    return ChartCard(
        key="totals",
        title=_heading([flow for _view, flow in found]),
        subtitle=gettext(
            "Trade in both directions, %(unit)s: the latest year for which both sides give a total. Percentages: "
            "how much more (+) or less (−) the country named first reports, as a share of the mean. Arrow: no upper "
            "limit given"
        )
        % {"unit": unit_words(unit)},
        alt=gettext("Dot plot: each side’s total for the same year; the table holds the same figures."),
        table=_table(found, cited),
        info=MirrorChart(
            None,
            tuple(MirrorGroup(view.pair.name, (_row(view, flow, unit),)) for view, flow in found),
        ),
        draw=mirror_chart,
        source_note=gettext("the figures that the table cites. The two figures are never averaged."),
        span=8,
    )


def _latest_total(view: TradeView) -> SharedFlow | None:
    """Trade in both directions in the latest full year of which both sides give it in US dollars."""
    periods = (one for one in mirror_periods(view) if one.period.is_full_year and one.currency == view.currency)
    totals = [flow for period in periods for flow in period.flows if not flow.exporter]
    return totals[-1] if totals else None


def _row(view: TradeView, flow: SharedFlow, unit: int) -> MirrorRow:
    """Its marks in the colours of the pair's sides, each with the name of its side."""
    first, second, _both = sides(view.pair)
    row = mirror_row(view, flow, unit)
    readings = (
        replace(one, text=gettext("%(side)s: %(value)s") % {"side": side.label, "value": one.text})
        for side, one in ((first, row.first), (second, row.second))
        if one
    )
    one, other = readings
    return replace(row, first=one, second=other, sides=(drawn(first), drawn(second)))


def _heading(totals: Sequence[SharedFlow]) -> str:
    words = {"apart": sum(map(are_apart, totals)), "count": len(totals)}
    if not words["apart"]:
        sentence = gettext("In none of %(count)d pairs with totals of one year from both countries must the two differ")
        return sentence % words
    if words["apart"] == words["count"]:
        return gettext("In all %(count)d pairs with totals of one year from both countries, the two differ") % words
    sentence = ngettext(
        "In %(apart)d of %(count)d pairs with totals of one year from both countries, the two differ",
        "In %(apart)d of %(count)d pairs with totals of one year from both countries, the two differ",
        words["apart"],
    )
    return sentence % words


def _table(found: Sequence[tuple[TradeView, SharedFlow]], cited: dict[str, dict[str, str]]) -> DataTable:
    columns = (
        Head(gettext("Pair")),
        Head(gettext("Year")),
        Head(gettext("Reported by the one"), numeric=True),
        Head(gettext("Reported by the other"), numeric=True),
        Head(gettext("Difference, % of the mean"), numeric=True),
    )
    return DataTable(columns, tuple(_cells(view, flow, Citations(view.pair, cited)) for view, flow in found))


def _cells(view: TradeView, flow: SharedFlow, cites: Citations) -> tuple[Cell, ...]:
    by_side = {choice.key.reporter: view.line_of(choice.chosen) for choice in (flow.one, flow.other)}
    lines = [by_side[code] for code in (view.pair.first_id, view.pair.second_id)]
    reported = (
        Cell(
            gettext("%(side)s: %(value)s")
            % {"side": side_of(view.pair, line.level.key.reporter).label, "value": line.value_text},
            cites=cites(line.passages),
            url=figure_address(view.pair.slug, line.level.figure_code) if line.level.is_derived else "",
            derived=line.level.is_derived,
            numbers=line.numbers,
        )
        for line in lines
    )
    url = reverse("trade-two-sides", args=[view.pair.slug])
    period = period_words(flow.one.key.period)
    return (Cell(view.pair.name, url=url), Cell(period), *reported, Cell(difference_words(flow)))
