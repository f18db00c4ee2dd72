"""Made-up trade of 2017 in a few products, and the pages that rest on it, built without a request."""

from typing import Any

from django.http import QueryDict

from dashboard.pages.replacement.page import NoStockPage, ReplacementPage, replacement_page
from dashboard.pages.replacement.product import ProductPage
from tests.dashboard.built import TODAY, pair, texts


def stock(query: str = "") -> ReplacementPage:
    page = replacement_page(pair(), QueryDict(query), TODAY)
    assert isinstance(page, ReplacementPage)
    return page


def no_stock(query: str = "") -> NoStockPage:
    page = replacement_page(pair(), QueryDict(query), TODAY)
    assert isinstance(page, NoStockPage)
    return page


def product(code: str, query: str = "") -> ProductPage:
    return ProductPage(pair(), QueryDict(query), TODAY, code)


def flow(reporter: int, letter: str, partner: int, code: str, value: float, **more: Any) -> dict[str, Any]:
    return {
        "reporterCode": reporter,
        "flowCode": letter,
        "partnerCode": partner,
        "cmdCode": code,
        "primaryValue": value,
        "cifvalue": "",
        **more,
    }


BLR, KAZ, RUS, POL, WORLD = 112, 398, 643, 616, 0
# Kazakhstan buys, Belarus sells: fish limited by supply, meat by demand, fuel, and cheese that Belarus buys more of.
TRADE = [
    flow(KAZ, "M", WORLD, "030351", 1000, netWgt=500),
    flow(KAZ, "M", BLR, "030351", 100, netWgt=50),
    flow(KAZ, "M", RUS, "030351", 700, netWgt=350),
    flow(KAZ, "M", POL, "030351", 200, netWgt=100),
    flow(BLR, "X", WORLD, "030351", 400, netWgt=400),
    flow(BLR, "X", KAZ, "030351", 60, netWgt=60),
    flow(KAZ, "M", WORLD, "020110", 50, netWgt=10),
    flow(BLR, "X", WORLD, "020110", 900, netWgt=200),
    flow(KAZ, "M", WORLD, "270900", 5000),
    flow(BLR, "X", WORLD, "270900", 5000),
    flow(KAZ, "M", WORLD, "040610", 80),
    flow(BLR, "X", WORLD, "040610", 70),
    flow(BLR, "M", WORLD, "040610", 300),
]


def ranked(page: ReplacementPage) -> list[list[str]]:
    return texts(page.ranked.table) if page.ranked else []
