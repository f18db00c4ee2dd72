"""What the record rests on: all sources of a pair, and one source with its numbered paragraphs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from cooperation.analysis.source_ranks import speaks_for_a_state
from cooperation.models import CountryPair, Paragraph, Publication, Source
from cooperation.queries.sources import paragraphs_of, source_of, sources_of
from dashboard.components.citations import dated
from dashboard.components.crumbs import pair_crumbs
from dashboard.components.page import BuiltPage, Cell, Column, Crumb, DataTable, Link, Record


@dataclass(frozen=True, kw_only=True)
class SourcesPage(BuiltPage):
    """All published sources, oldest first."""

    table: DataTable


@dataclass(frozen=True)
class ParagraphLine:
    """A numbered paragraph in our own words, with what the record takes from it."""

    number: int
    summary: str
    voice: str
    speaker: str
    used_for: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class SourcePage(BuiltPage):
    """One source: what it is, how far to trust it, and its paragraphs."""

    source_title: str
    publisher: str
    published: str
    language: str
    url: str
    kind: str
    extent: str
    retrieved: str
    caution: str
    paragraphs: tuple[ParagraphLine, ...]


def sources_page(pair: CountryPair, params: QueryDict, today: date) -> SourcesPage:
    """Build the list of sources."""
    sources = sources_of(pair)
    return SourcesPage(
        title=_heading(sources),
        standfirst=gettext("Each statement and figure on this site leads to a paragraph of one of these."),
        crumbs=pair_crumbs(pair, gettext("Sources")),
        records=lambda: (_source_record(pair, source) for source in sources),
        table=_table(pair, sources),
    )


def _heading(sources: list[Source]) -> str:
    official = sum(speaks_for_a_state(source.kind) for source in sources)
    if not sources:
        return gettext("No source is on record")
    sentence = ngettext(
        "The record rests on %(count)d source, %(official)d of them an official statement or a document",
        "The record rests on %(count)d sources, %(official)d of them official statements or documents",
        len(sources),
    )
    return sentence % {"count": len(sources), "official": official}


def _table(pair: CountryPair, sources: list[Source]) -> DataTable:
    columns = (
        Column(gettext("No.")),
        Column(gettext("Source")),
        Column(gettext("Publisher")),
        Column(gettext("Published")),
        Column(gettext("Kind")),
        Column(gettext("Read")),
    )
    rows = tuple(
        (
            Cell(str(source.number)),
            Cell(source.title, url=reverse("source", args=[pair.slug, source.number])),
            Cell(source.publisher),
            Cell(dated(source)),
            Cell(source.get_kind_display()),
            Cell(source.get_extent_display()),
        )
        for source in sources
    )
    return DataTable(columns, rows)


def _source_record(pair: CountryPair, source: Source) -> Record:
    return {
        "pair": pair.slug,
        "source": source.number,
        "title": source.title,
        "publisher": source.publisher,
        "published_on": str(source.published_on) if source.published_on else None,
        "language": source.language,
        "url": source.url,
        "kind": source.kind,
        "extent": source.extent,
        "retrieved_on": source.retrieved_on.isoformat() if source.retrieved_on else None,
        "caution": source.caution,
    }


def source_page(pair: CountryPair, params: QueryDict, today: date, number: int) -> SourcePage:
    """Build the page of the pair's source of that number; Http404 with a sentence where there is none."""
    source = source_of(pair, number)
    if source is None:
        raise Http404(gettext("There is no source %(number)d for this pair.") % {"number": number})
    paragraphs = paragraphs_of(source)
    return SourcePage(
        title=_source_heading(source, len(paragraphs)),
        standfirst=gettext("Each paragraph is summed up in one sentence of our own; the text itself is not shown."),
        crumbs=pair_crumbs(pair, Crumb(gettext("Sources"), reverse("sources", args=[pair.slug])), str(source.number)),
        records=lambda: _paragraph_records(pair, source, paragraphs),
        source_title=source.title,
        publisher=source.publisher,
        published=dated(source),
        language=source.language,
        url=source.url,
        kind=source.get_kind_display(),
        extent=source.get_extent_display(),
        retrieved=source.retrieved_on.isoformat() if source.retrieved_on else "",
        caution=source.caution,
        paragraphs=tuple(_line(pair, paragraph) for paragraph in paragraphs),
    )


def _source_heading(source: Source, count: int) -> str:
    sentence = ngettext(
        "Source %(number)d: %(count)d numbered paragraph of “%(title)s”",
        "Source %(number)d: %(count)d numbered paragraphs of “%(title)s”",
        count,
    )
    return sentence % {"number": source.number, "count": count, "title": source.title}


def _line(pair: CountryPair, paragraph: Paragraph) -> ParagraphLine:
    return ParagraphLine(
        number=paragraph.number,
        summary=paragraph.summary,
        voice=paragraph.get_attribution_display(),
        speaker=paragraph.speaker.name if paragraph.speaker else "",
        used_for=tuple(_uses(pair, paragraph)),
    )


def _uses(pair: CountryPair, paragraph: Paragraph) -> Iterable[Link]:
    for proposal in paragraph.proposal_set.all():
        if proposal.state == Publication.PUBLISHED:
            label = gettext("Proposal %(number)d") % {"number": proposal.number}
            yield Link(label, reverse("proposal", args=[pair.slug, proposal.number]))
    trade = reverse("trade", args=[pair.slug])
    for figure in paragraph.tradefigure_set.all():
        if figure.state == Publication.PUBLISHED:
            yield Link(gettext("Figure %(code)s") % {"code": figure.code}, f"{trade}#figure-{figure.code}")
    for target in paragraph.target_set.all():
        if target.state == Publication.PUBLISHED:
            yield Link(gettext("Target %(code)s") % {"code": target.code}, f"{trade}#target-{target.code}")


def _paragraph_records(pair: CountryPair, source: Source, paragraphs: list[Paragraph]) -> Iterable[Record]:
    for paragraph in paragraphs:
        yield {
            "pair": pair.slug,
            "source": source.number,
            "paragraph": paragraph.number,
            "attribution": paragraph.attribution,
            "speaker": paragraph.speaker.code if paragraph.speaker else None,
            "summary": paragraph.summary,
        }
