"""The growth a goal asks for: one floating range for each number of years, and a rate that was seen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.charts.axes import Tick, labelled_axis, shown, tick_values
from dashboard.charts.drawing import NARROW_PX, WIDE_PX, Frame, Letters, PlotlyFigure, Sheet, Stroke
from dashboard.charts.lettering import markup, text_height, text_width, wrapped
from dashboard.charts.theme import THEMES, Variant

ROW_PX = 39
AXIS_PX = 30
THICK_PX = 12
GAP_PX = 10
MOST_TEXT = 0.45  # of the width: more would squeeze the ranges


@dataclass(frozen=True)
class GrowthRange:
    """Growth needed each year when the goal is met within so many years.

    label, short_label: "Within 3 years", "3 years" (on a phone)
    low, high: percent a year, e.g. 36.4; high is None where nothing bounds it
    text, short_text: "+11% to +19% a year", "+11% to +19%" (on a phone); hover: what the pointer shows
    """

    label: str
    short_label: str
    low: float
    high: float | None
    text: str
    short_text: str
    hover: str = ""


@dataclass(frozen=True)
class Reference:
    """A rate to compare with, in percent a year, and its text (a new line breaks)."""

    value: float
    label: str


@dataclass(frozen=True)
class GrowthNeededChart:
    """ranges from top to bottom; reference: a rate that was seen; ticks: the axis, worded (empty: "+20%")."""

    ranges: tuple[GrowthRange, ...] = ()
    reference: Reference | None = None
    ticks: tuple[Tick, ...] = ()


def growth_needed_chart(info: GrowthNeededChart, variant: Variant) -> PlotlyFigure:
    theme = THEMES[variant.theme]
    if variant.narrow:
        info = replace(info, ranges=tuple(replace(row, text=row.short_text) for row in info.ranges))
    sheet = Sheet(theme, framed(info, narrow=variant.narrow))
    marks = shown(info.ticks or percent_ticks(sheet.frame), sheet.frame)
    depth = sheet.frame.y[0]
    sheet.path("".join(f"M{mark.value},0V{depth}" for mark in marks), Stroke(theme.rule, 1))
    if sheet.frame.x[0] < 0:
        sheet.line((0, 0), (0, depth), Stroke(theme.edge, 1))
    draw_reference(sheet, info.reference)
    draw_ranges(sheet, info.ranges)
    for index, row in enumerate(info.ranges):
        y = ROW_PX * (index + 0.5)
        name = row.short_label if variant.narrow else row.label
        sheet.note((sheet.frame.x[0], y), name, Letters(theme.ink, bold=True, anchor="right", dx=-10))
        draw_text(sheet, row, y)
    return sheet.figure(xaxis=labelled_axis(theme, marks))


def framed(info: GrowthNeededChart, *, narrow: bool) -> Frame:
    """Labels on the left, rows, a foot for the text of the reference; zero is always on the axis."""
    names = [row.short_label if narrow else row.label for row in info.ranges]
    left = round(max([text_width(name, 13, bold=True) for name in names], default=60)) + 14
    foot = text_height(info.reference.label, 12) + 10 if info.reference else 8
    depth = round(ROW_PX * len(info.ranges) + foot)
    width = NARROW_PX if narrow else WIDE_PX
    reach = span(info, width - left - 6)
    return Frame(width, depth + AXIS_PX + 4, reach, (depth, 0), left=left, right=6, top=4, bottom=AXIS_PX)


def span(info: GrowthNeededChart, px: float) -> tuple[float, float]:
    """From the least to the greatest rate and zero, with some room after both: for the text of a range, if it takes
    less than half of the ``px`` there are.
    """
    values = [0.0, *(row.low for row in info.ranges), *(end(row) for row in info.ranges)]
    values += [info.reference.value] if info.reference else []
    low, high = min(values), max(values)
    room = (high - low or 1) * 0.18
    first = low - room if low < 0 else 0.0
    texts = ((end(row), GAP_PX + text_width(row.text, 13, bold=True)) for row in info.ranges if row.high is not None)
    needed = (first + (last - first) * px / (px - text) for last, text in texts if text <= px * MOST_TEXT)
    return first, max([high + room, *needed])


def end(row: GrowthRange) -> float:
    """Where a range stops; an open one goes on a little, then an arrow."""
    return row.high if row.high is not None else row.low + max(abs(row.low) * 0.3, 5)


def percent_ticks(frame: Frame) -> list[Tick]:
    values = tick_values(frame.x[0], frame.x[1], 5)
    return [Tick(value, f"{value:+g}%".replace("-", "−") if value else "0") for value in values]


def draw_ranges(sheet: Sheet, ranges: Sequence[GrowthRange]) -> None:
    middles = [ROW_PX * (index + 0.5) for index in range(len(ranges))]
    sheet.trace(
        type="bar",
        orientation="h",
        y=middles,
        x=[max(end(row) - row.low, 0) for row in ranges],
        base=[row.low for row in ranges],
        width=THICK_PX,
        # The outline keeps a narrow range from fading away.
        marker={"color": sheet.theme.joint, "line": {"color": sheet.theme.joint, "width": 2}},
        hovertext=[markup(row.hover or row.text) for row in ranges],
        hoverinfo="text",
    )
    for row, middle in zip(ranges, middles, strict=True):
        if row.high is None:
            head = sheet.frame.x_at(sheet.frame.x_px(end(row)) + 18)
            sheet.arrow((end(row), middle), (head, middle), sheet.theme.joint)


def draw_text(sheet: Sheet, row: GrowthRange, y: float) -> None:
    """After the range; before it, or below it, where the picture ends too soon."""
    frame, theme = sheet.frame, sheet.theme
    letters = Letters(theme.ink, bold=True, ground=theme.paper)
    gap = GAP_PX if row.high is not None else 24
    width = text_width(row.text, 13, bold=True)
    if frame.x_px(end(row)) + gap + width <= frame.width:
        sheet.note((end(row), y), row.text, replace(letters, dx=gap))
    elif frame.x_px(row.low) - 10 - width >= frame.left:
        sheet.note((row.low, y), row.text, replace(letters, anchor="right", dx=-10))
    else:
        sheet.note((frame.x[1], y + THICK_PX / 2), row.text, replace(letters, anchor="right", level="top"))


def draw_reference(sheet: Sheet, reference: Reference | None) -> None:
    """A dotted line through all rows; its text at the foot, on the side that has more room."""
    if reference is None:
        return
    frame, theme = sheet.frame, sheet.theme
    depth = frame.y[0]
    sheet.line((reference.value, 0), (reference.value, depth), Stroke(theme.ink_3, dash="dot"))
    px = frame.x_px(reference.value)
    on_left = px - frame.left > frame.width - px
    room = (px if on_left else frame.width - px) - 12
    letters = Letters(theme.ink_3, 12, level="bottom", dx=8, ground=theme.paper)
    if on_left:
        letters = replace(letters, anchor="right", dx=-8)
    sheet.note((reference.value, depth - 2), wrapped(reference.label, room, 12), letters)
