"""Turnover of several pairs that may share an axis, and what may not, with the reason."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.http import QueryDict
from django.utils.translation import gettext, gettext_lazy

from cooperation.analysis.categories import WHOLE, Category
from cooperation.analysis.choosing.bearing import can_be_base
from cooperation.analysis.choosing.choice import Choice
from cooperation.analysis.choosing.leading import latest_of_each_side
from cooperation.analysis.currencies import USD
from cooperation.analysis.figures import Flow
from cooperation.analysis.series import Derivation, Level, middle
from cooperation.models import CountryPair
from cooperation.queries.trade import GoalState, Trade, trades
from cooperation.queries.trade_values import Figure
from dashboard.presenting.levels import LevelLine, line_of

MOST_YEARS = 25
FAR_APART = 20  # times: beyond it the small ones would lie on the axis
KINDS: dict[str, tuple[str, ...]] = {
    "goods": (Category.GOODS,),
    "not_said": (Category.NOT_SAID,),
    "trade": (Category.GOODS, Category.NOT_SAID),
    "services": (Category.SERVICES,),
}
KIND_WORDS = {
    "goods": gettext_lazy("goods"),
    "not_said": gettext_lazy("goods or services: not said"),
    "trade": gettext_lazy("goods, and what the source does not say"),
    "services": gettext_lazy("services"),
}
SCALES = ("linear", "log")


def rule() -> str:
    """What may share an axis, in a sentence."""
    return gettext(
        "Pairs share one axis only by turnover in US dollars of full years, of goods, services, or what the source "
        "does not say; where goods stand beside what is not said, the latter are hollow. Each mark shows by its shape "
        "who reports it, and no line joins two reporters; of several figures for one year that is drawn which the "
        "pages on trade choose. Everything else is in the table, with the reason why it is not drawn. Where the "
        "largest value of one pair is more than %(times)d times that of another, equal steps are equal ratios, and the "
        "subtitle says so."
    ) % {"times": FAR_APART}


@dataclass(frozen=True)
class TradeRow:
    """A turnover of a pair, stated or derived; ``why`` it is not drawn, empty where it is."""

    pair: CountryPair
    line: LevelLine
    choice: Choice
    why: str

    @property
    def level(self) -> Level:
        """The level that it shows."""
        return self.line.level

    @property
    def reporter(self) -> str | None:
        """Who reports it; None where nobody is named."""
        return self.level.key.reporter or None

    @property
    def category(self) -> str:
        """What is exchanged."""
        return self.level.key.category

    @property
    def year(self) -> int:
        """The year in which its period ends."""
        return self.level.key.period.year

    @property
    def dollars(self) -> Decimal:
        """Where its mark stands: the number as stated, the middle of a range, or its one end."""
        if self.line.amount and self.line.amount.upper is None:
            return self.line.amount.value
        return middle(self.level.value)


@dataclass(frozen=True)
class ComparedTrade:
    """The turnover of the pairs: which kind is drawn, on which scale, the rows, the goal of each pair.

    ``growth`` holds the latest figure of each pair that states growth on a year before.
    """

    pairs: tuple[CountryPair, ...]
    kind: str
    log: bool
    rows: tuple[TradeRow, ...]
    goals: Mapping[int, GoalState]
    growth: Mapping[int, Figure]

    @property
    def drawn(self) -> list[TradeRow]:
        """The rows that share the axis."""
        return [row for row in self.rows if not row.why]

    @property
    def years(self) -> tuple[int, int]:
        """The first and the last year drawn; this year without any."""
        years = [row.year for row in self.drawn]
        return (min(years), max(years)) if years else (2000, 2001)

    def of(self, pair: CountryPair) -> list[TradeRow]:
        """The drawn rows of a pair, the latest last."""
        return [row for row in self.drawn if row.pair.pk == pair.pk]

    def latest(self, pair: CountryPair) -> list[TradeRow]:
        """The drawn rows of a pair's latest year: one of each side that reports it, the side named first before."""
        rows = {row.choice.key: row for row in self.of(pair)}
        leading = [rows[choice.key] for choice in latest_of_each_side(row.choice for row in rows.values())]
        places = {pair.first_id: 0, pair.second_id: 1}
        newest = (row for row in leading if row.year == leading[0].year)
        return sorted(newest, key=lambda row: places.get(row.reporter or "", len(places)))

    def goal_drawn(self, pair: CountryPair) -> GoalState | None:
        """The target of a pair, where something that is drawn of it counts for that target."""
        state = self.goals.get(pair.pk)
        if state and any(can_be_base(state.goal.aim(USD), row.level.key) for row in self.of(pair)):
            return state
        return None


def compared_trade(pairs: tuple[CountryPair, ...], params: QueryDict, today: date) -> ComparedTrade:
    """The trade of the pairs: as many queries as for one."""
    found = trades(pairs, today)
    shown = [(pair, choice, level) for pair in pairs for choice, level in _turnovers(found[pair.pk])]
    years = [level for _pair, _choice, level in shown if level.key.period.is_full_year and level.key.currency == USD]
    kind = params.get("kind", "") if params.get("kind") in KINDS else _common_kind(years)
    last = max((level.key.period.year for level in years if level.key.category in KINDS[kind]), default=0)
    rows = tuple(
        TradeRow(pair, line_of(level), choice, why_not(choice, level, kind, last)) for pair, choice, level in shown
    )
    goals = {pair.pk: state for pair in pairs if (state := found[pair.pk].leading)}
    growth = {pair.pk: figure for pair in pairs for figure in _growing(found[pair.pk], kind)}
    compared = ComparedTrade(pairs, kind, log=False, rows=rows, goals=goals, growth=growth)
    return replace(compared, log=_is_log(compared, params.get("scale", "")))


def _turnovers(trade: Trade) -> Iterable[tuple[Choice, Level]]:
    """Every turnover on record with the choice for what it counts, in time; of months only whole years."""
    for level in trade.levels:
        of_months = level.derivation is Derivation.MONTHS and not level.key.period.is_full_year
        is_derived_part = level.is_derived and not level.key.period.is_full_year
        if level.key.flow is Flow.TURNOVER and not of_months and not is_derived_part:
            yield trade.choices[level.key], level


def _growing(trade: Trade, kind: str) -> Iterable[Figure]:
    """Figures of the whole turnover of that kind that state growth on a year before, of no month; the latest last."""
    whole = (figure for figure in trade.figures if figure.flow is Flow.TURNOVER and figure.scope == WHOLE)
    of_kind = (figure for figure in whole if figure.category in KINDS[kind] and not figure.is_month)
    return (figure for figure in of_kind if figure.growth and figure.period and not figure.growth_base)


def _common_kind(years: Sequence[Level]) -> str:
    """Goods where all yearly figures are of goods, or what is not said where none is; else both, told apart."""
    found = {level.key.category for level in years} & set(KINDS["trade"])
    return next((kind for kind in ("goods", "not_said") if found == set(KINDS[kind])), "trade")


def why_not(choice: Choice, level: Level, kind: str, last: int) -> str:
    """Why a level cannot share the axis; empty where it can."""
    key = level.key
    reasons = (
        (key.category not in KINDS[kind], gettext("another kind of trade")),
        (key.scope != WHOLE, gettext("a part of the trade")),
        (not key.period.is_full_year, gettext("not a full year")),
        (key.currency != USD, gettext("not in US dollars")),
        (level.implausible, gettext("implausible as printed")),
        (level is not choice.chosen, gettext("another figure for the same year is drawn")),
        (key.period.year <= last - MOST_YEARS, gettext("before the years shown")),
    )
    return next((reason for applies, reason in reasons if applies), "")


def _is_log(compared: ComparedTrade, asked: str) -> bool:
    """Whether equal steps are equal ratios: as asked, else where the pairs are far apart; never with a zero."""
    values = [row.dollars for row in compared.drawn]
    if not values or min(values) <= 0:
        return False
    if asked in SCALES:
        return asked == "log"
    largest = [max(row.dollars for row in rows) for pair in compared.pairs if (rows := compared.of(pair))]
    return max(largest) > FAR_APART * min(largest)
