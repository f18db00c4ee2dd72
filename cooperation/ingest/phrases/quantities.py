"""What the numbers of a text count: money, growth, shares, multiples; each with the interval that it is read as."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from cooperation.analysis.intervals import Interval
from cooperation.analysis.readings import Qualifier, read_stated
from cooperation.ingest.phrases import lexicon
from cooperation.ingest.phrases.script import Language

REACH = 160
LONGEST_HEDGE = 40


class QuantityKind(StrEnum):
    """What a number counts. Of those from `change` on, no figure is entered."""

    AMOUNT = "amount"
    GROWTH = "growth"
    SHARE = "share"
    MULTIPLE = "multiple"
    PERCENT = "percent"
    CHANGE = "change"
    POINTS = "points"


@dataclass(frozen=True)
class FieldNumber:
    """A number as the fields of a form hold it, in the unit of the words."""

    qualifier: Qualifier
    value: Decimal
    step: Decimal | None = None
    upper: Decimal | None = None

    @property
    def interval(self) -> Interval:
        """What it can mean."""
        return read_stated(self.qualifier, self.value, step=self.step, upper=self.upper)


@dataclass(frozen=True)
class Quantity:
    """A number with its hedge, unit and place in the text. `value` and `interval` are in that unit.

    `unit` is the scale's name ("billion", "crore"), `power` its power of ten, `currency` empty where none is named.
    """

    kind: QuantityKind
    start: int
    end: int
    hedge: Qualifier
    value: Decimal
    interval: Interval
    step: Decimal | None = None
    upper: Decimal | None = None
    unit: str = ""
    power: int = 0
    currency: str = ""

    @property
    def stated(self) -> FieldNumber:
        """The fields that hold it. A multiple's hedge is not one of its growth: that is between two percentages.

        "Nearly tripled" is +185 to below +200 %, which "almost 200 %" (190 and more) would narrow.
        """
        as_said = FieldNumber(self.hedge, self.value, self.step, self.upper)
        low, high = self.interval.low, self.interval.high
        if as_said.interval == self.interval or low is None or high is None:
            return as_said
        return FieldNumber(Qualifier.BETWEEN, low, None, high)


@dataclass(frozen=True)
class Around:
    """What stands before and after a number, as far as words can govern it."""

    before: str
    after: str
    language: Language

    @classmethod
    def of(cls, text: str, start: int, end: int, language: Language) -> "Around":
        """What stands around a place of a text."""
        return cls(text[max(0, start - REACH) : start], text[end : end + REACH], language)

    @property
    def verb(self) -> re.Pattern[str] | None:
        """RISES or FALLS: the verb that governs the number is the last one before it, or else the first after it."""
        verbs = (lexicon.RISES, lexicon.FALLS)
        for text, nearest in ((self.before, -1), (self.after, 0)):
            found = [(match.start(), verb) for verb in verbs for match in verb.finditer(text)]
            if found:
                return sorted(found, key=lambda entry: entry[0])[nearest][1]
        return None

    @property
    def falls(self) -> bool:
        """Whether the sentence says a fall."""
        return self.verb is lexicon.FALLS

    @property
    def is_change(self) -> bool:
        """Whether the number is by how much, and not to what, something moved."""
        return self.verb is not None and bool(_BY.search(self.before))

    @property
    def is_level(self) -> bool:
        """Whether the number is to what something moved: "grew to", «вырос до», and in Kazakh дейін before the verb."""
        if self.language is Language.ENGLISH:
            return bool(_TO.search(self.before))
        if self.language is Language.KAZAKH:
            return hedge_after(self.after)[0] is Qualifier.UP_TO and bool(self.verb or lexicon.GOAL.search(self.after))
        return bool(_UP_TO.search(self.before)) and bool(self.verb or _BRING_TO.search(self.before))

    def hedge(self) -> Qualifier:
        """The hedge of the number; a level that was reached is not "up to" it."""
        hedge = hedge_before(self.before)[0] or hedge_after(self.after)[0] or Qualifier.EXACT
        return Qualifier.EXACT if hedge is Qualifier.UP_TO and self.is_level else hedge

    def widened(self, start: int, end: int) -> tuple[int, int]:
        """The place of a number together with its hedge and with a sign of money before it."""
        (before, from_start), (after, to_end) = hedge_before(self.before), hedge_after(self.after)
        sign = _MONEY_SIGN.search(self.before)
        back = len(self.before) - (from_start if before else sign.start() if sign else len(self.before))
        return start - back, (end + to_end if after and not before else end)


def hedge_before(before: str) -> tuple[Qualifier | None, int]:
    """The hedge that ends the text before a number, and where it begins; None where there is none."""
    near = before.rstrip()
    for _prepositions in range(3):
        for hedge, pattern in _BEFORE:
            # A hedge is near: looking at the end only keeps a long text quick.
            match = pattern.search(near, max(0, len(near) - LONGEST_HEDGE))
            if match:
                return hedge, match.start("hedge")
        near = lexicon.BETWEEN_HEDGE_AND_NUMBER.sub("", near).rstrip()
    return None, len(before)


def hedge_after(after: str) -> tuple[Qualifier | None, int]:
    """The hedge that follows a number's unit, perhaps after an ending of it, and how far it goes."""
    for hedge, pattern in _AFTER:
        match = pattern.match(after)
        if match:
            return hedge, match.end()
    return None, 0


_BEFORE = [(hedge, re.compile(rf"(?<!\w)(?P<hedge>{pattern})$")) for hedge, pattern in lexicon.HEDGES_BEFORE]
_AFTER = [(hedge, re.compile(rf"-?\w{{0,3}}\s*(?:{pattern})(?!\w)")) for hedge, pattern in lexicon.HEDGES_AFTER]
_ANY_HEDGE = "|".join(pattern for _hedge, pattern in lexicon.HEDGES_BEFORE)
_SIGN = r"(?:(?:us)?[$€₸₽₹£]|usd|rs\.?|inr|aed|eur)?\s*$"
_MONEY_SIGN = re.compile(r"(?:(?:\bus)?[$€₸₽₹£]|\b(?:usd|rs\.?|inr|aed|eur))\s*$")
_BY = re.compile(rf"(?:\bby|\bна)\s+(?:(?:{_ANY_HEDGE})\s+)?{_SIGN}|\b(?:by|на)\s+\w+\s+{_SIGN}")
_TO = re.compile(rf"(?<!\bup)(?:^|\s)to\s+(?:(?:{_ANY_HEDGE})\s+)?{_SIGN}")
_UP_TO = re.compile(rf"\b(?:до|да)\s+{_SIGN}")
_BRING_TO = re.compile(r"\b(?:довести|увелич\w+|давесці|павяліч\w+|наращ\w+|нараст\w+)\b")
