"""Numbers far outside their series."""

from dataclasses import replace
from decimal import Decimal

from cooperation.analysis.choosing.plausible import implausible
from cooperation.analysis.intervals import Interval
from tests.analysis.levels import exact, figure

D = Decimal
SERIES = [figure("A", "2022", exact("1.3")), figure("B", "2023", exact("1.7"))]
PRINTED = figure("C", "2024", exact("1340", "1"))


def test_a_thousand_times_the_others_is_implausible() -> None:
    assert implausible([*SERIES, PRINTED]) == {"C"}


def test_until_an_editor_confirms_it() -> None:
    assert implausible([*SERIES, replace(PRINTED, confirmed=True)]) == set()


def test_growth_of_twelve_times_is_not() -> None:
    assert implausible([*SERIES, figure("C", "2024", Interval.point(D("19.8")))]) == set()
    assert implausible([*SERIES, figure("C", "2024", Interval.point(D("20.5")))]) == {"C"}


def test_two_figures_are_no_series() -> None:
    assert implausible([SERIES[0], PRINTED]) == set()


def test_a_month_is_held_against_years_by_the_day() -> None:
    assert implausible([*SERIES, figure("C", "2024-01", exact("1.5"))]) == set()
    assert implausible([*SERIES, figure("C", "2024-01", exact("4"))]) == {"C"}


def test_other_flows_and_balances_are_other_series() -> None:
    assert implausible([*SERIES, figure("C", "2024", exact("1340"), flow="X")]) == set()
    balances = [figure(f"B{n}", "2024", exact(value), flow="B") for n, value in enumerate(("0.1", "0.1", "900"))]
    assert implausible(balances) == set()


def test_what_need_not_be_above_zero_makes_nothing_far() -> None:
    nothing = [figure(f"Z{n}", f"{2000 + n}", Interval.point(0)) for n in range(3)]
    assert implausible([*nothing, PRINTED]) == set()


def test_a_day_alone_is_a_day() -> None:
    series = [figure(f"Y{n}", "2023", Interval.point(365)) for n in range(2)]
    assert implausible([*series, figure("D", "2023-05-05/2023-05-05", Interval.point(13))]) == {"D"}
    assert implausible([*series, figure("D", "2023-05-05/2023-05-05", Interval.point(12))]) == set()
    assert implausible([*series, figure("D", "2023-05-05/2023-05-06", Interval.point(25))]) == {"D"}


def test_what_has_no_lower_end_makes_nothing_far() -> None:
    open_ended = [figure(f"U{n}", "2024", Interval(None, D(5))) for n in range(2)]
    assert implausible([*open_ended, PRINTED]) == set()
