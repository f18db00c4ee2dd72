from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import plotly.graph_objects as go
import pytest

from dashboard.charts.sectors import MatrixChart, MatrixColumn, MatrixGroup, MatrixMark, MatrixRow
from dashboard.charts.theme import LIGHT, SideMark
from tests.charts.boxes import annotation_boxes
from tests.charts.read import matrix_chart
from tests.charts.samples import (
    BLR,
    BOTH,
    KAZ,
    NARROW_LIGHT,
    PROPOSALS,
    RUSSIAN,
    WIDE_LIGHT,
    annotation,
    matrix,
)


def marks(figure: go.Figure) -> Iterator[tuple[str, int, float, float]]:
    """Side, number, x and y of each numbered mark."""
    for trace in figure.data:
        if trace.mode == "markers+text":
            yield from ((trace.name, int(text), x, y) for text, x, y in zip(trace.text, trace.x, trace.y, strict=True))


def test_one_mark_for_each_proposal_in_each_sector() -> None:
    drawn = Counter(number for _, number, _, _ in marks(matrix_chart(matrix(), WIDE_LIGHT)))
    assert drawn == {number: len(sectors.split()) for number, (sectors, _, _) in PROPOSALS.items()}


def test_a_mark_stands_in_the_column_of_its_status() -> None:
    columns = {(number, round(x)) for _, number, x, _ in marks(matrix_chart(matrix(), WIDE_LIGHT))}
    assert columns == {(number, column) for number, (_, column, _) in PROPOSALS.items()}


def test_shape_and_colour_say_who_put_it_forward() -> None:
    traces = {trace.name: trace.marker for trace in matrix_chart(matrix(), WIDE_LIGHT).data if trace.name}
    looks = {name: (marker.symbol, marker.color) for name, marker in traces.items() if marker.size > 11}
    assert looks == {
        "Belarus": ("circle", LIGHT.accents[0]),
        "Kazakhstan": ("diamond", LIGHT.accents[1]),
        "Both sides": ("square", LIGHT.joint),
    }


def test_marks_in_one_cell_keep_apart_in_the_order_of_their_numbers() -> None:
    figure = matrix_chart(matrix(), WIDE_LIGHT)
    scale = figure.layout.width / (figure.layout.xaxis.range[1] - figure.layout.xaxis.range[0])
    space = [x * scale for _, number, x, _ in marks(figure) if number in (11, 12, 13)]
    assert space == sorted(space)
    assert min(after - before for before, after in pairwise(space)) >= 22


def test_empty_columns_are_shaded_and_say_so_neighbours_together() -> None:
    figure = matrix_chart(matrix(), WIDE_LIGHT)
    bands = [(shape.x0, shape.x1) for shape in figure.layout.shapes if shape.type == "rect"]
    assert bands == [(3.5, 4.5), (5.5, 8.5)]
    assert annotation(figure, "Nothing on<br>record").x == 4
    assert annotation(figure, "Nothing on record").x == 7


def test_totals_are_proposals_and_every_status_keeps_its_head() -> None:
    texts = [list(trace.text) for trace in matrix_chart(matrix(), WIDE_LIGHT).data if trace.mode == "text"]
    assert ["Proposed", "Offered", "Endorsed", "Agreed", "Under way"] in texts
    assert ["Signed", "Completed", "Stalled", "Dropped"] in texts
    assert ["10", "5", "3", "1", "3"] in texts
    assert ["0", "0", "0", "0"] in texts


def test_a_phone_shows_the_columns_in_use_and_names_the_others() -> None:
    figure = matrix_chart(matrix(), NARROW_LIGHT)
    assert {round(x) for _, _, x, _ in marks(figure)} == {0, 1, 2, 3, 4}
    assert not [shape for shape in figure.layout.shapes if shape.type == "rect"]
    foot = figure.layout.annotations[-1].text.replace("<br>", " ")
    assert foot.endswith("Signed, completed, stalled and dropped: nothing on record")
    assert "Signed" not in [note.text for note in figure.layout.annotations]


def test_wide_heads_are_slanted_and_stay_in_the_picture() -> None:
    for variant in (WIDE_LIGHT, NARROW_LIGHT):
        figure = matrix_chart(matrix(RUSSIAN), variant)
        heads = [note for note in figure.layout.annotations if note.textangle == -45]
        assert "Предложено" in [note.text for note in heads]
        assert max(box.right for box in annotation_boxes(figure)) <= figure.layout.width


def crowded(count: int, side: SideMark = BLR) -> MatrixChart:
    row = MatrixRow("Trade", "Trade", tuple(MatrixMark(number, 0, side) for number in range(1, count + 1)))
    return MatrixChart((MatrixColumn("Proposed", count), MatrixColumn("Offered", 0)), (MatrixGroup("All", (row,)),))


def test_six_marks_are_shown_and_seven_are_counted() -> None:
    assert len(list(marks(matrix_chart(crowded(6), WIDE_LIGHT)))) == 6
    figure = matrix_chart(crowded(7), WIDE_LIGHT)
    assert list(marks(figure)) == []
    assert ["×7"] in [list(trace.text) for trace in figure.data if trace.mode == "text"]


@pytest.mark.parametrize("variant", [WIDE_LIGHT, NARROW_LIGHT])
def test_a_narrow_column_stacks_its_marks(variant: object) -> None:
    columns = tuple(MatrixColumn(f"S{n}", 1) for n in range(9))
    full = tuple(MatrixMark(n, n % 9, KAZ) for n in range(9 * 5))
    info = MatrixChart(columns, (MatrixGroup("All", (MatrixRow("Trade", "Trade", full),)),), sides=(BLR, KAZ, BOTH))
    placed = [(x, y) for _, _, x, y in marks(matrix_chart(info, variant))]  # type: ignore[arg-type]
    assert len(set(placed)) == 45
    assert len({y for _, y in placed}) > 1


def test_groups_follow_one_another_with_their_sectors() -> None:
    info = replace(matrix(), sides=())
    names = next(list(t.text) for t in matrix_chart(info, WIDE_LIGHT).data if t.mode == "text")
    assert len(names) == 24
    assert names[:4] == [
        "Information technology",
        "High and new technologies",
        "Unmanned aerial vehicles",
        "Space exploration",
    ]
