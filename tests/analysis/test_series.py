"""Levels, and the closest of several for one thing."""

from decimal import Decimal

import pytest
from hypothesis import given

from cooperation.analysis.consistency import StatedFigure
from cooperation.analysis.intervals import Interval
from cooperation.analysis.series import Derivation, Level, closest, stated_levels, width
from tests.analysis.levels import exact, figures, level

D = Decimal


def test_the_narrowest_is_the_closest() -> None:
    rough, fine = level("A", "2018", exact("900", "100")), level("B", "2018", exact("896", "1"))
    assert closest([rough, fine]) == {fine.key: fine}


def test_what_has_no_end_gives_way() -> None:
    open_ended, fine = level("A", "2018", Interval(D(890), None)), level("B", "2018", exact("896", "1"))
    assert closest([open_ended, fine])[fine.key] is fine


def test_a_stated_one_goes_before_a_derived_one() -> None:
    stated = level("B", "2017", exact("690", "10"))
    derived = Level("A", stated.key, exact("689.5"), ("H36", "H37"), Derivation.SUM)
    assert closest([derived, stated])[stated.key] is stated


def test_of_equals_the_first_code() -> None:
    one, other = level("A", "2018", exact("896")), level("B", "2018", exact("895"))
    assert closest([other, one])[one.key] is one


def test_reporters_and_periods_are_kept_apart() -> None:
    apart = [
        level("A", "2018", exact("1")),
        level("B", "2018", exact("1"), reporter="KAZ"),
        level("C", "2017", exact("1")),
    ]
    assert list(closest(apart).values()) == apart


@given(figures())
def test_every_closest_level_is_as_narrow_as_any(found: list[StatedFigure]) -> None:
    levels = stated_levels(found)
    best = closest(levels)
    for one in levels:
        extent, least = width(one.value), width(best[one.key].value)
        assert least is not None
        assert extent is not None
        assert least <= extent


@pytest.mark.parametrize(
    ("period", "months"),
    [
        ("2017", 12),
        ("2017-01/2017-09", 9),
        ("2017-01", 1),
        ("2017-04/2017-06", None),
        ("2016-01/2017-12", None),
        ("2009-01-01/2009-11-25", None),
    ],
)
def test_months_from_january(period: str, months: int | None) -> None:
    assert level("A", period, exact("1")).months == months
