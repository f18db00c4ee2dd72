"""Records as CSV: what a spreadsheet would run is led by an apostrophe, and nothing else is touched."""

import pytest

from dashboard.components.page import Value
from dashboard.exports.as_csv import safe


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_text_that_a_spreadsheet_would_run_is_led_by_an_apostrophe(start: str) -> None:
    assert safe(f"{start}SUM(A1:A9)") == f"'{start}SUM(A1:A9)"


@pytest.mark.parametrize("text", [" =1+1", "\u00a0=1+1", "＝1+1", "\u200b@x", " \t-2", "\ufeff+1"])
def test_a_sign_behind_a_blank_or_of_full_width_is_one_too(text: str) -> None:
    assert safe(text) == f"'{text}"


@pytest.mark.parametrize("value", ["", "a=b", "  a", "(=1)", "’=1", "Ёлка", -5, -0.5, True, None])
def test_all_else_stays_as_it_is(value: Value) -> None:
    assert safe(value) is value
