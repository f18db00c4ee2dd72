"""Ranges in words: open ends, and the exact form that an editor sees."""

from decimal import Decimal

import pytest

from cooperation.analysis.intervals import Interval
from cooperation.wording.spans import close_percent_span, exact_range, growth_span, share_span


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
