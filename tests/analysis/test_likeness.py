"""How much alike two titles are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.analysis.likeness import ALIKE, likeness, trigrams

TEXTS = st.text("abcde жзи", max_size=20)


def test_the_runs_of_three_letters_of_a_word() -> None:
    assert trigrams("Cat") == {"  c", " ca", "cat", "at "}


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("cat", "cat", 1.0),
        ("cat", "CAT!", 1.0),
        ("cat", "dog", 0.0),
        ("", "", 0.0),
        ("", "cat", 0.0),
        ("cat", "car", 1 / 3),
    ],
)
def test_shares_by_hand(one: str, other: str, share: float) -> None:
    assert likeness(one, other) == pytest.approx(share)


@given(TEXTS, TEXTS)
def test_it_does_not_matter_which_comes_first_nor_in_which_order_the_words_stand(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert likeness(one, " ".join(reversed(one.split()))) in (0.0, 1.0)
    assert 0 <= likeness(one, other) <= 1


@pytest.mark.parametrize(
    ("entered", "alike"),
    [
        ("Take stock of imports of both countries and see what can be replaced", True),
        ("Build roads and houses in Kazakhstan", False),
        ("Учёт импорта обеих стран", False),
    ],
)
def test_a_reworded_title_is_alike_and_another_is_not(entered: str, alike: bool) -> None:
    title = "Take stock of both countries' imports and see which can be replaced"
    assert (likeness(entered, title) >= ALIKE) is alike
