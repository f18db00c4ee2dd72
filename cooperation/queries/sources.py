"""What the record of a pair rests on: its published sources, and the paragraphs of one with what is taken from each."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Min, Q

from cooperation.analysis.dates import PartialDate
from cooperation.models import CountryPair, Paragraph, Publication, Source
from cooperation.models.sources import published_by

USES = ("proposal_set", "tradefigure_set", "target_set")


@dataclass(frozen=True)
class Coverage:
    """What a record rests on, in numbers: sources and paragraphs, and between which dates they were published.

    ``began`` is when the source came out that the record starts from, the one with number 1.
    """

    sources: int
    paragraphs: int
    began: PartialDate | None
    since: PartialDate | None
    until: PartialDate | None


def sources_of(pair: CountryPair, as_of: date | None = None) -> list[Source]:
    """The pair's sources by number, as published by a day or ever."""
    published = Source.objects.filter(pair=pair, state=Publication.PUBLISHED)
    return list((published.filter(published_by(as_of)) if as_of else published).order_by("number"))


def source_of(pair: CountryPair, number: int) -> Source | None:
    """The pair's source of that number; None where readers see none."""
    return Source.objects.filter(pair=pair, state=Publication.PUBLISHED, number=number).first()


def paragraphs_of(source: Source) -> list[Paragraph]:
    """The paragraphs of a source by number, with speakers and all that the record takes from them."""
    return list(source.paragraphs.select_related("speaker").prefetch_related(*USES).order_by("number"))


def coverage(pair: CountryPair, as_of: date | None) -> Coverage:
    """What the pair's record rests on, as published by a day or ever: one query."""
    published = Source.objects.filter(pair=pair, state=Publication.PUBLISHED)
    known = published.filter(published_by(as_of)) if as_of else published
    totals = known.aggregate(
        sources=Count("pk", distinct=True),
        paragraphs=Count("paragraphs"),
        began=Min("published_on", filter=Q(number=1)),
        since=Min("published_on"),
        until=Max("published_on"),
    )
    return Coverage(**totals)


def source_numbers_of(pair: CountryPair) -> list[int]:
    """The numbers of the pair's sources."""
    published = Source.objects.filter(pair=pair, state=Publication.PUBLISHED)
    return list(published.order_by("number").values_list("number", flat=True))
