import pytest

from dashboard.charts.theme import LIGHT
from dashboard.charts.trade_mirror import MirrorChart, MirrorGroup, MirrorRow, SideFigure
from tests.charts.read import mirror_chart
from tests.charts.samples import BLR, KAZ, NARROW_LIGHT, WIDE_LIGHT, mirror, written


def test_each_country_has_a_mark_in_each_row_that_it_reports() -> None:
    marks = {trace.name: trace for trace in mirror_chart(mirror(), WIDE_LIGHT).data if trace.name}
    assert marks["Belarus"].x == (500, 689.2, 896, 97.1, 112.3, 300)
    assert marks["Kazakhstan"].x == (441.4, 604.1, 1000, 95.5, 280)
    assert (marks["Belarus"].marker.symbol, marks["Kazakhstan"].marker.symbol) == ("circle", "diamond")


def test_a_line_joins_the_two_marks_of_a_row() -> None:
    (joined,) = [s.path for s in mirror_chart(mirror(), WIDE_LIGHT).layout.shapes if s.line.color == LIGHT.edge]
    lines = [[end.split(",")[0] for end in line.split("L")] for line in joined.split("M")[1:]]
    assert lines[:3] == [["441.4", "500"], ["604.1", "689.2"], ["896", "1000"]]
    assert len(lines) == 5  # one country reports nothing in the sixth row


def test_ranges_are_bars_behind_the_marks() -> None:
    shapes = mirror_chart(mirror(), WIDE_LIGHT).layout.shapes
    first, second = (
        [(float(bar.split(",")[0]), float(bar.split("H")[1].split("V")[0])) for bar in shape.path.split("M")[1:]]
        for shape in shapes
        if shape.fillcolor in (LIGHT.pale(LIGHT.accents[0], 0.35), LIGHT.pale(LIGHT.accents[1], 0.35))
    )
    assert first[:2] == [(450, 550), (688.9, 689.5)]
    assert second[-1][0] == 0  # "almost 0.3 bn": nothing is certain below it
    assert first[-1][0] == 300
    assert first[-1][1] > 300  # "more than 0.3 bn" goes on, with an arrow
    grid, *_grounds = (index for index, shape in enumerate(shapes) if shape.layer == "below")
    assert grid == 0


def test_the_lesser_figure_is_written_before_its_mark() -> None:
    figure = mirror_chart(mirror(), WIDE_LIGHT)
    lesser, greater = written(figure, "&#36;604 m"), written(figure, "&#36;689 m")
    assert lesser.position.endswith("left")
    assert greater.position.endswith("right")
    assert lesser.x < 604.1
    assert greater.x > 689.2
    assert lesser.colour == LIGHT.accents[1]


def test_texts_set_alike_are_drawn_as_one_for_an_annotation_each_takes_two_milliseconds() -> None:
    figure = mirror_chart(mirror(), WIDE_LIGHT)
    assert [note.text for note in figure.layout.annotations] == ["Belarus", "Kazakhstan"]
    assert len([trace for trace in figure.data if trace.mode == "text"]) <= 8


def test_marks_that_would_cover_each_other_move_apart() -> None:
    marks = {trace.name: trace for trace in mirror_chart(mirror(), WIDE_LIGHT).data if trace.name}
    assert marks["Belarus"].y[3] - marks["Kazakhstan"].y[3] == 12
    assert marks["Belarus"].y[1] == marks["Kazakhstan"].y[1]


def test_a_note_says_what_is_missing() -> None:
    assert written(mirror_chart(mirror(), NARROW_LIGHT), "Kazakhstan: no figure recorded")


def test_a_row_without_any_figure_is_drawn_empty() -> None:
    info = MirrorChart((BLR, KAZ), (MirrorGroup("Turnover", (MirrorRow("2019", None, None, "no figure recorded"),)),))
    figure = mirror_chart(info, WIDE_LIGHT)
    assert not any(len(trace.x) for trace in figure.data if trace.name)
    assert written(figure, "2019")


@pytest.mark.parametrize(("low", "high", "value"), [(1, 3, 2), (None, 3, 3), (1, None, 1), (None, None, 0)])
def test_an_unstated_reading_stands_in_its_range(low: float | None, high: float | None, value: float) -> None:
    assert SideFigure(low, high, None, "").value == value
