from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.charts.theme import LIGHT, Variant
from dashboard.charts.trade import Pace, RangeBar, Shortfall, TargetChart, TargetMark
from tests.charts.boxes import row_boxes
from tests.charts.read import target_chart
from tests.charts.samples import NARROW_LIGHT, WIDE_LIGHT, annotation, open_ranges, target


def test_bars_are_solid_to_the_low_end_and_hatched_to_the_high_end() -> None:
    solid, hatched = target_chart(target(), WIDE_LIGHT).data
    assert solid.x == (0.27, 0.45, 0.6)
    assert hatched.base == (0.27, 0.45, 0.6)
    assert hatched.x == pytest.approx((0.07, 0.10, 0.13))
    assert solid.y == hatched.y
    assert hatched.marker.pattern.shape == "/"


def test_derived_bars_are_pale() -> None:
    solid, _ = target_chart(target(), WIDE_LIGHT).data
    assert solid.marker.color == (LIGHT.pale(LIGHT.joint), LIGHT.joint, LIGHT.pale(LIGHT.joint))


def test_the_stated_value_is_a_tick_over_its_bar() -> None:
    figure = target_chart(target(), WIDE_LIGHT)
    (tick,) = [shape for shape in figure.layout.shapes if shape.line.width == 3]
    assert (tick.x0, tick.x1) == (0.5, 0.5)
    assert tick.y0 < figure.data[0].y[1] < tick.y1


def test_the_goal_is_a_line_with_its_open_side_shaded() -> None:
    figure = target_chart(target(), WIDE_LIGHT)
    (goal,) = [shape for shape in figure.layout.shapes if shape.type == "line" and shape.x0 == 1]
    (side,) = [shape for shape in figure.layout.shapes if shape.type == "rect"]
    assert (goal.line.color, goal.line.dash) == (LIGHT.ink, None)
    assert (side.x0, side.x1) == (1, figure.layout.xaxis.range[1])
    assert annotation(figure, "Goal: more than &#36;1 bn").font.weight == 700
    assert annotation(figure, "¶19, no date stated").font.color == LIGHT.ink_3


def test_a_goal_that_is_not_open_has_no_shade() -> None:
    figure = target_chart(open_ranges(), WIDE_LIGHT)
    assert [shape.type for shape in figure.layout.shapes if shape.type == "rect"] == []


def test_the_pace_is_dotted_and_spans_its_bars() -> None:
    figure = target_chart(target(), WIDE_LIGHT)
    (pace,) = [shape for shape in figure.layout.shapes if shape.line.dash == "dot"]
    first, second, third = figure.data[0].y
    assert pace.x0 == 0.75
    assert pace.y0 < first < second < pace.y1 < third
    assert first < annotation(figure, "Nine months of a<br>&#36;1 bn year: &#36;0.75 bn").y < second


def test_the_pace_is_labelled_over_the_bars_where_it_would_meet_a_value() -> None:
    figure = target_chart(target(), NARROW_LIGHT)
    note = annotation(figure, "Nine months of a<br>&#36;1 bn year: &#36;0.75 bn")
    assert note.y < figure.data[0].y[0] - 40
    assert note.xanchor == "right"


def test_no_line_crosses_a_text_on_a_phone() -> None:
    figure = target_chart(target(), NARROW_LIGHT)
    needed, rate = annotation(figure, "still needed"), annotation(figure, "almost +65% ¶19")
    assert needed.bgcolor == rate.bgcolor == LIGHT.paper
    lines = [shape for shape in figure.layout.shapes if shape.layer == "below"]
    *_grid, pace, ground = lines
    assert pace.line.dash == "dot"
    assert ground.fillcolor == LIGHT.paper  # over grid and pace, under the names of the bars
    assert ground.path.count("M") == 6


def test_what_is_missing_stands_between_the_bar_and_the_goal() -> None:
    figure = target_chart(target(), WIDE_LIGHT)
    note = annotation(figure, "+36% to +67%")
    assert note.x == pytest.approx((0.73 + 1) / 2)
    arrow = [shape.path for shape in figure.layout.shapes if shape.type == "path" and shape.layer == "above"][-1]
    tail, tip = (float(point.split(",")[0]) for point in arrow[1:].split("L")[:2])
    assert 0.73 < tail < tip < 1
    assert tip == pytest.approx(1, abs=0.01)
    assert annotation(figure, "still needed").y == note.y


def test_a_bar_that_reaches_the_goal_misses_nothing() -> None:
    info = target()
    reached = replace(info.bars[2], low=1.0, high=1.1)
    figure = target_chart(replace(info, bars=(*info.bars[:2], reached)), WIDE_LIGHT)
    assert "still needed" not in [note.text for note in figure.layout.annotations]


def test_on_a_phone_the_words_may_stand_behind_the_goal_or_lift_the_label() -> None:
    bar = RangeBar("A period with a long name", "and a long note", 1, 2, None, "1–2")
    lack = Shortfall(0, "still needed", "+36% to +67%")
    near = target_chart(
        TargetChart((replace(bar, low=9, high=9),), TargetMark(10, "Goal"), shortfall=lack), NARROW_LIGHT
    )
    assert annotation(near, "+36% to +67%").xanchor == "right"
    beside = TargetChart((bar, replace(bar, high=12)), TargetMark(3, "Goal"), shortfall=lack)
    assert annotation(target_chart(beside, NARROW_LIGHT), "+36% to +67%").x == 3
    wide_gap = target_chart(TargetChart((bar,), TargetMark(10, "Goal"), shortfall=lack), NARROW_LIGHT)
    note = next(note for note in wide_gap.layout.annotations if note.text == "and a long note")
    assert note.y < annotation(wide_gap, "+36% to +67%").y - 20


def test_growth_stands_between_two_bars() -> None:
    figure = target_chart(target(), WIDE_LIGHT)
    first, second, _ = figure.data[0].y
    assert first < annotation(figure, "almost +65% ¶19").y < second


def test_ranges_without_an_end() -> None:
    figure = target_chart(open_ranges(), WIDE_LIGHT)
    solid, hatched = figure.data
    assert solid.x == (896, 1000)  # nothing is certain of "almost 300", and nothing known of 2025
    assert hatched.base == (1000, 0)
    assert hatched.x[0] == pytest.approx(figure.layout.xaxis.range[1] * 0.1)
    assert hatched.x[1] == 300
    arrows = [shape for shape in figure.layout.shapes if shape.layer == "above" and shape.type == "path"]
    assert len(arrows) == 1


def test_a_bar_without_a_value_says_why_in_plain_letters() -> None:
    note = annotation(target_chart(open_ranges(), WIDE_LIGHT), "no figure recorded")
    assert (note.x, note.font.weight, note.font.color) == (0, None, LIGHT.ink_3)


def test_a_value_with_no_room_beside_its_bar_goes_below() -> None:
    figure = target_chart(open_ranges(), WIDE_LIGHT)
    beside, below = annotation(figure, "&lt; &#36;0.3 bn"), annotation(figure, "&#36;896 m")
    assert (beside.xanchor, below.xanchor) == ("left", "right")
    assert below.y > figure.data[0].y[0] + 15


def test_ticks_are_worded_by_the_page_or_bare_numbers() -> None:
    assert target_chart(target(), WIDE_LIGHT).layout.xaxis.ticktext[-1] == "&#36;1 bn"
    assert target_chart(open_ranges(), WIDE_LIGHT).layout.xaxis.ticktext == ("0", "500", "1,000")


@pytest.mark.parametrize("count", [1, 4, 8])
def test_any_number_of_bars(count: int) -> None:
    bars = tuple(RangeBar(f"{2010 + n}", "", n + 1, n + 2, n + 1.5, f"{n}") for n in range(count))
    figure = target_chart(TargetChart(bars), WIDE_LIGHT)
    assert len(figure.data[0].x) == count
    assert figure.layout.xaxis.range[1] > count + 1
    rows = figure.data[0].y
    assert all(after - before >= 30 for before, after in pairwise(rows))


def test_a_long_label_is_wrapped_and_pushes_the_bars_to_the_right() -> None:
    long = RangeBar("The first nine months of 2017 as both governments count", "", 1, 2, 1.5, "1.5")
    figure = target_chart(TargetChart((long,)), WIDE_LIGHT)
    assert figure.layout.margin.l > target_chart(target(), WIDE_LIGHT).layout.margin.l
    assert any("<br>" in note.text for note in figure.layout.annotations)


VALUES = st.floats(0, 2).map(lambda value: round(value, 3))
TEXTS = st.text("абв xyz¶", min_size=1, max_size=24).map(str.strip).filter(bool)
BARS = st.builds(
    RangeBar,
    label=TEXTS,
    note=TEXTS | st.just(""),
    low=VALUES | st.none(),
    high=VALUES.map(lambda value: value + 2) | st.none(),
    stated=VALUES.map(lambda value: value + 1) | st.none(),
    value_text=st.sampled_from(["≈ $0.5 bn", "no figure recorded"]),
    range_text=st.sampled_from(["", "0.45–0.55"]),
    derived=st.booleans(),
    growth_text=st.sampled_from(["", "almost +65%"]),
)
INFOS = st.builds(
    TargetChart,
    bars=st.lists(BARS, min_size=1, max_size=8).map(lambda bars: (replace(bars[0], growth_text=""), *bars[1:])),
    goal=st.builds(TargetMark, VALUES.map(lambda value: value + 0.1), TEXTS, TEXTS | st.just(""), st.booleans())
    | st.none(),
    pace=st.builds(Pace, VALUES, st.just("Nine months of a\n$1 bn year"), st.just(0), st.integers(0, 7)) | st.none(),
    shortfall=st.builds(Shortfall, st.integers(0, 7), st.just("still needed"), st.just("+36% to +67%")) | st.none(),
)


@settings(max_examples=150, deadline=None)
@given(INFOS, st.sampled_from([WIDE_LIGHT, NARROW_LIGHT]))
def test_whatever_the_figures_no_text_lies_on_another(info: TargetChart, variant: Variant) -> None:
    figure = target_chart(info, variant)
    boxes = row_boxes(figure)
    assert [(one.text, other.text) for one, other in combinations(boxes, 2) if one.meets(other)] == []
    assert [box for box in boxes if box.left < -1 or box.right > figure.layout.width + 1] == []
