"""What stands on the timeline of a pair: events, status changes, figures and targets by date, under filters."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import batched
from typing import Any, NamedTuple

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import CharField, F, TextField, Value
from django.db.models.functions import Cast

from cooperation.analysis.dates import PartialDate
from cooperation.models import Bearing, CountryPair, Event, EventKind, StatusChange, Target, TradeFigure
from cooperation.models.sources import Claim, visible
from cooperation.queries.corrections import values_on
from cooperation.queries.evidence import Passage, passages_of_claim
from cooperation.queries.remembered import remembered, remembered_today
from cooperation.queries.timeline_values import EventValue, StepValue, event_values, step_values
from cooperation.queries.trade import Trade, trade_of
from cooperation.queries.trade_values import Figure, Goal

MEETINGS = (EventKind.TALKS, EventKind.VISIT, EventKind.MEETING, EventKind.FORUM)
DOCUMENTS = (EventKind.AGREEMENT, EventKind.ROADMAP, EventKind.DECISION)
KINDS_OF_EVENTS = dict.fromkeys(MEETINGS, "meeting") | dict.fromkeys(DOCUMENTS, "document")
EVENT, STATUS, FIGURE, TARGET = "event", "status", "figure", "target"
# By kind of row: its table in the data set, its model, the date that it stands at.
PLACES: dict[str, tuple[str, type[Claim], str]] = {
    EVENT: ("events", Event, "happened_on"),
    STATUS: ("status_changes", StatusChange, "changed_on"),
    FIGURE: ("figures", TradeFigure, "period_end"),
    TARGET: ("targets", Target, "stated_on"),
}
BATCH = 500

type Counts = Counter[tuple[str, str, str]]


@dataclass(frozen=True)
class TimelineFilter:
    """Which entries: of which kinds, sectors and years, since which day; as known today or on a day.

    What a source dates by the month or the year alone is since a day that lies in it. ``reported`` leaves out the
    statuses that no source tells of and an editor reads from that.
    """

    kind: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    since: date | None = None
    as_of: date | None = None
    reported: bool = False


class Dated(NamedTuple):
    """A place on the timeline: its date as ISO text, its kind, and the row that holds it."""

    on: str
    kind: str
    table: str
    key: int

    @property
    def year(self) -> str:
        """Its year."""
        return self.on[:4]


@dataclass(frozen=True)
class Entry:
    """Something dated: its kind, and what it is, with where that was read."""

    kind: str
    row: EventValue | StepValue | Figure | Goal


def entry_of(row: EventValue | StepValue) -> Entry:
    """An event or a status as an entry."""
    return Entry(kind_of(row), row)


def kind_of(row: EventValue | StepValue) -> str:
    """The kind of entry that an event or a status is."""
    return STATUS if isinstance(row, StepValue) else KINDS_OF_EVENTS.get(EventKind(row.kind), EVENT)


class Entries:
    """The entries of a pair under filters, as known on a day. What has happened by then comes the newest first.

    One query tells where everything stands; events and statuses are fetched for what is shown alone.
    """

    def __init__(self, pair: CountryPair, asked: TimelineFilter, today: date) -> None:
        self._pair, self._asked, self._today = pair, asked, today
        self._day = (asked.as_of or today).isoformat()

    @cached_property
    def _trade(self) -> Trade:
        """Figures and targets, and where everything was read."""
        return trade_of(self._pair, self._today, self._asked.as_of)

    @cached_property
    def happened(self) -> list[Dated]:
        """What the filters leave of all that has happened by the day of reading."""
        return [dated for dated in self._known if dated.on <= self._day and self._is_chosen(dated)]

    @property
    def announced(self) -> list[Dated]:
        """What they leave of all that lies ahead of it, the nearest first: no fact, and not counted.

        A figure of a period that is not over has its place among what has happened as soon as that period ends.
        """
        return sorted(dated for dated in self._known if dated.on > self._day and self._is_chosen(dated))

    def page(self, number: int, per_page: int) -> ListPage[Dated]:
        """A page of what has happened."""
        return Paginator(self.happened, per_page).get_page(number)

    def counts(self) -> Counts:
        """What has happened by kind, year and sector, whatever is chosen but the days.

        Under the sector "" stand those of the chosen sectors, or all.
        """
        found: Counts = Counter()
        for dated in self._known:
            if dated.on <= self._day and self._is_recent(dated):
                found.update((dated.kind, dated.year, code) for code in self._sectors_of(dated))
                if self._is_in_sectors(dated):
                    found[dated.kind, dated.year, ""] += 1
        return found

    def fetched(self, *lists: Sequence[Dated]) -> Iterator[list[Entry]]:
        """The entries of some lists: a fixed number of queries, and one for the pair's own scopes."""
        wanted: dict[str, set[int]] = defaultdict(set)
        for dated in (dated for places in lists for dated in places):
            wanted[dated.table].add(dated.key)
        found = {
            (table, key): entry for table, keys in wanted.items() for key, entry in self._fetched(table, keys).items()
        }
        return ([found[dated.table, dated.key] for dated in places] for places in lists)

    def _fetched(self, table: str, keys: Collection[int]) -> dict[int, Entry]:
        """The entries of one table by their keys."""
        if table == EVENT:
            events = event_values(Event.objects.filter(pk__in=keys), self._trade.evidence)
            return {event.key: entry_of(event) for event in events}
        if table == STATUS:
            steps = step_values(StatusChange.objects.filter(pk__in=keys), self._trade.evidence)
            return {step.key: entry_of(step) for step in steps}
        stated = self._trade.everything if table == FIGURE else self._trade.all_goals
        return {one.key: Entry(table, one) for one in stated if one.key in keys}

    def all(self) -> Iterator[Entry]:
        """All that has happened, fetched in batches."""
        for places in batched(self.happened, BATCH):
            [entries] = self.fetched(places)
            yield from entries

    @cached_property
    def _known(self) -> list[Dated]:
        """Everything that was known by the day, the newest first."""
        return _known(self._pair, self._today, self._asked.as_of, self._asked.reported)

    @cached_property
    def _sectors(self) -> Mapping[tuple[str, int], Set[str]]:
        """The codes of the sectors of events and status changes; nothing else has any."""
        return _sectors(self._pair)

    def _is_chosen(self, dated: Dated) -> bool:
        kinds, years = self._asked.kind, self._asked.year
        in_time = (not kinds or dated.kind in kinds) and (not years or dated.year in years)
        return in_time and self._is_recent(dated) and self._is_in_sectors(dated)

    def _is_recent(self, dated: Dated) -> bool:
        since = self._asked.since
        return since is None or dated.on >= since.isoformat()[: len(dated.on)]

    def _is_in_sectors(self, dated: Dated) -> bool:
        """Whether it is of a chosen sector: what has no sector is in none of them."""
        chosen = self._asked.sector
        return not chosen or not self._sectors_of(dated).isdisjoint(chosen)

    def _sectors_of(self, dated: Dated) -> Set[str]:
        return self._sectors.get((dated.table, dated.key), frozenset())


@remembered_today
def _known(pair: CountryPair, today: date, asked: date | None, reported: bool) -> list[Dated]:
    """Everything that was known by the day, the newest first: one query, and those for what was corrected since."""
    changes = StatusChange.objects.reported() if reported else StatusChange.objects.all()
    first, *others = (
        rows.for_pair(pair)
        .published()
        .visible_on(today, asked)
        .order_by()
        .values_list(Cast(field, TextField()), what, Value(table, CharField()), "pk")
        for rows, table, field, what in (
            (Event.objects.all(), EVENT, "happened_on", F("kind")),
            (changes, STATUS, "changed_on", Value(STATUS, CharField())),
            (TradeFigure.objects.dated(), FIGURE, "period_end", Value(FIGURE, CharField())),
            (Target.objects.all(), TARGET, "stated_on", Value(TARGET, CharField())),
        )
    )
    known = [
        Dated(on, KINDS_OF_EVENTS.get(what, EVENT) if table == EVENT else table, table, key)
        for on, what, table, key in first.union(*others, all=True)
    ]
    if asked:
        known = list(_where_they_stood(known, asked))
    known.sort(key=lambda dated: (dated.kind, -dated.key))
    return sorted(known, key=lambda dated: dated.on, reverse=True)


def _where_they_stood(known: Collection[Dated], day: date) -> Iterator[Dated]:
    """The places of rows as known on a day; what had no date then had none."""
    held = {
        table: values_on(name, model, [dated.key for dated in known if dated.table == table], day)
        for table, (name, model, _date) in PLACES.items()
    }
    for dated in known:
        values = held[dated.table].get(dated.key)
        if values is None:
            yield dated
        elif on := values[PLACES[dated.table][2]]:
            kind = KINDS_OF_EVENTS.get(values["kind"], EVENT) if dated.table == EVENT else dated.kind
            yield Dated(str(on), kind, dated.table, dated.key)


@remembered
def _sectors(pair: CountryPair) -> dict[tuple[str, int], set[str]]:
    """The codes of the sectors of a pair's events and status changes: one query."""
    bearings = Bearing.objects.filter(event__pair=pair, proposal__sectors__isnull=False)
    changes = StatusChange.objects.for_pair(pair).filter(proposal__sectors__isnull=False)
    code = "proposal__sectors__code"
    found: dict[tuple[str, int], set[str]] = defaultdict(set)
    of_events = bearings.values_list(Value(EVENT, CharField()), "event", code)
    for table, key, sector in of_events.union(changes.values_list(Value(STATUS, CharField()), "pk", code)):
        found[table, key].add(sector)
    return found


def total(found: Counts, kinds: Iterable[str], years: Iterable[str], sector: str = "") -> int:
    """How many entries of these kinds and years (all where none is named) are of a sector, or of any."""
    wanted, in_years = set(kinds), set(years)
    return sum(
        n
        for (what, year, code), n in found.items()
        if code == sector and (not wanted or what in wanted) and (not in_years or year in in_years)
    )


@dataclass(frozen=True)
class LatestEvent:
    """An event of one of several pairs, named by its key."""

    pair: int
    code: str
    title: str
    on: PartialDate
    until: PartialDate | None
    quote: str
    passages: tuple[Passage, ...]


def latest_events(pairs: Iterable[CountryPair], today: date, most: int) -> list[LatestEvent]:
    """The latest events of these pairs that have happened by today, with their evidence: two queries.

    It comes with the rows, by ``with_evidence``: ``Evidence`` reads every paragraph of the pairs, thousands for the
    handful of events of a home page. A test holds the two against each other.
    """
    happened = Event.objects.filter(pair__in=[pair.pk for pair in pairs]).published().as_of(today)
    rows: Any = happened.with_evidence(visible(today, None, "source__")).order_by("-happened_on", "pair", "code")[:most]
    return [
        LatestEvent(
            row.pair_id,
            row.code,
            row.title,
            row.happened_on,
            row.happened_until,
            row.quote,
            passages_of_claim(row),
        )
        for row in rows
    ]
