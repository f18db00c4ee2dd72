"""Ranges as a reader sees them: "0.60–0.73", "more than 1", "+36% to +67%"."""

from collections.abc import Callable
from decimal import Decimal

from django.utils.translation import gettext

from cooperation.analysis.intervals import Interval
from cooperation.analysis.rounding import outward, tells_growth
from cooperation.wording.numbers import EN_DASH, MINUS, decimal, shown_digit, signed


def span(interval: Interval, digit: Decimal, *, plus: bool = False) -> str:
    """A range without its unit, its ends rounded outwards: "0.60–0.74"; open ends in words."""
    interval = outward(interval, digit)
    number = signed if plus else decimal
    if interval.low is None or interval.high is None:
        return one_sided(interval, lambda end: number(end, digit))
    low, high = number(interval.low, digit), number(interval.high, digit)
    if low == high:
        return low
    # A dash before a minus cannot be read.
    return from_to(low, high) if MINUS in high else f"{low}{EN_DASH}{high}"


def from_to(low: str, high: str) -> str:
    """A range of two numbers in words, where a dash would be misread: "−5 to 3"."""
    return gettext("%(low)s to %(high)s") % {"low": low, "high": high}


def one_sided(interval: Interval, number: Callable[[Decimal], str]) -> str:
    """A range that nothing bounds on one side, or on either: "more than 1", "at least 1"."""
    if interval.low is not None:
        words = gettext("more than %(value)s") if interval.low_open else gettext("at least %(value)s")
        return words % {"value": number(interval.low)}
    if interval.high is not None:
        words = gettext("less than %(value)s") if interval.high_open else gettext("up to %(value)s")
        return words % {"value": number(interval.high)}
    return gettext("not known")


def percent_span(interval: Interval, digit: Decimal = Decimal(1)) -> str:
    """A range of growth, in whole percent or to another digit, rounded outwards: "+36% to +67%"; open ends in words."""
    interval = outward(interval, digit)
    if interval.low is None or interval.high is None:
        return f"{span(interval, digit, plus=True)}%"
    low, high = signed(interval.low, digit), signed(interval.high, digit)
    if low == high:
        return f"{low}%"
    return gettext("%(low)s%% to %(high)s%%") % {"low": low, "high": high}


def close_percent_span(interval: Interval) -> str:
    """A range of growth, to a tenth of a percent where the range is narrower than one percent: "+45.0% to +45.1%".

    What need not leave anything says nothing, and so is said; a fall that leaves little is not rounded to one of all.
    """
    digit = _close_digit(interval)
    return percent_span(interval, digit) if digit else gettext("cannot be told")


def growth_span(interval: Interval) -> str:
    """The same of growth that is called so, without signs: "15.6–15.8%", "more than 64%"."""
    digit = _close_digit(interval)
    return f"{span(interval, digit)}%" if digit else gettext("cannot be told")


def _close_digit(interval: Interval) -> Decimal | None:
    """The last digit to show of a growth; None where no digit tells anything."""
    narrow = interval.low is not None and interval.high is not None and interval.high - interval.low < 1
    digits = (Decimal("0.1"),) if narrow else (Decimal(1), Decimal("0.1"))
    return next((digit for digit in digits if interval.is_point or tells_growth(outward(interval, digit))), None)


def error_span(error: Interval) -> str:
    """How far an estimate was off, in percent: "−43% to +18%"; in words where it has no upper end.

    "At least −26%" can be read both ways: such an error is "at most 26% too low". One without a lower end there is not:
    an estimate starts from what is certainly above zero.
    """
    rounded = outward(error, Decimal(1))
    if rounded.low is None or rounded.high is not None or not tells_growth(rounded):
        return close_percent_span(error)
    if rounded.low > 0:
        words = gettext("more than %(size)s too high") if rounded.low_open else gettext("at least %(size)s too high")
    elif rounded.low < 0:
        words = gettext("less than %(size)s too low") if rounded.low_open else gettext("at most %(size)s too low")
    else:
        words = gettext("too high") if rounded.low_open else gettext("not too low")
    return words % {"size": f"{decimal(abs(rounded.low), Decimal(1))}%"}


def share_span(interval: Interval) -> str:
    """A share in whole percent, without signs: "60–73%"."""
    return f"{span(interval, Decimal(1))}%"


def exact_range(interval: Interval, unit: str) -> str:
    """A range to its last digit, with what becomes of its ends: "from 61.75 to below 65 %"; for those who enter it."""
    low, high = (None if end is None else decimal(end, shown_digit(end, None)) for end in (interval.low, interval.high))
    if interval.is_point:
        words = gettext("exactly %(low)s")
    elif high is None:
        words = gettext("more than %(low)s") if interval.low_open else gettext("%(low)s or more")
    elif low is None:
        words = gettext("less than %(high)s") if interval.high_open else gettext("%(high)s or less")
    elif interval.high_open:
        words = gettext("from %(low)s to below %(high)s")
    else:
        words = gettext("from %(low)s to %(high)s")
    return f"{words % {'low': low, 'high': high}} {unit}"
