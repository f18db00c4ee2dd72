"""Growth of several pairs on one axis: what was stated as a mark with its range, what is derived as a pale range."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.charts.axes import Tick, labelled_axis, shown, tick_values
from dashboard.charts.drawing import NARROW_PX, WIDE_PX, Frame, Letters, PlotlyFigure, Sheet, Stroke
from dashboard.charts.lettering import markup, text_width
from dashboard.charts.theme import THEMES, Variant

AXIS_PX = 30
HEAD_PX = 24
ROW_PX = 28
NARROW_ROW_PX = 44  # on a phone a row has its label over it
THICK_PX = 10
OPEN_PX = 24


@dataclass(frozen=True)
class RateRow:
    """Growth in percent: low, high (None: unbounded), stated (None: derived), its label and its text."""

    label: str
    low: float | None
    high: float | None
    stated: float | None
    text: str
    hover: str = ""

    @property
    def known(self) -> list[float]:
        """The ends that are known."""
        return [value for value in (self.low, self.high, self.stated) if value is not None]


@dataclass(frozen=True)
class RateGroup:
    """The rows of a pair."""

    name: str
    rows: tuple[RateRow, ...]


@dataclass(frozen=True)
class RatesChart:
    """Groups from top to bottom; ticks of the axis, worded (empty: "+20%")."""

    groups: tuple[RateGroup, ...] = ()
    ticks: tuple[Tick, ...] = ()

    @property
    def rows(self) -> list[RateRow]:
        """All rows, from top to bottom."""
        return [row for group in self.groups for row in group.rows]


def rates_chart(info: RatesChart, variant: Variant) -> PlotlyFigure:
    theme, narrow = THEMES[variant.theme], variant.narrow
    heads, middles, depth = stacked(info, narrow=narrow)
    sheet = Sheet(theme, framed(info, depth, narrow=narrow))
    frame = sheet.frame
    marks = shown(info.ticks or percent_ticks(frame), frame)
    sheet.path("".join(f"M{mark.value},0V{depth}" for mark in marks), Stroke(theme.rule, 1))
    sheet.line((0, 0), (0, depth), Stroke(theme.edge, 1))
    for name, y in heads:
        head = Letters(theme.ink, bold=True, level="bottom", dx=-frame.left, ground=theme.paper)
        sheet.note((frame.x[0], y), name, head)
    draw_ranges(sheet, info.rows, middles)
    for row, y in zip(info.rows, middles, strict=True):
        label = Letters(theme.ink_2, 12, dx=-frame.left, dy=-17 if narrow else 0, ground=theme.paper)
        sheet.note((frame.x[0], y), row.label, label)
        draw_text(sheet, row, y)
    return sheet.figure(xaxis=labelled_axis(theme, marks))


def stacked(info: RatesChart, *, narrow: bool) -> tuple[list[tuple[str, float]], list[float], float]:
    """The headings with the line they stand on, the middles of the rows, and the depth; all in pixels."""
    heads, middles, y = [], [], 0.0
    for group in info.groups:
        y += HEAD_PX
        heads.append((group.name, y))
        for _row in group.rows:
            y += NARROW_ROW_PX if narrow else ROW_PX
            middles.append(y - (9 if narrow else ROW_PX / 2))
        y += 8
    return heads, middles, y or ROW_PX


def framed(info: RatesChart, depth: float, *, narrow: bool) -> Frame:
    width = NARROW_PX if narrow else WIDE_PX
    left = 6 if narrow else round(max([text_width(row.label, 12) for row in info.rows], default=60)) + 16
    values = [0.0, *(value for row in info.rows for value in row.known)]
    low, high = min(values), max(values)
    text = max([text_width(row.text, 13, bold=True) for row in info.rows], default=0) + OPEN_PX + 12
    room = min(0.6, text / (width - left - 6))
    span = (high - low or 1) / (1 - room)
    before = span * 0.06 if low < 0 else 0.0
    ends = (round(low - before, 4), round(low + span, 4))
    return Frame(width, round(depth) + AXIS_PX + 4, ends, (depth, 0), left=left, right=6, top=4, bottom=AXIS_PX)


def percent_ticks(frame: Frame) -> list[Tick]:
    values = tick_values(frame.x[0], frame.x[1], 5)
    return [Tick(value, f"{value:+g}%".replace("-", "−") if value else "0") for value in values]


def ends(row: RateRow, frame: Frame) -> tuple[float, float]:
    """Where the range of a row is drawn; an open end goes on a little."""
    known = row.known or [0.0]
    low = row.low if row.low is not None else frame.x_at(frame.x_px(min(known)) - OPEN_PX)
    high = row.high if row.high is not None else frame.x_at(frame.x_px(max(known)) + OPEN_PX)
    return low, high


def draw_ranges(sheet: Sheet, rows: Sequence[RateRow], middles: Sequence[float]) -> None:
    theme, frame = sheet.theme, sheet.frame
    spans = [ends(row, frame) for row in rows]
    least = abs(2 / frame.x_scale)  # a range as thin as a hair is still seen
    sheet.trace(
        type="bar",
        orientation="h",
        y=list(middles),
        base=[low for low, _ in spans],
        x=[round(max(high - low, least), 6) for low, high in spans],
        width=THICK_PX,
        marker={"color": [theme.pale(theme.joint, 0.45 if row.stated is None else 0.3) for row in rows]},
        hovertext=[markup(row.hover or f"{row.label}: {row.text}") for row in rows],
        hoverinfo="text",
    )
    stated = [(row, y) for row, y in zip(rows, middles, strict=True) if row.stated is not None]
    sheet.trace(
        type="scatter",
        mode="markers",
        x=[row.stated for row, _ in stated],
        y=[y for _, y in stated],
        marker={"symbol": "square", "size": 10, "color": theme.joint, "opacity": 1},
        hovertext=[markup(row.hover or f"{row.label}: {row.text}") for row, _ in stated],
        hoverinfo="text",
        cliponaxis=False,
    )


def draw_text(sheet: Sheet, row: RateRow, y: float) -> None:
    """After the range; before it, where the picture ends too soon."""
    frame, theme = sheet.frame, sheet.theme
    low, high = ends(row, frame)
    high = max(high, row.stated if row.stated is not None else high)
    letters = Letters(theme.ink, bold=True, ground=theme.paper, dx=10)
    if frame.x_px(high) + 10 + text_width(row.text, 13, bold=True) <= frame.width:
        sheet.note((high, y), row.text, letters)
    else:
        sheet.note((low, y), row.text, replace(letters, anchor="right", dx=-10))
