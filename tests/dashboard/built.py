"""Pages of a pair, built without a request."""

from datetime import date

from django.http import QueryDict

from cooperation.models import CountryPair
from dashboard.components.page import DataTable
from dashboard.components.section import Section
from dashboard.pages.trade.page import TradePage, trade_page
from dashboard.pages.trade.query import TradeQuery
from dashboard.pages.trade.view import TradeView, trade_view

TODAY = date(2026, 11, 24)


def pair(slug: str = "BLR-KAZ") -> CountryPair:
    """A pair with its countries."""
    return CountryPair.objects.with_countries().by_slug(slug).get()


def view(query: str = "", slug: str = "BLR-KAZ") -> TradeView:
    """What the trade page looks at under a query string, such as "base=H28&target=T4"."""
    return trade_view(pair(slug), TradeQuery.from_params(QueryDict(query)), TODAY)


def trade(query: str = "", slug: str = "BLR-KAZ") -> TradePage:
    """The trade page under a query string."""
    return trade_page(pair(slug), QueryDict(query), TODAY)


def section(page: TradePage, key: str) -> Section:
    """A section of the page by its key."""
    return next(section for section in (*page.sections, *page.months) if section.key == key)


def texts(table: DataTable) -> list[list[str]]:
    """The words of each row, with plain spaces; a side's name where a cell has one."""
    return [[(cell.text or cell.side_label).replace("\u00a0", " ") for cell in row] for row in table.rows]
