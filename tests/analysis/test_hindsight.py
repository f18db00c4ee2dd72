"""Projections of past years, by the published figures and by law."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.analysis.choosing.choice import choose, chosen_levels
from cooperation.analysis.hindsight import Hindsight, hindsights, prior_years, projected
from cooperation.analysis.implied import derived_levels
from cooperation.analysis.intervals import Interval
from cooperation.analysis.projection import annualise
from cooperation.analysis.series import Best, Level, stated_levels
from tests.analysis.levels import PUBLISHED, exact, level
from tests.analysis.rounding import rounded

D = Decimal
GROWTHS = {figure.code: figure.growth for figure in PUBLISHED if figure.growth}


def past_years() -> dict[str, Hindsight]:
    """The published parts of years, by code: worked out anew for each test."""
    levels = [*stated_levels(PUBLISHED), *derived_levels(PUBLISHED)]
    return {case.part.code: case for case in hindsights(levels, chosen_levels(choose(levels)), GROWTHS)}


@pytest.mark.parametrize(
    ("code", "run_rate", "run_rate_error", "share", "share_error"),
    [
        ("H21", "589.2", "-14.6", "754.4", "9.3"),
        ("H26", "666.7", "-3.4", "691.5", "0.2"),
        ("H43-TT-2018-01_2018-06", "861.7", "-3.8", "1009.1", "12.6"),
    ],
)
def test_published_parts_of_years(code: str, run_rate: str, run_rate_error: str, share: str, share_error: str) -> None:
    """Single numbers by hand, at most half a unit of their last digit beside the range."""
    case = past_years()[code]
    row = case.by_year_before
    assert (row.case.label, row.case.outcome) == (code, case.outcome.value)
    assert row.case.projection.share is not None
    assert row.share_error is not None
    assert nearly(row.case.projection.run_rate, run_rate)
    assert nearly(row.run_rate_error, run_rate_error)
    assert nearly(row.case.projection.share, share)
    assert nearly(row.share_error, share_error)


def nearly(value: Interval, text: str) -> bool:
    return value.intersects(exact(text))


def test_no_case_mixes_two_reporters() -> None:
    found = past_years().values()
    assert {case.part.key.reporter for case in found} == {"BLR", "KAZ"}
    assert all(case.part.key.reporter == case.outcome.key.reporter for case in found)


def test_an_outcome_without_an_end_is_none() -> None:
    part, year = level("A", "2018-01/2018-06", exact("5")), level("B", "2018", Interval(D(9), None))
    assert hindsights([part, year], chosen_levels(choose([part, year])), {}) == []


def test_years_are_found_by_their_own_months() -> None:
    parts = [level(f"P{year}", f"{year}-01/{year}-06", exact("40")) for year in (2013, 2014, 2015)]
    others = [level("Q", "2012-01/2012-09", exact("70"))]
    years = [level(f"Y{year}", str(year), exact("100")) for year in (2012, 2013, 2014)]
    best = chosen_levels(choose([*parts, *others, *years]))
    assert [prior.year for prior in prior_years(parts[-1].key, best)] == [2014, 2013]


def test_a_year_that_its_part_exceeds_is_left_out() -> None:
    part, broken = level("A", "2015-01/2015-06", exact("40")), level("B", "2014-01/2014-06", exact("140"))
    best = chosen_levels(choose([part, broken, level("C", "2014", exact("100"))]))
    assert prior_years(part.key, best) == []
    assert projected(part, best, None).prior_years == 0


def test_years_long_ago_are_earlier_years_too() -> None:
    best = chosen_levels(
        choose(
            [
                now := level("A", "2018-01/2018-06", exact("40")),
                level("B", "2013-01/2013-06", exact("50")),
                level("C", "2013", exact("100")),
                level("D", "2012-01/2012-06", exact("50")),
                level("E", "2012", exact("100")),
            ]
        )
    )
    projection = projected(now, best, None)
    assert projection.prior_years == 2
    assert projection.interval_80 is None
    assert rounded(projection.share or exact("0"), "1") == ("80", "80")


@given(st.lists(st.tuples(st.integers(20, 90), st.integers(0, 3)), min_size=1, max_size=6))
def test_no_probability_with_fewer_than_three_years(shares: list[tuple[int, int]]) -> None:
    best, part = world(shares)
    projection = projected(part, best, None)
    years = [index for index, (_share, hidden) in enumerate(shares) if not hidden]
    known = 0 if len(years) == 1 and years != [0] else len(years)
    assert projection.prior_years == known
    assert (projection.interval_80 is None) == (known < 3)


def world(shares: list[tuple[int, int]]) -> tuple[Best, Level]:
    """Years of 100 with these parts; a year is without its part where the second number is not zero."""
    part = level("now", "2020-01/2020-06", exact("50"))
    levels = [part]
    for index, (share, hidden) in enumerate(shares):
        year = 2019 - index
        levels.append(level(f"Y{year}", str(year), exact("100")))
        if not hidden:
            levels.append(level(f"P{year}", f"{year}-01/{year}-06", exact(str(share))))
    return chosen_levels(choose(levels)), part


def test_a_single_year_of_long_ago_is_not_the_year_before() -> None:
    """Only the same months of 2017 are known: their share says nothing as "the year before plus growth"."""
    best, part = world([(40, 1), (40, 1), (25, 0)])
    assert projected(part, best, None).share is None
    grown = projected(part, best, exact("20"))
    assert grown.share is not None
    assert grown.share.contains(D(120))


@given(st.lists(st.integers(20, 90), min_size=2, max_size=6))
def test_the_same_by_hand(shares: list[int]) -> None:
    """A plain twin: run-rate and mean share, in floats."""
    best, part = world([(share, 0) for share in shares])
    projection = projected(part, best, None)
    assert projection.run_rate == annualise(part.value, 6)
    assert projection.share is not None
    assert projection.share.low is not None
    assert projection.share.high is not None
    by_hand = 50 / (sum(share / 100 for share in shares) / len(shares))
    assert float(projection.share.low) < by_hand < float(projection.share.high)


def test_three_years_tell_whether_the_range_was_kept() -> None:
    parts = [(f"{year}-01/{year}-06", f"{40 + year - 2010}") for year in range(2010, 2015)]
    levels = [level(f"P{period[:4]}", period, exact(value)) for period, value in parts]
    levels += [level(f"Y{year}", str(year), exact("100")) for year in range(2010, 2015)]
    past: list[Hindsight] = hindsights(levels, chosen_levels(choose(levels)), {})
    assert [case.prior_years for case in past] == [0, 1, 2, 3, 4]
    assert [case.by_shares is not None for case in past] == [False, False, True, True, True]
    intervals = [case.by_shares.case.projection.interval_80 for case in past if case.by_shares]
    assert [interval is not None for interval in intervals] == [False, True, True]


def test_only_parts_of_years_of_turnover_in_time_and_each_once() -> None:
    levels = [
        level("B", "2018-01/2018-11", exact("90")),
        level("A", "2018-01/2018-01", exact("9")),
        level("X", "2018-01/2018-06", exact("45"), flow="X"),
        level("XY", "2018", exact("99"), flow="X"),
        level("Y", "2018", exact("100")),
    ]
    found = hindsights(levels, chosen_levels(choose(levels)), {})
    assert [(case.part.code, case.outcome.code) for case in found] == [("A", "Y"), ("B", "Y")]
    assert [case.by_year_before.case.label for case in found] == ["A", "B"]


def test_stated_growth_brings_the_year_before_forward_and_without_it_the_same_months_do() -> None:
    part, before = level("P", "2018-01/2018-06", exact("60")), level("O", "2017-01/2017-06", exact("40"))
    years = [level("Y17", "2017", exact("100")), level("Y18", "2018", exact("130"))]
    growth = Interval.point(D(20))

    def shares(*levels: Level, growths: dict[str, Interval]) -> str | None:
        found = {one.part.code: one for one in hindsights(levels, chosen_levels(choose(levels)), growths)}
        share = found["P"].by_year_before.case.projection.share
        return rounded(share, "1")[0] if share else None

    assert shares(part, *years, growths={"P": growth}) == "120"
    assert shares(part, before, *years, growths={}) == "150"
    assert shares(part, *years, growths={}) is None
    assert shares(part, years[1], growths={"P": growth}) is None
    endless = Level("Y17", years[0].key, Interval(D(100), None), ("Y17",))
    assert shares(part, before, endless, years[1], growths={"P": growth}) is None


def test_a_part_that_need_not_be_above_zero_has_no_hindsight() -> None:
    part, year = level("A", "2018-01/2018-06", Interval(D(0), D(5))), level("B", "2018", exact("9"))
    assert hindsights([part, year], chosen_levels(choose([part, year])), {}) == []
