"""The ends of intervals: which way they round, when they are outside, and what zero and the infinities come to."""

from collections.abc import Callable
from decimal import Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.analysis import ends
from cooperation.analysis.ends import DOWN, UP, End
from tests.analysis.strategies import numbers

D = Decimal
INFINITY = D("Infinity")


def inside(text: str) -> End:
    return End(D(text), False)


def outside(text: str) -> End:
    return End(D(text), True)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (inside("1"), inside("2"), inside("3")),
        (outside("1"), inside("2"), outside("3")),
        (inside("1"), outside("2"), outside("3")),
        (outside("-Infinity"), inside("2"), outside("-Infinity")),
    ],
)
def test_a_sum_is_outside_where_either_end_is(a: End, b: End, expected: End) -> None:
    assert ends.add(a, b, DOWN) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (inside("2"), inside("-3"), inside("-6")),
        (outside("2"), inside("3"), outside("6")),
        (inside("2"), outside("3"), outside("6")),
        (inside("0"), outside("Infinity"), inside("0")),
        (outside("Infinity"), inside("0"), inside("0")),
        (outside("0"), outside("Infinity"), outside("0")),
        (outside("0"), inside("3"), outside("0")),
        (inside("0"), outside("0"), inside("0")),
        (outside("0"), outside("1"), outside("0")),
    ],
)
def test_a_product_is_zero_where_either_end_is_and_inside_where_that_zero_is(a: End, b: End, expected: End) -> None:
    assert ends.multiply(a, b, UP) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (inside("6"), inside("3"), inside("2")),
        (outside("6"), inside("3"), outside("2")),
        (inside("6"), outside("3"), outside("2")),
        (inside("0"), outside("0"), inside("0")),
        (outside("0"), inside("3"), outside("0")),
        (inside("6"), outside("Infinity"), outside("0")),
        (inside("6"), outside("0"), outside("Infinity")),
        (inside("-6"), outside("0"), outside("-Infinity")),
    ],
)
def test_a_quotient(a: End, b: End, expected: End) -> None:
    assert ends.divide(a, b, DOWN) == expected


def test_ends_of_more_digits_than_are_kept_go_outwards() -> None:
    third, tenths = D("0." + "3" * 28), inside("1e-30")
    assert ends.divide(inside("1"), inside("3"), DOWN).value == third
    assert ends.divide(inside("1"), inside("3"), UP).value == third.next_plus()
    assert ends.add(inside("1"), tenths, DOWN).value == 1
    assert ends.add(inside("1"), tenths, UP).value == UP.next_plus(D(1))
    assert ends.multiply(End(third, False), End(third, False), DOWN).value < third * third


@given(numbers(D(0)), st.sampled_from([D("0.5"), D(1), D(2), D(3)]))
def test_a_power_lies_between_its_two_roundings(base: Decimal, exponent: Decimal) -> None:
    low, high = (ends.power(End(base, False), exponent, context).value for context in (DOWN, UP))
    squared = int(exponent * 2)
    assert Fraction(low) ** 2 <= Fraction(base) ** squared <= Fraction(high) ** 2
    # Of two neighbours of 28 digits at most one more is passed over.
    assert low == high or high <= UP.next_plus(UP.next_plus(low))


@pytest.mark.parametrize("beside", [D("-1e-60"), D("1e-60")])
def test_a_root_that_is_all_but_even_is_not_taken_for_even(beside: Decimal) -> None:
    many = Context(prec=90)
    even = D("1.000000000000000000000000001")
    base = many.add(many.multiply(even, even), beside)
    low, high = (ends.power(End(base, False), D("0.5"), context).value for context in (DOWN, UP))
    assert Fraction(low) ** 2 < Fraction(base) < Fraction(high) ** 2


@pytest.mark.parametrize("is_open", [True, False])
def test_a_power_that_comes_out_even_is_not_moved(is_open: bool) -> None:
    assert ends.power(End(D("1.5"), is_open), D(2), DOWN) == End(D("2.25"), is_open)
    assert ends.power(End(D(0), is_open), D("0.5"), UP) == End(D(0), is_open)
    assert ends.power(End(INFINITY, True), D("0.5"), UP) == End(INFINITY, True)


@pytest.mark.parametrize(("choose", "far"), [(ends.least, "1"), (ends.greatest, "3")])
def test_of_equal_ends_the_one_that_is_inside(choose: Callable[[list[End]], End], far: str) -> None:
    assert choose([inside("2"), outside(far)]) == outside(far)
    assert choose([outside(far), inside(far), outside(far)]) == inside(far)
