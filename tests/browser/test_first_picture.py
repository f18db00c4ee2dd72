"""The first picture of a page is asked for at once, and only once: the one that the reader's width and theme choose."""

from typing import Any, Literal

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import THEMES, VIEWPORTS, forget_what_was_loaded

ASKED = """
() => {
  const first = document.querySelector("[data-plot] img");
  const entries = performance.getEntriesByType("resource").filter(one => one.name.endsWith(".svg"));
  const key = new URL(first.currentSrc).pathname.split("/").pop().split(".")[0];
  return {
    shown: new URL(first.currentSrc).pathname,
    asked: entries.filter(one => new URL(one.name).pathname.split("/").pop().startsWith(`${key}.`))
      .map(one => [new URL(one.name).pathname, one.initiatorType]),
  };
}
"""


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", VIEWPORTS)
def test_the_picture_that_is_shown_is_the_one_asked_for_at_once(
    page: Page, width: str, theme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=theme)
    page.set_viewport_size(VIEWPORTS[width])
    forget_what_was_loaded(page)
    for address in ("/BLR-KAZ/trade/", "/BLR-KAZ/", "/BLR-KAZ/sectors/"):
        page.goto(address, wait_until="networkidle")
        found: Any = page.evaluate(ASKED)
        assert found["asked"] == [[found["shown"], "link"]], address
        assert f"-{theme}." in found["shown"]
