"""What a stated figure counts, and which period its growth is counted from."""

from dataclasses import replace

from cooperation.analysis.dates import Period
from cooperation.analysis.figures import Flow, Key, StatedFigure
from tests.analysis.levels import exact

HALF = Period.parse("2018-01/2018-06")
GREW = StatedFigure("F1", "BLR", "goods", Flow.EXPORTS, HALF, growth=exact("32.3"))


def test_growth_is_on_the_same_months_a_year_before() -> None:
    assert GREW.grown_from == Period.parse("2017-01/2017-06")


def test_or_on_the_period_that_the_source_names() -> None:
    assert replace(GREW, growth_base=Period.parse("2015")).grown_from == Period.parse("2015")


def test_two_figures_count_the_same_where_side_category_flow_period_currency_and_part_are_the_same() -> None:
    other = replace(GREW, code="F2", growth=None, value=exact("783.7"), kind="ministry", confirmed=True)
    assert GREW.key == other.key == Key("BLR", "goods", Flow.EXPORTS, HALF)
    apart = [
        replace(GREW, reporter="KAZ"),
        replace(GREW, category="services"),
        replace(GREW, flow=Flow.IMPORTS),
        replace(GREW, period=Period.parse("2018")),
        replace(GREW, currency="RUB"),
        replace(GREW, scope="non_oil"),
    ]
    assert len({GREW.key, *(figure.key for figure in apart)}) == 1 + len(apart)
