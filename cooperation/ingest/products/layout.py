"""How a table is laid out: its separator, its column names and whether it writes numbers with a comma."""

import csv
import re
from dataclasses import dataclass
from pathlib import Path

SAMPLE_BYTES = 1 << 18
SEPARATORS = (",", ";", "\t", "|")
COMMA_NUMBER = re.compile(r"-?\d+,\d+")
POINT_NUMBER = re.compile(r"-?\d+\.\d+")


@dataclass(frozen=True)
class Layout:
    """A table as found: ``names`` are the column names in one spelling, ``header`` as they stand in the file.

    ``line_bytes``: how long a line is on average at the head of the file.
    """

    separator: str
    header: tuple[str, ...]
    names: tuple[str, ...]
    decimal_comma: bool
    line_bytes: float

    def label(self, name: str) -> str:
        """A column's name as the file spells it."""
        return self.header[self.names.index(name)] if name in self.names else name


def plain_name(label: str) -> str:
    """A column's name without case, spaces and signs: "Trade Value (US$)" is "tradevalueus".

    SDMX-CSV writes a column's meaning behind a colon and the separator of lists in brackets; both go.
    """
    code = re.split(r":\s|\[", label, maxsplit=1)[0]
    return re.sub(r"[^a-z0-9]", "", code.lower())


def read_layouts(path: Path) -> list[Layout]:
    """The layouts that the head of a UTF-8 file could have, the one with the most columns first."""
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as stream:
        sample = stream.read(SAMPLE_BYTES)
    layouts = [_layout(sample, separator) for separator in SEPARATORS]
    return sorted(layouts, key=lambda layout: -len(layout.names))


def _layout(sample: str, separator: str) -> Layout:
    rows = list(csv.reader(sample.splitlines(keepends=True), delimiter=separator))[:1000]
    header = tuple(rows[0]) if rows else ()
    if _ends_with_commas(header, rows[1:]):
        header = (*header, "")
    cells = {cell.strip() for row in rows[1:-1] or rows[1:] for cell in row}
    return Layout(
        separator=separator,
        header=header,
        names=_unique([plain_name(label) for label in header]),
        decimal_comma=separator != "," and _has_decimal_commas(cells),
        line_bytes=len(sample.encode()) / max(1, sample.count("\n")),
    )


def _ends_with_commas(header: tuple[str, ...], rows: list[list[str]]) -> bool:
    """Whether each row has one cell more than the head, and nothing in it, as downloads of Comtrade have."""
    return bool(rows) and all(len(row) == len(header) + 1 and row[-1] == "" for row in rows[:-1] or rows)


def _unique(names: list[str]) -> tuple[str, ...]:
    """The names with a number behind each that is empty or stands for the second time."""
    seen: set[str] = set()
    result = []
    for position, name in enumerate(names):
        result.append(name if name and name not in seen else f"{name}{position}")
        seen.add(name)
    return tuple(result)


def _has_decimal_commas(cells: set[str]) -> bool:
    with_comma = sum(bool(COMMA_NUMBER.fullmatch(cell)) for cell in cells)
    with_point = sum(bool(POINT_NUMBER.fullmatch(cell)) for cell in cells)
    return with_comma > with_point
