"""Texts cut into paragraphs."""

import textwrap

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


LONG = (
    "The two presidents met on Wednesday and spoke of trade, which had reached half a billion dollars in nine months, "
    "and of a plant for tractors that is to be opened in the north before the end of the year, as both said later.",
    "“We agreed on a target of more than one billion dollars,” the host said, and named machines, food and fuel as the "
    "goods in which more can be done; his guest added that transport is dear and that banks have to work together",
    "A joint commission is to meet in spring. It will look at twenty proposals that were put forward on both sides.",
)
AROUND = ("By Jane A. Doe | Share", "29 November 2017, 17:22", "Photo: a press service", "Read also: They meet again")


def test_an_article_without_empty_lines_is_cut_as_a_person_sees_it() -> None:
    byline, day, photo, more = AROUND
    cut = cut_text("\n".join(["Talks in a capital", byline, day, LONG[0], photo, *LONG[1:], more]))
    assert cut.paragraphs == LONG
    assert cut.left_out == AROUND
    # The second ends without a full stop: somebody has to look at it.
    assert len(cut.doubts) == 1
    assert "work together / A joint commission" in cut.doubts[0]


@pytest.mark.parametrize("width", [50, 72, 100, 120])
def test_an_article_broken_by_width_is_put_together_again(width: int) -> None:
    lines = [line for paragraph in LONG for line in textwrap.wrap(paragraph, width)]
    with_gaps = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in LONG)
    assert cut_text(f"A title\n\n{with_gaps}").paragraphs == LONG
    # Without an empty line too, where the last line of a paragraph is short; else the cut is doubted.
    cut = cut_text("\n".join(["A title", *lines]))
    assert cut.paragraphs == LONG or cut.doubts


def test_a_full_line_goes_on_with_a_name_too() -> None:
    words = "The ministers of trade of the two countries spoke with Kazakhstan Railways, and told of it."
    lines = textwrap.wrap(words, 56)
    assert lines[1].startswith("Kazakhstan")
    assert cut_text("\n".join(["A title", *lines, "They part."])).paragraphs == (words, "They part.")


@pytest.mark.parametrize(
    ("before", "line"),
    [
        ("It rose to 1.2 billion.", "Tractors"),
        ("The two sides agreed on:", "trade in machines;"),
        ("Ends here.", "1. A plant is opened."),
        ("Сказано раньше.", "Министр добавил: «Да»."),
    ],
)
def test_what_begins_anew_stands_alone(before: str, line: str) -> None:
    assert cut_text(f"A title\n{before}\n{line}").paragraphs == (before, line)


@pytest.mark.parametrize(
    ("line", "is_left_out"),
    [
        ("Автор: Иван Иванов", True),
        ("Читайте также: Переговоры в столице", True),
        ("Фото: пресс-служба", True),
        ("Published: 12 March 2024, 10:15", True),
        ("© 2024 An agency", True),
        ("by Minister Ivanov.", False),
        ("By 2025 trade will double.", False),
        ("Автор проекта назвал сумму.", False),
        ("Photo equipment was the largest item.", False),
        ("12 March 2024 is the day of the meeting.", False),
    ],
)
def test_bylines_captions_and_days_are_left_out_and_sentences_kept(line: str, is_left_out: bool) -> None:
    cut = cut_text(f"A title\nFirst paragraph.\n\n{line}")
    assert (line in cut.left_out) == is_left_out
    assert (line in cut.paragraphs) != is_left_out


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
