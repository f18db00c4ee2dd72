"""Two server processes, one database and one Redis: after a change in the administration neither gives the old page."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from time import monotonic, sleep
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

import pytest
from django.conf import settings
from redis import Redis

from tests.cooperation.admin.forms import fields_of
from tests.dashboard.kept.redis_server import URL, needs_redis

pytestmark = needs_redis

PAGE = "/KGZ-UZB/trade.json"
OLD, NEW = 777_000_000, 888_000_000
SECOND = 1.0
PREPARE = f"""
from django.contrib.auth.models import User
from tests.cooperation import rows
User.objects.create_superuser("editor", password="so-secret")
print(rows.trade_figure(value_usd={OLD}, state="published").pk)
"""


def environment(folder: Path) -> dict[str, str]:
    """As in production, with a database of its own, without HTTPS."""
    return {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
        "CACHE_URL": URL,
        "SECRET_KEY": "of-this-test" * 5,
        "HTTPS": "0",
        "PYTHONPATH": str(settings.BASE_DIR),
        "DJANGO_SETTINGS_MODULE": "dashboard.settings",
    }


def free_port() -> int:
    """One that nobody listens at."""
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of a server process that answers."""
    port = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port), "--no-ws"]
    options = ["--blocking-threads", "4", "--log-level", "warning", "tests.dashboard.kept.served:application"]
    process = subprocess.Popen([*command, *options], env=environment(folder), cwd=settings.BASE_DIR)
    try:
        address = f"http://127.0.0.1:{port}"
        while not answers(address):
            assert process.poll() is None, "the server did not start"
            sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait()


def answers(address: str) -> bool:
    """Whether a server has started."""
    try:
        return bool(read(build_opener(), f"{address}/"))
    except URLError:
        return False


def read(reader: OpenerDirector, address: str, **sent: str | list[str]) -> str:
    """A page, or the page after a form was sent."""
    body = urlencode(sent, doseq=True).encode() if sent else None
    request = Request(address, data=body, headers={"Referer": address})  # noqa: S310 - our own server
    with reader.open(request) as response:
        return str(response.read(), "utf-8")


@pytest.fixture
def prepared(database_file: Path, tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A folder with a database, and the number of the pair's one figure; nothing of it stays in Redis."""
    shutil.copy(database_file, tmp_path / "db.sqlite3")
    found = subprocess.run(
        [sys.executable, "manage.py", "shell", "-v0", "-c", PREPARE],
        env=environment(tmp_path),
        cwd=settings.BASE_DIR,
        check=True,
        capture_output=True,
        text=True,
    )
    with Redis.from_url(URL) as server:
        server.flushdb()
        yield tmp_path, found.stdout.split()[-1]
        server.flushdb()


def test_no_old_page_after_a_second_in_either_process(prepared: tuple[Path, str]) -> None:
    folder, figure = prepared
    with serving(folder) as first, serving(folder) as second:
        reader = build_opener()
        with ThreadPoolExecutor(50) as readers:
            pages = list(readers.map(lambda n: read(reader, (first, second)[n % 2] + PAGE), range(50)))
        assert all(str(OLD) in page for page in pages)

        editor = build_opener(HTTPCookieProcessor(CookieJar()))
        login = f"{first}/admin/login/"
        fields = fields_of(read(editor, login), "login-form") | {"username": "editor", "password": "so-secret"}
        read(editor, login, **fields)
        form = f"{first}/admin/cooperation/tradefigure/{figure}/change/"
        fields = fields_of(read(editor, form), "tradefigure_form")
        answer = read(editor, form, **fields | {"value_usd": "888", "why": "a slip"})
        at = monotonic()
        assert "was changed successfully" in answer

        seen: list[tuple[float, bool]] = []
        for number in range(200):
            asked = monotonic() - at
            page = read(reader, (first, second)[number % 2] + PAGE)
            seen.append((asked, str(OLD) in page))
            sleep(0.01)
        assert seen[-1][0] > SECOND
        assert [since for since, old in seen if old and since >= SECOND] == []
        assert all(str(NEW) in read(reader, server + PAGE) for server in (first, second))
