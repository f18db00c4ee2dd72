"""The trade page's charts: a figure against its target, and the growth that the target needs."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext

from cooperation.analysis.intervals import Comparison, Interval
from cooperation.analysis.outlook import Outlook
from cooperation.analysis.target import pro_rata
from cooperation.models import Hedge, Target, TradeFigure
from dashboard.charts.trade import Goal, Pace, RangeBar, Shortfall, TargetChart, target_chart
from dashboard.pages.citations import Citations
from dashboard.pages.figures import amount_range, amount_words, growth_range, growth_words, money_words
from dashboard.pages.parts import Cell, ChartCard, Cite, Column, DataTable, EvidenceItem
from dashboard.pages.trade_view import TradeView, pace_heading
from dashboard.pages.wording import dollar_span, percent_span, period_words, unit_words


def target_card(view: TradeView, cites: Citations) -> ChartCard | None:
    """The chosen figure against the chosen target, with what follows from both; None without them."""
    if view.base is None or view.target is None or view.outlook is None:
        return None
    base, target, follows = view.base, view.target, view.outlook
    marks = cites(base.paragraphs() + [p for p in target.paragraphs() if p not in base.paragraphs()])
    table = _target_table(base, target, follows, marks)
    return ChartCard(
        key="target",
        title=pace_heading(view),
        subtitle=gettext("Trade in both directions, %(unit)s. Hatched: range left open. Tick: stated value")
        % {"unit": unit_words(base.unit)},
        alt=gettext("Range chart. %(values)s.")
        % {"values": "; ".join(f"{row[0].text}: {row[1].text}" for row in table.rows)},
        table=table,
        info=_target_info(base, target, follows, marks),
        draw=target_chart,
        source_note=gettext("%(publisher)s. Ranges are arithmetic on the stated figures, not a forecast.")
        % {"publisher": base.evidence.source.publisher},
        cites=marks,
        evidence=_evidence(base, target, cites),
        method=gettext("A derived value carries both ends of the stated ranges through its formula (see Methods)."),
    )


def _evidence(base: TradeFigure, target: Target, cites: Citations) -> tuple[EvidenceItem, ...]:
    """The paragraphs behind the figure and the target, each once."""
    paragraphs = {p.pk: p for p in (*base.paragraphs(), *target.paragraphs())}
    cautions = " ".join(filter(None, (base.caution, target.caution)))
    items = [EvidenceItem(p.summary, cites([p]), p.source.publisher) for p in paragraphs.values()]
    return (*items, EvidenceItem(cautions, ())) if cautions else tuple(items)


def _target_table(base: TradeFigure, target: Target, follows: Outlook, marks: tuple[Cite, ...]) -> DataTable:
    """Every number of the chart: value, range used, kind and how it was made."""
    columns = (
        Column(gettext("Figure")),
        Column(gettext("Value"), numeric=True),
        Column(gettext("Range used"), numeric=True),
        Column(gettext("How")),
    )
    return DataTable(columns, tuple(_target_rows(base, target, follows, marks)), unit_words(base.unit))


def _target_rows(
    base: TradeFigure, target: Target, follows: Outlook, marks: tuple[Cite, ...]
) -> Iterable[tuple[Cell, ...]]:
    period, months = period_words(base.period), base.period.months
    earlier = period_words(base.period.previous_year())
    yield _row(period, amount_words(base), amount_range(base), gettext("stated"), marks)
    if base.growth:
        change = gettext("Change, %(earlier)s to %(period)s") % {"earlier": earlier, "period": period}
        yield _row(change, growth_words(base), growth_range(base), gettext("stated"), marks)
    if follows.previous:
        words = money_words(base, follows.previous)
        yield _row(earlier, words, words, gettext("level ÷ (1 + growth)"))
    year = money_words(base, follows.full_year)
    if months != 12:
        label = gettext("Full year %(year)d, same monthly pace") % {"year": base.period.end.year}
        yield _row(label, year, year, gettext("level × 12 ÷ %(months)d; ignores seasons") % {"months": months})
    yield _row(gettext("Goal"), amount_words(target), amount_range(target), gettext("stated; read as yearly"), marks)
    gap = money_words(base, follows.gap)
    yield _row(gettext("Gap to the goal"), gap, gap, gettext("goal − full year; below zero is above the goal"))
    if 1 in follows.needed:
        needed = percent_span(follows.needed[1])
        yield _row(gettext("Growth needed in one year"), needed, needed, gettext("goal ÷ full year − 1"))


def _row(label: str, value: str, span: str, how: str, marks: tuple[Cite, ...] | None = None) -> tuple[Cell, ...]:
    """A row; without citation marks it is a derived one."""
    return Cell(label, cites=marks or ()), Cell(value), Cell(span), Cell(how, derived=marks is None)


def _target_info(base: TradeFigure, target: Target, follows: Outlook, marks: tuple[Cite, ...]) -> TargetChart:
    bars = list(_bars(base, follows, marks))
    return TargetChart(
        bars=tuple(bars),
        goal=_goal(target, base, marks),
        pace=_pace(target, base, follows),
        shortfall=_shortfall(follows, len(bars) - 1),
    )


def _bars(base: TradeFigure, follows: Outlook, marks: tuple[Cite, ...]) -> Iterable[RangeBar]:
    period = period_words(base.period)
    if follows.previous:
        earlier = period_words(base.period.previous_year())
        yield _derived_bar(earlier, gettext("implied by the growth"), follows.previous, base)
    low, high = _ends(base.amount, base)
    yield RangeBar(
        label=period,
        note=gettext("stated, %(mark)s") % {"mark": marks[0].label},
        low=low,
        high=high,
        stated=float(_scaled(base.value_usd, base)),
        value_text=amount_words(base),
        range_text=amount_range(base),
        growth_text=f"{growth_words(base)} {marks[0].label}" if follows.previous else "",
        hover=f"{period}: {amount_words(base)}, {amount_range(base)}",
    )
    if base.period.months != 12:
        label = gettext("Full year %(year)d") % {"year": base.period.end.year}
        yield _derived_bar(label, gettext("if the pace held"), follows.full_year, base)


def _derived_bar(label: str, note: str, interval: Interval, base: TradeFigure) -> RangeBar:
    low, high = _ends(interval, base)
    words = money_words(base, interval)
    hover = gettext("%(label)s: %(value)s, derived") % {"label": label, "value": words}
    return RangeBar(label, note, low, high, stated=None, value_text=words, derived=True, hover=hover)


def _goal(target: Target, base: TradeFigure, marks: tuple[Cite, ...]) -> Goal:
    value = float(_scaled(target.value_usd, base))
    label = gettext("Goal: %(goal)s") % {"goal": amount_words(target)}
    return Goal(value, label, more=target.qualifier in (Hedge.MORE_THAN, Hedge.AT_LEAST))


def _pace(target: Target, base: TradeFigure, follows: Outlook) -> Pace | None:
    """The target's part for the months of the figure."""
    months = base.period.months
    if months is None or months == 12 or target.value_usd is None:
        return None
    part = pro_rata(target.value_usd, months)
    words = dollar_span(part, unit=base.unit, digit=Decimal(10) ** (base.unit - 2))
    label = gettext("Goal’s part for\n%(months)d months: %(value)s") % {"months": months, "value": words}
    last = 1 if follows.previous else 0
    return Pace(float(_scaled(part.low, base)), label, 0, last)


def _shortfall(follows: Outlook, bar: int) -> Shortfall | None:
    if follows.reaches is not Comparison.BELOW or 1 not in follows.needed:
        return None
    return Shortfall(bar, gettext("still needed"), percent_span(follows.needed[1]))


def _ends(interval: Interval | None, base: TradeFigure) -> tuple[float | None, float | None]:
    if interval is None:
        return None, None
    low, high = (None if end is None else float(_scaled(end, base)) for end in (interval.low, interval.high))
    return low, high


def _scaled(value: Decimal | None, base: TradeFigure) -> Decimal:
    return (value or Decimal(0)).scaleb(-base.unit)
