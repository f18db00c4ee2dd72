"""What shows that something came of a proposal: paragraphs, events with what each shows, searches without a find."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from cooperation.models import Attribution, CountryPair, Showing
from cooperation.queries.evidence import Passage
from cooperation.queries.proposal_values import BearingValue, SearchValue
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


def evidence_items(passages: Iterable[Passage], cites: Citations) -> tuple[EvidenceItem, ...]:
    """Paragraphs in our own words, with publisher and voice."""
    return tuple(
        EvidenceItem(
            summary=passage.summary,
            cites=cites([passage]),
            context=f"{passage.source.publisher} · {Attribution(passage.attribution).label}",
        )
        for passage in passages
    )


def event_lines(
    pair: CountryPair, bearings: Iterable[BearingValue], cites: Citations, *, announced: bool = False
) -> tuple[EventLine, ...]:
    """Events in the order of time, each with the place where the timeline shows it."""
    return tuple(_event_line(pair, bearing, cites, announced=announced) for bearing in bearings)


def _event_line(pair: CountryPair, bearing: BearingValue, cites: Citations, *, announced: bool) -> EventLine:
    words = announced_for if announced else day_or_part
    return EventLine(
        when=words(bearing.happened_on, bearing.happened_until),
        title=bearing.title,
        url=f"{reverse('timeline', args=[pair.slug])}?year={bearing.happened_on.year}#event-{bearing.code}",
        shows=gettext("nothing before that day") if announced else str(Showing(bearing.shows).label),
        cites=cites(bearing.passages),
        caution=bearing.caution,
    )


def shown_by(bearings: Iterable[BearingValue], cites: Citations) -> tuple[Cite, ...]:
    """The marks of the strongest that the events show, the latest first three."""
    ranks = {shows: rank for rank, shows in enumerate(Showing.values)}
    counted = [bearing for bearing in bearings if bearing.shows != Showing.CONTEXT]
    strongest = max((ranks[bearing.shows] for bearing in counted), default=0)
    passages = [bearing.passages[0] for bearing in reversed(counted) if ranks[bearing.shows] == strongest]
    return cites(passages[:3])


def search_lines(searches: Iterable[SearchValue]) -> tuple[SearchLine, ...]:
    """Searches in the order in which they were made."""
    return tuple(_search_line(search) for search in searches)


def _search_line(search: SearchValue) -> SearchLine:
    heading = gettext("No source found as of %(day)s") % {"day": day_words(search.searched_on)}
    how = gettext("%(where)s; languages: %(languages)s; searched by: %(by)s")
    words = {"where": search.where, "languages": search.languages, "by": search.searched_by}
    return SearchLine(heading, search.words, how % words, search.note)
