"""Levels: what figures state, and what goes with it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from cooperation.analysis.intervals import Interval
from cooperation.analysis.series import Level, middle, stated_levels, width
from tests.analysis.levels import exact, figure, level


def test_a_figure_in_two_currencies_gives_two_levels() -> None:
    in_dollars = figure("A", "2018", exact("5"))
    own = replace(in_dollars, value=exact("20"), currency="EUR")
    assert [(one.code, one.key.currency) for one in stated_levels([in_dollars, own])] == [
        ("A", "USD"),
        ("A-EUR", "EUR"),
    ]


def test_a_growth_alone_is_no_level() -> None:
    assert stated_levels([figure("A", "2018", None, exact("5"))]) == []


def test_a_level_knows_whose_word_it_is() -> None:
    origin = object()
    said = replace(
        figure("A", "2018", exact("5")), kind="customs", known_on=date(2018, 6, 1), revises="B", origin=origin
    )
    [one] = stated_levels([said])
    assert (one.kind, one.known_on, one.revises, one.origins) == ("customs", date(2018, 6, 1), "B", (origin,))
    assert one.is_provisional


def test_a_number_far_outside_its_series_is_marked() -> None:
    printed = [figure(f"F{n}", f"{2020 + n}", exact(value)) for n, value in enumerate(("1.3", "1.7", "1340"))]
    assert [one.implausible for one in stated_levels(printed)] == [False, False, True]


@pytest.mark.parametrize(
    ("period", "months"),
    [
        ("2017", 12),
        ("2017-01/2017-09", 9),
        ("2017-01", 1),
        ("2016-04/2017-03", 12),
        ("2017-04/2017-06", None),
        ("2016-01/2017-12", None),
        ("2009-01-01/2009-11-25", None),
    ],
)
def test_months_from_january(period: str, months: int | None) -> None:
    assert level("A", period, exact("1")).months == months


def test_a_level_holds_all_that_its_figure_says() -> None:
    said = replace(figure("A", "2018", exact("5")), printed=Decimal(5), scope="non_oil", currency="KZT")
    [one] = stated_levels([said])
    assert one == Level("A", said.key, exact("5"), ("A",), kind=said.kind, known_on=said.known_on, printed=Decimal(5))
    assert not one.is_derived


@pytest.mark.parametrize(
    ("value", "expected", "wide"),
    [
        (Interval(Decimal(2), Decimal(5)), "3.5", "3"),
        (Interval(Decimal(2), None), "2", None),
        (Interval(None, Decimal(5)), "5", None),
        (Interval(None, None), "0", None),
    ],
)
def test_the_middle_and_the_width_of_a_range(value: Interval, expected: str, wide: str | None) -> None:
    assert middle(value) == Decimal(expected)
    assert width(value) == (None if wide is None else Decimal(wide))
