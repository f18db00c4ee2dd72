"""Pages in real Chromium, served as in production: hashed static files, the strict policy, no debug pages.

A test asks for pytest-playwright's `page` and opens addresses without a host: `page.goto("/BLR-KAZ/")`.
It fails when the browser reports an error, the policy is violated, a request fails or leaves this machine.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, Literal
from urllib.parse import urlsplit
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.db import connections
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.test import override_settings
from django.test.testcases import LiveServerThread
from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    Request,
    ViewportSize,
    WebError,
)
from pytest_playwright import CreateContextCallback

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# What tests have no use of: processes kept ready beside each page, for its next site and for the address bar, cost
# as much as the page. Of two such lists Chromium reads the last, so the others are of Playwright's own list.
FEATURES_OFF = (
    "SpareRendererForSitePerProcess",
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "AimEnabled",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
)
# Root has no sandbox; the others keep Chromium from calling home, which a test machine refuses anyway.
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(FEATURES_OFF)}",
]
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
# What axe looks for: WCAG 2.2 at levels A and AA, best practice, and the rules that are still being tried.
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "experimental"]
ON = {"enabled": True}
AXE_OPTIONS = {
    "runOnly": {"type": "tag", "values": STANDARDS},
    "rules": {"target-size": ON, "label-content-name-mismatch": ON},
    "resultTypes": ["violations"],
}
# The rules whose answer depends on the theme.
COLOURS = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}
VIOLATIONS = """
async options => (await axe.run(document, options)).violations
  .map(one => `${one.id}, ${one.nodes.length} times: ${one.nodes[0].html}`)
"""
# Colours that are on their way are of neither theme.
AT_REST = """
() => new Promise(next => requestAnimationFrame(() => requestAnimationFrame(next)))
  .then(() => Promise.allSettled(document.getAnimations().map(animation => animation.finished)))
  .then(() => true)
"""
VIEWPORTS = {"wide": ViewportSize(width=1280, height=900), "narrow": ViewportSize(width=390, height=844)}
ASPECTS: tuple[tuple[str, Literal["light", "dark"], dict[str, Any]], ...] = (
    ("wide", "light", AXE_OPTIONS),
    ("wide", "dark", COLOURS),
    ("narrow", "dark", AXE_OPTIONS),
    ("narrow", "light", COLOURS),
)
# The policy speaks in the console; this makes it name the directive and what it refused.
TELL_VIOLATIONS = """
addEventListener("securitypolicyviolation",
    event => console.error(`policy: ${event.effectiveDirective} refused ${event.blockedURI}`))
"""


class InTurn(WSGIHandler):
    """The site, answering one request after the other in one thread of its own, while a test is running.

    The server has a thread for each request, but they share one connection to a database in memory, and
    queries of two threads at once would mix their rows. A page that a test leaves may still be asking for
    its charts: between two tests, when no database may be touched, nobody is answered.
    """

    def __init__(self, application: WSGIHandler) -> None:
        self.application = application
        self.shared = {alias: connections[alias] for alias in connections}
        self.thread = ThreadPoolExecutor(max_workers=1, initializer=self.adopt_connections)
        self.is_open = False

    def adopt_connections(self) -> None:
        """Let the thread that answers use the shared connections."""
        for alias, connection in self.shared.items():
            connections[alias] = connection

    @contextmanager
    def sharing(self) -> Iterator[None]:
        """Answer on the connections of the test: what it has written is seen, and no second one waits for it."""
        self.shared = {alias: connections[alias] for alias in connections}
        for connection in self.shared.values():
            connection.inc_thread_sharing()
        self.thread.submit(self.adopt_connections).result()
        yield
        for connection in self.shared.values():
            connection.dec_thread_sharing()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> HttpResponseBase:
        return self.thread.submit(self.answer, environ, start_response).result()

    def answer(self, environ: WSGIEnvironment, start_response: StartResponse) -> HttpResponseBase:
        """The site's answer, or none when the test that asked is over."""
        if not self.is_open:
            start_response("503 Service Unavailable", [])
            return HttpResponse()
        return self.application(environ, start_response)

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Answer requests; in the end, wait for the last answer."""
        with self.sharing():
            self.is_open = True
            yield
            self.is_open = False
            self.thread.submit(lambda: None).result()


def forget_what_was_loaded(page: Page) -> None:
    """Load each page as if it were the first one: nothing of the last is kept."""
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    network.send("Network.setCacheDisabled", {"cacheDisabled": True})


def faults_of_access(page: Page, options: dict[str, Any] = AXE_OPTIONS) -> list[str]:
    """What axe finds on a page as it stands: the rule, how often, and the first element that breaks it."""
    page.evaluate(AT_REST)
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    found: list[str] = page.evaluate(VIOLATIONS, options)
    return found


def faults_in_every_aspect(page: Page, *, but: str = "") -> dict[str, list[str]]:
    """The same on a desk and on a telephone, each in light and dark; from theme to theme only colours differ.

    And what scrolls sideways. A rule can be left out by its name.
    """
    found = {}
    for name, theme, options in ASPECTS:
        page.set_viewport_size(VIEWPORTS[name])
        page.emulate_media(color_scheme=theme)
        faults = [fault for fault in faults_of_access(page, options) if not but or not fault.startswith(f"{but},")]
        width, room = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        if width > room:
            faults.append(f"scrolls sideways: {width} px")
        if folder := os.environ.get("SHOTS"):
            page.screenshot(path=f"{folder}/{page.title()[:30].replace('/', '')}-{name}-{theme}.png", full_page=True)
        if faults:
            found[f"{name}, {theme}"] = faults
    return found


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the machine's own Chromium; without one the tests are skipped, or fail where it is required."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found:
        return found
    sentence = "browser tests need Chromium: apt-get install chromium"
    if os.environ.get("REQUIRE_BROWSER") == "1":
        pytest.fail(sentence, pytrace=False)
    pytest.skip(sentence)


@pytest.fixture(scope="session")
def playwright(playwright: Playwright) -> Iterator[Playwright]:
    """Playwright's event loop runs in the thread of the tests, where Django would refuse database calls."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield playwright


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any], chromium: str) -> dict[str, Any]:
    """Start the machine's own Chromium; Playwright brings none."""
    return browser_type_launch_args | {"executable_path": chromium, "args": CHROMIUM_FLAGS}


@pytest.fixture(scope="session")
def as_served(tmp_path_factory: pytest.TempPathFactory) -> override_settings:
    """Static files under hashed names, as in production, but not compressed: that would take seconds."""
    storages = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
    }
    served = override_settings(STORAGES=storages, STATIC_ROOT=tmp_path_factory.mktemp("static"))
    with served:
        call_command("collectstatic", interactive=False, verbosity=0)
    return served


@pytest.fixture(scope="session")
def server(django_db_setup: None, as_served: override_settings, chromium: str) -> Iterator[LiveServerThread]:
    """The site, running beside the tests on their database connection.

    It is no `live_server` of pytest-django, which would empty the database after every test and would serve
    static files from where they lie; here WhiteNoise serves what was collected.
    """
    shared = {alias: connections[alias] for alias in connections}
    server = LiveServerThread("127.0.0.1", static_handler=InTurn, connections_override=shared)
    for connection in shared.values():
        connection.inc_thread_sharing()
    with as_served:
        server.start()
        server.is_ready.wait()
    if server.error:
        raise server.error
    yield server
    server.terminate()
    for connection in shared.values():
        connection.dec_thread_sharing()


@pytest.fixture(scope="session")
def base_url(server: LiveServerThread) -> str:
    """Where `page.goto` finds an address without a host."""
    return f"http://{server.host}:{server.port}"


@pytest.fixture
def site(db: None, server: LiveServerThread, as_served: override_settings, base_url: str) -> Iterator[str]:
    """Address of the site, with the test's own transaction open: what a test writes, the pages show."""
    handler = server.httpd.get_app()
    assert isinstance(handler, InTurn)
    with as_served, handler.opened():
        yield base_url


@pytest.fixture(autouse=True)
def faults() -> Iterator[list[str]]:
    """What went wrong in the browser, a sentence each; a test that expects a fault checks and clears them."""
    found: list[str] = []
    yield found
    assert not found, "\n".join(found)


@pytest.fixture
def new_context(site: str, new_context: CreateContextCallback, faults: list[str]) -> Callable[..., BrowserContext]:
    """A browser's window opens after the site and is closed before it; each is watched."""

    def watched(**options: Any) -> BrowserContext:
        context = new_context(**options)
        watch(context, urlsplit(site).netloc, faults)
        return context

    return watched


def watch(context: BrowserContext, host: str, found: list[str]) -> None:
    """Note what goes wrong in a window: in the console, in a script, and on the way to the site or elsewhere."""

    def hear(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            found.append(f"console {message.type}: {message.text} ({message.location['url']})")

    def follow(request: Request) -> None:
        url = urlsplit(request.url)
        if url.scheme in {"http", "https"} and url.netloc != host:
            found.append(f"request to another host: {request.url}")

    def lose(request: Request) -> None:
        # A page that is left, and a download, abort what they were loading.
        if request.failure != "net::ERR_ABORTED":
            found.append(f"request failed: {request.url}: {request.failure}")

    def break_off(error: WebError) -> None:
        found.append(f"script error: {error.error}")

    context.add_init_script(TELL_VIOLATIONS)
    context.on("console", hear)
    context.on("weberror", break_off)
    context.on("request", follow)
    context.on("requestfailed", lose)


@pytest.fixture(params=THEMES)
def theme(request: pytest.FixtureRequest, page: Page) -> str:
    """The reader's colours; a test that asks for it runs in both."""
    page.emulate_media(color_scheme=request.param)
    return str(request.param)


@pytest.fixture(params=list(VIEWPORTS))
def viewport(request: pytest.FixtureRequest, page: Page) -> str:
    """A desk's screen and a telephone's, "wide" and "narrow"; a test that asks for it runs on both."""
    page.set_viewport_size(VIEWPORTS[request.param])
    return str(request.param)
