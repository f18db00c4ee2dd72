"""The card of the trade of several pairs: panels on common scales, and a table of what is drawn and what is not."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from django.utils.translation import gettext

from cooperation.analysis.categories import WHOLE, Category
from cooperation.analysis.currencies import USD
from cooperation.analysis.figures import Flow
from cooperation.models import CountryPair
from cooperation.queries.trade import GoalState
from cooperation.wording.amounts import money, unit_words
from cooperation.wording.flows import CATEGORY_WORDS, in_part
from cooperation.wording.numbers import decimal
from cooperation.wording.stated import brief_amount
from dashboard.charts.axes import Tick, tick_values
from dashboard.charts.compare_panels import Panel, PanelPoint, PanelsChart, panels_chart
from dashboard.charts.explore import explore_panels
from dashboard.components.citations import Citations
from dashboard.components.page import Cell, ChartCard, Column, DataTable
from dashboard.components.sides import drawn, side_of
from dashboard.pages.compare.trade import KIND_WORDS, KINDS, ComparedTrade, TradeRow
from dashboard.pages.trade.goals import goal_words, state_words

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
        alt=gettext("Turnover by year, a panel for each pair; the table holds every figure."),
        table=_table(trade, marks),
        info=_info(trade, unit),
        draw=panels_chart,
        explore=explore_panels,
        source_note=gettext(
            "figures as stated by the sources that the table cites. Only turnover of calendar years, in US dollars and "
            "of the kind named above, shares the axis; whatever differs stands in the table with the reason."
        ),
    )


def _finding(trade: ComparedTrade) -> str:
    latest = [row for pair in trade.pairs if (row := trade.latest(pair))]
    if not latest:
        return gettext("No yearly turnover that could share an axis is on record")
    most = max(latest, key=lambda row: row.dollars)
    words = {"pair": most.pair.name, "value": most.line.value_text, "period": most.line.period_text}
    if len(latest) == 1:
        return gettext("%(pair)s: turnover of %(value)s in %(period)s") % words
    return gettext("%(pair)s has the largest latest turnover: %(value)s in %(period)s") % words


def _subtitle(trade: ComparedTrade, unit: int) -> str:
    words = {"kind": KIND_WORDS[trade.kind], "unit": unit_words(unit)}
    if trade.log:
        return gettext("Turnover by calendar year: %(kind)s; %(unit)s, equal steps are equal ratios") % words
    return gettext("Turnover by calendar year: %(kind)s; %(unit)s, one scale for all") % words


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
    state, latest = trade.goals.get(pair.pk), trade.latest(pair)
    points = tuple(_point(row, unit) for row in trade.of(pair))
    goal = _dollars(state) if state and _shares_axis(state, trade) else None
    return Panel(
        name=pair.name,
        lines=tuple(filter(None, (_latest_words(latest), _goal_words(state, trade)))),
        points=points,
        goal=float(goal.scaleb(-unit)) if goal is not None and goal > 0 and points else None,
        gap=gettext("No figure that could share the axis is on record"),
    )


def _dollars(state: GoalState) -> Decimal | None:
    amount = state.goal.amount_in(USD)
    return amount.value if amount else None


def _shares_axis(state: GoalState, trade: ComparedTrade) -> bool:
    """Whether a goal is of what is drawn, the whole turnover; one that does not say its kind is held against goods."""
    goal = state.goal
    is_turnover = goal.flow is Flow.TURNOVER and goal.scope == WHOLE
    return is_turnover and goal.category in (*KINDS[trade.kind], Category.NOT_SAID) and trade.kind != "services"


def _latest_words(row: TradeRow | None) -> str:
    if row is None:
        return ""
    words = {
        "period": row.line.period_text,
        "value": row.line.value_text,
        "reporter": _reporter(row),
    }
    return gettext("%(period)s: %(value)s (%(reporter)s)") % words


def _reporter(row: TradeRow) -> str:
    if row.reporter is None:
        return gettext("reporter not said")
    return side_of(row.pair, row.reporter).label


def _goal_words(state: GoalState | None, trade: ComparedTrade) -> str:
    if state is None:
        return gettext("No goal on record")
    words = {"goal": in_part(brief_amount(state.goal), state.goal.part), "state": state_words(state)}
    if not _shares_axis(state, trade):
        return gettext("Goal of another kind: %(goal)s, %(state)s") % words
    return gettext("Goal: %(goal)s, %(state)s") % words


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
    if any(_shares_axis(state, trade) for state in trade.goals.values()):
        yield "goal", gettext("the goal for a year")


def _table(trade: ComparedTrade, marks: Marks) -> DataTable:
    columns = (
        Column(gettext("Pair")),
        Column(gettext("Period")),
        Column(gettext("Turnover"), numeric=True),
        Column(gettext("Of what")),
        Column(gettext("Reported by")),
        Column(gettext("Drawn")),
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
        Cell(row.line.value_text),
        Cell(str(CATEGORY_WORDS[row.category])),
        Cell(_reporter(row)),
        Cell(gettext("no: %(why)s") % {"why": row.why} if row.why else gettext("yes")),
    )


def _goal_row(pair: CountryPair, state: GoalState, trade: ComparedTrade, marks: Marks) -> tuple[Cell, ...]:
    drawn_too = _shares_axis(state, trade) and bool(trade.of(pair))
    return (
        Cell(pair.name, cites=marks[pair.pk](state.goal.passages)),
        Cell(gettext("goal for a year")),
        Cell(goal_words(state.goal)),
        Cell(str(CATEGORY_WORDS[state.goal.category])),
        Cell(gettext("state: %(state)s") % {"state": state_words(state)}),
        Cell(gettext("yes") if drawn_too else gettext("no: nothing to hold it against")),
    )
