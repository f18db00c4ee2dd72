"""Projections of a year from its first months, and the back-test on published figures."""

from decimal import Decimal
from math import gamma, pi, pow, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.analysis.growth import implied_previous
from cooperation.analysis.intervals import Interval
from cooperation.analysis.projection import (
    T_80,
    T_95,
    BacktestCase,
    BacktestRow,
    PriorYear,
    Projection,
    annualise,
    backtest,
    project,
    project_by_growth,
)
from tests.analysis.rounding import rounded

D = Decimal
HALF_BILLION = Interval(D(450), D(550), high_open=True)


def point(text: str) -> Interval:
    return Interval.point(D(text))


YEAR_2016 = PriorYear(2016, implied_previous(point("294.6"), point("80")), point("419.1"))
YEAR_2017 = PriorYear(2017, point("294.6"), point("690"))
FIRST_HALF_2018 = implied_previous(point("481.7"), point("11.8"))
YEAR_2018 = PriorYear(2018, FIRST_HALF_2018, point("896"))


def test_run_rate_of_nine_months() -> None:
    assert rounded(annualise(HALF_BILLION, 9)) == ("600.0", "733.3")


def test_shares_of_the_first_half() -> None:
    shares = [rounded(year.share, "0.001")[0] for year in (YEAR_2016, YEAR_2017, YEAR_2018)]
    assert shares == ["0.391", "0.427", "0.481"]


BACKTEST_ROWS = [
    ("H1 2017", "589.2", "-14.6", "754.4", "9.3"),
    ("9M 2017", "666.7", "-3.4", "691.5", "0.2"),
    ("H1 2018", "861.7", "-3.8", "1009.1", "12.6"),
    ("10M 2018", "840.0", "-6.2", None, None),
]


def test_backtest_on_published_figures() -> None:
    cases = [
        ("H1 2017", project(point("294.6"), 6, [YEAR_2016]), "690"),
        ("9M 2017", project_by_growth(point("500"), 9, point("419.1"), point("65")), "690"),
        ("H1 2018", project(FIRST_HALF_2018, 6, [YEAR_2017]), "896"),
        ("10M 2018", project(point("700"), 10, []), "896"),
    ]
    rows = backtest(BacktestCase(label, made, point(outcome)) for label, made, outcome in cases)
    assert [printed(row) for row in rows] == BACKTEST_ROWS


def printed(row: BacktestRow) -> tuple[str | None, ...]:
    values = (row.case.projection.run_rate, row.run_rate_error, row.case.projection.share, row.share_error)
    return (row.case.label, *(rounded(value)[0] if value else None for value in values))


def test_without_earlier_years_there_is_only_the_run_rate() -> None:
    projection = project(HALF_BILLION, 9, [])
    assert projection == Projection(0, annualise(HALF_BILLION, 9), None, annualise(HALF_BILLION, 9))


@pytest.mark.parametrize("priors", [[YEAR_2016], [YEAR_2016, YEAR_2017]])
def test_one_or_two_earlier_years_give_a_range_without_probability(priors: list[PriorYear]) -> None:
    projection = project(point("430.9"), 6, priors)
    assert projection.share is not None
    assert projection.prior_years == len(priors)
    assert projection.share == point("430.9") * len(priors) / sum(
        (prior.share for prior in priors[1:]), priors[0].share
    )
    assert projection.range == projection.run_rate.hull(projection.share)
    assert (projection.interval_80, projection.interval_95) == (None, None)


def test_two_ways_to_one_earlier_year_agree() -> None:
    by_growth = project_by_growth(point("294.6"), 6, point("419.1"), point("80"))
    by_share = project(point("294.6"), 6, [YEAR_2016])
    assert by_growth.share is not None
    assert (by_growth.prior_years, by_growth.run_rate) == (1, annualise(point("294.6"), 6))
    assert by_growth.range == by_growth.run_rate.hull(by_growth.share)
    assert by_share.share is not None
    assert by_growth.share.is_within(by_share.share)
    assert rounded(by_growth.share, "0.0001") == rounded(by_share.share, "0.0001")


def test_three_earlier_years_give_probabilities() -> None:
    projection = project(point("481.7"), 6, [YEAR_2016, YEAR_2017, YEAR_2018])
    assert projection.prior_years == 3
    assert projection.run_rate == annualise(point("481.7"), 6)
    assert projection.range == projection.share
    assert projection.interval_80 is not None
    assert projection.interval_95 is not None
    # By hand: mean(r) = -0.8412, sd(r) = 0.1044, t = 1.886 and 4.303.
    assert rounded(projection.interval_80, "1") == ("890", "1402")
    assert rounded(projection.interval_95, "1") == ("665", "1877")


def test_a_year_is_never_projected_below_what_it_has_brought() -> None:
    volatile = [PriorYear(year, point(part), point("100")) for year, part in enumerate(("90", "20", "95"), 2014)]
    projection = project(HALF_BILLION, 9, volatile)
    assert projection.interval_95 is not None
    assert (projection.interval_95.low, projection.interval_95.low_open) == (D(450), False)
    assert projection.interval_95.high_open
    more = project(Interval(D(450), D(550), low_open=True), 9, volatile)
    assert more.interval_95 is not None
    assert more.interval_95.low_open
    assert not more.interval_95.high_open
    endless = project(Interval(D(450), None, low_open=True), 9, volatile)
    assert endless.interval_95 == Interval(D(450), None, low_open=True)


def test_a_little_that_is_above_nothing_is_projected() -> None:
    assert annualise(point("0.5"), 6) == point("1")


def test_rounding_widens_the_interval() -> None:
    priors = [YEAR_2016, YEAR_2017, YEAR_2018]
    exact, wide = project(point("500"), 6, priors), project(HALF_BILLION, 6, priors)
    assert exact.interval_80 is not None
    assert wide.interval_80 is not None
    assert exact.interval_80.is_within(wide.interval_80)
    assert exact.interval_80 != wide.interval_80


@given(st.lists(st.integers(20, 95), min_size=3, max_size=40), st.integers(1, 11))
def test_the_wider_probability_holds_the_narrower(shares: list[int], months: int) -> None:
    priors = [PriorYear(1980 + i, Interval.point(s), Interval.point(100)) for i, s in enumerate(shares)]
    projection = project(point("500"), months, priors)
    assert projection.interval_80 is not None
    assert projection.interval_95 is not None
    assert projection.interval_80.is_within(projection.interval_95)


@pytest.mark.parametrize("months", [0, 12])
def test_months_are_a_part_of_the_year(months: int) -> None:
    with pytest.raises(ValueError, match="1 to 11 months"):
        project(point("500"), months, [])


@pytest.mark.parametrize(
    ("part", "total", "sentence"),
    [
        (point("0"), point("1"), "need not be above zero"),
        (point("1"), Interval(D(1), None), "unbounded"),
        (point("2"), point("1"), "exceed the year"),
    ],
)
def test_an_earlier_year_is_whole(part: Interval, total: Interval, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        PriorYear(2016, part, total)


def test_a_year_that_may_be_nearly_nothing_has_no_share() -> None:
    vague = PriorYear(2015, point("1"), Interval(D(0), D(5), low_open=True))
    with pytest.raises(ValueError, match="is unbounded"):
        project(point("500"), 6, [vague, YEAR_2016, YEAR_2017])


def test_what_may_be_nothing_cannot_be_projected() -> None:
    with pytest.raises(ValueError, match="cannot be projected"):
        annualise(Interval(D(0), D(1)), 6)


@pytest.mark.parametrize(("quantiles", "probability"), [(T_80, 0.80), (T_95, 0.95)])
def test_the_table_is_students_t(quantiles: tuple[int, ...], probability: float) -> None:
    assert len(quantiles) == 29
    for freedom, quantile in enumerate(quantiles, 2):
        nearest = [central_probability(freedom, quantile / 1000 + shift) for shift in (-0.0006, 0.0006)]
        assert nearest[0] < probability < nearest[1]


def central_probability(freedom: int, quantile: float) -> float:
    """Student's t between -quantile and quantile, by Simpson's rule."""
    scale = gamma((freedom + 1) / 2) / (sqrt(freedom * pi) * gamma(freedom / 2))
    nodes = [quantile * index / 2000 for index in range(2001)]
    heights = [scale * pow(1 + node * node / freedom, -(freedom + 1) / 2) for node in nodes]
    simpson = heights[0] + heights[-1] + 4 * sum(heights[1:-1:2]) + 2 * sum(heights[2:-1:2])
    return 2 * simpson * (nodes[1] - nodes[0]) / 3
