"""Monthly series: vintages and sums, each beside a twin in plain Python."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cooperation.analysis.choosing.choice import Choice
from cooperation.analysis.dates import Period
from cooperation.analysis.figures import Flow, Key, StatedFigure
from cooperation.analysis.intervals import Interval
from cooperation.analysis.monthly import Monthly, Name, Series, monthly, since_january, twelve_months
from cooperation.analysis.series import Derivation, Level

D = Decimal
VALUES = st.lists(st.none() | st.integers(1, 10**9), max_size=40)


def month(first: date, value: Interval | int, code: str, **other: str) -> StatedFigure:
    """Goods turnover of a month."""
    period = Period.parse(f"{first:%Y-%m}")
    read = value if isinstance(value, Interval) else Interval.point(value)
    reporter, revises = other.get("reporter", "BLR"), other.get("revises", "")
    return StatedFigure(code, reporter, "goods", Flow.TURNOVER, period, read, revises=revises)


def months(start: int, values: Iterable[int | None], reporter: str = "BLR") -> list[StatedFigure]:
    """Values month by month from January of a year; none where there is none."""
    firsts = ((date(start + i // 12, i % 12 + 1, 1), value) for i, value in enumerate(values))
    return [
        month(first, value, f"{reporter}{i}", reporter=reporter) for i, (first, value) in enumerate(firsts) if value
    ]


def series(figures: Iterable[StatedFigure], *, first: bool = False) -> Series:
    """The only series of some figures."""
    [found] = monthly(figures, first=first).series
    return found


def by_month(figures: Iterable[StatedFigure]) -> dict[date, Decimal]:
    """The values of figures that are points."""
    return {
        figure.period.start: figure.value.low for figure in figures if figure.value and figure.value.low is not None
    }


def shown(choices: Iterable[Choice]) -> dict[date, Decimal | None]:
    """The low end of each month."""
    return {choice.key.period.start: choice.value.low for choice in choices}


@given(VALUES)
def test_sums_of_twelve_months_by_hand(values: list[int | None]) -> None:
    found = months(2005, values)
    known, expected = by_month(found), {}
    for last in known:
        year = [date(last.year - (last.month <= back), (last.month - back - 1) % 12 + 1, 1) for back in range(12)]
        if all(one in known for one in year):
            expected[last] = Interval.point(sum(known[one] for one in year))
    sums = twelve_months(series(found).months) if found else []
    assert {one.month: one.value for one in sums} == expected


@given(VALUES)
def test_sums_since_january_by_hand(values: list[int | None]) -> None:
    found = months(2005, values)
    known, expected = by_month(found), {}
    for last in known:
        so_far = [date(last.year, number, 1) for number in range(1, last.month + 1)]
        if all(one in known for one in so_far):
            expected[last.year, last.month] = so_far
    sums = since_january(series(found).months) if found else {}
    assert {key: [choice.key.period.start for choice in choices] for key, choices in sums.items()} == expected


@given(VALUES, st.data())
def test_vintages_by_hand(values: list[int | None], data: st.DataObject) -> None:
    found = months(2005, values)
    revised = [figure for figure in found if data.draw(st.booleans())]
    later = [
        month(figure.period.start, figure.value + 1, f"{figure.code}b", revises=figure.code)
        for figure in revised
        if figure.value
    ]
    original = by_month(found)
    latest = original | by_month(later)
    if found:
        assert shown(series([*found, *later]).months) == latest
        assert shown(series([*found, *later], first=True).months) == original


def test_each_month_that_ends_twelve_has_their_sum_over_the_turn_of_a_year_too() -> None:
    sums = series(months(2019, range(1, 25))).sums
    assert [str(one.month)[:7] for one in sums] == ["2019-12", *(f"2020-{number:02}" for number in range(1, 13))]
    assert [one.value for one in sums] == [Interval.point(78 + 12 * after) for after in range(13)]


def test_what_does_not_begin_in_january_is_no_sum_since_january() -> None:
    found = months(2020, [None, 5, 5, 5])
    assert since_january(series(found).months) == {}
    later = months(2019, [*[None] * 10, 5, 5, 5, 5])
    assert sorted(since_january(series(later).months)) == [(2020, 1), (2020, 2)]


def test_two_for_one_month_that_hold_together_are_read_together() -> None:
    first = date(2020, 1, 1)
    rough, fine = month(first, Interval(D(1), D(9)), "A"), month(first, Interval(D(4), D(5)), "B")
    [choice] = series([rough, fine]).months
    assert choice.value == Interval(D(4), D(5))


def test_a_contested_month_spans_all_that_is_claimed() -> None:
    found = months(2020, [5] * 12)
    found.append(month(date(2020, 3, 1), 9, "X"))
    [total] = series(found).sums
    assert total.value == Interval(D(60), D(64))


def test_an_open_end_has_no_sum() -> None:
    found = months(2020, [5] * 12)
    found[3] = month(date(2020, 4, 1), Interval(D(5), None), "OPEN")
    assert series(found).sums == ()
    assert max(since_january(series(found).months)) == (2020, 3)


def test_reporters_are_summed_apart() -> None:
    found = monthly([*months(2020, [1] * 12), *months(2020, [2] * 12, "KAZ")])
    assert {one.name.reporter: one.sums[0].value for one in found.series} == {
        "BLR": Interval.point(12),
        "KAZ": Interval.point(24),
    }


def test_levels_are_whole_years_and_the_same_months_of_each() -> None:
    levels = monthly(months(2018, [1] * 12 + [2] * 12 + [3] * 8)).levels
    assert {level.code: level.value for level in levels} == {
        "BLR-goods-TT-months-2018-08": Interval.point(8),
        "BLR-goods-TT-months-2018-12": Interval.point(12),
        "BLR-goods-TT-months-2019-08": Interval.point(16),
        "BLR-goods-TT-months-2019-12": Interval.point(24),
        "BLR-goods-TT-months-2020-08": Interval.point(24),
    }
    assert {level.derivation for level in levels} == {Derivation.MONTHS}


def test_a_series_in_either_vintage() -> None:
    found = months(2019, [5] * 24)
    both = [*found, month(found[-1].period.start, 7, "R", revises=found[-1].code)]
    assert monthly(both).is_revised
    latest, first = series(both), series(both, first=True)
    assert [one.months[-1].value for one in (latest, first)] == [Interval.point(7), Interval.point(5)]
    assert (latest.sums[-1].value, latest.first_sums[-1].value) == (Interval.point(62), Interval.point(60))
    assert all(one.key.period < other.key.period for one, other in pairwise(latest.months))


def test_no_months_no_series() -> None:
    assert monthly([]) == Monthly()


def test_a_level_of_months_says_all_that_it_rests_on() -> None:
    found = [
        replace(one, scope="non_oil", reporter="", kind=kind, known_on=day, origin=origin)
        for one, kind, day, origin in zip(
            months(2020, [5, 6, 7]),
            ("press", "customs", "statistics"),
            (date(2020, 3, 1), date(2020, 6, 1), date(2020, 5, 1)),
            ("first", "second", "first"),
            strict=True,
        )
    ]
    [level] = monthly(found).levels
    assert level == Level(
        "not-said-goods-non_oil-TT-months-2020-03",
        Key("", "goods", Flow.TURNOVER, Period.parse("2020-01/2020-03"), scope="non_oil"),
        Interval.point(18),
        ("not-said-goods-non_oil-TT-months",),
        Derivation.MONTHS,
        kind="statistics",
        known_on=date(2020, 6, 1),
        contested=False,
        origins=("first", "second"),
    )
    doubted = month(date(2020, 2, 1), 9, "other")
    [other] = monthly([*months(2020, [5, 6, 7]), doubted]).levels
    assert other.contested
    assert other.value == Interval(D(18), D(21))
    assert other.code == "BLR-goods-TT-months-2020-03"


def test_each_series_has_both_vintages() -> None:
    figures = months(2020, [1] * 12)
    revised = month(date(2020, 1, 1), 10, "new", revises=figures[0].code)
    found, plain = monthly([*figures, revised]), monthly(figures)
    [one] = found.series
    assert found.is_revised
    assert not plain.is_revised
    assert one.name == Name("BLR", "goods", Flow.TURNOVER)
    assert [total.value for total in one.sums] == [Interval.point(21)]
    assert [total.value for total in one.first_sums] == [Interval.point(12)]
    [level] = found.levels
    [first] = monthly([*figures, revised], first=True).levels
    assert (level.value, first.value) == (Interval.point(21), Interval.point(12))
    assert monthly([]) == Monthly()
