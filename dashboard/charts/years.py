"""Dates on an axis counted in years: 2018 runs from 2018.0 to 2019.0, and a date may be known only to the year.

Counted so, an axis needs no calendar of the reader's language.
"""

from calendar import isleap, monthrange
from collections.abc import Sequence
from datetime import date


def year_span(text: str) -> tuple[float, float]:
    """Start and end of a date written as "2018", "2018-11" or "2018-11-26"; ValueError for anything else."""
    parts = [int(part) for part in text.split("-")]
    match parts:
        case [year]:
            return float(year), float(year + 1)
        case [year, month]:
            days = monthrange(year, month)[1]
            return in_years(date(year, month, 1)), in_years(date(year, month, days)) + 1 / length(year)
        case [year, month, day]:
            start = in_years(date(year, month, day))
            return start, start + 1 / length(year)
    raise ValueError(f"not a date: {text!r}")


def in_years(day: date) -> float:
    return day.year + (day.timetuple().tm_yday - 1) / length(day.year)


def length(year: int) -> int:
    return 366 if isleap(year) else 365


def lanes(extents: Sequence[tuple[float, float]], gap: float) -> list[int]:
    """A line for each extent (start, end), counted from 0, so that none on one line come closer than `gap`.

    Extents are placed in the order given, each on the first line that is free.
    """
    taken: list[list[tuple[float, float]]] = []
    placed = []
    for start, end in extents:
        free = (
            line
            for line, others in enumerate(taken)
            if all(end + gap <= other_start or other_end + gap <= start for other_start, other_end in others)
        )
        line = next(free, len(taken))
        if line == len(taken):
            taken.append([])
        taken[line].append((start, end))
        placed.append(line)
    return placed


def year_marks(first: int, last: int, room: float) -> list[int]:
    """Years to be written on an axis from `first` to `last` that has `room` for so many labels."""
    step = next((step for step in (1, 2, 5, 10, 20, 50) if (last - first + 1) / step <= room), 100)
    return [year for year in range(first, last + 1) if year % step == 0]
