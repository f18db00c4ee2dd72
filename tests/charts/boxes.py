"""Where the texts of a figure lie, in pixels, as far as their widths can be estimated."""

import html
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import plotly.graph_objects as go

from dashboard.charts.lettering import text_width

LETTERS_HIGH = 0.95  # of the size: capitals and what hangs under the line


@dataclass(frozen=True)
class Box:
    text: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box", spare: float = 1) -> bool:
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > spare and down > spare


def text_boxes(figure: go.Figure) -> list[Box]:
    """Annotations and the texts of traces, in marks or not; the labels of axes are Plotly's."""
    return [*annotation_boxes(figure), *trace_boxes(figure)]


def row_boxes(figure: go.Figure) -> list[Box]:
    """The same, but a slanted text is as wide as a cut through it: its neighbours lean the same way."""
    slanted = {note.text: note.font.size * math.sqrt(2) for note in figure.layout.annotations if note.textangle == -45}
    return [narrowed(box, slanted[box.text]) if box.text in slanted else box for box in text_boxes(figure)]


def narrowed(box: Box, width: float) -> Box:
    middle = (box.left + box.right) / 2
    return replace(box, left=middle - width / 2, right=middle + width / 2)


def annotation_boxes(figure: go.Figure) -> Iterator[Box]:
    for note in figure.layout.annotations:
        x, y = pixel(figure, note.x, note.y)
        size, turn = measured(note.text, note.font), math.radians(note.textangle or 0)
        width = abs(size[0] * math.cos(turn)) + abs(size[1] * math.sin(turn))
        height = abs(size[1] * math.cos(turn)) + abs(size[0] * math.sin(turn))
        left = x + (note.xshift or 0) - width * {"left": 0, "center": 0.5, "right": 1}[note.xanchor]
        top = y - (note.yshift or 0) - height * {"top": 0, "middle": 0.5, "bottom": 1}[note.yanchor]
        yield Box(note.text, left, top, left + width, top + height)


def trace_boxes(figure: go.Figure) -> Iterator[Box]:
    for trace in figure.data:
        if trace.type != "scatter" or "text" not in trace.mode:
            continue
        level, beside = (trace.textposition or "middle center").split()
        for x_value, y_value, text in zip(trace.x, trace.y, trace.text, strict=True):
            x, y = pixel(figure, x_value, y_value)
            width, height = measured(text, trace.textfont)
            left = x - width * {"right": 0, "center": 0.5, "left": 1}[beside]
            top = y - height * {"bottom": 0, "middle": 0.5, "top": 1}[level]
            yield Box(text, left, top, left + width, top + height)


def measured(text: str, font: Any) -> tuple[float, float]:
    """Width and height of the inked letters."""
    plain = html.unescape(text.replace("<br>", "\n"))
    lines = plain.count("\n") + 1
    width = text_width(plain, font.size, bold=font.weight == 700)
    return width, font.size * (LETTERS_HIGH + 1.3 * (lines - 1))


def pixel(figure: go.Figure, x: float, y: float) -> tuple[float, float]:
    layout = figure.layout
    (x0, x1), (y0, y1), margin = layout.xaxis.range, layout.yaxis.range, layout.margin
    across = layout.width - margin.l - margin.r
    down = layout.height - margin.t - margin.b
    return margin.l + (x - x0) / (x1 - x0) * across, margin.t + (y1 - y) / (y1 - y0) * down
