"""The timeline of a pair: meetings, documents, statuses and figures, each where its date puts it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from django.core.paginator import Page as ListPage
from django.http import QueryDict
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext

from cooperation.analysis.dates import PartialDate
from cooperation.models import CountryPair, ProposalStatus
from cooperation.queries.sectors import SectorValue
from cooperation.queries.sectors import sectors as all_sectors
from cooperation.queries.timeline import Counts, Dated, Entries, Entry, total
from cooperation.wording.dates import day_or_part
from cooperation.wording.numbers import whole
from dashboard.charts.explore import explore_timeline
from dashboard.charts.timeline import StatusName, TimelineChart, TimelineEvent, TimelineLane, timeline_chart
from dashboard.components.citations import Citations
from dashboard.components.crumbs import pair_crumbs
from dashboard.components.facets import FacetGroup, Facets, Option, as_of_day, left_without, since_day
from dashboard.components.page import Block, Cell, ChartCard, Crumb, DataTable, Head, Link, Page, Record
from dashboard.presenting.events import KINDS, TimelineItem, TimelineQuery, item_record, timeline_items

LANES = ("meeting", "document", "status")


def timeline_card(items: Sequence[TimelineItem], *, has_earlier: bool = False) -> ChartCard:
    """The items of the three lanes that a chart has room for, the newest first; earlier ones may be left out."""
    statuses = dict(ProposalStatus.choices)
    drawn = {item.status for item in items if item.status}
    return ChartCard(
        key="timeline",
        title=_lanes_heading(items, has_earlier=has_earlier),
        subtitle=gettext(
            "Meetings, documents and statuses by date; a block is a month or a year where a source gives no day"
        ),
        alt=gettext("Timeline; the table and the list below it hold the same entries."),
        table=_table(items),
        info=TimelineChart(
            lanes=tuple(_lanes(items)),
            key=tuple(StatusName(code, str(label)) for code, label in statuses.items() if code in drawn),
        ),
        draw=timeline_chart,
        explore=explore_timeline,
        source_note=gettext("the paragraphs that each entry below cites."),
    )


def _lanes_heading(items: Sequence[TimelineItem], *, has_earlier: bool) -> str:
    years = [item.on.year for item in items]
    words = {"count": len(items), "first": min(years), "last": max(years)}
    if has_earlier:
        return gettext("The latest %(count)d meetings, documents and statuses, %(first)d to %(last)d") % words
    sentence = ngettext(
        "%(count)d meeting, document or status, of %(first)d",
        "%(count)d meetings, documents and statuses, %(first)d to %(last)d",
        len(items),
    )
    return sentence % words


def _lanes(items: Sequence[TimelineItem]) -> Iterable[TimelineLane]:
    for kind in LANES:
        of_kind = [item for item in items if item.kind == kind]
        if of_kind:
            yield TimelineLane(str(KINDS[kind]), tuple(_marks(of_kind)))


def _marks(items: Sequence[TimelineItem]) -> Iterable[TimelineEvent]:
    """A mark an item; statuses of one date that are the same in words share one."""

    def date_and_status(item: TimelineItem) -> tuple[str, str, str]:
        return str(item.on), item.status, item.status_label

    for (on, status, _words), found in groupby(sorted(items, key=date_and_status), key=date_and_status):
        same = list(found)
        if not status:
            yield from (TimelineEvent(on, item.title, hover=f"{item.when}: {item.title}") for item in same)
            continue
        numbers = ", ".join(sorted((link.label for item in same for link in item.proposals), key=int))
        label = gettext("%(status)s: %(numbers)s") % {"status": same[0].status_label, "numbers": numbers}
        yield TimelineEvent(on, label, status=status, hover=f"{same[0].when}: {label}")


def _table(items: Sequence[TimelineItem]) -> DataTable:
    columns = (Head(gettext("Date")), Head(gettext("Kind")), Head(gettext("What")), Head(gettext("Proposals")))
    rows = tuple(
        (
            Cell(item.when, cites=item.cites),
            Cell(status=item.status, status_label=item.status_label) if item.status else Cell(item.kind_label),
            Cell(item.title, url=item.url),
            Cell(" ".join(link.label for link in item.proposals)),
        )
        for item in items
    )
    return DataTable(columns, rows)


PER_PAGE = 20
# A link to an entry names its year and its anchor: so much of one year stands on its first page.
PER_YEAR = 200
MOST_DRAWN = 40


@dataclass(frozen=True)
class Year:
    """A year with its items, the newest first."""

    year: str
    items: tuple[TimelineItem, ...]


class TimelinePage(Page):
    """What happened and was said, by date, as known on the day; with its filters and a chart of the latest."""

    knows_days = True
    blocks = (
        Block("filters", lambda page: page.facets, "facets.html"),
        Block("timeline", lambda page: page.chart_card, span=9),
        Block("announced", lambda page: page.announced, "timeline/announced.html", span=9),
        Block("entries", lambda page: page, "timeline/entries.html"),
    )

    def __init__(self, pair: CountryPair, params: QueryDict, today: date) -> None:
        self.pair, self.today = pair, today
        self.query = TimelineQuery.from_params(params)
        self.day = self.query.as_of
        self.cites = Citations(pair)
        self.cited = self.cites.cited

    @cached_property
    def sectors(self) -> dict[str, SectorValue]:
        """All sectors, for the filters and their words."""
        return all_sectors()

    @cached_property
    def _entries(self) -> Entries:
        return Entries(self.pair, self.query, self.today)

    @cached_property
    def list_page(self) -> ListPage[Dated]:
        """A page of what the filters leave."""
        return self._entries.page(self.query.page, PER_YEAR if len(self.query.year) == 1 else PER_PAGE)

    @cached_property
    def _drawable(self) -> list[Dated]:
        """What the lanes of the chart take, the latest first."""
        return [dated for dated in self._entries.happened if dated.kind in LANES]

    @property
    def _drawn(self) -> list[Dated]:
        """The latest of them, each day whole: a mark without some of its day's proposals would mislead."""
        drawn = self._drawable[:MOST_DRAWN]
        return [dated for dated in self._drawable if dated.on >= drawn[-1].on] if drawn else []

    @cached_property
    def _fetched(self) -> tuple[list[Entry], ...]:
        """The entries of this page, of the chart and of what lies ahead: fetched together, since many are in two."""
        entries = self._entries
        return tuple(entries.fetched(list(self.list_page), self._drawn, entries.announced))

    @cached_property
    def shown(self) -> list[TimelineItem]:
        """The entries of this page."""
        return timeline_items(self.pair, self._fetched[0], self.cites)

    @property
    def years(self) -> tuple[Year, ...]:
        """The entries of this page of the list, by year."""
        by_year = groupby(self.shown, key=lambda item: f"{item.on.year:04d}")
        return tuple(Year(year, tuple(items)) for year, items in by_year)

    @cached_property
    def facets(self) -> Facets:
        """The filters beside the list, with how many entries each would leave."""
        return _facets(self.pair, self.query, self._entries.counts(), self.sectors.values())

    @property
    def left(self) -> tuple[Link, ...]:
        """Filters of which each, dropped, leaves some entries, where all together leave none."""

        def count(params: QueryDict) -> int:
            return len(Entries(self.pair, TimelineQuery.from_params(params), self.today).happened)

        return tuple(left_without(self.facets.chips, count))

    @property
    def chart_card(self) -> ChartCard | None:
        """The latest entries as a chart, over the first page of the list."""
        if self.list_page.number > 1:
            return None
        drawn = timeline_items(self.pair, self._fetched[1], Citations(self.pair))
        return timeline_card(drawn, has_earlier=len(drawn) < len(self._drawable)) if drawn else None

    @cached_property
    def announced(self) -> tuple[TimelineItem, ...]:
        """What lies ahead of the day of reading."""
        return tuple(timeline_items(self.pair, self._fetched[2], self.cites, announced=True))

    @property
    def count_words(self) -> str:
        """How many entries the filters leave."""
        return _count_words(self.list_page.paginator.count)

    @property
    def title(self) -> str:
        """How many there are, and up to when."""
        return _heading(self._entries.happened, self.filters)

    @property
    def standfirst(self) -> str:
        """How dates are given."""
        return gettext("By date, as exactly as the source gives it. Figures are placed at the end of their period.")

    @property
    def crumbs(self) -> tuple[Crumb, ...]:
        """From the pair."""
        return pair_crumbs(self.pair, gettext("Timeline"))

    @cached_property
    def filters(self) -> str:
        """The filters and the day as a phrase."""
        return self.query.in_words(self.sectors)

    def items(self) -> Iterable[TimelineItem]:
        """All entries that the filters leave."""
        return timeline_items(self.pair, self._entries.all(), Citations(self.pair))

    def records(self) -> Iterable[Record]:
        """A record an entry, all that the filters leave; what is announced comes last."""
        yield from (item_record(self.pair, item) for item in self.items())
        yield from (item_record(self.pair, item) for item in self.announced)


def _heading(happened: Sequence[Dated], filters: str) -> str:
    """How many events, statements and figures there are, up to when; under filters, after what they ask for."""
    asked, count = {"filters": capfirst(filters)}, len(happened)
    if not happened:
        return gettext("%(filters)s: nothing is reported") % asked if filters else gettext("Nothing is reported yet")
    last = PartialDate.parse(happened[0].on)
    sentence = ngettext(
        "%(count)s event, statement or figure, of %(last)s",
        "%(count)s events, statements and figures, up to %(last)s",
        count,
    )
    words = {"count": whole(count), "last": day_or_part(PartialDate(last.year, last.month))}
    if not filters:
        return sentence % words
    sentence = ngettext(
        "%(filters)s: %(count)s entry, of %(last)s", "%(filters)s: %(count)s entries, up to %(last)s", count
    )
    return sentence % (asked | words)


def _count_words(count: int) -> str:
    return ngettext("%(count)s entry", "%(count)s entries", count) % {"count": whole(count)}


def _facets(pair: CountryPair, query: TimelineQuery, found: Counts, sectors: Iterable[SectorValue]) -> Facets:
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
                if not s.is_retired
            ),
            is_long=True,
        ),
        FacetGroup(
            "year",
            gettext("Year"),
            tuple(Option(year, year, total(found, query.kind, [year]), year in query.year) for year in years),
            is_long=True,
        ),
    )
    return Facets(reverse("timeline", args=[pair.slug]), groups, (since_day(query.since), as_of_day(query.as_of)))
