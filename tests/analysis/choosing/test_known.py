"""Since when a thing is known, and what is no fact yet."""

from dataclasses import dataclass
from datetime import date

import pytest

from cooperation.analysis.choosing.known import (
    NEVER,
    is_announced,
    is_provisional,
    is_told,
    is_visible,
    known_on,
    latest_vintage,
)
from cooperation.analysis.dates import PartialDate, Period

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("published", "retrieved", "expected"),
    [
        ("2018-03-05", None, date(2018, 3, 5)),
        ("2018-03", None, date(2018, 3, 31)),
        ("2018", date(2018, 1, 1), date(2018, 12, 31)),
        (None, date(2019, 1, 1), date(2019, 1, 1)),
        (None, None, NEVER),
    ],
)
def test_from_when_a_source_is_known(published: str | None, retrieved: date | None, expected: date) -> None:
    assert known_on(PartialDate.parse(published) if published else None, retrieved) == expected


@pytest.mark.parametrize(
    ("published", "asked", "expected"),
    [
        ("2026", None, True),
        ("2027", None, False),
        ("2026-12", None, False),
        (None, None, True),
        ("2026", date(2026, 6, 1), False),
        ("2018-03", date(2018, 3, 30), False),
        ("2018-03", date(2018, 3, 31), True),
        (None, date(2020, 1, 1), False),
    ],
)
def test_what_is_there_today_or_was_certainly_there_on_a_day(
    published: str | None, asked: date | None, expected: bool
) -> None:
    assert is_visible(PartialDate.parse(published) if published else None, None, TODAY, asked) is expected


def test_a_source_without_a_date_is_there_from_the_day_it_was_looked_at() -> None:
    looked_at = date(2020, 1, 1)
    assert is_visible(None, looked_at, TODAY, looked_at)
    assert not is_visible(None, looked_at, TODAY, date(2019, 12, 31))


def test_what_is_dated_after_the_day_of_reading_is_announced() -> None:
    assert is_announced(PartialDate.parse("2027"), TODAY)
    assert is_announced(PartialDate.parse("2026-11-26"), TODAY)
    assert not is_announced(PartialDate.parse("2026-11-25"), TODAY)
    assert not is_announced(PartialDate.parse("2026"), TODAY)


@pytest.mark.parametrize(
    ("when", "published", "expected"),
    [
        ("2024-05-03", ["2024-05-02"], True),
        ("2024-05-03", ["2024-04-30"], False),
        ("2024-05-03", ["2023", "2024-05"], True),
        ("2024-05", ["2024"], False),
        ("2024", ["2024"], True),
        ("2024", ["2023-12-31"], False),
        ("2024", [None], True),
        ("2024", [], False),
    ],
)
def test_only_a_source_as_late_as_its_month_can_tell_of_it(
    when: str, published: list[str | None], expected: bool
) -> None:
    assert is_told(PartialDate.parse(when), [PartialDate.parse(on) if on else None for on in published]) is expected


def test_a_figure_published_before_its_period_ended_is_provisional() -> None:
    year = Period.parse("2025")
    assert is_provisional(year, date(2025, 12, 30))
    assert not is_provisional(year, date(2025, 12, 31))
    assert not is_provisional(year, NEVER)
    assert not is_provisional(year, date.min)


@dataclass(frozen=True)
class Stated:
    code: str
    revises: str = ""


def test_what_is_revised_gives_way_to_what_revises_it() -> None:
    first, second, third, other = Stated("A"), Stated("B", "A"), Stated("C", "B"), Stated("D")
    assert latest_vintage([first, second, third, other]) == [third, other]
    assert latest_vintage([first, second, third, other], first=True) == [first, other]


def test_as_known_before_the_revision_the_earlier_one_stands() -> None:
    assert latest_vintage([Stated("A")]) == [Stated("A")]
    assert latest_vintage([Stated("B", "A")], first=True) == [Stated("B", "A")]
