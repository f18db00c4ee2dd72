"""Every page as a reader meets it, in real Chromium: light and dark, on a phone, without script, on paper."""

import gzip
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, Response, expect
from pytest_playwright import CreateContextCallback

from tests.browser.conftest import THEMES, VIEWPORTS, faults_of_access, forget_what_was_loaded

# A window for the pages of each kind, in turn: a new one costs as much as two pages.
PAGES = {
    "places": ["/", "/compare/", "/compare/?pairs=BLR-KAZ,XXX-YYY", "/countries/KAZ/", "/methods/", "/BLR-KAZ/"],
    "proposals": [
        "/BLR-KAZ/proposals/",
        "/BLR-KAZ/proposals/?status=dropped",
        "/BLR-KAZ/proposals/22/",
        "/BLR-KAZ/sectors/",
        "/BLR-KAZ/sectors/space/",
        "/BLR-KAZ/imports/",
        "/BLR-KAZ/imports/0303/",
    ],
    "trade": [
        "/BLR-KAZ/trade/",
        "/BLR-KAZ/trade/?as_of=2017-11-29",
        "/BLR-KAZ/trade/targets/",
        "/BLR-KAZ/trade/two-sides/",
        "/BLR-KAZ/trade/estimates/",
        "/BLR-KAZ/trade/figures/",
        "/BLR-KAZ/trade/figures/H35/",
        "/BLR-KAZ/trade/figures/H36-H37-TT-2017/",
    ],
    "record": [
        "/BLR-KAZ/claims/",
        "/BLR-KAZ/claims/as-it-once-was/",
        "/BLR-KAZ/quality/",
        "/BLR-KAZ/timeline/",
        "/BLR-KAZ/changes/?since=2024-01-01",
        "/BLR-KAZ/search/?q=drone",
        "/BLR-KAZ/sources/",
        "/BLR-KAZ/sources/1/",
    ],
}
MOST_BYTES = 100_000
MOST_REQUESTS = 15
NARROWEST = {"width": 320, "height": 700}
# What the browser has noted until the frame after the next.
LAYOUT_SHIFT = """
new Promise(resolve => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => { sum += entry.value; }))
    .observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(sum))));
})
"""
HIDDEN = "parts => parts.filter(part => !part.checkVisibility() || !part.offsetHeight).map(part => part.outerHTML)"
NOT_DRAWN = "images => images.filter(image => !image.complete || !image.naturalWidth).map(image => image.src)"


@pytest.mark.parametrize("kind", PAGES)
def test_every_page_from_its_first_paint_to_paper(page: Page, kind: str, subtests: pytest.Subtests) -> None:
    """Of one load each: what was sent, whether it moved, what axe finds in each theme, the narrowest phone, paper."""
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response))  # Playwright cannot hold a built-in
    forget_what_was_loaded(page)
    for address in PAGES[kind]:
        page.emulate_media(color_scheme="light", media="screen")
        page.set_viewport_size(VIEWPORTS["wide"])
        before = page.url
        page.set_content("")
        responses.clear()
        page.goto(address, wait_until="networkidle")
        # What the page before has asked for may be answered now, and has no body any more.
        answers = [response for response in responses if response.request.headers.get("referer") != before]
        with subtests.test("it is light before it is touched", address=address):
            assert len(answers) <= MOST_REQUESTS
            assert not any("plotly.min" in response.url for response in answers)
            # As sent: text is compressed by the site, which the server of the tests leaves out.
            assert sum(len(gzip.compress(response.body())) for response in answers) < MOST_BYTES
        with subtests.test("it does not shift", address=address):
            assert page.evaluate(LAYOUT_SHIFT) == 0
        for theme, size in zip(THEMES, VIEWPORTS.values(), strict=True):  # colours depend on one, targets on the other
            page.emulate_media(color_scheme=theme)
            page.set_viewport_size(size)
            with subtests.test("axe finds nothing", address=address, theme=theme):
                assert faults_of_access(page) == []
        with subtests.test("nothing scrolls sideways on the narrowest phone", address=address):
            page.set_viewport_size(NARROWEST)  # type: ignore[arg-type]
            assert page.evaluate("document.documentElement.scrollWidth") <= NARROWEST["width"]
        with subtests.test("it prints without its navigation", address=address):
            page.emulate_media(media="print")
            expect(page.locator("header.site")).to_be_hidden()
            expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("kind", PAGES)
def test_without_script_every_table_and_picture_is_there(
    new_context: CreateContextCallback, kind: str, subtests: pytest.Subtests
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    for address in PAGES[kind]:
        page.goto(address)
        with subtests.test(address=address):
            expect(page.locator("h1")).to_be_visible()
            assert page.locator("table, picture img").evaluate_all(HIDDEN) == []
            assert page.locator("picture img").evaluate_all(NOT_DRAWN) == []


# Each width and each theme once: what is drawn depends on either, not on the two together.
@pytest.mark.parametrize(("viewport", "theme"), [("wide", "light"), ("narrow", "dark")], indirect=True)
@pytest.mark.usefixtures("viewport", "theme")
@pytest.mark.parametrize(
    ("address", "key", "first"),
    [
        ("/BLR-KAZ/trade/", "years", "2005, Belarus: "),
        ("/BLR-KAZ/trade/two-sides/", "mirror", "From Belarus to Kazakhstan; 2017, Belarus: "),
        ("/BLR-KAZ/timeline/", "timeline", "Meetings and visits; "),
    ],
)
def test_a_chart_is_explored_by_its_button_and_by_keyboard(page: Page, address: str, key: str, first: str) -> None:
    page.goto(address)
    card = page.locator(f"#{key}")
    card.locator("picture").hover()
    expect(card.locator(".live")).to_have_count(0)
    button = card.get_by_role("button", name="Explore")
    button.click()
    layer = card.locator(".live")
    expect(layer.locator("svg.main-svg").first).to_be_visible(timeout=20_000)
    expect(layer).to_be_focused()
    page.keyboard.press("ArrowRight")
    spoken = card.get_by_role("status")
    expect(spoken).to_contain_text(first)
    before = spoken.text_content()
    page.keyboard.press("ArrowDown")
    expect(spoken).not_to_have_text(before or "")
    expect(layer.locator("[data-title='Reset axes']")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]  # type: ignore[index]
    page.keyboard.press("Escape")
    expect(layer).to_have_count(0)
    expect(card.locator("picture")).to_be_visible()
    expect(button).to_be_focused()


def test_on_a_telephone_the_room_that_is_open_is_in_view(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for room in ("/BLR-KAZ/trade/", "/BLR-KAZ/claims/", "/BLR-KAZ/quality/"):
        page.goto(room)
        here = page.locator(".subnav [aria-current]").bounding_box()
        assert here
        assert 0 <= here["x"] <= 300


def test_on_a_telephone_the_words_of_a_point_stand_under_the_chart_and_cover_nothing(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/BLR-KAZ/trade/")
    card = page.locator("#years")
    card.get_by_role("button", name="Explore").click()
    layer = card.locator(".live")
    expect(layer).to_be_focused(timeout=20_000)
    column = layer.locator(".nsewdrag").bounding_box()
    assert column
    page.mouse.move(column["x"] + column["width"] * 0.6, column["y"] + column["height"] * 0.5)
    expect(card.get_by_role("status")).to_contain_text("2017, Kazakhstan: ")
    assert layer.locator(".hoverlayer > .legend, .hoverlayer > .hovertext").evaluate_all(
        "words => words.every(one => getComputedStyle(one).display === 'none')"
    )


def test_the_picture_holds_the_numbers_of_its_table(page: Page) -> None:
    page.goto("/BLR-KAZ/")  # there the chart is wide enough to write its ranges
    card = page.locator("#target")
    picture = page.request.get(card.locator("img").evaluate("image => image.currentSrc")).text()
    drawn = " ".join(ElementTree.fromstring(picture).itertext())  # noqa: S314  (our own drawing)
    for number in ("$0.5", "0.45–0.55", "$0.27–0.35", "$0.60–0.74", "+36%"):
        assert number in drawn.replace("\u00a0", " "), number
    card.get_by_role("tab", name="Table").click()
    expect(card.get_by_role("table")).to_contain_text("0.45–0.55")


def test_a_citation_opens_its_paragraph_and_gives_the_focus_back(page: Page) -> None:
    page.goto("/BLR-KAZ/proposals/22/")
    mark = page.locator("main .cite").first
    mark.click()
    popover = page.locator(".pop:popover-open")
    expect(popover).to_contain_text("imports")
    page.keyboard.press("Escape")
    expect(popover).to_have_count(0)
    expect(mark).to_be_focused()


def test_the_citation_of_a_page_is_copied_by_a_button(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/BLR-KAZ/trade/")
    page.get_by_role("button", name="Copy citation").click()
    expect(page.get_by_role("button", name="Citation copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Cooperation Monitor: Belarus–Kazakhstan: ")
    assert "/BLR-KAZ/trade/ (retrieved on " in copied


def test_the_theme_switch_turns_page_and_pictures(page: Page) -> None:
    page.emulate_media(color_scheme="light")
    page.goto("/BLR-KAZ/")
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("[data-switch-theme]").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before
    shown = page.locator("picture img").first.evaluate("image => image.decode().then(() => image.currentSrc)")
    assert "dark" in shown


def test_the_sheet_of_filters_says_how_many_a_change_would_leave(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/BLR-KAZ/proposals/")
    page.get_by_role("button", name="Filter").click()
    told = page.locator("#facets [data-count]")
    expect(told).to_have_text("22 proposals")
    page.get_by_role("checkbox", name="Under way").check()
    expect(told).to_have_text("4 proposals")
    page.locator("#facets summary", has_text="Sector").click()
    page.locator("#sector-culture").check()
    expect(told).to_have_text("1 proposal")
    page.get_by_role("button", name="Apply").click()
    expect(page.locator("h1")).to_contain_text("1 proposal")


def test_filters_work_by_keyboard_and_stay_in_the_address(page: Page) -> None:
    page.goto("/BLR-KAZ/proposals/")
    page.get_by_role("checkbox", name="Kazakhstan").focus()
    page.keyboard.press("Space")
    page.wait_for_url("**by=KAZ**")
    expect(page.locator("h1")).to_contain_text("1 proposal")
