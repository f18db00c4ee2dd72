"""Several things in one sentence."""

import pytest

from cooperation.wording.lists import clipped, listed


@pytest.mark.parametrize(
    ("words", "sentence"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_lists(words: list[str], sentence: str) -> None:
    assert listed(words) == sentence


@pytest.mark.parametrize(
    ("text", "most", "words"), [("short", 5, "short"), ("two words here", 10, "two words …"), ("unbroken", 4, "unbr …")]
)
def test_a_long_text_is_cut_between_words(text: str, most: int, words: str) -> None:
    assert clipped(text, most) == words
