"""Numbers and signs, rounded to the digit that is shown."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from cooperation.wording.numbers import MINUS, decimal, signed


@given(value=st.decimals(-(10**9), 10**9, places=3), exponent=st.integers(-3, 3))
def test_rounding_is_to_the_nearest_shown_digit(value: Decimal, exponent: int) -> None:
    step = Decimal(10) ** exponent
    shown = Decimal(decimal(value, step).replace(",", "").replace(MINUS, "-"))
    assert abs(shown - value) <= step / 2


@given(value=st.decimals(-(10**6), 10**6, places=2))
def test_a_sign_is_shown_for_everything_but_zero(value: Decimal) -> None:
    words = signed(value, Decimal(1))
    assert words[0] in (f"{MINUS}+" if words.strip("0") else "0")
