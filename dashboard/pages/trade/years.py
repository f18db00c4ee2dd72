"""The long view: both reporters year by year, parts of years apart, and every target from its day to its deadline."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.utils.translation import gettext, ngettext

from cooperation.analysis.dates import MONTHS_IN_YEAR
from cooperation.analysis.target import TargetState
from cooperation.wording.amounts import currency_name, unit_words
from cooperation.wording.dates import day_or_part, period_words
from cooperation.wording.lists import listed
from cooperation.wording.numbers import decimal
from cooperation.wording.stated import brief_amount
from dashboard.charts import trade_lanes
from dashboard.charts.axes import Tick, round_step
from dashboard.charts.trade_years import YearFigure, YearsChart, years_chart
from dashboard.components.citations import Citations
from dashboard.components.page import Cell, ChartCard, Column, DataTable
from dashboard.components.sides import Side, drawn, side_of, sides
from dashboard.pages.trade.charts import ends, scaled
from dashboard.pages.trade.levels import LevelLine, counts_as_trade, unit_for
from dashboard.pages.trade.table import side_cell
from dashboard.pages.trade.targets import STATE_WORDS, TargetLine
from dashboard.pages.trade.view import TradeView

MOST_TICKS = 13
LANES = {
    TargetState.ALREADY_ABOVE: trade_lanes.TargetState.REACHED,
    TargetState.REACHED: trade_lanes.TargetState.REACHED,
    TargetState.MISSED: trade_lanes.TargetState.MISSED,
    TargetState.SLIPPED: trade_lanes.TargetState.SLIPPED,
    TargetState.OPEN: trade_lanes.TargetState.OPEN,
    TargetState.CANNOT_BE_TOLD: trade_lanes.TargetState.OPEN,
    TargetState.NOT_KNOWN: trade_lanes.TargetState.OPEN,
}


def years_card(view: TradeView, cites: Citations) -> ChartCard | None:
    """Columns by year and target lanes under them; None without a level of a year or of a part of one."""
    shown = shown_levels(view)
    if not shown:
        return None
    unit = unit_of(shown)
    years = [line.level.key.period.start.year for line in shown]
    gaps = _gaps(shown, min(years), max(years))
    return ChartCard(
        key="years",
        title=_heading(shown, gaps),
        subtitle=gettext("Turnover by year and by who reports it, %(unit)s. Whisker: range left open")
        % {"unit": unit_words(unit, view.currency)},
        alt=gettext("Columns by year. %(values)s.")
        % {"values": "; ".join(f"{line.period_text}: {line.value_text}" for line in shown)},
        table=_table(view, shown, gaps, cites),
        info=YearsChart(
            first_year=min(years),
            last_year=max(years),
            figures=tuple(_figure(view, line, unit) for line in shown),
            targets=tuple(_lane(line, view.currency, unit) for line in view.lines),
            sides=tuple(drawn(side) for side in _sides(view, shown)),
            key_note=gettext("Hatched: part of a year"),
            gap_text=gettext("no figure for the year"),
            targets_title=gettext("Targets, from the day stated to the deadline"),
            ticks=tuple(_ticks(shown, unit)),
        ),
        draw=years_chart,
        source_note=_left_out(view, shown),
        method=gettext(
            "Of several values for one reporter and year the narrowest is drawn, a stated one before a derived one; "
            "the others stand in the table of figures. The two sides’ figures are never put together."
        ),
    )


def unit_of(lines: Iterable[LevelLine], most: int = 1000) -> int:
    """The unit of a chart: the smallest in which the greatest of its levels stays below ``most``."""
    return unit_for(max(map(_reach, lines), default=Decimal(0)), most)


def _reach(line: LevelLine) -> Decimal:
    ends = (line.stated, line.level.value.low, line.level.value.high)
    return max((abs(end) for end in ends if end is not None), default=Decimal(0))


def _ticks(lines: Iterable[LevelLine], unit: int) -> Iterable[Tick]:
    """Round values from zero to well over the greatest level, in the reader's digits."""
    step = Decimal(f"{round_step(float(max(map(_reach, lines)).scaleb(-unit)), 5):.10g}")
    for number in range(MOST_TICKS):
        value = number * step
        yield Tick(float(value), decimal(value, step) if number else "0")


def shown_levels(view: TradeView) -> list[LevelLine]:
    """A level for each reporter and year, and of what starts in January and ends within a year the longest."""
    best = [
        view.line_of(choice.chosen) for choice in view.best.values() if counts_as_trade(choice.chosen, view.currency)
    ]
    years = [line for line in best if line.level.months == MONTHS_IN_YEAR]
    longest: dict[tuple[str, int], LevelLine] = {}
    for line in sorted(filter(_is_part, best), key=lambda line: line.level.key.period.end):
        longest[line.level.key.reporter, line.level.key.period.start.year] = line
    parts = [_as_chosen(view, line) for line in longest.values()]
    return sorted((*years, *parts), key=_order)


def _is_part(line: LevelLine) -> bool:
    """Stated for the first months or days of one year, with an upper end: a mere "more than" tells no part."""
    period = line.level.key.period
    within = period.start.year == period.end.year and (period.start.month, period.start.day) == (1, 1)
    return within and not period.is_year and line.figure is not None and line.level.value.high is not None


def _as_chosen(view: TradeView, line: LevelLine) -> LevelLine:
    """The level that the page looks at, where it is about the same as this one."""
    return view.start if view.start and view.start.level.key == line.level.key else line


def _order(line: LevelLine) -> tuple[object, ...]:
    key = line.level.key
    return key.period.start.year, not key.period.is_year, not key.reporter, key.reporter, key.period.end


def _sides(view: TradeView, shown: Sequence[LevelLine]) -> list[Side]:
    """Those that report something; what nobody is named for goes under "reporter not said"."""
    first, second, _both = sides(view.pair)
    reporters = {line.level.key.reporter for line in shown}
    named = [side for side in (first, second) if side.code in reporters]
    return [*named, _not_said(view)] if "" in reporters else named


def _not_said(view: TradeView) -> Side:
    both = side_of(view.pair, None)
    return Side(both.shape, both.code, gettext("Not said"), both.accent)


def _figure(view: TradeView, line: LevelLine, unit: int) -> YearFigure:
    key = line.level.key
    side = side_of(view.pair, key.reporter) if key.reporter else _not_said(view)
    low, high = ends(line.level.value, unit)
    return YearFigure(
        year=key.period.start.year,
        side=drawn(side),
        low=low,
        high=high,
        stated=scaled(line.stated, unit),
        part="" if key.period.is_year else line.period_text,
        hover=f"{line.period_text}, {side.label}: {line.value_text}\n{line.rests_on if not line.figure else line.how}",
    )


def _lane(line: TargetLine, currency: str, unit: int) -> trade_lanes.TargetLine:
    """A target; one in another currency or in growth terms has a lane, and no level on the axis of money."""
    target = line.target
    amount = target.amount_in(currency)
    label = brief_amount(target)
    if target.deadline_on:
        label = gettext("%(goal)s by %(deadline)s") % {"goal": label, "deadline": day_or_part(target.deadline_on)}
    return trade_lanes.TargetLine(
        stated_on=str(target.stated_on),
        until=str(target.deadline_on) if target.deadline_on else _reached_on(line),
        level=scaled(amount.value, unit) if amount else None,
        label=label,
        state=LANES[line.state],
        state_label=str(STATE_WORDS[line.state]),
        hover=f"{label}: {STATE_WORDS[line.state]}, {line.years}"
        if line.years
        else f"{label}: {STATE_WORDS[line.state]}",
    )


def _reached_on(line: TargetLine) -> str:
    """The year in which a target without a deadline was reached; empty where it was not."""
    if line.state is not TargetState.REACHED or not line.rests_on:
        return ""
    return str(line.rests_on[0].period.end.year)


def _gaps(shown: Sequence[LevelLine], first: int, last: int) -> list[int]:
    """Years of which nobody states the whole and nothing gives it."""
    known = {line.level.key.period.start.year for line in shown if line.level.months == MONTHS_IN_YEAR}
    return [year for year in range(first, last + 1) if year not in known]


def _heading(shown: Sequence[LevelLine], gaps: Sequence[int]) -> str:
    """The years with the least and the most that somebody put a bound to, and the years without a figure."""
    years = [line for line in shown if line.level.months == MONTHS_IN_YEAR]
    if not years:
        return gettext("No whole year of trade is on record")
    most = max(years, key=lambda line: line.level.value.low or 0)
    words = {"value": most.value_text, "year": most.period_text, "gaps": len(gaps)}
    if not gaps:
        return gettext("The highest figure for a year is %(value)s in %(year)s; no year is without one") % words
    sentence = ngettext(
        "The highest figure for a year is %(value)s in %(year)s; %(gaps)d year has none",
        "The highest figure for a year is %(value)s in %(year)s; %(gaps)d years have none",
        len(gaps),
    )
    return sentence % words


def _left_out(view: TradeView, shown: Sequence[LevelLine]) -> str:
    """Periods of turnover that are no year and no part of one from January: they are in the table only."""
    drawn_keys = {line.level.key for line in shown}
    others = [line for line in view.levels if _is_stated(view, line) and line.level.months is None]
    periods = dict.fromkeys(period_words(line.level.key.period) for line in others if line.level.key not in drawn_keys)
    notes = [gettext("Each column is one side’s figure, with its evidence in the table.")]
    if periods:
        sentence = gettext("Not drawn, since of no calendar year from January: %(periods)s.")
        notes.append(sentence % {"periods": listed(periods)})
    others_in = dict.fromkeys(line.currency for line in view.levels if line.figure and line.currency != view.currency)
    if others_in:
        names = listed(map(currency_name, others_in))
        notes.append(gettext("Not drawn, since in another currency: figures in %(names)s.") % {"names": names})
    return " ".join(notes)


def _is_stated(view: TradeView, line: LevelLine) -> bool:
    return line.figure is not None and counts_as_trade(line.level, view.currency)


def _table(view: TradeView, shown: Sequence[LevelLine], gaps: Sequence[int], cites: Citations) -> DataTable:
    columns = (
        Column(gettext("Period")),
        Column(gettext("Stated by")),
        Column(gettext("Value"), numeric=True),
        Column(gettext("Range used"), numeric=True),
        Column(gettext("How")),
    )
    rows = [(line.level.key.period.start.year, _row(view, line, cites)) for line in shown]
    rows += [(year, _empty_row(year)) for year in gaps]
    return DataTable(columns, tuple(row for _year, row in sorted(rows, key=lambda pair: pair[0])))


def _row(view: TradeView, line: LevelLine, cites: Citations) -> tuple[Cell, ...]:
    return (
        Cell(line.period_text, cites=cites(line.paragraphs())),
        side_cell(view.pair, line.level.key.reporter or None),
        Cell(line.value_text),
        Cell(line.range_text),
        Cell(line.how if line.figure else line.rests_on, derived=line.figure is None),
    )


def _empty_row(year: int) -> tuple[Cell, ...]:
    return Cell(str(year)), Cell(), Cell(gettext("no figure for the year")), Cell(), Cell()
