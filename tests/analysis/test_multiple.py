"""Targets in growth terms: what "double" comes to, and what a later figure is as a multiple."""

from decimal import Decimal

import pytest

from cooperation.analysis.dates import Period
from cooperation.analysis.figures import Flow, StatedFigure
from cooperation.analysis.intervals import Interval
from cooperation.analysis.multiple import bases, of_year
from cooperation.analysis.series import Level, stated_levels

DOUBLE = Interval.point(2)


def level(year: int | str, low: int, high: int | None = None, /, **other: str) -> Level:
    """Turnover of a year between two values."""
    own = {"reporter": "KGZ", "category": "goods", "currency": "USD"} | other
    value = Interval(Decimal(low), Decimal(high if high is not None else low))
    period = Period.parse(str(year))
    stated = StatedFigure(
        f"F{year}", own["reporter"], own["category"], Flow.TURNOVER, period, value, currency=own["currency"]
    )
    return stated_levels([stated])[0]


def test_the_threshold_carries_the_range_of_the_base() -> None:
    (base,) = bases(DOUBLE, [level(2030, 450, 550)])
    assert base.threshold == Interval(Decimal(900), Decimal(1100))


@pytest.mark.parametrize(
    ("later", "low", "high"),
    [((1100, 1100), "2", "2.44"), ((800, 1000), "1.45", "2.22"), ((0, 0), "0", "0")],
)
def test_a_later_level_is_a_multiple_of_the_base(later: tuple[int, int], low: str, high: str) -> None:
    (base,) = bases(DOUBLE, [level(2030, 450, 550)])
    times = base.times(level(2035, *later))
    assert times
    assert times.low is not None
    assert times.high is not None
    assert (round(times.low, 2), round(times.high, 2)) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize("other", [{"reporter": "UZB"}, {"category": "services"}, {"currency": "KGS"}])
def test_growth_is_not_counted_across_reporters_categories_or_currencies(other: dict[str, str]) -> None:
    (base,) = bases(DOUBLE, [level(2030, 500)])
    assert base.times(level(2035, 1000, **other)) is None


def test_a_base_without_a_reporter_counts_for_both_sides() -> None:
    (base,) = bases(DOUBLE, [level(2030, 500, reporter="")])
    assert base.times(level(2035, 1000)) == Interval.point(2)


def test_the_base_year_itself_and_years_before_it_are_no_growth() -> None:
    (base,) = bases(DOUBLE, [level(2030, 500)])
    assert base.times(level(2030, 1000)) is None
    assert base.times(level(2029, 1000)) is None


def test_growth_from_zero_is_not_defined() -> None:
    assert list(bases(DOUBLE, [level(2030, 0), level(2030, 0, 10)])) == []


def test_only_calendar_years_are_a_base_year() -> None:
    fiscal = level("2030-04/2031-03", 500)
    assert of_year([level(2030, 500), fiscal, level(2031, 500)], 2030) == [level(2030, 500)]
