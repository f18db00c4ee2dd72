"""Sectors by status: one numbered mark for each proposal in each sector, its shape and colour say whose it is."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from dashboard.charts.drawing import Letters, PlotlyFigure, Point, Sheet, Stroke
from dashboard.charts.lettering import markup, wrapped
from dashboard.charts.sectors_grid import (
    MOST_MARKS,
    Band,
    Grid,
    MatrixChart,
    MatrixColumn,
    MatrixGroup,
    MatrixMark,
    MatrixRow,
    laid_out,
)
from dashboard.charts.theme import THEMES, Place, SideMark, Variant

__all__ = ["MatrixChart", "MatrixColumn", "MatrixGroup", "MatrixMark", "MatrixRow", "matrix_chart"]

SIZES = {Place.FIRST: 22, Place.SECOND: 22, Place.BOTH: 20, Place.OTHER: 24}  # pixels; equal to the eye


def matrix_chart(info: MatrixChart, variant: Variant) -> PlotlyFigure:
    grid = laid_out(info, narrow=variant.narrow)
    sheet = Sheet(THEMES[variant.theme], grid.frame)
    draw_rules(sheet, grid)
    draw_names(sheet, grid)
    draw_heads(sheet, grid)
    draw_empty(sheet, info, grid)
    draw_marks(sheet, grid)
    draw_counts(sheet, grid)
    draw_foot(sheet, info, grid)
    return sheet.figure()


def draw_rules(sheet: Sheet, grid: Grid) -> None:
    """A hairline under each sector, a stronger line over each group."""
    names, right = sheet.frame.x_at(grid.names_px), sheet.frame.x_at(grid.right_px)
    rules = "".join(f"M{names},{band.bottom}H{right}" for band in grid.bands)
    edges = "".join(f"M{sheet.frame.x[0]},{y}H{right}" for _, y in grid.headings)
    sheet.path(rules, Stroke(sheet.theme.rule, 1))
    sheet.path(edges, Stroke(sheet.theme.edge, 1))


def draw_names(sheet: Sheet, grid: Grid) -> None:
    """Sectors in their rows; a group's name beside its first row, on a phone over it."""
    theme, frame = sheet.theme, sheet.frame
    rows = [(frame.x_at(grid.names_px + 2), band.middle) for band in grid.bands]
    name = Letters(theme.ink, grid.measures.text)
    sheet.texts(rows, [wrapped(band.label, grid.name_px, name.size) for band in grid.bands], name)
    heading = Letters(theme.ink_3, 12, level="bottom" if grid.narrow else "top")
    points = [(frame.x_at(2), y + (-2 if grid.narrow else 10)) for _, y in grid.headings]
    labels = [label if grid.narrow else wrapped(label, grid.names_px - 12, 12) for label, _ in grid.headings]
    sheet.texts(points, labels, heading)


def draw_heads(sheet: Sheet, grid: Grid) -> None:
    """Statuses and their totals over the columns; slanted where they are wider than a column."""
    size = grid.measures.text
    used = Letters(sheet.theme.ink, size, bold=True, anchor="center")
    empty = Letters(sheet.theme.ink_3, size, anchor="center")
    for letters, chosen in ((used, True), (empty, False)):
        heads = [(x, column) for x, column in enumerate(grid.columns) if bool(column.total) is chosen]
        labels, totals = [column.label for _, column in heads], [str(column.total) for _, column in heads]
        sheet.texts([(x, grid.head - 15) for x, _ in heads], totals, replace(letters, bold=False))
        if grid.slanted:
            leaning = replace(letters, anchor="left", level="bottom", angle=-45, dx=-8)
            for (x, _), label in zip(heads, labels, strict=True):
                sheet.note((x, grid.head - 24), label, leaning)
        else:
            sheet.texts([(x, grid.head - 34) for x, _ in heads], labels, letters)


def draw_empty(sheet: Sheet, info: MatrixChart, grid: Grid) -> None:
    """Columns without a mark are shaded and say so, neighbours together."""
    if grid.narrow or not grid.bands:
        return
    top, bottom = grid.head, grid.bands[-1].bottom
    empty = [index for index in range(len(info.columns)) if index not in info.used]
    for _, run in groupby(enumerate(empty), key=lambda pair: pair[1] - pair[0]):
        columns = [column for _, column in run]
        first, last = columns[0], columns[-1]
        sheet.band((first - 0.5, top), (last + 0.5, bottom), sheet.theme.tint)
        text = wrapped(info.empty_text, len(columns) * grid.column_px - 16, 13)
        sheet.note(((first + last) / 2, (top + bottom) / 2), text, Letters(sheet.theme.ink_3, anchor="center"))


def draw_marks(sheet: Sheet, grid: Grid) -> None:
    placed = [place for band in grid.bands for place in placed_marks(band, grid)]
    for side in dict.fromkeys(mark.side for _, mark in placed):
        chosen = [(at, mark) for at, mark in placed if mark.side == side]
        draw_side(sheet, grid, side, chosen)


def draw_side(sheet: Sheet, grid: Grid, side: SideMark, placed: Sequence[tuple[Point, MatrixMark]]) -> None:
    sheet.trace(
        type="scatter",
        mode="markers+text",
        name=side.name,
        x=[at[0] for at, _ in placed],
        y=[at[1] for at, _ in placed],
        text=[str(mark.number) for _, mark in placed],
        textfont={"size": 10 if grid.narrow else 11, "color": sheet.theme.paper, "weight": 700},
        marker={
            "symbol": side.symbol,
            "size": SIZES[side.place] - (4 if grid.narrow else 0),
            "color": sheet.theme.colour(side),
            "opacity": 1,
        },
        hovertext=[markup(mark.hover or str(mark.number)) for _, mark in placed],
        hoverinfo="text",
        cliponaxis=False,
    )


def cells(band: Band) -> Iterable[tuple[int, list[MatrixMark]]]:
    """The marks of a row by column, in the order of their numbers."""
    ordered = sorted(band.marks, key=lambda mark: (mark.column, mark.number))
    return ((column, list(marks)) for column, marks in groupby(ordered, key=lambda mark: mark.column))


def placed_marks(band: Band, grid: Grid) -> list[tuple[Point, MatrixMark]]:
    """Marks side by side in their cell, in several lines where the column is too narrow."""
    placed = []
    for column, marks in cells(band):
        if len(marks) > MOST_MARKS:
            continue
        lines = [marks[at : at + grid.per_line] for at in range(0, len(marks), grid.per_line)]
        for number, line in enumerate(lines):
            y = band.middle + (number - (len(lines) - 1) / 2) * grid.pitch
            for index, mark in enumerate(line):
                px = grid.centre_px(column) + (index - (len(line) - 1) / 2) * grid.pitch
                placed.append(((grid.frame.x_at(px), y), mark))
    return placed


def draw_counts(sheet: Sheet, grid: Grid) -> None:
    """A cell with more marks than can be told apart shows how many there are."""
    full = [(band, column, marks) for band in grid.bands for column, marks in cells(band) if len(marks) > MOST_MARKS]
    if full:
        points = [(float(grid.position(column)), band.middle) for band, column, _ in full]
        letters = Letters(sheet.theme.ink, 15, bold=True, anchor="center")
        sheet.texts(points, [f"×{len(marks)}" for _, _, marks in full], letters)


def draw_foot(sheet: Sheet, info: MatrixChart, grid: Grid) -> None:
    """The key; on a phone also the names of the columns that are left out."""
    y = grid.foot + 16
    left = sheet.frame.x[0]
    if not grid.narrow:
        sheet.key(info.sides, (0, y), info.key_note)
        return
    sheet.key(info.sides, (0, y))
    note, line = (wrapped(text, grid.frame.width - 8, 12) for text in (info.key_note, info.empty_line))
    letters = Letters(sheet.theme.ink_3, 12, level="top")
    sheet.note((left, y + 12), "\n".join(text for text in (note, line) if text), letters)
