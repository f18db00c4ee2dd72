"""Numbers in a matrix of rows and columns, each written out: as bars where columns are few, else on a ground.

On a ground: the more, the deeper it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dashboard.charts.drawing import NARROW_PX, WIDE_PX, Frame, Letters, PlotlyFigure, Sheet, Stroke
from dashboard.charts.lettering import text_height, wrapped, wrapped_pair
from dashboard.charts.theme import THEMES, Variant, channels

BARS_PX = 180  # a column so wide holds bars
NUMBER_PX = 30  # after a bar
STEPS = (0.12, 0.24, 0.4, 0.6, 0.85)  # shares of the neutral colour in the ground


@dataclass(frozen=True)
class CountRow:
    """A row by its label, with a number for each column; zero leaves the cell empty."""

    label: str
    counts: tuple[int, ...]


@dataclass(frozen=True)
class CountsChart:
    """Columns by label and by short label (for a phone); rows from top to bottom; zero: what an empty cell shows."""

    columns: tuple[tuple[str, str], ...] = ()
    rows: tuple[CountRow, ...] = ()
    zero: str = "·"


@dataclass(frozen=True)
class Measures:
    """Sizes of one layout, in pixels."""

    width: int
    names: float
    text: int
    row: int


WIDE = Measures(WIDE_PX, names=240, text=13, row=28)
NARROW = Measures(NARROW_PX, names=128, text=12, row=28)


def counts_chart(info: CountsChart, variant: Variant) -> PlotlyFigure:
    theme, sizes = THEMES[variant.theme], NARROW if variant.narrow else WIDE
    pitch = (sizes.width - sizes.names) / max(1, len(info.columns))
    in_bars = pitch >= BARS_PX
    pitch = pitch if in_bars else min(pitch, 150)
    labels = [short if variant.narrow and not in_bars else long for long, short in info.columns]
    heads = [wrapped_pair(label, pitch - 8, sizes.text, bold=True) for label in labels]
    head_px = max([text_height(head, sizes.text) for head in heads], default=0) + 8
    names = [wrapped(row.label, sizes.names - 10, sizes.text) for row in info.rows]
    edges = stacked(names, head_px, sizes)
    height = round(edges[-1]) + 4 if info.rows else 40
    sheet = Sheet(theme, Frame(sizes.width, height, (0, sizes.width), (height, 0)))
    starts = [round(sizes.names + pitch * index, 1) for index in range(len(info.columns))]
    centres = [round(start + pitch / 2, 1) for start in starts]
    letters = Letters(theme.ink_2, sizes.text, bold=True, anchor="left" if in_bars else "center", level="bottom")
    for x, head in zip(starts if in_bars else centres, heads, strict=True):
        sheet.note((x, head_px - 6), head, letters)
    right = sizes.names + pitch * len(info.columns)
    sheet.path("".join(f"M0,{edge}H{right}" for edge in edges), Stroke(theme.rule, 1))
    middles = [(top + bottom) / 2 for top, bottom in pairwise(edges)]
    sheet.texts([(0, y) for y in middles], names, Letters(theme.ink, sizes.text))
    if in_bars:
        draw_bars(sheet, info, starts, middles, pitch)
    else:
        draw_cells(sheet, info, centres, list(pairwise(edges)), pitch)
    return sheet.figure()


def stacked(names: Sequence[str], top: float, sizes: Measures) -> list[float]:
    """The edges of the rows from top to bottom, each row as high as its name needs."""
    edges = [top]
    for name in names:
        edges.append(edges[-1] + max(sizes.row, text_height(name, sizes.text) + 8))
    return edges


def draw_bars(sheet: Sheet, info: CountsChart, starts: Sequence[float], middles: Sequence[float], pitch: float) -> None:
    """A bar as long as its number is large, on one scale, and the number after it."""
    theme = sheet.theme
    scale = (pitch - NUMBER_PX) / max([count for row in info.rows for count in row.counts], default=1)
    bars, texts = [], []
    for row, y in zip(info.rows, middles, strict=True):
        for start, count in zip(starts, row.counts, strict=True):
            end = round(start + count * scale, 1)
            bars.append(f"M{start},{y - 8}H{end}V{y + 8}H{start}Z" if count else "")
            letters = Letters(theme.ink, 13, bold=True, dx=6) if count else Letters(theme.ink_3, 13)
            texts.append(((end, y), str(count) if count else info.zero, letters))
    sheet.path("".join(bars), None, fill=theme.joint, layer="between")
    sheet.notes(texts)


def draw_cells(
    sheet: Sheet, info: CountsChart, centres: Sequence[float], bands: Sequence[tuple[float, float]], pitch: float
) -> None:
    """A ground as deep as its number is large, and the number in the ink that can be read on it."""
    most = max([count for row in info.rows for count in row.counts], default=0)
    grounds: dict[str, list[str]] = {}
    inks: dict[str, list[tuple[float, float, str]]] = {}
    for row, (top, bottom) in zip(info.rows, bands, strict=True):
        for x, count in zip(centres, row.counts, strict=True):
            ink = sheet.theme.ink_3
            if count:
                ground = sheet.theme.pale(sheet.theme.joint, STEPS[step(count, most)])
                left, right = round(x - pitch / 2 + 2, 1), round(x + pitch / 2 - 2, 1)
                grounds.setdefault(ground, []).append(f"M{left},{top + 2}H{right}V{bottom - 2}H{left}Z")
                ink = readable(ground, sheet.theme.ink, sheet.theme.paper)
            inks.setdefault(ink, []).append((x, (top + bottom) / 2, str(count) if count else info.zero))
    for ground, cells in grounds.items():
        sheet.path("".join(cells), None, fill=ground)
    for ink, texts in inks.items():
        letters = Letters(ink, 13, bold=ink != sheet.theme.ink_3, anchor="center")
        sheet.texts([(x, y) for x, y, _ in texts], [text for _, _, text in texts], letters)


def step(count: int, most: int) -> int:
    """Which of the grounds a number gets: equal parts of the way to the largest."""
    return min(len(STEPS) - 1, (count - 1) * len(STEPS) // max(most, len(STEPS)))


def readable(ground: str, ink: str, paper: str) -> str:
    """The one of two inks that differs more from the ground."""
    return max((ink, paper), key=lambda colour: abs(light(colour) - light(ground)))


def light(colour: str) -> float:
    red, green, blue = channels(colour)
    return 0.299 * red + 0.587 * green + 0.114 * blue
