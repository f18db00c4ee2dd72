"""The first picture of a page is asked for at once, and only once: the one that the reader's width and theme choose."""

from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import THEMES, VIEWPORTS

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
@pytest.mark.parametrize("address", ["/BLR-KAZ/trade/", "/BLR-KAZ/", "/BLR-KAZ/sectors/"])
def test_the_picture_that_is_shown_is_the_one_asked_for_at_once(
    page: Page, address: str, width: str, theme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=theme)
    page.set_viewport_size(VIEWPORTS[width])
    page.goto(address, wait_until="networkidle")
    found: Any = page.evaluate(ASKED)
    assert found["asked"] == [[found["shown"], "link"]]
    assert f"-{theme}." in found["shown"]


def test_the_others_are_asked_for_when_the_reader_comes_near_or_prints(page: Page, tmp_path: Path) -> None:
    """A browser asks for what is some screens away; from the end of a page nothing is."""
    keys = "[...document.querySelectorAll('[data-plot] img')].map(one => one.closest('[data-chart]').id)"
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1].split(".")[0]))

    def pictures() -> list[str]:
        return [key for key in asked if key in shown]

    page.set_viewport_size(VIEWPORTS["narrow"])
    page.goto("/BLR-KAZ/trade/", wait_until="networkidle")
    shown = page.evaluate(keys)
    assert len(shown) > 2
    assert pictures()[0] == shown[0]
    assert shown[-1] not in pictures()
    page.pdf(path=tmp_path / "sheets.pdf")
    assert set(pictures()) == set(shown)
