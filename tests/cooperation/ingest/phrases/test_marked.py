"""Marked words read within their paragraph."""

from cooperation.ingest.phrases.doubts import Reason
from cooperation.ingest.phrases.marked import MarkedReading, read_marked, spans
from cooperation.ingest.phrases.periods import TimeKind
from cooperation.ingest.phrases.quantities import QuantityKind

PARAGRAPH = (
    "In January-June 2019 Uzbek exports rose by almost 45%, to $0.3 billion. "
    "The governments reached an agreement to open a plant by 2025."
)
SIDES = {"UZB": ("Uzbekistan",), "KGZ": ("Kyrgyzstan",)}


def marked(words: str) -> MarkedReading:
    start = PARAGRAPH.index(words)
    return read_marked(PARAGRAPH, start, start + len(words), SIDES)


def test_what_the_words_leave_unsaid_is_taken_from_beside_them_and_named() -> None:
    found = marked("almost 45%")
    assert found.reading.first(QuantityKind.GROWTH)
    assert found.reading.flow == "X"
    assert found.reading.side == "UZB"
    assert found.reading.time(TimeKind.PERIOD).text == "2019-01/2019-06"  # type: ignore[union-attr]
    assert set(found.borrowed) == {"growth", "flow", "side", "period"}
    assert found.borrowed["period"] == "In January-June 2019"
    assert Reason.GROWTH_OR_SHARE not in [doubt.reason for doubt in found.reading.doubts]


def test_a_side_of_another_sentence_is_not_taken() -> None:
    assert marked("reached an agreement").reading.side == ""


def test_what_the_words_say_is_not_taken_from_beside_them() -> None:
    found = marked("In January-June 2019 Uzbek exports rose by almost 45%")
    assert found.borrowed == {}


def test_numbers_are_those_marked_only() -> None:
    assert [quantity.kind for quantity in marked("$0.3 billion").reading.quantities] == [QuantityKind.AMOUNT]


def test_places_to_jump_to_are_whole_phrases_in_order() -> None:
    assert [PARAGRAPH[span.start : span.end] for span in spans(PARAGRAPH)] == [
        "In January-June 2019",
        "almost 45%",
        "$0.3 billion",
        "reached an agreement",
        "by 2025",
    ]


def test_a_paragraph_without_any_has_no_places() -> None:
    assert spans("They spoke of friendship.") == ()
