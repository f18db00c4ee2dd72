"""What both sides report of the same trade: period by period, flow by flow, and where the gap between them sits."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.utils.translation import gettext, ngettext

from cooperation.analysis.both_sides import SharedFlow, SharedPeriod, shared_periods
from cooperation.analysis.choosing.choice import Choice
from cooperation.analysis.intervals import Interval
from cooperation.analysis.mirror import ratio, relative_discrepancy, without_freight
from cooperation.analysis.series import Derivation
from cooperation.analysis.units import MILLIONS
from cooperation.models import Category
from cooperation.models.addresses import figure_address
from cooperation.wording.amounts import money_span, unit_words
from cooperation.wording.dates import period_words
from cooperation.wording.numbers import decimal
from cooperation.wording.spans import close_percent_span, growth_span, span
from dashboard.charts.explore import explore_mirror
from dashboard.charts.trade_mirror import MirrorChart, MirrorGroup, MirrorRow, SideFigure, mirror_chart
from dashboard.components import numbers, records
from dashboard.components.citations import Citations
from dashboard.components.page import Cell, ChartCard, DataTable, Head, Record
from dashboard.components.records import derived_record
from dashboard.components.sides import drawn, side_of, sides
from dashboard.presenting.began import scaled, scaled_ends
from dashboard.presenting.levels import LevelLine
from dashboard.presenting.view import TradeView
from dashboard.presenting.years import unit_of

HUNDREDTH = Decimal("0.01")
THOUSANDTH = Decimal("0.001")
MOST_ROWS = 15
MOST_IN_UNIT = 10_000


def mirror_periods(view: TradeView) -> list[SharedPeriod]:
    """The periods of which both of the pair's countries report turnover or a direction of it.

    Of the sums of months only whole years: the parts are there to be projected from.
    """
    shown = {
        key: choice
        for key, choice in view.choices.items()
        if key.period.is_full_year or choice.chosen.derivation is not Derivation.MONTHS
    }
    return shared_periods(shown, view.pair.first_id, view.pair.second_id)


def mirror_card(view: TradeView, cites: Citations, most: int) -> ChartCard | None:
    """Both sides' marks by flow, of the latest ``most`` periods; the table holds all. None where no period has both."""
    everything = [period for period in mirror_periods(view) if period.currency == view.currency]
    if not everything:
        return None
    periods = everything[-most:]
    unit = _unit(view, periods)
    first, second, _both = sides(view.pair)
    return ChartCard(
        key="mirror",
        title=mirror_heading(view, periods),
        subtitle=" ".join(_subtitle(view, unit, periods, len(everything))),
        alt=gettext("Dot plot: each side’s figure for a flow and a period; the table holds the same figures."),
        table=_table(view, everything, cites),
        info=MirrorChart((drawn(first), drawn(second)), tuple(_groups(view, periods, unit))),
        draw=mirror_chart,
        explore=explore_mirror,
        source_note=_freight_note(view.query.cif),
        method=gettext(
            "Difference: exporter’s figure less importer’s; for turnover the first country’s less the second’s. In "
            "percent: of the mean of both. Imports count insurance and freight, exports do not: for the comparison "
            "without freight imports are divided by the allowance. Of a contested figure all readings are compared."
        ),
    )


def _subtitle(view: TradeView, unit: int, periods: Sequence[SharedPeriod], count: int) -> Iterable[str]:
    words = {"unit": unit_words(unit, view.currency), "first": sides(view.pair)[0].label}
    yield gettext("The same trade as each side reports it, %(unit)s.") % words
    if len(periods) < count:
        sentence = gettext("Drawn: the latest %(shown)d of %(count)d periods; the table holds all.")
        yield sentence % {"shown": len(periods), "count": count}
    is_of_sales = {bool(flow.exporter) for period in periods for flow in period.flows}
    if is_of_sales == {True}:
        sentence = gettext("Percentages: how much more (+) or less (−) the seller reports, as a share of the mean")
    elif is_of_sales == {False}:
        sentence = gettext("Percentages: how much more (+) or less (−) %(first)s reports, as a share of the mean")
    else:
        sentence = gettext(
            "Percentages: how much more (+) or less (−) the seller reports, or %(first)s of both directions together, "
            "as a share of the mean"
        )
    yield sentence % words


def mirror_heading(view: TradeView, periods: Sequence[SharedPeriod]) -> str:
    """The latest period of which both directions are known and the direction in which the gap sits; else of any gap."""
    for period in reversed(periods):
        if period.widest:
            sentence = gettext(
                "The two sides disagree most about %(exporter)s’s exports: %(one)s or %(other)s in %(period)s"
            )
            return sentence % _readings(view, period.widest)
    apart = [flow for period in periods for flow in period.flows if are_apart(flow)]
    if not apart:
        return gettext("The two sides’ figures can be the same wherever both report")
    if not apart[-1].exporter:
        sentence = gettext("The two sides disagree about trade in %(period)s: %(one)s or %(other)s")
    else:
        sentence = gettext("The two sides disagree about %(exporter)s’s exports: %(one)s or %(other)s in %(period)s")
    return sentence % _readings(view, apart[-1])


def differing_heading(view: TradeView, periods: Sequence[SharedPeriod]) -> str:
    """In how many of all comparisons the two countries’ figures have no number in common."""
    flows = [flow for period in periods for flow in period.flows]
    first, second, _both = sides(view.pair)
    words = {"first": first.label, "second": second.label, "count": len(flows), "apart": sum(map(are_apart, flows))}
    if not words["apart"]:
        return gettext("%(first)s and %(second)s may report the same amounts wherever both report") % words
    sentence = ngettext(
        "%(first)s and %(second)s report different amounts in %(apart)d of %(count)d comparison",
        "%(first)s and %(second)s report different amounts in %(apart)d of %(count)d comparisons",
        len(flows),
    )
    return sentence % words


def _readings(view: TradeView, flow: SharedFlow) -> dict[str, str]:
    return {
        "period": period_words(flow.one.key.period),
        "exporter": side_of(view.pair, flow.exporter).label if flow.exporter else "",
        "one": _value_and_side(view, flow.one),
        "other": _value_and_side(view, flow.other),
    }


def _value_and_side(view: TradeView, choice: Choice) -> str:
    words = {"value": view.line_of(choice.chosen).value_text, "side": side_of(view.pair, choice.key.reporter).label}
    return gettext("%(value)s (%(side)s)") % words


def are_apart(flow: SharedFlow) -> bool:
    """Whether the two reports have no number in common."""
    return not flow.one.span.intersects(flow.other.span)


def _freight_note(allowance: Decimal) -> str:
    share = (allowance - 1) * 100
    if not share:
        return gettext("No allowance for insurance and freight is made.")
    words = {"share": decimal(share, Decimal(1)), "factor": decimal(allowance, HUNDREDTH)}
    return gettext("Allowance for insurance and freight: %(share)s%% (imports ÷ %(factor)s).") % words


# The chart


def _unit(view: TradeView, periods: Iterable[SharedPeriod]) -> int:
    choices = (choice for period in periods for flow in period.flows for choice in (flow.one, flow.other))
    return max(MILLIONS, unit_of((view.line_of(choice.chosen) for choice in choices), MOST_IN_UNIT))


def _groups(view: TradeView, periods: Sequence[SharedPeriod], unit: int) -> Iterable[MirrorGroup]:
    """Each direction, then turnover, the latest periods of each; a flow without a shared period is left out."""
    for exporter in (view.pair.first_id, view.pair.second_id, ""):
        flows = [flow for period in periods for flow in period.flows if flow.exporter == exporter]
        if flows:
            yield MirrorGroup(
                flow_words(view, exporter), tuple(mirror_row(view, flow, unit) for flow in flows[-MOST_ROWS:])
            )


def flow_words(view: TradeView, exporter: str) -> str:
    """ "From Belarus to Kazakhstan", or "Both directions together"."""
    if not exporter:
        return gettext("Both directions together")
    partner = view.pair.second_id if exporter == view.pair.first_id else view.pair.first_id
    words = {"exporter": side_of(view.pair, exporter).label, "partner": side_of(view.pair, partner).label}
    return gettext("From %(exporter)s to %(partner)s") % words


def mirror_row(view: TradeView, flow: SharedFlow, unit: int) -> MirrorRow:
    """A flow in a period as both sides report it, with how far they are apart."""
    lines = {choice.key.reporter: view.line_of(choice.chosen) for choice in (flow.one, flow.other)}
    first, second = (lines[code] for code in (view.pair.first_id, view.pair.second_id))
    return MirrorRow(first.period_text, _reading(first, unit), _reading(second, unit), difference_words(flow))


def _reading(line: LevelLine, unit: int) -> SideFigure:
    low, high = scaled_ends(line.level.value, unit)
    hover = f"{line.period_text}: {line.value_text}\n{line.how if line.figure else line.rests_on}"
    return SideFigure(low, high, scaled(line.stated, unit), _in_unit(line, unit), hover)


def _in_unit(line: LevelLine, unit: int) -> str:
    """The value as stated, or a derived range in the unit of the chart."""
    if line.figure:
        return line.value_text
    return money_span(line.level.value, unit=unit, digit=line.digit, currency=line.currency)


def difference_words(flow: SharedFlow) -> str:
    """How far the first report is above the second, in percent of their mean; that the ranges meet, where they do.

    Reports that are apart have at most one without an upper end.
    """
    if not are_apart(flow):
        return gettext("the ranges meet")
    share, one, other = discrepancy(flow), flow.one.span, flow.other.span
    if share is None:
        return gettext("not defined")
    # A figure without an upper end leaves the difference open on its side; the 200% are those of the formula. Beside
    # words such as "at least" a sign could be read both ways.
    if one.high is None:
        least = Interval(share.low, None, low_open=share.low_open)
        return gettext("%(share)s more") % {"share": growth_span(least)}
    if other.high is None:
        least = Interval(-(share.high or Decimal(0)), None, low_open=share.high_open)
        return gettext("%(share)s less") % {"share": growth_span(least)}
    return close_percent_span(share)


def discrepancy(flow: SharedFlow) -> Interval | None:
    """The first report less the second, in percent of their mean; None where both may be zero or one below it."""
    try:
        return relative_discrepancy(flow.one.span, flow.other.span)
    except (ValueError, ZeroDivisionError):
        return None


def _imports_by_exports(flow: SharedFlow) -> Cell:
    """A ratio; nothing of turnover, and in words where the exports may be zero."""
    if not flow.exporter:
        return Cell()
    try:
        found = ratio(flow.other.span, flow.one.span)
    except ZeroDivisionError:
        return Cell(gettext("not defined"))
    return Cell(span(found, THOUSANDTH), numbers=numbers.ratio(found))


# The table


def _table(view: TradeView, periods: Sequence[SharedPeriod], cites: Citations) -> DataTable:
    first, second, _both = sides(view.pair)
    columns = (
        Head(gettext("Period")),
        Head(gettext("Flow")),
        Head(first.label, numeric=True),
        Head(second.label, numeric=True),
        Head(gettext("Difference"), numeric=True),
        Head(gettext("Of the mean"), numeric=True),
        Head(gettext("Imports ÷ exports"), numeric=True),
        Head(gettext("Difference without freight"), numeric=True),
    )
    rows = [_cells(view, flow, cites) for period in reversed(periods) for flow in period.flows]
    return DataTable(columns, tuple(rows))


def _cells(view: TradeView, flow: SharedFlow, cites: Citations) -> tuple[Cell, ...]:
    unit = max(MILLIONS, unit_of((view.line_of(flow.one.chosen), view.line_of(flow.other.chosen)), MOST_IN_UNIT))
    lines = {choice.key.reporter: view.line_of(choice.chosen) for choice in (flow.one, flow.other)}
    first, second = (lines[code] for code in (view.pair.first_id, view.pair.second_id))
    category = flow.one.key.category
    name, share = flow_words(view, flow.exporter), discrepancy(flow)
    return (
        Cell(first.period_text),
        Cell(name if category == Category.NOT_SAID else f"{name}, {Category(category).label}"),
        _side_value(view, first, cites, unit),
        _side_value(view, second, cites, unit),
        _gap(first, second, flow.gap, unit),
        Cell(difference_words(flow), numbers=numbers.percent(share) if share else None),
        _imports_by_exports(flow),
        _gap(first, second, _without_freight(view, flow), unit) if flow.exporter else Cell(),
    )


def _side_value(view: TradeView, line: LevelLine, cites: Citations, unit: int) -> Cell:
    page = figure_address(view.pair.slug, line.level.figure_code)
    return Cell(
        _in_unit(line, unit),
        url=page if line.level.is_derived else "",
        cites=cites(line.passages),
        derived=line.level.is_derived,
        contested=page if view.choices[line.level.key].is_contested else "",
        numbers=line.numbers,
    )


def _gap(first: LevelLine, second: LevelLine, gap: Interval, unit: int) -> Cell:
    """A difference is no more exact than the rougher of its figures."""
    words = money_span(gap, unit=unit, digit=max(first.digit, second.digit), currency=first.currency)
    return Cell(words, numbers=numbers.money(gap, first.currency))


def _without_freight(view: TradeView, flow: SharedFlow) -> Interval:
    return flow.one.span - without_freight(flow.other.span, view.query.cif)


def _directed(view: TradeView, flow: SharedFlow) -> Record:
    """What compares one direction alone: imports by exports, and the difference without freight."""
    if not flow.exporter:
        return {}
    try:
        by_exports = records.ends(ratio(flow.other.span, flow.one.span))
    except ZeroDivisionError:
        by_exports = (None, None)
    low, high = records.ends(_without_freight(view, flow), records.MONEY_DIGIT)
    names = ("ratio_low", "ratio_high", "without_freight_low", "without_freight_high")
    return dict(zip(names, (*by_exports, low, high), strict=True))


def mirror_records(view: TradeView) -> Iterable[Record]:
    """The difference of each flow that both sides report, as reported and without freight."""
    for period in mirror_periods(view):
        for flow in period.flows:
            code = f"{flow.one.chosen.code}-less-{flow.other.chosen.code}"
            low, high = records.ends(discrepancy(flow))
            further = {
                "share_low": low,
                "share_high": high,
                **_directed(view, flow),
                "exporter": flow.exporter or None,
                "reporter": flow.one.key.reporter or None,
                "other_reporter": flow.other.key.reporter or None,
                "rests_on": " ".join((*flow.one.chosen.rests_on, *flow.other.chosen.rests_on)),
                "currency": period.currency,
                "contested": flow.is_contested,
            }
            formula = f"{flow.one.chosen.code} - {flow.other.chosen.code}"
            gap = flow.gap
            yield derived_record(view.pair, code, period.period, gap, formula, **further)
