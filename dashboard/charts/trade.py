"""Trade against the goal: one bar a period, solid as far as is certain, hatched as far as the words allow."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import plotly.graph_objects as go

from dashboard.charts.axes import labelled_axis, shown, ticks
from dashboard.charts.drawing import Anchor, Letters, Sheet, Spec, Stroke
from dashboard.charts.lettering import markup, text_height, text_width, wrapped
from dashboard.charts.theme import THEMES, Theme, Variant
from dashboard.charts.trade_target import (
    LABEL_PX,
    Goal,
    Pace,
    Plan,
    RangeBar,
    Row,
    Shortfall,
    TargetChart,
    beside,
    goal_height,
    label_height,
    planned,
    value_width,
)

__all__ = ["Goal", "Pace", "RangeBar", "Shortfall", "TargetChart", "target_chart"]


def target_chart(info: TargetChart, variant: Variant) -> go.Figure:
    theme = THEMES[variant.theme]
    plan = planned(info, narrow=variant.narrow)
    sheet = Sheet(theme, plan.frame)
    marks = shown(info.ticks or ticks(0, plan.frame.x[1], 3 if variant.narrow else 5), plan.frame)
    draw_grid(sheet, info, plan, [mark.value for mark in marks])
    draw_goal(sheet, info.goal, plan)
    draw_bars(sheet, plan.rows)
    for row in plan.rows:
        draw_label(sheet, row, narrow=plan.narrow)
        draw_value(sheet, row, info.goal, narrow=plan.narrow)
    for above, row in pairwise(plan.rows):
        draw_growth(sheet, above, row, narrow=plan.narrow)
    draw_pace(sheet, info.pace, plan)
    draw_shortfall(sheet, info, plan)
    return sheet.figure(xaxis=labelled_axis(theme, marks))


def draw_grid(sheet: Sheet, info: TargetChart, plan: Plan, values: Sequence[float]) -> None:
    """Light lines under the bars, without those that the goal and the pace draw themselves."""
    drawn = {mark.value for mark in (info.goal, info.pace) if mark}
    lines = [f"M{value},{plan.head}V{plan.frame.y[0]}" for value in values if value not in drawn]
    sheet.path("".join(lines), Stroke(sheet.theme.rule, 1))


def draw_bars(sheet: Sheet, rows: Sequence[Row]) -> None:
    theme = sheet.theme
    solid = [row for row in rows if row.bar.low]
    hatched = [row for row in rows if row.end > (row.bar.low or 0)]
    sheet.trace(
        **bars(solid, [row.bar.low or 0 for row in solid]),
        marker={"color": [theme.pale(theme.joint) if row.bar.derived else theme.joint for row in solid]},
    )
    sheet.trace(
        **bars(hatched, [row.end - (row.bar.low or 0) for row in hatched]),
        base=[row.bar.low or 0 for row in hatched],
        marker={"color": theme.paper, "pattern": hatch(theme, theme.joint)},
    )
    for row in rows:
        if row.bar.stated is not None:
            tick = Stroke(theme.ink, 3)
            sheet.line((row.bar.stated, row.top - 5), (row.bar.stated, row.bottom + 5), tick, layer="above")
        if row.bar.known and row.bar.high is None:
            head = sheet.frame.x_at(sheet.frame.x_px(row.end) + 18)
            sheet.arrow((row.end, row.middle), (head, row.middle), theme.joint)


def bars(rows: Sequence[Row], lengths: list[float]) -> Spec:
    return {
        "type": "bar",
        "orientation": "h",
        "y": [row.middle for row in rows],
        "x": lengths,
        "width": [row.thick for row in rows],
        "hovertext": [markup(row.bar.hover or row.bar.label) for row in rows],
        "hoverinfo": "text",
    }


def hatch(theme: Theme, colour: str) -> Spec:
    """The pattern of what may be, in every chart."""
    return {"shape": "/", "size": 6, "solidity": 0.22, "fgcolor": colour, "bgcolor": theme.paper}


def draw_label(sheet: Sheet, row: Row, *, narrow: bool) -> None:
    theme, bar = sheet.theme, row.bar
    name, note = Letters(theme.ink, bold=True), Letters(theme.ink_3, 12)
    if narrow:
        sheet.note((0, row.top - label_height(bar) + 8), bar.label, name)
        sheet.note((0, row.top - 11), bar.note, note)
        return
    label, below = wrapped(bar.label, LABEL_PX, 13, bold=True), wrapped(bar.note, LABEL_PX, 12)
    half = (text_height(label, 13) + (text_height(below, 12) + 2 if below else 0)) / 2
    sheet.note((0, row.middle - half), label, replace(name, anchor="right", level="top", dx=-10))
    sheet.note((0, row.middle + half), below, replace(note, anchor="right", level="bottom", dx=-10))


def draw_value(sheet: Sheet, row: Row, goal: Goal | None, *, narrow: bool) -> None:
    theme, bar, frame = sheet.theme, row.bar, sheet.frame
    range_text = "" if narrow else bar.range_text
    ground = theme.tint if goal and goal.more and row.end > goal.value else theme.paper
    value, spread = Letters(theme.ink, 15, bold=True, ground=ground), Letters(theme.ink_3, 12, ground=ground)
    if bar.known is None:
        value = replace(value, colour=theme.ink_3, size=13, bold=False)
    if not row.below:
        gap, up = beside(bar), 8 if range_text else 0
        sheet.note((row.end, row.middle), bar.value_text, replace(value, dx=gap, dy=-up))
        sheet.note((row.end, row.middle), range_text, replace(spread, dx=gap, dy=10))
        return
    fits = frame.x_px(row.end) - value_width(bar) >= frame.left
    x = row.end if fits else 0.0
    anchor: Anchor = "right" if fits else "left"
    sheet.note((x, row.bottom + 6), bar.value_text, replace(value, anchor=anchor, level="top"))
    sheet.note((x, row.bottom + 25), range_text, replace(spread, anchor=anchor, level="top"))


def draw_growth(sheet: Sheet, above: Row, row: Row, *, narrow: bool) -> None:
    if not row.bar.growth_text:
        return
    start, end = above.bottom + 5, row.top - (label_height(row.bar) if narrow else 0) - 5
    x = sheet.frame.x_at(sheet.frame.left + 16)
    sheet.arrow((x, start), (x, end), sheet.theme.ink)
    sheet.note((x, (start + end) / 2), row.bar.growth_text, Letters(sheet.theme.ink, bold=True, dx=11))


def draw_goal(sheet: Sheet, goal: Goal | None, plan: Plan) -> None:
    if goal is None:
        return
    frame, theme, top = plan.frame, sheet.theme, goal_height(goal)
    if goal.more:
        sheet.band((goal.value, top), (frame.x[1], frame.y[0]), theme.tint)
    sheet.line((goal.value, top), (goal.value, frame.y[0]), Stroke(theme.ink, 2))
    half = max(text_width(goal.label, 13, bold=True), text_width(goal.note, 12)) / 2
    centred = frame.x_px(goal.value) + half < frame.width - frame.right
    x = goal.value if centred else frame.x[1]
    anchor: Anchor = "center" if centred else "right"
    sheet.note((x, 0), goal.label, Letters(theme.ink, bold=True, anchor=anchor, level="top"))
    sheet.note((x, 18), goal.note, Letters(theme.ink_3, 12, anchor=anchor, level="top"))


def draw_pace(sheet: Sheet, pace: Pace | None, plan: Plan) -> None:
    rows = plan.rows[pace.first : pace.last + 1] if pace else ()
    if pace is None or not rows:
        return
    top = plan.head - text_height(pace.label, 12) - 2 if plan.pace_in_head else rows[0].top - 12
    sheet.line((pace.value, top), (pace.value, rows[-1].bottom + 12), Stroke(sheet.theme.ink_3, dash="dot"))
    letters = Letters(sheet.theme.ink_3, 12, dx=8)
    if plan.pace_in_head:
        on_left = replace(letters, anchor="right", level="top", dx=-8)
        sheet.note((pace.value, top), pace.label, on_left)
    else:
        sheet.note((pace.value, (rows[0].top + rows[-1].bottom) / 2), pace.label, letters)


def draw_shortfall(sheet: Sheet, info: TargetChart, plan: Plan) -> None:
    """An arrow from the bar to the goal; the words over it, or above the bar where the gap is small."""
    lack, goal, frame = info.shortfall, info.goal, plan.frame
    if lack is None or goal is None or not 0 <= lack.bar < len(plan.rows):
        return
    row = plan.rows[lack.bar]
    room = frame.x_px(goal.value) - frame.x_px(row.end)
    if room < 12:
        return
    ink = sheet.theme.ink
    sheet.arrow((frame.x_at(frame.x_px(row.end) + 6), row.middle), (goal.value, row.middle), ink)
    if room >= max(text_width(lack.label, 12), text_width(lack.text, 13, bold=True)) + 8:
        at, letters = ((row.end + goal.value) / 2, row.middle - 6), Letters(ink, 12, anchor="center", level="bottom")
    else:
        at, letters = (goal.value, row.top - 3), Letters(ink, 12, anchor="right", level="bottom", dx=-8)
    sheet.note(at, lack.text, replace(letters, size=13, bold=True))
    sheet.note(at, lack.label, replace(letters, dy=-17))
