"""Texts cut into paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.ingest.texts.cut import TextRefusedError, cut_text, tidy

BROKEN = """Talks in a capital

The two ministers spoke of trade, which had grown by al-
most half in a year, and of a plant that is to be opened
before long.

Nothing was said of prices.
2
"""


def test_the_first_line_is_the_title_and_each_further_line_a_paragraph() -> None:
    cut = cut_text("A title\nFirst.\nSecond.\n\n")
    assert (cut.title, cut.paragraphs) == ("A title", ("First.", "Second."))


def test_lines_of_one_width_are_put_together_between_empty_lines() -> None:
    assert cut_text(BROKEN).paragraphs == (
        "The two ministers spoke of trade, which had grown by almost half in a year, and of a plant that is to be "
        "opened before long.",
        "Nothing was said of prices.",
    )


@pytest.mark.parametrize(
    "artefact", ["2", "- 3 -", "Page 2 of 5", "https://example.org/a", "Share:", "Читайте также", "•"]
)
def test_what_belongs_to_the_page_is_left_out_and_named(artefact: str) -> None:
    cut = cut_text(f"A title\nFirst paragraph.\n{artefact}\nSecond paragraph.")
    assert cut.paragraphs == ("First paragraph.", "Second paragraph.")
    assert cut.left_out == (artefact,)


@pytest.mark.parametrize("line", ["In 2017 trade grew.", "45%", "Share of trade", "2017 was a good year"])
def test_short_lines_with_words_are_paragraphs(line: str) -> None:
    assert line in cut_text(f"A title\nFirst.\n{line}").paragraphs


def test_only_artefacts_are_no_text() -> None:
    with pytest.raises(TextRefusedError, match="no paragraphs"):
        cut_text("A title\n1\n2")


@given(st.text())
def test_a_tidy_text_stays_as_it_is(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@given(st.text())
def test_any_text_is_cut_or_refused(text: str) -> None:
    try:
        cut = cut_text(text)
    except TextRefusedError:
        return
    assert all(paragraph == tidy(paragraph) != "" for paragraph in cut.paragraphs)
