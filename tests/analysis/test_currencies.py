"""Which codes are currencies."""

import pycountry
import pytest

from cooperation.analysis.currencies import CURRENCIES, check_currency, check_own_currency

# Funds, accounts and clearing units of states: codes of ISO 4217 that nobody pays with.
NOT_MONEY = {currency.alpha_3 for currency in pycountry.currencies if currency.alpha_3.startswith("X")}


def test_every_currency_of_today_is_known() -> None:
    today = {currency.alpha_3 for currency in pycountry.currencies} - NOT_MONEY
    assert today <= CURRENCIES
    assert {"XAF", "XOF", "XPF", "XCD", "XDR"} <= CURRENCIES


@pytest.mark.parametrize("code", ["BYR", "RUR", "SUR", "DEM", "ZWR", "XEU"])
def test_currencies_of_the_past_are_known(code: str) -> None:
    check_currency(code)


@pytest.mark.parametrize("code", ["", "usd", "US", "ZZZ", "XXX", "XTS", "XAU", "$"])
def test_anything_else_is_refused_with_a_sentence(code: str) -> None:
    with pytest.raises(ValueError, match="is no currency of ISO 4217; write its three letters, such as KZT"):
        check_currency(code)


def test_the_dollar_is_no_other_currency() -> None:
    check_currency("USD")
    with pytest.raises(ValueError, match=r"^An amount in US dollars belongs into the columns of US dollars\.$"):
        check_own_currency("USD")
    check_own_currency("KZT")
    with pytest.raises(ValueError, match="is no currency"):
        check_own_currency("ZZZ")
