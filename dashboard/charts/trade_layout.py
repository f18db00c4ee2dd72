"""What the chart of trade against a goal shows, and where each part of it lies."""

from dataclasses import dataclass, replace

from dashboard.charts.axes import Tick
from dashboard.charts.drawing import NARROW_PX, WIDE_PX, Frame
from dashboard.charts.lettering import text_height, text_width, wrapped

TOP_PX = 4
AXIS_PX = 30  # room for the labels of the axis
WORDS_PX = 34  # what the words of the shortfall take above the bar
BOTH_WORDS_PX = 64  # the same under the words of a growth
LABEL_PX = 196  # the widest column of labels beside the bars


@dataclass(frozen=True)
class RangeBar:
    """One period.

    label, note: what it is and how it is known ("Jan–Sep 2017", "stated, ¶19")
    low, high: ends of the range in the unit of the chart; None where nothing bounds it
    stated: the value as stated, drawn as a tick; None for a derived bar
    value_text, range_text: both worded ("≈ $0.5 bn", "0.45–0.55"); of a bar without any value, why it has none
    derived: calculated here and not stated, drawn pale
    growth_text: beside an arrow from the bar above to this one; empty for no arrow
    hover: what the pointer shows
    """

    label: str
    note: str
    low: float | None
    high: float | None
    stated: float | None
    value_text: str
    range_text: str = ""
    derived: bool = False
    growth_text: str = ""
    hover: str = ""

    @property
    def known(self) -> float | None:
        """The furthest value that the bar is known to reach; None when there is no value at all."""
        values = [value for value in (self.low, self.high, self.stated) if value is not None]
        return max(values, default=None)


@dataclass(frozen=True)
class TargetMark:
    """The stated aim: value, two lines of text, and whether it says "more than" (the open side is shaded)."""

    value: float
    label: str
    note: str = ""
    more: bool = False


@dataclass(frozen=True)
class Pace:
    """The goal's share of a part of the year, beside the bars `first` to `last` (counted from 0)."""

    value: float
    label: str
    first: int = 0
    last: int = 0


@dataclass(frozen=True)
class Shortfall:
    """What a bar (counted from 0) still lacks, in two texts: "still needed", "+36% to +67%"."""

    bar: int
    label: str
    text: str


@dataclass(frozen=True)
class TargetChart:
    """Trade by period against a goal; all values in one unit, e.g. billion US dollars.

    bars from top to bottom; goal, pace and shortfall where there are any; ticks: the axis, worded (empty: numbers).
    """

    bars: tuple[RangeBar, ...] = ()
    goal: TargetMark | None = None
    pace: Pace | None = None
    shortfall: Shortfall | None = None
    ticks: tuple[Tick, ...] = ()


@dataclass(frozen=True)
class PlacedBar:
    """Where a bar lies.

    label, note: those of the bar, wrapped to the room they have; lift: pixels between them and a bar under them
    middle, thick: in pixels; end: as drawn, in units; foot: pixels at which the row ends, under a value
    below: the value stands under the bar and not beside it
    """

    bar: RangeBar
    label: str
    note: str
    lift: float
    middle: float
    thick: float
    end: float
    foot: float
    below: bool

    @property
    def top(self) -> float:
        return self.middle - self.thick / 2

    @property
    def bottom(self) -> float:
        return self.middle + self.thick / 2

    @property
    def label_px(self) -> float:
        """Height of the label with its note."""
        return label_height(self.label, self.note)


@dataclass(frozen=True)
class Plan:
    """The chart laid out: frame, rows, pixels of the head, and whether the pace is labelled there."""

    frame: Frame
    rows: tuple[PlacedBar, ...]
    head: float
    pace_in_head: bool
    narrow: bool


def planned(info: TargetChart, *, narrow: bool) -> Plan:
    """Rows from top to bottom, each as high as its texts need."""
    frame = across(info, narrow=narrow)
    in_head = pace_needs_head(info, frame)
    head = y = head_height(info, in_head=in_head)
    thick = 26 if narrow else 30
    rows: list[PlacedBar] = []
    for index, bar in enumerate(info.bars):
        needed = info.shortfall is not None and info.shortfall.bar == index
        room = frame.width - frame.left - frame.right if narrow else LABEL_PX
        label, note = wrapped(bar.label, room, 13, bold=True), wrapped(bar.note, room, 12)
        end = drawn_end(bar, frame.x[1])
        lift = WORDS_PX if narrow and needed and label_end(label, note, frame) > words_left(info, frame, end) else 0
        over = label_height(label, note) + lift + 4 if narrow else 0
        y += space_before(bar, over, first=not rows, needed=needed, narrow=narrow)
        below = needed or not fits_beside(bar, frame, info.goal)
        foot = y + thick + (value_height(bar, narrow=narrow) if below else 0)
        rows.append(PlacedBar(bar, label, note, lift, y + thick / 2, thick, end, foot, below))
        y = foot
    depth = round(y + 18)
    return Plan(replace(frame, height=TOP_PX + depth + AXIS_PX, y=(depth, 0)), tuple(rows), head, in_head, narrow)


def across(info: TargetChart, *, narrow: bool) -> Frame:
    """The frame with its final x; the height follows from the rows."""
    width, left = (NARROW_PX, 6) if narrow else (WIDE_PX, label_column(info))
    return Frame(
        width, TOP_PX + AXIS_PX + 1, (0, axis_end(info)), (1, 0), left=left, right=6, top=TOP_PX, bottom=AXIS_PX
    )


def label_column(info: TargetChart) -> int:
    """Pixels that the labels take on the left."""
    labels = [text_width(wrapped(bar.label, LABEL_PX, 13, bold=True), 13, bold=True) for bar in info.bars]
    notes = [text_width(wrapped(bar.note, LABEL_PX, 12), 12) for bar in info.bars]
    return round(max([120, *labels, *notes])) + 14


def axis_end(info: TargetChart) -> float:
    """Past the goal, so that its open side shows, and past every bar; without a goal there is room for values."""
    reached = [bar.known * (1.2 if bar.high is None else 1) for bar in info.bars if bar.known is not None]
    aimed = [info.goal.value * 1.07] if info.goal else []
    paced = [info.pace.value] if info.pace else []
    return max([0.0, *reached, *aimed, *paced]) * (1.06 if info.goal else 1.25) or 1.0


def drawn_end(bar: RangeBar, end_of_axis: float) -> float:
    """Where the bar stops; without an upper bound a tenth of the axis after what is known."""
    if bar.high is not None:
        return bar.high
    return bar.known + end_of_axis * 0.1 if bar.known else 0


def beside(bar: RangeBar) -> float:
    """Pixels between a bar and its value; an open end has an arrow there."""
    return 26 if bar.known and bar.high is None else 8


def value_width(bar: RangeBar) -> float:
    return max(text_width(bar.value_text, 15, bold=True), text_width(bar.range_text, 12)) + beside(bar)


def value_height(bar: RangeBar, *, narrow: bool) -> float:
    return 26 + (16 if bar.range_text and not narrow else 0)


def label_end(label: str, note: str, frame: Frame) -> float:
    """Where a label above its bar ends: pixels from the left."""
    return frame.left + max(text_width(label, 13, bold=True), text_width(note, 12)) + 8


def label_height(label: str, note: str) -> float:
    return text_height(label, 13) + (text_height(note, 12) + 2 if note else 0)


def shortfall_width(lack: Shortfall) -> float:
    return max(text_width(lack.label, 12), text_width(lack.text, 13, bold=True)) + 8


def beyond(lack: Shortfall, goal: TargetMark, frame: Frame) -> bool:
    """Whether the words of the shortfall have room behind the goal."""
    return frame.x_px(goal.value) + 8 + shortfall_width(lack) <= frame.width


def words_left(info: TargetChart, frame: Frame, end: float) -> float:
    """Where, on a phone, the words over the arrow from `end` to the goal start: pixels from the left."""
    if not (info.shortfall and info.goal):
        return frame.width
    width, goal = shortfall_width(info.shortfall), frame.x_px(info.goal.value)
    if goal - frame.x_px(end) >= width:
        return (goal + frame.x_px(end) - width) / 2
    return frame.width if beyond(info.shortfall, info.goal, frame) else goal - width


def fits_beside(bar: RangeBar, frame: Frame, goal: TargetMark | None) -> bool:
    """Whether the value has room between the bar and the goal, or the edge of the picture."""
    end = drawn_end(bar, frame.x[1])
    edge = frame.width - frame.right
    limit = frame.x_px(goal.value) - 4 if goal and end < goal.value else edge
    return frame.x_px(end) + value_width(bar) <= limit


def space_before(bar: RangeBar, over: float, *, first: bool, needed: bool, narrow: bool) -> float:
    """Free pixels above a bar: `over` for its label on a phone, the arrow of growth, the words of the shortfall."""
    if first:
        return max(over + (4 if narrow else 22), 40 if needed else 0)
    space = over + (32 if bar.growth_text else 16) if narrow else 38
    return max(space, (BOTH_WORDS_PX if bar.growth_text else 54) if needed else 0)


def head_height(info: TargetChart, *, in_head: bool) -> float:
    """Pixels above the first row: the goal's texts, and the pace's where it has no other place."""
    return goal_height(info.goal) + (text_height(info.pace.label, 12) + 10 if info.pace and in_head else 0)


def goal_height(goal: TargetMark | None) -> float:
    return (20 + (17 if goal.note else 0)) if goal else 0


def pace_needs_head(info: TargetChart, frame: Frame) -> bool:
    """Whether the label of the pace would meet a bar, its value, an arrow or the goal if it stood beside its bars."""
    if not info.pace:
        return False
    if info.shortfall and info.pace.first <= info.shortfall.bar <= info.pace.last:
        return True
    px = frame.x_px(info.pace.value)
    bars = info.bars[info.pace.first : info.pace.last + 1]
    if any(frame.x_px(drawn_end(bar, frame.x[1])) + value_width(bar) > px - 4 for bar in bars):
        return True
    limit = frame.x_px(info.goal.value) if info.goal else frame.width - frame.right
    return px + 8 + text_width(info.pace.label, 12) > limit - 4
