"""What cells of charts' tables say, as numbers for a file."""

from decimal import Decimal

from cooperation.analysis.intervals import Interval
from cooperation.analysis.rounding import outward
from dashboard.components.page import Numbers
from dashboard.components.records import MONEY_DIGIT, PERCENT_DIGIT

PERCENT = "%"


def count(number: int | Decimal) -> Numbers:
    """A number of things, or an exact number without a unit."""
    return Numbers(Decimal(number), Decimal(number), Decimal(number))


def money(interval: Interval, currency: str, stated: Decimal | None = None) -> Numbers:
    """An amount in whole units of a currency; without ``stated`` a derived one, whose ends are rounded outwards."""
    return _read(interval, MONEY_DIGIT, currency, stated)


def percent(interval: Interval, stated: Decimal | None = None) -> Numbers:
    """A growth or a share in percent; without ``stated`` a derived one."""
    return _read(interval, PERCENT_DIGIT, PERCENT, stated)


def ratio(interval: Interval) -> Numbers:
    """A derived number without a unit."""
    return _read(interval, PERCENT_DIGIT, "", None)


def _read(interval: Interval, digit: Decimal, unit: str, stated: Decimal | None) -> Numbers:
    wider = interval if stated is not None else outward(interval, digit)
    return Numbers(wider.low, wider.high, stated, unit)
