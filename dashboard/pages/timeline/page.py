"""The timeline of a pair: meetings, documents, statuses and figures, each where its date puts it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any, ClassVar

from django.core.paginator import Page as ListPage
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from cooperation.models import CountryPair, Sector
from cooperation.queries.sectors import sectors as all_sectors
from cooperation.queries.timeline import Counts, Entries, counts, total
from dashboard.components.citations import Citations
from dashboard.components.crumbs import pair_crumbs
from dashboard.components.facets import FacetGroup, Facets, Option, as_of_day
from dashboard.components.page import BuiltPage, ChartCard, Record
from dashboard.pages.timeline.chart import LANES, timeline_card
from dashboard.pages.timeline.items import TimelineItem, timeline_items
from dashboard.pages.timeline.query import KINDS, TimelineQuery

PER_PAGE = 100
MOST_DRAWN = 150


@dataclass(frozen=True)
class Year:
    """A year with its items, the newest first."""

    year: str
    items: tuple[TimelineItem, ...]


@dataclass(frozen=True, kw_only=True)
class TimelinePage(BuiltPage):
    """The timeline: a page of its items by year, and the filters. ``items`` gives all that the filters leave."""

    knows_days: ClassVar[bool] = True

    years: tuple[Year, ...]
    facets: Facets
    list_page: ListPage[Any]
    count_words: str
    items: Callable[[], Iterable[TimelineItem]]


def timeline_page(pair: CountryPair, params: QueryDict, today: date) -> TimelinePage:
    """Build the timeline from an address's query string."""
    query = TimelineQuery.from_params(params)
    sectors, cites = all_sectors(), Citations(pair)
    list_page, entries = Entries(pair, query).page(query.page, PER_PAGE)
    shown = timeline_items(pair, entries, cites)
    filters = query.in_words(sectors)
    return TimelinePage(
        title=_heading(list_page.paginator.count, shown, filters),
        standfirst=gettext(
            "Each stands where its date puts it; a date of which the source gives only the month or year stays one. "
            "Figures stand at the end of the period that they are about, and belong to no sector."
        ),
        crumbs=pair_crumbs(pair, gettext("Timeline")),
        records=lambda: (_record(pair, item) for item in _all(pair, query)),
        cited=cites.cited,
        charts=tuple(_charts(pair, query)),
        filters=filters,
        years=tuple(Year(year, tuple(items)) for year, items in groupby(shown, key=lambda item: f"{item.on.year:04d}")),
        facets=_facets(pair, query, counts(pair, query), sectors.values()),
        list_page=list_page,
        count_words=_count_words(list_page.paginator.count),
        items=lambda: _all(pair, query),
    )


def _heading(count: int, shown: Sequence[TimelineItem], filters: str) -> str:
    if not count:
        return gettext("Nothing is on record: %(filters)s") % {"filters": filters}
    sentence = ngettext(
        "%(count)d entry on the timeline, of %(last)s",
        "%(count)d entries on the timeline, the latest of %(last)s",
        count,
    )
    words = {"count": count, "last": shown[0].when if shown else ""}
    return f"{sentence % words}: {filters}" if filters else sentence % words


def _count_words(count: int) -> str:
    return ngettext("%(count)d entry", "%(count)d entries", count) % {"count": count}


def _charts(pair: CountryPair, query: TimelineQuery) -> Iterable[ChartCard]:
    """A chart of the latest entries that its lanes take, where the filters leave any."""
    kinds = tuple(kind for kind in LANES if not query.kind or kind in query.kind)
    entries = Entries(pair, replace(query, kind=kinds)).latest(MOST_DRAWN) if kinds else []
    if entries:
        yield timeline_card(timeline_items(pair, entries, Citations(pair)))


def _all(pair: CountryPair, query: TimelineQuery) -> Iterable[TimelineItem]:
    """All that the filters leave."""
    return timeline_items(pair, Entries(pair, query).all(), Citations(pair))


def _facets(pair: CountryPair, query: TimelineQuery, found: Counts, sectors: Iterable[Sector]) -> Facets:
    years = sorted({year for _what, year, _code in found} | set(query.year), reverse=True)
    groups = (
        FacetGroup(
            "kind",
            gettext("Kind"),
            tuple(
                Option(kind, str(label), total(found, [kind], query.year), kind in query.kind)
                for kind, label in KINDS.items()
            ),
        ),
        FacetGroup(
            "sector",
            gettext("Sector"),
            tuple(
                Option(s.code, s.name, total(found, query.kind, query.year, s.code), s.code in query.sector)
                for s in sectors
                if s.retired_on is None
            ),
        ),
        FacetGroup(
            "year",
            gettext("Year"),
            tuple(Option(year, year, total(found, query.kind, [year]), year in query.year) for year in years),
        ),
    )
    return Facets(reverse("timeline", args=[pair.slug]), groups, as_of_day(query.as_of))


def _record(pair: CountryPair, item: TimelineItem) -> Record:
    return {
        "pair": pair.slug,
        "date": str(item.on),
        "kind": item.kind,
        "code": item.anchor,
        "title": item.title,
        "status": item.status or None,
        "proposals": " ".join(link.label for link in item.proposals),
        "evidence": " ".join(cite.key for cite in item.cites),
        "note": item.note,
        "recorded_at": item.recorded_at.isoformat(),
    }
