"""What a reader can hold: how tall pages are on a desk and on a phone, and that nothing leaves the screen."""

import re
from io import BytesIO

import pytest
from django.test import Client
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from cooperation.actions.generated import generate_pairs
from cooperation.models import CountryPair, TradeFigure
from tests.browser.conftest import faults_of_access

PAIRS = ["BLR-KAZ", "BLR-UZB", "KAZ-KGZ"]
# In halves, so that both cores have one.
ROOMS = {
    "trade": [
        "",
        "trade/",
        "trade/targets/",
        "trade/two-sides/",
        "trade/estimates/",
        "trade/figures/",
        "trade/figures/{latest}/",
        "imports/",
        "search/?q=trade",
    ],
    "record": [
        "proposals/",
        "proposals/1/",
        "sectors/",
        "timeline/",
        "changes/",
        "sources/",
        "sources/1/",
        "claims/",
        "quality/",
        "methods/",
    ],
}
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
DESK_PX, PHONE_PX = 1280, 390
MOST_PX = {DESK_PX: 3500, PHONE_PX: 8000}
MOST_SHEETS = 4
SHEETS = {"": 2, "trade/": 3}  # of the two pages that are printed most
SHEET_PX = 680  # of A4 between its margins, in CSS pixels
RIGHT_EDGES = "cells => cells.filter(cell => cell.offsetWidth).map(cell => cell.getBoundingClientRect().right)"
# What leads elsewhere, opens, chooses or is read aloud only is no use on paper, nor are the other views of a picture.
NOT_FOR_PAPER = (
    "nav, .tabs, .tools, .facets, .listbar :is(.btn, label), .pager, .noprint, .subnav, .asof, .toc, .tries, .sheet,"
    "a.back, .chips, .more, .cav > summary, [popover], [hidden], [role=status], script, style, template, .vh"
)
# As it is laid out for print: where a table has no head there, each cell is led by the name of its column.
TEXTS = """
(main, apart) => {
  const isPrinted = ({ parentElement: part }) => !part.closest(apart) && part.closest("thead")?.offsetWidth !== 0;
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT), found = [];
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (text.textContent.trim() && isPrinted(text)) found.push(text.textContent);
  }
  const led = [...main.querySelectorAll(".tbl td:not(:empty)")]
    .filter(cell => !cell.closest(apart) && cell.closest("table").tHead.offsetWidth === 0);
  return [...found, ...led.map(cell => `${cell.dataset.l}:`)];
}
"""


def rooms_of(slug: str, half: str) -> list[str]:
    """The addresses of a pair's rooms, the page of its latest figure among them."""
    latest = TradeFigure.objects.filter(pair=CountryPair.objects.by_slug(slug).get()).latest("period_end")
    return [f"/{slug}/{room.format(latest=latest.code)}" for room in ROOMS[half]]


def opened(page: Page, address: str, width: int) -> tuple[int, int] | None:
    """Open a page; how wide and how tall it is, if that is more than a reader can hold.

    In a window that is resized later the pictures would still have their old sizes.
    """
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": width, "height": 800})
    response = page.goto(address)
    assert response, address
    assert response.ok, address
    breadth, height = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
    return (breadth, height) if height > MOST_PX[width] or breadth > width else None


def escape(page: Page) -> None:
    """Open the first citation and the first menu of a page; Escape closes each and gives its opener the focus."""
    for opener, opened in ((".cite", ".pop:popover-open"), (".menu > summary", ".menu[open]")):
        first = page.locator(f"main {opener}").locator("visible=true").first
        if first.count():
            first.click()
            expect(page.locator(opened)).to_have_count(1)
            page.keyboard.press("Escape")
            expect(page.locator(opened)).to_have_count(0)
            expect(first).to_be_focused()


def lost(texts: list[str], sheets: list[str]) -> list[str]:
    """The texts that are not in print; one may begin on a sheet and end on the next, beside others."""
    printed = _bare("".join(sheets))

    def is_there(text: str) -> bool:
        words = text.split()
        parts = ((_bare("".join(words[:at])), _bare("".join(words[at:]))) for at in range(len(words)))
        return any(before in printed and after in printed for before, after in parts)

    return [text for text in texts if not is_there(text)]


def _bare(text: str) -> str:
    """The letters of a text: where lines break and where spaces stand is for each form to choose."""
    return re.sub(r"[\s\u00ad\u200b\u2060]", "", text)


@pytest.mark.parametrize("half", ROOMS)
@pytest.mark.parametrize("shipped_pair", PAIRS, indirect=True)
def test_every_room_on_a_desk_on_a_phone_and_on_paper(
    page: Page, shipped_pair: str, half: str, subtests: pytest.Subtests
) -> None:
    """Its size, what axe finds on a phone, where marks and links stand closest, and its print."""
    turn = PAIRS.index(shipped_pair)
    for number, room in enumerate(rooms_of(shipped_pair, half)):
        with subtests.test("a phone holds it", room=room):
            assert opened(page, room, PHONE_PX) is None
        if number % len(PAIRS) == turn:  # each room of one pair, in turn
            with subtests.test("axe finds nothing", room=room):
                assert faults_of_access(page) == []
            with subtests.test("what opens over the page gives the focus back", room=room):
                escape(page)
        with subtests.test("a desk holds it", room=room):
            assert opened(page, room, DESK_PX) is None
        page.emulate_media(media="print")
        page.set_viewport_size({"width": SHEET_PX, "height": 900})
        with subtests.test("no column is lost in print", room=room):
            edges = page.locator(".tbl :is(th, td)").evaluate_all(RIGHT_EDGES)
            assert max(edges, default=0) <= SHEET_PX + 1
        sheets = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
        with subtests.test("it prints on few sheets", room=room):
            assert len(sheets) <= SHEETS.get(room, MOST_SHEETS)
        with subtests.test("no heading is left at the foot of a sheet", room=room):
            headings = {text.strip() for text in page.locator("main :is(h2, h3, .kicker)").all_inner_texts()}
            assert [
                last for sheet in sheets if (last := sheet.extract_text().strip().split("\n")[-1]) in headings
            ] == []
        with subtests.test("no word is lost in print", room=room):
            texts = page.locator("main").evaluate(TEXTS, NOT_FOR_PAPER)
            assert lost(texts, [sheet.extract_text() for sheet in sheets]) == []


@pytest.mark.parametrize("shipped_pair", PAIRS, indirect=True)
def test_no_page_beside_those_of_a_pair_is_too_tall_or_too_wide(page: Page, shipped_pair: str) -> None:
    over = {}
    for address in [*ELSEWHERE, *(f"/countries/{code}/" for code in shipped_pair.split("-"))]:
        for width in MOST_PX:
            over[address, width] = opened(page, address, width)
    assert {address: size for address, size in over.items() if size} == {}


# Of a pair with fourteen years of figures, 500 proposals and 226 headings of goods.
LONG = [
    "",
    "trade/",
    "trade/two-sides/",
    "trade/estimates/",
    "imports/",
    "proposals/",
    "sectors/industry/",
    "timeline/",
    "sources/",
]


def test_a_pair_with_much_to_show_is_held_as_well(page: Page, db: None) -> None:
    pair = generate_pairs(pairs=1, seed=1, beside=True)[0]
    over = {}
    for room in LONG:
        for width in MOST_PX:
            over[room, width] = opened(page, f"/{pair.slug}/{room}", width)
    assert {room: size for room, size in over.items() if size} == {}


@pytest.mark.parametrize("shipped_pair", PAIRS, indirect=True)
def test_no_two_texts_of_a_picture_meet_and_none_leaves_it(page: Page, client: Client, shipped_pair: str) -> None:
    """Every picture of a pair, wide and narrow, in one page; in the font of this machine, as a reader has theirs."""
    addresses = {
        address.replace("&amp;", "&")
        for half in ROOMS
        for room in rooms_of(shipped_pair, half)
        for address in PICTURE.findall(client.get(room).content.decode())
    }
    assert len(addresses) > 12
    pictures = {address: client.get(address).content.decode() for address in sorted(addresses)}
    page.set_content("".join(f'<section title="{name}">{picture}</section>' for name, picture in pictures.items()))
    assert page.locator("section").evaluate_all(MEETING) == []
