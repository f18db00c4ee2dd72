"""Export potential of a country in a partner's market, as three bounds side by side.

After the Export Potential Indicator of the International Trade Centre, without its projections of growth,
tariffs and distance: what the data of one year can show.
"""

from dataclasses import dataclass
from decimal import Decimal

from cooperation.analysis.indices import ZERO, Trade, total


@dataclass(frozen=True)
class Bounds:
    """One product, in the unit of the data: what is sold and three readings of what could be.

    ``even`` spreads the trade that there is by supply and demand; ``share`` is the partner's demand at the
    exporter's share of the world market; ``ceiling`` is all that the exporter sells and the partner buys.
    """

    actual: Decimal
    even: Decimal
    share: Decimal
    ceiling: Decimal

    @property
    def unrealised(self) -> Decimal:
        """How far the actual trade stays below the even spread; zero where it does not."""
        return max(self.even - self.actual, ZERO)


@dataclass(frozen=True)
class Potential:
    """The bounds by product, and the ease: actual trade over what the world market shares would have."""

    ease: Decimal | None
    lines: dict[str, Bounds]

    def sum_of(self, bound: str) -> Decimal:
        """The sum of one of the bounds over all products."""
        return sum((getattr(line, bound) for line in self.lines.values()), ZERO)


def export_potential(exports: Trade, world: Trade, imports: Trade, bilateral: Trade) -> Potential:
    """The bounds for each product that the exporter sells, the partner buys and the world exports.

    EPI0_ijk = (x_ik / x_k) m_jk E_ij with E_ij = x_ij / sum_k (x_ik / x_k) m_jk, so that the even spread adds
    up to the actual trade: it says where trade is thin, not how much there could be. Products that only the
    bilateral trade has (figures of two reporters may differ) keep their place with an even spread of zero.
    """
    share = {code: exports.get(code, ZERO) / x_k * imports.get(code, ZERO) for code, x_k in world.items() if x_k}
    at_share = total(share)
    ease = total(bilateral) / at_share if at_share else None
    codes = {code for code, value in share.items() if value} | {c for c, value in bilateral.items() if value}
    lines = {
        code: Bounds(
            actual=bilateral.get(code, ZERO),
            even=share.get(code, ZERO) * (ease or ZERO),
            share=share.get(code, ZERO),
            ceiling=_ceiling(code, exports, imports, bilateral),
        )
        for code in sorted(codes)
    }
    return Potential(ease, lines)


def _ceiling(code: str, exports: Trade, imports: Trade, bilateral: Trade) -> Decimal:
    """min(x_ik, m_jk) - x_ijk, not below zero where the two reporters' figures differ."""
    both = min(exports.get(code, ZERO), imports.get(code, ZERO))
    return max(both - bilateral.get(code, ZERO), ZERO)
