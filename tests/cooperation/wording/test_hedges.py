"""Stated growth behind its hedge."""

from decimal import Decimal

import pytest

from cooperation.analysis.amounts import Number
from cooperation.analysis.readings import Qualifier
from cooperation.wording.numbers import MINUS
from cooperation.wording.stated import growth_words


@pytest.mark.parametrize(
    ("qualifier", "value", "step", "words"),
    [
        (Qualifier.ALMOST, "65", "1", "almost +65%"),
        (Qualifier.EXACT, "-46.4", "0.1", f"{MINUS}46.4%"),
        (Qualifier.EXACT, "0", "1", "0%"),
        (Qualifier.ABOUT, "-12", "1", f"about {MINUS}12%"),
    ],
)
def test_stated_growth_keeps_its_sign_and_digits(qualifier: Qualifier, value: str, step: str, words: str) -> None:
    assert growth_words(Number(qualifier, Decimal(value), Decimal(step))) == words
