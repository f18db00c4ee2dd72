"""What seems odd is asked about; what is confirmed, or only unusual, is not."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from cooperation.analysis.dates import PartialDate, Period
from cooperation.analysis.figures import Flow, StatedFigure
from cooperation.analysis.intervals import Interval
from cooperation.analysis.oddities import Odd, Oddity, odd_figures

TODAY = date(2031, 6, 1)


def figure(
    code: str, year: int = 2020, value: int | None = 100, growth: str | None = None, flow: Flow = Flow.TURNOVER,
    *, reporter: str = "KGZ", confirmed: bool = False, revises: str = "",
) -> StatedFigure:  # fmt: skip
    """A figure of a year, of exactly so many and grown by exactly so much."""
    return StatedFigure(
        code,
        reporter,
        "goods",
        flow,
        Period(date(year, 1, 1), date(year, 12, 31)),
        None if value is None else Interval.point(value),
        None if growth is None else Interval.point(Decimal(growth)),
        confirmed=confirmed,
        revises=revises,
    )


def odd(*figures: StatedFigure, published: str = "", today: date | None = TODAY) -> list[tuple[str, Odd, str]]:
    """What is asked of the figures, each of whose sources was published on that date."""
    dates = {one.code: PartialDate.parse(published) if published else None for one in figures}
    return [(found.code, found.odd, found.against) for found in odd_figures(figures, dates, today)]


def test_nothing_is_odd_about_ordinary_figures() -> None:
    assert odd(figure("A", 2019, 90), figure("B", 2020, 100, "11.1"), figure("C", 2021, 1000, "900")) == []


def test_a_number_far_outside_its_series_is_asked_about() -> None:
    series = [figure("A", 2022, 1_300), figure("B", 2023, 1_700)]
    assert odd(*series, figure("C", 2024, 1_340_000)) == [("C", Odd.FAR_OUTSIDE, "")]
    assert odd(*series, figure("C", 2024, 12 * 1_700)) == []
    assert odd(*series, figure("C", 2024, 1_340_000, confirmed=True)) == []


def test_trade_below_zero_is_asked_about_and_a_deficit_is_not() -> None:
    assert odd(figure("A", value=-5)) == [("A", Odd.NEGATIVE, "")]
    assert odd(figure("A", value=-5, flow=Flow.BALANCE)) == []
    assert odd(figure("A", value=0)) == []


def test_growth_of_a_balance_is_asked_about() -> None:
    assert odd(figure("A", growth="5", flow=Flow.BALANCE)) == [("A", Odd.GROWTH_OF_BALANCE, "")]
    assert odd(figure("A", growth="5")) == []


def test_a_fall_to_nothing_beside_something_is_asked_about() -> None:
    assert odd(figure("A", value=5, growth="-100")) == [("A", Odd.NOTHING_LEFT, "")]
    assert odd(figure("A", value=0, growth="-100")) == []
    assert odd(figure("A", value=5, growth="-99.9")) == []
    assert odd(figure("A", value=None, growth="-100")) == []


def test_two_growths_of_one_period_are_asked_about_unless_one_replaces_the_other() -> None:
    first, second = figure("A", growth="8.8"), figure("B", growth="9")
    assert odd(first, second) == [("B", Odd.TWO_GROWTHS, "A")]
    assert odd(second, first) == [("A", Odd.TWO_GROWTHS, "B")], "the one that was entered later"
    confirmed = figure("B", growth="9", confirmed=True)
    assert odd(confirmed, first) == [("A", Odd.TWO_GROWTHS, "B")], "whatever its code"
    assert odd(first, figure("B", growth="9", revises="A")) == []
    assert odd(first, figure("B", growth="8.8")) == []
    assert odd(first, figure("B", growth="9", reporter="UZB")) == []
    assert odd(first, confirmed) == []


def test_what_is_asked_stands_by_code_and_each_row_is_looked_at() -> None:
    wrong = figure("A", value=-5, growth="9")
    assert odd(figure("C", growth="5"), figure("B"), wrong, figure("D", 2032)) == [
        ("A", Odd.NEGATIVE, ""),
        ("A", Odd.TWO_GROWTHS, "C"),
        ("D", Odd.FUTURE, "2032-01-01"),
    ]


def test_two_growths_that_can_both_be_true_are_none() -> None:
    wide = StatedFigure("B", "KGZ", "goods", Flow.TURNOVER, figure("A").period, growth=Interval(Decimal(8), Decimal(9)))
    assert odd(figure("A", growth="8.8"), wide) == []


def test_a_period_that_ends_after_the_publication_is_asked_about() -> None:
    assert odd(figure("A", 2020), published="2020-11") == [("A", Odd.ENDS_LATER, "2020-11")]
    assert odd(figure("A", 2020), published="2020-12-31") == []
    assert odd(figure("A", 2020), published="2020") == [], "the year may mean its last day"
    assert odd(figure("A", 2020)) == [], "nobody knows when it was published"


def test_what_has_not_begun_is_asked_about_on_a_day_only() -> None:
    assert odd(figure("A", 2032), published="2030") == [("A", Odd.FUTURE, "2032-01-01")]
    assert odd(figure("A", 2032), today=None) == []
    assert odd(figure("A", 2031)) == [], "it has begun"
    assert odd(figure("A", 2031), today=date(2031, 1, 1)) == [], "it begins today"
    assert odd(figure("A", 2031), today=date(2030, 12, 31)) == [("A", Odd.FUTURE, "2031-01-01")]


@given(st.lists(st.integers(1, 10**9), min_size=1, max_size=6), st.integers(1, 12))
def test_values_within_twelve_times_of_each_other_are_never_asked_about(values: list[int], factor: int) -> None:
    low = min(values)
    kept = [figure(f"F{at}", 2000 + at, min(value, low * factor)) for at, value in enumerate(values)]
    assert odd_figures(kept, {}) == []


@given(st.lists(st.builds(lambda value: Decimal(value), st.integers(-150, 300)), max_size=5))
def test_what_is_confirmed_is_never_asked_about(growths: list[Decimal]) -> None:
    figures = [figure(f"F{at}", 2040, -7, str(growth), confirmed=True) for at, growth in enumerate(growths)]
    assert odd_figures(figures, {one.code: PartialDate(2000) for one in figures}, TODAY) == []


def test_an_oddity_names_the_row() -> None:
    assert odd_figures([figure("A", value=-5)], {}) == [Oddity("A", Odd.NEGATIVE)]
