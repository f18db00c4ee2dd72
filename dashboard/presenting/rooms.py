"""What the trade rooms share: the record looked at, the way between them, and the form of their choices."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import ClassVar

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from cooperation.analysis.figures import Flow
from cooperation.models import CountryPair
from cooperation.wording.amounts import currency_name
from cooperation.wording.numbers import decimal
from dashboard.components.citations import Citations
from dashboard.components.crumbs import pair_crumbs
from dashboard.components.forms import ChoiceGroup, Select, SelectOption, select
from dashboard.components.page import Crumb, Page
from dashboard.components.sides import side_of
from dashboard.presenting.goals import brief_goal, state_words
from dashboard.presenting.levels import LevelLine
from dashboard.presenting.view import ALLOWANCES, FIRST, TradeQuery, TradeView, trade_view

ROOMS = {
    "trade": gettext_lazy("Overview"),
    "trade-targets": gettext_lazy("Targets"),
    "statistics": gettext_lazy("Words and statistics"),
    "trade-two-sides": gettext_lazy("Two sides"),
    "trade-estimates": gettext_lazy("Estimates"),
    "figures": gettext_lazy("Figures"),
    "claims": gettext_lazy("Statements"),
    "quality": gettext_lazy("Quality"),
}


@dataclass(frozen=True)
class RoomLink:
    """A room in the sub-navigation."""

    label: str
    url: str
    current: bool


class TradePage(Page):
    """A page that looks at a pair's trade, as known on the day asked for."""

    knows_days: ClassVar[bool] = True

    def __init__(self, pair: CountryPair, params: QueryDict, today: date) -> None:
        self.pair = pair
        self.today = today
        self.query = TradeQuery.from_params(params)
        self.day = self.query.as_of
        self.cites = Citations(pair)
        self.cited = self.cites.cited

    @cached_property
    def view(self) -> TradeView:
        """The record as asked for: fetched once, for whatever block needs it first."""
        return trade_view(self.pair, self.query, self.today)


class TradeRoom(TradePage):
    """A page about a pair's trade; ``room`` is its name among ``ROOMS``."""

    room: ClassVar[str]

    @property
    def crumbs(self) -> tuple[Crumb, ...]:
        """The way to the room."""
        if self.room == "trade":
            return pair_crumbs(self.pair, gettext("Trade"))
        return pair_crumbs(self.pair, self.trade_crumb, *self.steps)

    @property
    def steps(self) -> Iterable[str | Crumb]:
        """The steps below trade."""
        return (str(ROOMS[self.room]),)

    @property
    def trade_crumb(self) -> Crumb:
        """The step to the hub."""
        return Crumb(gettext("Trade"), reverse("trade", args=[self.pair.slug]))

    @property
    def rooms(self) -> tuple[RoomLink, ...]:
        """All rooms, with the one the reader is in; the day asked for travels along."""
        kept = f"?as_of={self.day.isoformat()}" if self.day else ""
        return tuple(
            RoomLink(str(label), reverse(name, args=[self.pair.slug]) + kept, name == self.room)
            for name, label in ROOMS.items()
        )


class FoldedRoom(TradeRoom):
    """A room of long tables that show their first rows; ``opened`` is the key of the one that shows all."""

    def __init__(self, pair: CountryPair, params: QueryDict, today: date) -> None:
        super().__init__(pair, params, today)
        self.opened = params.get("all", "")


@dataclass(frozen=True)
class TradeForm:
    """The selects of a room, those that have something to choose from, and the day that is kept."""

    template: ClassVar[str] = "trade/form.html"

    selects: tuple[Select, ...]
    as_of: str


def trade_form(view: TradeView, *selects: Select) -> TradeForm | None:
    """A form of selects; None where nothing can be chosen."""
    shown = tuple(one for one in selects if one.has_choice)
    return TradeForm(shown, view.query.as_of.isoformat() if view.query.as_of else "") if shown else None


def targets_select(view: TradeView) -> Select:
    """Every target with its state, the latest first."""
    choices = [
        (state.goal.code, f"{brief_goal(state.goal)} ({state_words(state)})") for state in reversed(view.trade.states)
    ]
    return select("target", gettext("Target"), choices, view.goal.code if view.goal else "")


def bases_select(view: TradeView) -> Select:
    """The levels of the target's kind: the latest, those of when it was stated, then all by year."""
    lines = [*reversed(view.bases)]
    years = [line for line in lines if line.level.key.period.is_full_year]
    stated = view.goal.stated_on.earliest if view.goal else view.as_of
    latest = _newest_by_side(years)
    then = _newest_by_side([line for line in years if line.level.key.period.end < stated])
    groups = (
        _group(view, gettext("Latest"), latest),
        _group(view, gettext("When the target was named"), [line for line in then if line not in latest]),
        _group(view, gettext("All, by year"), [line for line in lines if line not in (*latest, *then)]),
    )
    return Select("base", gettext("Measured from"), tuple(group for group in groups if group.choices))


def _newest_by_side(lines: Sequence[LevelLine]) -> list[LevelLine]:
    newest: dict[str, LevelLine] = {}
    for line in lines:
        newest.setdefault(line.level.key.reporter, line)
    return list(newest.values())


def _group(view: TradeView, label: str, lines: Iterable[LevelLine]) -> ChoiceGroup:
    choices = (SelectOption(line.level.code, base_label(view, line), line is view.base) for line in lines)
    return ChoiceGroup(label, tuple(choices))


def base_label(view: TradeView, line: LevelLine) -> str:
    """A level to measure from, in a select: period, side and value."""
    reporter = line.level.key.reporter
    words = {
        "period": line.period_text,
        "value": line.value_text,
        "side": side_of(view.pair, reporter).label if reporter else gettext("reporter not said"),
    }
    pattern = (
        gettext("%(period)s, %(side)s: %(value)s")
        if line.figure
        else gettext("%(period)s, %(side)s: %(value)s (derived)")
    )
    return pattern % words


def currencies_select(view: TradeView) -> Select:
    """The currencies in which turnover is on record."""
    known = sorted({key.currency for key in view.choices if key.flow is Flow.TURNOVER})
    return select("currency", gettext("Currency"), [(code, currency_name(code)) for code in known], view.currency)


def allowances_select(view: TradeView) -> Select:
    """What insurance and freight may add to imports."""
    choices = [(str(a), decimal((a - 1) * 100, a / a) + "%") for a in ALLOWANCES]
    return select("cif", gettext("Freight and insurance in imports"), choices, str(view.query.cif))


def vintages_select(view: TradeView) -> Select:
    """The latest vintage or the first; no choice where nothing was revised."""
    revised = any(figure.revises for figure in view.trade.everything)
    choices = [("", gettext("latest")), (FIRST, gettext("as first published"))] if revised else []
    return select("vintage", gettext("Revised figures"), choices, view.query.vintage)
