"""A day in any usual form; a sentence where it is none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.components.day import AskedDay, read_day, read_since

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    "typed",
    [
        "2019-01-01",
        "2019/1/1",
        "01.01.2019",
        "1.1.2019",
        "1/1/2019",
        "1 Jan 2019",
        "1 january 2019",
        "January 1, 2019",
        "Jan. 1st, 2019",
        "1 января 2019",
        " 01. января 2019 ",
        "1 қаңтар 2019",
        "1 студзеня 2019",
    ],
)
def test_any_usual_form_is_read(typed: str) -> None:
    assert read_day(typed, TODAY) == AskedDay(date(2019, 1, 1))


def test_the_day_comes_before_the_month() -> None:
    assert read_day("02/01/2019", TODAY).day == date(2019, 1, 2)


@pytest.mark.parametrize("typed", ["yesterday", "2018-13-01", "31.02.2019", "2019", "1 2019", "ja 1, 2019", "\0", "💥"])
def test_what_is_no_day_is_answered_by_a_sentence(typed: str) -> None:
    asked = read_day(typed, TODAY)
    assert asked.day is None
    assert "is not a date we can read. Write it like 1 Jan 2019" in asked.problem


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("2026-11-26", "“2026-11-26” is in the future."),
        ("1.1.1066", "“1.1.1066” is before anything that is reported here."),
    ],
)
def test_a_day_without_a_record_is_answered_by_a_sentence(typed: str, sentence: str) -> None:
    assert read_day(typed, TODAY).problem.startswith(sentence)


def test_today_can_be_asked_for_and_nothing_typed_asks_for_none() -> None:
    assert read_day("25.11.2026", TODAY).day == TODAY
    assert read_day("  ", TODAY) == AskedDay()


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2024", date(2024, 1, 1)),
        ("2024-05", date(2024, 5, 1)),
        ("1.5.2024", date(2024, 5, 1)),
        ("2 May 2024", date(2024, 5, 2)),
        ("January 2024", date(2024, 1, 1)),
        ("Sept. 2024", date(2024, 9, 1)),
        ("май 2024", date(2024, 5, 1)),
        ("05.2024", date(2024, 5, 1)),
    ],
)
def test_the_first_day_of_a_list_is_read_from_any_usual_form(typed: str, day: date) -> None:
    assert read_since(typed) == AskedDay(day)


def test_a_first_day_may_lie_ahead_and_is_else_refused_by_a_sentence() -> None:
    assert read_since("1 Jan 2030").day == date(2030, 1, 1)
    assert read_since("") == AskedDay()
    assert read_since("never").problem.startswith("“never” is not a date we can read.")
    assert read_since("1.1.1066").day is None
    assert read_since("13.2024").day is None
    assert read_since("Someday 2024").day is None


@given(day=st.dates(date(1900, 1, 1), TODAY))
def test_every_day_is_read_from_each_form(day: date) -> None:
    forms = [day.isoformat(), f"{day:%d.%m.%Y}", f"{day.day} {day:%b} {day.year}", f"{day:%B} {day.day}, {day.year}"]
    assert {read_day(form, TODAY).day for form in forms} == {day}
