"""Redis, through Django's own backend; and a site that goes on without it."""

import logging

import pytest

from dashboard.kept.shared import ForgivingRedisCache
from tests.dashboard.kept.redis_server import URL, needs_redis


@needs_redis
def test_values_come_back_and_go() -> None:
    shared = ForgivingRedisCache(URL, {})
    assert shared.add("keep-test", {"a": 1}, timeout=60)
    assert not shared.add("keep-test", {"a": 2}, timeout=60)
    assert shared.get("keep-test") == {"a": 1}
    assert shared.has_key("keep-test")
    assert shared.delete("keep-test")
    assert shared.get("keep-test", "nothing") == "nothing"


def test_a_store_that_does_not_answer_holds_nothing_and_breaks_nothing(caplog: pytest.LogCaptureFixture) -> None:
    shared = ForgivingRedisCache("redis://127.0.0.1:1/0", {"OPTIONS": {"socket_connect_timeout": 0.2}})
    with caplog.at_level(logging.WARNING):
        shared.set("key", 1)
        assert shared.get("key", "nothing") == "nothing"
        assert shared.add("key", 1)
        assert not shared.has_key("key")
        assert not shared.delete("key")
    assert "does not answer" in caplog.text
    shared.close()
