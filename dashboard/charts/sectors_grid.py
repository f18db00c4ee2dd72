"""What the matrix of sectors and statuses shows, and where its rows and columns lie."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts.drawing import NARROW_PX, Frame
from dashboard.charts.lettering import text_height, text_width, wrapped
from dashboard.charts.theme import SideMark

FULL_PX = 1184
MOST_MARKS = 6  # a fuller cell shows a count


@dataclass(frozen=True)
class MatrixColumn:
    """A status: its label and the number of proposals (not of marks) that have it."""

    label: str
    total: int


@dataclass(frozen=True)
class MatrixMark:
    """One proposal in one sector: its number, its column (counted from 0), who put it forward."""

    number: int
    column: int
    side: SideMark
    hover: str = ""


@dataclass(frozen=True)
class MatrixRow:
    """A sector: label, shorter label for a phone, its marks."""

    label: str
    short_label: str
    marks: tuple[MatrixMark, ...] = ()


@dataclass(frozen=True)
class MatrixGroup:
    """Sectors under one heading."""

    label: str
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True)
class MatrixChart:
    """Groups of sectors from top to bottom, statuses from left to right.

    empty_text: over columns without a mark ("Nothing on record")
    empty_line: the same as a sentence, for a phone ("Signed, stalled and dropped: nothing on record")
    sides, key_note: the key under the matrix ("Numbers are proposal numbers")
    """

    columns: tuple[MatrixColumn, ...] = ()
    groups: tuple[MatrixGroup, ...] = ()
    empty_text: str = ""
    empty_line: str = ""
    sides: tuple[SideMark, ...] = ()
    key_note: str = ""

    @property
    def used(self) -> list[int]:
        """Columns that have a mark."""
        return sorted({mark.column for group in self.groups for row in group.rows for mark in row.marks})


@dataclass(frozen=True)
class Band:
    """A sector's row: its name, its marks, its edges in pixels."""

    label: str
    marks: tuple[MatrixMark, ...]
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class Measures:
    """The fixed sizes of one layout, in pixels."""

    width: int
    names: int  # where the names of sectors start
    left: int  # where the columns start
    text: int  # size of the names
    pitch: int  # from mark to mark
    row: int  # least height of a row
    gap: int  # over a group
    heading: int  # of a group's own line


WIDE = Measures(FULL_PX, names=150, left=370, text=13, pitch=27, row=32, gap=10, heading=0)
NARROW = Measures(NARROW_PX, names=0, left=112, text=12, pitch=20, row=27, gap=6, heading=18)


@dataclass(frozen=True)
class Grid:
    """The matrix laid out: x is counted in shown columns, y in pixels."""

    frame: Frame
    columns: Sequence[MatrixColumn]
    shown: Sequence[int]
    bands: Sequence[Band]
    headings: Sequence[tuple[str, float]]  # label and y of the edge over the group
    head: float
    slanted: bool
    column_px: float
    measures: Measures

    @property
    def narrow(self) -> bool:
        return self.measures is NARROW

    @property
    def pitch(self) -> int:
        return self.measures.pitch

    @property
    def per_line(self) -> int:
        return marks_per_line(self.column_px, self.pitch)

    @property
    def names_px(self) -> int:
        return self.measures.names

    @property
    def name_px(self) -> int:
        """Room for the name of a sector."""
        return self.measures.left - self.measures.names - 8

    @property
    def right_px(self) -> float:
        return self.measures.left + self.column_px * len(self.shown)

    @property
    def foot(self) -> float:
        return self.bands[-1].bottom if self.bands else self.head

    def position(self, column: int) -> int:
        """Where a column stands among those shown."""
        return self.shown.index(column)

    def centre_px(self, column: int) -> float:
        return self.frame.x_px(self.position(column))


def laid_out(info: MatrixChart, *, narrow: bool) -> Grid:
    """A phone shows only the columns in use."""
    sizes = NARROW if narrow else WIDE
    shown = info.used if narrow else list(range(len(info.columns)))
    columns = [info.columns[index] for index in shown]
    slanted, column_px = columns_px(columns, sizes)
    head = 46 + (max(text_width(column.label, sizes.text, bold=True) for column in columns) * 0.71 if slanted else 0)
    bands, headings = stacked(info.groups, sizes, head, marks_per_line(column_px, sizes.pitch))
    bottom = bands[-1].bottom if bands else head
    height = round(bottom + foot_height(info, narrow=narrow))
    start = round(-sizes.left / column_px - 0.5, 4)
    frame = Frame(sizes.width, height, (start, round(start + sizes.width / column_px, 4)), (height, 0))
    return Grid(frame, columns, shown, bands, headings, head, slanted, column_px, sizes)


def columns_px(columns: Sequence[MatrixColumn], sizes: Measures) -> tuple[bool, float]:
    """Whether the heads have to be slanted, and the width of a column; slanted heads lean out to the right."""
    if not columns:
        return False, sizes.width - sizes.left
    even = (sizes.width - sizes.left - 2) / len(columns)
    widest = max(text_width(column.label, sizes.text, bold=True) for column in columns)
    if widest + 6 <= even:
        return False, even
    lean = (text_width(columns[-1].label, sizes.text, bold=True) + 16) * 0.71 - 8
    return True, min(even, (sizes.width - sizes.left - lean) / (len(columns) - 0.5))


def marks_per_line(column_px: float, pitch: int) -> int:
    return max(1, int(column_px // pitch))


def stacked(
    groups: Sequence[MatrixGroup], sizes: Measures, top: float, per_line: int
) -> tuple[list[Band], list[tuple[str, float]]]:
    """Rows under their headings, each as high as its name and its marks need."""
    bands: list[Band] = []
    headings: list[tuple[str, float]] = []
    y = top
    for group in groups:
        y += (sizes.gap if headings else 0) + sizes.heading
        headings.append((group.label, y))
        for row in group.rows:
            label = row.short_label if sizes is NARROW else row.label
            height = row_height(label, row.marks, sizes, per_line)
            bands.append(Band(label, row.marks, y, y + height))
            y += height
    return bands, headings


def row_height(label: str, marks: Sequence[MatrixMark], sizes: Measures, per_line: int) -> float:
    counts = [count for count in Counter(mark.column for mark in marks).values() if count <= MOST_MARKS]
    lines = math.ceil(max(counts, default=1) / per_line)
    name = text_height(wrapped(label, sizes.left - sizes.names - 8, sizes.text), sizes.text)
    return max(sizes.row + (lines - 1) * sizes.pitch, name + 8)


def foot_height(info: MatrixChart, *, narrow: bool) -> float:
    """Room for the key, and on a phone for the two remarks under it."""
    if not narrow:
        return 32
    remarks = [wrapped(text, NARROW_PX - 8, 12) for text in (info.key_note, info.empty_line) if text]
    return 32 + sum(text_height(remark, 12) for remark in remarks)
