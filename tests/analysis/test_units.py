"""Each unit is one row of the table, and an amount comes in the unit that leaves it short."""

from decimal import Decimal

import pytest

from cooperation.analysis.units import UNIT, UNITS, unit_for


def test_no_two_units_are_taken_for_each_other() -> None:
    assert [*UNIT] == sorted(UNIT)
    for told in ("power", "code", "name", "short", "multiplier", "read_as"):
        assert len({getattr(unit, told) for unit in UNITS}) == len(UNITS), told
        assert all(getattr(unit, told) for unit in UNITS[1:]), told


@pytest.mark.parametrize(
    ("size", "most", "power"),
    [("1", 1000, 3), ("999999", 1000, 3), ("1e6", 1000, 6), ("1e7", 10, 9), ("5e15", 1000, 12), ("99e6", 100, 6)],
)
def test_an_amount_comes_in_the_least_common_unit_in_which_it_is_short(size: str, most: int, power: int) -> None:
    assert unit_for(Decimal(size), most) == power


def test_a_lakh_and_a_crore_are_for_sources_that_speak_of_them() -> None:
    assert not {unit_for(Decimal(10) ** power, least=0) for power in range(16)} & {5, 7}
