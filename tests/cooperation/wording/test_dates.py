"""Dates and periods in words."""

import pytest

from cooperation.analysis.dates import PartialDate, Period
from cooperation.wording.dates import day_or_part, period_words
from tests.cooperation.wording.words import plain


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
        ("2024-03-12/2024-03-12", "12 Mar 2024"),
    ],
)
def test_a_period_is_never_called_what_it_is_not(period: str, words: str) -> None:
    assert plain(period_words(Period.parse(period))) == words


@pytest.mark.parametrize(("date", "words"), [("2018", "2018"), ("2018-11", "Nov 2018"), ("2018-11-26", "26 Nov 2018")])
def test_a_date_is_as_exact_as_it_is_known(date: str, words: str) -> None:
    assert day_or_part(PartialDate.parse(date)) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2026-02-23", "2026-02-24", "23–24 Feb 2026"),
        ("2026-02-23", "2026-03-02", "23 Feb 2026 to 2 Mar 2026"),
        ("2026-02", "2026-02-24", "Feb 2026 to 24 Feb 2026"),
        ("2004", "2008", "2004 to 2008"),
    ],
)
def test_a_span_names_the_month_that_both_of_its_days_share_once(first: str, last: str, words: str) -> None:
    assert plain(day_or_part(PartialDate.parse(first), PartialDate.parse(last))) == words
