"""Mirror figures: what each of the two countries reports of the same flow, and how far apart they are."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.charts.axes import Marked, Tick, labelled_axis, lowest_shown, shown, ticks
from dashboard.charts.drawing import NARROW_PX, WIDE_PX, Frame, Letters, PlotlyFigure, Sheet, Stroke, Text
from dashboard.charts.lettering import markup, text_width, wrapped
from dashboard.charts.theme import THEMES, SideMark, Variant

AXIS_PX = 30
KEY_PX = 30
NOTE_PX = 150  # the column of notes on the right
MARK_PX = 12
OPEN_PX = 34  # a range without an upper end goes on so far


@dataclass(frozen=True)
class SideFigure(Marked):
    """One country's figure: low and high (None: unbounded), stated (None: read from the range), worded text."""

    low: float | None
    high: float | None
    stated: float | None
    text: str
    hover: str = ""


@dataclass(frozen=True)
class MirrorRow:
    """A flow in a period: label ("2017"), what the first and the second country report, a note on the difference.

    A country that reports nothing is None; the note then says so. ``sides`` where the rows are of several pairs.
    """

    label: str
    first: SideFigure | None
    second: SideFigure | None
    note: str = ""
    sides: tuple[SideMark, SideMark] | None = None

    @property
    def readings(self) -> list[SideFigure]:
        return [reading for reading in (self.first, self.second) if reading]


@dataclass(frozen=True)
class MirrorGroup:
    """The rows of one flow."""

    label: str
    rows: tuple[MirrorRow, ...]


@dataclass(frozen=True)
class MirrorChart:
    """Groups from top to bottom; sides: the first and the second country, or each row has its own; one unit for all.

    ticks: worded, or empty
    """

    sides: tuple[SideMark, SideMark] | None
    groups: tuple[MirrorGroup, ...] = ()
    ticks: tuple[Tick, ...] = ()


@dataclass(frozen=True)
class Line:
    """A row and its middle in pixels."""

    row: MirrorRow
    y: float


@dataclass(frozen=True)
class Mark:
    """A reading where it is drawn: y in pixels, the ends of its range in units."""

    side: SideMark
    reading: SideFigure
    y: float
    low: float
    high: float


def mirror_chart(info: MirrorChart, variant: Variant) -> PlotlyFigure:
    theme, narrow = THEMES[variant.theme], variant.narrow
    lines, headings, depth = stacked(info, narrow=narrow)
    plot = framed(info, depth, narrow=narrow)
    # The axis spans the whole picture: Plotly leaves out the texts of traces that lie outside of it.
    whole = (plot.x_at(0), plot.x_at(plot.width))
    sheet = Sheet(theme, replace(plot, x=whole, left=0, right=0))
    axis = [
        tick for tick in shown(info.ticks or ticks(0, plot.x[1], 3 if narrow else 5), plot) if tick.value <= plot.x[1]
    ]
    sheet.path("".join(f"M{tick.value},{KEY_PX}V{depth}" for tick in axis), Stroke(theme.rule, 1))
    sheet.key(info.sides or (), (plot.left, 12))
    heading = Letters(theme.ink, bold=True, level="bottom", ground=theme.paper)
    sheet.texts([(whole[0], y) for _, y in headings], [label for label, _ in headings], heading)
    rows = [marked(line, line.row.sides or info.sides or (), sheet.frame) for line in lines]
    sheet.notes([text for line in lines for text in names(sheet, line, plot, narrow=narrow)])
    sides = dict.fromkeys([*(info.sides or ()), *(mark.side for marks in rows for mark in marks)])
    of_side = {side: [mark for marks in rows for mark in marks if mark.side == side] for side in sides}
    for side, marks in of_side.items():
        draw_ranges(sheet, side, marks)
    sheet.path("".join(map(gap, rows)), Stroke(theme.edge, 2), layer="between")
    for side, marks in of_side.items():
        draw_side(sheet, side, marks)
    sheet.notes([text for marks in rows if marks for text in values(sheet, marks)])
    return sheet.figure(xaxis=labelled_axis(theme, axis))


def stacked(info: MirrorChart, *, narrow: bool) -> tuple[list[Line], list[tuple[str, float]], int]:
    """Rows, the headings of their groups, and the depth of the plot."""
    lines: list[Line] = []
    headings: list[tuple[str, float]] = []
    y = float(KEY_PX)
    for group in info.groups:
        y += 26
        headings.append((group.label, y))
        for row in group.rows:
            above, below = (26, 18 if row.note else 0) if narrow else (0, 0)
            lines.append(Line(row, y + above + 20))
            y += above + 40 + below
    return lines, headings, round(y + 8)


def framed(info: MirrorChart, depth: int, *, narrow: bool) -> Frame:
    """The axis leaves room after the greatest figure for the longest text."""
    rows = [row for group in info.groups for row in group.rows]
    readings = [reading for row in rows for reading in row.readings]
    width = NARROW_PX if narrow else WIDE_PX
    left = right = 6
    if not narrow:
        left = round(max([text_width(row.label, 13) for row in rows], default=60)) + 16
        right = NOTE_PX if any(row.note for row in rows) else 6
    text = max([text_width(reading.text, 13, bold=True) for reading in readings], default=0)
    room = 1 - (text + OPEN_PX + 16) / (width - left - right)
    reach = max([end for reading in readings for end in (reading.value, reading.high or 0)], default=0) or 1.0
    return Frame(width, depth + AXIS_PX, (0.0, round(reach / room, 6)), (depth, 0), left, right, bottom=AXIS_PX)


def marked(line: Line, sides: Sequence[SideMark], frame: Frame) -> list[Mark]:
    """The figures of a row, the lesser first; a range without an end goes on for a little."""
    marks = []
    for side, reading in zip(sides, (line.row.first, line.row.second), strict=True):
        if reading:
            low = lowest_shown(reading.value, reading.low, reading.high)
            onwards = frame.x_at(frame.x_px(reading.value) + OPEN_PX)
            high = reading.value if reading.low is None else onwards
            high = high if reading.high is None else reading.high
            marks.append(Mark(side, reading, line.y, low, high))
    return apart(sorted(marks, key=lambda mark: mark.reading.value), frame)


def apart(marks: list[Mark], frame: Frame) -> list[Mark]:
    """Two marks that would cover each other are moved up and down."""
    values = [mark.reading.value for mark in marks]
    if len(marks) < 2 or (values[1] - values[0]) * frame.x_scale > MARK_PX * 0.7:
        return marks
    return [replace(marks[0], y=marks[0].y - 6), replace(marks[1], y=marks[1].y + 6)]


def names(sheet: Sheet, line: Line, plot: Frame, *, narrow: bool) -> list[Text]:
    """The period before the row and the note after it; on a phone over and under the row."""
    theme, row = sheet.theme, line.row
    name, note = Letters(theme.ink, ground=theme.paper), Letters(theme.ink_3, 12, ground=theme.paper)
    if narrow:
        edge = sheet.frame.x[0]
        return [((edge, line.y - 28), row.label, name), ((edge, line.y + 24), row.note, note)]
    before, after = plot.x_at(plot.left - 10), plot.x_at(plot.width - plot.right + 10)
    words = wrapped(row.note, NOTE_PX - 12, 12)
    return [((before, line.y), row.label, replace(name, anchor="right")), ((after, line.y), words, note)]


def draw_ranges(sheet: Sheet, side: SideMark, marks: Sequence[Mark]) -> None:
    """A country's ranges, as bars behind the marks of both."""
    half = MARK_PX / 2 + 2
    bars = [f"M{m.low},{m.y - half}H{m.high}V{m.y + half}H{m.low}Z" for m in marks if m.high > m.low]
    sheet.path("".join(bars), None, fill=sheet.theme.pale(sheet.theme.colour(side), 0.35), layer="between")


def gap(marks: Sequence[Mark]) -> str:
    """The line between the two marks of a row, as a path."""
    return (
        "M{},{}L{},{}".format(*(at for mark in marks for at in (mark.reading.value, mark.y))) if len(marks) == 2 else ""
    )


def draw_side(sheet: Sheet, side: SideMark, marks: Sequence[Mark]) -> None:
    """A country's marks, and arrows where a range has no upper end."""
    colour = sheet.theme.colour(side)
    outline = {"width": 1, "color": sheet.theme.paper}
    sheet.trace(
        type="scatter",
        mode="markers",
        name=side.name,
        x=[mark.reading.value for mark in marks],
        y=[mark.y for mark in marks],
        marker={"symbol": side.symbol, "size": MARK_PX, "color": colour, "opacity": 1, "line": outline},
        hovertext=[markup(mark.reading.hover or f"{side.name}: {mark.reading.text}") for mark in marks],
        hoverinfo="text",
        cliponaxis=False,
    )
    onwards = [mark for mark in marks if mark.reading.high is None and mark.high > mark.low]
    tails = [sheet.frame.x_at(sheet.frame.x_px(mark.high) - OPEN_PX / 2) for mark in onwards]
    ends = [((tail, mark.y), (mark.high, mark.y)) for tail, mark in zip(tails, onwards, strict=True)]
    sheet.arrows(ends, colour)


def values(sheet: Sheet, marks: Sequence[Mark]) -> list[Text]:
    """The lesser figure before its mark, the greater after it; one over the other where there is no room before."""
    frame = sheet.frame
    before = min(frame.x_px(mark.low) for mark in marks) - 12
    after = frame.x_at(max(frame.x_px(max(mark.high, mark.reading.value)) for mark in marks) + 12)
    room = before - text_width(marks[0].reading.text, 13, bold=True) >= frame.x_px(0) + 2
    letters = [Letters(sheet.theme.colour(m.side), bold=True, ground=sheet.theme.paper) for m in marks]
    if len(marks) == 2 and room and marks[0].y == marks[1].y:
        return [
            ((frame.x_at(before), marks[0].y), marks[0].reading.text, replace(letters[0], anchor="right")),
            ((after, marks[1].y), marks[1].reading.text, letters[1]),
        ]
    middle = sum(mark.y for mark in marks) / len(marks)
    heights = [middle + 16 * index - 8 * (len(marks) - 1) for index in range(len(marks))]
    return [((after, y), mark.reading.text, letter) for y, mark, letter in zip(heights, marks, letters, strict=True)]
