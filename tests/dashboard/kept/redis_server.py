"""The Redis of the machine, for tests that need one; CI has to have it, elsewhere they say that it is missing."""

import os

import pytest
from redis import Redis
from redis.exceptions import RedisError

URL = os.environ.get("CACHE_URL_TEST", "redis://127.0.0.1:6379/9")


def answers() -> bool:
    """Whether it is there."""
    try:
        with Redis.from_url(URL, socket_connect_timeout=1) as server:
            return bool(server.ping())
    except RedisError:
        return False


needs_redis = pytest.mark.skipif(
    os.environ.get("REQUIRE_REDIS") != "1" and not answers(),
    reason="no Redis on this machine; elsewhere? CACHE_URL_TEST=redis://host/9",
)
