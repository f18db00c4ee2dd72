import pytest

from dashboard.charts.theme import LIGHT
from dashboard.charts.timeline import TimelineChart, TimelineEvent, TimelineLane
from tests.charts.read import timeline_chart
from tests.charts.samples import NARROW_LIGHT, STATUSES, WIDE_LIGHT, annotation, timeline


def test_a_year_and_a_month_are_blocks_and_a_day_is_a_mark() -> None:
    (blocks,) = [trace for trace in timeline_chart(timeline(), WIDE_LIGHT).data if trace.type == "bar"]
    assert blocks.base == (2018, pytest.approx(2021.7452, abs=1e-3), 2018)
    assert blocks.x == pytest.approx((1, 5 / 365, 31 / 365), abs=1e-3)  # the year, five days, January


def test_a_mark_stands_in_the_middle_of_what_is_known() -> None:
    marks = next(
        trace for trace in timeline_chart(timeline(), WIDE_LIGHT).data if trace.type == "scatter" and trace.marker.size
    )
    assert marks.x[0] == pytest.approx(2018.5, abs=1e-3)
    assert marks.x[3] == pytest.approx(2017 + 332.5 / 365, abs=1e-3)


def test_status_is_a_symbol_in_its_colour_and_no_status_is_a_dot() -> None:
    figure = timeline_chart(timeline(), WIDE_LIGHT)
    marks = next(trace for trace in figure.data if trace.type == "scatter" and trace.marker.size)
    assert marks.marker.symbol == ("circle", "circle", "circle", "circle", "circle-open", "diamond")
    assert marks.marker.color[3] == LIGHT.statuses["signed"]
    assert (marks.marker.size[2], marks.marker.color[2]) == (6, LIGHT.joint)


def test_discs_fill_by_quarters() -> None:
    events = [TimelineEvent(f"20{year}", "", status=status) for year, status in enumerate(STATUSES, start=10)]
    figure = timeline_chart(TimelineChart((TimelineLane("All", tuple(events)),)), WIDE_LIGHT)
    fills = {shape.fillcolor: shape.path.count("C") for shape in figure.layout.shapes if shape.fillcolor}
    assert [fills[LIGHT.statuses[status]] for status in ("offered", "endorsed", "agreed")] == [1, 2, 3]


def test_events_on_one_line_do_not_meet() -> None:
    events = tuple(TimelineEvent("2018-05-01", f"The same day, event {n}") for n in range(4))
    figure = timeline_chart(TimelineChart((TimelineLane("May", events),)), WIDE_LIGHT)
    marks = next(trace for trace in figure.data if trace.type == "scatter" and trace.marker.size)
    assert len(set(marks.y)) == 4


def test_labels_turn_to_the_left_near_the_end() -> None:
    events = (TimelineEvent("2010", "an early event"), TimelineEvent("2019-12-01", "an event late in the last year"))
    figure = timeline_chart(TimelineChart((TimelineLane("All", events),)), WIDE_LIGHT)
    sides = {
        trace.text[0]: trace.textposition for trace in figure.data if trace.type == "scatter" and trace.mode == "text"
    }
    assert sides["an early event"] == "middle right"
    assert sides["an event late in the last year"] == "middle left"


def test_on_a_phone_a_long_label_is_written_out_and_the_lines_beside_it_stay_low() -> None:
    long = "Documents on an industrial centre in Kostanay signed, prime minister says"
    days = {"2017-01-01": "One", "2021-05-24": long, "2025-12-31": "Another"}
    lane = TimelineLane("Documents", tuple(TimelineEvent(day, words) for day, words in days.items()))
    figure = timeline_chart(TimelineChart((lane,)), NARROW_LIGHT)
    drawn = [trace for trace in figure.data if trace.type == "scatter" and trace.mode == "text"]
    texts = [text for trace in drawn for text in trace.text]
    assert long in [text.replace("<br>", " ") for text in texts]
    marks = next(trace for trace in figure.data if trace.type == "scatter" and trace.marker.size)
    assert sorted(set(marks.y)) == [55, 92]


def test_the_name_of_a_lane_with_one_event_stays_above_the_next_line() -> None:
    event = (TimelineEvent("2020-05-01", "Signed"),)
    lanes = (TimelineLane("Documents and decisions", event), TimelineLane("Statuses", event))
    figure = timeline_chart(TimelineChart(lanes), WIDE_LIGHT)
    name, after = (annotation(figure, words) for words in ("Documents and<br>decisions", "Statuses"))
    assert after.y - name.y >= 46


def test_lanes_are_named_in_their_order() -> None:
    figure = timeline_chart(timeline(), NARROW_LIGHT)
    assert annotation(figure, "Days of culture").y < annotation(figure, "Documents").y


def test_the_key_explains_every_status() -> None:
    figure = timeline_chart(timeline(), WIDE_LIGHT)
    texts = [list(trace.text) for trace in figure.data if trace.type == "scatter" and trace.text]
    assert list(STATUSES.values()) in texts


def test_a_wrong_date_is_refused() -> None:
    info = TimelineChart((TimelineLane("All", (TimelineEvent("29 November", "x"),)),))
    with pytest.raises(ValueError, match="invalid literal"):
        timeline_chart(info, WIDE_LIGHT)
