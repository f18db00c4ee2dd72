"""What may be held against what."""

from decimal import Decimal

import pytest

from cooperation.analysis.choosing.bearing import Aim, Bearing, bearing_value, bears_on, can_be_base
from cooperation.analysis.dates import Period
from cooperation.analysis.figures import Flow, Key
from cooperation.analysis.intervals import Interval

D = Decimal
YEAR = Period.parse("2025")
GOODS = Aim("goods", Flow.TURNOVER)
X, M, TT, B = Flow.EXPORTS, Flow.IMPORTS, Flow.TURNOVER, Flow.BALANCE


def key(category: str, flow: Flow, reporter: str = "DEU", scope: str = "", currency: str = "USD") -> Key:
    return Key(reporter, category, flow, YEAR, currency, scope)


@pytest.mark.parametrize(
    ("aim", "counted", "expected"),
    [
        (GOODS, key("goods", TT), Bearing.COUNTS),
        (GOODS, key("goods", TT, ""), Bearing.COUNTS),
        (GOODS, key("not_said", TT), Bearing.TAKEN_AS_GOODS),
        (Aim("not_said", TT), key("goods", TT), Bearing.COUNTS),
        (GOODS, key("services", TT), None),
        (GOODS, key("goods_services", TT), None),
        (GOODS, key("investment_flow", TT), None),
        (GOODS, key("goods", B), None),
        (GOODS, key("goods", X), None),
        (GOODS, key("goods", TT, scope="non_oil"), Bearing.PART),
        (GOODS, key("not_said", TT, scope="non_oil"), Bearing.PART),
        (GOODS, key("goods", TT, currency="EUR"), None),
        (Aim("goods", TT, scope="non_oil"), key("goods", TT, scope="non_oil"), Bearing.COUNTS),
        (Aim("goods", TT, scope="non_oil"), key("goods", TT), None),
        (Aim("goods", TT, scope="non_oil"), key("goods", TT, scope="agrifood"), None),
        (Aim("goods_services", TT), key("goods_services", TT), Bearing.COUNTS),
        (Aim("goods_services", TT), key("goods", TT), None),
        (Aim("goods_services", TT), key("services", TT), None),
        (Aim("investment_flow", TT), key("investment_flow", TT), Bearing.COUNTS),
        (Aim("investment_flow", TT), key("investment_stock", TT), None),
        (Aim("investment_flow", TT), key("goods", TT), None),
        (Aim("goods", X, "DEU"), key("goods", X), Bearing.COUNTS),
        (Aim("goods", X, "DEU"), key("goods", M, "FRA"), Bearing.MIRROR),
        (Aim("goods", M, "DEU"), key("goods", X, "FRA"), Bearing.MIRROR),
        (Aim("goods", X, "DEU"), key("goods", M), None),
        (Aim("goods", X, "DEU"), key("goods", X, "FRA"), None),
        (Aim("goods", X, "DEU"), key("goods", X, ""), None),
        (Aim("goods", X, "DEU"), key("goods", TT), None),
        (Aim("goods", X, "DEU"), key("goods", M, "FRA", "agrifood"), None),
        (Aim("goods", TT, "DEU"), key("goods", TT), Bearing.COUNTS),
        (Aim("goods", TT, "DEU"), key("goods", TT, "FRA"), None),
        (Aim("goods", TT, "DEU"), key("goods", TT, ""), None),
        (Aim("goods", B, "DEU"), key("goods", B), Bearing.COUNTS),
        (Aim("goods", B, "DEU"), key("goods", B, scope="non_oil"), None),
        (Aim("goods", X), key("goods", X, ""), None),
    ],
)
def test_what_counts_how(aim: Aim, counted: Key, expected: Bearing | None) -> None:
    assert bears_on(aim, counted) is expected


def test_a_part_is_the_least_of_its_whole() -> None:
    value = Interval(D(45), D(55), high_open=True)
    assert bearing_value(Bearing.PART, TT, value) == Interval(D(45), None)


def test_a_mirror_holds_the_freight_or_does_not() -> None:
    value = Interval.point(D(106))
    assert bearing_value(Bearing.MIRROR, X, value) == Interval(D(100), D(106))
    assert bearing_value(Bearing.MIRROR, M, Interval.point(D(100))) == Interval(D(100), D(106))
    assert bearing_value(Bearing.TAKEN_AS_GOODS, TT, value) == bearing_value(Bearing.COUNTS, TT, value) == value


def test_a_base_is_what_counts_as_it_is() -> None:
    exports = Aim("goods", X, "DEU")
    assert can_be_base(exports, key("goods", X))
    assert can_be_base(GOODS, key("not_said", TT))
    assert not can_be_base(exports, key("goods", M, "FRA"))
    assert not can_be_base(GOODS, key("goods", TT, scope="non_oil"))
    assert not can_be_base(exports, key("goods", TT))
