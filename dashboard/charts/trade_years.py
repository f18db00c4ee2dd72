"""The long view: what each country reported year by year, and what had been aimed for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise, takewhile
from statistics import fmean

from dashboard.charts.axes import Marked, Tick, labelled_axis, ticks, whisker
from dashboard.charts.drawing import NARROW_PX, WIDE_PX, Frame, Letters, PlotlyFigure, Sheet, Spec, Stroke, key_rows
from dashboard.charts.lettering import markup, text_width, wrapped
from dashboard.charts.theme import THEMES, SideMark, Variant
from dashboard.charts.trade import hatch
from dashboard.charts.trade_lanes import (
    TargetLine,
    TargetState,
    draw_targets,
    lanes_height,
    placed_targets,
)
from dashboard.charts.years import year_marks

__all__ = ["TargetLine", "TargetState", "YearFigure", "YearsChart", "years_chart"]

KEY_PX = 46
KEY_ROW_PX = 20
NOTE_SIZE = 12
NAME_SIZE = 11
NOTE_LINE_PX = 15
PANEL_PX = {False: 300, True: 230}  # wide, narrow
YEARS_PX = 26
TITLE_PX = 26
WHOLE = 0.99  # of a year: middles are rounded
FAR_ABOVE = 1.4  # a target beyond so many times the greatest figure would flatten the columns


@dataclass(frozen=True)
class Rival(Marked):
    """Another reading of a figure that cannot be true beside it: its range, or the value as stated."""

    low: float | None
    high: float | None
    stated: float | None
    hover: str = ""


@dataclass(frozen=True)
class GoalLevel:
    """A level that targets name: a thin line over all years."""

    level: float
    label: str


@dataclass(frozen=True)
class YearFigure(Marked):
    """One country's figure of a year or of a part of it.

    low, high: its range (None: unbounded); stated: as stated (None: read from the range)
    part: "Jan–Sep" for a part of the year, else empty; hover: what the pointer shows
    at, name: the middle of a year that is no calendar year, such as 2024.75, and its name (None, empty: calendar)
    rivals: other readings of it that cannot be true beside it
    """

    year: int
    side: SideMark
    low: float | None
    high: float | None
    stated: float | None
    part: str = ""
    hover: str = ""
    at: float | None = None
    name: str = ""
    rivals: tuple[Rival, ...] = ()

    @property
    def middle(self) -> float:
        """Where its year has its middle; a part of a year stands for its year."""
        return self.year + 0.5 if self.at is None else self.at

    @property
    def whisker(self) -> tuple[float, float]:
        """How far the range goes down and up from the value."""
        return whisker(self.value, self.low, self.high)

    @property
    def open_above(self) -> bool:
        return self.high is None and self.low is not None


@dataclass(frozen=True)
class YearsChart:
    """Figures from first_year to last_year, both included; in one unit. Within a year they keep their order.

    sides, key_note: the key; the note explains the hatching ("Hatched: part of a year")
    gap_text: over years without any figure; targets_title: over the lanes of targets
    ticks: of the value axis, worded (empty: bare numbers)
    goals: levels that targets name; those far above every figure are told at the top of the axis
    """

    first_year: int
    last_year: int
    figures: tuple[YearFigure, ...] = ()
    targets: tuple[TargetLine, ...] = ()
    sides: tuple[SideMark, ...] = ()
    key_note: str = ""
    gap_text: str = ""
    targets_title: str = ""
    ticks: tuple[Tick, ...] = ()
    goals: tuple[GoalLevel, ...] = ()


@dataclass(frozen=True)
class PlacedFigure:
    """A figure where it is drawn: middle and width in years."""

    figure: YearFigure
    x: float
    width: float


def years_chart(info: YearsChart, variant: Variant) -> PlotlyFigure:
    theme, top = THEMES[variant.theme], highest(info)
    axis = tuple(tick for tick in info.ticks if tick.value <= top) or tuple(ticks(0, top, 5))
    flat = across(info, axis, narrow=variant.narrow)
    runs = placed_targets(info.targets, flat)
    names = year_names(info, flat)
    under = YEARS_PX + max((name.count("\n") + 1 for name in names.values()), default=0) * NOTE_LINE_PX
    foot = under + (TITLE_PX if info.targets_title else 0)
    note = wrapped(info.key_note, flat.width - flat.left, NOTE_SIZE) if variant.narrow else ""
    rows = key_rows(info.sides, flat.width - flat.left)
    key = KEY_PX + note.count("\n") * NOTE_LINE_PX + (len(rows) - 1) * KEY_ROW_PX
    sheet = Sheet(theme, deepened(flat, top, key, foot + lanes_height(runs), PANEL_PX[variant.narrow]))
    draw_key(sheet, rows, note, "" if note else info.key_note)
    draw_gaps(sheet, info, top)
    columns = placed_columns(info)
    draw_columns(sheet, [column for column in columns if not column.figure.part])
    draw_part_columns(sheet, [column for column in columns if column.figure.part])
    for side in dict.fromkeys(column.figure.side for column in columns):
        draw_marks(sheet, side, [c for c in columns if c.figure.side == side], narrow=variant.narrow)
    draw_whiskers(sheet, columns)
    draw_rivals(sheet, columns)
    draw_goals(sheet, info, top)
    draw_foot(sheet, info, names, under)
    draw_targets(sheet, runs, foot, top)
    return sheet.figure(yaxis=labelled_axis(theme, axis, grid=True))


# Layout


def highest(info: YearsChart) -> float:
    """End of the value axis: over every figure, and over the targets that are not far above them."""
    figures = [value for figure in info.figures for value in (figure.value, figure.high or 0)]
    figures += [rival.value for figure in info.figures for rival in figure.rivals]
    reach = max(figures, default=0)
    aims = [*(goal.level for goal in info.goals), *(target.level or 0 for target in info.targets)]
    levels = [level for level in aims if not reach or level <= reach * FAR_ABOVE]
    return max([reach, *levels]) * 1.12 or 1.0


def across(info: YearsChart, axis: Sequence[Tick], *, narrow: bool) -> Frame:
    """The frame with its final x; the height follows from the lanes of targets."""
    left = round(max(text_width(tick.label, 12) for tick in axis)) + 14
    span = (info.first_year, info.last_year + 1)
    return Frame(NARROW_PX if narrow else WIDE_PX, 1, span, (0, 1), left=left, right=10)


def deepened(frame: Frame, top: float, key_px: float, foot_px: float, panel_px: float) -> Frame:
    """With `key_px` pixels for the key above the columns, and `foot_px` under their zero."""
    height, scale = round(key_px + panel_px + foot_px), panel_px / top
    over = top + key_px / scale
    return replace(frame, height=height, y=(round(over - height / scale, 6), round(over, 6)))


def placed_columns(info: YearsChart) -> list[PlacedFigure]:
    """The figures of a year side by side around its middle, or around the mean of theirs where years differ."""
    columns = []
    ordered = sorted(info.figures, key=lambda figure: int(figure.middle))
    for _year, group in groupby(ordered, key=lambda figure: int(figure.middle)):
        figures = sorted(group, key=lambda figure: figure.middle)
        width, middle = min(0.34, 0.86 / len(figures)), fmean(figure.middle for figure in figures)
        for index, figure in enumerate(figures):
            x = middle + (index - (len(figures) - 1) / 2) * width
            columns.append(PlacedFigure(figure, round(x, 3), round(width * 0.84, 3)))
    return columns


def year_names(info: YearsChart, frame: Frame) -> dict[float, str]:
    """The names of years that are no calendar years, by their middles: as many of their lines as there is room for."""
    room, names = frame.x_scale - 4, {}
    for figure in info.figures:
        lines = wrapped(figure.name, room, NAME_SIZE).split("\n")
        if fitting := [*takewhile(lambda line: text_width(line, NAME_SIZE) <= room, filter(None, lines))]:
            names[figure.middle] = "\n".join(fitting)
    return names


def gaps(info: YearsChart) -> list[tuple[float, float]]:
    """Start and end of each stretch of a year or more over which no figure stands."""
    found, reached = [], float(info.first_year)
    for start in sorted({figure.middle - 0.5 for figure in info.figures} | {info.last_year + 1.0}):
        if start - reached >= WHOLE:
            found.append((reached, start))
        reached = max(reached, start + 1)
    return found


# Marks


def draw_key(sheet: Sheet, rows: Sequence[Sequence[SideMark]], note: str, beside: str) -> None:
    """Whose mark is whose, in rows, and what hatching means: beside the last of them, or below as a note."""
    y, line = sheet.frame.y[1], 1 / sheet.frame.y_scale
    for index, sides in enumerate(rows):
        is_last = index == len(rows) - 1
        sheet.key(sides, (sheet.frame.left, y - (12 + index * KEY_ROW_PX) * line), beside if is_last else "")
    middle = 12 + len(rows) * KEY_ROW_PX + note.count("\n") * NOTE_LINE_PX / 2
    sheet.note((sheet.frame.x[0], y - middle * line), note, Letters(sheet.theme.ink_3, NOTE_SIZE))


def draw_gaps(sheet: Sheet, info: YearsChart, top: float) -> None:
    """A shaded band says that nothing was recorded; it is no zero."""
    frame, theme = sheet.frame, sheet.theme
    # The words stand where no target's line and name do: in the middle of the widest strip between two lines.
    lines = sorted({0.0, top, *(goal.level for goal in info.goals if goal.level < top)})
    _size, below, above = max((above - below, below, above) for below, above in pairwise(lines))
    height = (below + above) / 2
    for first, last in gaps(info):
        sheet.band((first + 0.06, 0), (last - 0.06, top), theme.tint)
        px = (last - first) * frame.x_scale - 8
        upright = px < text_width(max(info.gap_text.split(), key=len, default=""), 11)
        text = info.gap_text if upright else wrapped(info.gap_text, px, 11)
        letters = Letters(theme.ink_3, 11, anchor="center", angle=-90 if upright else 0, ground=theme.tint)
        sheet.note(((first + last) / 2, height), text, letters)


def draw_columns(sheet: Sheet, columns: Sequence[PlacedFigure]) -> None:
    colours = [sheet.theme.pale(sheet.theme.colour(column.figure.side), 0.4) for column in columns]
    sheet.trace(**bars(columns), marker={"color": colours})


def draw_part_columns(sheet: Sheet, columns: Sequence[PlacedFigure]) -> None:
    """Hollow and hatched: part of a year is not compared with whole ones."""
    theme = sheet.theme
    colours = [theme.colour(column.figure.side) for column in columns]
    marker = {"color": theme.paper, "line": {"width": 1, "color": colours}}
    sheet.trace(**bars(columns), marker=marker | {"pattern": hatch(theme, "") | {"size": 4, "fgcolor": colours}})


def bars(columns: Sequence[PlacedFigure]) -> Spec:
    return {
        "type": "bar",
        "x": [column.x for column in columns],
        "y": [column.figure.value for column in columns],
        "width": [column.width for column in columns],
        "hovertext": [hover(column.figure) for column in columns],
        "hoverinfo": "text",
    }


def hover(figure: YearFigure) -> str:
    return markup(figure.hover or f"{figure.part} {figure.year}, {figure.side.name}".strip())


def draw_marks(sheet: Sheet, side: SideMark, columns: Sequence[PlacedFigure], *, narrow: bool) -> None:
    """A country's marks on its columns; an arrow where the range is open above."""
    figures = [column.figure for column in columns]
    colour = sheet.theme.colour(side)
    sheet.trace(
        type="scatter",
        mode="markers",
        name=side.name,
        x=[column.x for column in columns],
        y=[figure.value for figure in figures],
        marker={
            "symbol": [side.symbol + ("-open" if figure.part else "") for figure in figures],
            "size": 5 if narrow else 8,
            "color": colour,
            "opacity": 1,
        },
        hoverinfo="skip",  # the columns answer the pointer
    )
    tails = [(column.x, column.figure.value) for column in columns if column.figure.open_above]
    sheet.arrows([((x, value), (x, value + 18 / sheet.frame.y_scale)) for x, value in tails], colour)


def draw_whiskers(sheet: Sheet, columns: Sequence[PlacedFigure]) -> None:
    """The range of each figure that has one, as a line with two ends."""
    lines = []
    for column in columns:
        value, (below, above) = column.figure.value, column.figure.whisker
        left, right = round(column.x - 0.06, 3), round(column.x + 0.06, 3)
        ends = [round(value - below, 6)] if below else []
        ends += [round(value + above, 6)] if above else []
        lines += [f"M{column.x},{value}V{end}M{left},{end}H{right}" for end in ends]
    sheet.path("".join(lines), Stroke(sheet.theme.ink_2, 1.2), layer="above")


def draw_rivals(sheet: Sheet, columns: Sequence[PlacedFigure]) -> None:
    """Another reading of the same figure: a dashed outline, with nothing in it."""
    for column in columns:
        for rival in column.figure.rivals:
            left, right = round(column.x - column.width / 2, 3), round(column.x + column.width / 2, 3)
            path = f"M{left},0V{rival.value}H{right}V0"
            sheet.path(path, Stroke(sheet.theme.colour(column.figure.side), 1.5, "dot"), layer="above")
    outlines = [(column.x, rival) for column in columns for rival in column.figure.rivals]
    if outlines:
        sheet.trace(
            type="scatter",
            mode="markers",
            name="contested",
            x=[x for x, _rival in outlines],
            y=[rival.value for _x, rival in outlines],
            marker={"opacity": 0, "size": 12},
            hovertext=[markup(rival.hover) for _x, rival in outlines],
            hoverinfo="text",
        )


def draw_goals(sheet: Sheet, info: YearsChart, top: float) -> None:
    """Thin lines at the levels that targets name, with words at the left end; what lies above is told at the top."""
    first, last = sheet.frame.x
    letters = Letters(sheet.theme.ink_2, NOTE_SIZE, level="bottom", dx=4, ground=sheet.theme.paper)
    for goal in info.goals:
        if goal.level <= top:
            sheet.line((first, goal.level), (last, goal.level), Stroke(sheet.theme.ink_3, 1, "dot"))
            sheet.note((first, goal.level), goal.label, letters)
    above = [goal.label for goal in info.goals if goal.level > top]
    if above:
        sheet.note((last, top), f"↑ {', '.join(above)}", replace(letters, anchor="right", level="top", dx=-4))


def draw_foot(sheet: Sheet, info: YearsChart, names: Mapping[float, str], under: float) -> None:
    """The line of zero, the years under it, and the names of those that are no calendar years."""
    sheet.line((sheet.frame.x[0], 0), (sheet.frame.x[1], 0), Stroke(sheet.theme.edge, 1))
    years = year_marks(info.first_year, info.last_year, (sheet.frame.width - sheet.frame.left) / 36)
    y = round(-12 / sheet.frame.y_scale, 6)
    letters = Letters(sheet.theme.ink_3, NOTE_SIZE, anchor="center")
    sheet.texts([(year + 0.5, y) for year in years], [str(year) for year in years], letters)
    for middle, name in names.items():
        below = round(-(YEARS_PX - 4) / sheet.frame.y_scale, 6)
        sheet.note((middle, below), name, replace(letters, size=NAME_SIZE, level="top"))
    title = Letters(sheet.theme.ink_2, NOTE_SIZE, bold=True, level="top", dx=-sheet.frame.left)
    sheet.note((sheet.frame.x[0], -(under + 6) / sheet.frame.y_scale), info.targets_title, title)
