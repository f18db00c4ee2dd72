"""The level against its target, as chart and as table, with what follows from both."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext

from cooperation.analysis.dates import MONTHS_IN_YEAR
from cooperation.analysis.intervals import Comparison, Interval, Qualifier
from cooperation.analysis.outlook import Outlook
from cooperation.analysis.target import pace_multiple, pro_rata, required_monthly_pace
from cooperation.models import Paragraph, Target
from cooperation.wording.amounts import money_span, unit_words
from cooperation.wording.dates import period_words
from cooperation.wording.spans import close_percent_span, span
from cooperation.wording.stated import amount_range, amount_words, growth_range
from dashboard.charts.trade import Goal, Pace, RangeBar, Shortfall, TargetChart, target_chart
from dashboard.components.citations import Citations
from dashboard.components.page import Cell, ChartCard, Cite, Column, DataTable, EvidenceItem
from dashboard.pages.trade.levels import LevelLine
from dashboard.pages.trade.view import TradeView, pace_heading, threshold_of


def target_card(view: TradeView, cites: Citations) -> ChartCard | None:
    """The chosen level against the chosen target, with what follows from both; None without them."""
    if view.start is None or view.target is None or view.outlook is None:
        return None
    start, target, follows = view.start, view.target, view.outlook
    marks = cites(start.paragraphs() + target.paragraphs())
    table = _target_table(start, target, follows, marks)
    return ChartCard(
        key="target",
        title=pace_heading(view),
        subtitle=gettext("Trade in both directions, %(unit)s. Hatched: range left open. Tick: stated value")
        % {"unit": unit_words(start.unit, start.currency)},
        alt=gettext("Range chart. %(values)s.")
        % {"values": "; ".join(f"{row[0].text}: {row[1].text}" for row in table.rows)},
        table=table,
        info=_target_info(start, target, follows, marks),
        draw=target_chart,
        source_note=_source_note(start),
        cites=marks,
        evidence=evidence_of([*start.paragraphs(), *target.paragraphs()], (start.caution, target.caution), cites),
        method=gettext("A derived value carries both ends of the stated ranges through its formula (see Methods)."),
    )


def _unit_words(start: LevelLine) -> str:
    return unit_words(start.unit, start.currency)


def _source_note(start: LevelLine) -> str:
    arithmetic = gettext("Ranges are arithmetic on the stated figures, not a forecast.")
    publishers = list(dict.fromkeys(paragraph.source.publisher for paragraph in start.paragraphs()))
    return f"{'; '.join(publishers)}. {arithmetic}" if publishers else arithmetic


def evidence_of(paragraphs: Iterable[Paragraph], cautions: Iterable[str], cites: Citations) -> tuple[EvidenceItem, ...]:
    """Each paragraph once, in our own words, then what to keep in mind."""
    found = {paragraph.pk: paragraph for paragraph in paragraphs}
    items = [EvidenceItem(p.summary, cites([p]), p.source.publisher) for p in found.values()]
    remarks = " ".join(dict.fromkeys(caution for caution in cautions if caution))
    return (*items, EvidenceItem(remarks, ())) if remarks else tuple(items)


def _target_table(start: LevelLine, target: Target, follows: Outlook, marks: tuple[Cite, ...]) -> DataTable:
    """Every number of the chart: value, range used, kind and how it was made."""
    columns = (
        Column(gettext("Figure")),
        Column(gettext("Value"), numeric=True),
        Column(gettext("Range used"), numeric=True),
        Column(gettext("How")),
    )
    return DataTable(columns, tuple(_target_rows(start, target, follows, marks)), _unit_words(start))


def _target_rows(
    start: LevelLine, target: Target, follows: Outlook, marks: tuple[Cite, ...]
) -> Iterable[tuple[Cell, ...]]:
    period, months = start.period_text, start.level.months
    earlier = period_words(start.level.key.period.previous_year())
    yield _row(period, start.value_text, start.range_text, start.rests_on if start.figure is None else start.how, marks)
    if start.figure and start.growth:
        change = gettext("Change, %(earlier)s to %(period)s") % {"earlier": earlier, "period": period}
        yield _row(change, start.growth_text, growth_range(start.growth), gettext("stated"), marks)
    if follows.previous:
        words = start.money(follows.previous)
        yield _row(earlier, words, words, gettext("level ÷ (1 + growth)"))
    year = start.money(follows.full_year)
    if months != MONTHS_IN_YEAR:
        label = gettext("Full year %(year)d, same monthly pace") % {"year": start.year}
        yield _row(label, year, year, gettext("level × 12 ÷ %(months)d; ignores seasons") % {"months": months})
    yield _row(gettext("Goal"), amount_words(target), amount_range(target), gettext("stated; read as yearly"), marks)
    gap = start.money(follows.gap)
    yield _row(gettext("Gap to the goal"), gap, gap, gettext("goal − full year; below zero is above the goal"))
    if 1 in follows.needed:
        needed = close_percent_span(follows.needed[1])
        yield _row(gettext("Growth needed in one year"), needed, needed, gettext("goal ÷ full year − 1"))
    yield from _pace_rows(start, target)


def _pace_rows(start: LevelLine, target: Target) -> Iterable[tuple[Cell, ...]]:
    """What each month left of the year has to bring for the goal to be met in it; nothing where none is left."""
    months, threshold = start.level.months, threshold_of(target, start)
    if threshold is None or months is None or months == MONTHS_IN_YEAR:
        return
    if start.level.value.compare(threshold) is not Comparison.BELOW:
        return
    needed = start.money(required_monthly_pace(threshold, start.level.value, months))
    left = MONTHS_IN_YEAR - months
    how = gettext("(goal − level) ÷ %(left)d months left") % {"left": left}
    yield _row(gettext("Needed in each month left of %(year)d") % {"year": start.year}, needed, needed, how)
    times = times_words(pace_multiple(threshold, start.level.value, months))
    yield _row(gettext("Against each month so far"), times, times, gettext("needed a month ÷ level a month"))


def times_words(interval: Interval) -> str:
    """ "2.5–3.7 times"."""
    return gettext("%(range)s times") % {"range": span(interval, Decimal("0.1"))}


def _row(label: str, value: str, span: str, how: str, marks: tuple[Cite, ...] | None = None) -> tuple[Cell, ...]:
    """A row; without citation marks it is a derived one."""
    return Cell(label, cites=marks or ()), Cell(value), Cell(span), Cell(how, derived=marks is None)


def _target_info(start: LevelLine, target: Target, follows: Outlook, marks: tuple[Cite, ...]) -> TargetChart:
    bars = list(_bars(start, follows, marks))
    return TargetChart(
        bars=tuple(bars),
        goal=_goal(target, start),
        pace=_pace(target, start, follows),
        shortfall=_shortfall(follows, len(bars) - 1),
    )


def _bars(start: LevelLine, follows: Outlook, marks: tuple[Cite, ...]) -> Iterable[RangeBar]:
    if follows.previous:
        earlier = period_words(start.level.key.period.previous_year())
        yield _derived_bar(earlier, gettext("implied by the growth"), follows.previous, start)
    if start.figure:
        yield _stated_bar(start, follows, marks)
    else:
        yield _derived_bar(start.period_text, start.how, start.level.value, start)
    if start.level.months != MONTHS_IN_YEAR:
        label = gettext("Full year %(year)d") % {"year": start.year}
        yield _derived_bar(label, gettext("if the pace held"), follows.full_year, start)


def _stated_bar(start: LevelLine, follows: Outlook, marks: tuple[Cite, ...]) -> RangeBar:
    low, high = ends(start.level.value, start.unit)
    return RangeBar(
        label=start.period_text,
        note=gettext("stated, %(mark)s") % {"mark": marks[0].label},
        low=low,
        high=high,
        stated=scaled(start.stated, start.unit),
        value_text=start.value_text,
        range_text=start.range_text,
        growth_text=f"{start.growth_text} {marks[0].label}" if follows.previous else "",
        hover=f"{start.period_text}: {start.value_text}, {start.range_text}",
    )


def _derived_bar(label: str, note: str, interval: Interval, start: LevelLine) -> RangeBar:
    low, high = ends(interval, start.unit)
    words = start.money(interval)
    hover = gettext("%(label)s: %(value)s, derived") % {"label": label, "value": words}
    return RangeBar(label, note, low, high, stated=None, value_text=words, derived=True, hover=hover)


def _goal(target: Target, start: LevelLine) -> Goal:
    label = gettext("Goal: %(goal)s") % {"goal": amount_words(target)}
    more = target.stated is not None and target.stated.qualifier in (Qualifier.MORE_THAN, Qualifier.AT_LEAST)
    return Goal(scaled(threshold_of(target, start), start.unit) or 0.0, label, more=more)


def _pace(target: Target, start: LevelLine, follows: Outlook) -> Pace | None:
    """The target's part for the months of the level."""
    months, threshold = start.level.months, threshold_of(target, start)
    if months is None or months == MONTHS_IN_YEAR or threshold is None:
        return None
    part = pro_rata(threshold, months)
    words = money_span(part, unit=start.unit, digit=Decimal(10) ** (start.unit - 2), currency=start.currency)
    label = gettext("Goal’s part for\n%(months)d months: %(value)s") % {"months": months, "value": words}
    return Pace(scaled(part.low, start.unit) or 0.0, label, 0, 1 if follows.previous else 0)


def _shortfall(follows: Outlook, bar: int) -> Shortfall | None:
    if follows.reaches is not Comparison.BELOW or 1 not in follows.needed:
        return None
    return Shortfall(bar, gettext("still needed"), close_percent_span(follows.needed[1]))


def ends(interval: Interval, unit: int) -> tuple[float | None, float | None]:
    """Both ends in a unit, as a chart takes them."""
    return scaled(interval.low, unit), scaled(interval.high, unit)


def scaled(value: Decimal | None, unit: int) -> float | None:
    """A number of dollars in a unit, such as billions."""
    return None if value is None else float(value.scaleb(-unit))
