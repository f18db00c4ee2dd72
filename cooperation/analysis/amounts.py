"""Numbers as sources state them: an amount, a percentage or a multiple, with the hedge that says how it is read."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from cooperation.analysis.dates import Period
from cooperation.analysis.intervals import Interval
from cooperation.analysis.readings import Qualifier, read_stated


@dataclass(frozen=True)
class Amount:
    """An amount as a source states it; all numbers in whole units of the currency, ``unit`` a power of ten.

    Only of a balance (``signed``) what is read from it goes below zero: trade rounded to zero is not less than none.
    """

    currency: str
    qualifier: Qualifier
    value: Decimal
    unit: int
    step: Decimal | None = None
    upper: Decimal | None = None
    signed: bool = True

    @cached_property
    def interval(self) -> Interval:
        """What it can mean; ValueError where it has no reading."""
        read = read_stated(self.qualifier, self.value, step=self.step, upper=self.upper)
        below_zero = not self.signed and self.value >= 0 and read.low is not None and read.low < 0
        return Interval(Decimal(0), read.high, high_open=read.high_open) if below_zero else read


@dataclass(frozen=True)
class Number:
    """Any other number as a source states it, such as growth or a share in percent: 65 is 65%."""

    qualifier: Qualifier
    value: Decimal
    step: Decimal | None = None
    upper: Decimal | None = None

    @cached_property
    def interval(self) -> Interval:
        """What it can mean; ValueError where it has no reading."""
        return read_stated(self.qualifier, self.value, step=self.step, upper=self.upper)


@dataclass(frozen=True)
class Multiple(Number):
    """A target as a multiple of another period's trade: 1.5, which ``as_percent`` is worded "50 percent more".

    ``base`` is the period that it is counted from; None where the source does not say.
    """

    as_percent: bool = False
    base: Period | None = None
