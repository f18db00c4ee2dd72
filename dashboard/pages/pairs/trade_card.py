"""The card of the trade of several pairs: panels on common scales, and a table of what is drawn and what is not."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from django.utils.translation import gettext, ngettext

from cooperation.analysis.categories import Category
from cooperation.analysis.currencies import USD
from cooperation.analysis.intervals import Comparison
from cooperation.models import CountryPair
from cooperation.queries.trade import GoalState
from cooperation.wording.amounts import money, unit_words
from cooperation.wording.flows import CATEGORY_WORDS, in_part
from cooperation.wording.lists import listed
from cooperation.wording.numbers import decimal
from cooperation.wording.stated import brief_amount
from dashboard.charts.axes import Tick, tick_values
from dashboard.charts.compare_panels import Panel, PanelPoint, PanelsChart, panels_chart
from dashboard.charts.explore import explore_panels
from dashboard.components.citations import Citations
from dashboard.components.page import Cell, ChartCard, DataTable, Head
from dashboard.components.sides import drawn, reporter_name, side_of
from dashboard.pages.pairs.compared_trade import KIND_WORDS, ComparedTrade, TradeRow
from dashboard.presenting.goals import goal_numbers, goal_words, state_words
from dashboard.presenting.levels import reported_words

BILLION, MILLION, THOUSAND = 9, 6, 3
HEADROOM = 1.08

type Marks = Mapping[int, Citations]


def trade_card(trade: ComparedTrade, marks: Marks) -> ChartCard:
    """The card; ``marks`` makes the citation marks of each pair by its key."""
    unit = _unit(trade)
    return ChartCard(
        key="trade",
        title=_finding(trade),
        subtitle=_subtitle(trade, unit),
        alt=gettext("Trade by year, a panel for each pair; the table holds every figure."),
        table=_table(trade, marks),
        info=_info(trade, unit),
        draw=panels_chart,
        explore=explore_panels,
        source_note=gettext(
            "the figures that the table cites. Only totals of full years, in US dollars and of the kind named above, "
            "share the scale; the table tells why any other is not drawn."
        ),
    )


def _finding(trade: ComparedTrade) -> str:
    """Which pair trades most by its latest year; none is ranked first where the ranges leave it open."""
    latest = [rows for pair in trade.pairs if (rows := trade.latest(pair))]
    if not latest:
        return gettext("No yearly total that could stand on one scale has been reported")
    ranked = sorted(latest, key=lambda rows: max(row.dollars for row in rows))
    most, others = ranked[-1], ranked[:-1]
    each = listed(reported_words(row.pair, row.line) for row in most)
    words = {"count": str(len(latest)), "pair": most[0].pair.name, "each": each}
    if not others:
        return gettext("%(pair)s: %(each)s") % words
    if all(_is_above(most, other) for other in others):
        return gettext("Of %(count)s pairs with a yearly total, %(pair)s trades most: %(each)s") % words
    unbounded = [row for other in others for row in other if row.choice.span.high is None]
    if unbounded and all(_is_above_what_is_said(most, other) for other in others):
        words["open"] = listed(f"“{row.line.value_text}”" for row in unbounded)
        sentence = ngettext(
            "Of the latest yearly totals of %(count)s pairs, the largest stated is %(pair)s’s: %(each)s; %(open)s "
            "has no upper end",
            "Of the latest yearly totals of %(count)s pairs, the largest stated is %(pair)s’s: %(each)s; %(open)s "
            "have no upper end",
            len(unbounded),
        )
        return sentence % words
    years = sorted((row for rows in latest for row in rows), key=lambda row: row.dollars)
    least, largest = years[0].line.value_text, years[-1].line.value_text
    words |= {"least": least, "largest": largest}
    if least == largest:
        return gettext("The latest yearly totals of %(count)s pairs leave open which of them trades most") % words
    sentence = gettext(
        "The latest yearly totals of %(count)s pairs, %(least)s to %(largest)s, leave open which of them trades most"
    )
    return sentence % words


def _is_above(mine: Sequence[TradeRow], theirs: Sequence[TradeRow]) -> bool:
    """Whether one pair's latest year is above another's, whichever side is believed."""
    return all(one.choice.span.compare(other.choice.span) is Comparison.ABOVE for one in mine for other in theirs)


def _is_above_what_is_said(mine: Sequence[TradeRow], theirs: Sequence[TradeRow]) -> bool:
    """Whether one pair's latest year is above another's, of one without an upper end above the number that it names."""
    closed = [row for row in theirs if row.choice.span.high is not None]
    named = [row.dollars for row in theirs if row not in closed]
    return _is_above(mine, closed) and all(row.dollars > dollars for row in mine for dollars in named)


def _subtitle(trade: ComparedTrade, unit: int) -> str:
    words = {"kind": KIND_WORDS[trade.kind], "unit": unit_words(unit)}
    if trade.log:
        return gettext("Trade in both directions by year: %(kind)s; %(unit)s, equal steps are equal ratios") % words
    return gettext("Trade in both directions by year: %(kind)s; %(unit)s, one scale for all") % words


def _unit(trade: ComparedTrade) -> int:
    most = max([row.dollars for row in trade.drawn], default=Decimal(0))
    return next((unit for unit in (BILLION, MILLION, THOUSAND) if most >= Decimal(10) ** unit), 0)


def _info(trade: ComparedTrade, unit: int) -> PanelsChart:
    first, last = trade.years
    return PanelsChart(
        first=first,
        last=last,
        panels=tuple(_panel(trade, pair, unit) for pair in trade.pairs),
        ticks=tuple(_ticks(trade, unit)),
        log=trade.log,
        keys=tuple(_keys(trade)),
    )


def _panel(trade: ComparedTrade, pair: CountryPair, unit: int) -> Panel:
    state = trade.goal_drawn(pair)
    points = tuple(_point(row, unit) for row in trade.of(pair))
    goal = _dollars(state) if state else None
    return Panel(
        name=pair.name,
        lines=(*(_latest_words(row) for row in trade.latest(pair)), _goal_words(trade, pair)),
        points=points,
        goal=float(goal.scaleb(-unit)) if goal is not None and goal > 0 and points else None,
        gap=gettext("No yearly figure that could stand on this scale"),
    )


def _dollars(state: GoalState) -> Decimal | None:
    amount = state.goal.amount_in(USD)
    return amount.value if amount else None


def _latest_words(row: TradeRow) -> str:
    words = {
        "period": row.line.period_text,
        "value": row.line.value_text,
        "reporter": reporter_name(row.pair, row.reporter),
    }
    return gettext("%(period)s: %(value)s (%(reporter)s)") % words


def _goal_words(trade: ComparedTrade, pair: CountryPair) -> str:
    state = trade.goals.get(pair.pk)
    if state is None:
        return gettext("No target reported")
    words = {"goal": in_part(brief_amount(state.goal), state.goal.part), "state": state_words(state)}
    if trade.of(pair) and not trade.goal_drawn(pair):
        return gettext("Target of something else: %(goal)s, %(state)s") % words
    return gettext("Target: %(goal)s, %(state)s") % words


def _point(row: TradeRow, unit: int) -> PanelPoint:
    return PanelPoint(
        year=row.year,
        value=float(row.dollars.scaleb(-unit)),
        side=drawn(side_of(row.pair, row.reporter)),
        hollow=row.category == Category.NOT_SAID,
        hover="\n".join((row.pair.name, _latest_words(row), str(CATEGORY_WORDS[row.category]))),
    )


def _ticks(trade: ComparedTrade, unit: int) -> Iterable[Tick]:
    """Round numbers; on a scale of ratios powers of ten. The largest names the unit."""
    values = [float(row.dollars.scaleb(-unit)) for row in trade.drawn]
    goals = [panel.goal for panel in (_panel(trade, pair, unit) for pair in trade.pairs) if panel.goal]
    if not values:
        return
    low, high = min([0.0, *values]), max([*values, *goals]) * HEADROOM
    chosen = [10.0**power for power in range(-9, 10)] if trade.log else tick_values(low, high, 4)
    for value in chosen:
        exact = Decimal(f"{value:.10g}")
        yield Tick(value, money(decimal(exact, min(Decimal(1), _digit(exact))), unit) if value else "0")


def _digit(value: Decimal) -> Decimal:
    return Decimal(1).scaleb(int(value.normalize().as_tuple().exponent))


def _keys(trade: ComparedTrade) -> Iterable[tuple[str, str]]:
    """What the marks mean, those that are there."""
    sides = {side_of(row.pair, row.reporter).shape for row in trade.drawn}
    words = {
        "first": gettext("reported by the country named first"),
        "second": gettext("reported by the country named second"),
        "both": gettext("whose report it is, is not said"),
    }
    yield from ((shape, text) for shape, text in words.items() if shape in sides)
    if any(row.category == Category.NOT_SAID for row in trade.drawn):
        yield "hollow", gettext("hollow: goods or services, the source does not say")
    if any(trade.goal_drawn(pair) for pair in trade.pairs):
        yield "goal", gettext("the target for a year")


def _table(trade: ComparedTrade, marks: Marks) -> DataTable:
    columns = (
        Head(gettext("Pair")),
        Head(gettext("Period")),
        Head(gettext("Turnover"), numeric=True),
        Head(gettext("Of what")),
        Head(gettext("Reported by")),
        Head(gettext("Drawn")),
    )
    order = {pair.pk: index for index, pair in enumerate(trade.pairs)}
    rows = sorted(
        trade.rows, key=lambda row: (order[row.pair.pk], -row.level.key.period.end.toordinal(), row.level.code)
    )
    goals = tuple(_goal_row(pair, trade.goals[pair.pk], trade, marks) for pair in trade.pairs if pair.pk in trade.goals)
    return DataTable(columns, (*goals, *(_row(row, marks) for row in rows)))


def _row(row: TradeRow, marks: Marks) -> tuple[Cell, ...]:
    return (
        Cell(row.pair.name, cites=marks[row.pair.pk](row.line.passages)),
        Cell(row.line.period_text),
        Cell(row.line.value_text, numbers=row.line.numbers),
        Cell(str(CATEGORY_WORDS[row.category])),
        Cell(reporter_name(row.pair, row.reporter)),
        Cell(gettext("no: %(why)s") % {"why": row.why} if row.why else gettext("yes")),
    )


def _goal_row(pair: CountryPair, state: GoalState, trade: ComparedTrade, marks: Marks) -> tuple[Cell, ...]:
    return (
        Cell(pair.name, cites=marks[pair.pk](state.goal.passages)),
        Cell(gettext("target for a year")),
        Cell(goal_words(state.goal), numbers=goal_numbers(state.goal, USD)),
        Cell(str(CATEGORY_WORDS[state.goal.category])),
        Cell(gettext("state: %(state)s") % {"state": state_words(state)}),
        Cell(gettext("yes") if trade.goal_drawn(pair) else gettext("no: nothing drawn is compared with it")),
    )
