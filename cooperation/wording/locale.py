"""The reader's locale, from the language that Django has active."""

from functools import cache

from babel import Locale
from django.utils.translation import get_language


def reader_locale() -> Locale:
    """The locale of the reader's language; English where none is active."""
    return _parsed(get_language() or "en")


@cache
def _parsed(language: str) -> Locale:
    """Parsing a locale costs more than formatting a number with it."""
    return Locale.parse(language.replace("-", "_"))
