"""Numbers as a reader sees them, and how many of their digits are shown.

A stated value keeps the digits of its source; a derived one has at most one digit more and is rounded to nearest.
"""

from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache

from babel import Locale
from babel.numbers import format_decimal

from cooperation.wording.locale import reader_locale

NBSP = "\u00a0"
MINUS = "\u2212"
EN_DASH = "–"
NOT_STATED = "–"
# A plain number is marked as approximate where half a unit of its last digit is more than this share of it.
ROUGH_SHARE = Decimal("0.01")


def decimal(value: Decimal, step: Decimal) -> str:
    """A number rounded to nearest at the digit of ``step``, in the locale's way, with a true minus sign."""
    return _decimal(value, step, reader_locale())


# A page says the same few numbers again and again.
@lru_cache(maxsize=8192)
def _decimal(value: Decimal, step: Decimal, locale: Locale) -> str:
    rounded = (value / step).quantize(Decimal(1), rounding=ROUND_HALF_EVEN) * step
    digits = max(0, -int(step.normalize().as_tuple().exponent))
    text = format_decimal(abs(rounded), format=f"#,##0.{'0' * digits}" if digits else "#,##0", locale=locale)
    return f"{MINUS}{text}" if rounded < 0 else str(text)


def whole(count: int) -> str:
    """A count, its thousands set apart: "1,632"."""
    return decimal(Decimal(count), Decimal(1))


def signed(value: Decimal, step: Decimal) -> str:
    """A number with its sign, plus included; zero has none."""
    text = decimal(value, step)
    return text if text.startswith(MINUS) or not text.strip("0.,") else f"+{text}"


def is_rough(value: Decimal, step: Decimal | None) -> bool:
    """Whether a plainly stated number is so round that it needs a sign of approximation."""
    return step is not None and value != 0 and step / 2 > abs(value) * ROUGH_SHARE


def shown_digit(value: Decimal, step: Decimal | None) -> Decimal:
    """The last digit to show of a stated number: the last one stated, else its own, and never fewer than the ones.

    A number rounded to hundreds still shows all its digits.
    """
    own = Decimal(1).scaleb(int(value.normalize().as_tuple().exponent))
    return min(step or own, Decimal(1))


def derived_digit(step: Decimal, value: Decimal) -> Decimal:
    """The last digit of a value derived from a stated one: one more than the source's, if that is rough."""
    return step / 10 if is_rough(value, step) else step
