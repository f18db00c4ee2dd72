"""Several things in one sentence, and long ones cut short."""

from collections.abc import Iterable

from babel import Locale
from babel.lists import format_list

from cooperation.wording.locale import reader_locale

WITHOUT_COMMA = Locale("en", "001")


def listed(words: Iterable[str]) -> str:
    """A list in a sentence: "a, b and c" (English without a comma before "and")."""
    reader = reader_locale()
    return str(format_list([*words], locale=WITHOUT_COMMA if reader.language == "en" else reader))


def clipped(text: str, most: int) -> str:
    """The beginning of a text, cut between words where it is longer than so many characters."""
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"
