"""The currencies in which a source can state an amount: ISO 4217, with those that are no longer tender."""

from babel.numbers import list_currencies

USD = "USD"
# Of the codes without a country these are money: the francs and dollars that states share, the SDR and the ECU.
SHARED = {"XAF", "XCD", "XCG", "XDR", "XEU", "XOF", "XPF"}
# All others of that kind are metals, funds, accounts and tests.
CURRENCIES = frozenset(code for code in list_currencies() if not code.startswith("X") or code in SHARED)


def check_currency(code: str) -> None:
    """Raise ValueError, with a sentence for the editor, for what is no code of a currency."""
    if code not in CURRENCIES:
        raise ValueError(f"“{code}” is no currency of ISO 4217; write its three letters, such as KZT.")


def check_own_currency(code: str) -> None:
    """The same of the currency of an amount that stands beside the one in US dollars."""
    check_currency(code)
    if code == USD:
        raise ValueError("An amount in US dollars belongs into the columns of US dollars.")
