"""How the record began: the first source's level against its target, as chart and table, with what follows."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext

from cooperation.analysis.dates import MONTHS_IN_YEAR
from cooperation.analysis.intervals import Comparison, Interval
from cooperation.analysis.readings import Qualifier
from cooperation.analysis.target import pace_multiple, pro_rata, required_monthly_pace
from cooperation.queries.evidence import Passage
from cooperation.wording.amounts import part_money, unit_words
from cooperation.wording.dates import period_words
from cooperation.wording.flows import in_part
from cooperation.wording.spans import close_percent_span, share_span, span
from cooperation.wording.stated import amount_range, growth_range, level_words
from dashboard.charts.trade import Pace, RangeBar, Shortfall, TargetChart, TargetMark, target_chart
from dashboard.components import numbers
from dashboard.components.citations import Citations
from dashboard.components.page import Cell, ChartCard, Cite, DataTable, EvidenceItem, Head
from dashboard.presenting.goals import goal_numbers, goal_words
from dashboard.presenting.levels import LevelLine
from dashboard.presenting.view import Measure, TradeView


def began_card(view: TradeView, cites: Citations) -> ChartCard | None:
    """The first source's level against its target; None where it states none that can be compared."""
    return target_card(view.beginning, view.as_of, cites) if view.beginning else None


def target_card(measured: Measure, as_of: date, cites: Citations) -> ChartCard:
    """A level against a target, with what follows from both."""
    base, goal = measured.base, measured.goal
    marks = cites((*base.passages, *goal.passages))
    table = _table(measured, as_of, marks)
    return ChartCard(
        key="target",
        title=pace_heading(measured),
        subtitle=gettext("Trade in both directions, %(unit)s. Hatching: possible range. Line: stated value")
        % {"unit": unit_words(base.unit, base.currency)},
        alt=gettext("Range chart. %(values)s.")
        % {"values": "; ".join(f"{row[0].text}: {row[1].text}" for row in table.rows)},
        table=table,
        info=_info(measured, marks),
        draw=target_chart,
        source_note=_source_note(base),
        cites=marks,
        evidence=evidence_of((*base.passages, *goal.passages), (base.caution, goal.caution), cites),
        method=gettext("A derived value carries both ends of the stated ranges through its formula (see Methods)."),
    )


def pace_heading(measured: Measure) -> str:
    """The finding over the chart: how the level compares with the target's part for the same months."""
    words = {
        "period": measured.base.period_text,
        "share": share_span(measured.outlook.share),
        "goal": in_part(level_words(measured.goal), measured.goal.part),
    }
    sentences = {
        Comparison.BELOW: gettext("%(period)s: trade ran at %(share)s of the pace needed for %(goal)s a year"),
        Comparison.ABOVE: gettext("%(period)s: trade was above the pace needed for %(goal)s a year, at %(share)s"),
        Comparison.EQUAL: gettext("%(period)s: trade was at the pace needed for %(goal)s a year"),
        Comparison.CANNOT_BE_TOLD: gettext(
            "%(period)s: whether trade kept the pace needed for %(goal)s a year cannot be told"
        ),
    }
    return sentences[measured.outlook.reaches] % words


def _source_note(base: LevelLine) -> str:
    arithmetic = gettext("Ranges are arithmetic on the stated figures, not a forecast.")
    publishers = list(dict.fromkeys(passage.source.publisher for passage in base.passages))
    return f"{'; '.join(publishers)}. {arithmetic}" if publishers else arithmetic


def evidence_of(passages: Iterable[Passage], cautions: Iterable[str], cites: Citations) -> tuple[EvidenceItem, ...]:
    """Each paragraph once, in our own words, then what to keep in mind."""
    found = {passage.key: passage for passage in passages}
    items = [EvidenceItem(p.summary, cites([p]), p.source.publisher) for p in found.values()]
    remarks = " ".join(dict.fromkeys(caution for caution in cautions if caution))
    return (*items, EvidenceItem(remarks, ())) if remarks else tuple(items)


def _table(measured: Measure, as_of: date, marks: tuple[Cite, ...]) -> DataTable:
    """Every number of the chart: value, range used, kind and how it was made."""
    columns = (
        Head(gettext("Figure")),
        Head(gettext("Value"), numeric=True),
        Head(gettext("Range used"), numeric=True),
        Head(gettext("How")),
    )
    rows = (*_rows(measured, marks), *_pace_rows(measured, as_of))
    return DataTable(columns, rows, unit_words(measured.base.unit, measured.base.currency))


def _rows(measured: Measure, marks: tuple[Cite, ...]) -> Iterable[tuple[Cell, ...]]:
    base, goal, follows = measured.base, measured.goal, measured.outlook
    period, months = base.period_text, base.level.months
    earlier = period_words(base.level.key.period.previous_year())
    how = base.rests_on if base.figure is None else base.how
    yield _row(period, Cell(base.value_text, numbers=base.numbers), how, base.range_text, marks)
    if base.figure and base.growth:
        change = gettext("Change, %(earlier)s to %(period)s") % {"earlier": earlier, "period": period}
        read = numbers.percent(base.growth, base.figure.growth.value if base.figure.growth else None)
        rate = Cell(base.growth_text, numbers=read)
        yield _row(change, rate, gettext("stated"), growth_range(base.growth), marks)
    if follows.previous:
        yield _row(earlier, _derived(follows.previous, base), gettext("level ÷ (1 + growth)"))
    if months != MONTHS_IN_YEAR:
        label = gettext("Full year %(year)d, same monthly pace") % {"year": base.year}
        how = gettext("level × 12 ÷ %(months)d; ignores seasons") % {"months": months}
        yield _row(label, _derived(follows.full_year, base), how)
    aimed = Cell(goal_words(goal), numbers=goal_numbers(goal, base.currency))
    yield _row(gettext("Target"), aimed, gettext("stated; read as yearly"), amount_range(goal), marks)
    how = gettext("target − full year; below zero is above the target")
    yield _row(gettext("Gap to the target"), _derived(follows.gap, base), how)
    if 1 in follows.needed:
        needed = Cell(close_percent_span(follows.needed[1]), numbers=numbers.percent(follows.needed[1]))
        yield _row(gettext("Growth needed in one year"), needed, gettext("target ÷ full year − 1"))


def _pace_rows(measured: Measure, as_of: date) -> Iterable[tuple[Cell, ...]]:
    """What each month left of the year has to bring for the target to be met in it; nothing once the year is over."""
    base, threshold = measured.base, measured.threshold
    months = months_left_of(measured, as_of)
    if months is None or base.level.value.compare(threshold) is not Comparison.BELOW:
        return
    needed = _derived(required_monthly_pace(threshold, base.level.value, months), base)
    how = gettext("(target − level) ÷ %(left)d months left") % {"left": MONTHS_IN_YEAR - months}
    yield _row(gettext("Needed in each month left of %(year)d") % {"year": base.year}, needed, how)
    times = pace_multiple(threshold, base.level.value, months)
    against = Cell(times_words(times), numbers=numbers.ratio(times))
    yield _row(gettext("Against each month so far"), against, gettext("needed a month ÷ level a month"))


def months_left_of(measured: Measure, as_of: date) -> int | None:
    """The months that the level covers, where some of its year and of the time until the deadline are left."""
    months = measured.base.level.months
    due = measured.goal.deadline_on.latest if measured.goal.deadline_on else date.max
    is_over = as_of.year > measured.base.year or as_of > due
    return None if is_over or months in (None, MONTHS_IN_YEAR) else months


def times_words(interval: Interval) -> str:
    """ "2.5–3.7 times"."""
    return gettext("%(range)s times") % {"range": span(interval, Decimal("0.1"))}


def _derived(amount: Interval, base: LevelLine) -> Cell:
    """An amount that follows from the level."""
    return Cell(base.money(amount), numbers=numbers.money(amount, base.currency))


def _row(label: str, value: Cell, how: str, span: str = "", marks: tuple[Cite, ...] | None = None) -> tuple[Cell, ...]:
    """A row; without citation marks it is a derived one, whose value is its range."""
    return Cell(label, cites=marks or ()), value, Cell(span or value.text), Cell(how, derived=marks is None)


def _info(measured: Measure, marks: tuple[Cite, ...]) -> TargetChart:
    bars = list(_bars(measured, marks))
    return TargetChart(
        bars=tuple(bars), goal=_goal(measured), pace=_pace(measured), shortfall=_shortfall(measured, len(bars) - 1)
    )


def _bars(measured: Measure, marks: tuple[Cite, ...]) -> Iterable[RangeBar]:
    base, follows = measured.base, measured.outlook
    if follows.previous:
        earlier = period_words(base.level.key.period.previous_year())
        yield _derived_bar(earlier, gettext("implied by the growth"), follows.previous, base)
    if base.figure:
        yield _stated_bar(measured, marks)
    else:
        yield _derived_bar(base.period_text, base.how, base.level.value, base)
    if base.level.months != MONTHS_IN_YEAR:
        label = gettext("Full year %(year)d") % {"year": base.year}
        yield _derived_bar(label, gettext("if the pace held"), follows.full_year, base)


def _stated_bar(measured: Measure, marks: tuple[Cite, ...]) -> RangeBar:
    base = measured.base
    low, high = scaled_ends(base.level.value, base.unit)
    return RangeBar(
        label=base.period_text,
        note=gettext("stated, %(mark)s") % {"mark": marks[0].label},
        low=low,
        high=high,
        stated=scaled(base.stated, base.unit),
        value_text=base.value_text,
        range_text=base.range_text,
        growth_text=f"{base.growth_text} {marks[0].label}" if measured.outlook.previous else "",
        hover=f"{base.period_text}: {base.value_text}, {base.range_text}",
    )


def _derived_bar(label: str, note: str, interval: Interval, base: LevelLine) -> RangeBar:
    low, high = scaled_ends(interval, base.unit)
    words = base.money(interval)
    hover = gettext("%(label)s: %(value)s, derived") % {"label": label, "value": words}
    return RangeBar(label, note, low, high, stated=None, value_text=words, derived=True, hover=hover)


def _goal(measured: Measure) -> TargetMark:
    label = gettext("Target: %(goal)s") % {"goal": goal_words(measured.goal)}
    lead = measured.goal.lead
    more = lead is not None and lead.qualifier in (Qualifier.MORE_THAN, Qualifier.AT_LEAST)
    return TargetMark(scaled(measured.threshold, measured.base.unit) or 0.0, label, more=more)


def _pace(measured: Measure) -> Pace | None:
    """The target's part for the months of the level."""
    base, months = measured.base, measured.base.level.months
    if months is None or months == MONTHS_IN_YEAR:
        return None
    part = pro_rata(measured.threshold, months)
    words = part_money(part.low or Decimal(0), unit=base.unit, currency=base.currency)
    label = gettext("Its part for\n%(months)d months: %(value)s") % {"months": months, "value": words}
    return Pace(scaled(part.low, base.unit) or 0.0, label, 0, 1 if measured.outlook.previous else 0)


def _shortfall(measured: Measure, bar: int) -> Shortfall | None:
    needed = measured.outlook.needed
    return Shortfall(bar, gettext("still needed"), close_percent_span(needed[1])) if 1 in needed else None


def scaled_ends(interval: Interval, unit: int) -> tuple[float | None, float | None]:
    """Both ends in a unit, as a chart takes them."""
    return scaled(interval.low, unit), scaled(interval.high, unit)


def scaled(value: Decimal | None, unit: int) -> float | None:
    """A number of dollars in a unit, such as billions."""
    return None if value is None else float(value.scaleb(-unit))
