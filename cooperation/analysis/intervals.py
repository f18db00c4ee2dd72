"""Numbers that are known as intervals: how they compare, and their arithmetic.

Every result holds each value that numbers of its inputs can give; rounding goes outwards.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from cooperation.analysis import ends
from cooperation.analysis.ends import DOWN, UP, End

LOWEST, HIGHEST = Decimal("-Infinity"), Decimal("Infinity")


class Comparison(StrEnum):
    """Whether one number is below another, where each is known only as an interval."""

    BELOW = "below"
    EQUAL = "equal"
    ABOVE = "above"
    CANNOT_BE_TOLD = "cannot_be_told"


@dataclass(frozen=True)
class Interval:
    """The numbers from `low` to `high`; None is unbounded, an open end is not itself inside.

    Both ends have the unit of the quantity. Raises ValueError for an end that is no finite number, for
    low > high and for an interval without a single number in it.
    """

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        low, high = self.low, self.high
        if not (low is None or low.is_finite()) or not (high is None or high.is_finite()):
            raise ValueError("An interval ends at a finite number or is unbounded (None).")
        # An unbounded end is always open, so that equal intervals compare equal.
        if low is None:
            object.__setattr__(self, "low_open", True)
        if high is None:
            object.__setattr__(self, "high_open", True)
        if low is None or high is None or low < high:
            return
        if low > high:
            raise ValueError(f"The low end {low} is above the high end {high}.")
        if self.low_open or self.high_open:
            raise ValueError(f"Nothing lies between {low} and {high} with an open end.")

    @classmethod
    def point(cls, value: Decimal | int) -> "Interval":
        """The one number `value`."""
        return cls(Decimal(value), Decimal(value))

    def __str__(self) -> str:
        """Such as "[0.45, 0.55)" or "(1000, +∞)"."""
        low = "(-∞" if self.low is None else f"{'(' if self.low_open else '['}{self.low:f}"
        high = "+∞)" if self.high is None else f"{self.high:f}{')' if self.high_open else ']'}"
        return f"{low}, {high}"

    @property
    def is_point(self) -> bool:
        """Whether it holds exactly one number."""
        return self.low is not None and self.low == self.high

    def contains(self, value: Decimal | int) -> bool:
        """Whether `value` is one of its numbers."""
        above = self.low is None or self.low < value or (self.low == value and not self.low_open)
        return above and (self.high is None or value < self.high or (self.high == value and not self.high_open))

    def is_within(self, other: "Interval") -> bool:
        """Whether every one of its numbers is also in `other`."""
        return _begins_by(other, self) and _ends_by(other, self)

    def intersects(self, other: "Interval") -> bool:
        """Whether the two have a number in common."""
        return not (self._is_below(other) or other._is_below(self))

    def hull(self, other: "Interval") -> "Interval":
        """The smallest interval that holds both."""
        low = self if _begins_by(self, other) else other
        high = self if _ends_by(self, other) else other
        return low if low is high else Interval(low.low, high.high, low.low_open, high.high_open)

    def meet(self, other: "Interval") -> "Interval":
        """The numbers that both hold; ValueError where there are none."""
        low = self if _begins_by(other, self) else other
        high = self if _ends_by(other, self) else other
        return low if low is high else Interval(low.low, high.high, low.low_open, high.high_open)

    def compare(self, other: "Interval | Decimal | int") -> Comparison:
        """BELOW, ABOVE or EQUAL only where that holds for every pair of their numbers."""
        other = _as_interval(other)
        if self._is_below(other):
            return Comparison.BELOW
        if other._is_below(self):
            return Comparison.ABOVE
        return Comparison.EQUAL if self.is_point and self == other else Comparison.CANNOT_BE_TOLD

    def __neg__(self) -> "Interval":
        low = None if self.high is None else self.high.copy_negate()
        high = None if self.low is None else self.low.copy_negate()
        return Interval(low, high, self.high_open, self.low_open)

    def __add__(self, other: "Interval | Decimal | int") -> "Interval":
        other = _as_interval(other)
        low = None if self.low is None or other.low is None else DOWN.add(self.low, other.low)
        high = None if self.high is None or other.high is None else UP.add(self.high, other.high)
        return Interval(low, high, self.low_open or other.low_open, self.high_open or other.high_open)

    def __sub__(self, other: "Interval | Decimal | int") -> "Interval":
        return self + -_as_interval(other)

    def __mul__(self, other: "Interval | Decimal | int") -> "Interval":
        other = _as_interval(other)
        low, high, least, most = self._low, self._high, other._low, other._high
        if least.value > 0:
            # What is above zero is least times the least, what is below it times the greatest.
            return _from_ends(
                ends.multiply(low, least if low.value > 0 else most, DOWN),
                ends.multiply(high, most if high.value > 0 else least, UP),
            )
        corners = [(a, b) for a in (low, high) for b in (least, most)]
        return _from_ends(
            ends.least(ends.multiply(a, b, DOWN) for a, b in corners),
            ends.greatest(ends.multiply(a, b, UP) for a, b in corners),
        )

    def __truediv__(self, other: "Interval | Decimal | int") -> "Interval":
        """Raises ZeroDivisionError where the divisor can be zero."""
        other = _as_interval(other)
        if other.contains(0):
            raise ZeroDivisionError(f"The divisor {other} can be zero.")
        if other._high.value <= 0:
            return -self / -other
        # By positive numbers: what is above zero is least over the greatest of them, what is below it over the least.
        low, high, least, most = self._low, self._high, other._low, other._high
        return _from_ends(
            ends.divide(low, most if low.value > 0 else least, DOWN),
            ends.divide(high, least if high.value > 0 else most, UP),
        )

    def __radd__(self, other: Decimal | int) -> "Interval":
        return self + other

    def __rsub__(self, other: Decimal | int) -> "Interval":
        return -self + other

    def __rmul__(self, other: Decimal | int) -> "Interval":
        return self * other

    def __rtruediv__(self, other: Decimal | int) -> "Interval":
        return _as_interval(other) / self

    def power(self, exponent: Decimal) -> "Interval":
        """Each number to a positive real power; ValueError for a negative number or exponent <= 0."""
        if exponent <= 0:
            raise ValueError(f"The exponent {exponent} is not positive.")
        if self._low.value < 0:
            raise ValueError(f"{self} holds negative numbers, which have no real power.")
        low, high = ends.power(self._low, exponent, DOWN), ends.power(self._high, exponent, UP)
        return _from_ends(low, high)

    @property
    def _low(self) -> End:
        return End(LOWEST if self.low is None else self.low, self.low_open)

    @property
    def _high(self) -> End:
        return End(HIGHEST if self.high is None else self.high, self.high_open)

    def _is_below(self, other: "Interval") -> bool:
        high, low = self.high, other.low
        if high is None or low is None:
            return False
        return high < low or (high == low and (self.high_open or other.low_open))


def _begins_by(outer: Interval, inner: Interval) -> bool:
    """Whether no number of `inner` lies below all of `outer`."""
    if outer.low is None or inner.low is None:
        return outer.low is None
    return outer.low < inner.low or (outer.low == inner.low and (inner.low_open or not outer.low_open))


def _ends_by(outer: Interval, inner: Interval) -> bool:
    """Whether no number of `inner` lies above all of `outer`."""
    if outer.high is None or inner.high is None:
        return outer.high is None
    return inner.high < outer.high or (inner.high == outer.high and (inner.high_open or not outer.high_open))


def _as_interval(value: "Interval | Decimal | int") -> Interval:
    return value if isinstance(value, Interval) else _point(value)


# The hundred of percents, the months of a year, zero: the same few numbers again and again.
_point = lru_cache(maxsize=256)(Interval.point)


def _from_ends(low: End, high: End) -> Interval:
    return Interval(
        low.value if low.value.is_finite() else None,
        high.value if high.value.is_finite() else None,
        low.is_open,
        high.is_open,
    )
