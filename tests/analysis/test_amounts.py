"""An amount means what its hedge makes of its number, and only a balance goes below zero."""

from decimal import Decimal

import pytest

from cooperation.analysis.amounts import Amount
from cooperation.analysis.intervals import Interval
from cooperation.analysis.readings import Qualifier

D = Decimal


def exports(qualifier: Qualifier, value: str, **fields: object) -> Amount:
    """An amount of what is sold, which is not below zero, in whole dollars with two digits that were rounded away."""
    return Amount("USD", qualifier, D(value), 6, step=D(100), signed=False, **fields)  # type: ignore[arg-type]


def test_an_amount_is_read_by_its_hedge() -> None:
    assert exports(Qualifier.EXACT, "500").interval == Interval(D(450), D(550), high_open=True)
    assert exports(Qualifier.BETWEEN, "500", upper=D(600)).interval == Interval(D(500), D(600))
    assert exports(Qualifier.ABOUT, "500").interval == Interval(D(475), D(525))


def test_trade_rounded_to_zero_is_not_less_than_none_and_a_balance_may_be() -> None:
    nothing = exports(Qualifier.EXACT, "0")
    assert nothing.interval == Interval(D(0), D(50), high_open=True)
    balance = Amount("USD", Qualifier.EXACT, D(0), 6, step=D(100))
    assert balance.interval == Interval(D(-50), D(50), low_open=True, high_open=True)


def test_an_amount_that_is_small_beside_its_last_digit_begins_at_zero() -> None:
    assert exports(Qualifier.ROUNDED, "40").interval == Interval(D(0), D(90), high_open=True)
    assert exports(Qualifier.ROUNDED, "50").interval == Interval(D(0), D(100), high_open=True)


@pytest.mark.parametrize(("qualifier", "value"), [(Qualifier.EXACT, "-500"), (Qualifier.LESS_THAN, "-40")])
def test_what_is_stated_below_zero_is_read_as_it_is_stated(qualifier: Qualifier, value: str) -> None:
    stated = exports(qualifier, value)
    assert stated.interval.contains(D(value) - 1)


def test_less_than_nothing_has_no_low_end_to_be_cut() -> None:
    assert exports(Qualifier.LESS_THAN, "0").interval == Interval(None, D(0), high_open=True)
