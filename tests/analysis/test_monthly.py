"""Monthly series: vintages and sums, each beside a twin in plain Python."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from cooperation.analysis.intervals import Interval
from cooperation.analysis.monthly import (
    MONTH_COLUMNS,
    Monthly,
    month_levels,
    monthly,
    since_january,
    twelve_months,
    vintage,
)
from cooperation.analysis.series import Derivation

D = Decimal
type Months = dict[date, tuple[float, float]]


def frame(rows: Iterable[tuple[str, date, float, float]], revisions: Iterable[tuple[str, str]] = ()) -> pd.DataFrame:
    """Goods turnover by reporter, month, low and high; codes are numbers; ``revisions`` name later and earlier."""
    revises = dict(revisions)
    made = [
        (reporter, "goods", "TT", month, low, high, str(number), revises.get(str(number)), None)
        for number, (reporter, month, low, high) in enumerate(rows)
    ]
    empty = pd.DataFrame(made, columns=MONTH_COLUMNS)
    return empty.astype({"month": "datetime64[s]", "low": float, "high": float})


def months(start: int, values: Iterable[float], reporter: str = "BLR") -> list[tuple[str, date, float, float]]:
    """Values month by month from January of a year."""
    return [(reporter, date(start + i // 12, i % 12 + 1, 1), value, value) for i, value in enumerate(values)]


def low_ends(made: pd.DataFrame) -> dict[date, float]:
    """The low end of each month."""
    return dict(zip(made["month"].dt.date, made["low"], strict=True))


VALUES = st.lists(st.none() | st.integers(1, 10**9).map(float), max_size=40)


def known(values: Iterable[float | None]) -> list[tuple[str, date, float, float]]:
    """The months that have a value."""
    made = months(2005, [value or -1.0 for value in values])
    return [row for row in made if row[2] > 0]


@given(VALUES)
def test_sums_of_twelve_months_by_hand(values: list[float | None]) -> None:
    rows = known(values)
    by_month = {month: low for _reporter, month, low, _high in rows}
    expected = {}
    for month in by_month:
        year = [date(month.year - (month.month <= back), (month.month - back - 1) % 12 + 1, 1) for back in range(12)]
        if all(one in by_month for one in year):
            expected[month] = sum(by_month[one] for one in year)
    assert low_ends(twelve_months(frame(rows))) == expected


@given(VALUES)
def test_sums_since_january_by_hand(values: list[float | None]) -> None:
    rows = known(values)
    by_month = {month: low for _reporter, month, low, _high in rows}
    expected = {}
    for month in by_month:
        so_far = [date(month.year, number, 1) for number in range(1, month.month + 1)]
        if all(one in by_month for one in so_far):
            expected[month.year, month.month] = sum(by_month[one] for one in so_far)
    sums = since_january(frame(rows))
    assert dict(zip(zip(sums["year"], sums["months"], strict=True), sums["low"], strict=True)) == expected


@given(VALUES, st.data())
def test_vintages_by_hand(values: list[float | None], data: st.DataObject) -> None:
    rows = known(values)
    revised = [row for row in rows if data.draw(st.booleans())]
    later = [(reporter, month, low + 1, high + 1) for reporter, month, low, high in revised]
    revisions = [(str(len(rows) + i), str(rows.index(row))) for i, row in enumerate(revised)]
    both = frame([*rows, *later], revisions)
    original = {month: low for _reporter, month, low, _high in rows}
    latest = original | {month: low for _reporter, month, low, _high in later}
    assert low_ends(vintage(both)) == latest
    assert low_ends(vintage(both, first=True)) == original


def test_of_two_for_one_month_the_narrower() -> None:
    month = date(2020, 1, 1)
    kept = vintage(frame([("BLR", month, 1.0, 9.0), ("BLR", month, 4.0, 5.0)]))
    assert list(kept["code"]) == ["1"]


def test_an_open_end_has_no_sum() -> None:
    rows = months(2020, [5.0] * 12)
    rows[3] = (*rows[3][:3], float("nan"))
    assert twelve_months(frame(rows)).empty
    assert since_january(frame(rows))["months"].max() == 3


def test_reporters_are_summed_apart() -> None:
    rows = [*months(2020, [1.0] * 12), *months(2020, [2.0] * 12, "KAZ")]
    sums = twelve_months(frame(rows))
    assert dict(zip(sums["reporter"], sums["low"], strict=True)) == {"BLR": 12.0, "KAZ": 24.0}


def test_levels_are_whole_years_and_the_same_months_of_each() -> None:
    levels = month_levels(frame(months(2018, [1.0] * 12 + [2.0] * 12 + [3.0] * 8)))
    found = {level.code: level.value for level in levels}
    assert found == {
        "BLR-goods-TT-months-2018-08": Interval.point(8),
        "BLR-goods-TT-months-2018-12": Interval.point(12),
        "BLR-goods-TT-months-2019-08": Interval.point(16),
        "BLR-goods-TT-months-2019-12": Interval.point(24),
        "BLR-goods-TT-months-2020-08": Interval.point(24),
    }
    assert {level.derivation for level in levels} == {Derivation.MONTHS}


def test_a_series_in_either_vintage() -> None:
    rows = months(2019, [5.0] * 24)
    both = frame([*rows, ("BLR", rows[-1][1], 7.0, 7.0)], [("24", "23")])
    latest, first = monthly(both), monthly(both, first=True)
    assert latest.is_revised
    assert [one.series[0].months[-1].value for one in (latest, first)] == [Interval.point(7), Interval.point(5)]
    series = latest.series[0]
    assert (series.sums[-1].value, series.first_sums[-1].value) == (Interval.point(62), Interval.point(60))
    assert all(earlier.month < later.month for earlier, later in pairwise(series.months))


def test_no_months_no_series() -> None:
    assert monthly(frame([])) == Monthly()


def test_an_open_month_is_kept_as_it_is() -> None:
    (series,) = monthly(frame([("", date(2020, 1, 1), 5.0, float("nan"))])).series
    assert series.months[0].value == Interval(D("5.0"), None)
    assert series.sums == ()
