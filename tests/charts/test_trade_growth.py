from dashboard.charts.theme import LIGHT
from dashboard.charts.trade_growth import GrowthNeededChart, GrowthRange, Reference
from tests.charts.read import growth_needed_chart
from tests.charts.samples import NARROW_LIGHT, WIDE_LIGHT, annotation, growth


def test_each_range_floats_from_low_to_high() -> None:
    (bars,) = growth_needed_chart(growth(), WIDE_LIGHT).data
    assert bars.base[0] == 36.4
    assert [round(base + length, 1) for base, length in zip(bars.base, bars.x, strict=True)] == [
        66.7,
        29.1,
        18.6,
        13.6,
        10.8,
    ]
    assert list(bars.y) == sorted(bars.y)


def test_the_reference_is_a_dotted_line_with_its_text_under_the_rows() -> None:
    figure = growth_needed_chart(growth(), WIDE_LIGHT)
    (line,) = [shape for shape in figure.layout.shapes if shape.type == "line"]
    note = annotation(figure, "Growth in Jan–Sep 2017:<br>almost +65% ¶19")
    assert (line.x0, line.x1, line.line.dash) == (65, 65, "dot")
    assert note.x == 65
    assert note.y > figure.data[0].y[-1]


def test_the_axis_starts_at_zero_and_says_percent() -> None:
    axis = growth_needed_chart(growth(), WIDE_LIGHT).layout.xaxis
    assert axis.range[0] == 0
    assert axis.ticktext == ("0", "+20%", "+40%", "+60%", "+80%")


def test_a_phone_gets_the_short_labels() -> None:
    texts = [note.text for note in growth_needed_chart(growth(), NARROW_LIGHT).layout.annotations]
    assert "3 years" in texts
    assert "Within 3 years" not in texts


def test_a_goal_already_passed_asks_for_less_than_nothing() -> None:
    info = GrowthNeededChart(
        (
            GrowthRange("Within 1 year", "1 year", -12, 8, "−12% to +8%", "−12% to +8%"),
            GrowthRange("Later", "later", 4, None, "+4% or more", "+4% or more"),
        ),
        Reference(-3, "−3%"),
    )
    figure = growth_needed_chart(info, WIDE_LIGHT)
    (zero,) = [shape for shape in figure.layout.shapes if shape.x0 == 0]
    assert zero.line.color == LIGHT.edge
    assert figure.layout.xaxis.range[0] < -12
    assert figure.layout.xaxis.ticktext[0] == "−10%"
    assert figure.data[0].x[1] == 5  # an open range goes on, and an arrow with it
    assert [shape.layer for shape in figure.layout.shapes].count("above") == 1


def test_a_range_of_a_tenth_of_a_percent_is_still_seen() -> None:
    (bars,) = (trace for trace in growth_needed_chart(growth(), WIDE_LIGHT).data if trace.type == "bar")
    assert (bars.marker.line.width, bars.marker.line.color) == (2, bars.marker.color)


def test_the_text_of_the_widest_range_stands_after_it() -> None:
    info = GrowthNeededChart((GrowthRange("Within 1 year", "1 year", 20, 100, "+20% to +100%", "+20% to +100%"),))
    for variant in (WIDE_LIGHT, NARROW_LIGHT):
        figure = growth_needed_chart(info, variant)
        note = annotation(figure, "+20% to +100%")
        assert (note.x, note.y, note.xanchor) == (100, figure.data[0].y[0], "left")


def test_a_text_that_takes_half_of_the_width_squeezes_no_range() -> None:
    words = "from +20% to as much as +100% in each of the years"
    info = GrowthNeededChart((GrowthRange("Within 1 year", "1 year", 20, 100, words, words),))
    assert growth_needed_chart(info, NARROW_LIGHT).layout.xaxis.range[1] == 118
