"""What shows that something came of a proposal: paragraphs, events with what each shows, searches without a find."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from cooperation.models import Bearing, CountryPair, EvidenceSearch, Paragraph, Showing
from cooperation.wording.dates import announced_for, day_or_part, day_words
from dashboard.components.citations import Citations
from dashboard.components.page import Cite, EvidenceItem


@dataclass(frozen=True)
class EventLine:
    """A dated event that bears on the proposal, and what it shows about it; nothing while it lies ahead."""

    when: str
    title: str
    url: str
    shows: str
    cites: tuple[Cite, ...]
    caution: str


@dataclass(frozen=True)
class SearchLine:
    """A search that found nothing: when, by whom, where, in which languages, for which words."""

    heading: str
    words: str
    how: str
    note: str


def evidence_items(paragraphs: Iterable[Paragraph], cites: Citations) -> tuple[EvidenceItem, ...]:
    """Paragraphs in our own words, with publisher and voice."""
    return tuple(
        EvidenceItem(
            summary=paragraph.summary,
            cites=cites([paragraph]),
            context=f"{paragraph.source.publisher} · {paragraph.get_attribution_display()}",
        )
        for paragraph in paragraphs
    )


def event_lines(
    pair: CountryPair, bearings: Iterable[Bearing], cites: Citations, *, announced: bool = False
) -> tuple[EventLine, ...]:
    """Events in the order of time, each with the place where the timeline shows it."""
    return tuple(_event_line(pair, bearing, cites, announced=announced) for bearing in bearings)


def _event_line(pair: CountryPair, bearing: Bearing, cites: Citations, *, announced: bool) -> EventLine:
    event, words = bearing.event, announced_for if announced else day_or_part
    year = event.happened_on.year if event.happened_on else ""
    return EventLine(
        when=words(event.happened_on, event.happened_until) if event.happened_on else "",
        title=event.title,
        url=f"{reverse('timeline', args=[pair.slug])}?year={year}#event-{event.code}",
        shows=gettext("nothing before that day") if announced else bearing.get_shows_display(),
        cites=cites(event.paragraphs()),
        caution=event.caution,
    )


def shown_by(bearings: Iterable[Bearing], cites: Citations) -> tuple[Cite, ...]:
    """The marks of the strongest that the events show, the latest first three."""
    ranks = {shows: rank for rank, shows in enumerate(Showing.values)}
    counted = [bearing for bearing in bearings if bearing.shows != Showing.CONTEXT]
    strongest = max((ranks[bearing.shows] for bearing in counted), default=0)
    paragraphs = [b.event.evidence for b in reversed(counted) if ranks[b.shows] == strongest]
    return cites(paragraphs[:3])


def search_lines(searches: Iterable[EvidenceSearch]) -> tuple[SearchLine, ...]:
    """Searches in the order in which they were made."""
    return tuple(_search_line(search) for search in searches)


def _search_line(search: EvidenceSearch) -> SearchLine:
    heading = gettext("No source found as of %(day)s") % {"day": day_words(search.searched_on)}
    how = gettext("%(where)s; languages: %(languages)s; searched by: %(by)s")
    words = {"where": search.where, "languages": search.languages, "by": search.searched_by}
    return SearchLine(heading, search.query_words, how % words, search.note)
