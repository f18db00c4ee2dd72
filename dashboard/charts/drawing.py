"""The sheet that charts are drawn on: a frame of known pixels, a few marks, and one Plotly figure at the end.

Texts are plain: a new line breaks, everything else is shown as written.
"""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from dashboard.charts.lettering import markup, text_height, text_width
from dashboard.charts.theme import FONT_FAMILY, SideMark, Theme

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
# How much of a text lies before its point, or over it.
SHARES: dict[Anchor | Level, float] = {"left": 0, "center": 0.5, "right": 1, "top": 0, "middle": 0.5, "bottom": 1}
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


# Where a text stands, its words and how they are set.
Text = tuple[Point, str, Letters]


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
        """Many texts set alike: one trace instead of many annotations; their ground covers the grid, not the marks."""
        if not points:
            return
        frame = self.frame
        if letters.dx or letters.dy:
            points = [
                (frame.x_at(frame.x_px(x) + letters.dx), round(y - letters.dy / frame.y_scale, 6)) for x, y in points
            ]
        if letters.ground:
            placed = [(at, word, replace(letters, dx=0, dy=0)) for at, word in zip(points, words, strict=True)]
            self.cover(placed, letters.ground)
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

    def notes(self, placed: Iterable[Text]) -> None:
        """Texts that stand at points, each set in its own way; those set alike are drawn as one."""
        alike: dict[Letters, list[tuple[Point, str]]] = {}
        for at, text, letters in placed:
            if text:
                alike.setdefault(letters, []).append((at, text))
        for letters, texts in alike.items():
            self.texts([at for at, _ in texts], [text for _, text in texts], letters)

    def cover(self, placed: Iterable[Text], ground: str) -> None:
        """Ground behind texts: over the grid as far as it is drawn, under every mark."""
        self.path("".join(self._rectangle(*text) for text in placed), None, fill=ground)

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
        """A straight arrow."""
        self.arrows([(tail, head)], colour)

    def arrows(self, ends: Iterable[tuple[Point, Point]], colour: str) -> None:
        """Straight arrows from tail to head. (Plotly cuts its own by the height of their text, even of none.)"""
        path = "".join(self._arrow(tail, head) for tail, head in ends)
        self.path(path, Stroke(colour), fill=colour, layer="above")

    def trace(self, **spec: Any) -> None:
        self.traces.append(spec)

    def key(self, sides: Sequence[SideMark], at: Point, note: str = "") -> None:
        """One row that says which mark is whose, and a remark after it; `at` is x in pixels and y."""
        px, y = at
        starts = [px]
        for side in sides:
            starts.append(starts[-1] + key_width(side))
        if sides:
            self._marks([(self.frame.x_at(start + 6), y) for start in starts[:-1]], sides)
        for side, start in zip(sides, starts, strict=False):
            self.note((self.frame.x_at(start + 16), y), side.name, Letters(self.theme.colour(side), bold=True))
        self.note((self.frame.x_at(starts[-1]), y), note, Letters(self.theme.ink_3))

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

    def _marks(self, points: Sequence[Point], sides: Sequence[SideMark]) -> None:
        colours, symbols = [self.theme.colour(side) for side in sides], [side.symbol for side in sides]
        marker = {"symbol": symbols, "size": 11, "color": colours, "opacity": 1}
        x, y = [x for x, _ in points], [y for _, y in points]
        self.trace(type="scatter", mode="markers", x=x, y=y, marker=marker, hoverinfo="skip")

    def _arrow(self, tail: Point, head: Point) -> str:
        """An arrow as a path; none to its own tail."""
        frame = self.frame
        across, up = (head[0] - tail[0]) * frame.x_scale, (head[1] - tail[1]) * frame.y_scale
        length = math.hypot(across, up)
        if not length:
            return ""
        across, up = across / length, up / length
        px = frame.x_px(head[0])
        offsets = [(-8 * across + 3.5 * turn * up, -8 * up - 3.5 * turn * across) for turn in (1, -1)]
        barbs = [f"{frame.x_at(px + dx)},{round(head[1] + dy / frame.y_scale, 6)}" for dx, dy in offsets]
        return "M" + "L".join([f"{tail[0]},{tail[1]}", f"{head[0]},{head[1]}", *barbs, f"{head[0]},{head[1]}"])

    def _rectangle(self, at: Point, text: str, letters: Letters) -> str:
        """What a text covers, as a path."""
        frame = self.frame
        width, height = text_width(text, letters.size, bold=letters.bold), text_height(text, letters.size)
        left = frame.x_px(at[0]) + letters.dx - width * SHARES[letters.anchor]
        top = at[1] + (height * SHARES[letters.level] - letters.dy) / frame.y_scale
        bottom = round(top - height / frame.y_scale, 6)
        return f"M{frame.x_at(left)},{round(top, 6)}H{frame.x_at(left + width)}V{bottom}H{frame.x_at(left)}Z"

    def _shape(self, spec: Spec, stroke: Stroke | None, layer: Layer) -> None:
        line: Spec = {"width": 0}
        if stroke:
            line = {"color": stroke.colour, "width": stroke.width}
            line |= {"dash": stroke.dash} if stroke.dash != "solid" else {}
        self.shapes.append(spec | {"line": line, "layer": layer})


def key_width(side: SideMark) -> float:
    """Pixels that a side takes in a key: its mark, its name and the room after it."""
    return 16 + text_width(side.name, 13, bold=True) + 18


def key_rows(sides: Sequence[SideMark], px: float) -> list[list[SideMark]]:
    """The sides of a key in as many rows as the pixels ask for."""
    rows: list[list[SideMark]] = [[]]
    for side in sides:
        if rows[-1] and sum(map(key_width, (*rows[-1], side))) > px:
            rows.append([])
        rows[-1].append(side)
    return rows


def font(letters: Letters) -> Spec:
    spec: Spec = {"size": letters.size, "color": letters.colour}
    return spec | ({"weight": 700} if letters.bold else {})


def corners(start: Point, end: Point) -> Spec:
    return {"x0": start[0], "y0": start[1], "x1": end[0], "y1": end[1]}
