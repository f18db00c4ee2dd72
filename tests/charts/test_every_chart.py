"""What holds for every chart, in each of its four pictures."""

import json
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest

from dashboard.charts.theme import THEMES, VARIANTS, Variant
from tests.charts.boxes import row_boxes, text_boxes
from tests.charts.read import read
from tests.charts.samples import DRAWERS, EMPTY, REAL, WIDE_DARK, WIDE_LIGHT

each_chart = pytest.mark.parametrize("name", DRAWERS)
each_variant = pytest.mark.parametrize("variant", VARIANTS, ids=lambda v: f"{v.width}-{v.theme}")
COORDINATES = {"x", "y", "base", "width", "x0", "x1", "y0", "y1", "range", "tickvals", "xshift", "yshift"}


def parts(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Every leaf of a decoded JSON document with the nearest key over it."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from parts(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from parts(inner, key)
    else:
        yield key, value


@each_variant
@each_chart
def test_the_json_is_clean_and_small(name: str, variant: Variant) -> None:
    text = REAL[name](variant).to_json()
    decoded = json.loads(text, parse_constant=lambda word: pytest.fail(f"{word} is no JSON"))
    assert len(json.dumps(decoded, ensure_ascii=False, separators=(",", ":"))) < 12_000
    leaves = list(parts(decoded))
    assert not [key for key, _ in leaves if key in {"bdata", "dtype", "template"}]
    assert all(isinstance(value, int | float) for key, value in leaves if key in COORDINATES)


@each_variant
@each_chart
def test_labels_carry_no_markup_but_breaks(name: str, variant: Variant) -> None:
    leaves = parts(json.loads(REAL[name](variant).to_json()))
    texts = [value for key, value in leaves if key in {"text", "hovertext", "ticktext"}]
    assert texts
    assert not [text for text in texts if "<" in text.replace("<br>", "") or "$" in text]


@each_variant
@each_chart
def test_no_text_lies_on_another(name: str, variant: Variant) -> None:
    boxes = row_boxes(read(REAL[name](variant)))
    assert [(one.text, other.text) for one, other in combinations(boxes, 2) if one.meets(other)] == []


@each_variant
@each_chart
def test_no_text_leaves_the_picture(name: str, variant: Variant) -> None:
    figure = REAL[name](variant)
    width, height = figure.size
    outside = [b for b in text_boxes(read(figure)) if b.left < 0 or b.top < -2 or b.right > width or b.bottom > height]
    assert outside == []


@each_variant
@each_chart
def test_the_texts_of_traces_lie_between_the_axes_for_plotly_leaves_out_the_others(name: str, variant: Variant) -> None:
    figure = read(REAL[name](variant))
    across, down = sorted(figure.layout.xaxis.range), sorted(figure.layout.yaxis.range)
    traces = [trace for trace in figure.data if trace.type == "scatter" and trace.mode == "text"]
    texts = [text for trace in traces for text in zip(trace.x, trace.y, trace.text, strict=True)]
    assert [t for x, y, t in texts if not (across[0] <= x <= across[1] and down[0] <= y <= down[1])] == []


@each_variant
@each_chart
def test_nothing_to_show_gives_an_empty_figure(name: str, variant: Variant) -> None:
    figure = read(EMPTY[name](variant))
    assert figure.layout.width > 0
    assert figure.layout.height > 0
    assert not [value for trace in figure.data if trace.type == "bar" for value in trace.x or ()]


@each_chart
def test_a_phone_gets_a_narrower_picture(name: str) -> None:
    wide, _, narrow, _ = (REAL[name](variant).size[0] for variant in VARIANTS)
    assert narrow == 358 < wide


@each_chart
def test_themes_differ_in_colour_alone(name: str) -> None:
    light, dark = (REAL[name](variant).to_json() for variant in (WIDE_LIGHT, WIDE_DARK))
    assert light != dark
    assert without_colours(light) == without_colours(dark)


def without_colours(text: str) -> list[tuple[str, Any]]:
    return [(k, "" if str(v).startswith("#") else v) for k, v in parts(json.loads(text))]


@each_variant
@each_chart
def test_the_ground_is_the_page(name: str, variant: Variant) -> None:
    layout = REAL[name](variant).layout
    assert layout["paper_bgcolor"] == layout["plot_bgcolor"] == THEMES[variant.theme].paper
