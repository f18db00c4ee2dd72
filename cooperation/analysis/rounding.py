"""How many digits a derived range is shown with: rounded outwards, so that it holds every number it held before.

A range never collapses to a point, and an end that says nothing (more than zero, down to minus a hundred percent
because the base has no upper end) is no end.
"""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

from cooperation.analysis.intervals import Interval

DIGITS = 3
NOTHING_LEFT = Decimal(-100)  # percent


def outward(interval: Interval, digit: Decimal) -> Interval:
    """Both ends at whole multiples of a digit, away from each other; a single number is rounded to the nearest."""
    if interval.is_point and interval.low is not None:
        return Interval.point(_to(interval.low, digit, ROUND_HALF_EVEN))
    low = None if interval.low is None else _to(interval.low, digit, ROUND_FLOOR)
    high = None if interval.high is None else _to(interval.high, digit, ROUND_CEILING)
    return Interval(low, high, interval.low_open and low == interval.low, interval.high_open and high == interval.high)


def widens(interval: Interval, digit: Decimal) -> bool:
    """Whether rounding outwards makes a bounded range wider by more than a tenth of itself."""
    low, high = interval.low, interval.high
    if low is None or high is None or low == high:
        return False
    added = low - _to(low, digit, ROUND_FLOOR) + _to(high, digit, ROUND_CEILING) - high
    return added > (high - low) / 10


def digit_for(interval: Interval, digits: int = DIGITS) -> Decimal:
    """The last of so many digits of the larger end."""
    size = max((abs(end) for end in (interval.low, interval.high) if end is not None), default=Decimal(0))
    return Decimal(1).scaleb(size.adjusted() - digits + 1) if size else Decimal(1)


def tells_amount(interval: Interval) -> bool:
    """Whether a derived amount of trade says anything: "more than zero" does not."""
    return interval.high is not None or (interval.low is not None and interval.low > 0)


def tells_growth(interval: Interval) -> bool:
    """Whether a derived growth, in percent, says anything: one from a base without an upper end does not.

    Growth that can be minus a hundred percent and more says nothing of its size.
    """
    return interval.low is not None and interval.low > NOTHING_LEFT


def _to(value: Decimal, digit: Decimal, rounding: str) -> Decimal:
    return (value / digit).quantize(Decimal(1), rounding=rounding) * digit
