"""Mirror figures: what two countries report of the same flow, and where their reports part.

All figures are of one period and in one unit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from cooperation.analysis.intervals import Comparison, Interval

# Imports are counted with insurance and freight, exports without; the IMF's Direction of Trade Statistics
# takes these costs for 6% of the value (2017). An allowance, not a measurement: it is a parameter.
CIF_TO_FOB = Decimal("1.06")


@dataclass(frozen=True)
class MirrorFlow:
    """Goods from `exporter` to `partner`, as each of the two reports them."""

    exporter: str
    partner: str
    exports: Interval
    imports: Interval

    @property
    def gap(self) -> Interval:
        """Reported exports less reported imports."""
        return self.exports - self.imports


def relative_discrepancy(a: Interval, b: Interval) -> Interval:
    """How far `a` is above `b`, in percent of their mean: (A - B) / ((A + B) / 2), from -200 to 200.

    Written as 2 - 4 / (A/B + 1), where each figure stands once: interval arithmetic then gives exactly the
    values at the corners, which are the extremes since the formula rises in A and falls in B.
    Raises ValueError for a figure that can be negative, ZeroDivisionError where both can be zero.
    """
    for figure in (a, b):
        if not figure.is_within(Interval(Decimal(0), None)):
            raise ValueError(f"{figure} can be negative; mirror figures are compared flow by flow.")
    if b.contains(0):
        return 400 / (b / a + 1) - 200
    return 200 - 400 / (a / b + 1)


def ratio(a: Interval, b: Interval) -> Interval:
    """A / B; ZeroDivisionError where `b` can be zero."""
    return a / b


def without_freight(imports: Interval, allowance: Decimal = CIF_TO_FOB) -> Interval:
    """Imports (CIF) as they would compare with the exports (FOB) of the same flow."""
    return imports / allowance


def widest_gap(flows: Sequence[MirrorFlow]) -> MirrorFlow | None:
    """The flow in which the reports differ most in value; None where the figures do not tell."""
    for flow in flows:
        others = (other for other in flows if other is not flow)
        if all(_size(flow.gap).compare(_size(other.gap)) is Comparison.ABOVE for other in others):
            return flow
    return None


def _size(gap: Interval) -> Interval:
    if gap.contains(0):
        both_ways = gap.hull(-gap)
        return Interval(Decimal(0), both_ways.high, high_open=both_ways.high_open)
    return gap if gap.compare(0) is Comparison.ABOVE else -gap
