"""What the record of a pair rests on: its published sources, and the paragraphs of one with what is taken from each."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from cooperation.analysis.dates import PartialDate
from cooperation.models import CountryPair, Paragraph, Publication, Source
from cooperation.models.sources import visible
from cooperation.queries.evidence import Evidence

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


def sources_of(pair: CountryPair, today: date, as_of: date | None = None) -> list[Source]:
    """The pair's sources by number that are there today, or were on a day."""
    return list(_visible(pair, today, as_of).order_by("number"))


def _visible(pair: CountryPair, today: date, as_of: date | None = None) -> QuerySet[Source]:
    return Source.objects.filter(visible(today, as_of), pair=pair, state=Publication.PUBLISHED)


def source_of(pair: CountryPair, number: int) -> Source | None:
    """The pair's published source of that number, of whatever day; None where there is none."""
    return Source.objects.filter(pair=pair, state=Publication.PUBLISHED, number=number).first()


def paragraphs_of(source: Source) -> list[Paragraph]:
    """The paragraphs of a source by number, with speakers and all that the record takes from them."""
    return list(source.paragraphs.select_related("speaker").prefetch_related(*USES).order_by("number"))


def coverage(evidence: Evidence, today: date, as_of: date | None) -> Coverage:
    """What the record behind this evidence rests on today, or did on a day."""
    published = (source for source in evidence.sources.values() if source.state == Publication.PUBLISHED)
    known = [source for source in published if source.is_visible(today, as_of)]
    paragraphs = evidence.paragraphs_by_source()
    dates = [source.published_on for source in known if source.published_on]
    return Coverage(
        sources=len(known),
        paragraphs=sum(paragraphs[source.key] for source in known),
        began=next((source.published_on for source in known if source.number == 1), None),
        since=min(dates, default=None),
        until=max(dates, default=None),
    )


def source_numbers_of(pair: CountryPair, today: date) -> list[int]:
    """The numbers of the pair's sources that are there."""
    return list(_visible(pair, today).order_by("number").values_list("number", flat=True))
