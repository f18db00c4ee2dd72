"""What is read from the address of a page: within its bounds, or left out."""

from collections.abc import Callable
from datetime import date

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from cooperation.analysis.dates import EARLIEST_YEAR, LATEST_YEAR
from dashboard.components import parameters
from dashboard.components.parameters import MAX_PAGE, MAX_WORDS, MAX_YEARS


def asked(**values: str | list[str]) -> QueryDict:
    """A query string; what is a list is given several times."""
    params = QueryDict(mutable=True)
    for name, value in values.items():
        params.setlist(name, value if isinstance(value, list) else [value])
    return params


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019-02-28", date(2019, 2, 28)),
        (f"{EARLIEST_YEAR}-01-01", date(EARLIEST_YEAR, 1, 1)),
        (f"{LATEST_YEAR}-12-31", date(LATEST_YEAR, 12, 31)),
        (f"{EARLIEST_YEAR - 1}-12-31", None),
        (f"{LATEST_YEAR + 1}-01-01", None),
        ("2019-02-29", None),
        ("2019-02", None),
        ("", None),
    ],
)
def test_a_day_of_the_years_that_the_record_can_have(text: str, expected: date | None) -> None:
    assert parameters.day(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019-02-28", date(2019, 2, 28)),
        ("2019-02", date(2019, 2, 1)),
        ("2019", date(2019, 1, 1)),
        (f"{EARLIEST_YEAR}", date(EARLIEST_YEAR, 1, 1)),
        (f"{LATEST_YEAR}", date(LATEST_YEAR, 1, 1)),
        (f"{EARLIEST_YEAR - 1}", None),
        (f"{LATEST_YEAR + 1}", None),
        ("0001", None),
        ("soon", None),
        ("", None),
    ],
)
def test_the_first_day_of_what_is_asked_since(text: str, expected: date | None) -> None:
    assert parameters.since(asked(since=text)) == expected
    assert parameters.since(asked()) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1", 1),
        ("2", 2),
        ("10", 10),
        (f"{MAX_PAGE}", MAX_PAGE),
        (f"{MAX_PAGE + 1}", MAX_PAGE),
        ("999999999", MAX_PAGE),
        ("1000000000", 1),
        ("0", 1),
        ("-3", 1),
        ("two", 1),
        ("³", 1),
        ("٣", 1),
        ("", 1),
    ],
)
def test_a_page_is_a_number_that_a_page_can_have(text: str, expected: int) -> None:
    assert parameters.page_number(asked(page=text)) == expected
    assert parameters.page_number(asked()) == 1


@given(st.text())
def test_whatever_is_asked_there_is_a_page(text: str) -> None:
    assert 1 <= parameters.page_number(asked(page=text)) <= MAX_PAGE


def test_words_have_no_spaces_around_them_no_nul_and_an_end() -> None:
    assert parameters.words(asked(q=" milk\0 powder ")) == "milk powder"
    assert parameters.words(asked(q="a" * (MAX_WORDS + 1))) == "a" * MAX_WORDS
    assert parameters.words(asked()) == ""


def test_codes_that_are_not_known_are_left_out_and_the_others_stand_once_in_their_order() -> None:
    params = asked(status=["signed", "no", "agreed", "signed"])
    assert parameters.known(params, "status", ["agreed", "signed", "ended"]) == ("signed", "agreed")
    assert parameters.known(params, "other", ["agreed"]) == ()


def test_what_could_be_a_code() -> None:
    longest = "a" * 60
    params = asked(sector=["food-2", "", "-", "one two", "a/b", "мясо", "7", longest, longest + "a", "food-2"])
    assert parameters.slugs(params, "sector") == ("food-2", "7", longest)


def test_years_are_of_four_digits_and_few() -> None:
    params = asked(year=["2019", "19", "02019", "-201", "٢٠١٩", "2019", "2020"])
    assert parameters.years(params, "year") == ("2019", "2020")
    many = [str(1900 + number) for number in range(MAX_YEARS + 1)]
    assert parameters.years(asked(year=many), "year") == tuple(many[:MAX_YEARS])


@pytest.mark.parametrize("read", [parameters.slugs, parameters.years])
def test_of_a_parameter_that_is_not_given_there_is_none(read: Callable[[QueryDict, str], tuple[str, ...]]) -> None:
    assert read(asked(), "year") == ()
