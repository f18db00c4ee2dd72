"""What a reader can hold: how tall pages are on a desk and on a phone, and that nothing leaves the screen."""

from io import BytesIO

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

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
MOST_SHEETS = 4
SHEET_PX = 680  # of A4 between its margins, in CSS pixels


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


@pytest.mark.parametrize("shipped_pair", PAIRS, indirect=True)
def test_every_page_of_a_pair_prints_on_four_sheets_at_most(page: Page, shipped_pair: str) -> None:
    over = {}
    for room in ROOMS:
        page.goto(f"/{shipped_pair}/{room}")
        sheets = len(PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages)
        if sheets > MOST_SHEETS:
            over[room] = sheets
    assert over == {}


@pytest.mark.parametrize("shipped_pair", PAIRS[:1], indirect=True)
@pytest.mark.parametrize("room", ["trade/", "trade/targets/", "trade/figures/", "trade/two-sides/"])
def test_no_column_of_a_table_is_lost_in_print(page: Page, shipped_pair: str, room: str) -> None:
    page.goto(f"/{shipped_pair}/{room}")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": SHEET_PX, "height": 900})
    right_edges = "cells => cells.filter(cell => cell.offsetWidth).map(cell => cell.getBoundingClientRect().right)"
    edges = page.locator(".tbl :is(th, td)").evaluate_all(right_edges)
    assert edges
    assert max(edges) <= SHEET_PX + 1
