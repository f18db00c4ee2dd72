"""The mark of a status: a disc that fills up, then an arrow, then a tick; a diamond when stalled, crossed when dropped.

Plotly has no half-filled disc, so the filling is a path over a ring. Sizes are pixels; a path is written in the
units of the sheet's axes.
"""

from collections.abc import Sequence

from dashboard.charts.drawing import Point, Sheet

RADIUS = 6.5
QUARTERS = {"offered": 1, "endorsed": 2, "agreed": 3}
SYMBOLS = {"stalled": "diamond", "dropped": "circle-x-open"}
FILLED = {"", "signed", "under_way", "completed"}
SIZES = {"": 6, "stalled": 11}  # pixels, where the mark is not as large as the disc
CURVE = 0.5523  # of the radius: how far the handles of a quarter of a circle reach
INSIDE: dict[str, list[list[Point]]] = {
    "under_way": [[(-2, -3.5), (4, 0), (-2, 3.5), (-2, -3.5)]],
    "completed": [[(-3.5, 0), (-1, 3), (3.5, -3), (-1, 1), (-3.5, 0)]],
    "stalled": [[(-2.4, -3), (-0.8, -3), (-0.8, 3), (-2.4, 3)], [(0.8, -3), (2.4, -3), (2.4, 3), (0.8, 3)]],
}


def status_marks(sheet: Sheet, points: Sequence[Point], statuses: Sequence[str], hovers: Sequence[str]) -> None:
    """One mark for each point; without a status a dot."""
    colours = [sheet.theme.statuses.get(status, sheet.theme.joint) for status in statuses]
    sheet.trace(
        type="scatter",
        mode="markers",
        x=[x for x, _ in points],
        y=[y for _, y in points],
        marker={
            "symbol": [symbol(status) for status in statuses],
            "size": [SIZES.get(status, 2 * RADIUS) for status in statuses],
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
        path = "".join(wedge(sheet, point, QUARTERS[status]) for point in points)
        sheet.path(path, None, fill=sheet.theme.statuses[status], layer="above")
        return
    outlines = INSIDE.get(status, [])
    path = "".join(f"M{'L'.join(near(sheet, at, outline))}Z" for at in points for outline in outlines)
    sheet.path(path, None, fill=sheet.theme.paper, layer="above")


def wedge(sheet: Sheet, point: Point, quarters: int) -> str:
    """So many quarters of a disc, clockwise from the top, as a path in units."""
    r, k = RADIUS, RADIUS * CURVE
    curves: list[list[Point]] = [
        [(k, -r), (r, -k), (r, 0)],
        [(r, k), (k, r), (0, r)],
        [(-k, r), (-r, k), (-r, 0)],
    ]
    start = "L".join(near(sheet, point, [(0, 0), (0, -r)]))
    return f"M{start}" + "".join("C" + " ".join(near(sheet, point, c)) for c in curves[:quarters]) + "Z"


def near(sheet: Sheet, point: Point, offsets: Sequence[Point]) -> list[str]:
    """Places so many pixels to the right of and below a point, in the units of the axes."""
    frame = sheet.frame
    px = frame.x_px(point[0])
    return [f"{frame.x_at(px + dx)},{round(point[1] + dy / abs(frame.y_scale), 2)}" for dx, dy in offsets]
