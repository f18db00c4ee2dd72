"""The long view: both reporters year by year, parts of years apart, and the targets as thin lines."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from django.utils.translation import gettext, ngettext

from cooperation.analysis.categories import Category
from cooperation.analysis.choosing.bearing import bears_on
from cooperation.analysis.choosing.choice import Choice
from cooperation.analysis.choosing.leading import trade_in_goods
from cooperation.analysis.dates import Period, PeriodKind, whole_years_between
from cooperation.analysis.units import unit_for
from cooperation.models.addresses import figure_address
from cooperation.wording.amounts import currency_name, unit_words
from cooperation.wording.dates import period_words
from cooperation.wording.lists import listed
from cooperation.wording.numbers import decimal
from cooperation.wording.stated import brief_amount
from dashboard.charts.axes import Tick, round_step
from dashboard.charts.explore import explore_years
from dashboard.charts.trade_years import GoalLevel, Rival, YearFigure, YearsChart, years_chart
from dashboard.components.citations import Citations
from dashboard.components.page import Cell, ChartCard, DataTable, Head
from dashboard.components.sides import Side, drawn, side_of, sides
from dashboard.presenting.began import scaled, scaled_ends
from dashboard.presenting.levels import LevelLine, reported_words
from dashboard.presenting.table import side_cell, why_words
from dashboard.presenting.view import TradeView

MOST_TICKS = 13
NOT_SAID = Category.NOT_SAID


def years_card(view: TradeView, cites: Citations) -> ChartCard | None:
    """Columns by year with the targets as lines; None without a level of a year or of a part of one."""
    shown = shown_choices(view)
    if not shown:
        return None
    lines = [view.line_of(choice.chosen) for choice in shown]
    unit = unit_of(lines)
    first, last = min(choice.key.period.start.year for choice in shown), max(choice.key.period.year for choice in shown)
    whole = (choice.key.period for choice in shown if choice.key.period.is_full_year)
    gaps = whole_years_between(whole, first, last)
    return ChartCard(
        key="years",
        title=_heading(view, shown, gaps),
        subtitle=gettext("Trade in both directions by year and by who reports it, %(unit)s. Whisker: possible range")
        % {"unit": unit_words(unit, view.currency)},
        alt=gettext("Columns by year. %(values)s.")
        % {"values": "; ".join(f"{line.period_text}: {line.value_text}" for line in lines)},
        table=_table(view, shown, gaps, cites),
        info=YearsChart(
            first_year=first,
            last_year=last,
            figures=tuple(_figure(view, choice, unit) for choice in shown),
            goals=tuple(_goals(view, unit)),
            sides=tuple(drawn(side) for side in _sides(view, shown)),
            key_note=gettext("Hatched: part of a year. Dashed: the other reading, contested"),
            gap_text=gettext("no figure for the year"),
            ticks=tuple(axis_ticks(lines, unit)),
        ),
        draw=years_chart,
        explore=explore_years,
        source_note=_left_out(view, shown),
        method=gettext(
            "Of several figures for one reporter and year, those that can hold together are read together; of those "
            "that cannot, the stronger source is drawn, then the later one, and the other is dashed beside it. A "
            "stated figure goes before a derived one. The two sides’ figures are never put together."
        ),
    )


def unit_of(lines: Iterable[LevelLine], most: int = 1000) -> int:
    """The unit of a chart: the smallest in which the greatest of its levels stays below ``most``."""
    return unit_for(max(map(_reach, lines), default=Decimal(0)), most)


def _reach(line: LevelLine) -> Decimal:
    ends = (line.stated, line.level.value.low, line.level.value.high)
    return max((abs(end) for end in ends if end is not None), default=Decimal(0))


def axis_ticks(lines: Iterable[LevelLine], unit: int) -> Iterable[Tick]:
    """Round values from zero to well over the greatest level, in the reader's digits."""
    step = Decimal(f"{round_step(float(max(map(_reach, lines)).scaleb(-unit)), 5):.10g}")
    for number in range(MOST_TICKS):
        value = number * step
        yield Tick(float(value), decimal(value, step) if number else "0")


def shown_choices(view: TradeView) -> list[Choice]:
    """Each full year by each reporter, and of what starts in January and ends within a year the longest."""
    aim = trade_in_goods(view.currency)
    trade = [
        choice
        for key, choice in view.choices.items()
        if key.scope == aim.scope and bears_on(aim, key) and not choice.chosen.implausible
    ]
    years = [choice for choice in trade if choice.key.period.is_full_year]
    longest: dict[tuple[str, int], Choice] = {}
    for choice in sorted(filter(_is_part, trade), key=lambda choice: choice.key.period.end):
        longest[choice.key.reporter, choice.key.period.year] = choice
    return sorted((*years, *longest.values()), key=_order)


def _is_part(choice: Choice) -> bool:
    """Stated for the first months or days of one year, with an upper end: a mere "more than" tells no part."""
    period = choice.key.period
    within = period.start.year == period.end.year and (period.start.month, period.start.day) == (1, 1)
    is_stated = not choice.chosen.is_derived or len(choice.holding) > 1
    return within and not period.is_full_year and is_stated and choice.value.high is not None


def _order(choice: Choice) -> tuple[object, ...]:
    key = choice.key
    return key.period.year, not key.period.is_full_year, not key.reporter, key.reporter, key.period.end


def _sides(view: TradeView, shown: Sequence[Choice]) -> list[Side]:
    """Those that report something; what nobody is named for goes under "reporter not said"."""
    first, second, _both = sides(view.pair)
    reporters = {choice.key.reporter for choice in shown}
    named = [side for side in (first, second) if side.code in reporters]
    return [*named, not_said(view)] if "" in reporters else named


def not_said(view: TradeView) -> Side:
    """The side of what nobody in particular reports."""
    both = side_of(view.pair, None)
    return Side(both.shape, both.code, gettext("Reporter not said"), both.accent)


def _figure(view: TradeView, choice: Choice, unit: int) -> YearFigure:
    key, line = choice.key, view.line_of(choice.chosen)
    side = side_of(view.pair, key.reporter) if key.reporter else not_said(view)
    low, high = scaled_ends(choice.value, unit)
    fiscal = key.period.kind is PeriodKind.FISCAL_YEAR
    middle = key.period.start + (key.period.end - key.period.start) / 2
    return YearFigure(
        year=key.period.year,
        side=drawn(side),
        low=low,
        high=high,
        stated=scaled(line.stated, unit),
        part="" if key.period.is_full_year else line.period_text,
        hover=f"{line.period_text}, {side.label}: {line.value_text}\n{line.rests_on if not line.figure else line.how}",
        at=round(middle.year + (middle.timetuple().tm_yday - 1) / 365, 3) if fiscal else None,
        name=line.period_text if fiscal else "",
        rivals=tuple(_rival(view.line_of(level), unit) for level in choice.contested),
    )


def _rival(line: LevelLine, unit: int) -> Rival:
    low, high = scaled_ends(line.level.value, unit)
    return Rival(low, high, scaled(line.stated, unit), f"{line.period_text}: {line.value_text}")


def _goals(view: TradeView, unit: int) -> Iterable[GoalLevel]:
    """The levels that targets of this trade name in the currency looked at, each once."""
    kind = trade_in_goods(view.currency)
    levels: dict[Decimal, list[str]] = {}
    for state in view.trade.states:
        amount, aim = state.goal.amount_in(view.currency), state.goal.aim(view.currency)
        if amount and replace(aim, category=kind.category) == kind and aim.category in (kind.category, NOT_SAID):
            levels.setdefault(amount.value, []).append(brief_amount(state.goal))
    for value, named in sorted(levels.items()):
        sentence = ngettext("%(goal)s", "%(goal)s: %(count)d targets", len(named))
        yield GoalLevel(scaled(value, unit) or 0.0, sentence % {"goal": named[0], "count": len(named)})


def _heading(view: TradeView, shown: Sequence[Choice], gaps: Sequence[Period]) -> str:
    """The years of which most was reported, and how many have no figure."""
    years = [choice for choice in shown if choice.key.period.is_full_year]
    if not years:
        return gettext("No figure for a whole year of trade is reported")
    highest = _highest([view.line_of(choice.chosen) for choice in years])
    words = {"most": listed(reported_words(view.pair, line) for line in highest), "gaps": len(gaps)}
    if not gaps:
        return gettext("Highest trade reported: %(most)s; every year has a figure") % words
    sentence = ngettext(
        "Highest trade reported: %(most)s; %(gaps)d year has no figure",
        "Highest trade reported: %(most)s; %(gaps)d years have no figure",
        len(gaps),
    )
    return sentence % words


def _highest(lines: Sequence[LevelLine]) -> list[LevelLine]:
    """Those of the largest number as their sources print it, of a derived level of its lower end.

    Nobody reads "almost $1 bn" as less than $952.8 m, though its range begins below.
    """
    printed = [line.stated or line.level.value.low or Decimal(0) for line in lines]
    return [line for line, number in zip(lines, printed, strict=True) if number == max(printed)]


def _left_out(view: TradeView, shown: Sequence[Choice]) -> str:
    """Periods of turnover that are no year and no part of one from January: they are in the table only."""
    drawn_keys = {choice.key for choice in shown}
    aim = trade_in_goods(view.currency)
    stated = [line for line in view.levels if line.figure and bears_on(aim, line.level.key)]
    others = [line for line in stated if line.level.months is None and line.level.key not in drawn_keys]
    periods = dict.fromkeys(period_words(line.level.key.period) for line in others)
    notes = [gettext("Each column is one side’s figure, with its evidence in the table.")]
    if periods:
        sentence = gettext("Not drawn, because they cover neither a year nor months from January: %(periods)s.")
        notes.append(sentence % {"periods": listed(periods)})
    odd = [line for line in stated if line.level.implausible]
    if odd:
        sentence = gettext("Not drawn, because implausible as printed: %(values)s.")
        notes.append(sentence % {"values": listed(f"{line.value_text} ({line.period_text})" for line in odd)})
    others_in = dict.fromkeys(line.currency for line in view.levels if line.figure and line.currency != view.currency)
    if others_in:
        names = listed(map(currency_name, others_in))
        notes.append(gettext("Not drawn, because in another currency: figures in %(names)s.") % {"names": names})
    return " ".join(notes)


def _table(view: TradeView, shown: Sequence[Choice], gaps: Sequence[Period], cites: Citations) -> DataTable:
    columns = (
        Head(gettext("Period")),
        Head(gettext("Stated by")),
        Head(gettext("Value"), numeric=True),
        Head(gettext("Range used"), numeric=True),
        Head(gettext("Why this figure?")),
    )
    rows = [(choice.key.period.year, _row(view, choice, cites)) for choice in shown]
    rows += [(period.year, _empty_row(period)) for period in gaps]
    return DataTable(columns, tuple(row for _year, row in sorted(rows, key=lambda pair: pair[0])))


def _row(view: TradeView, choice: Choice, cites: Citations) -> tuple[Cell, ...]:
    line = view.line_of(choice.chosen)
    page = figure_address(view.pair.slug, line.level.figure_code)
    return (
        Cell(line.period_text, cites=cites(line.passages)),
        side_cell(view.pair, choice.key.reporter or None),
        Cell(line.value_text, contested=page if choice.is_contested else "", numbers=line.numbers),
        Cell(line.range_text),
        Cell(why_words(view, choice), url=page if choice.chosen.is_derived else "", derived=choice.chosen.is_derived),
    )


def _empty_row(period: Period) -> tuple[Cell, ...]:
    return Cell(period_words(period)), Cell(), Cell(gettext("no figure for the year")), Cell(), Cell()
