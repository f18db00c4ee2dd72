"""Turnover of several pairs that may share an axis, and what may not, with the reason."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.db.models import F, Window
from django.db.models.functions import RowNumber
from django.http import QueryDict
from django.utils.translation import gettext, gettext_lazy

from cooperation.models import Category, CountryPair, Flow, Target, TradeFigure
from dashboard.pages.trade.query import TradeQuery
from dashboard.pages.trade.targets import TargetLine, target_lines

MOST_FIGURES = 60  # of a pair, the latest
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
        "Pairs share one axis only by turnover in US dollars of calendar years, of goods, services, or what the source "
        "does not say; where goods stand beside what is not said, the latter are hollow. Each mark shows by its shape "
        "who reports it, and no line joins two reporters. All else stands in the table with the reason why it is not "
        "drawn. Where the largest value of one pair is more than %(times)d times that of another, equal steps are "
        "equal ratios, and the subtitle says so."
    ) % {"times": FAR_APART}


@dataclass(frozen=True)
class TradeRow:
    """A stated turnover of a pair; ``why`` it is not drawn, empty where it is."""

    pair: CountryPair
    figure: TradeFigure
    why: str

    @property
    def year(self) -> int:
        """The year in which its period ends."""
        return self.figure.period.end.year

    @property
    def dollars(self) -> Decimal:
        """Where its mark stands: the number as stated, the middle of a stated range."""
        value, upper = self.figure.value_usd or Decimal(0), self.figure.upper_usd
        return (value + upper) / 2 if upper is not None else value


@dataclass(frozen=True)
class ComparedTrade:
    """The turnover of the pairs: which kind is drawn, on which scale, the rows, the goal of each pair.

    ``growth`` holds the latest figure of each pair that states growth on a year before.
    """

    pairs: tuple[CountryPair, ...]
    kind: str
    log: bool
    rows: tuple[TradeRow, ...]
    goals: Mapping[int, TargetLine]
    growth: Mapping[int, TradeFigure]

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

    def latest(self, pair: CountryPair) -> TradeRow | None:
        """The latest drawn row of a pair; of several reporters the one that has the most years."""
        rows = self.of(pair)
        last = [row for row in rows if row.year == rows[-1].year]
        return max(last, key=lambda row: self._length(row, rows), default=None)

    def _length(self, row: TradeRow, rows: Sequence[TradeRow]) -> tuple[int, str]:
        same = [other for other in rows if other.figure.reporter_id == row.figure.reporter_id]
        return len(same), row.figure.reporter_id or ""


def compared_trade(pairs: tuple[CountryPair, ...], params: QueryDict, today: date) -> ComparedTrade:
    """Fetch figures and targets of the pairs: two queries and their evidence, however many."""
    by_key = {pair.pk: pair for pair in pairs}
    figures = list(_figures(pairs))
    years = [figure for figure in figures if is_calendar_year(figure) and figure.value_usd is not None]
    kind = params.get("kind", "") if params.get("kind") in KINDS else _common_kind(years)
    last = max((figure.period.end.year for figure in years if figure.category in KINDS[kind]), default=0)
    rows = tuple(
        TradeRow(by_key[figure.pair_id], figure, why_not(figure, kind, last))
        for figure in figures
        if figure.value_usd is not None or figure.own_value is not None
    )
    goals = _goals(pairs, figures, today)
    growth = {figure.pair_id: figure for figure in figures if figure.growth}
    compared = ComparedTrade(pairs, kind, log=False, rows=rows, goals=goals, growth=growth)
    return replace(compared, log=_is_log(compared, params.get("scale", "")))


def _figures(pairs: Iterable[CountryPair]) -> Iterable[TradeFigure]:
    """The latest stated turnover of each pair, of more than a month, in the latest vintage; by time."""
    latest_first = [F("period_end").desc(), F("period_start").desc(), F("code").asc()]
    figures = TradeFigure.objects.filter(pair__in=pairs, flow=Flow.TURNOVER).published()
    ranked = (
        figures.latest_vintage()
        .of_longer_periods()
        .annotate(rank=Window(RowNumber(), partition_by=[F("pair")], order_by=latest_first))
    )
    return ranked.filter(rank__lte=MOST_FIGURES).with_evidence().select_related("reporter").in_time()


def is_calendar_year(figure: TradeFigure) -> bool:
    """Whether a figure is about January to December of one year."""
    return figure.period.is_year


def _common_kind(years: Sequence[TradeFigure]) -> str:
    """Goods where all yearly figures are of goods, or what is not said where none is; else both, told apart."""
    found = {figure.category for figure in years} & set(KINDS["trade"])
    return next((kind for kind in ("goods", "not_said") if found == set(KINDS[kind])), "trade")


def why_not(figure: TradeFigure, kind: str, last: int) -> str:
    """Why a figure cannot share the axis; empty where it can."""
    if figure.category not in KINDS[kind]:
        return gettext("another kind of trade")
    if not is_calendar_year(figure):
        return gettext("not a calendar year")
    if figure.value_usd is None:
        return gettext("not in US dollars")
    if figure.period.end.year <= last - MOST_YEARS:
        return gettext("before the years shown")
    return ""


def _is_log(compared: ComparedTrade, asked: str) -> bool:
    """Whether equal steps are equal ratios: as asked, else where the pairs are far apart; never with a zero."""
    values = [row.dollars for row in compared.drawn]
    if not values or min(values) <= 0:
        return False
    if asked in SCALES:
        return asked == "log"
    largest = [max(row.dollars for row in rows) for pair in compared.pairs if (rows := compared.of(pair))]
    return max(largest) > FAR_APART * min(largest)


def _goals(pairs: Sequence[CountryPair], figures: Sequence[TradeFigure], day: date) -> dict[int, TargetLine]:
    """The goal of each pair with its state: the one that its trade page shows where none is chosen."""
    targets: dict[int, list[Target]] = {}
    published = Target.objects.filter(pair__in=pairs).published().with_evidence().select_related("speaker", "base")
    for target in published.order_by("stated_on", "code"):
        targets.setdefault(target.pair_id, []).append(target)
    goals: dict[int, TargetLine] = {}
    for pair in pairs:
        known = [figure for figure in figures if figure.pair_id == pair.pk]
        lines = target_lines(targets.get(pair.pk, []), known, day)
        chosen = TradeQuery().choose_target([line.target for line in lines])
        line = next((line for line in lines if line.target == chosen), None)
        if line:
            goals[pair.pk] = line
    return goals
