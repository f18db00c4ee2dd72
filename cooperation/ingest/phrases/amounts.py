"""Units of a number: how much of which money, in powers of ten."""

import re
from dataclasses import dataclass

from cooperation.analysis.units import UNITS
from cooperation.ingest.phrases import lexicon


@dataclass(frozen=True)
class Unit:
    """What is counted: a power of ten by its name, a currency (empty where none is named), and where the words end."""

    power: int
    name: str
    currency: str
    end: int
    unsure_money: str = ""

    @property
    def says_something(self) -> bool:
        """Whether it makes a number an amount."""
        return bool(self.name or self.currency)


def unit_around(text: str, start: int, end: int) -> Unit:
    """The unit of the number that stands from `start` to `end`; its currency may stand before or after it."""
    power, name, after = scale_at(text, end)
    sign = next((code for code, pattern in _BEFORE if pattern.search(text, max(0, start - 30), start)), "")
    money = next(((code, match) for code, pattern in _AFTER if (match := pattern.match(text, after))), None)
    unsure = None if sign or money else _UNSURE.match(text, after)
    if text[end:after].strip() in _LETTERS and not (sign or money or unsure):
        # A lone letter is a unit of money only where money is named: 5 m may be metres.
        return Unit(0, "", "", end)
    closing = money[1].end() if money else unsure.end() if unsure else after
    return Unit(power, name, money[0] if money else sign, closing, unsure[0].strip() if unsure else "")


def scale_at(text: str, at: int) -> tuple[int, str, int]:
    """The power of ten that stands there, its name, and where its words end; 0 and no name where there is none."""
    for pattern, power, name in _SCALES:
        match = pattern.match(text, at)
        if match:
            return power, name, match.end()
    return 0, "", at


_SCALES = [
    (re.compile(rf"[\s-]*(?:{unit.read_as})\b\.?"), unit.power, unit.code) for unit in reversed(UNITS) if unit.read_as
]
_LETTERS = {word for unit in UNITS for word in unit.read_as.split("|") if len(word) == 1}
_AFTER = [(code, re.compile(rf"\s*(?:of |in )?(?:{pattern})(?!\w)")) for code, pattern in lexicon.CURRENCIES]
_BEFORE = [(code, re.compile(rf"(?:^|[^a-z])(?:{pattern})\.?\s*$")) for code, pattern in lexicon.CURRENCIES]
_UNSURE = re.compile(rf"\s*(?:{lexicon.UNSURE_MONEY})(?!\w)")
