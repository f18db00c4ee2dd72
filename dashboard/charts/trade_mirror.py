"""Mirror figures: what each of the two countries reports of the same flow, and how far apart they are."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.charts.axes import Marked, Tick, labelled_axis, lowest_shown, shown, ticks
from dashboard.charts.drawing import NARROW_PX, WIDE_PX, Frame, Letters, PlotlyFigure, Sheet, Stroke
from dashboard.charts.lettering import markup, text_width, wrapped
from dashboard.charts.theme import THEMES, Side, Variant

AXIS_PX = 30
KEY_PX = 30
NOTE_PX = 150  # the column of notes on the right
MARK_PX = 12
OPEN_PX = 34  # a range without an upper end goes on so far


@dataclass(frozen=True)
class Reading(Marked):
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
    first: Reading | None
    second: Reading | None
    note: str = ""
    sides: tuple[Side, Side] | None = None

    @property
    def readings(self) -> list[Reading]:
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

    sides: tuple[Side, Side] | None
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

    side: Side
    reading: Reading
    y: float
    low: float
    high: float


def mirror_chart(info: MirrorChart, variant: Variant) -> PlotlyFigure:
    theme, narrow = THEMES[variant.theme], variant.narrow
    lines, headings, depth = stacked(info, narrow=narrow)
    sheet = Sheet(theme, framed(info, depth, narrow=narrow))
    axis = shown(info.ticks or ticks(0, sheet.frame.x[1], 3 if narrow else 5), sheet.frame)
    sheet.path("".join(f"M{tick.value},{KEY_PX}V{depth}" for tick in axis), Stroke(theme.rule, 1))
    sheet.key(info.sides or (), (sheet.frame.left, 12))
    for label, y in headings:
        heading = Letters(theme.ink, bold=True, level="bottom", dx=-sheet.frame.left, ground=theme.paper)
        sheet.note((0, y), label, heading)
    rows = [marked(line, line.row.sides or info.sides or (), sheet.frame) for line in lines]
    for line, marks in zip(lines, rows, strict=True):
        draw_names(sheet, line, narrow=narrow)
        draw_gap(sheet, marks)
    for side in dict.fromkeys([*(info.sides or ()), *(mark.side for marks in rows for mark in marks)]):
        draw_side(sheet, side, [mark for marks in rows for mark in marks if mark.side == side])
    for marks in rows:
        draw_texts(sheet, marks)
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


def marked(line: Line, sides: Sequence[Side], frame: Frame) -> list[Mark]:
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


def draw_names(sheet: Sheet, line: Line, *, narrow: bool) -> None:
    """The period before the row and the note after it; on a phone over and under the row."""
    theme, row = sheet.theme, line.row
    name, note = Letters(theme.ink, ground=theme.paper), Letters(theme.ink_3, 12, ground=theme.paper)
    if narrow:
        edge = -sheet.frame.left
        sheet.note((0, line.y - 28), row.label, replace(name, dx=edge))
        sheet.note((0, line.y + 24), row.note, replace(note, dx=edge))
        return
    sheet.note((0, line.y), row.label, replace(name, anchor="right", dx=-10))
    sheet.note((sheet.frame.x[1], line.y), wrapped(row.note, NOTE_PX - 12, 12), replace(note, dx=10))


def draw_gap(sheet: Sheet, marks: Sequence[Mark]) -> None:
    """The line between the two marks of a row."""
    ends = [(mark.reading.value, mark.y) for mark in marks]
    if len(ends) == 2:
        sheet.line(ends[0], ends[1], Stroke(sheet.theme.edge, 2))


def draw_side(sheet: Sheet, side: Side, marks: Sequence[Mark]) -> None:
    """A country's marks, each over the bar of its range."""
    colour = sheet.theme.colour(side)
    outline = {"width": 1, "color": sheet.theme.paper}
    ranged = [mark for mark in marks if mark.high > mark.low]
    sheet.trace(
        type="bar",
        orientation="h",
        y=[mark.y for mark in ranged],
        base=[mark.low for mark in ranged],
        x=[round(mark.high - mark.low, 6) for mark in ranged],
        width=MARK_PX + 4,
        marker={"color": sheet.theme.pale(colour, 0.35)},
        hoverinfo="skip",
    )
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
    for mark in marks:
        if mark.reading.high is None and mark.high > mark.low:
            tail = sheet.frame.x_at(sheet.frame.x_px(mark.high) - OPEN_PX / 2)
            sheet.arrow((tail, mark.y), (mark.high, mark.y), colour)


def draw_texts(sheet: Sheet, marks: Sequence[Mark]) -> None:
    """The lesser figure before its mark, the greater after it; one over the other where there is no room before."""
    if not marks:
        return
    frame = sheet.frame
    before = min(frame.x_px(mark.low) for mark in marks) - 12
    after = frame.x_at(max(frame.x_px(max(mark.high, mark.reading.value)) for mark in marks) + 12)
    room = before - text_width(marks[0].reading.text, 13, bold=True) >= frame.left + 2
    letters = [Letters(sheet.theme.colour(m.side), bold=True, ground=sheet.theme.paper) for m in marks]
    if len(marks) == 2 and room and marks[0].y == marks[1].y:
        sheet.note((frame.x_at(before), marks[0].y), marks[0].reading.text, replace(letters[0], anchor="right"))
        sheet.note((after, marks[1].y), marks[1].reading.text, letters[1])
        return
    middle = sum(mark.y for mark in marks) / len(marks)
    for index, mark in enumerate(marks):
        dy = 16 * index - 8 * (len(marks) - 1)
        sheet.note((after, middle), mark.reading.text, replace(letters[index], dy=dy))
