"""Where answers are kept: in the memory of the process, and where all processes of the site find them.

Both are bounded: the process by bytes, what is shared by what it holds. Only answers without a query string are
shared, so that there are as many as the record has pages, and nobody fills the store with made-up filters; for the same
reason they have two thirds of the memory for themselves.
"""

import hashlib
from collections.abc import Callable
from threading import Lock
from time import monotonic, sleep
from weakref import WeakValueDictionary

from django.core.cache import caches
from django.http import HttpResponseBase

from dashboard.kept.answers import Answer
from dashboard.kept.shelf import Shelf

A_DAY = 24 * 3600
# Longer than any page takes to build: a process that ended in the middle holds the others up for so long.
LONGEST_BUILD = 10
LOOK_AGAIN = 0.02

type Build = Callable[[], Answer | HttpResponseBase]


class Store:
    """Answers by their key, each built once however many ask for it at the same time."""

    def __init__(self, most: int) -> None:
        self._whole = Shelf(most * 2 // 3)
        self._filtered = Shelf(most // 3)
        self._turns: WeakValueDictionary[str, Lock] = WeakValueDictionary()
        self._lock = Lock()

    def get(self, key: str, *, filtered: bool, build: Build) -> Answer | HttpResponseBase:
        """The answer under a key, built where it is new; what is built and is no Answer is not kept."""
        shelf = self._filtered if filtered else self._whole
        kept = shelf.get(key)
        if kept is not None:
            return kept
        with self._turn(key):
            kept = shelf.get(key)
            if kept is not None:
                return kept
            built = build() if filtered else _shared(key, build)
            if isinstance(built, Answer):
                shelf.put(key, built)
            return built

    def _turn(self, key: str) -> Lock:
        """One at a time may build an answer; the others wait for it."""
        with self._lock:
            return self._turns.setdefault(key, Lock())


def _shared(key: str, build: Build) -> Answer | HttpResponseBase:
    """The answer as another process has left it; else built here, while other processes wait for it."""
    shared = caches["shared"]
    name = f"answer:{hashlib.sha256(key.encode()).hexdigest()}"
    mark = f"{name}:being-built"
    found: Answer | None = shared.get(name)
    if found is None and not shared.add(mark, True, timeout=LONGEST_BUILD):
        found = _left_by_another(name, mark)
    if found is not None:
        return found
    try:
        built = build()
        if isinstance(built, Answer):
            shared.set(name, built, timeout=A_DAY)
    finally:
        shared.delete(mark)
    return built


def _left_by_another(name: str, mark: str) -> Answer | None:
    """What another process is building; None where it has not left it."""
    shared, until = caches["shared"], monotonic() + LONGEST_BUILD
    while shared.has_key(mark) and monotonic() < until:
        sleep(LOOK_AGAIN)
    found: Answer | None = shared.get(name)
    return found
