"""Ends of an interval as a page would print them."""

from decimal import ROUND_HALF_EVEN, Decimal

from cooperation.analysis.intervals import Interval


def rounded(interval: Interval, step: str = "0.1") -> tuple[str, str]:
    """Both ends as text, rounded to `step`; an unbounded end is empty."""
    low, high = (
        "" if end is None else str(end.quantize(Decimal(step), ROUND_HALF_EVEN))
        for end in (interval.low, interval.high)
    )
    return low, high
