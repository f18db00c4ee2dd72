"""What the trade rooms share: the record looked at, their names and the way between them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import ClassVar

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from cooperation.models import CountryPair
from dashboard.components.citations import Citations
from dashboard.components.crumbs import pair_crumbs
from dashboard.components.page import Crumb, Page
from dashboard.pages.trade.query import TradeQuery
from dashboard.pages.trade.view import TradeView, trade_view

ROOMS = {
    "trade": gettext_lazy("Overview"),
    "trade-targets": gettext_lazy("Targets"),
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
