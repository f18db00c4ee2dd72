"""What a stated number can mean: "almost 65%" and "more than $1 billion" as intervals."""

from decimal import Decimal
from enum import StrEnum

from cooperation.analysis.intervals import Interval
from cooperation.analysis.texts import gettext_noop

# How far "almost" reaches below a number, and "about" to both sides, as a share of it.
HEDGE_SHARE = Decimal("0.05")


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
    Qualifier.EXACT: gettext_noop("The number as given, within half a unit of its last digit; counts are exact."),
    Qualifier.ROUNDED: gettext_noop(
        "Within half a unit of the last digit: 0.5 means 0.45 or more, and less than 0.55."
    ),
    Qualifier.ABOUT: gettext_noop("Within 5% either side: about 65 means from 61.75 to 68.25."),
    Qualifier.ALMOST: gettext_noop(
        "Short of the number by at most 5%: almost 65 means 61.75 or more, and less than 65. "
        "“Nearly”, “practically” and “slightly less than” are read alike."
    ),
    Qualifier.LESS_THAN: gettext_noop("Below the number; of a positive number, not below zero either."),
    Qualifier.MORE_THAN: gettext_noop("Above the number, without an upper limit."),
    Qualifier.AT_LEAST: gettext_noop("The number or anything above it."),
    Qualifier.UP_TO: gettext_noop("From zero to the number, both included."),
    Qualifier.BETWEEN: gettext_noop("From the first number to the second, both included."),
}

# These follow the number line; the others but `between` go by size, alike on both sides of zero.
_ORDERED = {Qualifier.LESS_THAN, Qualifier.MORE_THAN, Qualifier.AT_LEAST}


def read_stated(
    qualifier: Qualifier, value: Decimal, *, step: Decimal | None = None, upper: Decimal | None = None
) -> Interval:
    """Read a stated number as the interval that it can mean, in the unit of `value`.

    `step` is the unit of the last stated digit, which `rounded` needs; without it `exact` is a count, the
    number itself. `upper` belongs to `between`. Below zero, `almost`, `about`, `up_to` and rounding go by size:
    a balance of "almost -700" lies between -700 and -665. The words of order (less than, more than, at least,
    between) keep to the number line: a fall of more than 46% is a growth of less than -46. Raises ValueError,
    with a sentence for the editor, for a combination that has no reading.
    """
    _check_stated(qualifier, value, step, upper)
    if qualifier is Qualifier.BETWEEN:
        return Interval(value, upper)
    if qualifier in _ORDERED:
        return _read_order(qualifier, value)
    size = _read_size(qualifier, abs(value), step, abs(value) * HEDGE_SHARE)
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
