"""Pages of a pair, built without a request."""

from datetime import date

from django.http import QueryDict

from cooperation.models import CountryPair
from dashboard.components.page import DataTable
from dashboard.components.section import Section
from dashboard.pages.trade.estimates import EstimatesRoom
from dashboard.pages.trade.figures import FiguresRoom
from dashboard.pages.trade.hub import TradeHub
from dashboard.pages.trade.targets import TargetsRoom
from dashboard.pages.trade.two_sides import TwoSidesRoom
from dashboard.presenting.rooms import TradeRoom
from dashboard.presenting.view import TradeQuery, TradeView, trade_view

TODAY = date(2026, 11, 24)


def pair(slug: str = "BLR-KAZ") -> CountryPair:
    """A pair with its countries."""
    return CountryPair.objects.with_countries().by_slug(slug).get()


def view(query: str = "", slug: str = "BLR-KAZ") -> TradeView:
    """What the trade rooms look at under a query string, such as "base=H28&target=T4"."""
    return trade_view(pair(slug), TradeQuery.from_params(QueryDict(query)), TODAY)


def trade(query: str = "", slug: str = "BLR-KAZ") -> TradeHub:
    """The hub of the trade rooms under a query string."""
    return TradeHub(pair(slug), QueryDict(query), TODAY)


def targets(query: str = "", slug: str = "BLR-KAZ") -> TargetsRoom:
    """The room of targets."""
    return TargetsRoom(pair(slug), QueryDict(query), TODAY)


def two_sides(query: str = "", slug: str = "BLR-KAZ") -> TwoSidesRoom:
    """The room of both sides."""
    return TwoSidesRoom(pair(slug), QueryDict(query), TODAY)


def estimates(query: str = "", slug: str = "BLR-KAZ") -> EstimatesRoom:
    """The room of estimates."""
    return EstimatesRoom(pair(slug), QueryDict(query), TODAY)


def figures(query: str = "all=1", slug: str = "BLR-KAZ") -> FiguresRoom:
    """The room of figures, all of them unless asked otherwise."""
    return FiguresRoom(pair(slug), QueryDict(query), TODAY)


def figure_rows(query: str = "all=1", slug: str = "BLR-KAZ") -> DataTable:
    """The table of figures."""
    listing = figures(query, slug).listing
    return listing.table if listing else DataTable((), ())


def section(page: TradeRoom, key: str) -> Section:
    """A section of a room by its key, alone or among several."""
    contents = [part.content for part in page.parts]
    found = [one for content in contents for one in (content if isinstance(content, tuple) else (content,))]
    return next(one for one in found if isinstance(one, Section) and one.key == key)


def texts(table: DataTable) -> list[list[str]]:
    """The words of each row, with plain spaces; a side's name where a cell has one."""
    return [[(cell.text or cell.side_label).replace("\u00a0", " ") for cell in row] for row in table.rows]
