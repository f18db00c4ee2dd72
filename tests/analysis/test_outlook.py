"""What one figure says about a target: the article's own numbers, and what holds for any."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.analysis.growth import growth_percent
from cooperation.analysis.intervals import Comparison, Interval
from cooperation.analysis.outlook import HORIZONS, outlook
from cooperation.analysis.readings import Qualifier, read_stated
from tests.analysis.rounding import rounded
from tests.analysis.strategies import intervals, points_of

D = Decimal
BILLION = D(1000)
# In million dollars: "$0.5 billion" with one decimal, and "almost 65%".
HALF_BILLION = read_stated(Qualifier.EXACT, D(500), step=D(100))
ALMOST_65 = read_stated(Qualifier.ALMOST, D(65))


def test_nine_months_of_half_a_billion_against_a_target_of_a_billion() -> None:
    found = outlook(HALF_BILLION, 9, ALMOST_65, BILLION)
    assert found is not None
    assert found.previous is not None
    assert rounded(found.previous, "1") == ("273", "340")
    assert rounded(found.full_year, "1") == ("600", "733")
    assert rounded(found.share) == ("60.0", "73.3")
    assert rounded(found.gap, "1") == ("267", "400")
    assert rounded(found.needed[1]) == ("36.4", "66.7")
    assert rounded(found.needed[3]) == ("10.9", "18.6")
    assert found.reaches is Comparison.BELOW


def test_needs_are_told_for_one_to_five_years_and_shrink_with_time() -> None:
    found = outlook(HALF_BILLION, 9, None, BILLION)
    assert found is not None
    assert [*found.needed] == [*HORIZONS] == [1, 2, 3, 4, 5]
    ends = [interval.high for interval in found.needed.values()]
    assert all(end is not None for end in ends)
    assert ends == sorted(ends, key=lambda end: -(end or 0))


def test_a_whole_year_is_taken_as_it_is() -> None:
    found = outlook(HALF_BILLION, 12, None, BILLION)
    assert found is not None
    assert found.full_year == HALF_BILLION
    assert rounded(found.share) == ("45.0", "55.0")
    assert rounded(found.gap, "1") == ("450", "550")


def test_a_range_around_the_target_cannot_be_told() -> None:
    found = outlook(Interval(D(700), D(800)), 9, None, BILLION)
    assert found is not None
    assert found.reaches is Comparison.CANNOT_BE_TOLD
    beyond = outlook(Interval.point(800), 9, None, BILLION)
    assert beyond is not None
    assert beyond.reaches is Comparison.ABOVE
    assert beyond.gap.compare(0) is Comparison.BELOW


@pytest.mark.parametrize("growth", [None, Interval(D(-100), D(50)), Interval(None, D(0)), Interval.point(-150)])
def test_nothing_is_said_of_the_year_before_where_nothing_follows(growth: Interval | None) -> None:
    found = outlook(HALF_BILLION, 9, growth, BILLION)
    assert found is not None
    assert found.previous is None


@pytest.mark.parametrize(
    "amount", [Interval(D(0), D(500)), Interval(D(-1), D(1)), Interval(None, D(1)), Interval.point(-5)]
)
def test_an_amount_that_need_not_be_above_zero_leads_nowhere(amount: Interval) -> None:
    assert outlook(amount, 9, ALMOST_65, BILLION) is None


@pytest.mark.parametrize("threshold", [D(0), D(-1000)])
def test_a_target_that_is_not_above_zero_leads_nowhere(threshold: Decimal) -> None:
    assert outlook(HALF_BILLION, 9, ALMOST_65, threshold) is None
    assert outlook(HALF_BILLION, 12, ALMOST_65, threshold) is None


@pytest.mark.parametrize("months", [0, -1, 13])
def test_a_year_has_one_to_twelve_months(months: int) -> None:
    assert outlook(HALF_BILLION, months, None, BILLION) is None


def test_an_open_end_stays_open() -> None:
    found = outlook(read_stated(Qualifier.MORE_THAN, D(500)), 6, None, BILLION)
    assert found is not None
    assert found.full_year == Interval(BILLION, None, low_open=True)
    assert found.gap == Interval(None, D(0), high_open=True)
    assert found.reaches is Comparison.ABOVE


@given(data=st.data(), months=st.integers(1, 12), threshold=st.integers(1, 10**6).map(D))
def test_every_number_that_an_amount_can_mean_leads_inside(
    data: st.DataObject, months: int, threshold: Decimal
) -> None:
    amount = data.draw(intervals(low=D(1)))
    growth = data.draw(st.none() | intervals(low=D(-99)))
    exact = Interval.point(data.draw(points_of(amount)))
    exact_growth = None if growth is None else Interval.point(data.draw(points_of(growth)))
    wide, narrow = (outlook(*stated, threshold) for stated in [(amount, months, growth), (exact, months, exact_growth)])
    assert wide is not None
    assert narrow is not None
    assert narrow.full_year.is_within(wide.full_year)
    assert narrow.share.is_within(wide.share)
    assert narrow.gap.is_within(wide.gap)
    assert all(narrow.needed[years].is_within(rate) for years, rate in wide.needed.items())
    assert set(wide.needed) in (set(), {*HORIZONS})
    assert narrow.previous is None or (wide.previous is not None and narrow.previous.is_within(wide.previous))


@given(amount=st.integers(1, 10**6).map(D), threshold=st.integers(1, 10**6).map(D))
def test_the_growth_of_one_year_is_that_from_the_year_to_the_target(amount: Decimal, threshold: Decimal) -> None:
    found = outlook(Interval.point(amount), 12, None, threshold)
    assert found is not None
    if amount < threshold:
        assert growth_percent(Interval.point(threshold), found.full_year).intersects(found.needed[1])
    else:
        assert found.needed == {}


def test_the_deadline_has_its_horizon_however_far() -> None:
    found = outlook(Interval.point(850), 12, None, D(2000), years_left=7)
    assert found is not None
    assert [*found.needed] == [1, 2, 3, 4, 5, 7]
    assert rounded(found.needed[7]) == ("13.0", "13.0")


@pytest.mark.parametrize("years_left", [-2, 0, 1, 5])
def test_a_deadline_that_is_near_or_past_adds_no_horizon(years_left: int) -> None:
    found = outlook(Interval.point(850), 12, None, D(2000), years_left=years_left)
    assert found is not None
    assert [*found.needed] == [*HORIZONS]


def test_a_level_above_the_target_needs_no_growth() -> None:
    found = outlook(Interval(D(850), D(855)), 12, None, D(500), years_left=4)
    assert found is not None
    assert found.needed == {}
