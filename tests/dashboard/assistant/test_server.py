"""The server that assistants speak with, asked by the protocol's own client."""

import json
import os
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import anyio
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from mcp import Client, StdioServerParameters
from mcp_types import CallToolResult, TextContent
from pytest_django import DjangoDbBlocker

from cooperation.models import Country
from dashboard.assistant.server import only_reading

pytestmark = pytest.mark.django_db
QUESTIONS: dict[str, dict[str, Any]] = {
    "find_pairs": {},
    "find_proposals": {"pair": "BLR-KAZ", "status": ["agreed", "proposed"], "side": "BLR", "known_on": "2019-01-01"},
    "get_proposal": {"pair": "BLR-KAZ", "number": 22},
    "find_figures": {"pair": "blr-kaz", "code": "H26"},
    "find_targets": {"pair": "BLR-KAZ"},
    "what_was_known": {"pair": "BLR-KAZ", "day": "2019-01-01"},
}


def asked(server: Any, questions: dict[str, dict[str, Any]]) -> dict[str, CallToolResult]:
    """The answers of a server to some questions, in one conversation."""

    async def ask() -> dict[str, CallToolResult]:
        async with Client(server, read_timeout_seconds=120) as client:
            tools = (await client.list_tools()).tools
            assert {tool.name for tool in tools} == QUESTIONS.keys()
            assert all(tool.annotations and tool.annotations.read_only_hint for tool in tools)
            return {name: await client.call_tool(name, asking) for name, asking in questions.items()}

    return anyio.run(ask)


def content_of(result: CallToolResult) -> dict[str, Any]:
    """What an answer holds, the same for programs and in words."""
    assert not result.is_error, result.content
    [words] = result.content
    assert isinstance(words, TextContent)
    assert isinstance(result.structured_content, dict)
    assert json.loads(words.text) == result.structured_content
    return result.structured_content


def test_a_site_without_the_protocols_package_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "dashboard.assistant.server", None)
    with pytest.raises(CommandError, match="uv sync --no-dev --group assistant"):
        call_command("mcp")


def test_nothing_is_written() -> None:
    with connection.execute_wrapper(only_reading):
        assert Country.objects.exists()
        with pytest.raises(PermissionError):
            Country.objects.filter(code="BLR").update(accent=1)


@pytest.fixture(scope="module")
def environment(
    tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> dict[str, str]:
    """Of a process that answers from a copy of the record that tests pin."""
    path = tmp_path_factory.mktemp("assistant") / "db.sqlite3"
    with django_db_blocker.unblock():
        if connection.vendor != "sqlite":
            pytest.skip("The processes are asked where the database is a file.")
        connection.ensure_connection()
        with closing(sqlite3.connect(path)) as copy:
            connection.connection.backup(copy)
    return {**os.environ, "DATABASE_URL": f"sqlite:///{path}", "SITE_ADDRESS": "https://monitor.example"}


@pytest.fixture(scope="module")
def on_streams(environment: dict[str, str]) -> StdioServerParameters:
    """How a process is begun that answers on its standard streams."""
    command = [str(settings.BASE_DIR / "manage.py"), "mcp"]
    return StdioServerParameters(command=sys.executable, args=command, env=environment)


def test_every_question_is_answered_with_citations(on_streams: StdioServerParameters) -> None:
    answers = {name: content_of(result) for name, result in asked(on_streams, QUESTIONS).items()}
    for name, answer in answers.items():
        assert answer["finding"], name
        assert answer["records"], name
        assert answer["citations"] or name == "find_pairs"
    [figure] = answers["find_figures"]["records"]
    assert (figure["low_usd"], figure["value_usd"], figure["evidence"]) == (450e6, 500e6, "1:19")
    [citation] = answers["find_figures"]["citations"]
    assert citation["address"] == "https://monitor.example/BLR-KAZ/sources/1/#p19"


def test_what_has_no_answer_is_an_error_in_words(on_streams: StdioServerParameters) -> None:
    questions: dict[str, dict[str, Any]] = {
        "find_proposals": {"pair": "XXX-YYY"},
        "get_proposal": {"pair": "BLR-KAZ", "number": 999},
        "find_figures": {"pair": "BLR-KAZ", "most": 0},
        "what_was_known": {"pair": "BLR-KAZ", "day": "yesterday"},
    }
    for result in asked(on_streams, questions).values():
        assert result.is_error
        [words] = result.content
        assert isinstance(words, TextContent)
        assert words.text
        assert "Traceback" not in words.text


@pytest.fixture
def over_http(environment: dict[str, str]) -> Iterator[str]:
    """The address of a process that answers over HTTP."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "mcp"]
    process = subprocess.Popen(command, env=environment | {"MCP_HTTP": f"127.0.0.1:{port}"}, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port)
        yield f"http://127.0.0.1:{port}/mcp"
    finally:
        process.terminate()
        process.wait()


def _wait_for(port: int) -> None:
    until = monotonic() + 60
    while monotonic() < until:
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                return
        sleep(0.05)
    raise TimeoutError("The server does not begin.")


def test_a_process_answers_over_http(over_http: str) -> None:
    [answer] = map(content_of, asked(over_http, {"find_targets": QUESTIONS["find_targets"]}).values())
    assert all(record["state_name"] for record in answer["records"])


def test_only_the_command_loads_the_protocol() -> None:
    script = "import django; django.setup(); import dashboard.urls, sys; assert 'mcp' not in sys.modules"
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "dashboard.settings", "PYTHONPATH": str(Path.cwd())}
    subprocess.run([sys.executable, "-c", script], env=environment, check=True, cwd=settings.BASE_DIR)
