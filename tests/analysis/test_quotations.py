"""Quoted words and their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.analysis.quotations import CONTEXT, LONGEST_QUOTE, Quotation, find_again, find_words, quote

TEXT = "Trade grew by almost 45% in 2019. In 2020 it grew by almost 45% again, which nobody had foreseen at the time."


def place(words: str, start: int = 0) -> Quotation:
    at = TEXT.index(words, start)
    return quote(TEXT, at, at + len(words))


def test_words_keep_what_stands_around_them() -> None:
    found = place("almost 45%")
    assert (found.exact, found.prefix, found.start) == ("almost 45%", "Trade grew by ", 14)
    assert found.suffix == " in 2019. In 2020 it grew by alm"
    assert len(found.suffix) == CONTEXT


def test_spaces_around_the_words_are_not_marked() -> None:
    assert quote(TEXT, 5, 11).exact == "grew"


@pytest.mark.parametrize(("start", "end"), [(3, 3), (-1, 4), (0, len(TEXT) + 1), (9, 4)])
def test_no_place_of_the_paragraph(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=r"^The marked words are not in the paragraph\.$"):
        quote(TEXT, start, end)


def test_a_space_is_no_word() -> None:
    with pytest.raises(ValueError, match=r"^No words are marked\.$"):
        quote(TEXT, 5, 6)


def test_too_many_words() -> None:
    assert len(quote("a" * 200, 9, 9 + LONGEST_QUOTE).exact) == LONGEST_QUOTE
    sentence = rf"^Mark at most {LONGEST_QUOTE} characters; these are {LONGEST_QUOTE + 1}\.$"
    with pytest.raises(ValueError, match=sentence):
        quote("a" * 200, 9, 10 + LONGEST_QUOTE)


def test_typed_words_are_found_whatever_their_capitals_and_spaces() -> None:
    assert find_words(TEXT, " “ALMOST   45%” ") == place("almost 45%")
    assert find_words("Extra", "Xtra") == quote("Extra", 1, 5)
    assert find_words("Exports", "XExports") is None
    assert find_words(TEXT, "half of it") is None
    assert find_words(TEXT, " “” ") is None


def test_the_second_of_two_alike_is_found_by_what_stands_around_it() -> None:
    second = place("almost 45%", 40)
    changed = "A new sentence. " + TEXT
    again = find_again(changed, second)
    assert again is not None
    assert again.start == second.start + 16


def test_the_nearest_characters_on_either_side_tell_words_apart() -> None:
    by_prefix, by_suffix = Quotation("grew", "trade ", "", 0, 4), Quotation("grew", "", " in 2019", 0, 4)
    assert find_again("A grade grew, trade grew, a cascade grew.", by_prefix) == quote(
        "A grade grew, trade grew, a cascade grew.", 20, 24
    )
    assert find_again("It grew in 2018, grew in 2019 and grew in June.", by_suffix) == quote(
        "It grew in 2018, grew in 2019 and grew in June.", 17, 21
    )


def test_words_at_their_place_stay_even_if_all_around_them_changed() -> None:
    found = place("almost 45%")
    again = find_again("x" * 14 + "almost 45%" + "almost 45%", found)
    assert again is not None
    assert again.start == found.start


def test_words_that_are_gone_or_could_be_any_of_two_have_no_place() -> None:
    assert find_again("Trade grew.", place("almost 45%")) is None
    alone = Quotation("grew", "", "", 0, 4)
    assert find_again("It grew and grew", alone) is None


@given(st.text(min_size=1, max_size=200), st.data())
def test_a_text_that_did_not_change_keeps_every_quotation(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + LONGEST_QUOTE)))
    if not text[start:end].strip():
        return
    found = quote(text, start, end)
    assert text[found.start : found.end] == found.exact
    assert find_again(text, found) == found
