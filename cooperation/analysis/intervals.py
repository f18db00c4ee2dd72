"""What a stated number can mean: "almost 65%" and "more than $1 billion" as intervals, and their arithmetic.

Every result holds each value that numbers of its inputs can give; rounding goes outwards.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from cooperation.analysis import ends
from cooperation.analysis.ends import DOWN, UP, End

HEDGE_SHARE = Decimal("0.05")
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


class Qualifier(StrEnum):
    """How the source qualifies a number; READINGS says how each is read."""

    EXACT = "exact"
    ROUNDED = "rounded"
    ABOUT = "about"
    ALMOST = "almost"
    LESS_THAN = "less_than"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    UP_TO = "up_to"
    BETWEEN = "between"


READINGS: dict[Qualifier, str] = {
    Qualifier.EXACT: "The number as given, within half a unit of its last digit; a count is itself.",
    Qualifier.ROUNDED: "Within half a unit of the last digit: 0.5 means 0.45 or more, and less than 0.55.",
    Qualifier.ABOUT: "Within 5% either side: about 65 means from 61.75 to 68.25.",
    Qualifier.ALMOST: "Short of the number by at most 5%: almost 65 means 61.75 or more, and less than 65. "
    "“Nearly”, “practically” and “slightly less than” are read alike.",
    Qualifier.LESS_THAN: "Below the number; of a positive number, not below zero either.",
    Qualifier.MORE_THAN: "Above the number, without an upper limit.",
    Qualifier.AT_LEAST: "The number or anything above it.",
    Qualifier.UP_TO: "From zero to the number, both included.",
    Qualifier.BETWEEN: "From the first number to the second, both included.",
}

# These follow the number line; the others but `between` go by size, alike on both sides of zero.
_ORDERED = {Qualifier.LESS_THAN, Qualifier.MORE_THAN, Qualifier.AT_LEAST}


def read_stated(
    qualifier: Qualifier,
    value: Decimal,
    *,
    step: Decimal | None = None,
    upper: Decimal | None = None,
    hedge_share: Decimal = HEDGE_SHARE,
) -> Interval:
    """Read a stated number as the interval that it can mean, in the unit of `value`.

    `step` is the unit of the last stated digit, which `rounded` needs; without it `exact` is a count, the
    number itself. `upper` belongs to `between`. `hedge_share` is the 5% of READINGS, a setting of this
    project. Below zero, `almost`, `about`, `up_to` and rounding go by size: a balance of "almost -700" lies
    between -700 and -665. The words of order (less than, more than, at least, between) keep to the number
    line: a fall of more than 46% is a growth of less than -46. Raises ValueError, with a sentence for the
    editor, for a combination that has no reading.
    """
    _check_stated(qualifier, value, step, upper)
    if qualifier is Qualifier.BETWEEN:
        return Interval(value, upper)
    if qualifier in _ORDERED:
        return _read_order(qualifier, value)
    size = _read_size(qualifier, abs(value), step, abs(value) * hedge_share)
    return -size if value < 0 else size


def _read_order(qualifier: Qualifier, value: Decimal) -> Interval:
    if qualifier is Qualifier.LESS_THAN:
        return Interval(Decimal(0) if value > 0 else None, value, high_open=True)
    return Interval(value, None, low_open=qualifier is Qualifier.MORE_THAN)


def _read_size(qualifier: Qualifier, size: Decimal, step: Decimal | None, hedge: Decimal) -> Interval:
    if qualifier is Qualifier.UP_TO:
        return Interval(Decimal(0), size)
    if qualifier is Qualifier.ALMOST:
        return Interval(size - hedge, size, high_open=True)
    if qualifier is Qualifier.ABOUT:
        return Interval(size - hedge, size + hedge)
    if step is None:
        return Interval.point(size)
    # Zero is what values of either sign round to, and neither half a step up nor down does.
    return Interval(size - step / 2, size + step / 2, low_open=size == 0, high_open=True)


def _check_stated(qualifier: Qualifier, value: Decimal, step: Decimal | None, upper: Decimal | None) -> None:
    if step is not None and step <= 0:
        raise ValueError("The unit of the last stated digit is above zero.")
    if qualifier is Qualifier.ROUNDED and step is None:
        raise ValueError("A rounded number needs the unit of its last stated digit.")
    if (upper is not None) != (qualifier is Qualifier.BETWEEN):
        raise ValueError("“Between” has an upper number, and no other qualifier has one.")
    if upper is not None and upper <= value:
        raise ValueError(f"The upper number {upper} is not above {value}.")
    if value == 0 and qualifier in {Qualifier.ABOUT, Qualifier.ALMOST, Qualifier.UP_TO}:
        raise ValueError(f"“{qualifier.replace('_', ' ')} zero” has no range; state the number otherwise.")
