"""The worker of the queue, and the sign that it gives of itself."""

import time
from typing import Any

import pytest
from django.core.cache import caches
from django.core.management import call_command

from cooperation.actions.heartbeat import KEY, is_beating, keep_beating
from cooperation.management.commands import work


@pytest.fixture(autouse=True)
def silent() -> None:
    """No worker of an earlier test is heard."""
    caches["shared"].delete(KEY)


def test_it_gives_its_sign_until_it_ends() -> None:
    assert not is_beating()
    ended = keep_beating(0.01)
    waited = time.monotonic() + 5
    while not is_beating() and time.monotonic() < waited:
        time.sleep(0.01)
    assert is_beating()
    ended.set()


@pytest.mark.parametrize(
    ("url", "command"), [("", [*work.OF_DATABASE, "--batch"]), ("redis://here/1", [*work.OF_REDIS, "--burst"])]
)
def test_it_works_off_the_queue_where_it_stands(
    settings: Any, monkeypatch: pytest.MonkeyPatch, url: str, command: list[str]
) -> None:
    called: list[str] = []
    settings.QUEUE_URL = url
    monkeypatch.setattr(work, "call_command", lambda *words: called.extend(words))
    call_command("work", "--once")
    assert called == command
