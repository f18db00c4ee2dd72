"""What a reader can hold: how tall pages are on a desk and on a phone, and that nothing leaves the screen."""

import re
from io import BytesIO

import pytest
from django.test import Client
from playwright.sync_api import Page
from pypdf import PdfReader

from cooperation.models import CountryPair, TradeFigure
from tests.browser.conftest import faults_of_access

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
    "methods/",
]
ELSEWHERE = ["/", "/methods/", "/compare/"]
PICTURE = re.compile(r'"(/[^"]*/charts/[^"]*-light\.[0-9a-f]{16}\.svg[^"]*)"')
# Pairs of texts of one picture whose outlines meet, turned ones too, and texts that leave it. A pixel is let pass.
MEETING = """
sections => sections.flatMap(section => {
  const picture = section.querySelector("svg").getBoundingClientRect();
  const texts = [...section.querySelectorAll("text")].filter(text => text.textContent.trim()).map(text => {
    const box = text.getBBox(), matrix = text.getScreenCTM();
    const place = (x, y) => new DOMPoint(x, y).matrixTransform(matrix);
    const [left, top, right, bottom] = [box.x + 1, box.y + 2, box.x + box.width - 1, box.y + box.height - 2];
    const corners = [place(left, top), place(right, top), place(right, bottom), place(left, bottom)];
    return { words: text.textContent, corners };
  });
  const across = ([a, b]) => ({ x: b.y - a.y, y: a.x - b.x });
  const shadow = (corners, axis) => corners.map(corner => corner.x * axis.x + corner.y * axis.y);
  const isApart = (one, other) => [one, other].some(corners => [[0, 1], [1, 2]].some(([from, to]) => {
    const axis = across([corners[from], corners[to]]), a = shadow(one, axis), b = shadow(other, axis);
    return Math.max(...a) <= Math.min(...b) || Math.max(...b) <= Math.min(...a);
  }));
  const isOut = corners => corners.some(({ x, y }) =>
    x < picture.left - 1 || x > picture.right + 1 || y < picture.top - 1 || y > picture.bottom + 1);
  return [
    ...texts.filter(text => isOut(text.corners)).map(text => `${section.title}: ${text.words}`),
    ...texts.flatMap((one, index) => texts.slice(index + 1)
      .filter(other => !isApart(one.corners, other.corners))
      .map(other => `${section.title}: ${one.words} | ${other.words}`)),
  ];
})
"""
MOST_PX = {1280: 3500, 390: 8000}
MOST_SHEETS = 4
SHEET_PX = 680  # of A4 between its margins, in CSS pixels


@pytest.mark.parametrize("width", MOST_PX)
@pytest.mark.parametrize("shipped_pair", PAIRS, indirect=True)
def test_no_page_of_a_pair_is_too_tall_or_too_wide_to_hold(page: Page, shipped_pair: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    latest = TradeFigure.objects.filter(pair=CountryPair.objects.by_slug(shipped_pair).get()).latest("period_end")
    over = {}
    rooms = [f"/{shipped_pair}/{room}" for room in (*ROOMS, f"trade/figures/{latest.code}/")]
    for room in [*rooms, *ELSEWHERE, *(f"/countries/{code}/" for code in shipped_pair.split("-"))]:
        response = page.goto(room)
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


@pytest.mark.parametrize("shipped_pair", PAIRS, indirect=True)
def test_the_rooms_of_each_pair_break_no_rule_of_access(page: Page, shipped_pair: str) -> None:
    """On a phone, where marks and links stand closest; each room of one pair, in turn."""
    page.set_viewport_size({"width": 390, "height": 844})
    turn = PAIRS.index(shipped_pair)
    found = {}
    for room in ROOMS[turn :: len(PAIRS)]:
        page.goto(f"/{shipped_pair}/{room}")
        found[room] = faults_of_access(page)
    assert {room: faults for room, faults in found.items() if faults} == {}


@pytest.mark.parametrize("shipped_pair", PAIRS, indirect=True)
def test_no_two_texts_of_a_picture_meet_and_none_leaves_it(page: Page, client: Client, shipped_pair: str) -> None:
    """Every picture of a pair, wide and narrow, in one page; in the font of this machine, as a reader has theirs."""
    addresses = {
        address.replace("&amp;", "&")
        for room in ROOMS
        for address in PICTURE.findall(client.get(f"/{shipped_pair}/{room}").content.decode())
    }
    assert len(addresses) > 12
    pictures = {address: client.get(address).content.decode() for address in sorted(addresses)}
    page.set_content("".join(f'<section title="{name}">{picture}</section>' for name, picture in pictures.items()))
    assert page.locator("section").evaluate_all(MEETING) == []
