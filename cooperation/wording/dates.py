"""Days, parts of dates and periods as a reader sees them."""

from datetime import date
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_skeleton
from django.utils.translation import gettext

from cooperation.analysis.dates import PartialDate, Period, PeriodKind, Precision
from cooperation.wording.locale import reader_locale
from cooperation.wording.numbers import EN_DASH, NBSP


def day_or_part(date: PartialDate, until: PartialDate | None = None) -> str:
    """A date as exact as it is known: "29 Nov 2017", "Nov 2017", "2017"; a span as "23–24 Feb 2026", "2004 to 2008"."""
    locale = reader_locale()
    if until is not None and date.precision is until.precision is Precision.DAY and _month(date) == _month(until):
        return f"{date.earliest.day}{EN_DASH}{_day_or_part(until, locale)}"
    if until is not None:
        return gettext("%(first)s to %(last)s") % {
            "first": _day_or_part(date, locale),
            "last": _day_or_part(until, locale),
        }
    return _day_or_part(date, locale)


def announced_for(date: PartialDate, until: PartialDate | None = None) -> str:
    """When something is to be that lies ahead of the day of reading: "announced for 1 Jan 2027"."""
    return gettext("announced for %(day)s") % {"day": day_or_part(date, until)}


def _month(date: PartialDate) -> tuple[int, int]:
    return date.earliest.year, date.earliest.month


@lru_cache(maxsize=4096)
def _day_or_part(date: PartialDate, locale: Locale) -> str:
    if date.precision is Precision.DAY:
        return str(format_date(date.earliest, "d MMM y", locale=locale))
    if date.precision is Precision.MONTH:
        return str(format_date(date.earliest, "LLL y", locale=locale))
    return str(date.year)


def day_words(day: date) -> str:
    """ "29 Nov 2017"."""
    return day_or_part(PartialDate(day.year, day.month, day.day))


def period_words(period: Period) -> str:
    """A span of time: "2017", "2023–24 (Apr–Mar)", "Jan–Sep 2017", "Q2 2019", "Nov 2017", "1 Jan – 25 Nov 2009"."""
    return _period_words(period, reader_locale())


@lru_cache(maxsize=4096)
def _period_words(period: Period, locale: Locale) -> str:
    match period.kind:
        case PeriodKind.YEAR:
            return str(period.start.year)
        case PeriodKind.FISCAL_YEAR:
            return _fiscal_year(period, locale)
        case PeriodKind.MONTH:
            return str(format_date(period.start, "LLL y", locale=locale))
        case PeriodKind.QUARTER:
            return str(format_skeleton("yQQQ", period.start, locale=locale))
        case _:
            return _span_words(period, locale)


def _fiscal_year(period: Period, locale: Locale) -> str:
    """A year that does not begin in January, by both calendar years and its months."""
    first, last = (format_date(day, "LLL", locale=locale) for day in (period.start, period.end))
    return f"{period.start.year}{EN_DASH}{period.end.year % 100:02} ({first}{EN_DASH}{last})"


def _span_words(period: Period, locale: Locale) -> str:
    if period.start == period.end:
        return str(format_date(period.end, "d MMM y", locale=locale))
    pattern = "d MMM" if period.kind is PeriodKind.DAYS else "LLL"
    same_year = period.start.year == period.end.year
    first = format_date(period.start, pattern if same_year else f"{pattern} y", locale=locale)
    last = format_date(period.end, f"{pattern} y", locale=locale)
    dash = EN_DASH if pattern == "LLL" and same_year else f"{NBSP}{EN_DASH} "
    return f"{first}{dash}{last}"
