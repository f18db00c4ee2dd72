"""Amounts of money in words, stated and derived."""

from decimal import Decimal

import pytest

from cooperation.analysis.amounts import Amount
from cooperation.analysis.intervals import Interval
from cooperation.analysis.readings import Qualifier, read_stated
from cooperation.wording.amounts import money_span, money_words, part_money, short_amount, stated_money, unit_words
from cooperation.wording.numbers import MINUS
from cooperation.wording.spans import percent_span, share_span
from tests.cooperation.wording.words import plain

BILLION = Decimal(10) ** 9
MILLION = Decimal(10) ** 6


@pytest.mark.parametrize(
    ("qualifier", "value", "unit", "step", "words"),
    [
        (Qualifier.EXACT, BILLION / 2, 9, BILLION / 10, "$0.5 bn"),
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


def test_derived_ranges_have_one_digit_more_than_the_source() -> None:
    level = read_stated(Qualifier.EXACT, BILLION / 2, step=BILLION / 10)
    assert plain(money_span(level * 12 / 9, unit=9, digit=BILLION / 100)) == "$0.60–0.74 bn"
    assert percent_span(Interval(Decimal("36.36"), Decimal("66.67"))) == "+36% to +67%"
    assert share_span(Interval(Decimal("60"), Decimal("73.3"))) == "60–74%"


def test_a_derived_range_has_a_digit_more_than_a_rough_figure() -> None:
    rough = Amount("USD", Qualifier.EXACT, BILLION / 2, 9, BILLION / 10)
    fine = Amount("USD", Qualifier.EXACT, Decimal("783.7") * MILLION, 6, MILLION / 10)
    interval = Interval(Decimal("272727272"), Decimal("340030915"))
    assert plain(money_words(rough, interval)) == "$0.27–0.35 bn"
    assert plain(money_words(fine, interval)) == "$272.7–340.1 m"


@pytest.mark.parametrize(
    ("value", "words"),
    [("43512345", "$43.5 m"), ("14500", "$14.5 k"), ("390", "$390"), ("999960", "$1.00 m"), ("0", "$0")],
)
def test_an_amount_with_three_digits(value: str, words: str) -> None:
    assert plain(short_amount(Decimal(value))) == words


@pytest.mark.parametrize(
    ("unit", "currency", "words"),
    [(9, "USD", "billion US dollars"), (0, "USD", "US dollars"), (9, "KZT", "billion KZT"), (0, "KZT", "KZT")],
)
def test_a_unit_in_full(unit: int, currency: str, words: str) -> None:
    assert unit_words(unit, currency) == words


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (BILLION / 4, 6, "$250 m"),
        (BILLION * 5 / 12, 6, "$417 m"),
        (BILLION * 9 / 12, 9, "$0.75 bn"),
        (BILLION * 50, 9, "$50 bn"),
        (BILLION * 2 / 12, 9, "$0.167 bn"),
    ],
)
def test_a_part_is_no_more_exact_than_three_digits(value: Decimal, unit: int, words: str) -> None:
    assert plain(part_money(value, unit=unit)) == words


def test_a_range_without_an_upper_end_never_starts_from_nothing() -> None:
    little = Interval(Decimal(4_321_000), None, low_open=True)
    assert plain(money_span(little, unit=9, digit=BILLION / 100)) == "at least $0.00432 bn"
    assert plain(money_span(Interval(Decimal(0), BILLION), unit=9, digit=BILLION / 10)) == "$0.0–1.0 bn"


def test_a_range_keeps_two_ends_however_rough_its_digit() -> None:
    assert plain(money_span(Interval(12 * MILLION, 14 * MILLION), unit=6, digit=10 * MILLION)) == "$10–20 m"
