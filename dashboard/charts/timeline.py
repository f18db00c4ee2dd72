"""What happened and when: each event where its date puts it, and no more exactly than the date is known."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from dashboard.charts.axes import Tick, shown
from dashboard.charts.drawing import ANCHORS, NARROW_PX, WIDE_PX, Anchor, Frame, Letters, PlotlyFigure, Sheet, Stroke
from dashboard.charts.lettering import markup, shortened, text_width, wrapped
from dashboard.charts.status_marks import RADIUS, status_marks
from dashboard.charts.theme import THEMES, Variant
from dashboard.charts.years import lanes, year_marks, year_span

LANE_PX = 150  # the widest column of lane names
AXIS_PX = 26
SIZE = 12
LEAST_PX = 80  # of room for a label
LINE_PX = (24, 36, 50)  # height of a label in one line, in two and in as many as it has at most
PERIOD_PX = 17  # height of the block that a month or a year fills


@dataclass(frozen=True)
class TimelineEvent:
    """start: "2018", "2018-11" or "2018-11-26"; end: the same for an event that lasts, or empty.

    label: a few words; status: its code where the event set one; hover: what the pointer shows.
    """

    start: str
    label: str
    end: str = ""
    status: str = ""
    hover: str = ""

    @property
    def span(self) -> tuple[float, float]:
        return year_span(self.start)[0], year_span(self.end or self.start)[1]

    @property
    def exact(self) -> bool:
        """Known to the day, and over on that day."""
        return len(self.start) == len("2018-11-26") and not self.end


@dataclass(frozen=True)
class TimelineLane:
    """Events of one kind."""

    label: str
    events: tuple[TimelineEvent, ...] = ()


@dataclass(frozen=True)
class StatusName:
    """An entry of the key: the status code and its word."""

    code: str
    label: str


@dataclass(frozen=True)
class TimelineChart:
    """Lanes from top to bottom; key: the statuses explained at the foot. The axis spans the years of the events."""

    lanes: tuple[TimelineLane, ...] = ()
    key: tuple[StatusName, ...] = ()


@dataclass(frozen=True)
class Spot:
    """An event with its place: middle in units and pixels, its label cut to the room beside it."""

    event: TimelineEvent
    x: float
    y: float
    label: str
    anchor: Anchor
    label_at: float


def timeline_chart(info: TimelineChart, variant: Variant) -> PlotlyFigure:
    first, last = years_shown(info)
    frame = across(info, first, last, narrow=variant.narrow)
    left = frame.x_px(first)
    spots: list[Spot] = []
    tops: list[float] = []
    y = 6.0
    for lane in info.lanes:
        tops.append(y)
        placed, y = spread(lane, frame, left, y + (24 if variant.narrow else 6))
        y = max(y, tops[-1] + name_height(lane, narrow=variant.narrow))
        spots += placed
    depth = round(y + AXIS_PX + key_height(info.key, frame))
    sheet = Sheet(THEMES[variant.theme], replace(frame, height=depth, y=(depth, 0)))
    draw_years(sheet, first, last, y)
    draw_lanes(sheet, info.lanes, tops, narrow=variant.narrow)
    draw_periods(sheet, [spot for spot in spots if not spot.event.exact])
    draw_events(sheet, spots)
    draw_key(sheet, info.key, y + AXIS_PX)
    return sheet.figure()


# Layout


def years_shown(info: TimelineChart) -> tuple[int, int]:
    """The first year, and the one after the last."""
    spans = [event.span for lane in info.lanes for event in lane.events] or [(2000.0, 2001.0)]
    return math.floor(min(start for start, _ in spans)), math.ceil(max(end for _, end in spans))


def across(info: TimelineChart, first: int, last: int, *, narrow: bool) -> Frame:
    """The frame with its final x, the names of the lanes before the first year; the height follows."""
    width = NARROW_PX if narrow else WIDE_PX
    names = [text_width(wrapped(lane.label, LANE_PX, SIZE, bold=True), SIZE, bold=True) for lane in info.lanes]
    left = 4 if narrow else round(max(names, default=0)) + 16
    scale = (width - left - 8) / (last - first)
    return Frame(width, 1, (round(first - left / scale, 4), round(last + 8 / scale, 4)), (1, 0))


def spread(lane: TimelineLane, frame: Frame, left: float, top: float) -> tuple[list[Spot], float]:
    """The events of a lane on as many lines as it takes to keep them apart; and where the lane ends."""
    events = sorted(lane.events, key=lambda event: event.span)
    spots = [spot(event, frame, left) for event in events]
    rows = lanes([extent(spot, frame) for spot in spots], gap=10)
    heights = [LINE_PX[0]] * (max(rows, default=0) + 1)
    for one, row in zip(spots, rows, strict=True):
        heights[row] = max(heights[row], LINE_PX[one.label.count("\n")])
    tops = list(accumulate(heights, initial=top))
    placed = [replace(spot, y=tops[row] + heights[row] / 2) for spot, row in zip(spots, rows, strict=True)]
    return placed, tops[-1] + 6


def name_height(lane: TimelineLane, *, narrow: bool) -> int:
    """What the name beside the events takes with the room around it; on a phone it stands over them."""
    return 0 if narrow else 14 + 16 * (1 + wrapped(lane.label, LANE_PX, SIZE, bold=True).count("\n"))


def spot(event: TimelineEvent, frame: Frame, left: float) -> Spot:
    """The label after the mark, or before it where that gives it more of the room it needs."""
    start, end = event.span
    middle = frame.x_px((start + end) / 2)
    before = min(frame.x_px(start), middle - RADIUS) - 6
    after = max(frame.x_px(end), middle + RADIUS) + 6
    room_after, room_before = frame.width - 2 - after, before - left
    if max(room_after, room_before) < LEAST_PX:  # a long period: the label lies on it
        after = middle + RADIUS + 6
        room_after = frame.width - 2 - after
    on_right = text_width(event.label, SIZE) <= room_after or room_after >= room_before
    label = shortened(event.label, max(room_after if on_right else room_before, 0), SIZE, len(LINE_PX))
    at = frame.x_at(after if on_right else before)
    return Spot(event, frame.x_at(middle), 0, label, "left" if on_right else "right", at)


def extent(spot: Spot, frame: Frame) -> tuple[float, float]:
    """Pixels from the left end of the mark or its label to the right end."""
    start, end = spot.event.span
    middle, at = frame.x_px(spot.x), frame.x_px(spot.label_at)
    width = text_width(spot.label, SIZE)
    left, right = min(frame.x_px(start), middle - RADIUS), max(frame.x_px(end), middle + RADIUS)
    return (left, at + width) if spot.anchor == "left" else (at - width, right)


# Marks


def draw_years(sheet: Sheet, first: int, last: int, depth: float) -> None:
    """A line where each written year starts, its number in the middle of the year."""
    years = year_marks(first, last - 1, (last - first) * sheet.frame.x_scale / 44)
    ticks = shown([Tick(year + 0.5, str(year)) for year in years], sheet.frame)
    sheet.path("".join(f"M{year},6V{depth}" for year in years), Stroke(sheet.theme.rule, 1))
    letters = Letters(sheet.theme.ink_3, SIZE, anchor="center")
    sheet.texts([(tick.value, depth + 12) for tick in ticks], [tick.label for tick in ticks], letters)


def draw_lanes(sheet: Sheet, all_lanes: Sequence[TimelineLane], tops: Sequence[float], *, narrow: bool) -> None:
    """A line over each lane, and its name."""
    theme, (start, end) = sheet.theme, sheet.frame.x
    sheet.path("".join(f"M{start},{top}H{end}" for top in tops), Stroke(theme.edge, 1))
    at = sheet.frame.x_at(2)
    name = Letters(theme.ink_2, SIZE, bold=True, level="top", ground=theme.paper if narrow else "")
    for lane, top in zip(all_lanes, tops, strict=True):
        label = lane.label if narrow else wrapped(lane.label, LANE_PX, SIZE, bold=True)
        sheet.note((at, top + (5 if narrow else 10)), label, name)


def draw_events(sheet: Sheet, spots: Sequence[Spot]) -> None:
    hovers = [markup(spot.event.hover or spot.event.label) for spot in spots]
    status_marks(sheet, [(spot.x, spot.y) for spot in spots], [spot.event.status for spot in spots], hovers)
    for anchor in ANCHORS:
        chosen = [spot for spot in spots if spot.anchor == anchor]
        letters = Letters(sheet.theme.ink, SIZE, anchor=anchor)
        sheet.texts([(spot.label_at, spot.y) for spot in chosen], [spot.label for spot in chosen], letters)


def draw_periods(sheet: Sheet, spots: Sequence[Spot]) -> None:
    """A block over the month, the year or the days."""
    theme = sheet.theme
    sheet.trace(
        type="bar",
        orientation="h",
        y=[spot.y for spot in spots],
        x=[round(spot.event.span[1] - spot.event.span[0], 4) for spot in spots],
        base=[round(spot.event.span[0], 4) for spot in spots],
        width=PERIOD_PX,
        marker={"color": [theme.pale(theme.statuses.get(s.event.status, theme.joint), 0.3) for s in spots]},
        hoverinfo="skip",
    )


def key_rows(key: Sequence[StatusName], frame: Frame) -> list[tuple[float, int]]:
    """Pixels and line of each entry, as many on a line as fit."""
    rows: list[tuple[float, int]] = []
    px, line = 0.0, 0
    for name in key:
        width = 20 + text_width(name.label, SIZE) + 16
        if px and px + width > frame.width:
            px, line = 0.0, line + 1
        rows.append((px, line))
        px += width
    return rows


def key_height(key: Sequence[StatusName], frame: Frame) -> float:
    return (key_rows(key, frame)[-1][1] + 1) * 22 + 4 if key else 0


def draw_key(sheet: Sheet, key: Sequence[StatusName], top: float) -> None:
    """Which mark is which status."""
    if not key:
        return
    places = [(px, top + 10 + 22 * line) for px, line in key_rows(key, sheet.frame)]
    frame = sheet.frame
    marks = [(frame.x_at(px + RADIUS + 2), y) for px, y in places]
    status_marks(sheet, marks, [name.code for name in key], [markup(name.label) for name in key])
    words = [(frame.x_at(px + 20), y) for px, y in places]
    sheet.texts(words, [name.label for name in key], Letters(sheet.theme.ink_2, SIZE))
