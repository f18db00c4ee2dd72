"""Dates keep the precision of their source; periods know what they are called."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.analysis.dates import (
    PartialDate,
    Period,
    PeriodKind,
    Precision,
    check_part_of_year,
    whole_years_between,
)

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(DAYS)
    depth = draw(st.integers(1, 3))
    return PartialDate(*(day.year, day.month, day.day)[:depth])


@st.composite
def periods(draw: st.DrawFn) -> Period:
    start, end = sorted((draw(DAYS), draw(DAYS)))
    if draw(st.booleans()):
        return Period(start.replace(day=1), PartialDate(end.year, end.month).latest)
    return Period(start, end)


@pytest.mark.parametrize(
    ("text", "precision", "earliest", "latest"),
    [
        ("2018", Precision.YEAR, date(2018, 1, 1), date(2018, 12, 31)),
        ("2018-11", Precision.MONTH, date(2018, 11, 1), date(2018, 11, 30)),
        ("1800", Precision.YEAR, date(1800, 1, 1), date(1800, 12, 31)),
        ("2200", Precision.YEAR, date(2200, 1, 1), date(2200, 12, 31)),
        ("2016-02", Precision.MONTH, date(2016, 2, 1), date(2016, 2, 29)),
        ("2018-11-26", Precision.DAY, date(2018, 11, 26), date(2018, 11, 26)),
        (" 2018-11-26\n", Precision.DAY, date(2018, 11, 26), date(2018, 11, 26)),
    ],
)
def test_parse_keeps_what_is_stated(text: str, precision: Precision, earliest: date, latest: date) -> None:
    parsed = PartialDate.parse(text)
    assert (parsed.precision, parsed.earliest, parsed.latest) == (precision, earliest, latest)
    assert str(parsed) == text.strip()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2017-13", "There is no month 13"),
        ("2017-00", "There is no month 00"),
        ("2017-02-30", "There is no day 30 in 2017-02"),
        ("2017-02-00", "There is no day 00 in 2017-02"),
        ("1799", "The year 1799 is outside 1800 to 2200"),
        ("2201-01", "The year 2201 is outside"),
        ("26.11.2018", "“26.11.2018” is not a date; write it as 2018, 2018-11 or 2018-11-26"),
        ("2018-1", "is not a date"),
        ("2018-11-26T00:00", "is not a date"),
        ("２０１８", "is not a date"),
        ("", "is not a date"),
    ],
)
def test_parse_refuses_with_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        PartialDate.parse(text)


def test_a_day_needs_its_month() -> None:
    with pytest.raises(ValueError, match=r"^A date with a day needs its month\.$"):
        PartialDate(2018, None, 26)


def test_order_is_by_earliest_day_then_coarser_first() -> None:
    ordered = ["2017-12-31", "2018", "2018-01", "2018-01-01", "2018-01-02", "2018-02", "2019"]
    assert [str(item) for item in sorted(map(PartialDate.parse, reversed(ordered)))] == ordered


@given(partial_dates())
def test_text_of_a_date_reads_back(value: PartialDate) -> None:
    assert PartialDate.parse(str(value)) == value
    assert value.earliest <= value.latest


@given(partial_dates(), partial_dates())
def test_order_never_contradicts_the_earliest_day(a: PartialDate, b: PartialDate) -> None:
    if a.earliest < b.earliest:
        assert a < b
    assert (a <= b) or (b < a)


@pytest.mark.parametrize(
    ("text", "kind", "months"),
    [
        ("2017-01/2017-12", PeriodKind.YEAR, 12),
        ("2017-04/2018-03", PeriodKind.FISCAL_YEAR, 12),
        ("2017-01/2017-06", PeriodKind.HALF, 6),
        ("2017-07/2017-12", PeriodKind.HALF, 6),
        ("2017-04/2017-09", PeriodKind.MONTHS, 6),
        ("2019-04/2019-06", PeriodKind.QUARTER, 3),
        ("2019-05/2019-07", PeriodKind.MONTHS, 3),
        ("2017-01/2017-09", PeriodKind.MONTHS, 9),
        ("2015-01/2016-12", PeriodKind.MONTHS, 24),
        ("2016-02/2016-02", PeriodKind.MONTH, 1),
        ("2009-01-01/2009-11-25", PeriodKind.DAYS, None),
        ("2009-01-02/2009-01-31", PeriodKind.DAYS, None),
    ],
)
def test_kind_and_months(text: str, kind: PeriodKind, months: int | None) -> None:
    period = Period.parse(text)
    assert (period.kind, period.months) == (kind, months)
    assert period.is_year == (kind is PeriodKind.YEAR)
    assert str(period) == text


@pytest.mark.parametrize(
    ("short", "long"),
    [("2017", "2017-01/2017-12"), ("2017-09", "2017-09/2017-09"), ("2016/2017", "2016-01/2017-12")],
)
def test_a_date_is_read_as_the_period_it_covers(short: str, long: str) -> None:
    assert str(Period.parse(short)) == long


def test_days_that_make_whole_months_are_written_as_months() -> None:
    assert str(Period(date(2017, 1, 1), date(2017, 9, 30))) == "2017-01/2017-09"


@pytest.mark.parametrize("text", ["2017-09/2017-01", "2017-01/", "/2017-01", "2017-01/2017-09/2018", "soon"])
def test_period_refuses(text: str) -> None:
    with pytest.raises(ValueError, match=r"before its start|is not a date"):
        Period.parse(text)


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("2017-01/2017-09", "2016-01/2016-09"),
        ("2017-01/2017-02", "2016-01/2016-02"),
        ("2016-01/2016-02", "2015-01/2015-02"),
        ("2016-02-10/2016-02-29", "2015-02-10/2015-02-28"),
        ("2009-01-01/2009-11-25", "2008-01-01/2008-11-25"),
    ],
)
def test_previous_year(text: str, before: str) -> None:
    assert str(Period.parse(text).previous_year()) == before


@given(periods())
def test_text_of_a_period_reads_back(period: Period) -> None:
    assert Period.parse(str(period)) == period


@given(periods())
def test_previous_year_keeps_whole_months(period: Period) -> None:
    before = period.previous_year()
    assert period.months is None or before.months == period.months
    assert before.start.year == period.start.year - 1


@pytest.mark.parametrize("months", [-1, 0, 12, 13])
def test_a_part_of_a_year_is_not_the_year_and_not_nothing(months: int) -> None:
    with pytest.raises(ValueError, match=rf"^A part of a year has 1 to 11 months, not {months}\.$"):
        check_part_of_year(months)


@pytest.mark.parametrize("months", [1, 11])
def test_a_part_of_a_year_has_one_to_eleven_months(months: int) -> None:
    check_part_of_year(months)


@pytest.mark.parametrize(
    ("known", "between"),
    [
        (["2019", "2022"], ["2020", "2021"]),
        (["2019", "2020", "2021", "2022"], []),
        ([], ["2019", "2020", "2021", "2022"]),
        (["2020"], ["2019", "2021", "2022"]),
        (["2022"], ["2019", "2020", "2021"]),
        (["2020", "2025"], ["2019", "2021", "2022"]),
        (["2019-04/2020-03", "2021-04/2022-03"], ["2020-04/2021-03"]),
        (["2019-04/2020-03", "2022-04/2023-03"], ["2020-04/2021-03", "2021-04/2022-03"]),
        (["2019", "2021-04/2022-03"], ["2020"]),
        (["2019", "2020", "2020-04/2021-03", "2021-04/2022-03"], []),
        (["2019-03/2020-02"], ["2020-03/2021-02", "2021-03/2022-02"]),
    ],
)
def test_years_between_are_counted_on_from_the_one_before(known: list[str], between: list[str]) -> None:
    periods = [Period.parse(text) for text in reversed(known)]
    assert whole_years_between(periods, 2019, 2022) == [Period.parse(text) for text in between]


def test_years_from_a_leap_day_on_are_whole_ones() -> None:
    assert whole_years_between([Period(date(2019, 3, 1), date(2020, 2, 28))], 2019, 2021) == [
        Period(date(2020, 2, 29), date(2021, 2, 27))
    ]
