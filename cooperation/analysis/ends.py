"""The ends of intervals: numbers that may be infinite and may be open, and how arithmetic moves them.

A context says which way a result of 28 digits rounds: DOWN for low ends, UP for high ends, so that an
interval never loses a number by rounding.
"""

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal, Inexact
from typing import NamedTuple

DIGITS = 28
DOWN = Context(prec=DIGITS, rounding=ROUND_FLOOR)
UP = Context(prec=DIGITS, rounding=ROUND_CEILING)

_GUARD_DIGITS = 10


class End(NamedTuple):
    """One end of an interval: a number or an infinity, and whether it is itself outside."""

    value: Decimal
    is_open: bool


def add(a: End, b: End, context: Context) -> End:
    """The end of a sum: outside where either end is."""
    return End(context.add(a.value, b.value), a.is_open or b.is_open)


def multiply(a: End, b: End, context: Context) -> End:
    """One corner of a product. Zero times an infinity is zero: zero times every number on the way is."""
    if a.value == 0 or b.value == 0:
        return End(Decimal(0), not _is_reached_zero(a, b))
    return End(context.multiply(a.value, b.value), a.is_open or b.is_open)


def divide(a: End, b: End, context: Context) -> End:
    """One corner of a quotient by positive numbers; `b` is zero only as an open end, from above."""
    if a.value == 0:
        return End(Decimal(0), a.is_open)
    if b.value.is_infinite():
        return End(Decimal(0), True)
    if b.value == 0:
        return End(Decimal("Infinity").copy_sign(a.value), True)
    return End(context.divide(a.value, b.value), a.is_open or b.is_open)


def power(end: End, exponent: Decimal, context: Context) -> End:
    """An end that is not negative, raised to a positive power.

    Decimal's power may be off in its last digit, so an inexact one is taken with more digits and moved
    one step outwards before it is rounded.
    """
    wide = Context(prec=DIGITS + _GUARD_DIGITS, rounding=context.rounding)
    value = wide.power(end.value, exponent)
    if wide.flags[Inexact]:
        value = wide.next_minus(value) if context is DOWN else wide.next_plus(value)
    return End(context.plus(value), end.is_open)


def least(ends: Iterable[End]) -> End:
    """The lowest end; of equal ones, one that is inside."""
    return min(ends)


def greatest(ends: Iterable[End]) -> End:
    """The highest end; of equal ones, one that is inside."""
    return max(ends, key=lambda end: (end.value, not end.is_open))


def _is_reached_zero(a: End, b: End) -> bool:
    return any(end.value == 0 and not end.is_open for end in (a, b))
