"""Hidden characters are told; the scripts of the world are not."""

import pytest

from cooperation.analysis.characters import hidden


@pytest.mark.parametrize(
    ("text", "code"),
    [("a\u202eb", "U+202E"), ("\u2066a\u2069", "U+2066"), ("a\0", "U+0000"), ("a\x07b", "U+0007"), ("a\x85", "U+0085")],
)
def test_what_nobody_sees_is_named(text: str, code: str) -> None:
    assert hidden(text) == code


@pytest.mark.parametrize(
    "text", ["", "حفر قناة", "Қазақстан мен قناة", "e\u0301", "a\u200fb", "two\nlines\tand a tab\r\n", "−", "👩‍🔧"]
)
def test_words_of_any_script_hide_nothing(text: str) -> None:
    assert hidden(text) == ""
