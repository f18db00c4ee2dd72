"""What the record of a pair rests on: its published sources, and the paragraphs of one with what is taken from each."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from cooperation.analysis.dates import PartialDate
from cooperation.models import CountryPair, Paragraph, Proposal, Publication, Source, Target, TradeFigure
from cooperation.models.sources import visible
from cooperation.queries.evidence import Evidence


@dataclass(frozen=True)
class ListedSource:
    """A source with what it is and how far to trust it, as codes."""

    key: int
    number: int
    title: str
    publisher: str
    published_on: PartialDate | None
    language: str
    url: str
    kind: str
    extent: str
    retrieved_on: date | None
    caution: str


@dataclass(frozen=True)
class UsedParagraph:
    """A paragraph of a source, and what the record takes from it: words, and rows by their numbers and codes.

    ``speaker`` is the code of the body whose words it has, empty for the report's own.
    """

    number: int
    summary: str
    attribution: str
    speaker: str
    speaker_name: str
    quotes: tuple[str, ...]
    proposals: tuple[int, ...]
    figures: tuple[str, ...]
    targets: tuple[str, ...]


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


FIELDS = ("pk", *(name for name in ListedSource.__dataclass_fields__ if name != "key"))


def sources_of(pair: CountryPair, today: date, as_of: date | None = None) -> list[ListedSource]:
    """The pair's sources by number that are there today, or were on a day."""
    return [ListedSource(*row) for row in _visible(pair, today, as_of).order_by("number").values_list(*FIELDS)]


def _visible(pair: CountryPair, today: date, as_of: date | None = None) -> QuerySet[Source]:
    return Source.objects.filter(visible(today, as_of), pair=pair, state=Publication.PUBLISHED)


def source_of(pair: CountryPair, number: int) -> ListedSource | None:
    """The pair's published source of that number, of whatever day; None where there is none."""
    rows = Source.objects.filter(pair=pair, state=Publication.PUBLISHED, number=number)
    return next((ListedSource(*row) for row in rows.values_list(*FIELDS)), None)


def paragraphs_of(source: ListedSource) -> list[UsedParagraph]:
    """The paragraphs of a source by number, with speakers and all that the record takes from them: four queries."""
    used: tuple[QuerySet[Proposal] | QuerySet[TradeFigure] | QuerySet[Target], ...] = (
        Proposal.objects.published(),
        TradeFigure.objects.published(),
        Target.objects.published(),
    )
    rows = Paragraph.objects.filter(source=source.key).select_related("speaker").order_by("number")
    prefetched = rows.prefetch_related(*(Prefetch(f"{one.model._meta.model_name}_set", one) for one in used))
    return [_paragraph(row) for row in prefetched]


def _paragraph(row: Paragraph) -> UsedParagraph:
    proposals, figures, targets = row.proposal_set.all(), row.tradefigure_set.all(), row.target_set.all()
    quotes = (claim.quote for claim in (*proposals, *figures, *targets) if claim.quote)
    return UsedParagraph(
        number=row.number,
        summary=row.summary,
        attribution=row.attribution,
        speaker=row.speaker.code if row.speaker else "",
        speaker_name=row.speaker.name if row.speaker else "",
        quotes=tuple(dict.fromkeys(quotes)),
        proposals=tuple(proposal.number for proposal in proposals),
        figures=tuple(figure.code for figure in figures),
        targets=tuple(target.code for target in targets),
    )


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
