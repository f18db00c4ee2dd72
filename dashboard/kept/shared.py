"""The store that all processes of a site share, where it is Redis or Valkey."""

import logging
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

log = logging.getLogger(__name__)


class ForgivingRedisCache(RedisCache):
    """Django's own, for a site that goes on without it: what cannot be reached holds nothing and takes everything."""

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        """What is kept; the default where nothing is or nobody answers."""
        return _forgiving(lambda: super(ForgivingRedisCache, self).get(key, default, version), default)

    def set(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        """Keep it where somebody answers."""
        _forgiving(lambda: super(ForgivingRedisCache, self).set(key, value, timeout, version), None)

    def add(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Whether it was new; so it is where nobody answers."""
        return bool(_forgiving(lambda: super(ForgivingRedisCache, self).add(key, value, timeout, version), True))

    def has_key(self, key: Any, version: int | None = None) -> bool:
        """Whether it is kept."""
        return bool(_forgiving(lambda: super(ForgivingRedisCache, self).has_key(key, version), False))

    def delete(self, key: Any, version: int | None = None) -> bool:
        """Whether it was there to be let go."""
        return bool(_forgiving(lambda: super(ForgivingRedisCache, self).delete(key, version), False))


def _forgiving[T](ask: Callable[[], T], otherwise: T) -> T:
    try:
        return ask()
    except RedisError as error:
        log.warning("The shared store does not answer: %s", error)
        return otherwise
