"""The numbers of the method, from the shipped data through the page: ranges that hold what is known by hand."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from cooperation.analysis.growth import growth_percent
from cooperation.analysis.intervals import Comparison, Interval
from cooperation.analysis.projection import Projection, annualise
from cooperation.analysis.target import pace_multiple
from dashboard.components.page import DataTable
from dashboard.pages.trade.estimates import part_of, projection_of
from dashboard.presenting.mirror import discrepancy, mirror_periods
from tests.analysis.levels import exact
from tests.analysis.rounding import rounded
from tests.dashboard.built import estimates, section, texts, trade, two_sides, view

pytestmark = pytest.mark.django_db

D = Decimal
MILLION = 10**6
BILLION = D(10**9)
COLLECTED = Path(__file__).parents[5] / "shared" / "data" / "headline-figures" / "headline_figures.csv"
# What the collection marks as derived, and the level that the page derives in its place.
DERIVED = {"H31": "H35-TT-2017", "H32": "H36-X-2017", "H33": "H37-M-2017"}


def millions(interval: Interval | None) -> Interval:
    assert interval is not None
    return interval / MILLION


def nearly(interval: Interval, text: str) -> bool:
    """Whether what rounds to a number with one decimal can be meant."""
    return interval.intersects(exact(text))


@pytest.mark.skipif(not COLLECTED.exists(), reason="the collection is not on this machine")
def test_every_collected_figure_is_stated_or_derived() -> None:
    with COLLECTED.open(encoding="utf-8", newline="") as stream:
        collected = {row["id"]: row for row in csv.DictReader(stream)}
    looked_at = view()
    stated = {figure.code: figure for figure in looked_at.trade.figures}
    by_code = {line.level.code: line for line in looked_at.levels}
    assert len(collected) == 60
    assert collected.keys() == stated.keys() | DERIVED.keys()
    for code, row in collected.items():
        level = by_code.get(DERIVED.get(code, code))
        assert (level is not None) == bool(row["value_musd"]), code
        if level:
            value = level.level.value / MILLION
            assert value.low is None or value.low <= D(row["value_musd"]), code
            assert value.high is None or value.high >= D(row["value_musd"]), code
            assert str(level.level.key.period.start) == row["period_start"]
            assert level.level.is_derived == (code in DERIVED)


def test_the_year_before_the_half_billion() -> None:
    beginning = view().beginning
    assert beginning is not None
    outlook = beginning.outlook
    assert rounded(millions(outlook.previous)) == ("272.7", "340.0")
    assert millions(outlook.previous).contains(D(500) / D("1.65"))


@pytest.mark.parametrize(
    ("code", "by_hand", "ends"),
    [
        ("H35-TT-2017", "689.2", ("686.2", "692.3")),
        ("H36-X-2017", "592.4", ("592.1", "592.6")),
        ("H37-M-2017", "97.1", ("97.1", "97.2")),
        ("H36-H37-TT-2017", "689.5", ("689.2", "689.9")),
    ],
)
def test_figures_of_2017_that_nobody_stated(code: str, by_hand: str, ends: tuple[str, str]) -> None:
    level = next(line.level for line in view().levels if line.level.code == code)
    assert level.is_derived
    assert nearly(level.value / MILLION, by_hand)
    assert rounded(level.value / MILLION) == ends


def test_growth_slowed_in_the_third_quarter() -> None:
    """205.4 against 139.4 by the single numbers: 47%; the hedges leave 35 to 54."""
    rows = texts(section(estimates(), "within-year").table)
    assert [
        "Q3 2017",
        "Belarus",
        "almost +80%",
        "$0.15–0.26 bn",
        "$0.10–0.18 bn",
        "+35% to +54%",
        "H26 less H21",
    ] in rows
    assert section(estimates(), "within-year").title.endswith("shows growth slowing during 2017")


def projection(code: str) -> Projection:
    looked_at = view(f"base={code}")
    part = part_of(looked_at)
    assert part is not None
    assert part.level.code == code
    return projection_of(looked_at, part)


def test_the_full_year_2017_from_nine_months() -> None:
    found = projection("H26")
    assert rounded(millions(found.run_rate)) == ("600.0", "733.3")
    assert found.prior_years == 1
    assert found.interval_80 is None
    assert nearly(millions(found.share), "691.5")


def test_three_earlier_years_give_a_wide_range_early_in_the_year() -> None:
    found = projection("H21")
    assert found.prior_years == 3
    assert found.interval_80 is not None
    assert found.interval_95 is not None
    assert found.interval_80.is_within(found.interval_95)
    assert rounded(millions(found.interval_80), "1") == ("412", "980")


@pytest.mark.parametrize(
    ("code", "run_rate", "run_rate_error", "share", "share_error"),
    [
        ("H21", "589.2", "-14.6", "754.4", "9.3"),
        ("H26", "666.7", "-3.4", "691.5", "0.2"),
        # The first half of 2018 is 481.7 / 1.118.
        ("H43-TT-2018-01_2018-06", "861.7", "-3.8", "1009.1", "12.6"),
    ],
)
def test_projections_of_the_past(code: str, run_rate: str, run_rate_error: str, share: str, share_error: str) -> None:
    case = next(case for case in view().past_projections if case.part.code == code)
    projection, row = case.by_year_before.case.projection, case.by_year_before
    assert row.share_error is not None
    assert nearly(millions(projection.run_rate), run_rate)
    assert nearly(row.run_rate_error, run_rate_error)
    assert nearly(millions(projection.share), share)
    assert nearly(row.share_error, share_error)


def test_ten_months_of_2018_are_held_against_the_same_sides_year() -> None:
    """840 at the run-rate; 6.2% below the other side's 896, which is not what the page compares it with."""
    case = next(case for case in view().past_projections if case.part.code == "H34")
    run_rate = millions(case.by_year_before.case.projection.run_rate)
    assert nearly(run_rate, "840.0")
    assert run_rate == annualise(millions(case.part.value), 10)
    assert case.outcome.key.reporter == case.part.key.reporter == "KAZ"
    assert case.outcome.code == "H41"
    assert nearly(growth_percent(run_rate, exact("896", "1")), "-6.2")


@pytest.mark.parametrize(("year", "share"), [(2016, "0.391"), (2017, "0.427"), (2018, "0.481")])
def test_shares_of_the_first_half(year: int, share: str) -> None:
    of_belarus = [choice for key, choice in view().choices.items() if key[:3] == BELARUS]
    best = {(choice.key.period.year, choice.chosen.months): choice for choice in of_belarus}
    ratio = best[year, 6].value / best[year, 12].value
    assert ratio.intersects(exact(share, "0.001"))


BELARUS = ("BLR", "not_said", "TT")


def test_the_last_quarter_would_have_had_to_bring_three_times_the_pace() -> None:
    """Said while the year lasted, and of no month that is over."""
    beginning = view().beginning
    assert beginning is not None
    multiple = pace_multiple(BILLION, beginning.base.level.value, 9)
    assert rounded(multiple, "0.01") == ("2.45", "3.67")
    assert multiple.contains(3)
    rows = {day: str(texts(began(day))) for day in ("2017-11-29", "2018-01-01")}
    assert "2.4–3.7 times" in rows["2017-11-29"]
    assert "times" not in rows["2018-01-01"]


def began(day: str) -> DataTable:
    card = trade(f"as_of={day}").chart("target")
    assert card is not None
    return card.table


@pytest.mark.parametrize(
    ("base", "by_horizon"),
    [
        ("H36-H37-TT-2017", {1: "45.0", 2: "20.4", 3: "13.2", 4: "9.7"}),
        ("H28", {1: "65.5", 2: "28.7", 3: "18.3", 4: "13.4"}),
    ],
)
def test_growth_needed_from_either_sides_2017(base: str, by_horizon: dict[int, str]) -> None:
    measured = view(f"target=T6&base={base}").measured
    assert measured is not None
    outlook = measured.outlook
    for years, text in by_horizon.items():
        assert nearly(outlook.needed[years], text), years


def test_the_mirror_gap_of_2017() -> None:
    of_2017 = next(
        period for period in mirror_periods(view()) if period.period.is_year and period.period.end.year == 2017
    )
    from_belarus, from_kazakhstan, turnover = of_2017.flows
    share = discrepancy(turnover)
    assert share
    assert nearly(share, "13.2")
    assert (from_belarus.one.value / from_belarus.other.value).intersects(exact("1.165", "0.001"))
    assert (from_kazakhstan.other.value / from_kazakhstan.one.value).intersects(exact("1.017", "0.001"))
    assert of_2017.widest is from_belarus
    # Imports are below exports, the opposite of what freight would do.
    assert from_belarus.other.value.compare(from_belarus.one.value) is Comparison.BELOW


def test_the_allowance_for_freight_is_in_the_address() -> None:
    rows = {allowance: mirror_row(f"cif={allowance}") for allowance in ("1.00", "1.06", "1.10")}
    assert {row[4] for row in rows.values()} == {"$83.4–84.1 m"}
    assert [row[7] for row in rows.values()] == ["$83.4–84.1 m", "$112.2–112.9 m", "$129.6–130.4 m"]


def mirror_row(query: str) -> list[str]:
    card = two_sides(query).chart("mirror")
    assert card is not None
    return next(row for row in texts(card.table) if row[:2] == ["2017", "From Belarus to Kazakhstan"])


def test_the_heading_says_in_which_flow_the_gap_sits() -> None:
    card = two_sides().chart("mirror")
    assert card is not None
    assert card.title.replace("\u00a0", " ") == (
        "The two sides disagree most about Belarus’s exports: $592.1–592.7 m (Belarus) or $508.6 m (Kazakhstan) in 2017"
    )
