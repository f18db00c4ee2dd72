"""What the trade page and the overview look at, and what they say of it in headings and key figures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from django.utils.translation import gettext

from cooperation import frames
from cooperation.analysis.choosing.choice import Choices, choose
from cooperation.analysis.exchange import dollar_levels
from cooperation.analysis.implied import derived_levels
from cooperation.analysis.intervals import Comparison, Interval
from cooperation.analysis.monthly import Monthly
from cooperation.analysis.monthly import monthly as monthly_series
from cooperation.analysis.outlook import Outlook, outlook
from cooperation.analysis.series import Level, stated_levels
from cooperation.models import CountryPair, ExchangeRate, Target, TradeFigure
from cooperation.wording.dates import day_or_part, period_words
from cooperation.wording.spans import close_percent_span, share_span
from cooperation.wording.stated import brief_amount, level_words
from dashboard.components.citations import Citations
from dashboard.components.page import KeyFigure
from dashboard.pages.trade.levels import LevelLine, level_lines
from dashboard.pages.trade.query import TradeQuery
from dashboard.pages.trade.targets import TargetLine, target_finding, target_lines


@dataclass(frozen=True)
class TradeView:
    """What the trade page and the overview look at: what is known, the chosen target and level, what follows.

    ``everything`` holds every vintage, known on the day or not, ``figures`` one of each that was known, ``levels``
    all that these state or imply, and ``best`` the closest level for each reporter, flow, period and currency. Charts
    are drawn in one ``currency``; the tables hold all.
    """

    pair: CountryPair
    query: TradeQuery
    as_of: date
    everything: Sequence[TradeFigure]
    figures: list[TradeFigure]
    levels: list[LevelLine]
    best: Choices
    lines: list[TargetLine]
    target: Target | None
    start: LevelLine | None
    outlook: Outlook | None
    monthly: Monthly
    currency: str

    @property
    def line(self) -> TargetLine | None:
        """The chosen target with its state."""
        return next((line for line in self.lines if line.target == self.target), None)

    @property
    def base(self) -> TradeFigure | None:
        """The figure that states the chosen level; None where it is derived."""
        return self.start.figure if self.start else None

    @property
    def growths(self) -> dict[str, Interval]:
        """Stated growth, in percent, by the code of its figure."""
        return {figure.code: figure.growth for figure in self.figures if figure.growth}

    @cached_property
    def by_code(self) -> dict[str, LevelLine]:
        """Every level in words, by its code."""
        return {line.level.code: line for line in self.levels}

    def line_of(self, level: Level) -> LevelLine:
        """A level in words."""
        return self.by_code[level.code]


def trade_view(pair: CountryPair, query: TradeQuery, today: date, monthly: Monthly | None = None) -> TradeView:
    """Fetch the pair's figures and targets (two queries and their evidence) and reason about the chosen ones.

    Monthly figures count only as the series that ``whole_view`` brings along.
    """
    monthly = monthly or Monthly()
    as_of = min(query.as_of or today, today)
    longer = TradeFigure.objects.for_pair(pair).published().of_longer_periods()
    everything = list(longer.with_evidence().select_related("speaker").in_time())
    figures = query.in_vintage(query.known(everything, as_of))
    levels = _levels(figures, monthly.levels, _rates(pair, figures))
    targets = Target.objects.for_pair(pair).published().with_evidence().select_related("speaker", "base")
    best = choose(line.level for line in levels)
    lines = target_lines(list(targets.order_by("stated_on", "code")), figures, as_of)
    target = query.choose_target([line.target for line in lines])
    currency = query.choose_currency(levels, target)
    start = query.choose_base(levels, target, currency)
    follows = _outlook(target, start)
    return TradeView(
        pair, query, as_of, everything, figures, levels, best, lines, target, start, follows, monthly, currency
    )


def whole_view(pair: CountryPair, query: TradeQuery, today: date) -> TradeView:
    """The same with the monthly series: one query more."""
    months = frames.months(pair, query.as_of)
    return trade_view(pair, query, today, monthly_series(months, first=query.first_published))


def _rates(pair: CountryPair, figures: Iterable[TradeFigure]) -> list[ExchangeRate]:
    """The pair's rates of exchange: one query more, where any figure needs one."""
    if not any(figure.own_value is not None and figure.value_usd is None for figure in figures):
        return []
    return list(ExchangeRate.objects.for_pair(pair).published().with_evidence().in_time())


def _levels(figures: Sequence[TradeFigure], summed: Sequence[Level], rates: Sequence[ExchangeRate]) -> list[LevelLine]:
    stated = [one for figure in figures for one in figure.as_stated()]
    own = stated_levels(stated)
    in_dollars = dollar_levels(own, [as_stated for rate in rates if (as_stated := rate.as_stated())])
    known = [*own, *derived_levels(stated, summed), *summed, *in_dollars]
    codes = {level.code for level in known}
    levels = [*known, *(one.chosen for one in choose(known).values() if one.chosen.code not in codes)]
    return level_lines(levels, {figure.code: figure for figure in figures}, {rate.code: rate for rate in rates})


def _outlook(target: Target | None, start: LevelLine | None) -> Outlook | None:
    threshold = threshold_of(target, start)
    if start is None or threshold is None:
        return None
    return outlook(start.level.value, start.level.months or 0, start.growth, threshold)


def threshold_of(target: Target | None, start: LevelLine | None) -> Decimal | None:
    """The level that a target names in the currency of a level; None where it names none in it."""
    if target is None or start is None:
        return None
    amount = target.amount_in(start.currency)
    return amount.value if amount else None


def trade_heading(view: TradeView) -> str:
    """The finding: what became of the chosen target; without one, the latest level; without any, the gap."""
    if view.line:
        finding = target_finding(view.line)
        return finding[:1].upper() + finding[1:]
    if view.start:
        words = {"value": view.start.value_text, "period": view.start.period_text}
        return gettext("Trade in %(period)s was %(value)s") % words
    return gettext("No level of trade is on record")


def pace_heading(view: TradeView) -> str:
    """The finding over the chart: how the level compares with the target's part for the same months."""
    if view.outlook is None or view.target is None or view.start is None:
        return gettext("The record does not say how trade compares with a target")
    goal = level_words(view.target)
    words = {"period": view.start.period_text, "share": share_span(view.outlook.share), "goal": goal}
    sentences = {
        Comparison.BELOW: gettext("%(period)s reached %(share)s of the pace that %(goal)s a year needs"),
        Comparison.ABOVE: gettext("%(period)s was above the pace that %(goal)s a year needs, at %(share)s of it"),
        Comparison.EQUAL: gettext("%(period)s was at the pace that %(goal)s a year needs"),
        Comparison.CANNOT_BE_TOLD: gettext(
            "Whether %(period)s kept the pace that %(goal)s a year needs cannot be told: %(share)s of it"
        ),
    }
    return sentences[view.outlook.reaches] % words


def key_figures(view: TradeView, cites: Citations) -> tuple[KeyFigure, ...]:
    """The chosen level, its growth, the target and what is still needed; those that the record has."""
    return tuple(figure for figure in _key_figures(view, cites) if figure)


def _key_figures(view: TradeView, cites: Citations) -> Iterable[KeyFigure | None]:
    start, target, follows = view.start, view.target, view.outlook
    if start:
        yield _level_figure(start, cites)
        yield _growth_figure(start, follows, cites) if start.growth else None
    if target:
        yield KeyFigure(
            label=gettext("Goal for a year"),
            value=brief_amount(target),
            remark=_deadline_remark(target),
            cites=cites(target.paragraphs()),
        )
    if follows and 1 in follows.needed and follows.reaches is Comparison.BELOW:
        yield KeyFigure(
            label=gettext("Growth still needed"),
            value=close_percent_span(follows.needed[1]),
            remark=_needed_remark(start),
            derived=True,
        )


def _level_figure(start: LevelLine, cites: Citations) -> KeyFigure:
    read = gettext("Read as %(range)s; both directions together") % {"range": start.range_text}
    return KeyFigure(
        label=gettext("Trade, %(period)s") % {"period": start.period_text},
        value=start.value_text,
        remark=read if start.figure else start.rests_on,
        cites=cites(start.paragraphs()),
        derived=start.figure is None,
    )


def _growth_figure(start: LevelLine, follows: Outlook | None, cites: Citations) -> KeyFigure:
    earlier = period_words(start.level.key.period.previous_year())
    implied = start.money(follows.previous) if follows and follows.previous else ""
    return KeyFigure(
        label=gettext("Change on %(period)s") % {"period": earlier},
        value=start.growth_text,
        remark=gettext("Implies %(value)s a year earlier") % {"value": implied} if implied else "",
        cites=cites(start.paragraphs()),
        derived=bool(implied),
    )


def _needed_remark(start: LevelLine | None) -> str:
    if start and start.level.months == 12:
        return gettext("In one year, from %(period)s") % {"period": start.period_text}
    return gettext("In one year, from the full year at the pace of these months")


def _deadline_remark(target: Target) -> str:
    if target.deadline_on:
        return gettext("By %(deadline)s") % {"deadline": day_or_part(target.deadline_on)}
    return gettext("No date is stated; read as a yearly level")
