"""What the API takes for a value, what it refuses and in which words; what is described is what is checked."""

from collections.abc import Callable

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from dashboard.components.bounds import (
    MOST_VALUES,
    NO_CONTROLS,
    SLUG,
    Parameter,
    day,
    fits,
    one_of,
    problems_of,
    text,
    whole,
)


def year() -> Parameter:
    return whole("year", "a year from 1900 to 2100", 1900, 2100)


def lag() -> Parameter:
    return whole("lag", "years", -5, 10**13)


def code() -> Parameter:
    return text("sector", "the code of a sector", SLUG, 8)


def words() -> Parameter:
    return text("q", "words", NO_CONTROLS, 20)


def flow() -> Parameter:
    return one_of("flow", "exports or imports", ["X", "M"])


def since() -> Parameter:
    return day("since", "a day")


@pytest.mark.parametrize(
    ("make", "value", "expected"),
    [
        (year, "1900", True),
        (year, "2100", True),
        (year, "1899", False),
        (year, "2101", False),
        (year, "2019.0", False),
        (year, "٢٠١٩", False),
        (year, "", False),
        (lag, "-5", True),
        (lag, "9" * 12, True),
        (lag, "1" + "0" * 12, False),
        (code, "food-2", True),
        (code, "a" * 8, True),
        (code, "a" * 9, False),
        (code, "Food", False),
        (code, "food-", False),
        (code, "food\n", False),
        (words, "milk powder", True),
        (words, "milk\0powder", False),
        (words, "milk\x7f", False),
        (words, "", False),
        (flow, "X", True),
        (flow, "x", False),
        (flow, "", False),
        (since, "2019-02-28", True),
        (since, "2019-02-29", False),
        (since, "20190228", False),
        (since, "2019-W01-1", False),
        (since, "2019", False),
    ],
)
def test_a_value_fits_within_its_bounds_alone(make: Callable[[], Parameter], value: str, expected: bool) -> None:
    assert fits(value, make().schema) is expected


@given(st.integers())
def test_a_whole_number_fits_where_its_bounds_say(number: int) -> None:
    assert fits(str(number), year().schema) is (1900 <= number <= 2100)


def test_a_value_that_does_not_fit_is_told_with_what_would() -> None:
    assert year().problem(["2019"]) == ""
    assert year().problem([]) == ""
    assert year().problem(["soon"]) == "“year” cannot be “soon”: a year from 1900 to 2100."
    assert flow().problem(["X", "Y", "Z"]) == "“flow” cannot be “Y”: exports or imports. There are: X, M."
    assert code().problem(["b" * 41]) == f"“sector” cannot be “{'b' * 40}”: the code of a sector."


def test_one_value_is_given_once_and_a_list_so_often() -> None:
    assert year().problem(["2019", "2020"]) == "“year” is given more than 1 times."
    assert flow().problem(["X"] * MOST_VALUES) == ""
    assert flow().problem(["X"] * (MOST_VALUES + 1)) == f"“flow” is given more than {MOST_VALUES} times."


def test_a_parameter_that_is_not_known_is_refused_with_those_that_are() -> None:
    assert problems_of(QueryDict("year=2019&flow=X&flow=M"), (year(), flow())) == []
    assert problems_of(QueryDict("year=1&yaer=2019&flow=Y"), (year(), flow())) == [
        "“year” cannot be “1”: a year from 1900 to 2100.",
        "There is no parameter “yaer” here. Did you mean “year”? There are: year, flow.",
        "“flow” cannot be “Y”: exports or imports. There are: X, M.",
    ]
    (long,) = problems_of(QueryDict(f"{'y' * 41}=1"), (year(),))
    assert f"“{'y' * 40}”" in long


def test_a_parameter_is_described_by_the_schema_that_is_checked() -> None:
    assert year().described() == {
        **{"name": "year", "in": "query", "required": False, "description": "a year from 1900 to 2100"},
        "schema": {"type": "integer", "minimum": 1900, "maximum": 2100},
    }
    assert flow().described()["schema"] == {
        **{"type": "array", "minItems": 1, "maxItems": MOST_VALUES},
        "items": {"type": "string", "enum": ["X", "M"]},
    }
    assert code().schema == {"type": "string", "pattern": SLUG, "minLength": 1, "maxLength": 8}
    assert since().described()["schema"] == {"type": "string", "format": "date"}
    assert [parameter.name for parameter in (year(), code(), flow(), since())] == ["year", "sector", "flow", "since"]
    assert (since().meaning, code().meaning) == ("a day", "the code of a sector")


def test_several_values_may_be_given_where_it_is_said() -> None:
    assert flow().is_list
    assert [parameter.is_list for parameter in (year(), code(), since())] == [False] * 3
    assert not one_of("flow", "one", ["X"], is_list=False).is_list
    assert whole("year", "years", 1900, 2100, is_list=True).is_list
    assert text("sector", "codes", SLUG, 8, is_list=True).is_list
