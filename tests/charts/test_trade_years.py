from dataclasses import replace
from itertools import pairwise

import pytest

from dashboard.charts.theme import LIGHT, Place, SideMark
from dashboard.charts.trade_years import GoalLevel, TargetLine, TargetState, YearFigure, YearsChart, placed_columns
from tests.charts.read import years_chart
from tests.charts.samples import BLR, KAZ, NARROW_LIGHT, WIDE_LIGHT, annotation, years


def test_whole_years_are_columns_and_parts_are_hollow_and_hatched() -> None:
    whole, part, *_ = (trace for trace in years_chart(years(), WIDE_LIGHT).data if trace.type == "bar")
    assert len(whole.x) == 11
    assert part.y == (0.3, 0.5)
    assert (part.marker.color, part.marker.pattern.shape) == (LIGHT.paper, "/")
    assert part.marker.line.color == (LIGHT.accents[0], LIGHT.accents[0])


def test_no_line_joins_the_years() -> None:
    traces = years_chart(years(), WIDE_LIGHT).data
    assert {trace.mode for trace in traces if trace.type == "scatter"} == {"markers", "text"}


def test_the_two_reporters_of_a_year_stand_side_by_side() -> None:
    info = YearsChart(2017, 2018, (YearFigure(2017, KAZ, 1, 1, 1), YearFigure(2017, BLR, 2, 2, 2)))
    columns = years_chart(info, WIDE_LIGHT).data[0]
    assert sum(columns.x) / 2 == pytest.approx(2017.5)
    assert columns.x[1] - columns.x[0] >= columns.width[0]
    assert columns.marker.color == (LIGHT.pale(LIGHT.accents[1], 0.4), LIGHT.pale(LIGHT.accents[0], 0.4))


def test_marks_tell_the_reporter_and_a_part_year_by_shape() -> None:
    marks = {trace.name: trace.marker.symbol for trace in years_chart(years(), WIDE_LIGHT).data if trace.name}
    assert set(marks["Kazakhstan"]) == {"diamond"}
    assert set(marks["Belarus"]) == {"circle", "circle-open"}


def test_years_without_a_figure_are_shaded_and_never_zero() -> None:
    figure = years_chart(years(), WIDE_LIGHT)
    bands = [(round(shape.x0), round(shape.x1)) for shape in figure.layout.shapes if shape.type == "rect"]
    assert bands == [(2006, 2008), (2012, 2013), (2014, 2016), (2019, 2021), (2022, 2026)]
    assert annotation(figure, "no figure<br>recorded").y > 0
    assert 0 not in [value for trace in figure.data if trace.type == "bar" for value in trace.y]


def fiscal(year: int, side: SideMark = KAZ) -> YearFigure:
    """A year from April that ends in ``year``."""
    return YearFigure(year, side, 5, 5, 5, at=year - 0.252, name=f"{year - 1}–{year % 100} (Apr–Mar)")


def bands(info: YearsChart) -> list[tuple[float, float]]:
    shapes = years_chart(info, WIDE_LIGHT).layout.shapes
    return [(round(shape.x0, 1), round(shape.x1, 1)) for shape in shapes if shape.type == "rect"]


def test_a_year_that_is_no_calendar_year_leaves_no_gap_in_the_years_that_it_lies_in() -> None:
    half = YearFigure(2021, BLR, 2, 2, 2, "Jan–Jun")
    assert bands(YearsChart(2020, 2024, (fiscal(2021), half, fiscal(2023), fiscal(2024)))) == []
    assert bands(YearsChart(2020, 2023, (fiscal(2021), fiscal(2023)))) == [(2021.3, 2022.2)]


def test_a_year_that_is_no_calendar_year_has_its_name_under_it_where_there_is_room() -> None:
    info = YearsChart(2020, 2024, (fiscal(2021), fiscal(2024)))
    assert annotation(years_chart(info, WIDE_LIGHT), "2023–24 (Apr–Mar)").x == 2023.748
    assert annotation(years_chart(info, NARROW_LIGHT), "2023–24<br>(Apr–Mar)").y < 0
    assert annotation(years_chart(replace(info, first_year=2019), NARROW_LIGHT), "2023–24").y < 0
    long = YearsChart(2005, 2024, (fiscal(2021), fiscal(2024)))
    assert not [note for note in years_chart(long, NARROW_LIGHT).layout.annotations if "–" in note.text]


def test_columns_of_years_that_differ_stand_beside_each_other() -> None:
    info = YearsChart(2023, 2025, (YearFigure(2024, BLR, 4, 4, 4), fiscal(2025), fiscal(2025, BLR), fiscal(2024)))
    placed = sorted(placed_columns(info), key=lambda column: column.x)
    assert [column.figure.middle for column in placed] == [2023.748, 2024.5, 2024.748, 2024.748]
    assert all(after.x - before.x >= after.width for before, after in pairwise(placed))


@pytest.mark.parametrize(
    ("low", "high", "stated", "value", "whisker"),
    [
        (450, 550, 500, 500, (50, 50)),
        (450, 550, None, 500, (50, 50)),
        (None, 300, 300, 300, (300, 0)),
        (1000, None, 1000, 1000, (0, 0)),
        (1000, None, None, 1000, (0, 0)),
        (None, None, 12, 12, (0, 0)),
        (None, None, None, 0, (0, 0)),
    ],
)
def test_where_a_figure_stands_and_how_far_its_range_reaches(
    low: float | None, high: float | None, stated: float | None, value: float, whisker: tuple[float, float]
) -> None:
    figure = YearFigure(2018, BLR, low, high, stated)
    assert (figure.value, figure.whisker) == (value, whisker)


def test_whiskers_and_open_ends_are_drawn() -> None:
    info = YearsChart(2017, 2018, (YearFigure(2017, BLR, 450, 550, 500), YearFigure(2018, BLR, 900, None, 900)))
    paths = [shape.path for shape in years_chart(info, WIDE_LIGHT).layout.shapes if shape.type == "path"]
    assert [path for path in paths if path.startswith("M2017.5,500V450M") and "V550M" in path]
    assert [path for path in paths if path.startswith("M2018.5,900L2018.5,9")]


def test_targets_run_from_the_day_they_were_stated_to_their_deadline() -> None:
    figure = years_chart(years(), WIDE_LIGHT)
    (ends,) = [trace for trace in figure.data if trace.name == "targets"]
    assert ends.x == (2012, 2021, 2022, 2019, 2026, 2026)
    assert ends.marker.symbol == ("x", "x", "circle", "diamond-open", "triangle-right", "triangle-right")
    assert max(ends.y) < 0
    (missed,) = [s for s in figure.layout.shapes if s.path and s.path.startswith("M2011.392,")]
    assert missed.line.color == LIGHT.statuses["stalled"]
    assert "M2011.392,1H2012.0" in missed.path.replace(",1H2012H", ",1H2012.0H")


def test_a_target_far_above_every_figure_keeps_to_its_lane() -> None:
    figure = years_chart(years(), WIDE_LIGHT)
    (opened,) = [s for s in figure.layout.shapes if s.path and s.line.dash == "dot"]
    assert ",3.5H" not in opened.path
    assert ",1H" in opened.path
    assert figure.layout.yaxis.range[1] < 2


def test_the_words_of_a_target_carry_its_state() -> None:
    texts = [text for trace in years_chart(years(), NARROW_LIGHT).data for text in trace.text or ()]
    assert "&#36;1 bn by 2020 · missed" in texts


def test_a_target_outside_the_years_shown_stays_at_the_edge() -> None:
    late = TargetLine("2030", "2035", 1, "$1 bn", TargetState.OPEN, "open")
    figure = years_chart(YearsChart(2005, 2025, targets=(late,)), WIDE_LIGHT)
    (ends,) = [trace for trace in figure.data if trace.name == "targets"]
    assert ends.x == (2026,)


def test_a_level_far_above_every_figure_is_told_at_the_top_of_the_axis_and_has_no_line() -> None:
    goals = (GoalLevel(2, "≥ 2"), GoalLevel(9, "≥ 9"), GoalLevel(12, "10–12"))
    figure = years_chart(YearsChart(2017, 2018, (YearFigure(2017, KAZ, 1.8, 1.8, 1.8),), goals=goals), WIDE_LIGHT)
    note = annotation(figure, "↑ ≥ 9, 10–12")
    first, last = figure.layout.xaxis.range
    assert (note.x, note.xanchor, note.yanchor) == (last, "right", "top")
    assert note.y < 3
    drawn = [
        shape.y0 for shape in figure.layout.shapes if shape.type == "line" and (shape.x0, shape.x1) == (first, last)
    ]
    assert 2 in drawn
    assert not {9, 12} & {*drawn}


def test_a_key_that_is_too_long_for_one_row_takes_two() -> None:
    unnamed = SideMark("Reporter not said", Place.BOTH)
    info = YearsChart(
        2017, 2018, (YearFigure(2017, BLR, 2, 2, 2),), sides=(BLR, KAZ, unnamed), key_note="Hatched: part"
    )
    names = ("Belarus", "Kazakhstan", "Reporter not said", "Hatched: part")
    wide, narrow = (
        [annotation(years_chart(info, variant), name) for name in names] for variant in (WIDE_LIGHT, NARROW_LIGHT)
    )
    assert len({note.y for note in wide}) == 1
    assert narrow[0].y == narrow[1].y > narrow[2].y > narrow[3].y > 2
    assert narrow[2].x == narrow[0].x
