"""Ranges in words: open ends, and the exact form that an editor sees."""

from decimal import Decimal

import pytest

from cooperation.analysis.intervals import Interval
from cooperation.wording.spans import close_percent_span, error_span, exact_range, growth_span, share_span


def test_open_ends_are_said_in_words() -> None:
    assert share_span(Interval(Decimal(60), None)) == "at least 60%"
    assert share_span(Interval(Decimal(60), None, low_open=True)) == "more than 60%"
    assert share_span(Interval(None, Decimal(60), high_open=True)) == "less than 60%"


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        ("-100", "25", "cannot be told"),
        ("-99.99", "25", "cannot be told"),
        # Rounded outwards to whole percent it would say that nothing may be left.
        ("-99.6", "25", "−99.6% to +25.0%"),
        ("-98.6", "25", "−99% to +25%"),
        ("45.02", "45.08", "+45.0% to +45.1%"),
        ("-100", "-100", "−100.0%"),
    ],
)
def test_growth_never_reads_as_if_nothing_were_told(low: str, high: str, words: str) -> None:
    assert close_percent_span(Interval(Decimal(low), Decimal(high))) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        ("15.62", "15.79", "15.6–15.8%"),
        ("6.2", "25.4", "6–26%"),
        ("64.3", None, "at least 64%"),
        ("-100", "25", "cannot be told"),
    ],
)
def test_growth_that_is_called_so_has_no_sign(low: str, high: str | None, words: str) -> None:
    assert growth_span(Interval(Decimal(low), None if high is None else Decimal(high))) == words


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (Interval.point(Decimal(215)), "exactly 215 million"),
        (Interval(Decimal(450), Decimal(550), high_open=True), "from 450 to below 550 million"),
        (Interval(Decimal("61.75"), Decimal(65)), "from 61.75 to 65 million"),
        (Interval(Decimal(1000), None, low_open=True), "more than 1,000 million"),
        (Interval(Decimal(1000), None), "1,000 or more million"),
        (Interval(None, Decimal(1), high_open=True), "less than 1 million"),
        (Interval(None, Decimal(1)), "1 or less million"),
    ],
)
def test_a_range_with_what_becomes_of_its_ends(interval: Interval, words: str) -> None:
    assert exact_range(interval, "million") == words


@pytest.mark.parametrize(
    ("low", "is_open", "words"),
    [
        ("-26.4", False, "at most 27% too low"),
        ("-26", False, "at most 26% too low"),
        ("-26", True, "less than 26% too low"),
        # Rounded outwards the end itself is left out already.
        ("-25.5", True, "at most 26% too low"),
        ("9.7", False, "at least 9% too high"),
        ("9", True, "more than 9% too high"),
        ("0.4", False, "not too low"),
        ("0", False, "not too low"),
        ("0", True, "too high"),
        ("-100", True, "cannot be told"),
    ],
)
def test_an_error_without_an_upper_end_says_which_way_it_goes(low: str, *, is_open: bool, words: str) -> None:
    assert error_span(Interval(Decimal(low), None, low_open=is_open)) == words


def test_an_error_between_two_ends_has_signs() -> None:
    assert error_span(Interval(Decimal("-42.7"), Decimal("17.2"))) == "−43% to +18%"
    assert error_span(Interval.point(Decimal(-5))) == "−5.0%"
