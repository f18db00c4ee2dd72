"""What the trade page and the overview look at, and what they say of it in headings and key figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from cooperation.analysis.intervals import Comparison
from cooperation.analysis.outlook import Outlook, outlook
from cooperation.models import CountryPair, Target, TradeFigure
from dashboard.pages.citations import Citations
from dashboard.pages.figures import amount_range, amount_words, brief_amount, growth_words, level_words, money_words
from dashboard.pages.parts import KeyFigure
from dashboard.pages.targets import TargetLine, target_finding, target_lines
from dashboard.pages.trade_query import TradeQuery
from dashboard.pages.wording import percent_span, period_words, share_span


@dataclass(frozen=True)
class TradeView:
    """What the trade page and the overview look at: the figures known, the chosen target and figure, what follows."""

    pair: CountryPair
    query: TradeQuery
    figures: list[TradeFigure]
    lines: list[TargetLine]
    target: Target | None
    base: TradeFigure | None
    outlook: Outlook | None

    @property
    def line(self) -> TargetLine | None:
        """The chosen target with its state."""
        return next((line for line in self.lines if line.target == self.target), None)


def trade_view(pair: CountryPair, query: TradeQuery, today: date) -> TradeView:
    """Fetch the pair's figures and targets (two queries and their evidence) and reason about the chosen ones."""
    everything = TradeFigure.objects.for_pair(pair).published().latest_vintage().with_evidence().in_time()
    figures = query.known(list(everything), today)
    targets = Target.objects.for_pair(pair).published().with_evidence().select_related("speaker")
    lines = target_lines(list(targets.order_by("stated_on", "code")), figures, query.as_of or today)
    target = query.choose_target([line.target for line in lines])
    base = query.choose_base(figures, target)
    return TradeView(pair, query, figures, lines, target, base, _outlook(target, base))


def _outlook(target: Target | None, base: TradeFigure | None) -> Outlook | None:
    if target is None or base is None or base.amount is None or target.value_usd is None:
        return None
    return outlook(base.amount, base.period.months or 0, base.growth, target.value_usd)


def trade_heading(view: TradeView) -> str:
    """The finding: what became of the chosen target; without one, the latest level; without any, the gap."""
    if view.line:
        finding = target_finding(view.line)
        return finding[:1].upper() + finding[1:]
    if view.base:
        words = {"value": amount_words(view.base), "period": period_words(view.base.period)}
        return gettext("Trade in %(period)s was %(value)s") % words
    return gettext("No level of trade is on record")


def pace_heading(view: TradeView) -> str:
    """The finding over the chart: how the level compares with the target's part for the same months."""
    if view.outlook is None or view.target is None or view.base is None:
        return gettext("The record does not say how trade compares with a target")
    goal = level_words(view.target)
    words = {"period": period_words(view.base.period), "share": share_span(view.outlook.share), "goal": goal}
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
    """The chosen figure, its growth, the target and what is still needed; those that the record has."""
    return tuple(figure for figure in _key_figures(view, cites) if figure)


def _key_figures(view: TradeView, cites: Citations) -> Iterable[KeyFigure | None]:
    base, target, follows = view.base, view.target, view.outlook
    if base:
        marks = cites(base.paragraphs())
        yield KeyFigure(
            label=gettext("Trade, %(period)s") % {"period": period_words(base.period)},
            value=amount_words(base),
            remark=gettext("Read as %(range)s; both directions together") % {"range": amount_range(base)},
            cites=marks,
        )
        yield _growth_figure(base, follows, cites) if base.growth else None
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
            value=percent_span(follows.needed[1]),
            remark=gettext("In one year, from the full year at the pace of these months"),
            derived=True,
        )


def _growth_figure(base: TradeFigure, follows: Outlook | None, cites: Citations) -> KeyFigure:
    earlier = period_words(base.period.previous_year())
    implied = money_words(base, follows.previous) if follows and follows.previous else ""
    return KeyFigure(
        label=gettext("Change on %(period)s") % {"period": earlier},
        value=growth_words(base),
        remark=gettext("Implies %(value)s a year earlier") % {"value": implied} if implied else "",
        cites=cites(base.paragraphs()),
        derived=bool(implied),
    )


def _deadline_remark(target: Target) -> str:
    if target.deadline_on:
        return gettext("By %(deadline)s") % {"deadline": target.deadline_on}
    return gettext("No date is stated; read as a yearly level")
