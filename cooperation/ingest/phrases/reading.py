"""What a few words state: numbers with their hedges, times, sides and status; what they leave open stays empty.

No model, no network, no guess: a word that is not known is not read, and a doubt says what is left to the editor.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from cooperation.ingest.phrases import lexicon
from cooperation.ingest.phrases.context import Sides, StatusWords, category_of, flow_of, side_of, status_of
from cooperation.ingest.phrases.counting import count
from cooperation.ingest.phrases.doubts import Doubt, Reason
from cooperation.ingest.phrases.periods import StatedTime, TimeKind, times
from cooperation.ingest.phrases.quantities import Quantity, QuantityKind
from cooperation.ingest.phrases.script import Language, blanked, language_of, plain


class ClaimKind(StrEnum):
    """What an editor can make from marked words."""

    PROPOSAL = "proposal"
    STATUS = "status"
    FIGURE = "figure"
    TARGET = "target"
    EVENT = "event"
    STATEMENT = "statement"


@dataclass(frozen=True)
class Reading:
    """All that is read from some words, with the place of each in them."""

    language: Language
    quantities: tuple[Quantity, ...]
    times: tuple[StatedTime, ...]
    flow: str
    category: str
    side: str
    status: StatusWords | None
    is_goal: bool
    is_wish: bool
    doubts: tuple[Doubt, ...]

    def first(self, *kinds: QuantityKind) -> Quantity | None:
        """The first quantity of these kinds."""
        return next((quantity for quantity in self.quantities if quantity.kind in kinds), None)

    def time(self, *kinds: TimeKind) -> StatedTime | None:
        """The first time of these kinds."""
        return next((time for time in self.times if time.kind in kinds), None)

    @property
    def likely(self) -> ClaimKind:
        """Most likely: an aim with a number is a target, a hope a statement, another number a figure."""
        number = self.first(QuantityKind.AMOUNT, QuantityKind.GROWTH, QuantityKind.SHARE, QuantityKind.PERCENT)
        if self.first(QuantityKind.MULTIPLE) or (number and self.is_goal and number.kind is QuantityKind.AMOUNT):
            return ClaimKind.TARGET
        if number and self.is_wish:
            return ClaimKind.STATEMENT
        if number:
            return ClaimKind.FIGURE
        return ClaimKind.PROPOSAL if self.status else ClaimKind.STATEMENT


def read(text: str, sides: Sides | None = None) -> Reading:
    """Read words in any of the four languages; `sides` maps the code of each country to its names."""
    words = plain(text)
    language = language_of(words)
    stated = tuple(times(words))
    timeless = words
    for time in stated:
        timeless = blanked(timeless, time.start, time.end)
    deadline = any(time.kind is TimeKind.DEADLINE for time in stated)
    counted = count(timeless, language, has_deadline=deadline)
    return Reading(
        language,
        tuple(sorted(counted.quantities, key=lambda quantity: quantity.start)),
        stated,
        flow_of(words),
        category_of(words),
        side_of(words, sides or {}),
        status_of(words),
        deadline or lexicon.GOAL.search(words) is not None,
        lexicon.WISH.search(words) is not None,
        (*counted.doubts, *_doubts_of(stated, words)),
    )


def _doubts_of(stated: tuple[StatedTime, ...], words: str) -> Iterator[Doubt]:
    for time in stated:
        said = words[time.start : time.end].strip()
        if time.lacks_year:
            yield Doubt(Reason.NO_YEAR, said)
        elif time.kind is TimeKind.DEADLINE and len(time.text) == 4:
            yield Doubt(Reason.YEAR_ONLY, said)
        elif not time.text:
            yield Doubt(Reason.FISCAL_MONTHS if time.kind is TimeKind.FISCAL else Reason.NO_DATE, said)
