"""Numbers, dates and lists as a reader sees them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.analysis.dates import PartialDate, Period
from cooperation.analysis.intervals import Interval, Qualifier, read_stated
from cooperation.models import Amount
from dashboard.components.wording import (
    MINUS,
    counted_proposals,
    day_or_part,
    decimal,
    listed,
    money_span,
    percent_span,
    period_words,
    share_span,
    signed,
    stated_money,
    stated_percent,
)

BILLION = Decimal(10) ** 9
MILLION = Decimal(10) ** 6


def plain(text: str) -> str:
    """With ordinary spaces."""
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("qualifier", "value", "unit", "step", "words"),
    [
        (Qualifier.EXACT, BILLION / 2, 9, BILLION / 10, "≈ $0.5 bn"),
        (Qualifier.EXACT, Decimal("952.8") * MILLION, 6, MILLION / 10, "$952.8 m"),
        (Qualifier.MORE_THAN, BILLION, 9, BILLION, "more than $1 bn"),
        (Qualifier.ALMOST, BILLION, 9, BILLION, "almost $1 bn"),
        (Qualifier.AT_LEAST, 2 * BILLION, 9, BILLION, "at least $2 bn"),
        (Qualifier.ROUNDED, 900 * MILLION, 6, 100 * MILLION, "≈ $900 m"),
        (Qualifier.ALMOST, -700 * MILLION, 6, 100 * MILLION, f"almost {MINUS}$700 m"),
        (Qualifier.EXACT, Decimal(0), 6, MILLION, "$0 m"),
    ],
)
def test_a_stated_amount_keeps_its_words_and_digits(
    qualifier: Qualifier, value: Decimal, unit: int, step: Decimal, words: str
) -> None:
    assert plain(stated_money(Amount("USD", qualifier, value, unit, step))) == words


def test_a_stated_range_shows_both_ends() -> None:
    words = stated_money(Amount("USD", Qualifier.BETWEEN, 900 * MILLION, 6, MILLION, 1000 * MILLION))
    assert plain(words) == "$900–1,000 m"


@pytest.mark.parametrize(
    ("qualifier", "value", "step", "words"),
    [
        (Qualifier.ALMOST, "65", "1", "almost +65%"),
        (Qualifier.EXACT, "-46.4", "0.1", f"{MINUS}46.4%"),
        (Qualifier.EXACT, "0", "1", "0%"),
        (Qualifier.ABOUT, "-12", "1", f"about {MINUS}12%"),
    ],
)
def test_stated_growth_keeps_its_sign_and_digits(qualifier: Qualifier, value: str, step: str, words: str) -> None:
    assert stated_percent(qualifier, Decimal(value), step=Decimal(step)) == words


def test_derived_ranges_have_one_digit_more_than_the_source() -> None:
    level = read_stated(Qualifier.EXACT, BILLION / 2, step=BILLION / 10)
    assert plain(money_span(level * 12 / 9, unit=9, digit=BILLION / 100)) == "$0.60–0.73 bn"
    assert percent_span(Interval(Decimal("36.36"), Decimal("66.67"))) == "+36% to +67%"
    assert share_span(Interval(Decimal("60"), Decimal("73.3"))) == "60–73%"


def test_open_ends_are_said_in_words() -> None:
    assert share_span(Interval(Decimal(60), None)) == "at least 60%"
    assert share_span(Interval(Decimal(60), None, low_open=True)) == "more than 60%"
    assert share_span(Interval(None, Decimal(60), high_open=True)) == "less than 60%"


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2017", "2017"),
        ("2017-01/2017-09", "Jan–Sep 2017"),
        ("2017-01/2017-06", "Jan–Jun 2017"),
        ("2019-04/2019-06", "Q2 2019"),
        ("2017-11", "Nov 2017"),
        ("2009-01-01/2009-11-25", "1 Jan – 25 Nov 2009"),
        ("2015-01/2016-12", "Jan 2015 – Dec 2016"),
    ],
)
def test_a_period_is_never_called_what_it_is_not(period: str, words: str) -> None:
    assert plain(period_words(Period.parse(period))) == words


@pytest.mark.parametrize(("date", "words"), [("2018", "2018"), ("2018-11", "Nov 2018"), ("2018-11-26", "26 Nov 2018")])
def test_a_date_is_as_exact_as_it_is_known(date: str, words: str) -> None:
    assert day_or_part(PartialDate.parse(date)) == words


@pytest.mark.parametrize(
    ("words", "sentence"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_lists(words: list[str], sentence: str) -> None:
    assert listed(words) == sentence


@pytest.mark.parametrize(("count", "words"), [(0, "0 proposals"), (1, "1 proposal"), (2, "2 proposals")])
def test_counts(count: int, words: str) -> None:
    assert counted_proposals(count) == words


@given(value=st.decimals(-(10**9), 10**9, places=3), exponent=st.integers(-3, 3))
def test_rounding_is_to_the_nearest_shown_digit(value: Decimal, exponent: int) -> None:
    step = Decimal(10) ** exponent
    shown = Decimal(decimal(value, step).replace(",", "").replace(MINUS, "-"))
    assert abs(shown - value) <= step / 2


@given(value=st.decimals(-(10**6), 10**6, places=2))
def test_a_sign_is_shown_for_everything_but_zero(value: Decimal) -> None:
    words = signed(value, Decimal(1))
    assert words[0] in (f"{MINUS}+" if words.strip("0") else "0")
