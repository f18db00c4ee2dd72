"""Targets in time: every word is there, and no line crosses it."""

import pytest

from dashboard.charts.theme import LIGHT, Variant
from dashboard.charts.trade_lanes import TargetLine, TargetState
from dashboard.charts.trade_targets import TargetsChart
from tests.charts.boxes import text_boxes
from tests.charts.read import targets_chart
from tests.charts.samples import NARROW_LIGHT, WIDE_LIGHT, written

UNKNOWN = TargetLine("2017-09-22", "2020", 1, "≥ $1 bn by 2020", TargetState.OPEN, "outcome not known")
SLIPPED = TargetLine("2012-05-14", "", 1, "> $1 bn", TargetState.SLIPPED, "reached, officials say, then slipped")
LATE = TargetLine("2025-11-19", "", 1, "2 times as much", TargetState.OPEN, "open")
CHART = TargetsChart((UNKNOWN, SLIPPED, LATE), 2026)


@pytest.mark.parametrize("variant", [WIDE_LIGHT, NARROW_LIGHT])
def test_what_became_of_a_target_is_written_whole(variant: Variant) -> None:
    texts = [box.text for box in text_boxes(targets_chart(CHART, variant))]
    assert {line.text.replace("$", "&#36;").replace(">", "&gt;") for line in CHART.targets} <= set(texts)


def test_a_text_without_room_beside_its_line_stands_over_it() -> None:
    figure = targets_chart(CHART, NARROW_LIGHT)
    above = written(figure, "≥ &#36;1 bn by 2020 · outcome not known")
    beside = written(figure, "2 times as much · open")
    ends = next(trace for trace in figure.data if trace.name == "targets")
    heights = dict(zip(("slipped", "unknown", "late"), ends.y, strict=True))
    assert above.y == pytest.approx(heights["unknown"] + 15)
    assert beside.y == heights["late"]


def test_the_years_are_covered_behind_every_text() -> None:
    grid, *grounds = [shape for shape in targets_chart(CHART, WIDE_LIGHT).layout.shapes if shape.layer == "below"]
    assert grid.line.color == LIGHT.rule
    assert sum(ground.path.count("M") for ground in grounds if ground.fillcolor == LIGHT.paper) == 3
