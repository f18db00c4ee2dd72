import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.drawing import Frame, Letters, Sheet, Stroke
from dashboard.charts.lettering import text_width
from dashboard.charts.theme import LIGHT
from tests.charts.read import read
from tests.charts.samples import BLR, KAZ

FRAME = Frame(860, 300, (0, 1.2), (260, 0), left=100, right=10, top=10, bottom=30)


def sheet() -> Sheet:
    return Sheet(LIGHT, FRAME)


@given(st.floats(0, 860))
def test_pixels_and_units_agree(px: float) -> None:
    assert FRAME.x_px(FRAME.x_at(px)) == pytest.approx(px, abs=0.01)


def test_a_row_of_labels_counts_y_in_pixels_downwards() -> None:
    assert FRAME.y_scale == -1


def test_an_empty_sheet_is_a_bare_figure_of_its_size() -> None:
    figure = read(sheet().figure())
    assert (figure.layout.width, figure.layout.height) == (860, 300)
    assert figure.layout.template.to_plotly_json() == {}
    assert figure.layout.xaxis.visible is False
    assert len(figure.data) == len(figure.layout.shapes) == len(figure.layout.annotations) == 0


def test_a_note_stands_where_it_is_put() -> None:
    drawn = sheet()
    drawn.note((0.5, 40), "a < b\nc", Letters(LIGHT.ink, 12, bold=True, anchor="right", dx=-8, dy=3))
    drawn.note((0.5, 40), "", Letters(LIGHT.ink))
    (note,) = read(drawn.figure()).layout.annotations
    assert note.text == "a &lt; b<br>c"
    assert (note.x, note.y, note.xshift, note.yshift) == (0.5, 40, -8, -3)
    assert (note.xanchor, note.align, note.font.weight) == ("right", "right", 700)


def test_a_text_in_a_trace_stands_like_a_note_and_its_ground_lies_over_the_grid_and_under_the_marks() -> None:
    drawn = sheet()
    drawn.notes([((0.5, 40), "a\nb", Letters(LIGHT.ink, 10, anchor="right", dx=-8, dy=3, ground=LIGHT.paper))])
    figure = read(drawn.figure())
    (trace,), (ground,) = figure.data, figure.layout.shapes
    assert (trace.x, trace.y, trace.text) == ((pytest.approx(0.5 - 8 / FRAME.x_scale),), (43,), ("a<br>b",))
    assert trace.textposition == "middle left"
    assert (ground.layer, ground.fillcolor) == ("below", LIGHT.paper)
    (corners,) = re.findall(r"^M(.+),(.+)H(.+)V(.+)H\1Z$", ground.path)
    left, top, right, bottom = map(float, corners)
    assert (top, bottom) == (30, 56)
    assert right == pytest.approx(trace.x[0])
    assert (right - left) * FRAME.x_scale == pytest.approx(text_width("b", 10), abs=0.02)


def test_texts_set_alike_are_one_trace_and_an_empty_one_is_none() -> None:
    drawn = sheet()
    plain, strong = Letters(LIGHT.ink), Letters(LIGHT.ink, bold=True)
    drawn.notes([((0, 1), "a", plain), ((0, 2), "b", strong), ((0, 3), "c", plain), ((0, 4), "", strong)])
    assert [trace.text for trace in read(drawn.figure()).data] == [("a", "c"), ("b",)]


def test_lines_lie_between_the_grid_and_the_marks() -> None:
    drawn = sheet()
    drawn.line((1, 0), (1, 260), Stroke(LIGHT.ink, 2, "dot"))
    drawn.band((1, 0), (1.2, 260), LIGHT.tint)
    line, band = read(drawn.figure()).layout.shapes
    assert (line.layer, line.line.dash, line.line.width) == ("between", "dot", 2)
    assert (band.layer, band.fillcolor, band.line.width) == ("below", LIGHT.tint, 0)


@pytest.mark.parametrize(
    ("head", "barbs"),
    [
        ((1.0, 100), ["0.98720,103.5", "0.98720,96.5"]),  # to the right: 8 pixels back, 3.5 to either side
        ((0.5, 200), ["0.50560,192.0", "0.49440,192.0"]),  # downwards
    ],
)
def test_an_arrow_ends_in_a_head_of_fixed_pixels(head: tuple[float, float], barbs: list[str]) -> None:
    drawn = sheet()
    drawn.arrow((0.5, 100), head, LIGHT.ink)
    shaft, *corners = read(drawn.figure()).layout.shapes[0].path.split("L")[:4]
    assert shaft == "M0.5,100"
    assert corners[0] == f"{head[0]},{head[1]}"
    numbers = sorted(tuple(float(number) for number in corner.split(",")) for corner in corners[1:])
    assert numbers == [pytest.approx(pair) for pair in sorted(tuple(map(float, b.split(","))) for b in barbs)]


def test_an_arrow_to_its_own_tail_is_none() -> None:
    drawn = sheet()
    drawn.arrow((0.5, 100), (0.5, 100), LIGHT.ink)
    assert drawn.shapes == []


def test_the_key_names_each_side_in_its_colour_and_shape() -> None:
    drawn = sheet()
    drawn.key([BLR, KAZ], (100, 12), "Hatched: part of a year")
    figure = read(drawn.figure())
    (marks,) = figure.data
    assert marks.marker.symbol == ("circle", "diamond")
    assert [note.text for note in figure.layout.annotations] == ["Belarus", "Kazakhstan", "Hatched: part of a year"]
    assert figure.layout.annotations[1].font.color == LIGHT.accents[1]


def test_no_texts_make_no_trace() -> None:
    drawn = sheet()
    drawn.texts([], [], Letters(LIGHT.ink))
    assert drawn.traces == []


def test_a_number_that_json_does_not_know_is_refused() -> None:
    drawn = sheet()
    drawn.note((float("nan"), 40), "nowhere", Letters(LIGHT.ink))
    with pytest.raises(ValueError, match="JSON"):
        drawn.figure().to_json()
