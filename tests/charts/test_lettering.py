import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.lettering import markup, shortened, text_height, text_width, wrapped

WORDS = st.lists(st.text("abcdefgh Қмш", min_size=1, max_size=9).map(str.strip).filter(bool), min_size=1, max_size=12)
TEXTS = WORDS.map(lambda words: " ".join(" ".join(words).split()))


@pytest.mark.parametrize(
    ("text", "measured"),
    # Liberation Sans at 13 pixels, from its own table of widths.
    [("Jan–Sep 2017", 83.8), ("implied by the growth", 122.8), ("Қаңтар–қыркүйек", 104.1), ("$0.60–0.73 bn", 83.1)],
)
def test_widths_are_near_those_of_the_usual_face(text: str, measured: float) -> None:
    assert measured <= text_width(text, 13) <= measured * 1.25


def test_the_widest_line_counts_and_every_line_has_its_height() -> None:
    assert text_width("ab\nabcdef", 13) == text_width("abcdef", 13)
    assert text_width("ab", 13, bold=True) > text_width("ab", 13)
    assert text_height("a\nb", 10) == pytest.approx(26)


@given(TEXTS, st.floats(10, 400))
def test_wrapping_keeps_the_words_and_the_width(text: str, width: float) -> None:
    lines = wrapped(text, width, 12).split("\n")
    assert " ".join(lines) == text
    assert all(text_width(line, 12) <= width or " " not in line for line in lines)


@given(TEXTS, st.floats(60, 400), st.integers(1, 3))
def test_a_shortened_text_fits_and_says_so(text: str, width: float, lines: int) -> None:
    short = shortened(text, width, 12, lines)
    rows = short.split("\n")
    assert len(rows) <= lines
    assert text_width(rows[-1], 12) <= width
    assert short.replace("\n", " ") == text or short.endswith("…")


def test_one_long_word_is_cut_by_letters() -> None:
    assert shortened("Приостановлено", 60, 12, 1) == "Приос …"


@given(st.text("<>&$b/\n a", max_size=20))
def test_markup_shows_every_character(text: str) -> None:
    marked = markup(text)
    assert "$" not in marked
    assert "<" not in marked.replace("<br>", "")
    assert html.unescape(marked.replace("<br>", "\n")) == text
