"""Numbers as they are written and said and their last digit: "1,340.5", "1 340,5", "1,00,000", «полтора»."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cooperation.analysis.units import UNITS
from cooperation.ingest.phrases.lexicon import COUNTS, LONE_SCALE, NUMERALS, words
from cooperation.ingest.phrases.script import Language

_DIGITS = re.compile(r"(?:\d{1,3}(?:[ ']\d{3}(?!\d))+|\d+)(?:[.,]\d+)*")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d?(?:,\d\d)+,\d{3}")
# What a number may follow: a letter or another sign before it makes it a code, a date or a part of one.
_FREE = re.compile(r"(?:^|[\s(«„“\"–—$€₸₽₹£~≈<>≤≥+-]|(?<!\d)'|(?<![a-z])(?:usd|eur|inr|rs\.?|aed|kzt|rub|byn))$")
_COUNTED = tuple((words(pattern), count) for count, pattern in COUNTS.items())
_UNITS = "|".join(unit.read_as for unit in reversed(UNITS) if unit.read_as)
_UNIT_FOLLOWS = re.compile(rf"[ -](?:{_UNITS}|times|fold|раз(?:а|ы|оў)?|есе\w*)(?!\w)")


@dataclass(frozen=True)
class Numeral:
    """A number within a text, and the unit of its last digit."""

    start: int
    end: int
    value: Decimal
    step: Decimal = Decimal(1)


def numerals(text: str, language: Language) -> tuple[list[Numeral], list[tuple[int, int]]]:
    """The numbers of a plain text as they stand, none over another; and the places of digits that are no one number."""
    values = [(*match.span(), _value(match[0], language)) for match in _DIGITS.finditer(text) if _is_free(match)]
    found: list[Numeral] = []
    read = [Numeral(start, end, value, _last_digit(value)) for start, end, value in values if value is not None]
    for numeral in (*_in_words(text), *read):
        if all(numeral.end <= other.start or other.end <= numeral.start for other in found):
            found.append(numeral)
    found += _lone_scales(text, found)
    unclear = [(start, end) for start, end, value in values if value is None]
    return sorted(found, key=lambda numeral: numeral.start), unclear


def _is_free(digits: re.Match[str]) -> bool:
    """Whether digits stand alone, and are not part of a code, a date or a longer number."""
    return _FREE.search(digits.string, max(0, digits.start() - 5), digits.start()) is not None


def _in_words(text: str) -> Iterator[Numeral]:
    for pattern, value, step in NUMERALS:
        for match in pattern.finditer(text):
            yield Numeral(match.start(), match.end(), value, step)
    for pattern, count in _COUNTED:
        for match in pattern.finditer(text):
            if _UNIT_FOLLOWS.match(text, match.end()):
                yield Numeral(match.start(), match.end(), Decimal(count))


def _lone_scales(text: str, counted: Sequence[Numeral]) -> Iterator[Numeral]:
    """ "A billion" and «миллиард» are one of it, where no number stands before them or reaches into them: "half a"."""
    for match in LONE_SCALE.finditer(text):
        before = {match.start(), match.start() - 1, match.end()}
        if not any(one.end in before or (one.start < match.end() and match.start() < one.end) for one in counted):
            yield Numeral(match.start(), match.end(), Decimal(1))


def _last_digit(value: Decimal) -> Decimal:
    """The unit of the last digit: 1 of a whole number, whatever zeros it ends in."""
    return Decimal(1).scaleb(min(0, int(value.as_tuple().exponent)))


def _value(written: str, language: Language) -> Decimal | None:
    """The number; a comma before three digits separates thousands in English, and decimals elsewhere."""
    digits = written.replace(" ", "").replace("'", "")
    whole, point, decimals = digits.rpartition(".") if "." in digits else digits.rpartition(",")
    if digits.count(",") + digits.count(".") == 0:
        return Decimal(digits)
    if "." in digits and "," in digits:
        return Decimal(f"{whole.replace(',', '')}.{decimals}") if _THOUSANDS.fullmatch(whole) else None
    in_thousands = point == "," and " " not in written and _THOUSANDS.fullmatch(digits)
    if in_thousands and (language is Language.ENGLISH or digits.count(",") > 1):
        return Decimal(digits.replace(",", ""))
    return Decimal(f"{whole}.{decimals}") if whole.isdigit() else None
