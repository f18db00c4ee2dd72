"""Dates as precise as the source states them, and the spans of time that figures cover.

Dates are ISO 8601; a period is written as its first and last month (or day), both inside the period.
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache, cached_property, total_ordering
from typing import Self

EARLIEST_YEAR = 1800
LATEST_YEAR = 2200
MONTHS_IN_YEAR = 12

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


class Precision(StrEnum):
    """The finest unit that a date states."""

    YEAR = "year"
    FISCAL_YEAR = "fiscal_year"
    MONTH = "month"
    DAY = "day"


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """A date stated as a year, a month or a day, and never made more exact than that.

    Ordered by the earliest day it can mean; of two with the same earliest day the coarser comes first.
    Raises ValueError for a date that the calendar does not have or outside the years 1800 to 2200.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if not EARLIEST_YEAR <= self.year <= LATEST_YEAR:
            raise ValueError(f"The year {self.year} is outside {EARLIEST_YEAR} to {LATEST_YEAR}.")
        if self.month is None:
            if self.day is not None:
                raise ValueError("A date with a day needs its month.")
            return
        if not 1 <= self.month <= MONTHS_IN_YEAR:
            raise ValueError(f"There is no month {self.month:02d}; write a month from 01 to 12.")
        if self.day is not None and not 1 <= self.day <= _days_in_month(self.year, self.month):
            raise ValueError(f"There is no day {self.day:02d} in {self.year}-{self.month:02d}.")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "2018", "2018-11" or "2018-11-26"; ValueError with a sentence for the editor otherwise."""
        match = _ISO.fullmatch(text.strip())
        if match is None:
            raise ValueError(f"“{text}” is not a date; write it as 2018, 2018-11 or 2018-11-26.")
        year, month, day = match.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None)

    def __str__(self) -> str:
        """The ISO text, as precise as the date."""
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def __lt__(self, other: "PartialDate") -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[int, int, int]:
        return self.year, self.month or 0, self.day or 0

    @property
    def precision(self) -> Precision:
        """The finest unit stated."""
        if self.month is None:
            return Precision.YEAR
        return Precision.MONTH if self.day is None else Precision.DAY

    @property
    def earliest(self) -> date:
        """The first day that the date can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that the date can mean."""
        month = self.month or MONTHS_IN_YEAR
        return date(self.year, month, self.day or _days_in_month(self.year, month))


class PeriodKind(StrEnum):
    """What a period is called: the calendar's name where it has one."""

    YEAR = "year"
    FISCAL_YEAR = "fiscal_year"
    HALF = "half"
    QUARTER = "quarter"
    MONTHS = "months"
    MONTH = "month"
    DAYS = "days"


@dataclass(frozen=True, order=True)
class Period:
    """A closed span of days, such as January-September 2017; ordered by start, then end.

    Raises ValueError when the end is before the start.
    """

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"The period ends on {self.end}, before its start on {self.start}.")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "2017", "2017-09", "2017-01/2017-09" or "2009-01-01/2009-11-25"; ValueError otherwise."""
        first, _, last = text.partition("/")
        start = PartialDate.parse(first)
        return cls(start.earliest, PartialDate.parse(last).latest if "/" in text else start.latest)

    @classmethod
    def of_year(cls, year: int) -> Self:
        """A calendar year, January to December."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    def __str__(self) -> str:
        return self._text

    @cached_property
    def _text(self) -> str:
        """The ISO interval: months where the period is whole months, days otherwise."""
        start, end = self.start.isoformat(), self.end.isoformat()
        return f"{start}/{end}" if self.months is None else f"{start[:7]}/{end[:7]}"

    @cached_property
    def months(self) -> int | None:
        """How many whole months it covers; None where it starts or ends inside a month."""
        if self.start.day != 1 or self.end.day != _days_in_month(self.end.year, self.end.month):
            return None
        return (self.end.year - self.start.year) * MONTHS_IN_YEAR + self.end.month - self.start.month + 1

    @property
    def is_year(self) -> bool:
        """Whether it is one calendar year, January to December."""
        return self.kind is PeriodKind.YEAR

    @cached_property
    def is_full_year(self) -> bool:
        """Whether it is a year as its reporter counts it: from a day to the eve of that day a year later."""
        return _year_before(self.end + timedelta(days=1)) == self.start

    @property
    def is_part_of_year(self) -> bool:
        """Whether it is shorter than a year."""
        return (self.end - self.start).days + 1 < 365

    @property
    def year(self) -> int:
        """The year in which its last day lies: the one that a goal by a year is settled by."""
        return self.end.year

    @cached_property
    def kind(self) -> PeriodKind:
        """A half or a quarter counts only from its calendar start; April-September is six months.

        A year that does not begin on 1 January is a fiscal one, whatever the country calls it.
        """
        months = self.months
        if self.is_full_year and (self.start.month, self.start.day) != (1, 1):
            return PeriodKind.FISCAL_YEAR
        if months is None:
            return PeriodKind.DAYS
        names = {12: PeriodKind.YEAR, 6: PeriodKind.HALF, 3: PeriodKind.QUARTER, 1: PeriodKind.MONTH}
        starts_on_calendar = months in names and (self.start.month - 1) % months == 0
        return names[months] if starts_on_calendar else PeriodKind.MONTHS

    def previous_year(self) -> "Period":
        """The same span a year before: month ends stay month ends; 29 February becomes 28 February."""
        if self.months is None:
            return Period(_year_before(self.start), _year_before(self.end))
        last_day = _days_in_month(self.end.year - 1, self.end.month)
        return Period(_year_before(self.start), date(self.end.year - 1, self.end.month, last_day))


def whole_years_between(periods: Iterable[Period], first: int, last: int) -> list[Period]:
    """The years of which no period covers a day, from the year ``first`` to the end of ``last``.

    Each begins where the period or the year before it ends: after a year that ends in March it is one from April.
    """
    after = Period.of_year(last + 1)
    found, free = [], date(first, 1, 1)
    for start, end in sorted((min(one.start, after.start), one.end) for one in (*periods, after)):
        while start >= (next_free := _year_after(free)):
            found.append(Period(free, next_free - timedelta(days=1)))
            free = next_free
        free = max(free, end + timedelta(days=1))
    return found


def check_part_of_year(months: int) -> None:
    """Raise ValueError where `months` from January are no part of a year with something left to come."""
    if not 1 <= months < MONTHS_IN_YEAR:
        raise ValueError(f"A part of a year has 1 to 11 months, not {months}.")


@cache
def _days_in_month(year: int, month: int) -> int:
    return monthrange(year, month)[1]


def _year_before(day: date) -> date:
    if (day.month, day.day) == (2, 29):
        day -= timedelta(days=1)
    return day.replace(year=day.year - 1)


def _year_after(day: date) -> date:
    if (day.month, day.day) == (2, 29):
        day -= timedelta(days=1)
    return day.replace(year=day.year + 1)
