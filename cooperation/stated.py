"""Numbers as sources state them, each declared once: its columns, its cells, its digits, and what must stand beside it.

A model that has one says so in a line (``models.hedged``), a table of the data set in another (``ingest.columns``).
Loading, export, history and forms go through the declarations of a row's kind; no other module spells the names.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from cooperation.analysis.currencies import USD
from cooperation.analysis.texts import gettext_noop
from cooperation.analysis.units import MILLIONS, ONE, UNIT, UNITS

# The powers of ten by their codes: of a currency that is not the dollar, and of dollars.
OWN_UNITS = {unit.code: unit.power for unit in UNITS}
DOLLAR_UNITS = {USD if unit is ONE else unit.code: unit.power for unit in UNITS}
DEFAULT_UNIT = UNIT[MILLIONS].code


@dataclass(frozen=True)
class Digits:
    """How many digits are kept of a number, and how many of them stand after the point."""

    most: int
    places: int


# Of dollars to the cent, up to 10^16; of any currency to the hundredth, up to 10^22: trillions of a small unit.
MONEY = Digits(18, 2)
OWN_MONEY = Digits(24, 2)
PERCENT = Digits(12, 4)
COUNT = Digits(18, 2)
RATE = Digits(24, 8)


@dataclass(frozen=True, kw_only=True)
class HedgedNumber:
    """A number with its hedge, the unit of its last digit, and the upper end where it is a range.

    ``value`` is the column of the number; the others begin with ``prefix``, and those of money in dollars end with
    ``suffix``, which no cell of a data set has. ``cell`` is the cell of the number where it is called otherwise.
    ``unit`` is the column of the power of ten in which the source counts, by the codes of ``units``; ``has_unit`` says
    whether it belongs to this number, and to no other. ``beside`` is a column that is filled where the number is, and
    only there, with none of what stands in ``never``; ``needs`` is another number's that has to be there too.
    ``refused`` is what an editor reads where one of this does not hold, or the number is below ``least`` or not above
    ``above``. ``noun`` and ``meaning`` are for the description of the data set, ``label`` and ``help`` for forms.
    """

    value: str
    of: Digits
    prefix: str = ""
    suffix: str = ""
    cell: str = ""
    unit: str = ""
    has_unit: bool = True
    units: Mapping[str, int] | None = None
    beside: str = ""
    never: tuple[str, ...] = ("",)
    needs: str = ""
    least: int | None = None
    above: int | None = None
    is_required: bool = False
    noun: str
    meaning: str
    refused: str
    label: str
    hedge: str = gettext_noop("hedge")
    end: str = gettext_noop("upper end")
    help: str = ""

    @property
    def qualifier(self) -> str:
        """The column of the hedge."""
        return f"{self.prefix}qualifier"

    @property
    def step(self) -> str:
        """The column of the unit of the last stated digit."""
        return f"{self.prefix}step{self.suffix}"

    @property
    def upper(self) -> str:
        """The column of the upper end of a range."""
        return f"{self.prefix}upper{self.suffix}"

    @property
    def numbers(self) -> dict[str, str]:
        """The cells that hold numbers, each with its column: the number, its last digit, its upper end."""
        prefix = self.prefix
        return {
            self.cell or self.value: self.value,
            f"{prefix}step": self.step,
            f"{prefix}upper": self.upper,
        }

    @property
    def columns(self) -> tuple[str, ...]:
        """Its columns in the order of forms: the hedge, the number, its unit, its last digit, its upper end."""
        unit = (self.unit,) if self.unit and self.has_unit else ()
        return (self.qualifier, self.value, *unit, self.step, self.upper)

    def parts(self, qualifier: Any, value: Any, step: Any, upper: Any) -> dict[str, Any]:
        """The four parts of a number by its columns."""
        return {self.qualifier: qualifier, self.value: value, self.step: step, self.upper: upper}

    def stored(self, cells: Mapping[str, Any]) -> dict[str, Any]:
        """What the cells of a row mean by its columns: numbers in whole units, the unit as a power of ten."""
        code = cells.get(self.unit) or DEFAULT_UNIT
        power = self.units[code] if self.units else 0
        stored: dict[str, Any] = {self.qualifier: cells.get(self.qualifier) or ""}
        if self.unit and self.has_unit:
            stored[self.unit] = power
        for cell, column in self.numbers.items():
            number: Decimal | None = cells.get(cell)
            stored[column] = None if number is None else number.scaleb(power)
        return stored

    def written(self, row: Mapping[str, Any]) -> dict[str, str]:
        """The cells of what a row's columns hold, with the digits that the source gives, in the source's unit."""
        power = row[self.unit] if self.unit else 0
        step = row[self.step]
        written = {
            cell: _digits(row[column], None if column == self.step else step, power)
            for cell, column in self.numbers.items()
        }
        if self.units and self.has_unit:
            is_empty = self.beside and not row[self.beside]
            written[self.unit] = "" if is_empty else next(code for code, ten in self.units.items() if ten == power)
        return written


def _digits(value: Decimal | None, step: Decimal | None, power: int) -> str:
    if value is None:
        return ""
    scaled = [number.scaleb(-power).normalize() for number in (value, step) if number is not None]
    decimals = max(-int(number.as_tuple().exponent) for number in scaled)
    return f"{scaled[0]:.{max(0, decimals)}f}"


DOLLARS = HedgedNumber(
    value="value_usd",
    cell="value",
    suffix="_usd",
    of=MONEY,
    unit="unit",
    units=DOLLAR_UNITS,
    noun="the amount in US dollars",
    meaning="the amount in US dollars, in the unit of the source and with its digits",
    refused=gettext_noop("State the amount together with its hedge, or leave both empty."),
    label=gettext_noop("amount as stated"),
    help=gettext_noop("0.5 for “$0.5 billion”."),
)
OWN = HedgedNumber(
    value="own_value",
    prefix="own_",
    of=OWN_MONEY,
    unit="own_unit",
    units=OWN_UNITS,
    beside="currency",
    never=("", USD),
    noun="the amount in that currency",
    meaning="the amount in that currency, in the unit of the source and with its digits",
    refused=gettext_noop(
        "State the amount in another currency with the currency and the hedge, or leave all of them empty."
    ),
    label=gettext_noop("amount as stated in it"),
)
GROWTH = HedgedNumber(
    value="growth_percent",
    prefix="growth_",
    of=PERCENT,
    least=-100,
    noun="the growth",
    meaning="growth in percent: on the same period a year before, unless a base is named",
    refused=gettext_noop("State the growth (not below -100 percent) together with its hedge, or leave both empty."),
    label=gettext_noop("growth as stated, %"),
    hedge=gettext_noop("hedge of the growth"),
    end=gettext_noop("upper end of the growth"),
    help=gettext_noop(
        "On the same period a year before, or on the one named below; 65 for “grew by 65%”, -46 for a fall."
    ),
)
SHARE = HedgedNumber(
    value="share_percent",
    prefix="share_",
    of=PERCENT,
    beside="share_of",
    least=0,
    noun="the share",
    meaning="a share of something else, in percent",
    refused=gettext_noop(
        "State the share (not below 0 percent) with its hedge and what it is a share of, or none of them."
    ),
    label=gettext_noop("share as stated, %"),
    hedge=gettext_noop("hedge of the share"),
    end=gettext_noop("upper end of the share"),
)
WHOLE = HedgedNumber(
    value="total_usd",
    prefix="total_",
    suffix="_usd",
    cell="total_value",
    of=MONEY,
    unit="unit",
    units=DOLLAR_UNITS,
    has_unit=False,
    needs=SHARE.value,
    noun="that whole",
    meaning="that whole in US dollars, in the unit of the row: the share of it is derived",
    refused=gettext_noop("State the whole with its hedge and the share of it, or leave it empty."),
    label=gettext_noop("the whole as stated"),
    hedge=gettext_noop("hedge of the whole"),
    end=gettext_noop("upper end of the whole"),
    help=gettext_noop("What it is a share of."),
)
MULTIPLE = HedgedNumber(
    value="multiple",
    prefix="multiple_",
    of=PERCENT,
    beside="counted_as",
    above=0,
    noun="the multiple",
    meaning="how many times the base: 2 for “double”, 1.5 for “by 50 percent”",
    refused=gettext_noop(
        "State the multiple (above zero) with its hedge and how it is worded, or leave all of them empty."
    ),
    label=gettext_noop("multiple of the base"),
    hedge=gettext_noop("hedge of the multiple"),
    end=gettext_noop("upper end of the multiple"),
    help=gettext_noop("2 for “double”; 1.5 for “increase by 50 percent”, worded in percent."),
)
HOW_MANY = HedgedNumber(
    value="count",
    cell="number",
    of=COUNT,
    least=0,
    is_required=True,
    noun="the number",
    meaning="how many",
    refused=gettext_noop("There cannot be fewer than none."),
    label=gettext_noop("how many"),
    help=gettext_noop("229 for “229 firms”."),
)
PER_DOLLAR = HedgedNumber(
    value="per_usd",
    of=RATE,
    above=0,
    is_required=True,
    noun="the rate",
    meaning="units of the currency for one US dollar, on average over the period",
    refused=gettext_noop("One US dollar costs more than zero units of a currency."),
    label=gettext_noop("units for one US dollar"),
    help=gettext_noop("462.5 for “462.5 tenge for a dollar”."),
)
