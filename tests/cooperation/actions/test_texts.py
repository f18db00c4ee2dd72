"""Texts of sources: kept, changed, and never changed away from under a quotation."""

import pytest
from django.core.exceptions import ValidationError

from cooperation.actions.marking import Words, record_claims
from cooperation.actions.texts import check_quote, keep_text
from cooperation.analysis.quotations import find_words
from cooperation.models import MarkedWords, Source, Statement
from tests.cooperation import rows

PARAGRAPHS = ("Trade grew by almost 45% in 2019.", "Nothing was said of prices.")


@pytest.fixture
def source(db: None) -> Source:
    stored = rows.source()
    keep_text(source=stored, paragraphs=PARAGRAPHS)
    return stored


def marked(source: Source, words: str) -> MarkedWords:
    """A statement made from words of the first paragraph."""
    paragraph = source.text_paragraphs.get(number=1)
    quotation = find_words(paragraph.text, words)
    assert quotation
    claim = Statement(pair=source.pair, code="s01", claim_type="past_fact", checkability="numeric", summary="It grew.")
    record_claims(claims=[claim], words=Words(paragraph, quotation, "narrator", {}), summary="It grew.", by="editor")
    return MarkedWords.objects.get()


def test_paragraphs_are_numbered_from_one(source: Source) -> None:
    assert list(source.text_paragraphs.order_by("number").values_list("number", "text")) == list(
        enumerate(PARAGRAPHS, 1)
    )


def test_what_stays_as_it_is_stays_read(source: Source) -> None:
    source.text_paragraphs.update(is_read=True)
    keep_text(source=source, paragraphs=(PARAGRAPHS[0], "Nothing at all was said of prices.", "A third."))
    assert list(source.text_paragraphs.order_by("number").values_list("is_read", flat=True)) == [True, False, False]


def test_words_move_with_their_paragraph(source: Source) -> None:
    mark = marked(source, "almost 45%")
    keep_text(source=source, paragraphs=("In 2019, trade grew by almost 45%.",))
    mark.refresh_from_db()
    assert mark.paragraph.text[mark.start : mark.end] == "almost 45%"
    assert mark.prefix == "In 2019, trade grew by "
    assert source.text_paragraphs.count() == 1


@pytest.mark.parametrize(
    ("paragraphs", "sentence"),
    [
        (("Trade grew in 2019.",), "“almost 45%” of “It grew.” no longer stands in ¶1."),
        (("A new beginning.", *PARAGRAPHS), "“almost 45%” of “It grew.” would stand in ¶2 and not in ¶1"),
        ((), "no longer stands in ¶1"),
    ],
)
def test_no_quotation_is_orphaned(source: Source, paragraphs: tuple[str, ...], sentence: str) -> None:
    marked(source, "almost 45%")
    with pytest.raises(ValidationError, match=sentence):
        keep_text(source=source, paragraphs=paragraphs)
    assert [paragraph.text for paragraph in source.text_paragraphs.order_by("number")] == list(PARAGRAPHS)


def test_words_go_with_their_claim(source: Source) -> None:
    marked(source, "almost 45%")
    Statement.objects.get(code="s01").delete()
    keep_text(source=source, paragraphs=("Something else.",))
    assert not MarkedWords.objects.exists()


def test_words_that_an_editor_put_in_their_place_are_looked_for(source: Source) -> None:
    mark = marked(source, "almost 45%")
    Statement.objects.filter(code="s01").update(quote="in 2019")
    keep_text(source=source, paragraphs=("In 2018 nothing, in 2019 much.",))
    mark.refresh_from_db()
    assert mark.exact == "in 2019"
    with pytest.raises(ValidationError, match=r"“in 2019” of “It grew\.” no longer stands in ¶1"):
        keep_text(source=source, paragraphs=("Nothing.",))


def test_a_quote_is_held_against_the_text_that_it_was_marked_in(source: Source) -> None:
    marked(source, "almost 45%")
    claim = Statement.objects.get(code="s01")
    check_quote(claim, "trade GREW")
    check_quote(claim, "")
    check_quote(rows.statement(), "words of a source without a text")
    with pytest.raises(ValidationError, match="“half of it” does not stand in ¶1 of the text"):
        check_quote(claim, "half of it")
