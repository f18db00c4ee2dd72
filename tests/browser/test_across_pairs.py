"""Pages across pairs in Chromium, with made-up pairs beside the shipped one: filters, the choice, what axe finds."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect
from pytest_playwright import CreateContextCallback

from cooperation.actions.dataset import load_folder
from cooperation.actions.shipped import DATA
from cooperation.models import Sector
from tests.browser.conftest import faults_in_every_aspect
from tests.cooperation import rows

PAGES = [
    "/",
    "/?sort=moving&target=1",
    "/?q=nothing",
    "/compare/?pairs=BLR-KAZ,KGZ-UZB,KAZ-KGZ,ARM-TJK&kind=trade",
    "/countries/KAZ/",
]
MEASURED = (
    "/",
    "/compare/?pairs=BLR-KAZ,KAZ-KGZ,BLR-UZB",
    "/compare/?pairs=BLR-KAZ",
    "/countries/KAZ/",
    "/countries/BLR/",
)
MOST_PX = {1280: 3500, 390: 8000}
NARROWEST = {"width": 320, "height": 700}


@pytest.fixture
def several(db: None) -> None:
    """Three made-up pairs with proposals and trade; ARM-TJK has nothing."""
    for slug, dollars in (("KGZ-UZB", 10**8), ("KAZ-KGZ", 3 * 10**9)):
        pair = rows.country_pair(*slug.split("-"))
        for number, status in enumerate(("proposed", "agreed", "completed"), start=1):
            proposal = rows.proposal(pair=pair, number=number)
            proposal.sectors.add(Sector.objects.get(code="space"))
            rows.status_change(proposal=proposal, new=status)
        for year in (2015, 2016, 2017):
            rows.trade_figure(
                pair=pair,
                period_start=date(year, 1, 1),
                period_end=date(year, 12, 31),
                value_usd=dollars * (year - 2013),
            )
        rows.target(pair=pair)
    rows.country_pair("ARM", "TJK")


@pytest.fixture
def three(db: None) -> None:
    """The three pairs that ship."""
    for slug in ("BLR-UZB", "KAZ-KGZ"):
        load_folder(DATA / slug)


def test_a_page_is_as_long_as_a_reader_can_hold(three: None, page: Page) -> None:
    longer = {}
    for address in MEASURED:
        for width, most in MOST_PX.items():
            page.set_viewport_size({"width": width, "height": 844})
            page.goto(address)
            height = page.evaluate("document.documentElement.scrollHeight")
            if height > most:
                longer[address, width] = height
    assert longer == {}


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    several: None, page: Page, address: str, subtests: pytest.Subtests
) -> None:
    page.goto(address)
    with subtests.test("axe finds nothing"):
        assert faults_in_every_aspect(page) == {}
    with subtests.test("nothing scrolls sideways on the narrowest phone"):
        page.set_viewport_size(NARROWEST)  # type: ignore[arg-type]
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROWEST["width"]


def test_pairs_are_filtered_by_keyboard_and_the_address_holds_it(several: None, page: Page) -> None:
    page.goto("/")
    page.locator("select[name=country]").focus()
    page.keyboard.type("Uzb")
    page.get_by_role("button", name="Apply").press("Enter")
    page.wait_for_url("**country=UZB**")
    expect(page.locator("h1")).to_have_text("1 pair: with Uzbekistan")


def test_pairs_are_added_and_removed_without_script(several: None, new_context: CreateContextCallback) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/compare/?pairs=BLR-KAZ")
    page.get_by_label("Add a pair").select_option("KAZ-KGZ")
    page.get_by_role("button", name="Compare").click()
    expect(page.locator("h1")).to_contain_text("Kazakhstan–Kyrgyzstan has the largest share of proposals")
    page.get_by_role("checkbox", name="Belarus–Kazakhstan").uncheck()
    page.get_by_role("button", name="Compare").click()
    expect(page.locator("h1")).to_contain_text("Choose pairs to compare with Kazakhstan–Kyrgyzstan")
    page.locator("section.choose ul a").first.click()
    expect(page.get_by_role("checkbox")).to_have_count(2)


def test_trade_of_several_pairs_is_explored_on_one_axis(several: None, page: Page, viewport: str) -> None:
    page.goto("/compare/?pairs=BLR-KAZ,KGZ-UZB,KAZ-KGZ,ARM-TJK")
    card = page.locator("#trade")
    card.get_by_role("button", name="Explore").click()
    expect(card.locator(".live svg.main-svg").first).to_be_visible(timeout=20_000)
    expect(card.locator(".live .legend")).to_contain_text("Kyrgyzstan–")
