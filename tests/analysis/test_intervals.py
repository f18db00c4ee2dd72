"""Intervals: what they refuse, how they compare, and the laws of their arithmetic."""

import operator
import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cooperation.analysis.intervals import Comparison, Interval
from tests.analysis.strategies import SMALL, intervals, numbers, parts_of, points_of

D = Decimal

EXPONENTS = st.sampled_from([D("0.25"), D("0.5"), D("1"), D("2"), D("2.5"), D(1) / D(3)])
OPERATIONS = st.sampled_from([operator.add, operator.sub, operator.mul, operator.truediv])


def closed(low: str, high: str) -> Interval:
    return Interval(D(low), D(high))


def open_(low: str, high: str) -> Interval:
    return Interval(D(low), D(high), low_open=True, high_open=True)


def above(low: str) -> Interval:
    return Interval(D(low), None, low_open=True)


@pytest.mark.parametrize(
    ("low", "high", "low_open", "sentence"),
    [
        (D(2), D(1), False, "The low end 2 is above the high end 1."),
        (D(1), D(1), True, "Nothing lies between 1 and 1 with an open end."),
        (D("NaN"), D(1), False, "An interval ends at a finite number or is unbounded (None)."),
        (D(1), D("Infinity"), False, "An interval ends at a finite number or is unbounded (None)."),
    ],
)
def test_refuses_what_is_no_interval(low: D, high: D, low_open: bool, sentence: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        Interval(low, high, low_open)


def test_unbounded_ends_are_open_however_they_are_written() -> None:
    assert Interval(None, None).low_open
    assert Interval(None, None).high_open
    assert Interval(None, D(1)) == Interval(None, D(1), low_open=True)
    assert hash(Interval(D(1), None)) == hash(Interval(D("1.0"), None, high_open=True))


@pytest.mark.parametrize(
    ("interval", "text"),
    [
        (Interval(D("0.45"), D("0.55"), high_open=True), "[0.45, 0.55)"),
        (above("1E+3"), "(1000, +∞)"),
        (closed("1", "2"), "[1, 2]"),
        (Interval(None, None), "(-∞, +∞)"),
    ],
)
def test_text(interval: Interval, text: str) -> None:
    assert str(interval) == text


def test_contains_minds_open_ends() -> None:
    half_open = Interval(D("0.45"), D("0.55"), high_open=True)
    assert half_open.contains(D("0.45"))
    assert not half_open.contains(D("0.55"))
    assert Interval(None, None).contains(10**40)
    assert not above("1000").contains(1000)


@pytest.mark.parametrize(
    ("a", "b", "answer"),
    [
        (closed("1", "2"), closed("3", "4"), Comparison.BELOW),
        (closed("1", "2"), closed("2", "4"), Comparison.CANNOT_BE_TOLD),
        (closed("1", "2"), above("2"), Comparison.BELOW),
        (above("2"), closed("1", "2"), Comparison.ABOVE),
        (above("1000"), D(1000), Comparison.ABOVE),
        (closed("1", "2"), 5, Comparison.BELOW),
        (Interval.point(3), D("3.0"), Comparison.EQUAL),
        (closed("1", "2"), closed("1", "2"), Comparison.CANNOT_BE_TOLD),
        (Interval(None, None), 0, Comparison.CANNOT_BE_TOLD),
    ],
)
def test_compare(a: Interval, b: Interval | D | int, answer: Comparison) -> None:
    assert a.compare(b) is answer


@pytest.mark.parametrize(
    ("a", "b", "meet"),
    [
        (closed("1", "2"), closed("2", "3"), True),
        (closed("1", "2"), above("2"), False),
        (open_("1", "2"), open_("1", "2"), True),
        (closed("1", "2"), Interval(None, D(1)), True),
    ],
)
def test_intersects(a: Interval, b: Interval, meet: bool) -> None:
    assert a.intersects(b) is b.intersects(a) is meet


def test_hull_keeps_the_closed_of_equal_ends() -> None:
    assert open_("1", "2").hull(closed("2", "3")) == Interval(D(1), D(3), low_open=True)


@pytest.mark.parametrize(
    ("operation", "a", "b", "expected"),
    [
        (operator.add, open_("1", "2"), closed("1", "1"), open_("2", "3")),
        (operator.add, closed("1", "1"), open_("1", "2"), open_("2", "3")),
        (operator.add, closed("1", "2"), above("5"), above("6")),
        (operator.add, closed("1", "2"), 1, closed("2", "3")),
        (operator.add, 1, closed("1", "2"), closed("2", "3")),
        (operator.sub, 10, open_("1", "2"), open_("8", "9")),
        (operator.sub, closed("5", "6"), closed("1", "2"), closed("3", "5")),
        (operator.mul, closed("1", "2"), closed("3", "4"), closed("3", "8")),
        (operator.mul, closed("-1", "1"), closed("3", "4"), closed("-4", "4")),
        (operator.mul, closed("-2", "-1"), closed("3", "4"), closed("-8", "-3")),
        (operator.mul, open_("-1", "2"), closed("3", "4"), open_("-4", "8")),
        (operator.mul, open_("0", "1"), 0, closed("0", "0")),
        (operator.mul, 2, closed("1", "2"), closed("2", "4")),
        (operator.mul, closed("0", "1"), above("2"), Interval(D(0), None)),
        (operator.mul, Interval(D(0), D(1), low_open=True), above("2"), above("0")),
        (operator.mul, Interval(D(0), D(1), low_open=True), closed("0", "5"), closed("0", "5")),
        (operator.mul, closed("-2", "3"), closed("-5", "1"), closed("-15", "10")),
        (operator.mul, Interval(None, D(-1)), closed("-2", "-1"), Interval(D(1), None)),
        (operator.truediv, closed("1", "2"), closed("0.5", "1"), closed("1", "4")),
        (operator.truediv, closed("-1", "1"), closed("2", "4"), closed("-0.5", "0.5")),
        (operator.truediv, closed("-4", "-2"), closed("1", "2"), closed("-4", "-1")),
        (operator.truediv, 1, Interval(D(0), D(2), low_open=True), Interval(D("0.5"), None)),
        (operator.truediv, 1, above("2"), open_("0", "0.5")),
        (operator.truediv, closed("1", "2"), Interval(D(-4), D(0), high_open=True), Interval(None, D("-0.25"))),
        (operator.truediv, above("1"), above("1"), above("0")),
        (operator.truediv, closed("0", "1"), above("1"), Interval(D(0), D(1), high_open=True)),
        (operator.truediv, closed("-1", "2"), above("0"), Interval(None, None)),
    ],
)
def test_arithmetic(
    operation: Callable[[Any, Any], Interval], a: Interval | int, b: Interval | int, expected: Interval
) -> None:
    assert operation(a, b) == expected


@pytest.mark.parametrize("divisor", [closed("-1", "1"), closed("0", "2"), Interval(None, D(0)), Interval.point(0)])
def test_division_by_what_can_be_zero(divisor: Interval) -> None:
    with pytest.raises(ZeroDivisionError, match="can be zero"):
        closed("1", "2") / divisor


def test_rounding_goes_outwards() -> None:
    third = Interval.point(1) / 3
    assert third.low is not None
    assert third.high is not None
    assert Fraction(third.low) < Fraction(1, 3) < Fraction(third.high)


@pytest.mark.parametrize(
    ("base", "exponent", "expected"),
    [
        (closed("4", "9"), D(2), closed("16", "81")),
        (open_("0", "3"), D(2), open_("0", "9")),
        (Interval(D(0), None), D("0.5"), Interval(D(0), None)),
    ],
)
def test_power(base: Interval, exponent: D, expected: Interval) -> None:
    assert base.power(exponent) == expected


def test_power_refuses_what_has_no_real_answer() -> None:
    with pytest.raises(ValueError, match="no real power"):
        closed("-1", "2").power(D("0.5"))
    with pytest.raises(ValueError, match="not positive"):
        closed("1", "2").power(D(0))


@given(st.data(), intervals(), intervals(), OPERATIONS)
def test_a_result_holds_every_pair_of_points(
    data: st.DataObject, a: Interval, b: Interval, operation: Callable[[Any, Any], Any]
) -> None:
    assume(operation is not operator.truediv or not b.contains(0))
    x, y = data.draw(points_of(a)), data.draw(points_of(b))
    exact = operation(Fraction(x), Fraction(y))
    assert holds(operation(a, b), exact)


@given(st.data(), intervals(), intervals(), OPERATIONS)
def test_narrower_inputs_give_no_wider_result(
    data: st.DataObject, a: Interval, b: Interval, operation: Callable[[Any, Any], Interval]
) -> None:
    assume(operation is not operator.truediv or not b.contains(0))
    narrow_a, narrow_b = data.draw(parts_of(a)), data.draw(parts_of(b))
    assert operation(narrow_a, narrow_b).is_within(operation(a, b))


@given(st.data(), intervals(low=D(0)), EXPONENTS)
def test_power_holds_every_point_and_narrows(data: st.DataObject, base: Interval, exponent: D) -> None:
    point = Interval.point(data.draw(points_of(base)))
    assert point.power(exponent).is_within(base.power(exponent))
    assert data.draw(parts_of(base)).power(exponent).is_within(base.power(exponent))


@given(st.data(), intervals(low=D(0)))
def test_a_root_squared_holds_the_number(data: st.DataObject, base: Interval) -> None:
    number = data.draw(points_of(base))
    assert Interval.point(number).power(D("0.5")).power(D(2)).contains(number)


@given(intervals(), intervals(), SMALL | numbers())
def test_a_number_is_in_the_meeting_where_it_is_in_both(a: Interval, b: Interval, value: Decimal) -> None:
    assume(a.intersects(b))
    for end in (value, a.low, a.high, b.low, b.high):
        if end is not None:
            assert a.meet(b).contains(end) == (a.contains(end) and b.contains(end))


@given(intervals(), intervals())
def test_hull_holds_both_and_meeting_is_mutual(a: Interval, b: Interval) -> None:
    assert a.is_within(a.hull(b))
    assert b.is_within(a.hull(b))
    assert a.intersects(b) == b.intersects(a)


@given(st.data(), intervals(), intervals())
def test_a_comparison_holds_for_every_pair(data: st.DataObject, a: Interval, b: Interval) -> None:
    x, y = data.draw(points_of(a)), data.draw(points_of(b))
    certain = {Comparison.BELOW: x < y, Comparison.ABOVE: x > y, Comparison.EQUAL: x == y}
    assert certain.get(a.compare(b), True)


def holds(interval: Interval, number: Fraction) -> bool:
    """Whether an exact fraction, which no Decimal may equal, lies inside."""
    low, high = interval.low, interval.high
    low_holds = low is None or (Fraction(low) < number if interval.low_open else Fraction(low) <= number)
    return low_holds and (high is None or (number < Fraction(high) if interval.high_open else number <= Fraction(high)))


@given(intervals(), intervals(), st.data())
def test_what_lies_inside_is_told_by_the_hull(a: Interval, b: Interval, data: st.DataObject) -> None:
    assert a.is_within(b) == (a.hull(b) == b)
    for value in (data.draw(numbers()), *(end for end in (a.low, a.high, b.low, b.high) if end is not None)):
        point = Interval.point(value)
        assert b.contains(value) == (point.hull(b) == b) == b.intersects(point)
