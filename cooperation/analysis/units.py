"""The units in which sources state amounts, one row each; forms, files, words and readers of texts follow from them."""

from dataclasses import dataclass
from decimal import Decimal

from cooperation.analysis.texts import gettext_noop


@dataclass(frozen=True)
class Unit:
    """A power of ten (SDMX UNIT_MULT), the same for every currency.

    ``code`` stands in files, ``short`` in amounts and ``name`` in titles and forms. ``read_as`` are the words of texts
    that mean it, as patterns for all languages in small letters; longer ones first.
    """

    power: int
    code: str
    name: str
    short: str
    multiplier: str
    read_as: str

    @property
    def is_common(self) -> bool:
        """Whether amounts that are worked out here come in it; a lakh or a crore only where a source speaks of them."""
        return self.power % 3 == 0


ONE = Unit(0, "one", gettext_noop("units of the currency"), "%(amount)s", "Units", "")
UNITS = (
    ONE,
    Unit(
        power=3,
        code="thousand",
        name=gettext_noop("thousand"),
        short=gettext_noop("%(amount)s k"),
        multiplier="Thousands",
        read_as=r"thousands?|k|тыс|тысяч\w*|мың\w*",
    ),
    Unit(
        power=5,
        code="lakh",
        name=gettext_noop("lakh"),
        short=gettext_noop("%(amount)s lakh"),
        multiplier="Hundred thousands",
        read_as=r"lakhs?",
    ),
    Unit(
        power=6,
        code="million",
        name=gettext_noop("million"),
        short=gettext_noop("%(amount)s m"),
        multiplier="Millions",
        read_as=r"millions?|mln|mn|m|млн|миллион\w*|мільён\w*",
    ),
    Unit(
        power=7,
        code="crore",
        name=gettext_noop("crore"),
        short=gettext_noop("%(amount)s crore"),
        multiplier="Ten millions",
        read_as=r"crores?|cr",
    ),
    Unit(
        power=9,
        code="billion",
        name=gettext_noop("billion"),
        short=gettext_noop("%(amount)s bn"),
        multiplier="Billions",
        read_as=r"billions?|bln|bn|b|млрд|миллиард\w*|мільярд\w*",
    ),
    Unit(
        power=12,
        code="trillion",
        name=gettext_noop("trillion"),
        short=gettext_noop("%(amount)s tn"),
        multiplier="Trillions",
        read_as=r"lakh crores?|lakh cr|trillions?|trn|tn|трлн|триллион\w*|трыльён\w*",
    ),
)
UNIT = {unit.power: unit for unit in UNITS}
COMMON = tuple(unit.power for unit in UNITS if unit.is_common)
MILLIONS = 6


def unit_for(size: Decimal, most: int = 1000, least: int = 3) -> int:
    """The smallest common power of ten in which an amount stays below ``most``, but the largest of all."""
    powers = [power for power in COMMON if power >= least]
    return next((power for power in powers if size < most * Decimal(10) ** power), powers[-1])
