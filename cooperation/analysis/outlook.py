"""What one figure says about a target: the level before, the pace of the year, the gap and the growth needed."""

from dataclasses import dataclass
from decimal import Decimal

from cooperation.analysis.dates import MONTHS_IN_YEAR
from cooperation.analysis.growth import factor, growth_percent, implied_previous, required_growth_by_horizon
from cooperation.analysis.intervals import Comparison, Interval
from cooperation.analysis.projection import annualise
from cooperation.analysis.target import gap, pace_share

HORIZONS = range(1, 6)


@dataclass(frozen=True)
class Outlook:
    """Derived values, all intervals; money in the unit of the figure, growth and shares in percent.

    ``previous`` is the same months a year before (None without a growth rate or where nothing follows from it);
    ``full_year`` the year at the same pace, ``share`` the part of the target's pace, ``needed`` the yearly growth
    from the full year to the target by number of years (empty unless the full year is certainly below the target, for
    only then is growth needed).
    """

    previous: Interval | None
    full_year: Interval
    share: Interval
    gap: Interval
    needed: dict[int, Interval]
    reaches: Comparison


def outlook(
    amount: Interval, months: int, growth: Interval | None, threshold: Decimal, years_left: int = 0
) -> Outlook | None:
    """What follows from ``amount`` in the first ``months`` of a year; None unless it and the target are above zero.

    ``years_left`` to the deadline has its horizon, however far, beside those of one to five years.
    """
    if amount.compare(0) is not Comparison.ABOVE or threshold <= 0 or not 1 <= months <= MONTHS_IN_YEAR:
        return None
    full_year = amount if months == MONTHS_IN_YEAR else annualise(amount, months)
    return Outlook(
        previous=_previous(amount, growth),
        full_year=full_year,
        share=_share(threshold, amount, months),
        gap=gap(threshold, full_year),
        needed=_needed(full_year, threshold, years_left),
        reaches=full_year.compare(threshold),
    )


def _needed(full_year: Interval, threshold: Decimal, years_left: int) -> dict[int, Interval]:
    if full_year.compare(threshold) is not Comparison.BELOW:
        return {}
    # A deadline that has passed has no horizon of its own.
    return required_growth_by_horizon(full_year, threshold, sorted({*HORIZONS, max(years_left, 1)}))


def _previous(amount: Interval, growth: Interval | None) -> Interval | None:
    if growth is None or factor(growth).compare(0) is not Comparison.ABOVE:
        return None
    return implied_previous(amount, growth)


def _share(threshold: Decimal, amount: Interval, months: int) -> Interval:
    if months == MONTHS_IN_YEAR:
        return growth_percent(amount, Interval.point(threshold)) + 100
    return pace_share(threshold, amount, months)
