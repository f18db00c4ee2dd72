"""Trade of several pairs, a small panel each, all on one axis of years and one of values."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dashboard.charts.axes import Tick, ticks
from dashboard.charts.drawing import NARROW_PX, WIDE_PX, Frame, Letters, PlotlyFigure, Sheet, Stroke
from dashboard.charts.lettering import markup, text_width, wrapped, wrapped_pair
from dashboard.charts.theme import THEMES, Place, SideMark, Variant

FIELD_PX = 118  # height of a panel's field
FOOT_PX = 24  # the years under it
GAP_PX = 26
LINE_PX = 17
HEADROOM = 1.08
DOT_PX = 7


@dataclass(frozen=True)
class PanelPoint:
    """A year's value as one side reports it; ``hollow`` where the source does not say of what it is."""

    year: int
    value: float
    side: SideMark
    hollow: bool = False
    hover: str = ""


@dataclass(frozen=True)
class Panel:
    """A pair: its name, lines of text under it, its values, its goal, and what stands there without any value."""

    name: str
    lines: tuple[str, ...] = ()
    points: tuple[PanelPoint, ...] = ()
    goal: float | None = None
    gap: str = ""


@dataclass(frozen=True)
class PanelsChart:
    """Panels in the order of the choice; one unit; ticks of the values, worded; ``log``: equal steps are equal ratios.

    first, last: the years of the axis; keys: what the marks mean, in words, for each place and for hollow ones.
    """

    first: int = 2000
    last: int = 2001
    panels: tuple[Panel, ...] = ()
    ticks: tuple[Tick, ...] = ()
    log: bool = False
    keys: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Field:
    """Where a panel's field lies, in pixels, and how its values are placed."""

    left: float
    top: float
    width: float
    years: tuple[int, int]
    values: tuple[float, float]
    log: bool

    @property
    def bottom(self) -> float:
        return self.top + FIELD_PX

    def x(self, year: int) -> float:
        first, last = self.years
        return round(self.left + 6 + (year - first) / max(1, last - first) * (self.width - 12), 1)

    def y(self, value: float) -> float:
        low, high = (scaled(end, log=self.log) for end in self.values)
        return round(self.bottom - (scaled(value, log=self.log) - low) / (high - low or 1) * FIELD_PX, 1)


def scaled(value: float, *, log: bool) -> float:
    return math.log10(value) if log else value


def panels_chart(info: PanelsChart, variant: Variant) -> PlotlyFigure:
    theme, narrow = THEMES[variant.theme], variant.narrow
    values = reach(info)
    axis = [tick for tick in info.ticks or ticks(*values, 4) if values[0] <= tick.value <= values[1]]
    columns = columns_of(info, narrow=narrow)
    heads = [head(panel, panel_width(axis, columns, narrow=narrow)) for panel in info.panels]
    fields, depth = placed(info, axis, values, heads, narrow=narrow)
    foot = LINE_PX * len(info.keys) + 8 if info.keys else 0
    width, height = (NARROW_PX if narrow else WIDE_PX), round(depth + foot) or 40
    sheet = Sheet(theme, Frame(width, height, (0, width), (height, 0)))
    for index, (panel, field) in enumerate(zip(info.panels, fields, strict=True)):
        draw_head(sheet, heads[index], field)
        draw_field(sheet, info, field, axis, labelled=index % columns == 0)
        draw_goal(sheet, panel, field)
        draw_lines(sheet, panel, field)
        sheet.note(
            (field.left + field.width / 2, field.top + FIELD_PX / 2),
            "" if panel.points else wrapped(panel.gap, field.width - 12, 12),
            Letters(theme.ink_3, 12, anchor="center"),
        )
    draw_marks(sheet, info.panels, fields)
    draw_keys(sheet, info, depth)
    return sheet.figure()


def reach(info: PanelsChart) -> tuple[float, float]:
    """The ends of the common axis: from zero, or on a scale of ratios from half the least value."""
    points = [point.value for panel in info.panels for point in panel.points]
    goals = [panel.goal for panel in info.panels if panel.goal is not None]
    if info.log:
        known = [value for value in (*points, *goals) if value > 0] or [1.0, 10.0]
        return min(known) / 1.5, max(known) * 1.5
    return min([0.0, *points]), max([0.0, *points, *goals]) * HEADROOM or 1.0


def label_px(axis: Sequence[Tick]) -> float:
    return max([text_width(tick.label, 12) for tick in axis], default=20) + 8


def columns_of(info: PanelsChart, *, narrow: bool) -> int:
    """How many panels stand side by side; fewer where there are no more."""
    return max(1, min(len(info.panels), 2 if narrow else 3))


def panel_width(axis: Sequence[Tick], columns: int, *, narrow: bool) -> float:
    width = NARROW_PX if narrow else WIDE_PX
    return (width - label_px(axis) - GAP_PX / (2 if narrow else 1) * (columns - 1) - 4) / columns


type Head = tuple[tuple[str, bool], ...]


def head(panel: Panel, width: float) -> Head:
    """The lines over a field, with which are bold."""
    name = [(line, True) for line in wrapped_pair(panel.name, width, 13, bold=True).split("\n")]
    rest = [(part, False) for line in panel.lines if line for part in wrapped(line, width, 12).split("\n")]
    return (*name, *rest)


def placed(
    info: PanelsChart, axis: Sequence[Tick], values: tuple[float, float], heads: Sequence[Head], *, narrow: bool
) -> tuple[list[Field], float]:
    """The fields row by row; those of a row start at one height, under the tallest head."""
    columns, gap = columns_of(info, narrow=narrow), GAP_PX / (2 if narrow else 1)
    width, left = panel_width(axis, columns, narrow=narrow), label_px(axis)
    fields, y = [], 0.0
    for start in range(0, len(info.panels), columns):
        row = heads[start : start + columns]
        top = y + max(len(lines) for lines in row) * LINE_PX + 8
        for column in range(len(row)):
            years = (info.first, info.last)
            fields.append(Field(left + column * (width + gap), top, width, years, values, info.log))
        y = top + FIELD_PX + FOOT_PX + 14
    return fields, y


def draw_head(sheet: Sheet, lines: Head, field: Field) -> None:
    top = field.top - 8 - len(lines) * LINE_PX
    for number, (text, bold) in enumerate(lines):
        colour = sheet.theme.ink if bold else sheet.theme.ink_2
        letters = Letters(colour, 13 if bold else 12, bold=bold, level="top")
        sheet.note((field.left, top + number * LINE_PX), text, letters)


def draw_field(sheet: Sheet, info: PanelsChart, field: Field, axis: Sequence[Tick], *, labelled: bool) -> None:
    """Lines for the values, worded at the left edge of the picture; the first and the last year below."""
    theme = sheet.theme
    right = field.left + field.width
    sheet.path("".join(f"M{field.left},{field.y(tick.value)}H{right}" for tick in axis), Stroke(theme.rule, 1))
    small = Letters(theme.ink_3, 12)
    if labelled:
        points = [(field.left - 4, field.y(tick.value)) for tick in axis]
        sheet.texts(points, [tick.label for tick in axis], Letters(theme.ink_3, 12, anchor="right"))
    sheet.note((field.left, field.bottom + 5), str(info.first), Letters(small.colour, 12, level="top"))
    last = Letters(small.colour, 12, level="top", anchor="right")
    sheet.note((right, field.bottom + 5), str(info.last) if info.last != info.first else "", last)


def draw_goal(sheet: Sheet, panel: Panel, field: Field) -> None:
    """The goal as a dotted line."""
    if panel.goal is not None:
        y = field.y(panel.goal)
        sheet.line((field.left, y), (field.left + field.width, y), Stroke(sheet.theme.ink_2, 1.5, "dot"))


def draw_lines(sheet: Sheet, panel: Panel, field: Field) -> None:
    """A line from year to year of one series; none over a year without a value."""
    for (side, hollow), points in series(panel.points).items():
        colour = sheet.theme.pale(sheet.theme.colour(side), 0.6)
        runs = [(one, two) for one, two in pairwise(points) if two.year - one.year == 1]
        pieces = [
            f"M{field.x(a.year)},{field.y(a.value)}L{field.x(b.year)},{field.y(b.value)}"
            for a, b in runs
        ]  # fmt: skip
        sheet.path("".join(pieces), Stroke(colour, 1.5, "dot" if hollow else "solid"), layer="between")


def series(points: Iterable[PanelPoint]) -> dict[tuple[SideMark, bool], list[PanelPoint]]:
    """The values of one side and kind, by year."""
    found: dict[tuple[SideMark, bool], list[PanelPoint]] = {}
    for point in sorted(points, key=lambda point: (point.year, point.value)):
        found.setdefault((point.side, point.hollow), []).append(point)
    return found


def draw_marks(sheet: Sheet, panels: Sequence[Panel], fields: Sequence[Field]) -> None:
    """All marks, a trace for each colour and shape."""
    groups: dict[tuple[str, str], list[tuple[float, float, str]]] = {}
    for panel, field in zip(panels, fields, strict=True):
        for point in panel.points:
            key = (sheet.theme.colour(point.side), point.side.symbol + ("-open" if point.hollow else ""))
            hover = point.hover or f"{point.side.name}, {point.year}"
            groups.setdefault(key, []).append((field.x(point.year), field.y(point.value), hover))
    for (colour, symbol), marks in groups.items():
        sheet.trace(
            type="scatter",
            mode="markers",
            x=[x for x, _, _ in marks],
            y=[y for _, y, _ in marks],
            marker={"symbol": symbol, "size": DOT_PX, "color": colour, "opacity": 1},
            hovertext=[markup(hover) for _, _, hover in marks],
            hoverinfo="text",
            cliponaxis=False,
        )


PLACES = {"first": Place.FIRST, "second": Place.SECOND, "both": Place.BOTH}


def draw_keys(sheet: Sheet, info: PanelsChart, top: float) -> None:
    """What the marks mean, a line each, under the panels."""
    theme = sheet.theme
    for number, (kind, words) in enumerate(info.keys):
        y = top + number * LINE_PX + 8
        if kind == "goal":
            sheet.line((2, y), (16, y), Stroke(theme.ink_2, 1.5, "dot"))
        else:
            symbol = SideMark("", PLACES[kind]).symbol if kind in PLACES else "circle-open"
            marker = {"symbol": symbol, "size": DOT_PX + 1, "color": theme.ink_2, "opacity": 1}
            sheet.trace(type="scatter", mode="markers", x=[9], y=[y], marker=marker, hoverinfo="skip", cliponaxis=False)
        sheet.note((22, y), words, Letters(theme.ink_3, 12))
