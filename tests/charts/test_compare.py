"""Charts of several pairs: common scales, stated and derived told apart, gaps that stay gaps."""

import re
from typing import Any

import pytest

from dashboard.charts.compare_bars import StageBar, StageRow, StagesChart
from dashboard.charts.compare_matrix import STEPS, CountRow, CountsChart, step
from dashboard.charts.compare_panels import Panel, PanelPoint, PanelsChart
from dashboard.charts.compare_ranges import RateGroup, RateRow, RatesChart
from dashboard.charts.lettering import wrapped_pair
from dashboard.charts.theme import LIGHT, Variant
from tests.charts.read import counts_chart, panels_chart, rates_chart, stages_chart
from tests.charts.samples import BLR, KAZ, NARROW_LIGHT, WIDE_LIGHT, annotation, panels, rates, stages


def points(panel: Panel, **values: Any) -> list[float]:
    """The heights of a panel's marks beside one that reaches 1."""
    tallest = Panel("Tallest", (), (PanelPoint(2010, 1.0, KAZ), PanelPoint(2011, 0.1, KAZ)))
    figure = panels_chart(PanelsChart(2010, 2011, (panel, tallest), **values), WIDE_LIGHT)
    return [y for trace in figure.data if trace.marker.color == LIGHT.accents[0] for y in trace.y]


def test_equal_values_stand_at_equal_heights_in_all_panels() -> None:
    one = Panel("One", (), (PanelPoint(2010, 0.5, BLR),))
    two = Panel("Two", (), (PanelPoint(2011, 0.5, KAZ),))
    figure = panels_chart(PanelsChart(2010, 2011, (one, two)), WIDE_LIGHT)
    first, second = (trace.y[0] for trace in figure.data if trace.hovertext)
    assert first == second


def test_two_panels_share_the_width_of_the_picture() -> None:
    panel = Panel("One", (), (PanelPoint(2010, 0.5, BLR), PanelPoint(2011, 0.4, BLR)))
    latest = [
        max(x for trace in panels_chart(PanelsChart(2010, 2011, (panel,) * count), WIDE_LIGHT).data for x in trace.x)
        for count in (1, 2, 3)
    ]
    assert latest == pytest.approx([850] * 3, abs=8)


def test_equal_steps_or_equal_ratios() -> None:
    panel = Panel("One", (), tuple(PanelPoint(2010, value, BLR) for value in (0.1, 0.2, 0.4)))
    low, middle, high = points(panel)
    assert (low - middle) * 2 == pytest.approx(middle - high, abs=0.3)
    low, middle, high = points(panel, log=True)
    assert low - middle == pytest.approx(middle - high, abs=0.3)


def test_no_line_crosses_a_missing_year_or_joins_two_reporters() -> None:
    info = PanelsChart(
        2010,
        2014,
        (Panel("One", (), tuple(PanelPoint(year, 1.0, side) for year, side in
                                ((2010, BLR), (2011, BLR), (2013, BLR), (2012, KAZ), (2014, KAZ)))),),
    )  # fmt: skip
    lines = [s for s in panels_chart(info, WIDE_LIGHT).layout.shapes if s.line.width == 1.5]
    assert [shape.path.count("L") for shape in lines] == [1]


def test_hollow_marks_and_the_goal() -> None:
    figure = panels_chart(panels(), WIDE_LIGHT)
    symbols = {trace.marker.symbol for trace in figure.data if trace.hovertext}
    assert symbols == {"circle", "diamond", "diamond-open", "square"}
    goals = [shape for shape in figure.layout.shapes if shape.type == "line" and shape.line.dash == "dot"]
    assert len(goals) == 3  # of two panels, and in the key
    assert annotation(figure, "No yearly turnover in goods on record") is not None


def test_bars_of_all_pairs_share_a_scale() -> None:
    figure = stages_chart(stages(), WIDE_LIGHT)
    lengths = {trace.marker.color: trace.x for trace in figure.data}
    few, many = lengths[LIGHT.statuses["proposed"]]
    assert many / few == pytest.approx(120 / 14, rel=0.01)
    assert lengths[LIGHT.statuses["stalled"]][0] == 0
    assert [note.text for note in figure.layout.annotations].count("0") == 2


def test_a_given_end_of_the_scale_is_kept() -> None:
    row = StageRow("One", (StageBar(50, "50%"),))
    half = stages_chart(StagesChart((("Stage", "agreed"),), (row,), most=100), WIDE_LIGHT).data[0].x[0]
    whole = stages_chart(StagesChart((("Stage", "agreed"),), (row,)), WIDE_LIGHT).data[0].x[0]
    assert whole == pytest.approx(2 * half, abs=0.2)


@pytest.mark.parametrize(
    ("count", "most", "expected"), [(1, 1, 0), (1, 5, 0), (5, 5, 4), (3, 5, 2), (40, 40, 4), (1, 40, 0)]
)
def test_the_more_the_deeper(count: int, most: int, expected: int) -> None:
    assert step(count, most) == expected < len(STEPS)


def counts(pairs: int) -> CountsChart:
    """So many pairs, of which the last names two sectors."""
    columns = tuple((f"A–{number}", f"A–{number}") for number in range(pairs))
    none = (0,) * (pairs - 1)
    return CountsChart(columns, (CountRow("Trade", (*none, 1)), CountRow("Space", (*none, 2))))


@pytest.mark.parametrize(("pairs", "variant"), [(1, WIDE_LIGHT), (3, WIDE_LIGHT), (1, NARROW_LIGHT)])
def test_few_columns_hold_bars_on_one_scale_and_leave_no_part_of_the_picture_empty(
    pairs: int, variant: Variant
) -> None:
    figure = counts_chart(counts(pairs), variant)
    (bars,) = [shape.path for shape in figure.layout.shapes if shape.fillcolor]
    ends = [(float(start), float(end)) for start, end in re.findall(r"M([^,]+),[^H]+H([^V]+)V", bars)]
    one, two = (end - start for start, end in ends)
    assert two == pytest.approx(2 * one, abs=0.2)
    assert ends[1][1] > figure.layout.width * 0.9
    assert [note.align for note in figure.layout.annotations] == ["left"] * pairs


def test_an_empty_cell_has_no_ground() -> None:
    columns = (("A–B", "A–B"),) * 4
    rows = (CountRow("Trade", (0, 0, 0, 0)), CountRow("Space", (2, 0, 0, 0)))
    figure = counts_chart(CountsChart(columns, rows), WIDE_LIGHT)
    assert [shape.path.count("Z") for shape in figure.layout.shapes if shape.fillcolor] == [1]
    assert sorted(text for trace in figure.data for text in trace.text) == ["2", "Space", "Trade", *"·······"]


def test_stated_growth_has_a_mark_and_derived_growth_a_range_alone() -> None:
    bars, squares = rates_chart(rates(), WIDE_LIGHT).data
    assert squares.x == (65, 130)
    assert len(bars.x) == 4
    assert len(set(bars.marker.color)) == 2
    assert bars.base[3] == -20


def test_growth_without_a_range_is_still_seen() -> None:
    info = RatesChart((RateGroup("One", (RateRow("2031", 50, 50, None, "+50%"),)),))
    assert rates_chart(info, NARROW_LIGHT).data[0].x[0] > 0


def test_a_long_pair_breaks_after_its_dash() -> None:
    assert wrapped_pair("Belarus–Kazakhstan", 400, 13) == "Belarus–Kazakhstan"
    assert wrapped_pair("Belarus–Kazakhstan", 90, 13) == "Belarus–\nKazakhstan"
    assert wrapped_pair("Everything", 10, 13) == "Everything"
