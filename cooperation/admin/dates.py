"""Dates as people type them: 2017-11-29, 29.11.2017, 29 November 2017, ноябрь 2017, 2017."""

import re
from functools import cache
from typing import Any

from babel import Locale
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from cooperation.analysis.dates import MONTHS_IN_YEAR, PartialDate, Precision
from cooperation.models.places import NAME_LANGUAGES

ISO = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
NUMBERS = re.compile(r"(?:(?P<day>[0-9]{1,2})(?P<mark>[./-]))?(?P<month>[0-9]{1,2})[./-](?P<year>[0-9]{4})")
WORDS = re.compile(
    r"(?:(?P<day>[0-9]{1,2})\.?\s+)?(?P<month>[^\W\d_]+)\.?,?\s+(?P<year>[0-9]{4})(?:\s*(?:г|года|ж|жыл|жылғы)\.?)?"
)
# The American order: November 29, 2017.
MONTH_FIRST = re.compile(r"(?P<month>[^\W\d_]+)\.?\s+(?P<day>[0-9]{1,2}),?\s+(?P<year>[0-9]{4})")
SHORTEST_NAME = 3


def read_date(text: str) -> PartialDate:
    """The date that a text means, as exact as it says; ValueError with a sentence where it could mean two, or none."""
    plain = " ".join(text.split())
    if ISO.fullmatch(plain):
        return PartialDate.parse(plain)
    if found := NUMBERS.fullmatch(plain):
        return _from_numbers(plain, **found.groupdict())
    found = WORDS.fullmatch(plain) or MONTH_FIRST.fullmatch(plain)
    month = _months().get(found["month"].casefold()) if found else None
    if found is None or month is None:
        raise ValueError(
            gettext("“%(text)s” is not a date; write it as 2018, 2018-11, 2018-11-26, 26.11.2018 or 26 November 2018.")
            % {"text": text}
        )
    return PartialDate(int(found["year"]), month, int(found["day"]) if found["day"] else None)


def _from_numbers(text: str, day: str | None, mark: str | None, month: str, year: str) -> PartialDate:
    """Points and hyphens have the day first; a slash says nothing, so it counts where only one order is a date."""
    if mark != "/" or day is None or int(day) == int(month):
        return PartialDate(int(year), int(month), int(day) if day else None)
    orders = [(int(month), int(day)), (int(day), int(month))]
    possible = [PartialDate(int(year), *order) for order in orders if order[0] <= MONTHS_IN_YEAR]
    if len(possible) > 1:
        one, other = possible
        words = {"text": text, "one": one, "other": other}
        raise ValueError(gettext("“%(text)s” can be %(one)s or %(other)s; write which.") % words)
    return possible[0] if possible else PartialDate(int(year), int(month), int(day))


@cache
def _months() -> dict[str, int]:
    """The months by their names in the languages of the record, whole and cut, as on their own and within a date."""
    names: dict[str, int] = {}
    for language in NAME_LANGUAGES:
        for context in Locale(language).months.values():
            for width in ("wide", "abbreviated"):
                for number, name in context[width].items():
                    for length in {len(name), SHORTEST_NAME}:
                        names.setdefault(name.rstrip(".").casefold()[:length], number)
    return names


class PartialDateInput(forms.CharField):
    """Text for a date that may lack day and month; longer text is refused with a sentence, never cut."""

    def __init__(self, *, max_length: int | None = None, **options: Any) -> None:
        super().__init__(**options)

    def to_python(self, value: Any) -> PartialDate | None:  # type: ignore[override]
        """The date; ValidationError that says how one is written."""
        text = super().to_python(value)
        try:
            return read_date(str(text)) if text else None
        except ValueError as error:
            raise ValidationError(str(error), code="partial_date") from error


class DayInput(forms.DateField):
    """A day, in any form in which days are written."""

    def to_python(self, value: Any) -> Any:
        """The day; ValidationError where the text is none, or less exact."""
        if value in self.empty_values or not isinstance(value, str):
            return super().to_python(value)
        try:
            day = read_date(value)
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error
        if day.precision is not Precision.DAY:
            raise ValidationError(gettext("Write the day too: 2018-11-26 or 26.11.2018."), code="invalid")
        return day.earliest
