"""How much of a country's trade the loaded products are, and so of what a sentence about them may speak."""

from decimal import Decimal

from cooperation.analysis.intervals import Interval

ENOUGH = Decimal("0.8")


def share_covered(loaded: Decimal, whole: Interval | None) -> Interval | None:
    """The share of the whole that the loaded products are, 0 to 1; None where nobody knows the whole."""
    if whole is None or whole.low is None or whole.low <= 0:
        return None
    return Interval.point(loaded) / whole


def speaks_for_the_whole(loaded: Decimal, whole: Interval | None) -> bool:
    """Whether a sentence about the loaded products may be one about the trade: only from 80 percent on, certainly."""
    share = share_covered(loaded, whole)
    return share is not None and share.low is not None and share.low >= ENOUGH
