"""What stands on the timeline of a pair: events, status changes, figures and targets by date, under filters."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import batched
from typing import Any

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import Case, CharField, Count, F, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Substr

from cooperation.models import CountryPair, Event, EventKind, StatusChange, Target, TradeFigure
from cooperation.models.sources import ClaimQuerySet
from cooperation.queries.scopes import part_names

MEETINGS = (EventKind.TALKS, EventKind.VISIT, EventKind.MEETING, EventKind.FORUM)
DOCUMENTS = (EventKind.AGREEMENT, EventKind.ROADMAP, EventKind.DECISION)
BATCH = 500
KIND_OF_EVENT = Case(
    When(kind__in=MEETINGS, then=Value("meeting")),
    When(kind__in=DOCUMENTS, then=Value("document")),
    default=Value("event"),
    output_field=CharField(),
)
COUNT = Count("pk", distinct=True)
MODELS: list[type[Any]] = [Event, StatusChange, TradeFigure, Target]
# The lookup from a row to the codes of its sectors; figures and targets have none.
SECTOR_PATHS = ("proposals__sectors__code", "proposal__sectors__code", "", "")

type Key = tuple[str, str, int]
type Counts = Counter[tuple[str, str, str]]


@dataclass(frozen=True)
class TimelineFilter:
    """Which entries: of which kinds, sectors and years; as known today or on a day."""

    kind: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    as_of: date | None = None


@dataclass(frozen=True)
class Entry:
    """Something dated: its kind, and the row that holds it, with its evidence.

    ``part`` names what a figure or a target counts where that is not the whole.
    """

    kind: str
    row: Event | StatusChange | TradeFigure | Target
    part: str = ""


class Entries:
    """The entries that all filters leave and that have happened by the day of reading, the newest first."""

    def __init__(self, pair: CountryPair, asked: TimelineFilter, today: date) -> None:
        self._pair = pair
        first, *others = (_select(asked, rows) for rows in _rows(pair, asked, today))
        self._keys = first.union(*others, all=True).order_by("-on", "what", "-pk")

    def page(self, number: int, per_page: int) -> tuple[ListPage[Any], list[Entry]]:
        """A page of their keys, and its entries: a fixed number of queries."""
        keys = Paginator(self._keys, per_page).get_page(number)
        return keys, _fetched(self._pair, list(keys.object_list))

    def latest(self, most: int) -> list[Entry]:
        """The latest so many."""
        return _fetched(self._pair, list(self._keys[:most]))

    def all(self) -> Iterator[Entry]:
        """All of them, fetched in batches."""
        for keys in batched(self._keys.iterator(), BATCH, strict=False):
            yield from _fetched(self._pair, keys)


def announced(pair: CountryPair, asked: TimelineFilter, today: date) -> list[Entry]:
    """What the filters leave of all that lies ahead of the day of reading, the nearest first: no fact, and not counted.

    A figure of a period that is not over has its place among what has happened as soon as that period ends.
    """
    first, *others = (_select(asked, rows) for rows in _rows(pair, asked, today, ahead=True))
    return _fetched(pair, list(first.union(*others, all=True).order_by("on", "what", "pk")))


def counts(pair: CountryPair, asked: TimelineFilter, today: date) -> Counts:
    """Entries by kind, year and sector; under the sector "" those of the chosen sectors, or all."""
    found: Counts = Counter()
    for rows, path in zip(_rows(pair, asked, today), SECTOR_PATHS, strict=True):
        groups: list[tuple[QuerySet[Any], Value | F]] = [(_of_sectors(asked, rows), Value(""))]
        if path:
            groups.append((rows.exclude(**{path: None}), F(path)))
        for of_group, sector in groups:
            grouped = of_group.annotate(sector=sector).order_by().values_list("what", "year", "sector")
            found.update({(what, year, code): n for what, year, code, n in grouped.annotate(n=COUNT)})
    return found


def total(found: Counts, kinds: Iterable[str], years: Iterable[str], sector: str = "") -> int:
    """How many entries of these kinds and years (all where none is named) are of a sector, or of any."""
    wanted, in_years = set(kinds), set(years)
    return sum(
        n
        for (what, year, code), n in found.items()
        if code == sector and (not wanted or what in wanted) and (not in_years or year in in_years)
    )


def latest_events(pairs: Iterable[CountryPair], today: date, most: int) -> list[Event]:
    """The latest events of these pairs that have happened by today, with their evidence."""
    happened = Event.objects.filter(pair__in=[pair.pk for pair in pairs]).published().as_of(today).with_evidence()
    return list(happened.order_by("-happened_on", "pair", "code")[:most])


def _rows(pair: CountryPair, asked: TimelineFilter, today: date, *, ahead: bool = False) -> tuple[QuerySet[Any], ...]:
    """The four kinds of rows, or of those that lie ahead, each with ``on`` (ISO), ``what`` (its kind) and ``year``."""
    of_kinds: tuple[tuple[ClaimQuerySet[Any], str, Any], ...] = (
        (Event.objects.all(), "happened_on", KIND_OF_EVENT),
        (StatusChange.objects.all(), "changed_on", Value("status")),
        (TradeFigure.objects.dated(), "period_end", Value("figure")),
        (Target.objects.all(), "stated_on", Value("target")),
    )
    day = (asked.as_of or today).isoformat()
    placed = {"on__gt": day} if ahead else {"on__lte": day}
    return tuple(
        _dated(rows.for_pair(pair).published().known_on(asked.as_of), field, what).filter(**placed)
        for rows, field, what in of_kinds
    )


def _dated(rows: QuerySet[Any], field: str, what: Any) -> QuerySet[Any]:
    on = Cast(field, TextField())
    dated: QuerySet[Any] = rows.annotate(on=on, what=what, year=Substr(on, 1, 4))
    return dated


def _select(asked: TimelineFilter, rows: QuerySet[Any]) -> QuerySet[Any, Key]:
    rows = _of_sectors(asked, rows)
    rows = rows.filter(what__in=asked.kind) if asked.kind else rows
    rows = rows.filter(year__in=asked.year) if asked.year else rows
    return rows.order_by().values_list("on", "what", "pk")


def _of_sectors(asked: TimelineFilter, rows: QuerySet[Any]) -> QuerySet[Any]:
    """The rows of the chosen sectors: what has no sector is in none of them."""
    if not asked.sector:
        return rows
    path = SECTOR_PATHS[MODELS.index(rows.model)]
    # By subquery, so that a row of two chosen sectors stays one.
    chosen = rows.model._default_manager.filter(**{f"{path}__in": asked.sector}) if path else rows.none()
    return rows.filter(pk__in=chosen.values("pk"))


def _fetched(pair: CountryPair, keys: Sequence[Key]) -> list[Entry]:
    """The rows of these keys, in their order: a fixed number of queries, and one for the pair's own scopes."""
    wanted: dict[str, list[int]] = defaultdict(list)
    for _on, kind, key in keys:
        wanted[_table(kind)].append(key)
    tables: dict[str, QuerySet[Any]] = {
        "event": Event.objects.with_evidence().prefetch_related("proposals"),
        "status": StatusChange.objects.with_evidence().select_related("proposal"),
        "figure": TradeFigure.objects.with_evidence(),
        "target": Target.objects.with_evidence().select_related("base"),
    }
    rows = {table: tables[table].in_bulk(found) for table, found in wanted.items()}
    found = [(kind, rows[_table(kind)][key]) for _on, kind, key in keys]
    names = part_names([pair], (getattr(row, "scope", "") for _kind, row in found))[pair.pk]
    return [Entry(kind, row, names.get(getattr(row, "scope", ""), "")) for kind, row in found]


def _table(kind: str) -> str:
    return kind if kind in ("status", "figure", "target") else "event"
