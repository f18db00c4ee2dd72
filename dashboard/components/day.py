"""The day on which the record is read, and the first day of a list, asked for in any usual form."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from babel import Locale
from babel.dates import get_month_names
from django.utils.translation import gettext

from cooperation.analysis.dates import EARLIEST_YEAR, LATEST_YEAR, PartialDate
from cooperation.models.places import NAME_LANGUAGES

PARAMETER = "as_of"
SINCE = "since"
YEAR_FIRST = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})")
DAY_FIRST = re.compile(r"(\d{1,2})[-./\s](\d{1,2})[-./\s](\d{4})")
DAY_AND_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.?\s+([^\W\d]+)\.?,?\s+(\d{4})")
MONTH_ALONE = re.compile(r"(?:([^\W\d]+)\.?\s+|(\d{1,2})[-./])(\d{4})")
MONTH_AND_DAY = re.compile(r"([^\W\d]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
# A name of a month is told by its first letters in any of the languages.
SHORTEST_MONTH = 3


@dataclass(frozen=True)
class AskedDay:
    """The day asked for, or a sentence on why what was typed is none; neither where nothing was typed."""

    day: date | None = None
    problem: str = ""


def read_day(text: str, today: date) -> AskedDay:
    """A day in any usual form: 2019-01-01, 01.01.2019, 1/1/2019 (day first), 1 Jan 2019, January 1, 2019."""
    typed = " ".join(text.split())[:40]
    if not typed:
        return AskedDay()
    found = _read(typed)
    if found is None:
        return _unreadable(typed)
    if found > today:
        sentence = gettext("“%(typed)s” is in the future. The record can be read as known on any day up to today.")
        return AskedDay(problem=sentence % {"typed": typed})
    if found.year < EARLIEST_YEAR:
        sentence = gettext("“%(typed)s” is before anything that is reported here. Choose a later day.")
        return AskedDay(problem=sentence % {"typed": typed})
    return AskedDay(found)


def read_since(text: str) -> AskedDay:
    """The first day of what a list shows, in any usual form; of a month or a year in place of a day, its first."""
    typed = " ".join(text.split())[:40]
    if not typed:
        return AskedDay()
    found: date | None
    try:
        found = PartialDate.parse(typed).earliest
    except ValueError:
        found = _read(typed) or _first_of_month(typed)
    if found is None or not EARLIEST_YEAR <= found.year <= LATEST_YEAR:
        return _unreadable(typed)
    return AskedDay(found)


def _unreadable(typed: str) -> AskedDay:
    sentence = gettext("“%(typed)s” is not a date we can read. Write it like 1 Jan 2019 or 01.01.2019.")
    return AskedDay(problem=sentence % {"typed": typed})


def _read(typed: str) -> date | None:
    if match := YEAR_FIRST.fullmatch(typed):
        return _date(match[1], int(match[2]), match[3])
    if match := DAY_FIRST.fullmatch(typed):
        return _date(match[3], int(match[2]), match[1])
    if match := DAY_AND_MONTH.fullmatch(typed):
        return _date(match[3], _month(match[2]), match[1])
    if match := MONTH_AND_DAY.fullmatch(typed):
        return _date(match[3], _month(match[1]), match[2])
    return None


def _first_of_month(typed: str) -> date | None:
    """The first day of a month that is written without one: January 2024, 01.2024."""
    match = MONTH_ALONE.fullmatch(typed)
    return _date(match[3], _month(match[1]) if match[1] else int(match[2]), "1") if match else None


def _date(year: str, month: int | None, day: str) -> date | None:
    try:
        return date(int(year), month or 0, int(day))
    except ValueError:
        return None


def _month(word: str) -> int | None:
    """The month that a word names, whole or shortened, in any language of the site."""
    asked = word.casefold()
    if len(asked) < SHORTEST_MONTH:
        return None
    return next((number for name, number in _names().items() if name.startswith(asked)), None)


@cache
def _names() -> dict[str, int]:
    return {
        name.casefold(): number
        for language in NAME_LANGUAGES
        for context in ("format", "stand-alone")
        for number, name in get_month_names("wide", context, Locale(language)).items()
    }
