"""Reading marked words within their paragraph: what they do not say is taken from beside them, to be checked.

Nothing is taken from another paragraph, and a number never: it is what was marked.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from cooperation.ingest.phrases.context import Sides
from cooperation.ingest.phrases.doubts import Reason
from cooperation.ingest.phrases.periods import StatedTime, TimeKind
from cooperation.ingest.phrases.quantities import Quantity, QuantityKind
from cooperation.ingest.phrases.reading import Reading, read

MOST_PARAGRAPHS = 4_000
_SENTENCE_ENDS = re.compile(r"(?<=[.!?…])[\"»”]?\s+(?=[\"«“]?[^\W\d_])")
_OF_PERIODS = (TimeKind.PERIOD, TimeKind.FISCAL, TimeKind.DAY)


@dataclass(frozen=True)
class Span:
    """A place in a paragraph at which something is read."""

    start: int
    end: int


@dataclass(frozen=True)
class MarkedReading:
    """What marked words state; `borrowed` names what stands beside them only, with the words that say it."""

    reading: Reading
    borrowed: dict[str, str]


def read_marked(paragraph: str, start: int, end: int, sides: Sides | None = None) -> MarkedReading:
    """Read the words from `start` to `end`, and from the rest of the paragraph what they leave unsaid."""
    own = read(paragraph[start:end], sides)
    sentence_start, sentence_end = _sentence(paragraph, start)
    sentence = read(paragraph[sentence_start:sentence_end], sides)
    whole = read(paragraph, sides)
    borrowed: dict[str, str] = {}
    quantities = tuple(_with_verb(quantity, start, whole, borrowed, paragraph) for quantity in own.quantities)
    changed = quantities != own.quantities
    doubts = tuple(doubt for doubt in own.doubts if not (changed and doubt.reason is Reason.GROWTH_OR_SHARE))
    result = replace(own, quantities=quantities, doubts=doubts)
    for name in ("flow", "category", "side"):
        said = getattr(sentence, name)
        if not getattr(own, name) and said:
            borrowed[name] = said
            result = replace(result, **{name: said})
    time = _nearest_time(own, whole, start, (sentence_start, sentence_end))
    if time:
        borrowed["period"] = paragraph[time.start : time.end].strip()
        result = replace(result, times=(*own.times, replace(time, start=0, end=0)))
    return MarkedReading(result, borrowed)


# A page shows the same paragraphs again after each claim that is made from one of them.
@lru_cache(maxsize=MOST_PARAGRAPHS)
def spans(paragraph: str) -> tuple[Span, ...]:
    """The places of a paragraph at which a number, a time or a status is read, in order, none over another."""
    whole = read(paragraph)
    places = [(number.start, number.end) for number in whole.quantities]
    places += [(time.start, time.end) for time in whole.times]
    places += [(whole.status.start, whole.status.end)] if whole.status else []
    return tuple(_apart(sorted(_trimmed(paragraph, *place) for place in places)))


def _sentence(paragraph: str, at: int) -> tuple[int, int]:
    """Where the sentence around a place begins and ends."""
    ends = [match.end() for match in _SENTENCE_ENDS.finditer(paragraph)]
    before = [end for end in ends if end <= at]
    after = [end for end in ends if end > at]
    return (before[-1] if before else 0), (after[0] if after else len(paragraph))


def _with_verb(quantity: Quantity, start: int, whole: Reading, borrowed: dict[str, str], paragraph: str) -> Quantity:
    """A bare percentage as what the paragraph around it says it is: growth or a share."""
    if quantity.kind is not QuantityKind.PERCENT:
        return quantity
    for other in whole.quantities:
        is_same = other.start <= quantity.start + start < other.end and abs(other.value) == quantity.value
        if is_same and other.kind in (QuantityKind.GROWTH, QuantityKind.SHARE):
            borrowed[other.kind.value] = paragraph[other.start : other.end].strip()
            return replace(other, start=quantity.start, end=quantity.end)
    return quantity


def _nearest_time(own: Reading, whole: Reading, at: int, sentence: tuple[int, int]) -> StatedTime | None:
    """The period of the paragraph, or the day of the sentence, that stands nearest to words which state none."""
    if own.time(*_OF_PERIODS):
        return None
    others = [
        time
        for time in whole.times
        if time.text
        and time.kind in _OF_PERIODS
        and (time.kind is not TimeKind.DAY or sentence[0] <= time.start < sentence[1])
    ]
    return min(others, key=lambda time: abs(time.start - at), default=None)


def _trimmed(paragraph: str, start: int, end: int) -> tuple[int, int]:
    words = paragraph[start:end]
    return start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip(" .,;:")))


def _apart(places: list[tuple[int, int]]) -> Iterator[Span]:
    last = 0
    for start, end in places:
        if start >= last and end > start:
            yield Span(start, end)
            last = end
