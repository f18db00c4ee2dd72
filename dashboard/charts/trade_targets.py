"""Targets as lines in time: from the day one was stated to its deadline, with what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from dashboard.charts.drawing import Anchor, Frame, Letters, Sheet, Spec, Stroke
from dashboard.charts.lettering import markup, shortened, text_width
from dashboard.charts.theme import Theme
from dashboard.charts.years import lanes, year_span

LANE_PX = 20
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

    stated_on, deadline: "2018", "2018-11" or "2018-11-26"; the deadline may be empty
    level: in the unit of the chart; label: "$1 bn by 2020"; state_label: "missed"
    """

    stated_on: str
    deadline: str
    level: float
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


def placed_targets(targets: Sequence[TargetLine], frame: Frame) -> list[Run]:
    """Targets in the order in which they were stated, on as few lanes as keep them apart."""
    ordered = sorted(targets, key=lambda target: year_span(target.stated_on))
    runs = [run(target, frame) for target in ordered]
    rows = lanes([extent(one, frame) for one in runs], gap=14)
    return [replace(one, lane=row) for one, row in zip(runs, rows, strict=True)]


def run(target: TargetLine, frame: Frame) -> Run:
    """The text stands after the end, or before the start where there is more of the room it needs."""
    first, last = frame.x
    start = min(max(year_span(target.stated_on)[0], first), last)
    end = min(max(year_span(target.deadline)[1], start), last) if target.deadline else last
    before, after = frame.x_px(start) - 8, frame.x_px(end) + 11
    room_before, room_after = before - frame.left, frame.width - 2 - after
    on_right = text_width(target.text, SIZE) <= room_after or room_after >= room_before
    text = shortened(target.text, max(room_before, room_after), SIZE, 1)
    at = frame.x_at(after if on_right else before)
    return Run(target, round(start, 3), round(end, 3), 0, text, "left" if on_right else "right", at)


def extent(run: Run, frame: Frame) -> tuple[float, float]:
    width, at = text_width(run.text, SIZE), frame.x_px(run.text_at)
    if run.anchor == "left":
        return frame.x_px(run.start), at + width
    return at - width, frame.x_px(run.end)


def lanes_height(runs: Sequence[Run]) -> float:
    return (max(run.lane for run in runs) + 1) * LANE_PX + 8 if runs else 0


def draw_targets(sheet: Sheet, runs: Sequence[Run], top_px: float) -> None:
    """The lanes, `top_px` pixels under the zero of the axis."""
    heights = [-(top_px + LANE_PX * (run.lane + 0.5)) / sheet.frame.y_scale for run in runs]
    ys = [round(height, 6) for height in heights]
    for run, y in zip(runs, ys, strict=True):
        sheet.line((run.start, y), (run.end, y), stroke(run.target, sheet.theme))
    sheet.trace(
        type="scatter",
        mode="markers",
        name="targets",
        x=[run.end for run in runs],
        y=ys,
        marker=ends(runs, sheet.theme),
        hovertext=[markup(run.target.hover or run.target.text) for run in runs],
        hoverinfo="text",
        cliponaxis=False,
    )
    for run, y in zip(runs, ys, strict=True):
        sheet.note((run.text_at, y), run.text, Letters(sheet.theme.ink_2, SIZE, anchor=run.anchor))


def ends(runs: Sequence[Run], theme: Theme) -> Spec:
    """The marks at the deadlines."""
    return {
        "symbol": [SYMBOLS[run.target.state] for run in runs],
        "size": 8,
        "color": [colour(run.target.state, theme) for run in runs],
        "opacity": 1,
    }


def stroke(target: TargetLine, theme: Theme) -> Stroke:
    return Stroke(colour(target.state, theme), 2, "dot" if target.state is TargetState.OPEN else "solid")


def colour(state: TargetState, theme: Theme) -> str:
    """Like the statuses of proposals: amber for what stalled, violet for what was done."""
    if state is TargetState.REACHED:
        return theme.statuses["agreed"]
    return theme.ink_3 if state is TargetState.OPEN else theme.statuses["stalled"]


def draw_levels(sheet: Sheet, runs: Sequence[Run]) -> None:
    """The same targets at their levels over the columns; one far above every figure stays in its lane only."""
    for run in runs:
        if run.target.level <= sheet.frame.y[1]:
            level = run.target.level
            sheet.line((run.start, level), (run.end, level), stroke(run.target, sheet.theme), layer="above")
