"""The sheet that charts are drawn on: a frame of known pixels, a few marks, and one Plotly figure at the end.

Texts are plain: a new line breaks, everything else is shown as written.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from dashboard.charts.lettering import markup, text_width
from dashboard.charts.theme import FONT_FAMILY, Side, Theme

Spec = dict[str, Any]
Point = tuple[float, float]
Anchor = Literal["left", "center", "right"]
ANCHORS: tuple[Anchor, ...] = ("left", "center", "right")
Dash = Literal["solid", "dot"]
Level = Literal["top", "middle", "bottom"]
Layer = Literal["below", "between", "above"]  # under the grid, between grid and marks, over the marks
# Plotly says where the text lies as seen from its point.
BESIDE: dict[Anchor, str] = {"left": "right", "center": "center", "right": "left"}
BELOW: dict[Level, str] = {"top": "bottom", "middle": "middle", "bottom": "top"}
WIDE_PX = 860
NARROW_PX = 358


@dataclass(frozen=True)
class Frame:
    """A picture of width x height pixels; the plot lies inside the margins and spans the ranges x and y.

    Rows of labels use the range (plot height, 0) for y, so that y is pixels from the top of the plot.
    """

    width: int
    height: int
    x: Point
    y: Point
    left: int = 0
    right: int = 0
    top: int = 0
    bottom: int = 0

    @property
    def x_scale(self) -> float:
        """Pixels per unit of x."""
        return (self.width - self.left - self.right) / (self.x[1] - self.x[0])

    @property
    def y_scale(self) -> float:
        """Pixels per unit of y, upwards."""
        return (self.height - self.top - self.bottom) / (self.y[1] - self.y[0])

    def x_px(self, x: float) -> float:
        """Pixels from the left edge of the picture."""
        return self.left + (x - self.x[0]) * self.x_scale

    def x_at(self, px: float) -> float:
        """The x that lies so many pixels from the left edge of the picture, to a hundredth of a pixel."""
        digits = math.ceil(math.log10(self.x_scale)) + 2
        return round(self.x[0] + (px - self.left) / self.x_scale, digits)


@dataclass(frozen=True)
class Letters:
    """How a text is set, and which of its corners or sides lies on the point, moved by (dx, dy) pixels."""

    colour: str
    size: float = 13
    bold: bool = False
    anchor: Anchor = "left"
    level: Level = "middle"
    dx: float = 0
    dy: float = 0  # downwards
    ground: str = ""  # paper behind the text, where it may cross a line
    angle: int = 0


@dataclass(frozen=True)
class Stroke:
    """A line: colour, width in pixels, dash."""

    colour: str
    width: float = 1.5
    dash: Dash = "solid"


@dataclass(frozen=True)
class PlotlyFigure:
    """A figure as Plotly reads it, in plain values.

    Plotly's own classes check each of them, and take 25 MiB and several milliseconds for it: that is for tests.
    """

    data: list[Spec]
    layout: Spec

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in CSS pixels."""
        return self.layout["width"], self.layout["height"]

    def to_json(self) -> str:
        """What Plotly's script draws in the browser; ValueError for a number that is none in JSON."""
        return json.dumps({"data": self.data, "layout": self.layout}, separators=(",", ":"), allow_nan=False)


class Sheet:
    """Collects marks; `figure` returns them as one Plotly figure with plain lists and no template."""

    def __init__(self, theme: Theme, frame: Frame) -> None:
        self.theme = theme
        self.frame = frame
        self.traces: list[Spec] = []
        self.shapes: list[Spec] = []
        self.annotations: list[Spec] = []

    def note(self, at: Point, text: str, letters: Letters) -> None:
        """A text that stands at a point."""
        if not text:
            return
        spec: Spec = {"x": at[0], "y": at[1], "text": markup(text), "showarrow": False}
        spec |= {"xanchor": letters.anchor, "align": letters.anchor, "yanchor": letters.level}
        spec["font"] = font(letters)
        spec |= {"xshift": letters.dx} if letters.dx else {}
        spec |= {"yshift": -letters.dy} if letters.dy else {}
        spec |= {"bgcolor": letters.ground} if letters.ground else {}
        spec |= {"textangle": letters.angle} if letters.angle else {}
        self.annotations.append(spec)

    def texts(self, points: Sequence[Point], words: Sequence[str], letters: Letters) -> None:
        """Many texts set alike: one trace instead of many annotations."""
        if not points:
            return
        self.trace(
            type="scatter",
            mode="text",
            x=[x for x, _ in points],
            y=[y for _, y in points],
            text=[markup(word) for word in words],
            textposition=f"{BELOW[letters.level]} {BESIDE[letters.anchor]}",
            textfont=font(letters),
            hoverinfo="skip",
            cliponaxis=False,
        )

    def line(self, start: Point, end: Point, stroke: Stroke, *, layer: Layer = "between") -> None:
        self._shape({"type": "line", **corners(start, end)}, stroke, layer)

    def path(self, d: str, stroke: Stroke | None, *, fill: str = "", layer: Layer = "below") -> None:
        """An SVG path in the units of the axes (M, L, H, V, Q, C and Z; no arcs); empty draws nothing."""
        if d:
            self._shape({"type": "path", "path": d} | ({"fillcolor": fill} if fill else {}), stroke, layer)

    def band(self, start: Point, end: Point, fill: str) -> None:
        """A filled rectangle under the marks."""
        self._shape({"type": "rect", **corners(start, end), "fillcolor": fill}, None, "below")

    def arrow(self, tail: Point, head: Point, colour: str) -> None:
        """A straight arrow. (Plotly's own arrows are cut by the measured height of their text, even of none.)"""
        frame = self.frame
        across, up = (head[0] - tail[0]) * frame.x_scale, (head[1] - tail[1]) * frame.y_scale
        length = math.hypot(across, up)
        if not length:
            return
        across, up = across / length, up / length
        px = frame.x_px(head[0])
        offsets = [(-8 * across + 3.5 * turn * up, -8 * up - 3.5 * turn * across) for turn in (1, -1)]
        barbs = [f"{frame.x_at(px + dx)},{round(head[1] + dy / frame.y_scale, 6)}" for dx, dy in offsets]
        path = "L".join([f"{tail[0]},{tail[1]}", f"{head[0]},{head[1]}", *barbs, f"{head[0]},{head[1]}"])
        self.path(f"M{path}", Stroke(colour), fill=colour, layer="above")

    def trace(self, **spec: Any) -> None:
        self.traces.append(spec)

    def key(self, sides: Sequence[Side], at: Point, note: str = "") -> None:
        """One row that says which mark is whose, and a remark after it; `at` is x in pixels and y."""
        px, y = at
        for side in sides:
            colour = self.theme.colour(side)
            self._mark((self.frame.x_at(px + 6), y), side)
            self.note((self.frame.x_at(px + 16), y), side.name, Letters(colour, bold=True))
            px += 16 + text_width(side.name, 13, bold=True) + 18
        self.note((self.frame.x_at(px), y), note, Letters(self.theme.ink_3))

    def figure(self, xaxis: Spec | None = None, yaxis: Spec | None = None) -> PlotlyFigure:
        """The drawing; an axis that is not given is not shown."""
        frame, theme = self.frame, self.theme
        layout: Spec = {
            "width": frame.width,
            "height": frame.height,
            "margin": {"l": frame.left, "r": frame.right, "t": frame.top, "b": frame.bottom, "pad": 0},
            "font": {"family": FONT_FAMILY, "size": 13, "color": theme.ink_2},
            "paper_bgcolor": theme.paper,
            "plot_bgcolor": theme.paper,
            "showlegend": False,
            "hovermode": "closest",
            "dragmode": False,
            "barmode": "overlay",
            "hoverlabel": {
                "bgcolor": theme.paper,
                "bordercolor": theme.edge,
                "align": "left",
                "font": {"color": theme.ink},
            },
            "xaxis": {"range": list(frame.x), "fixedrange": True, **(xaxis or {"visible": False})},
            "yaxis": {"range": list(frame.y), "fixedrange": True, **(yaxis or {"visible": False})},
            "shapes": self.shapes,
            "annotations": self.annotations,
        }
        return PlotlyFigure(self.traces, layout)

    def _mark(self, at: Point, side: Side) -> None:
        marker = {"symbol": side.symbol, "size": 11, "color": self.theme.colour(side), "opacity": 1}
        self.trace(type="scatter", mode="markers", x=[at[0]], y=[at[1]], marker=marker, hoverinfo="skip")

    def _shape(self, spec: Spec, stroke: Stroke | None, layer: Layer) -> None:
        line: Spec = {"width": 0}
        if stroke:
            line = {"color": stroke.colour, "width": stroke.width}
            line |= {"dash": stroke.dash} if stroke.dash != "solid" else {}
        self.shapes.append(spec | {"line": line, "layer": layer})


def font(letters: Letters) -> Spec:
    spec: Spec = {"size": letters.size, "color": letters.colour}
    return spec | ({"weight": 700} if letters.bold else {})


def corners(start: Point, end: Point) -> Spec:
    return {"x0": start[0], "y0": start[1], "x1": end[0], "y1": end[1]}
