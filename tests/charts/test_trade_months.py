"""Months as lines: each series in its side's colour, broken where a month is missing."""

import pytest

from dashboard.charts.theme import THEMES, VARIANTS, Variant
from dashboard.charts.trade_months import MonthFigure, MonthsChart, MonthsLine, months_chart, runs
from tests.charts import samples
from tests.charts.samples import BLR, KAZ


def month(number: int, high: float | None = 11) -> MonthFigure:
    return MonthFigure(round(2016 + (number + 0.5) / 12, 3), 9, high, 10)


def test_a_line_breaks_where_a_month_is_missing() -> None:
    assert [len(run) for run in runs([month(0), month(1), month(3)])] == [2, 1]
    assert runs([]) == []


@pytest.mark.parametrize("variant", VARIANTS)
def test_each_series_is_drawn_whole_in_the_colour_of_its_side(variant: Variant) -> None:
    drawn = [trace for trace in months_chart(samples.months(), variant).data if trace["mode"] == "lines+markers"]
    assert [(trace["name"], len(trace["x"])) for trace in drawn] == [
        ("Belarus, turnover", 36),
        ("Kazakhstan, turnover", 17),
        ("Kazakhstan, turnover", 18),
    ]
    colours = [THEMES[variant.theme].colour(side) for side in (BLR, KAZ, KAZ)]
    assert [trace["line"]["color"] for trace in drawn] == colours


def test_a_whisker_is_as_long_as_the_range_and_none_where_it_is_open() -> None:
    info = MonthsChart((MonthsLine(BLR, "Belarus", (month(0), month(1, None))),))
    (line,) = [trace for trace in months_chart(info, VARIANTS[0]).data if trace["mode"] == "lines+markers"]
    assert (line["error_y"]["array"], line["error_y"]["arrayminus"]) == ([1, 0], [1, 1])
