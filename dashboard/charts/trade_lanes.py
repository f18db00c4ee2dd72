"""Targets as lines in time: from the day one was stated to its deadline, with what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import accumulate

from dashboard.charts.drawing import Anchor, Dash, Frame, Letters, Sheet, Spec, Stroke
from dashboard.charts.lettering import markup, shortened, text_width
from dashboard.charts.theme import Theme
from dashboard.charts.years import lanes, year_span

LANE_PX = 20
TWO_LINES_PX = 30  # of a lane, where a text stands over its line
SIZE = 12


class TargetState(StrEnum):
    """What became of a target by its deadline; slipped: stated again for later; open: no deadline, or not yet."""

    MISSED = "missed"
    REACHED = "reached"
    SLIPPED = "slipped"
    OPEN = "open"


SYMBOLS = {
    TargetState.MISSED: "x",
    TargetState.REACHED: "circle",
    TargetState.SLIPPED: "diamond-open",
    TargetState.OPEN: "triangle-right",
}


@dataclass(frozen=True)
class TargetLine:
    """One statement of a target.

    stated_on: "2018", "2018-11" or "2018-11-26"
    until: the same for its deadline, or for when it was reached; empty for neither
    level: in the unit of the chart (None: no level of its axis); label: "$1 bn by 2020"; state_label: "missed"
    """

    stated_on: str
    until: str
    level: float | None
    label: str
    state: TargetState
    state_label: str
    hover: str = ""

    @property
    def text(self) -> str:
        return f"{self.label} · {self.state_label}"


@dataclass(frozen=True)
class Run:
    """A target on the axis of years: where it starts and ends, its line of text and where that stands."""

    target: TargetLine
    start: float
    end: float
    lane: int
    text: str
    anchor: Anchor
    text_at: float
    above: bool  # the text stands over the line, which leaves no room before or after it


def placed_targets(targets: Sequence[TargetLine], frame: Frame) -> list[Run]:
    """Targets in the order in which they were stated, on as few lanes as keep them apart."""
    ordered = sorted(targets, key=lambda target: year_span(target.stated_on))
    runs = [run(target, frame) for target in ordered]
    rows = lanes([extent(one, frame) for one in runs], gap=14)
    return [replace(one, lane=row) for one, row in zip(runs, rows, strict=True)]


def run(target: TargetLine, frame: Frame) -> Run:
    """The text stands after the end or before the start, whole, where it has the room, and else over the line."""
    first, last = frame.x
    start = min(max(year_span(target.stated_on)[0], first), last)
    end = min(max(year_span(target.until)[1], start), last) if target.until else last
    before, after = frame.x_px(start) - 8, frame.x_px(end) + 11
    width, edge = text_width(target.text, SIZE), frame.width - frame.right
    text, at, above = target.text, after, False
    anchor: Anchor = "left"
    if after + width > edge:
        anchor, at = "right", before
        if before - width < 2:
            text, above = shortened(text, edge - 2, SIZE, 1), True
            anchor, at = ("left", frame.x_px(start)) if frame.x_px(start) + width <= edge else ("right", edge)
    return Run(target, round(start, 3), round(end, 3), 0, text, anchor, frame.x_at(at), above)


def extent(run: Run, frame: Frame) -> tuple[float, float]:
    """From the first pixel of the line or its text to the last."""
    width, at = text_width(run.text, SIZE), frame.x_px(run.text_at)
    left, right = (at, at + width) if run.anchor == "left" else (at - width, at)
    return min(left, frame.x_px(run.start)), max(right, frame.x_px(run.end))


def lane_edges(runs: Sequence[Run]) -> list[int]:
    """Pixels from the top of the lanes to that of each, and to the end; a lane with a text over its line is higher."""
    double = {run.lane for run in runs if run.above}
    heights = [TWO_LINES_PX if lane in double else LANE_PX for lane in range(max(run.lane for run in runs) + 1)]
    return [0, *accumulate(heights)]


def lanes_height(runs: Sequence[Run]) -> float:
    return lane_edges(runs)[-1] + 8 if runs else 0


def draw_targets(sheet: Sheet, runs: Sequence[Run], foot_px: float, top: float) -> None:
    """Each target in its lane, `foot_px` pixels and more under the zero of the axis, and at its level above it.

    A level over `top`, far above every figure, is drawn in its lane only.
    """
    if not runs:
        return
    edges = lane_edges(runs)
    pixels = [edges[run.lane + 1] - 7 if run.above else sum(edges[run.lane : run.lane + 2]) / 2 for run in runs]
    heights = [round(-(foot_px + px) / sheet.frame.y_scale, 6) for px in pixels]
    draw_lines(sheet, runs, heights, top)
    sheet.trace(
        type="scatter",
        mode="markers",
        name="targets",
        x=[run.end for run in runs],
        y=heights,
        marker=ends(runs, sheet.theme),
        hovertext=[markup(run.target.hover or run.target.text) for run in runs],
        hoverinfo="text",
        cliponaxis=False,
    )
    draw_words(sheet, runs, heights)


def draw_lines(sheet: Sheet, runs: Sequence[Run], heights: Sequence[float], top: float) -> None:
    """One path for all targets of a state."""
    for state in dict.fromkeys(run.target.state for run in runs):
        chosen = [(run, height) for run, height in zip(runs, heights, strict=True) if run.target.state is state]
        places = [(run, y) for run, height in chosen for y in (height, run.target.level) if y is not None and y <= top]
        path = "".join(f"M{run.start},{y}H{run.end}" for run, y in places)
        dash: Dash = "dot" if state is TargetState.OPEN else "solid"
        sheet.path(path, Stroke(colour(state, sheet.theme), 2, dash), layer="above")


def draw_words(sheet: Sheet, runs: Sequence[Run], heights: Sequence[float]) -> None:
    """What was aimed for and what became of it, before, after or over the line."""
    plain = Letters(sheet.theme.ink_2, SIZE, ground=sheet.theme.paper)
    places = [
        (run, height + (15 / sheet.frame.y_scale if run.above else 0))
        for run, height in zip(runs, heights, strict=True)
    ]
    sheet.notes([((run.text_at, y), run.text, replace(plain, anchor=run.anchor)) for run, y in places])


def ends(runs: Sequence[Run], theme: Theme) -> Spec:
    """The marks at the deadlines."""
    return {
        "symbol": [SYMBOLS[run.target.state] for run in runs],
        "size": 8,
        "color": [colour(run.target.state, theme) for run in runs],
        "opacity": 1,
    }


def colour(state: TargetState, theme: Theme) -> str:
    """Like the statuses of proposals: amber for what stalled, violet for what was done."""
    if state is TargetState.REACHED:
        return theme.statuses["agreed"]
    return theme.ink_3 if state is TargetState.OPEN else theme.statuses["stalled"]
