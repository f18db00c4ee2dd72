"""Titles that no editor would choose, on the narrowest telephone: no page scrolls sideways, no word turns around."""

import pytest
from playwright.sync_api import Page

from cooperation.models import Proposal
from tests.cooperation import rows

NARROWEST = {"width": 320, "height": 640}
LONG = "Dig a made-up canal and " * 208 + "stop!!!!"
UNBROKEN = "W" * 5_000
RIGHT_TO_LEFT = "حفر قناة وهمية بين البلدين"
MIXED = "Қазақстан мен قناة وهمية: канал, 2030"


@pytest.fixture
def proposal(site: str) -> Proposal:
    """A proposal of a made-up pair with a status, an event, and a source, each under the same title."""
    made = rows.proposal(number=1)
    rows.status_change(proposal=made)
    return made


def retitle(proposal: Proposal, title: str) -> None:
    """The same words for the proposal, an event and its source."""
    type(proposal).objects.filter(pk=proposal.pk).update(title=title, summary=title)
    rows.event(pair=proposal.pair, title=title[:5_000], summary=title)


@pytest.mark.parametrize("title", [LONG, UNBROKEN, RIGHT_TO_LEFT, MIXED], ids=["long", "unbroken", "arabic", "mixed"])
def test_no_page_scrolls_sideways(page: Page, proposal: Proposal, title: str) -> None:
    retitle(proposal, title)
    page.set_viewport_size(NARROWEST)  # type: ignore[arg-type]
    base = f"/{proposal.pair.slug}/"
    for address in ("proposals/1/", "proposals/", "timeline/?year=2019", ""):
        page.goto(base + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROWEST["width"], address
        assert title[:20] in page.inner_text("body"), address


def test_words_from_right_to_left_stay_among_themselves(page: Page, proposal: Proposal) -> None:
    retitle(proposal, RIGHT_TO_LEFT)
    page.goto(f"/{proposal.pair.slug}/proposals/1/")
    heading = page.locator("h1")
    assert heading.evaluate("one => getComputedStyle(one).direction") == "rtl"
    assert page.locator("html").evaluate("one => getComputedStyle(one).direction") == "ltr"
    page.goto(f"/{proposal.pair.slug}/timeline/?year=2019")
    title = page.locator("bdi", has_text=RIGHT_TO_LEFT).first
    assert title.evaluate("one => getComputedStyle(one).unicodeBidi") == "isolate"
