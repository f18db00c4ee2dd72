"""What changed: revisions of a pair's record, from its history, the newest first."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any, ClassVar, Self
from urllib.parse import urlencode

from django.core.paginator import Page as ListPage
from django.http import QueryDict
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext

from cooperation.analysis.dates import PartialDate
from cooperation.models import Change, CountryPair
from cooperation.models.addresses import timeline_address
from cooperation.queries.history import Beginning, ChangeFilter, Changes, Revision
from cooperation.queries.scopes import part_names
from cooperation.queries.timeline import Entries, TimelineFilter
from cooperation.queries.unknown import unknown_places
from cooperation.wording.dates import day_or_part
from cooperation.wording.lists import listed
from dashboard.components import parameters
from dashboard.components.citations import Citations
from dashboard.components.crumbs import pair_crumbs
from dashboard.components.facets import Day, FacetGroup, Facets, Option, since_day, since_words
from dashboard.components.page import Block, Crumb, Link, Page, Record
from dashboard.pages.timeline.change_words import KINDS, ChangeLine, change_line, scope_of
from dashboard.presenting.events import TimelineItem, item_record, timeline_items
from dashboard.presenting.news import News, NewsItem

REVISIONS_PER_PAGE = 20
LINES_SHOWN = 25
NEWS_SHOWN = 25
HAPPENED = ("meeting", "document", "event", "status")


@dataclass(frozen=True)
class ChangesQuery(ChangeFilter):
    """Which changes, and a page of them. What makes no sense is left out."""

    page: int = 1
    view: str = ""

    @classmethod
    def from_params(cls, params: QueryDict) -> Self:
        """Read an address's query string."""
        proposal = params.get("proposal", "")
        return cls(
            kind=parameters.known(params, "kind", list(KINDS)),
            since=parameters.since(params),
            proposal=proposal if proposal.isascii() and proposal.isdigit() and len(proposal) < 10 else "",
            page=parameters.page_number(params),
            view="record" if params.get("view") == "record" else "",
        )

    def in_words(self) -> str:
        """The filters as a phrase; empty without any."""
        parts = [
            gettext(" or ").join(str(KINDS[kind]).lower() for kind in self.kind),
            self.proposal and gettext("about proposal %(number)s") % {"number": self.proposal},
            self.since and since_words(self.since),
        ]
        return ", ".join(str(part) for part in parts if part)


@dataclass(frozen=True)
class ToldRevision:
    """All that was done in one go: its lines by kind, the first of each shown, and how many more there are."""

    number: int
    recorded_at: datetime
    summary: str
    lines: tuple[ChangeLine, ...]
    more: int


@dataclass(frozen=True)
class View:
    """One of the two ways of looking at what changed."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True)
class WorldNews:
    """What is new in the world, under the form that asks since when."""

    template: ClassVar[str] = "timeline/world.html"

    news: News
    since: Day
    action: str


@dataclass(frozen=True)
class RevisionList:
    """Revisions, the newest first, with the filters over them."""

    revisions: tuple[ToldRevision, ...]
    facets: Facets
    list_page: ListPage[Any]
    count_words: str


class ChangesPage(Page):
    """What is new in the world, by its date, or what was edited in this record, by the time of the edit."""

    blocks = (
        Block("views", lambda page: page.views, "timeline/views.html"),
        Block("world", lambda page: page.world),
        Block("record", lambda page: page.edits, "timeline/revisions.html"),
    )

    def __init__(self, pair: CountryPair, params: QueryDict, today: date) -> None:
        self.pair = pair
        self.today = today
        self.query = ChangesQuery.from_params(params)
        self.chosen = Changes(pair, self.query)
        self.cites = Citations(pair)
        self.cited = self.cites.cited

    @property
    def of_the_record(self) -> bool:
        """Whether edits are asked for: by name, or by filters that only they have."""
        asked = self.query
        return bool(asked.view == "record" or asked.kind or asked.proposal or asked.page > 1)

    @cached_property
    def totals(self) -> tuple[int, datetime | None]:
        """How many changes there are, and when the latest was recorded."""
        return self.chosen.totals()

    @cached_property
    def title(self) -> str:
        """How much changed, and when last."""
        if self.of_the_record:
            began = self.began
            return _heading_since(self.edited, began) if began else _heading(*self.totals, self.filters)
        latest = self.entries[0].when if self.entries else ""
        if self.query.since:
            return _since_heading(len(self._happened.happened), latest, self.filters)
        sentence = gettext("The latest reported event dates from %(day)s")
        return sentence % {"day": latest} if latest else gettext("No event has been reported yet")

    @property
    def standfirst(self) -> str:
        """What the view shows."""
        if self.of_the_record:
            return gettext("Every edit of a published row is kept, with what stood there before.")
        return gettext("Events and statuses by the day on which they happened, the latest first.")

    @property
    def crumbs(self) -> tuple[Crumb, ...]:
        """From the pair."""
        return pair_crumbs(self.pair, gettext("What changed"))

    @property
    def filters(self) -> str:
        """The filters as a phrase."""
        return self.query.in_words()

    @property
    def views(self) -> tuple[View, View]:
        """The way from one view to the other."""
        base = reverse("changes", args=[self.pair.slug])
        since = _since(self.query.since)
        world = f"{base}?{urlencode(since)}" if since else base
        record = f"{base}?{urlencode([('view', 'record'), *since])}"
        return (
            View(gettext("New in the world"), world, not self.of_the_record),
            View(gettext("Edits to this record"), record, self.of_the_record),
        )

    @cached_property
    def _happened(self) -> Entries:
        return Entries(self.pair, TimelineFilter(kind=HAPPENED, since=self.query.since), self.today)

    @cached_property
    def entries(self) -> list[TimelineItem]:
        """The latest that happened, since the day asked for."""
        [latest] = self._happened.fetched(self._happened.happened[:NEWS_SHOWN])
        return timeline_items(self.pair, latest, self.cites)

    @cached_property
    def world(self) -> WorldNews | None:
        """What is new in the world."""
        if self.of_the_record:
            return None
        asked = [*(("kind", kind) for kind in HAPPENED), *_since(self.query.since)]
        timeline = f"{reverse('timeline', args=[self.pair.slug])}?{urlencode(asked)}"
        shown, count = len(self.entries), len(self._happened.happened)
        label = gettext("All %(count)d on the timeline") % {"count": count} if count > shown else ""
        links = (Link(label or gettext("On the timeline"), timeline),)
        heading = ngettext("The latest event or status", "The latest %(count)d events and statuses", shown) % {
            "count": shown
        }
        news = News(heading if shown else gettext("Nothing yet"), tuple(map(self._news_item, self.entries)), links)
        return WorldNews(news, since_day(self.query.since), reverse("changes", args=[self.pair.slug]))

    def _news_item(self, item: TimelineItem) -> NewsItem:
        place = timeline_address(self.pair.slug, item.on.year, item.anchor)
        note = ": ".join(filter(None, [item.kind_label, item.status_label]))
        return NewsItem(item.when, item.title, item.url or place, note, item.cites)

    @cached_property
    def began(self) -> Beginning | None:
        """How the record began, which is no edit; under filters nothing is set apart."""
        return None if self.filters else self.chosen.began()

    @property
    def edited(self) -> int:
        """How many edits the filters leave."""
        return self.totals[0] - (self.began.rows if self.began else 0)

    @cached_property
    def edits(self) -> RevisionList | None:
        """What was edited in this record; how it began, without filters, in one line."""
        if not self.of_the_record:
            return None
        first = self.began.revision if self.began else None
        told = tuple(_as_first_load(one) if one.number == first else one for one in self.revisions)
        return RevisionList(told, self.facets, self.list_page, _changes(self.edited))

    @cached_property
    def _page(self) -> tuple[ListPage[Any], list[Revision]]:
        return self.chosen.page(self.query.page, REVISIONS_PER_PAGE)

    @property
    def list_page(self) -> ListPage[Any]:
        """A page of revisions."""
        return self._page[0]

    @cached_property
    def revisions(self) -> tuple[ToldRevision, ...]:
        """The revisions of this page in words."""
        return tuple(told_revision(self.pair, revision, self._unknown) for revision in self._page[1])

    @cached_property
    def _unknown(self) -> set[str]:
        return unknown_places([self.pair.slug], self.today)

    @property
    def facets(self) -> Facets:
        """The filters over edits."""
        return _facets(self.pair, self.query, self.chosen.by_kind())

    def records(self) -> Iterable[Record]:
        """A record an entry of the timeline; of edits, one a new or withdrawn row and one a cell that was corrected."""
        if self.of_the_record:
            return _records(self.pair, self.chosen.all())
        return (item_record(self.pair, item) for item in timeline_items(self.pair, self._happened.all(), self.cites))


def _since_heading(count: int, latest: str, since: str) -> str:
    if not count:
        return gettext("No event or status is reported %(since)s") % {"since": since}
    sentence = ngettext(
        "%(count)d event or status %(since)s, of %(latest)s",
        "%(count)d events and statuses %(since)s, the latest of %(latest)s",
        count,
    )
    return sentence % {"count": count, "since": since, "latest": latest}


def _since(day: date | None) -> list[tuple[str, str]]:
    return [("since", day.isoformat())] if day else []


def _as_first_load(revision: ToldRevision) -> ToldRevision:
    summary = gettext("The record began: %(summary)s") % {"summary": revision.summary}
    return replace(revision, summary=summary, lines=(), more=0)


def _heading(count: int, latest: datetime | None, filters: str) -> str:
    asked = capfirst(filters)
    if latest is None:
        return (
            gettext("%(filters)s: nothing has been edited") % {"filters": asked}
            if asked
            else gettext("Nothing has been edited")
        )
    day = day_or_part(PartialDate(latest.year, latest.month, latest.day))
    words = {"changes": _changes(count), "day": day, "filters": asked}
    if not asked:
        return gettext("%(changes)s, the latest on %(day)s") % words
    return gettext("%(filters)s: %(changes)s, the latest on %(day)s") % words


def _heading_since(edited: int, began: Beginning) -> str:
    at = began.recorded_at
    words = {"count": edited, "day": day_or_part(PartialDate(at.year, at.month, at.day))}
    if not edited:
        return gettext("Nothing has been edited since the record began on %(day)s") % words
    sentence = ngettext(
        "%(count)d edit since the record began on %(day)s", "%(count)d edits since the record began on %(day)s", edited
    )
    return sentence % words


def _changes(count: int) -> str:
    return ngettext("%(count)d edit", "%(count)d edits", count) % {"count": count}


def told_revision(pair: CountryPair, revision: Revision, unknown: Set[str]) -> ToldRevision:
    """A revision in words; ``unknown`` are pages that are not there."""
    order = list(KINDS)
    parts = part_names([pair], map(scope_of, revision.changes))[pair.pk]
    told = (change_line(pair, change, parts, unknown) for change in revision.changes)
    lines = sorted(told, key=lambda line: order.index(line.kind))
    shown = tuple(lines[:LINES_SHOWN])
    return ToldRevision(revision.number, revision.recorded_at, _summary(lines), shown, len(lines) - len(shown))


def _summary(lines: Sequence[ChangeLine]) -> str:
    """What a revision holds: "3 evidence, 1 status change"."""
    counts = {kind: sum(line.kind == kind for line in lines) for kind in KINDS}
    return listed(f"{str(KINDS[kind]).lower()}: {count}" for kind, count in counts.items() if count)


def _facets(pair: CountryPair, query: ChangesQuery, counts: dict[str, int]) -> Facets:
    options = tuple(Option(kind, str(label), counts[kind], kind in query.kind) for kind, label in KINDS.items())
    kept = ({"name": "proposal", "value": query.proposal},) if query.proposal else ()
    kept = (*kept, {"name": "view", "value": "record"})
    groups = (FacetGroup("kind", gettext("Kind"), options),)
    return Facets(reverse("changes", args=[pair.slug]), groups, (since_day(query.since),), kept)


def _records(pair: CountryPair, changes: Iterable[Change]) -> Iterable[Record]:
    """A record a new or withdrawn row, and one for each cell that was corrected."""
    parts = part_names([pair])[pair.pk]
    for change in changes:
        line = change_line(pair, change, parts, frozenset())
        base: Record = {
            "pair": pair.slug,
            "revision": change.revision,
            "recorded_at": change.recorded_at.isoformat(),
            "kind": line.kind,
            "kind_name": line.kind_label,
            "table": line.table,
            "row": line.row,
            "title": line.title,
            "column": "",
            "before": "",
            "after": "",
        }
        yield from ([base | vars(cell) for cell in line.cells] or [base])
