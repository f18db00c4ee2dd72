"""A claimed level against the levels on record."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from cooperation.analysis.choosing.bearing import Bearing
from cooperation.analysis.claims import Standing, checked, nearest_miss, standing
from cooperation.analysis.intervals import Interval
from cooperation.analysis.readings import Qualifier, read_stated
from cooperation.analysis.series import Derivation, Level
from cooperation.analysis.target import Held
from tests.analysis.levels import exact, level
from tests.analysis.strategies import intervals

D = Decimal
OVER_A_BILLION = Interval(D(1000), None, low_open=True)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (exact("952.8"), Standing.BELOW),
        (read_stated(Qualifier.ALMOST, D(1000)), Standing.BELOW),
        (read_stated(Qualifier.ABOUT, D(1000)), Standing.CANNOT_BE_TOLD),
        (read_stated(Qualifier.AT_LEAST, D(1000)), Standing.CANNOT_BE_TOLD),
        (read_stated(Qualifier.MORE_THAN, D(1000)), Standing.ABOVE),
        (read_stated(Qualifier.MORE_THAN, D(890)), Standing.CANNOT_BE_TOLD),
        (Interval.point(1000), Standing.BELOW),
    ],
)
def test_where_a_figure_stands(value: Interval, expected: Standing) -> None:
    assert standing(OVER_A_BILLION, value) is expected


@given(intervals(low=D(0)))
def test_only_one_of_the_three(value: Interval) -> None:
    found = standing(OVER_A_BILLION, value)
    assert (found is Standing.ABOVE) == value.is_within(OVER_A_BILLION)
    assert (found is Standing.BELOW) == (value.high is not None and value.high <= 1000)


def held(levels: Iterable[Level]) -> list[Held]:
    return [Held(level, level.value) for level in levels]


def test_a_number_printed_as_the_level_is_at_it() -> None:
    printed = read_stated(Qualifier.EXACT, D("100.0"), step=D("0.1"))
    reach = Interval(D(100), None)
    assert standing(reach, printed) is Standing.CANNOT_BE_TOLD
    assert standing(reach, printed, D("100.0")) is Standing.ABOVE
    assert standing(Interval(D(100), None, low_open=True), printed, D("100.0")) is Standing.CANNOT_BE_TOLD


def test_the_nearest_miss_is_the_highest_below() -> None:
    levels = [level("A", "2013", exact("952.8")), level("B", "2014", exact("700")), level("C", "2015", exact("1200"))]
    nearest = nearest_miss(checked(OVER_A_BILLION, held(levels)))
    assert nearest is not None
    assert nearest.level.code == "A"
    assert nearest_miss([]) is None


def test_only_whole_years_in_time() -> None:
    levels = [
        level("C", "2014", exact("975")),
        level("A", "2013", exact("952.8")),
        level("B", "2013-01/2013-06", exact("400")),
        level("D", "2009-01-01/2009-11-25", exact("300")),
    ]
    checks = checked(OVER_A_BILLION, held(levels))
    assert [(check.year, check.level.code) for check in checks] == [(2013, "A"), (2014, "C")]


def test_each_check_keeps_how_its_level_bears_and_is_held_by_what_it_says() -> None:
    reach = Interval(D(100), None)
    printed = replace(level("P", "2014", exact("100.0")), printed=D("100.0"))
    mirror = level("M", "2013", exact("50"))
    checks = checked(reach, [Held(printed, printed.value), Held(mirror, exact("120"), Bearing.MIRROR)])
    assert [(one.level.code, one.standing, one.bearing) for one in checks] == [
        ("M", Standing.ABOVE, Bearing.MIRROR),
        ("P", Standing.ABOVE, Bearing.COUNTS),
    ]


def test_of_one_year_what_is_stated_comes_before_what_follows_and_then_the_code() -> None:
    derived = replace(level("A", "2014", exact("1")), derivation=Derivation.SUM)
    levels = [derived, level("C", "2014", exact("1")), level("B", "2014", exact("1"))]
    assert [check.level.code for check in checked(OVER_A_BILLION, held(levels))] == ["B", "C", "A"]


def test_of_two_equally_near_the_later_is_the_nearest_miss() -> None:
    levels = [level("A", "2013", exact("900")), level("B", "2015", exact("900")), level("C", "2014", exact("900"))]
    nearest = nearest_miss(checked(OVER_A_BILLION, held(levels)))
    assert nearest is not None
    assert nearest.level.code == "B"
