"""Two countries' trade in one year, index by index and both ways, so that years can stand beside each other."""

from dataclasses import dataclass
from decimal import Decimal

from cooperation.analysis.indices import (
    Trade,
    complementarity,
    concentration,
    grubel_lloyd_overall,
    intensity,
    total,
)
from cooperation.analysis.potential import Potential, export_potential


@dataclass(frozen=True)
class TradeOf:
    """A country's trade by product: with the world, and with the partner, as it reports it itself."""

    exports: Trade
    imports: Trade
    to_partner: Trade
    from_partner: Trade


@dataclass(frozen=True)
class OneWay:
    """What one country sells to the other. None where the index is not defined or the world is not known.

    ``actual`` is as the seller reports it; it differs from the buyer's report.
    """

    complementarity: Decimal | None
    intensity: Decimal | None
    potential: Potential | None
    actual: Decimal


@dataclass(frozen=True)
class YearOfTrade:
    """The indices of one year; ``two_way`` and ``concentration`` are of the trade that the first one reports."""

    year: int
    there: OneWay
    back: OneWay
    two_way: Decimal | None
    concentration: Decimal | None


def year_of_trade(year: int, first: TradeOf, second: TradeOf, world: Trade) -> YearOfTrade:
    """Compare two countries in one year; ``world`` is the exports of all countries, empty where not known."""
    both_ways = dict(first.to_partner)
    for code, value in first.from_partner.items():
        both_ways[code] = both_ways.get(code, Decimal(0)) + value
    return YearOfTrade(
        year=year,
        there=_one_way(first, second, world),
        back=_one_way(second, first, world),
        two_way=grubel_lloyd_overall(first.to_partner, first.from_partner),
        concentration=concentration(both_ways.values()),
    )


def _one_way(seller: TradeOf, buyer: TradeOf, world: Trade) -> OneWay:
    return OneWay(
        complementarity=complementarity(seller.exports, buyer.imports),
        intensity=_intensity(seller, buyer, world) if world else None,
        potential=export_potential(seller.exports, world, buyer.imports, seller.to_partner) if world else None,
        actual=total(seller.to_partner),
    )


def _intensity(seller: TradeOf, buyer: TradeOf, world: Trade) -> Decimal | None:
    return intensity(
        bilateral=total(seller.to_partner),
        exports=total(seller.exports),
        partner_imports=total(buyer.imports),
        world=total(world),
        imports=total(seller.imports),
    )
