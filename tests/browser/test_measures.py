"""What a reader can hold: how tall pages are on a desk and on a phone, and that nothing leaves the screen."""

import pytest
from playwright.sync_api import Page

from cooperation.models import CountryPair, TradeFigure

PAIRS = ["BLR-KAZ", "BLR-UZB", "KAZ-KGZ"]
ROOMS = [
    "",
    "trade/",
    "trade/targets/",
    "trade/two-sides/",
    "trade/estimates/",
    "trade/figures/",
    "proposals/",
    "proposals/1/",
    "sectors/",
    "timeline/",
    "changes/",
    "sources/",
    "sources/1/",
    "claims/",
    "quality/",
    "imports/",
    "search/?q=trade",
]
MOST_PX = {1280: 3500, 390: 8000}


@pytest.mark.parametrize("width", MOST_PX)
@pytest.mark.parametrize("shipped_pair", PAIRS, indirect=True)
def test_no_page_of_a_pair_is_too_tall_or_too_wide_to_hold(page: Page, shipped_pair: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    latest = TradeFigure.objects.filter(pair=CountryPair.objects.by_slug(shipped_pair).get()).latest("period_end")
    over = {}
    for room in [*ROOMS, f"trade/figures/{latest.code}/"]:
        response = page.goto(f"/{shipped_pair}/{room}")
        assert response, room
        assert response.ok, room
        height, breadth = page.evaluate("[document.documentElement.scrollHeight, document.documentElement.scrollWidth]")
        if height > MOST_PX[width] or breadth > width:
            over[room] = (breadth, height)
    assert over == {}
