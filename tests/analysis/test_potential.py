"""Export potential: the worked example, and the identity that the even spread adds up to the actual trade."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.analysis.potential import Bounds, Potential, export_potential
from tests.analysis.trade_matrix import PRODUCTS, bilateral, exports, imports, world

D = Decimal
CODES = ("0101", "0203", "2709", "8701")


@pytest.fixture
def from_a_to_b() -> Potential:
    return export_potential(exports("A"), world(), imports("B"), bilateral("A", "B"))


def rounded(potential: Potential, bound: str) -> list[str]:
    return [str(getattr(potential.lines[code], bound).quantize(D("0.001"))) for code in PRODUCTS]


def test_three_bounds_of_each_product(from_a_to_b: Potential) -> None:
    assert rounded(from_a_to_b, "even") == ["54.901", "2.618", "28.918", "3.563"]
    assert rounded(from_a_to_b, "share") == ["44.444", "2.119", "23.410", "2.885"]
    assert rounded(from_a_to_b, "ceiling") == ["140.000", "30.000", "80.000", "20.000"]


def test_sums_of_the_bounds(from_a_to_b: Potential) -> None:
    sums = {name: from_a_to_b.sum_of(name).quantize(D("0.001")) for name in Bounds.__dataclass_fields__}
    assert sums == {"actual": D(90), "even": D(90), "share": D("72.858"), "ceiling": D(270)}
    assert from_a_to_b.sum_of("unrealised").quantize(D("0.001")) == D("12.481")


def test_trade_is_above_what_the_world_market_share_gives(from_a_to_b: Potential) -> None:
    assert from_a_to_b.ease is not None
    assert from_a_to_b.ease.quantize(D("0.0001")) == D("1.2353")


def test_nothing_to_compare_with() -> None:
    potential = export_potential({}, world(), imports("B"), {})
    assert potential.ease is None
    assert potential.lines == {}
    assert export_potential(exports("A"), world(), imports("B"), {}).ease == 0


def test_a_product_that_is_not_sold_yet_and_one_that_the_partner_does_not_buy() -> None:
    sold, everything = {"0101": D(40), "0203": D(10)}, {"0101": D(80), "0203": D(20), "2709": D(5)}
    potential = export_potential(sold, everything, {"0101": D(60)}, {})
    assert potential.lines == {"0101": Bounds(actual=D(0), even=D(0), share=D(30), ceiling=D(40))}


def test_nothing_adds_up_to_zero() -> None:
    nothing = Potential(None, {}).sum_of("even")
    assert isinstance(nothing, Decimal)
    assert nothing == 0


def test_trade_that_only_the_bilateral_figures_show() -> None:
    potential = export_potential({}, {"0101": D(9)}, {"0101": D(5)}, {"0203": D(2)})
    assert potential.ease is None
    assert potential.lines == {"0203": Bounds(actual=D(2), even=D(0), share=D(0), ceiling=D(0))}


@st.composite
def markets(draw: st.DrawFn) -> tuple[dict[str, Decimal], ...]:
    """An exporter, a world that holds it, an importer and the trade between, consistent by construction."""
    amounts = st.decimals(0, 10**6, places=2)
    both = {code: draw(amounts) for code in CODES}
    sold = {code: both[code] + draw(amounts) for code in CODES}
    bought = {code: both[code] + draw(amounts) for code in CODES}
    everything = {code: sold[code] + bought[code] for code in CODES}
    return sold, everything, bought, both


@given(markets())
def test_the_even_spread_adds_up_to_the_actual_trade(market: tuple[dict[str, Decimal], ...]) -> None:
    sold, everything, bought, both = market
    potential = export_potential(sold, everything, bought, both)
    if potential.ease is None:
        assert not any(sold[code] * bought[code] for code in CODES)
        return
    actual = sum(both.values(), D(0))
    assert abs(potential.sum_of("even") - actual) <= actual * D("1e-20")
    assert potential.sum_of("actual") == actual


@given(markets())
def test_no_bound_is_below_zero(market: tuple[dict[str, Decimal], ...]) -> None:
    for line in export_potential(*market).lines.values():
        assert min(line.actual, line.even, line.share, line.ceiling, line.unrealised) >= 0
