"""Derived ends, rounded outwards."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.analysis.intervals import Interval
from cooperation.analysis.rounding import digit_for, outward, tells_amount, tells_growth, widens
from tests.analysis.strategies import intervals

D = Decimal


@pytest.mark.parametrize(
    ("low", "high", "digit", "expected"),
    [
        ("602.3", "634.5", "1", ("602", "635")),
        ("602.3", "634.5", "10", ("600", "640")),
        ("895.6", "895.7", "1", ("895", "896")),
        ("-42.4", "-38.1", "1", ("-43", "-38")),
        ("0.2", "0.3", "1", ("0", "1")),
    ],
)
def test_away_from_each_other(low: str, high: str, digit: str, expected: tuple[str, str]) -> None:
    wider = Interval(D(expected[0]), D(expected[1]))
    assert outward(Interval(D(low), D(high)), D(digit)) == wider


def test_a_single_number_goes_to_the_nearest() -> None:
    assert outward(Interval.point(D("70.37")), D("0.1")) == Interval.point(D("70.4"))


@given(intervals(), st.sampled_from([D("0.01"), D(1), D(10), D(1000)]))
def test_nothing_is_lost_and_nothing_collapses(interval: Interval, digit: Decimal) -> None:
    rounded = outward(interval, digit)
    if not interval.is_point:
        assert interval.is_within(rounded)
        assert not rounded.is_point


def test_an_end_that_moves_is_closed_and_one_that_stays_is_as_open_as_it_was() -> None:
    open_range = Interval(D("0.6"), D("2.4"), low_open=True, high_open=True)
    assert outward(open_range, D(1)) == Interval(D(0), D(3))
    assert outward(open_range, D("0.1")) == open_range
    half_open = Interval(D(1), D("2.4"), low_open=True)
    assert outward(half_open, D(1)) == Interval(D(1), D(3), low_open=True)
    half_open = Interval(D("0.6"), D(2), high_open=True)
    assert outward(half_open, D(1)) == Interval(D(0), D(2), high_open=True)


@pytest.mark.parametrize(
    ("low", "high", "digit", "is_wider"),
    [
        ("100", "200", "10", False),  # both ends stay
        ("100", "201", "10", False),  # 9 more than 101
        ("101", "191", "10", True),  # 1 and 9 more than 90
        ("100", "190", "100", True),  # 10 more than 90
        ("100", "1090", "200", True),  # 110 more than 990, all above
        ("110", "1000", "100", False),  # 10 more than 890, all below
        ("199", "1000", "100", True),  # 99 more than 801, all below
        ("109", "199", "10", True),  # 9 and 1 more than 90
        ("101", "200", "1", False),
        ("100", "190", "9", False),  # 1 and 8: a tenth of it, and no more
    ],
)
def test_a_range_that_grows_by_more_than_a_tenth(low: str, high: str, digit: str, is_wider: bool) -> None:
    assert widens(Interval(D(low), D(high)), D(digit)) is is_wider


def test_what_has_no_two_ends_does_not_grow() -> None:
    assert not widens(Interval(None, D("0.7")), D(1))
    assert not widens(Interval(D("0.7"), None), D(1))
    assert not widens(Interval.point(D("0.7")), D(1))


def test_three_digits_of_the_larger_end() -> None:
    assert digit_for(Interval(D("602.3"), D("1634.5"))) == D(10)
    assert digit_for(Interval(D("0.0123"), None)) == D("0.0001")
    assert digit_for(Interval.point(0)) == D(1)


def test_more_than_nothing_says_nothing() -> None:
    assert not tells_amount(Interval(D(0), None, low_open=True))
    assert not tells_amount(Interval(None, None))
    assert tells_amount(Interval(D(0), D(5)))
    assert tells_amount(Interval(D(5), None))
    assert tells_amount(Interval(D("0.5"), None))
    assert not tells_amount(Interval(D(-5), None))


def test_growth_from_a_base_without_an_upper_end_says_nothing() -> None:
    assert not tells_growth(Interval(D(-100), D(25), low_open=True))
    assert not tells_growth(Interval(None, D(25)))
    assert tells_growth(Interval(D(-20), None))
