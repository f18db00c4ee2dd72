"""Keeping the text of a source, and changing it without leaving quoted words that stand nowhere."""

from collections.abc import Iterator, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from cooperation.analysis.quotations import Quotation, find_again
from cooperation.models import MarkedWords, Source, TextParagraph


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


def _place_again(mark: MarkedWords, paragraphs: Sequence[str]) -> str:
    """Move a mark to where its words stand in the new text; a sentence where they do not stand in its paragraph."""
    number, old = mark.paragraph.number, mark.quotation
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


def _elsewhere(old: Quotation, paragraphs: Sequence[str]) -> int | None:
    """The number of the one paragraph in which the words stand now."""
    places = [number for number, text in enumerate(paragraphs, 1) if old.exact in text]
    return places[0] if len(places) == 1 else None
