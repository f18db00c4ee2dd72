"""The revisions: read for all at once, at most once a second."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from threading import Thread
from typing import Any

import pytest

from cooperation.actions.places import bump_revision, ensure_pair
from dashboard.kept.revisions import LatestRevisions, Revisions, read_revisions
from tests.dashboard.built import pair


@pytest.mark.database
def test_a_change_of_a_pair_is_one_of_that_pair_and_of_all(db: None) -> None:
    other = ensure_pair(first="KGZ", second="UZB")
    before = read_revisions()
    bump_revision(pair())
    after = read_revisions()
    assert after.of("BLR-KAZ") != before.of("BLR-KAZ")
    assert after.of(other.slug) == before.of(other.slug)
    assert after.of("") != before.of("")


@pytest.mark.database
def test_a_pair_that_comes_or_goes_is_a_change_of_all(db: None) -> None:
    before = read_revisions()
    other = ensure_pair(first="KGZ", second="UZB")
    assert read_revisions().of("") != before.of("")
    assert before.of("KGZ-UZB") is None
    other.delete()
    assert read_revisions() == before


@pytest.mark.database
def test_they_take_two_queries(
    db: None, django_assert_num_queries: Callable[[int], AbstractContextManager[Any]]
) -> None:
    with django_assert_num_queries(2):
        read_revisions()


class Clock:
    """A clock that stands until it is put forward, and counts how often was read."""

    def __init__(self) -> None:
        self.now = 100.0
        self.read = 0

    def revisions(self) -> Revisions:
        """As many as were read before."""
        self.read += 1
        return Revisions({}, str(self.read))


def test_they_are_read_at_most_once_a_second() -> None:
    clock = Clock()
    latest = LatestRevisions(clock.revisions, lambda: clock.now)
    assert [latest.get().of_all for _ in range(3)] == ["1", "1", "1"]
    clock.now += 0.999
    assert latest.get().of_all == "1"
    clock.now += 0.001
    assert [latest.get().of_all for _ in range(3)] == ["2", "2", "2"]


def test_one_thread_reads_for_all() -> None:
    clock = Clock()
    latest = LatestRevisions(clock.revisions, lambda: clock.now)
    threads = [Thread(target=latest.get) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert clock.read == 1
