"""Growth, what it implies and what a target needs, in the figures of 2017."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.analysis.growth import (
    CumulativeClaim,
    growth_percent,
    implied_previous,
    required_growth,
    required_growth_by_horizon,
    second_difference,
)
from cooperation.analysis.intervals import Interval
from cooperation.analysis.readings import Qualifier, read_stated
from tests.analysis.rounding import rounded
from tests.analysis.strategies import intervals, numbers, points_of

D = Decimal
HALF_BILLION = Interval(D(450), D(550), high_open=True)
ALMOST_65 = read_stated(Qualifier.ALMOST, D(65))
FIRST_HALF = CumulativeClaim(Interval.point(D("294.6")), Interval.point(80))


def test_the_year_before_the_half_billion() -> None:
    implied = implied_previous(HALF_BILLION, ALMOST_65)
    assert rounded(implied) == ("272.7", "340.0")
    assert implied.low_open
    assert implied.high_open
    assert rounded(implied_previous(Interval.point(500), Interval.point(65))) == ("303.0", "303.0")


def test_growth_slowed_in_the_third_quarter() -> None:
    third_quarter = second_difference(FIRST_HALF, CumulativeClaim(Interval.point(500), Interval.point(65)))
    assert third_quarter.current == Interval.point(D("205.4"))
    assert rounded(third_quarter.previous) == ("139.4", "139.4")
    assert rounded(third_quarter.growth, "1") == ("47", "47")


def test_rounding_of_the_half_billion_alone_leaves_42_to_51_percent() -> None:
    growth = second_difference(FIRST_HALF, CumulativeClaim(HALF_BILLION, Interval.point(65))).growth
    assert rounded(growth, "1") == ("42", "51")


@given(st.data())
def test_second_difference_holds_every_case(data: st.DataObject) -> None:
    shorter = CumulativeClaim(Interval(D("294.55"), D("294.65")), Interval(D(76), D(80), high_open=True))
    longer = CumulativeClaim(HALF_BILLION, ALMOST_65)
    case = [data.draw(points_of(item)) for item in (shorter.value, shorter.growth, longer.value, longer.growth)]
    first, first_growth, whole, whole_growth = map(Interval.point, case)
    exact = second_difference(CumulativeClaim(first, first_growth), CumulativeClaim(whole, whole_growth))
    spanned = second_difference(shorter, longer)
    assert exact.growth.is_within(spanned.growth)
    assert exact.current.is_within(spanned.current)
    assert exact.previous.is_within(spanned.previous)


def test_second_difference_refuses_what_it_cannot_tell() -> None:
    with pytest.raises(ValueError, match="need not be above zero"):
        second_difference(FIRST_HALF, CumulativeClaim(Interval.point(200), Interval.point(65)))
    with pytest.raises(ValueError, match="has no end"):
        second_difference(FIRST_HALF, CumulativeClaim(Interval(D(500), None), Interval.point(65)))


def test_growth_of_100_percent_is_twice_as_much() -> None:
    assert growth_percent(Interval.point(500), Interval.point(250)) == Interval.point(100)


@pytest.mark.parametrize("previous", [Interval(D(0), D(1)), Interval(D(-2), D(-1))])
def test_growth_needs_a_start_above_zero(previous: Interval) -> None:
    with pytest.raises(ValueError, match="from a value above zero"):
        growth_percent(Interval.point(1), previous)


def test_a_fall_of_everything_implies_nothing() -> None:
    with pytest.raises(ValueError, match="-100% or less"):
        implied_previous(Interval.point(1), Interval(D(-100), D(5)))


@given(intervals(low=D(1)), intervals(low=D(-99)))
def test_growth_on_the_implied_value_holds_the_stated_growth(current: Interval, growth: Interval) -> None:
    previous = implied_previous(current, growth)
    if previous.low:
        assert growth.is_within(growth_percent(current, previous))


@pytest.mark.parametrize(
    ("base", "by_horizon"),
    [("689.5", ["45.0", "20.4", "13.2", "9.7"]), ("604.1", ["65.5", "28.7", "18.3", "13.4"])],
)
def test_growth_a_year_that_reaches_a_billion(base: str, by_horizon: list[str]) -> None:
    table = required_growth_by_horizon(Interval.point(D(base)), D(1000), [1, 2, 3, 4])
    assert table == {years: required_growth(Interval.point(D(base)), D(1000), years) for years in (1, 2, 3, 4)}
    assert [rounded(growth) for growth in table.values()] == [(text, text) for text in by_horizon]


def test_required_growth_refuses() -> None:
    with pytest.raises(ValueError, match="one year or more"):
        required_growth(Interval.point(1), D(2), 0)
    with pytest.raises(ValueError, match="above zero"):
        required_growth(Interval(D(0), D(1)), D(2), 1)


@given(numbers(D(1)), numbers(D(1)), st.integers(1, 8))
def test_required_growth_arrives_at_the_threshold(base: Decimal, threshold: Decimal, years: int) -> None:
    factor = required_growth(Interval.point(base), threshold, years) / 100 + 1
    assert (base * factor.power(D(years))).contains(threshold)
