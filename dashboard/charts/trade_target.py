"""What the chart of trade against a goal shows, and where each part of it lies."""

from dataclasses import dataclass, replace

from dashboard.charts.axes import Tick
from dashboard.charts.drawing import NARROW_PX, WIDE_PX, Frame
from dashboard.charts.lettering import text_height, text_width, wrapped

TOP_PX = 4
AXIS_PX = 30  # room for the labels of the axis
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
class Goal:
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
    goal: Goal | None = None
    pace: Pace | None = None
    shortfall: Shortfall | None = None
    ticks: tuple[Tick, ...] = ()


@dataclass(frozen=True)
class Row:
    """Where a bar lies: middle and thickness in pixels, drawn end in units, its value below or beside it."""

    bar: RangeBar
    middle: float
    thick: float
    end: float
    below: bool

    @property
    def top(self) -> float:
        return self.middle - self.thick / 2

    @property
    def bottom(self) -> float:
        return self.middle + self.thick / 2


@dataclass(frozen=True)
class Plan:
    """The chart laid out: frame, rows, pixels of the head, and whether the pace is labelled there."""

    frame: Frame
    rows: tuple[Row, ...]
    head: float
    pace_in_head: bool
    narrow: bool


def planned(info: TargetChart, *, narrow: bool) -> Plan:
    """Rows from top to bottom, each as high as its texts need."""
    frame = across(info, narrow=narrow)
    in_head = pace_needs_head(info, frame)
    head = y = head_height(info, in_head=in_head)
    thick = 26 if narrow else 30
    rows: list[Row] = []
    for index, bar in enumerate(info.bars):
        needed = info.shortfall is not None and info.shortfall.bar == index
        y += space_before(bar, first=not rows, needed=needed, narrow=narrow)
        below = needed or not fits_beside(bar, frame, info.goal)
        rows.append(Row(bar, y + thick / 2, thick, drawn_end(bar, frame.x[1]), below))
        y += thick + (value_height(bar, narrow=narrow) if below else 0)
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


def label_height(bar: RangeBar) -> float:
    """Pixels of the label above a bar, on a phone."""
    return 20 + (16 if bar.note else 0)


def fits_beside(bar: RangeBar, frame: Frame, goal: Goal | None) -> bool:
    """Whether the value has room between the bar and the goal, or the edge of the picture."""
    end = drawn_end(bar, frame.x[1])
    edge = frame.width - frame.right
    limit = frame.x_px(goal.value) - 4 if goal and end < goal.value else edge
    return frame.x_px(end) + value_width(bar) <= limit


def space_before(bar: RangeBar, *, first: bool, needed: bool, narrow: bool) -> float:
    """Free pixels above a bar: for the arrow of growth, the words of the shortfall, and a label on a phone."""
    label = label_height(bar) if narrow else 0
    if first:
        return (8 if narrow else 22) + label
    space = (32 if bar.growth_text else 16) + label if narrow else 38
    return max(space, 54 if needed else 0)


def head_height(info: TargetChart, *, in_head: bool) -> float:
    """Pixels above the first row: the goal's texts, and the pace's where it has no other place."""
    return goal_height(info.goal) + (text_height(info.pace.label, 12) + 10 if info.pace and in_head else 0)


def goal_height(goal: Goal | None) -> float:
    return (20 + (17 if goal.note else 0)) if goal else 0


def pace_needs_head(info: TargetChart, frame: Frame) -> bool:
    """Whether the label of the pace would meet a bar, its value or the goal if it stood beside its bars."""
    if not info.pace:
        return False
    px = frame.x_px(info.pace.value)
    bars = info.bars[info.pace.first : info.pace.last + 1]
    if any(frame.x_px(drawn_end(bar, frame.x[1])) + value_width(bar) > px - 4 for bar in bars):
        return True
    limit = frame.x_px(info.goal.value) if info.goal else frame.width - frame.right
    return px + 8 + text_width(info.pace.label, 12) > limit - 4
