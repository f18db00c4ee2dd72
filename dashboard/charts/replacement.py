"""Import replacement: each product where what the buyer buys elsewhere meets what the seller sells elsewhere.

Both axes are logarithmic and alike, so that the dotted line of equal amounts is where the smaller of the two, the
ceiling, changes from supply to demand. Positions are powers of ten; the ticks say the amounts.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dashboard.charts.axes import Tick, labelled_axis
from dashboard.charts.drawing import NARROW_PX, WIDE_PX, Frame, Letters, PlotlyFigure, Sheet, Stroke
from dashboard.charts.lettering import markup, text_height, text_width, wrapped
from dashboard.charts.theme import THEMES, SideMark, Variant

HEIGHT, NARROW_HEIGHT = 470, 400
LABELLED, NARROW_LABELLED = 8, 5
GREATEST_PX, SMALLEST_PX = 30, 7
REMARK_PX, NARROW_REMARK_PX = 250, 130
LABEL_SIZE, LABEL_PX = 12, 14
GAP_PX = 4


@dataclass(frozen=True)
class Candidate:
    """A product: what is bought and sold elsewhere (above zero), and how much of it could be replaced; one unit.

    ``code`` is its name where there is no room for the ``label``.
    """

    code: str
    label: str
    bought: float
    sold: float
    ceiling: float
    hover: str = ""


@dataclass(frozen=True)
class StockChart:
    """Candidates, the largest ceiling first, and every word of the picture; ticks fit both axes."""

    buyer: SideMark
    seller: SideMark
    candidates: tuple[Candidate, ...]
    ticks: tuple[Tick, ...]
    x_title: str
    y_title: str
    equal: str
    above: str
    below: str


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels of the picture, from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether the two overlap."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def stock_chart(info: StockChart, variant: Variant) -> PlotlyFigure:
    theme, narrow = THEMES[variant.theme], variant.narrow
    sheet = Sheet(theme, framed(info, narrow=narrow))
    marks = [Tick(math.log10(tick.value), tick.label) for tick in within(info.ticks, sheet.frame)]
    draw_diagonal(sheet, info, narrow=narrow)
    draw_remarks(sheet, info, narrow=narrow)
    labelled = NARROW_LABELLED if narrow else LABELLED
    draw_marks(sheet, info, labelled)
    named = [replace(one, label=one.code) if narrow else one for one in info.candidates[:labelled]]
    draw_labels(sheet, named, remark_boxes(sheet.frame, info, narrow=narrow))
    draw_titles(sheet, info)
    axis = labelled_axis(theme, every_other(marks, narrow=narrow), grid=True)
    return sheet.figure(xaxis=axis, yaxis=labelled_axis(theme, marks, grid=True))


def framed(info: StockChart, *, narrow: bool) -> Frame:
    """The same range for both axes, with a little room around the outermost marks."""
    amounts = [math.log10(amount) for one in info.candidates for amount in (one.bought, one.sold)] or [0, 1]
    low, high = min(amounts) - 0.25, max(amounts) + 0.35
    left = 12 + max((round(text_width(tick.label, 12)) for tick in info.ticks), default=30)
    size = (NARROW_PX, NARROW_HEIGHT) if narrow else (WIDE_PX, HEIGHT)
    return Frame(*size, (low, high), (low, high), left=left, right=8, top=28, bottom=50)


def within(ticks: Sequence[Tick], frame: Frame) -> list[Tick]:
    """The ticks that lie on the axes."""
    return [tick for tick in ticks if frame.x[0] <= math.log10(tick.value) <= frame.x[1]]


def every_other(marks: Sequence[Tick], *, narrow: bool) -> list[Tick]:
    """As many ticks as a phone has room for."""
    return list(marks[:: max(1, math.ceil(len(marks) / 4))] if narrow else marks)


def draw_diagonal(sheet: Sheet, info: StockChart, *, narrow: bool) -> None:
    """The line of equal amounts, with its name along it."""
    frame = sheet.frame
    low, high = frame.x
    sheet.line((low, low), (high, high), Stroke(sheet.theme.edge, 1.25, "dot"))
    angle = -round(math.degrees(math.atan(frame.y_scale / frame.x_scale)))
    at = low + (high - low) * (0.2 if narrow else 0.12)
    sheet.note((at, at), info.equal, Letters(sheet.theme.ink_3, 12, anchor="center", angle=angle, dx=7, dy=-9))


def draw_remarks(sheet: Sheet, info: StockChart, *, narrow: bool) -> None:
    """What it means to lie on either side of the line, in the two corners away from it."""
    low, high = sheet.frame.x
    above, below = remarks(info, narrow=narrow)
    sheet.note((low, high), above, Letters(sheet.theme.ink_3, 12, level="top", dx=6, dy=4))
    letters = Letters(sheet.theme.ink_3, 12, anchor="right", level="bottom", dx=-6, dy=-4)
    sheet.note((high, low), below, letters)


def remarks(info: StockChart, *, narrow: bool) -> tuple[str, str]:
    """The two remarks, as wide as their corners allow."""
    room = NARROW_REMARK_PX if narrow else REMARK_PX
    return wrapped(info.above, room, 12), wrapped(info.below, room, 12)


def remark_boxes(frame: Frame, info: StockChart, *, narrow: bool) -> list[Box]:
    """Where the remarks stand, so that no name is set over them."""
    above, below = remarks(info, narrow=narrow)
    right, bottom = frame.width - frame.right, frame.height - frame.bottom
    return [
        Box(frame.left, frame.top, frame.left + text_width(above, 12) + 10, frame.top + text_height(above, 12) + 6),
        Box(right - text_width(below, 12) - 10, bottom - text_height(below, 12) - 6, right, bottom),
    ]


def draw_marks(sheet: Sheet, info: StockChart, labelled: int) -> None:
    """The largest in the seller's colour, over the rest in grey; the area shows the ceiling."""
    theme, largest = sheet.theme, info.candidates[:1]
    scale = largest[0].ceiling if largest else 1
    colour = theme.colour(info.seller)
    for rows, fill in (
        (info.candidates[labelled:], theme.pale(theme.joint, 0.45)),
        (info.candidates[:labelled], colour),
    ):
        sheet.trace(
            type="scatter",
            mode="markers",
            x=[math.log10(one.sold) for one in rows],
            y=[math.log10(one.bought) for one in rows],
            marker={
                "symbol": info.seller.symbol,
                "size": [diameter(one, scale) for one in rows],
                "color": fill,
                "opacity": 1,
                "line": {"color": theme.paper, "width": 1},
            },
            hovertext=[markup(one.hover or one.label) for one in rows],
            hoverinfo="text",
        )


def diameter(one: Candidate, largest: float) -> float:
    """In pixels: the area is proportional to the ceiling, down to a mark that can still be seen."""
    return round(max(SMALLEST_PX, GREATEST_PX * math.sqrt(one.ceiling / largest)), 1)


def draw_labels(sheet: Sheet, candidates: Sequence[Candidate], remarks: Sequence[Box]) -> None:
    """A name beside each mark, where it meets no other name, no other mark and no remark."""
    largest = candidates[0].ceiling if candidates else 1
    discs = [disc(sheet.frame, one, largest) for one in candidates]
    names: list[Box] = []
    for one, mark in zip(candidates, discs, strict=True):
        others = [*remarks, *names, *(other for other in discs if other is not mark)]
        for place, box in places(sheet.frame, one, mark):
            if not any(box.meets(other) for other in others) and inside(box, sheet.frame):
                names.append(box)
                draw_label(sheet, one, place, mark)
                break


def disc(frame: Frame, one: Candidate, largest: float) -> Box:
    """The square around a mark."""
    x, y = frame.x_px(math.log10(one.sold)), y_px(frame, math.log10(one.bought))
    half = diameter(one, largest) / 2
    return Box(x - half, y - half, x + half, y + half)


def places(frame: Frame, one: Candidate, mark: Box) -> Iterator[tuple[str, Box]]:
    """Where the name may stand, the best place first: after the mark, before it, above, below."""
    width, middle = text_width(one.label, LABEL_SIZE), (mark.top + mark.bottom) / 2
    half, centre = LABEL_PX / 2, (mark.left + mark.right) / 2
    yield "after", Box(mark.right + GAP_PX, middle - half, mark.right + GAP_PX + width, middle + half)
    yield "before", Box(mark.left - GAP_PX - width, middle - half, mark.left - GAP_PX, middle + half)
    yield "above", Box(centre - width / 2, mark.top - LABEL_PX, centre + width / 2, mark.top)
    yield "below", Box(centre - width / 2, mark.bottom, centre + width / 2, mark.bottom + LABEL_PX)


def draw_label(sheet: Sheet, one: Candidate, place: str, mark: Box) -> None:
    half = (mark.right - mark.left) / 2
    letters = {
        "after": Letters(sheet.theme.ink, LABEL_SIZE, dx=half + GAP_PX),
        "before": Letters(sheet.theme.ink, LABEL_SIZE, anchor="right", dx=-half - GAP_PX),
        "above": Letters(sheet.theme.ink, LABEL_SIZE, anchor="center", level="bottom", dy=-half),
        "below": Letters(sheet.theme.ink, LABEL_SIZE, anchor="center", level="top", dy=half),
    }
    sheet.note((math.log10(one.sold), math.log10(one.bought)), one.label, letters[place])


def inside(box: Box, frame: Frame) -> bool:
    """Whether a name stays within the plot."""
    return (
        box.left >= frame.left
        and box.right <= frame.width - frame.right
        and box.top >= frame.top
        and box.bottom <= frame.height - frame.bottom
    )


def y_px(frame: Frame, y: float) -> float:
    """Pixels from the top edge of the picture."""
    return frame.top + (frame.y[1] - y) * frame.y_scale


def draw_titles(sheet: Sheet, info: StockChart) -> None:
    """What each axis shows, in the colour of the country that it is about."""
    theme, (low, high) = sheet.theme, sheet.frame.x
    up = Letters(theme.colour(info.buyer), bold=True, level="bottom", dx=-sheet.frame.left, dy=-8)
    sheet.note((low, high), info.y_title, up)
    across = Letters(theme.colour(info.seller), bold=True, anchor="right", level="top", dy=26)
    sheet.note((high, low), info.x_title, across)
