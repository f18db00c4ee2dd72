"""Trade against the goal: one bar a period, solid as far as is certain, hatched as far as the words allow."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dashboard.charts.axes import labelled_axis, shown, ticks
from dashboard.charts.drawing import Anchor, Letters, PlotlyFigure, Sheet, Spec, Stroke, Text
from dashboard.charts.lettering import markup, text_height, text_width
from dashboard.charts.theme import THEMES, Theme, Variant
from dashboard.charts.trade_layout import (
    Pace,
    PlacedBar,
    Plan,
    RangeBar,
    Shortfall,
    TargetChart,
    TargetMark,
    beside,
    beyond,
    goal_height,
    planned,
    shortfall_width,
    value_width,
)

__all__ = ["Pace", "RangeBar", "Shortfall", "TargetChart", "TargetMark", "target_chart"]


def target_chart(info: TargetChart, variant: Variant) -> PlotlyFigure:
    theme = THEMES[variant.theme]
    plan = planned(info, narrow=variant.narrow)
    sheet = Sheet(theme, plan.frame)
    marks = shown(info.ticks or ticks(0, plan.frame.x[1], 3 if variant.narrow else 5), plan.frame)
    draw_grid(sheet, info, plan, [mark.value for mark in marks])
    draw_goal(sheet, info.goal, plan)
    draw_bars(sheet, plan.rows)
    draw_pace(sheet, info.pace, plan)
    draw_labels(sheet, plan.rows, narrow=plan.narrow)
    for row in plan.rows:
        draw_value(sheet, row, info.goal, narrow=plan.narrow)
    for above, row in pairwise(plan.rows):
        draw_growth(sheet, above, row, narrow=plan.narrow)
    draw_shortfall(sheet, info, plan)
    return sheet.figure(xaxis=labelled_axis(theme, marks))


def draw_grid(sheet: Sheet, info: TargetChart, plan: Plan, values: Sequence[float]) -> None:
    """Light lines under the bars, without those that the goal and the pace draw themselves."""
    drawn = {mark.value for mark in (info.goal, info.pace) if mark}
    lines = [f"M{value},{plan.head}V{plan.frame.y[0]}" for value in values if value not in drawn]
    sheet.path("".join(lines), Stroke(sheet.theme.rule, 1))


def draw_bars(sheet: Sheet, rows: Sequence[PlacedBar]) -> None:
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


def bars(rows: Sequence[PlacedBar], lengths: list[float]) -> Spec:
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


def draw_labels(sheet: Sheet, rows: Sequence[PlacedBar], *, narrow: bool) -> None:
    """Name and note in two styles, before each bar or above it."""
    name, note = Letters(sheet.theme.ink, bold=True, level="top"), Letters(sheet.theme.ink_3, 12, level="bottom")
    if narrow:
        feet = [row.top - row.lift - 3 for row in rows]
        placed: list[Text] = [((0, y - row.label_px), row.label, name) for row, y in zip(rows, feet, strict=True)]
        placed += [((0, y), row.note, note) for row, y in zip(rows, feet, strict=True)]
        sheet.cover(placed, sheet.theme.paper)
    else:
        name, note = replace(name, anchor="right", dx=-10), replace(note, anchor="right", dx=-10)
        placed = [((0, row.middle - row.label_px / 2), row.label, name) for row in rows]
        placed += [((0, row.middle + row.label_px / 2), row.note, note) for row in rows]
    for text in placed:
        sheet.note(*text)


def draw_value(sheet: Sheet, row: PlacedBar, goal: TargetMark | None, *, narrow: bool) -> None:
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


def draw_growth(sheet: Sheet, above: PlacedBar, row: PlacedBar, *, narrow: bool) -> None:
    if not row.bar.growth_text:
        return
    start, end = above.foot + 5, row.top - (row.label_px + row.lift + 4 if narrow else 0) - 5
    x = sheet.frame.x_at(sheet.frame.left + 16)
    sheet.arrow((x, start), (x, end), sheet.theme.ink)
    # Near its start: words of the shortfall stand near its end.
    letters = Letters(sheet.theme.ink, bold=True, dx=11, ground=sheet.theme.paper)
    sheet.note((x, min(start + 9, (start + end) / 2)), row.bar.growth_text, letters)


def draw_goal(sheet: Sheet, goal: TargetMark | None, plan: Plan) -> None:
    if goal is None:
        return
    frame, theme, top = plan.frame, sheet.theme, goal_height(goal)
    if goal.more:
        sheet.band((goal.value, top), (frame.x[1], frame.y[0]), theme.tint)
    sheet.line((goal.value, top), (goal.value, frame.y[0]), Stroke(theme.ink, 2))
    half = max(text_width(goal.label, 13, bold=True), text_width(goal.note, 12)) / 2
    x, letters = goal.value, Letters(theme.ink, bold=True, anchor="center", level="top")
    if frame.x_px(x) + half > frame.width - frame.right:
        x, letters = frame.x[1], replace(letters, anchor="right")
    elif frame.x_px(x) - half < frame.left:
        x, letters = frame.x[0], replace(letters, anchor="left")
    sheet.note((x, 0), goal.label, letters)
    sheet.note((x, 18), goal.note, replace(letters, colour=theme.ink_3, size=12, bold=False))


def draw_pace(sheet: Sheet, pace: Pace | None, plan: Plan) -> None:
    rows = plan.rows[pace.first : pace.last + 1] if pace else ()
    if pace is None or not rows:
        return
    top = plan.head - text_height(pace.label, 12) - 2 if plan.pace_in_head else rows[0].top - 12
    dotted = Stroke(sheet.theme.ink_3, dash="dot")
    sheet.line((pace.value, top), (pace.value, rows[-1].bottom + 12), dotted, layer="below")
    letters = Letters(sheet.theme.ink_3, 12, dx=8, ground=sheet.theme.paper)
    if not plan.pace_in_head:
        sheet.note((pace.value, (rows[0].top + rows[-1].bottom) / 2), pace.label, letters)
        return
    on_left = plan.frame.x_px(pace.value) - 8 > text_width(pace.label, 12)
    letters = replace(letters, level="top", anchor="right", dx=-8) if on_left else replace(letters, level="top")
    sheet.note((pace.value, top), pace.label, letters)


def draw_shortfall(sheet: Sheet, info: TargetChart, plan: Plan) -> None:
    """An arrow from the bar to the goal; the words over it, where the gap is small behind the goal or above the bar."""
    lack, goal, frame = info.shortfall, info.goal, plan.frame
    if lack is None or goal is None or not 0 <= lack.bar < len(plan.rows):
        return
    row = plan.rows[lack.bar]
    room = frame.x_px(goal.value) - frame.x_px(row.end)
    if room < 12:
        return
    ink, tip = sheet.theme.ink, frame.x_at(frame.x_px(goal.value) - 3)
    sheet.arrow((frame.x_at(frame.x_px(row.end) + 6), row.middle), (tip, row.middle), ink)
    letters = Letters(ink, 12, level="bottom", ground=sheet.theme.paper)
    if room >= shortfall_width(lack):
        at, letters = ((row.end + goal.value) / 2, row.middle - 6), replace(letters, anchor="center")
    elif plan.narrow and beyond(lack, goal, frame):
        ground = sheet.theme.tint if goal.more else sheet.theme.paper
        at, letters = (goal.value, row.middle + 16), replace(letters, dx=8, ground=ground)
    else:
        at, letters = (goal.value, row.top - 3), replace(letters, anchor="right", dx=-8)
        if frame.x_px(goal.value) - shortfall_width(lack) < frame.left:  # not over the names of the bars
            at, letters = (frame.x[0], row.top - 3), replace(letters, anchor="left", dx=0)
    sheet.note(at, lack.text, replace(letters, size=13, bold=True))
    sheet.note(at, lack.label, replace(letters, dy=-17))
