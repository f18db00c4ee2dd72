"""Where quoted words stand in a paragraph: the quote and position selectors of the W3C Web Annotation Data Model.

Positions count code points of the paragraph, the end not included.
"""

import re
from dataclasses import dataclass

LONGEST_QUOTE = 120
CONTEXT = 32


@dataclass(frozen=True)
class Quotation:
    """Words of a paragraph: `exact`, up to 32 characters on either side of them, and where they start and end."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


def quote(text: str, start: int, end: int) -> Quotation:
    """The words from `start` to `end`, without spaces around them. ValueError where they are none or too many."""
    if not 0 <= start < end <= len(text):
        raise ValueError("The marked words are not in the paragraph.")
    words = text[start:end]
    start, end = start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))
    if start >= end:
        raise ValueError("No words are marked.")
    if end - start > LONGEST_QUOTE:
        raise ValueError(f"Mark at most {LONGEST_QUOTE} characters; these are {end - start}.")
    return Quotation(text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT], start, end)


def find_words(text: str, words: str) -> Quotation | None:
    """Words as they stand in the text; spaces, capitals and quotation marks around them do not matter."""
    pieces = words.strip(' \t\n"“”«»').split()
    if not pieces:
        return None
    match = re.search(r"\s+".join(map(re.escape, pieces)), text, re.IGNORECASE)
    return quote(text, *match.span()) if match else None


def find_again(text: str, old: Quotation) -> Quotation | None:
    """The same words in a changed text: at their position, or else where most of what stood around them still stands.

    None where the words are gone, or stand in several places with nothing to tell them apart.
    """
    if text[old.start : old.end] == old.exact:
        return quote(text, old.start, old.end)
    places = [match.start() for match in re.finditer(f"(?={re.escape(old.exact)})", text)]
    if not places:
        return None
    alike = {place: _alike(text, place, old) for place in places}
    best = max(alike.values())
    likeliest = [place for place, count in alike.items() if count == best]
    return quote(text, likeliest[0], likeliest[0] + len(old.exact)) if len(likeliest) == 1 else None


def _alike(text: str, place: int, old: Quotation) -> int:
    """How many characters before and after a place are those that stood around the words."""
    before = text[:place][::-1]
    after = text[place + len(old.exact) :]
    return _shared(before, old.prefix[::-1]) + _shared(after, old.suffix)


def _shared(one: str, other: str) -> int:
    length = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        length += 1
    return length
