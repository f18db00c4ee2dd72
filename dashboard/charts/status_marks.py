"""The mark of a status: a disc that fills up, then an arrow, then a tick; a diamond when stalled, crossed when dropped.

Plotly has no half-filled disc, so the filling is a path over a ring. Sizes are pixels; a path is written in the
units of the sheet's axes.
"""

import math
from collections.abc import Sequence

from dashboard.charts.drawing import Point, Sheet

RADIUS = 6.5
QUARTERS = {"offered": 1, "endorsed": 2, "agreed": 3}
SYMBOLS = {"stalled": "diamond", "dropped": "circle-x-open"}
FILLED = {"signed", "under_way", "completed", "stalled"}
INSIDE: dict[str, list[list[Point]]] = {
    "under_way": [[(-2, -3.5), (4, 0), (-2, 3.5), (-2, -3.5)]],
    "completed": [[(-3.5, 0), (-1, 3), (3.5, -3), (-1, 1), (-3.5, 0)]],
    "stalled": [[(-2.4, -3), (-0.8, -3), (-0.8, 3), (-2.4, 3)], [(0.8, -3), (2.4, -3), (2.4, 3), (0.8, 3)]],
}


def status_marks(sheet: Sheet, points: Sequence[Point], statuses: Sequence[str], hovers: Sequence[str]) -> None:
    """One mark for each point; a status outside the list of nine is a plain ring."""
    colours = [sheet.theme.statuses.get(status, sheet.theme.joint) for status in statuses]
    sheet.trace(
        type="scatter",
        mode="markers",
        x=[x for x, _ in points],
        y=[y for _, y in points],
        marker={
            "symbol": [symbol(status) for status in statuses],
            "size": 2 * RADIUS,
            "color": colours,
            "opacity": 1,
            "line": {"width": 1.6, "color": colours},
        },
        hovertext=list(hovers),
        hoverinfo="text",
        cliponaxis=False,
    )
    for status in dict.fromkeys(statuses):
        chosen = [point for point, own in zip(points, statuses, strict=True) if own == status]
        fill_marks(sheet, chosen, status)


def symbol(status: str) -> str:
    return SYMBOLS.get(status, "circle" if status in FILLED else "circle-open")


def fill_marks(sheet: Sheet, points: Sequence[Point], status: str) -> None:
    """What stands inside the marks of one status, as one path."""
    if status in QUARTERS:
        outlines, fill = [wedge(QUARTERS[status])], sheet.theme.statuses[status]
    else:
        outlines, fill = INSIDE.get(status, []), sheet.theme.paper
    path = "".join(placed(sheet, point, outline) for point in points for outline in outlines)
    sheet.path(path, None, fill=fill, layer="above")


def wedge(quarters: int) -> list[Point]:
    """So many quarters of a disc, clockwise from the top."""
    steps = quarters * 6
    angles = [math.pi / 2 * quarters * step / steps for step in range(steps + 1)]
    return [(0, 0), *((RADIUS * math.sin(angle), -RADIUS * math.cos(angle)) for angle in angles), (0, 0)]


def placed(sheet: Sheet, point: Point, outline: Sequence[Point]) -> str:
    """An outline in pixels around a point, as a closed path in units."""
    frame = sheet.frame
    px = frame.x_px(point[0])
    corners = [f"{frame.x_at(px + dx)},{round(point[1] + dy / abs(frame.y_scale), 2)}" for dx, dy in outline]
    return "M" + "L".join(corners) + "Z"
