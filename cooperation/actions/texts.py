"""Keeping the text of a source, and changing it without leaving quoted words that stand nowhere."""

from collections.abc import Iterator, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from cooperation.analysis.quotations import Quotation, find_again, find_words
from cooperation.models import Claim, MarkedWords, Source, TextParagraph


@transaction.atomic
def keep_text(*, source: Source, paragraphs: Sequence[str]) -> None:
    """Make these the paragraphs of a source's text, numbered from 1; those that stay as they are stay read.

    Raises ValidationError, naming each claim, where words from which one was made would have no place any more. A
    claim cites its paragraph by number, so its words have to stay in the paragraph of that number.
    """
    marks = list(_marks(source))
    problems = [problem for mark in marks if (problem := _place_again(mark, paragraphs))]
    if problems:
        raise ValidationError(problems, code="orphans")
    kept = {paragraph.number: paragraph for paragraph in source.text_paragraphs.all()}
    for number, text in enumerate(paragraphs, 1):
        _keep(kept.get(number) or TextParagraph(source=source, number=number), text)
    for mark in marks:
        mark.save()
    source.text_paragraphs.filter(number__gt=len(paragraphs)).delete()


def _marks(source: Source) -> Iterator[MarkedWords]:
    """The words of a source from which claims were made, in the order of the text."""
    marks = MarkedWords.objects.filter(paragraph__source=source).select_related("paragraph")
    yield from marks.prefetch_related("claim").order_by("paragraph__number", "start")


def _keep(paragraph: TextParagraph, text: str) -> None:
    if paragraph.text != text:
        paragraph.text, paragraph.is_read = text, False
        paragraph.full_clean()
        paragraph.save()


def check_quote(claim: Claim, words: str) -> None:
    """Raise ValidationError where a claim made from marked words would quote others than its paragraph has."""
    mark = claim.marked.select_related("paragraph").first()
    if mark and words and find_words(mark.paragraph.text, words) is None:
        sentence = gettext("“%(words)s” does not stand in ¶%(number)d of the text; copy the words from it.")
        raise ValidationError(sentence % {"words": words, "number": mark.paragraph.number}, code="quote")


def _place_again(mark: MarkedWords, paragraphs: Sequence[str]) -> str:
    """Move a mark to where its words stand in the new text; a sentence where they do not stand in its paragraph."""
    number, old = mark.paragraph.number, _quotation(mark)
    found = find_again(paragraphs[number - 1], old) if number <= len(paragraphs) else None
    if found:
        mark.place(found)
        return ""
    words = {"words": old.exact, "claim": mark.claim, "number": number}
    elsewhere = _elsewhere(old, paragraphs)
    if elsewhere:
        return gettext(
            "“%(words)s” of “%(claim)s” would stand in ¶%(place)d and not in ¶%(number)d, by which it is cited."
        ) % {**words, "place": elsewhere}
    return gettext("“%(words)s” of “%(claim)s” no longer stands in ¶%(number)d.") % words


def _quotation(mark: MarkedWords) -> Quotation:
    """What the claim quotes: the marked words, or others of the paragraph that an editor has put there since."""
    quoted = mark.claim.quote if isinstance(mark.claim, Claim) else ""
    found = find_words(mark.paragraph.text, quoted) if quoted and quoted != mark.exact else None
    return found or mark.quotation


def _elsewhere(old: Quotation, paragraphs: Sequence[str]) -> int | None:
    """The number of the one paragraph in which the words stand now."""
    places = [number for number, text in enumerate(paragraphs, 1) if old.exact in text]
    return places[0] if len(places) == 1 else None
