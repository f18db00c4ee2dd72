"""Growth between two figures, what it implies about figures not stated, and the growth that a target needs.

Growth is in percent: 65 means that the value became 1.65 times as large.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import lru_cache, reduce
from itertools import product

from cooperation.analysis.intervals import Comparison, Interval

# 1/3 of a year's exponent has to be closer than the digits of a result, or these would be off.
_EXPONENT = Context(prec=50)


def growth_percent(current: Interval, previous: Interval) -> Interval:
    """Growth from `previous` to `current`, both in one unit: (V / P - 1) * 100.

    ValueError where the previous value can be zero or negative: growth from there means nothing.
    """
    if previous.compare(0) is not Comparison.ABOVE:
        raise ValueError(f"Growth is counted from a value above zero, and {previous} need not be one.")
    return (current / previous - 1) * 100


# Pages ask for the growth of the same figures again and again.
@lru_cache(maxsize=4096)
def factor(growth: Interval) -> Interval:
    """What a growth in percent multiplies by: 1.65 for 65."""
    return growth / 100 + 1


@lru_cache(maxsize=4096)
def implied_previous(current: Interval, growth: Interval) -> Interval:
    """The value before `growth` percent: P = V / (1 + g), in the unit of `current`.

    ValueError where the growth can be -100% or less, after which nothing positive is left.
    """
    grown = factor(growth)
    if grown.compare(0) is not Comparison.ABOVE:
        raise ValueError(f"A growth of {growth} percent can be -100% or less; nothing follows from it.")
    return current / grown


@dataclass(frozen=True)
class CumulativeClaim:
    """What a source says of the first months of a year: the value and its growth on a year before."""

    value: Interval
    growth: Interval

    @property
    def previous(self) -> Interval:
        """The value of the same months a year before."""
        return implied_previous(self.value, self.growth)


@dataclass(frozen=True)
class ImpliedSpan:
    """The months between two cumulative claims: values this year and a year before, growth in percent."""

    current: Interval
    previous: Interval
    growth: Interval


def second_difference(shorter: CumulativeClaim, longer: CumulativeClaim) -> ImpliedSpan:
    """What two cumulative claims of one year, such as half a year and nine months, say of the months between.

    The growth (V - v) / (V / (1 + G) - v / (1 + g)) holds V and v twice, so interval arithmetic would
    exaggerate it. It is monotone in each of V, v, G and g while the others stand, so its extremes are at
    corners; ends that the claims exclude are counted in. ValueError where a claim is unbounded or the
    months a year before can be zero or negative.
    """
    previous = longer.previous - shorter.previous
    if previous.low is None or previous.low <= 0:
        raise ValueError(f"A year before, the months between come to {previous}, which need not be above zero.")
    corners = product(_ends(longer.value), _ends(longer.growth), _ends(shorter.value), _ends(shorter.growth))
    growths = (_growth_of_difference(*corner) for corner in corners)
    return ImpliedSpan(longer.value - shorter.value, previous, reduce(Interval.hull, growths))


# Pages ask for the same few again and again, and a power of many digits takes long.
@lru_cache(maxsize=4096)
def required_growth(base: Interval, threshold: Decimal, years: int) -> Interval:
    """The yearly growth, in percent, that takes `base` to `threshold` in `years`: (T / B)^(1/h) - 1.

    The compound annual growth rate. ValueError for less than a year or a base that can be zero or negative.
    """
    if years < 1:
        raise ValueError("The horizon is one year or more.")
    if base.compare(0) is not Comparison.ABOVE:
        raise ValueError(f"Growth is counted from a value above zero, and {base} need not be one.")
    exponent = _EXPONENT.divide(Decimal(1), Decimal(years))
    return ((threshold / base).power(exponent) - 1) * 100


def required_growth_by_horizon(base: Interval, threshold: Decimal, horizons: Iterable[int]) -> dict[int, Interval]:
    """`required_growth` for each number of years: a target without a deadline has no single answer."""
    return {years: required_growth(base, threshold, years) for years in horizons}


def _ends(interval: Interval) -> tuple[Interval, Interval]:
    if interval.low is None or interval.high is None:
        raise ValueError(f"{interval} has no end, so nothing follows for the months between.")
    return Interval.point(interval.low), Interval.point(interval.high)


def _growth_of_difference(
    longer: Interval, longer_growth: Interval, shorter: Interval, shorter_growth: Interval
) -> Interval:
    previous = implied_previous(longer, longer_growth) - implied_previous(shorter, shorter_growth)
    return growth_percent(longer - shorter, previous)
