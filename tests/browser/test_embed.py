"""A chart in a frame of somebody else's site; other pages refuse to be framed there."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Page, expect

FRAME = """<!doctype html><title>elsewhere</title><link rel="icon" href="data:,">
<iframe src="{address}" width="100%" height="600"></iframe>"""


class Quiet(SimpleHTTPRequestHandler):
    """Says nothing about what it serves."""

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@contextmanager
def elsewhere(folder: Path, address: str) -> Iterator[str]:
    """The address of a page on another port, with a frame for one of ours."""
    (folder / "index.html").write_text(FRAME.format(address=address))
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/index.html"
    server.shutdown()
    server.server_close()


@pytest.fixture
def desk(page: Page, viewport: str, theme: str) -> Page:
    """A reader's window, on a desk and on a telephone, light and dark."""
    return page


def test_a_chart_draws_in_a_frame_elsewhere(desk: Page, tmp_path: Path, base_url: str, faults: list[str]) -> None:
    with elsewhere(tmp_path, f"{base_url}/BLR-KAZ/trade/charts/target/embed/") as address:
        desk.goto(address)
        frame = desk.frame_locator("iframe")
        expect(frame.locator("img")).to_be_visible()
        expect(frame.locator("img")).to_have_js_property("complete", True)
        drawn, wide, room = frame.locator("img").evaluate(
            "image => [image.naturalWidth, image.offsetWidth, innerWidth]"
        )
        assert drawn > 0
        assert 0 < wide <= room
        assert frame.locator("html").evaluate("page => page.scrollWidth <= innerWidth")
    assert desk.context.cookies() == []
    assert [fault for fault in faults if not fault.startswith("request to another host")] == []
    faults.clear()


def test_a_wide_frame_of_the_height_that_is_offered_holds_the_source(
    page: Page, tmp_path: Path, base_url: str, faults: list[str]
) -> None:
    page.set_viewport_size({"width": 1600, "height": 900})
    page.goto(f"{base_url}/BLR-KAZ/trade/charts/years/")
    offered = re.search(r'height="(\d+)"', page.locator("textarea.code").first.input_value())
    assert offered
    with elsewhere(tmp_path, f"{base_url}/BLR-KAZ/trade/charts/years/embed/") as address:
        page.goto(address)
        page.locator("iframe").evaluate("(frame, height) => { frame.height = height }", offered[1])
        frame = page.frame_locator("iframe")
        expect(frame.locator("img")).to_have_js_property("complete", True)
        room = frame.locator("html").evaluate("page => [innerWidth, page.scrollHeight - innerHeight]")
    assert room[0] > 1200
    assert room[1] <= 0
    faults.clear()


def test_other_pages_refuse_to_be_framed_elsewhere(
    page: Page, tmp_path: Path, base_url: str, faults: list[str]
) -> None:
    with elsewhere(tmp_path, f"{base_url}/BLR-KAZ/trade/") as address:
        with page.expect_console_message(lambda message: "frame-ancestors" in message.text):
            page.goto(address)
        assert page.frame_locator("iframe").locator("header.site").count() == 0
    assert any("frame-ancestors" in fault for fault in faults)
    faults.clear()


@pytest.mark.parametrize("chart", ["/BLR-KAZ/#target", "/BLR-KAZ/trade/#years", "/BLR-KAZ/trade/targets/#lanes"])
@pytest.mark.parametrize("width", [320, 500, 700, 860])
def test_a_frame_is_told_as_high_as_what_it_shows(page: Page, base_url: str, chart: str, width: int) -> None:
    told = page.request.get("/oembed", params={"url": f"{base_url}{chart}", "maxwidth": str(width)}).json()
    page.set_viewport_size({"width": told["width"], "height": told["height"]})
    page.goto(re.search(r'src="([^"]+)"', told["html"])[1])  # type: ignore[index]
    page.locator("img").evaluate("image => image.decode()")
    assert page.evaluate("document.documentElement.scrollHeight") <= told["height"]
    assert told["height"] <= page.locator("figure").evaluate("figure => figure.offsetHeight") + 280
