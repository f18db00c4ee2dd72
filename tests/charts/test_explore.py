"""The figures to explore hold what the pictures are drawn from, in Plotly's own terms."""

import json
from collections.abc import Callable
from typing import Any

import plotly.graph_objects as go
import pytest

from dashboard.charts.compare_panels import Panel, PanelPoint, PanelsChart
from dashboard.charts.drawing import PlotlyFigure
from dashboard.charts.explore import (
    explore_mirror,
    explore_months,
    explore_panels,
    explore_stock,
    explore_timeline,
    explore_years,
)
from dashboard.charts.replacement import Candidate, StockChart
from dashboard.charts.theme import DARK, LIGHT, THEMES
from dashboard.charts.trade_mirror import MirrorChart, MirrorGroup, MirrorRow, SideFigure
from dashboard.charts.trade_years import GoalLevel, Rival, YearFigure, YearsChart
from tests.charts import samples
from tests.charts.samples import BLR, KAZ

PANELS = PanelsChart(
    2016,
    2018,
    (
        Panel("A–B", points=(PanelPoint(2017, 5, BLR), PanelPoint(2016, 4, BLR), PanelPoint(2016, 3, KAZ)), goal=6),
        Panel("A–C", points=(PanelPoint(2018, 7, BLR, hollow=True, hover="7, not said of what"),)),
    ),
)
STOCK = StockChart(
    buyer=KAZ,
    seller=BLR,
    candidates=(
        Candidate("0402", "Milk powder", 12, 30, 12),
        Candidate("8701", "Tractors", 80, 20, 20, "Tractors: 20"),
    ),
    ticks=(),
    x_title="sold elsewhere",
    y_title="bought elsewhere",
    equal="as much",
    above="",
    below="",
)
EVERY: list[tuple[Callable[..., PlotlyFigure], Any]] = [
    (explore_years, samples.years()),
    (explore_mirror, samples.mirror()),
    (explore_months, samples.months()),
    (explore_timeline, samples.timeline()),
    (explore_stock, STOCK),
    (explore_panels, PANELS),
]


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize(("explore", "info"), EVERY)
def test_plotly_takes_the_figure_and_each_point_is_worded(
    explore: Callable[..., PlotlyFigure], info: Any, theme: Any
) -> None:
    figure = explore(info, theme)
    go.Figure(json.loads(figure.to_json()))  # refuses what Plotly does not know
    assert figure.data
    for series in figure.data:
        assert len(series["customdata"]) == len(series["hovertext"]) == len(series["x"])
        assert series["name"]
    assert figure.layout["paper_bgcolor"] == theme.paper


@pytest.mark.parametrize(
    ("explore", "empty"), [(explore_years, YearsChart(2016, 2018)), (explore_panels, PanelsChart())]
)
def test_without_a_figure_nothing_is_drawn(explore: Callable[..., PlotlyFigure], empty: Any) -> None:
    assert explore(empty, LIGHT).data == []


def test_all_that_one_side_reports_of_years_is_switched_together() -> None:
    figures = (
        YearFigure(2016, KAZ, 400, 420, 410, hover="2016: 410\nstated"),
        YearFigure(2017, KAZ, 450, 550, None, part="Jan–Sep"),
        YearFigure(2017, BLR, 590, 600, 595, at=2017.75, rivals=(Rival(700, 710, 705, "705"),)),
    )
    info = YearsChart(2016, 2018, figures, sides=(BLR, KAZ), goals=(GoalLevel(800, "$0.8 bn"),))
    whole_first, rival, whole_second, part, goal = explore_years(info, LIGHT).data
    assert [one["legendgroup"] for one in (whole_first, rival, whole_second, part)] == [
        "Belarus",
        "Belarus",
        "Kazakhstan",
        "Kazakhstan",
    ]
    assert (whole_first["x"], rival["x"], rival["y"]) == ([2017.25], [2017.295], [705])
    assert whole_second["customdata"] == ["2016: 410; stated"]
    assert (whole_second["error_y"]["array"], whole_second["error_y"]["arrayminus"]) == ([10], [10])
    assert (part["marker"]["pattern"]["shape"], part["showlegend"]) == ("/", False)
    assert "showlegend" not in whole_first
    assert (goal["name"], goal["y"]) == ("$0.8 bn", [800, 800])


def test_a_target_far_above_every_figure_is_left_to_the_picture_which_tells_it_in_words() -> None:
    figures = (YearFigure(2016, KAZ, 400, 420, 410, hover="2016: 410"),)
    levels = (GoalLevel(500, "$0.5 bn"), GoalLevel(3500, "$3.5 bn"))
    _columns, *goals = explore_years(YearsChart(2016, 2016, figures, sides=(KAZ,), goals=levels), LIGHT).data
    assert [goal["name"] for goal in goals] == ["$0.5 bn"]
    assert goals[0]["hoverinfo"] == "skip"  # the line says it; it is no figure of the year under the pointer


def test_the_timeline_begins_with_its_first_event_and_names_each_lane_over_its_bars() -> None:
    info = samples.timeline()
    spans = [event.span for lane in info.lanes for event in lane.events]
    axes = explore_timeline(info, LIGHT).layout
    ends = [min(start for start, _ in spans), max(end for _, end in spans)]
    assert axes["xaxis"]["range"] == pytest.approx([ends[0] - 0.3, ends[1] + 0.3], abs=1e-3)
    assert axes["xaxis"]["rangeslider"]["range"] == axes["xaxis"]["range"]
    assert axes["yaxis"]["ticklabelshift"] > 0


def test_pairs_side_by_side_keep_their_years_in_order_and_their_goals() -> None:
    first, second, goal, other = explore_panels(PANELS, DARK).data
    assert (first["name"], first["x"], first["y"]) == ("A–B: Belarus", [2016, 2017], [4, 5])
    assert second["line"]["dash"] == first["line"]["dash"] != other["line"]["dash"]
    assert goal["y"] == [6, 6]
    assert other["marker"]["symbol"] == ["circle-open"]


def test_two_figures_of_one_side_and_year_stand_beside_each_other() -> None:
    figures = (YearFigure(2017, BLR, 1, 1, 1, hover="one"), YearFigure(2017, BLR, 2, 2, 2, hover="other"))
    one, other = explore_years(YearsChart(2017, 2017, figures, sides=(BLR,)), LIGHT).data
    assert one["x"] == other["x"] == [2017]
    assert one["offset"][0] + one["width"][0] <= other["offset"][0]
    assert one["customdata"] + other["customdata"] == ["one", "other"]


def test_a_report_of_which_only_the_upper_end_is_known_reaches_down_to_zero_as_in_the_picture() -> None:
    row = MirrorRow("2017", SideFigure(None, 8, 6, "less than 8"), SideFigure(4, 7, 5, "5"))
    info = MirrorChart(sides=(BLR, KAZ), groups=(MirrorGroup("Turnover", (row,)),))
    first, second = explore_mirror(info, LIGHT).data
    assert (first["error_x"]["arrayminus"], first["error_x"]["array"]) == ([6], [2])
    assert (second["error_x"]["arrayminus"], second["error_x"]["array"]) == ([1], [2])


def test_a_flow_is_named_above_its_periods_so_that_a_phone_has_room_for_the_points() -> None:
    row = MirrorRow("2017", SideFigure(6, 8, 7, "7"), SideFigure(4, 7, 5, "5"))
    groups = (MirrorGroup("Turnover", (row,)), MirrorGroup("From A to B", (row, MirrorRow("2018", None, row.second))))
    figure = explore_mirror(MirrorChart(sides=(BLR, KAZ), groups=groups), LIGHT)
    axis = figure.layout["yaxis"]
    assert axis["ticktext"] == ["2017", "2017", "2018"]
    assert axis["categoryarray"][0] == figure.layout["annotations"][0]["y"] == "Turnover"
    assert {*figure.data[1]["y"]} <= {*axis["tickvals"]} < {*axis["categoryarray"]}
