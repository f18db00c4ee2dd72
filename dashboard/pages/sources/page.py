"""What the record rests on: all sources of a pair, and one source with its numbered paragraphs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils.translation import get_language_info, gettext, gettext_lazy, ngettext

from cooperation.analysis.choosing.known import is_announced
from cooperation.analysis.source_ranks import speaks_for_a_state
from cooperation.models import Attribution, CountryPair, Extent, SourceKind
from cooperation.models.addresses import figure_address, proposal_address, target_address
from cooperation.queries.sources import ListedSource, UsedParagraph, paragraphs_of, source_of, sources_of
from cooperation.wording.dates import day_or_part, day_words
from cooperation.wording.numbers import NBSP
from dashboard.components import parameters
from dashboard.components.citations import dated, label_of
from dashboard.components.crumbs import pair_crumbs
from dashboard.components.page import Block, Cell, Crumb, DataTable, Head, Link, Page, Record

PER_PAGE = 40
# Under a heading that says "read".
EXTENTS = {Extent.WHOLE: gettext_lazy("whole"), Extent.EXCERPT: gettext_lazy("an excerpt")}


@dataclass(frozen=True)
class ParagraphLine:
    """A paragraph under its mark, in our own words, with the words quoted and what the record takes from it."""

    number: int
    label: str
    quotes: tuple[str, ...]
    summary: str
    voice: str
    speaker: str
    used_for: tuple[Link, ...]


@dataclass(frozen=True)
class SourceFacts:
    """What a source is and how far to trust it, in words."""

    publisher: str
    published: str
    language: str
    kind: str
    extent: str
    retrieved: str
    url: str
    caution: str


class SourcesPage(Page):
    """All published sources, those known on the day, by number."""

    knows_days = True
    blocks = (Block("sources", lambda page: page, "sources/list.html"),)

    def __init__(self, pair: CountryPair, params: QueryDict, today: date) -> None:
        self.pair, self.today = pair, today
        self.day = parameters.day(params.get("as_of", ""))
        self.page_number = parameters.page_number(params)

    @cached_property
    def sources(self) -> list[ListedSource]:
        """The published sources of the pair, as known on the day."""
        return sources_of(self.pair, self.today, self.day)

    @property
    def title(self) -> str:
        """How many there are, and how many speak for a state."""
        return _heading(self.sources)

    @property
    def standfirst(self) -> str:
        """What they are for."""
        return gettext("Each statement and figure on this site leads to a paragraph or an extract of one of these.")

    @property
    def crumbs(self) -> tuple[Crumb, ...]:
        """From the pair."""
        return pair_crumbs(self.pair, gettext("Sources"))

    @cached_property
    def list_page(self) -> ListPage[ListedSource]:
        """A page of the sources, the first of the record first."""
        return Paginator(self.sources, PER_PAGE).get_page(self.page_number)

    @property
    def table(self) -> DataTable:
        """A row a source of this page."""
        return _table(self.pair, [*self.list_page.object_list])

    def records(self) -> Iterable[Record]:
        """A record a source."""
        return (_source_record(self.pair, source) for source in self.sources)


class SourcePage(Page):
    """One source: what it is, how far to trust it, and its paragraphs; Http404 with a sentence where there is none."""

    blocks = (
        Block("original", lambda page: page.source.url or None, "sources/original.html"),
        Block("paragraphs", lambda page: page.lines, "sources/paragraphs.html", span=8),
        Block("facts", lambda page: page.facts, "sources/facts.html", span=4),
    )

    def __init__(self, pair: CountryPair, params: QueryDict, today: date, number: int) -> None:
        source = source_of(pair, number)
        if source is None:
            raise Http404(gettext("There is no source %(number)d for this pair.") % {"number": number})
        if source.published_on and is_announced(source.published_on, today):
            words = {"number": number, "day": day_or_part(source.published_on)}
            raise Http404(gettext("Source %(number)d is dated %(day)s: it is shown from then on.") % words)
        self.pair, self.source = pair, source
        self.paragraphs = paragraphs_of(source)

    @property
    def title(self) -> str:
        """How much of it is kept."""
        return _source_heading(self.source, len(self.paragraphs))

    @property
    def standfirst(self) -> str:
        """What is shown of it."""
        return gettext("Each is summed up in one sentence of our own; of its words only those quoted are shown.")

    @property
    def crumbs(self) -> tuple[Crumb, ...]:
        """From the sources."""
        sources = Crumb(gettext("Sources"), reverse("sources", args=[self.pair.slug]))
        return pair_crumbs(self.pair, sources, str(self.source.number))

    @cached_property
    def lines(self) -> tuple[ParagraphLine, ...]:
        """The paragraphs or extracts."""
        return tuple(_line(self.pair, self.source, paragraph) for paragraph in self.paragraphs)

    @property
    def facts(self) -> SourceFacts:
        """What the source is."""
        source = self.source
        return SourceFacts(
            publisher=source.publisher,
            published=dated(source),
            language=_language(source.language),
            kind=str(SourceKind(source.kind).label),
            extent=str(EXTENTS[Extent(source.extent)]),
            retrieved=day_words(source.retrieved_on) if source.retrieved_on else "",
            url=source.url,
            caution=source.caution,
        )

    def records(self) -> Iterable[Record]:
        """A record on the source, then one a paragraph."""
        yield _source_record(self.pair, self.source)
        yield from _paragraph_records(self.pair, self.source, self.paragraphs)


def _heading(sources: list[ListedSource]) -> str:
    official = sum(speaks_for_a_state(source.kind) for source in sources)
    if not sources:
        return gettext("No source has been read yet")
    words = {"count": len(sources), "official": official}
    if not official:
        sentence = ngettext(
            "The record rests on one source, which is no official statement or document",
            "The record rests on %(count)d sources, none of them an official statement or document",
            len(sources),
        )
    elif official == len(sources):
        sentence = ngettext(
            "The record rests on one source, an official statement or document",
            "The record rests on %(count)d sources, all of them official statements or documents",
            len(sources),
        )
    else:
        sentence = ngettext(
            "The record rests on %(count)d sources, %(official)d of them an official statement or document",
            "The record rests on %(count)d sources, %(official)d of them official statements or documents",
            official,
        )
    return sentence % words


def _language(code: str) -> str:
    """The name of a language in the reader's; its code where Django knows none."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


def _table(pair: CountryPair, sources: list[ListedSource]) -> DataTable:
    columns = (
        Head(gettext("No.")),
        Head(gettext("Source")),
        Head(gettext("Publisher")),
        Head(gettext("Published")),
        Head(gettext("Kind")),
        Head(gettext("Read")),
    )
    rows = tuple(
        (
            Cell(str(source.number)),
            Cell(source.title, url=reverse("source", args=[pair.slug, source.number])),
            Cell(source.publisher),
            Cell(dated(source).replace(" ", NBSP)),
            Cell(str(SourceKind(source.kind).label)),
            Cell(str(EXTENTS[Extent(source.extent)]).replace(" ", NBSP)),
        )
        for source in sources
    )
    return DataTable(columns, rows)


def _source_record(pair: CountryPair, source: ListedSource) -> Record:
    return {
        "pair": pair.slug,
        "source": source.number,
        "title": source.title,
        "publisher": source.publisher,
        "published_on": str(source.published_on) if source.published_on else None,
        "language": source.language,
        "url": source.url,
        "kind": source.kind,
        "kind_name": str(SourceKind(source.kind).label),
        "extent": source.extent,
        "retrieved_on": source.retrieved_on.isoformat() if source.retrieved_on else None,
        "caution": source.caution,
    }


def _source_heading(source: ListedSource, count: int) -> str:
    words = {"number": source.number, "count": count, "title": source.title}
    if source.extent == Extent.EXCERPT:
        sentence = ngettext(
            "Source %(number)d: %(count)d extract of “%(title)s”",
            "Source %(number)d: %(count)d extracts of “%(title)s”",
            count,
        )
        return sentence % words
    sentence = ngettext(
        "Source %(number)d: %(count)d numbered paragraph of “%(title)s”",
        "Source %(number)d: %(count)d numbered paragraphs of “%(title)s”",
        count,
    )
    return sentence % words


def _line(pair: CountryPair, source: ListedSource, paragraph: UsedParagraph) -> ParagraphLine:
    return ParagraphLine(
        number=paragraph.number,
        label=label_of(source, paragraph.number),
        quotes=paragraph.quotes,
        summary=paragraph.summary,
        voice=str(Attribution(paragraph.attribution).label),
        speaker=paragraph.speaker_name,
        used_for=tuple(_uses(pair, paragraph)),
    )


def _uses(pair: CountryPair, paragraph: UsedParagraph) -> Iterable[Link]:
    for number in paragraph.proposals:
        yield Link(gettext("Proposal %(number)d") % {"number": number}, proposal_address(pair.slug, number))
    for code in paragraph.figures:
        yield Link(gettext("Figure %(code)s") % {"code": code}, figure_address(pair.slug, code))
    for code in paragraph.targets:
        yield Link(gettext("Target %(code)s") % {"code": code}, target_address(pair.slug, code))


def _paragraph_records(pair: CountryPair, source: ListedSource, paragraphs: list[UsedParagraph]) -> Iterable[Record]:
    for paragraph in paragraphs:
        yield {
            "pair": pair.slug,
            "source": source.number,
            "paragraph": paragraph.number,
            "attribution": paragraph.attribution,
            "speaker": paragraph.speaker or None,
            "summary": paragraph.summary,
            "quotes": "; ".join(paragraph.quotes),
        }
