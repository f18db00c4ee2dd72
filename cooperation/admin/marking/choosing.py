"""Which paragraph, words and kind of claim an address or a form names."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from cooperation.admin.marking.forms import FORMS, MarkedForm
from cooperation.admin.marking.proposed import Asked
from cooperation.analysis.quotations import Quotation, find_words, quote
from cooperation.ingest.phrases.reading import ClaimKind
from cooperation.models import Claim, Paragraph, Source, TextParagraph

LONGEST_NUMBER = 6


@dataclass(frozen=True)
class Marked:
    """Words of a paragraph, and what is to be made from them."""

    source: Source
    paragraph: TextParagraph
    quotation: Quotation
    kind: ClaimKind

    @property
    def form_class(self) -> type[MarkedForm]:
        """The form of that kind of claim."""
        return FORMS[self.kind]

    @property
    def model(self) -> type[Claim]:
        """Its table."""
        return model_of(self.kind)

    def claim(self) -> Claim:
        """A new claim that knows its pair, its words and where they stand; the paragraph may not be on record yet."""
        place = {"source": self.source, "number": self.paragraph.number}
        evidence = Paragraph.objects.filter(**place).first() or Paragraph(**place)
        return self.model(pair=self.source.pair, quote=self.quotation.exact, evidence=evidence)


@dataclass(frozen=True)
class Chosen:
    """What is named so far; `problem` is a sentence about words that do not stand in the paragraph."""

    source: Source
    paragraph: TextParagraph | None = None
    quotation: Quotation | None = None
    words: str = ""
    kind: ClaimKind | None = None
    problem: str = ""

    @property
    def marked(self) -> Marked | None:
        """All of it; None while something is missing."""
        if self.paragraph is None or self.quotation is None or self.kind is None:
            return None
        return Marked(self.source, self.paragraph, self.quotation, self.kind)

    @property
    def asked(self) -> Asked | None:
        """The words, to be read; None while there are none."""
        if self.paragraph is None or self.quotation is None:
            return None
        text, number, place = self.paragraph.text, self.paragraph.number, self.quotation
        return Asked(text, number, place.start, place.end, self.source.published_on, self.source.pair)


def model_of(kind: ClaimKind) -> type[Claim]:
    """The table of a kind of claim."""
    model: type[Claim] = FORMS[kind].Meta.model  # type: ignore[attr-defined]
    return model


def choose(source: Source, data: Any) -> Chosen:
    """What an address or a form says; nothing where it names no paragraph of the text."""
    number = whole(data.get("p", ""))
    paragraph = source.text_paragraphs.filter(number=number).first() if number else None
    if paragraph is None:
        return Chosen(source)
    kind = ClaimKind(data["as"]) if data.get("as") in set(ClaimKind) else None
    words = data.get("words", "")
    try:
        quotation = _quotation(paragraph.text, words, data)
    except ValueError as error:
        return Chosen(source, paragraph, None, words, kind, str(error))
    return Chosen(source, paragraph, quotation, quotation.exact if quotation else "", kind)


def whole(text: str) -> int | None:
    """A number of an address; None for anything else."""
    return int(text) if text.isdecimal() and len(text) <= LONGEST_NUMBER else None


def _quotation(text: str, words: str, data: Any) -> Quotation | None:
    """The words at the given position, if they stand there; else typed words wherever they stand in the paragraph."""
    start, end = whole(data.get("start", "")), whole(data.get("end", ""))
    if start is not None and end is not None:
        placed = quote(text, start, end)
        if not words or placed.exact == words:
            return placed
    if not words.strip():
        return None
    found = find_words(text, words)
    if found is None:
        raise ValueError(
            gettext("“%(words)s” does not stand in this paragraph; copy the words from it.") % {"words": words}
        )
    return found
