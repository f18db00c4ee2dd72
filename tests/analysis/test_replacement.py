"""The import stock-take: the worked example, what each filter leaves out, and the laws of the ceiling."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.analysis.indices import concentration
from cooperation.analysis.replacement import KAPPA, Filters, Line, Reason, count_making, take_stock
from tests.analysis.trade_matrix import COUNTRIES, PRODUCTS, bilateral, exports, imports

D = Decimal
amounts = st.decimals(0, 10**9, places=2)
shares = st.decimals(0, 1, places=3)
LINE = Line("8701", imports=D(100), from_partner=D(10), exports=D(60), to_market=D(10))


def line_of(code: str, *, market: str, partner: str) -> Line:
    """A product of the made-up world, where both sides report the same."""
    return Line(
        code=code,
        imports=imports(market)[code],
        from_partner=bilateral(partner, market)[code],
        exports=exports(partner)[code],
        to_market=bilateral(partner, market)[code],
        partner_imports=imports(partner)[code],
        suppliers=concentration(
            bilateral(other, market)[code] for other in COUNTRIES if other not in (market, partner)
        ),
    )


LINES = [line_of(code, market="B", partner="A") for code in PRODUCTS]


def test_what_b_could_buy_from_a() -> None:
    stock = take_stock(LINES, Filters())
    assert {line.code: line.ceiling for line in stock.candidates} == {
        "1001": 140,
        "2001": 80,
        "1002": 30,
        "2002": 20,
    }
    assert stock.ceiling == 270


def test_the_largest_candidate_comes_first_and_equal_ones_by_code() -> None:
    twin = replace(LINES[0], code="0999")
    ranked = take_stock([*LINES, twin], Filters()).candidates
    assert [line.code for line in ranked] == ["0999", "1001", "2001", "1002", "2002"]


def test_a_quarter_of_what_a_sells_elsewhere() -> None:
    stock = take_stock(LINES, Filters())
    assert stock.kappa == KAPPA
    assert [line.weighted(KAPPA) for line in stock.candidates] == [35, 20, D("7.5"), 5]
    assert stock.weighted == D("67.5")
    assert take_stock(LINES, Filters(), D(1)).weighted == stock.ceiling


def test_two_of_four_lines_make_most_of_it() -> None:
    assert take_stock(LINES, Filters()).most_of_it == 2
    assert count_making([D(5), D(3), D(2)]) == 2
    assert count_making([D(5), D(3), D(2)], D(1)) == 3
    assert count_making([]) == count_making([D(0)]) == 0


def test_who_sets_the_limit() -> None:
    assert LINE.is_limited_by_supply
    assert not replace(LINE, exports=D(110)).is_limited_by_supply


def test_what_a_union_supplies_is_not_bought_elsewhere() -> None:
    inside = replace(LINE, not_elsewhere=D(70))
    assert inside.bought_elsewhere == inside.ceiling == 20


def test_lines_without_anything_to_replace_are_no_candidates() -> None:
    nothing = replace(LINE, imports=D(10))
    stock = take_stock([nothing], Filters())
    assert stock.candidates == ()
    assert stock.left_out == ()


def test_fuels_and_unspecified_goods_are_left_out_unless_asked_for() -> None:
    fuel, other = replace(LINE, code="270900"), replace(LINE, code="999999")
    assert take_stock([fuel, other], Filters()).left_out == ((fuel, Reason.FUELS), (other, Reason.FUELS))
    assert take_stock([fuel], Filters(fuels=False)).candidates == (fuel,)


@pytest.mark.parametrize(
    ("advantage", "is_growing", "stays"),
    [(D(1), False, True), (D("0.9"), False, False), (D("0.9"), True, True), (D("0.9"), None, False)],
)
def test_without_an_advantage_only_growing_exports_stay(
    advantage: Decimal, is_growing: bool | None, stays: bool
) -> None:
    line = replace(LINE, rca=advantage, is_growing=is_growing)
    left_out = take_stock([line], Filters(advantage=True)).left_out
    assert left_out == (() if stays else ((line, Reason.ADVANTAGE),))


@pytest.mark.parametrize(("ratio", "stays"), [("0.49", False), ("0.5", True), ("2", True), ("2.01", False)])
def test_prices_of_another_good(ratio: str, stays: bool) -> None:
    line = replace(LINE, unit_value_ratio=D(ratio))
    left_out = take_stock([line], Filters(unit_value=True)).left_out
    assert left_out == (() if stays else ((line, Reason.UNIT_VALUE),))


def test_goods_that_may_only_pass_through() -> None:
    line = replace(LINE, partner_imports=D(61))
    assert take_stock([line], Filters(re_export=True)).left_out == ((line, Reason.RE_EXPORT),)
    assert take_stock([line], Filters()).candidates == (line,)
    assert not replace(LINE, partner_imports=D(60)).looks_re_exported


def test_what_the_data_do_not_tell_leaves_no_line_out() -> None:
    every_filter = Filters(advantage=True, unit_value=True, re_export=True)
    assert take_stock([LINE], every_filter).candidates == (LINE,)


def test_an_editor_excludes_a_product_or_a_whole_heading() -> None:
    fine = replace(LINE, code="870120")
    for excluded in ("870120", "8701", "87"):
        filters = Filters(excluded=frozenset([excluded]))
        assert take_stock([fine], filters).left_out == ((fine, Reason.EXCLUDED),)
    assert take_stock([LINE], Filters(excluded=frozenset(["870120"]))).candidates == (LINE,)


@pytest.mark.parametrize("kappa", ["-0.01", "1.01"])
def test_a_share_is_between_nothing_and_all(kappa: str) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        take_stock(LINES, Filters(), D(kappa))


@given(amounts, amounts, amounts)
def test_the_ceiling_is_the_smaller_total_less_the_trade_there_is(
    between: Decimal, more_bought: Decimal, more_sold: Decimal
) -> None:
    line = Line("0101", between + more_bought, between, between + more_sold, between)
    assert line.ceiling == min(line.exports, line.imports) - between
    assert line.ceiling >= 0


@given(amounts, amounts, shares, shares)
def test_a_larger_share_never_gives_less(bought: Decimal, sold: Decimal, first: Decimal, second: Decimal) -> None:
    line = Line("0101", bought, D(0), sold, D(0))
    low, high = sorted((first, second))
    assert 0 <= line.weighted(low) <= line.weighted(high) <= line.ceiling
    stocks = [take_stock([line], Filters(), kappa) for kappa in (low, high)]
    assert stocks[0].weighted <= stocks[1].weighted <= stocks[1].ceiling


@given(st.lists(amounts, max_size=12), shares)
def test_the_count_is_the_smallest_that_makes_the_share(values: list[Decimal], share: Decimal) -> None:
    count = count_making(values, share)
    ranked = sorted(values, reverse=True)
    wanted = share * sum(values, D(0))
    assert sum(ranked[:count], D(0)) >= wanted
    assert count == 0 or sum(ranked[: count - 1], D(0)) < wanted
