"""How soon a page is drawn in Chromium, beside the same page as static files: at full speed and on a slow telephone."""

import gzip
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urljoin

import brotli
from serving import got

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
TIMES = 5
# Chromium's own "Fast 3G": bytes a second and milliseconds there and back, as the wire has them.
FAST_3G = {"offline": False, "latency": 562.5, "downloadThroughput": 180_000, "uploadThroughput": 84_375}
SLOW_CPU = 4
WATCH = """
globalThis.seen = {lcp: 0, shift: 0, longest: 0};
new PerformanceObserver(list => list.getEntries().forEach(entry => seen.lcp = entry.startTime))
    .observe({type: "largest-contentful-paint", buffered: true});
new PerformanceObserver(list => list.getEntries().forEach(entry => seen.shift += entry.value))
    .observe({type: "layout-shift", buffered: true});
new PerformanceObserver(list => list.getEntries().forEach(one => seen.longest = Math.max(seen.longest, one.duration)))
    .observe({type: "longtask", buffered: true});
"""
DRAWN = """
async () => {
    const inView = image => image.getClientRects().length && image.getBoundingClientRect().top < innerHeight;
    await Promise.all([...document.images].filter(inView).map(image => image.decode().catch(() => 0)));
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    const last = performance.getEntriesByType("resource").filter(one => one.initiatorType === "img")
        .reduce((latest, one) => Math.max(latest, one.responseEnd), 0);
    const first = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
    return {...seen, drawn: Math.max(first, seen.lcp), first, last};
}
"""


@dataclass(frozen=True)
class Drawn:
    """Milliseconds until all of the first screen is drawn; how far it shifted, and the longest task."""

    milliseconds: float
    shift: float
    longest_task: float


def browser_path() -> str | None:
    """The installed Chromium."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def save(page: str, folder: Path) -> None:
    """Keep a page as ``page.html``, with its sheets, scripts and pictures."""
    html = got(page)[0].decode()
    for name in sorted({*re.findall(r'(?:href="(?=/static/)|src="|srcset=")(/[^"#?]+)', html)}):
        where = folder / name.lstrip("/")
        where.parent.mkdir(parents=True, exist_ok=True)
        _write(where, got(urljoin(page, name))[0])
    _write(folder / "page.html", html.encode())


def _write(where: Path, content: bytes) -> None:
    """With its packed twins, as a static server has them."""
    where.write_bytes(content)
    where.with_name(f"{where.name}.gz").write_bytes(gzip.compress(content))
    where.with_name(f"{where.name}.br").write_bytes(brotli.compress(content))


def drawn(addresses: dict[str, str], *, slow: bool) -> dict[str, Drawn]:
    """The median of several cold visits to each, in turns."""
    from playwright.sync_api import sync_playwright

    runs: dict[str, list[Drawn]] = {name: [] for name in addresses}
    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=browser_path(), args=flags)
        for _ in range(TIMES):
            for name, address in addresses.items():
                runs[name].append(_visit(browser, address, slow=slow))
        browser.close()
    return {name: _median(found) for name, found in runs.items()}


def _visit(browser: Any, address: str, *, slow: bool) -> Drawn:
    size = {"width": 390, "height": 844} if slow else {"width": 1280, "height": 900}
    context = browser.new_context(viewport=size)
    page = context.new_page()
    page.add_init_script(WATCH)
    if slow:
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", FAST_3G)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOW_CPU})
    page.goto(address, wait_until="load")
    page.wait_for_timeout(300)
    found = page.evaluate(DRAWN)
    context.close()
    return Drawn(found["drawn"], found["shift"], found["longest"])


def _median(runs: list[Drawn]) -> Drawn:
    return Drawn(*(median(values) for values in zip(*map(_numbers, runs), strict=True)))


def _numbers(run: Drawn) -> Iterator[float]:
    yield from (run.milliseconds, run.shift, run.longest_task)
