"""What is kept in the process: until the revision grows, and never what only a transaction sees."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import translation

from cooperation.models import CountryPair
from cooperation.queries import remembered as module
from cooperation.queries.remembered import MOST_PAIRS, forget_all, remembered, remembered_today

TODAY, DAY = date(2026, 11, 24), date(2019, 1, 1)


class Reading:
    """Counts how often it is asked, and gives a value of its own each time."""

    def __init__(self) -> None:
        self.asked: list[tuple[Any, ...]] = []

    def __call__(self, *asked: Any) -> object:
        self.asked.append(asked)
        return object()

    __name__ = __qualname__ = "reading"


@pytest.fixture(autouse=True)
def outside_of_transactions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "connection", SimpleNamespace(in_atomic_block=False))


def pair(key: int = 1, revision: int = 1) -> CountryPair:
    return CountryPair(pk=key, revision=revision)


def test_a_revision_is_read_once() -> None:
    reading = Reading()
    read = remembered(reading)
    assert read(pair(), "more") is read(pair(), "more")
    assert reading.asked == [(pair(), "more")]


def test_whatever_else_is_asked_is_read_too() -> None:
    read = remembered(Reading())
    found = [read(pair(), "more"), read(pair(revision=2), "more"), read(pair(2), "more"), read(pair(), "else")]
    assert len(set(map(id, found))) == len(found)


def test_names_are_those_of_the_language() -> None:
    read = remembered(Reading())
    english = read(pair())
    with translation.override("ru"):
        assert read(pair()) is not english
    assert read(pair()) is english


def test_what_a_transaction_sees_is_read_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    read = remembered(Reading())
    outside = read(pair())
    monkeypatch.setattr(module, "connection", SimpleNamespace(in_atomic_block=True))
    inside = read(pair())
    assert inside is not outside
    assert read(pair()) is not inside
    monkeypatch.setattr(module, "connection", SimpleNamespace(in_atomic_block=False))
    assert read(pair()) is outside


def test_in_development_everything_is_read_each_time(settings: Any) -> None:
    settings.DEBUG = True
    read = remembered(Reading())
    assert read(pair()) is not read(pair())


def test_what_was_known_on_a_day_is_read_each_time() -> None:
    read = remembered_today(Reading())
    assert read(pair(), TODAY, None) is read(pair(), TODAY, None)
    assert read(pair(), TODAY, DAY) is not read(pair(), TODAY, DAY)
    assert read(pair(), TODAY, None) is not read(pair(), date(2026, 11, 25), None)


def test_the_least_recently_asked_for_goes_first() -> None:
    reading = Reading()
    read = remembered(reading)
    for key in (1, *range(2, MOST_PAIRS + 1), 1, MOST_PAIRS + 1):
        read(pair(key))
    read(pair(1))
    assert len(reading.asked) == MOST_PAIRS + 1
    read(pair(2))
    assert len(reading.asked) == MOST_PAIRS + 2


def test_everything_can_be_forgotten() -> None:
    read = remembered(Reading())
    before = read(pair())
    forget_all()
    assert read(pair()) is not before
