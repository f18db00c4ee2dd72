"""Two countries in one year: each index is worked out of the trade that it is about, there and back."""

from collections.abc import Mapping
from decimal import Decimal

from cooperation.analysis.comparison import OneWay, TradeOf, year_of_trade
from cooperation.analysis.indices import complementarity, concentration, grubel_lloyd_overall, intensity
from cooperation.analysis.potential import export_potential
from tests.analysis.trade_matrix import COUNTRIES, bilateral, exports, imports, world

D = Decimal
ONE, OTHER = COUNTRIES[:2]
WORLD = world()


def trade_of(country: str, partner: str) -> TradeOf:
    return TradeOf(exports(country), imports(country), bilateral(country, partner), bilateral(partner, country))


def summed(trade: Mapping[str, Decimal]) -> Decimal:
    return sum(trade.values(), D(0))


def one_way(seller: str, buyer: str) -> OneWay:
    """The twin, from the matrix of the made-up world."""
    return OneWay(
        complementarity=complementarity(exports(seller), imports(buyer)),
        intensity=intensity(
            bilateral=summed(bilateral(seller, buyer)),
            exports=summed(exports(seller)),
            partner_imports=summed(imports(buyer)),
            world=summed(WORLD),
            imports=summed(imports(seller)),
        ),
        potential=export_potential(exports(seller), WORLD, imports(buyer), bilateral(seller, buyer)),
        actual=summed(bilateral(seller, buyer)),
    )


def test_there_and_back_are_what_each_sells_to_the_other() -> None:
    found = year_of_trade(2024, trade_of(ONE, OTHER), trade_of(OTHER, ONE), WORLD)
    assert found.year == 2024
    assert found.there == one_way(ONE, OTHER)
    assert found.back == one_way(OTHER, ONE)
    assert found.there != found.back


def test_two_way_trade_and_concentration_are_of_what_the_first_reports() -> None:
    first = TradeOf({}, {}, to_partner={"01": D(30), "02": D(10)}, from_partner={"02": D(20), "03": D(40)})
    second = TradeOf({}, {}, to_partner={"09": D(1)}, from_partner={"08": D(1)})
    found = year_of_trade(2024, first, second, {})
    assert found.two_way == grubel_lloyd_overall(first.to_partner, first.from_partner)
    assert found.concentration == concentration([D(30), D(30), D(40)])
    assert (found.there.actual, found.back.actual) == (D(40), D(1))


def test_where_the_world_is_not_known_nothing_is_said_that_rests_on_it() -> None:
    found = year_of_trade(2024, trade_of(ONE, OTHER), trade_of(OTHER, ONE), {})
    for way in (found.there, found.back):
        assert (way.intensity, way.potential) == (None, None)
        assert way.complementarity is not None
