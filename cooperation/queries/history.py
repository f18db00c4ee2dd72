"""What was done to the published record of a pair: its changes, by kind, time and proposal."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import Count, Max, Min, Q

from cooperation.models import Change, CountryPair
from cooperation.models.history import ChangeQuerySet

# What a new row of each table of the data set is to a reader.
KIND_OF_TABLE = {
    "proposals": "proposal",
    "status_changes": "status",
    "events": "evidence",
    "sources": "evidence",
    "paragraphs": "evidence",
    "searches": "evidence",
    "figures": "figure",
    "rates": "figure",
    "series": "figure",
    "targets": "figure",
    "statements": "other",
    "bodies": "other",
    "facilities": "other",
    "counts": "figure",
    "scopes": "other",
    "accepted": "other",
}

# What each column of a row says.
type Cells = dict[str, str]


@dataclass(frozen=True)
class ChangeFilter:
    """Which changes: of which kinds, since which day, about which proposal."""

    kind: tuple[str, ...] = ()
    since: date | None = None
    proposal: str = ""


@dataclass(frozen=True)
class Revision:
    """All that was done to a pair's record in one go."""

    number: int
    recorded_at: datetime
    changes: list[Change]


@dataclass(frozen=True)
class Beginning:
    """The revision by which a record began, with how many rows it brought, and when."""

    revision: int
    rows: int
    recorded_at: datetime


class Changes:
    """The changes that the filters leave."""

    def __init__(self, pair: CountryPair, asked: ChangeFilter) -> None:
        self._of_any_kind = _since_and_about(pair, asked)
        chosen = Q()
        for kind in asked.kind:
            chosen |= CONDITIONS[kind]
        self._chosen = self._of_any_kind.filter(chosen)

    def page(self, number: int, per_page: int) -> tuple[ListPage[Any], list[Revision]]:
        """A page of their revisions, the newest first."""
        revisions = self._chosen.order_by().values_list("revision", flat=True).distinct().order_by("-revision")
        found = Paginator(revisions, per_page).get_page(number)
        rows = self._chosen.filter(revision__in=list(found.object_list)).order_by("-revision", "pk")
        return found, [_revision(key, same) for key, same in groupby(rows, key=lambda change: change.revision)]

    def totals(self) -> tuple[int, datetime | None]:
        """How many there are, and when the latest was recorded."""
        found = self._chosen.aggregate(changes=Count("pk"), latest=Max("recorded_at"))
        return found["changes"], found["latest"]

    def began(self) -> Beginning | None:
        """How the record began; None where nothing was ever recorded."""
        of_revisions = self._of_any_kind.order_by().values_list("revision")
        first = of_revisions.annotate(rows=Count("pk"), at=Min("recorded_at")).order_by("revision").first()
        return Beginning(*first) if first else None

    def by_kind(self) -> dict[str, int]:
        """How many of each kind the other filters leave: one query."""
        counts = {kind: Count("pk", filter=condition) for kind, condition in CONDITIONS.items()}
        return dict(self._of_any_kind.aggregate(**counts))

    def all(self) -> Iterator[Change]:
        """All of them, the newest first, fetched in batches."""
        return self._chosen.newest_first().iterator(chunk_size=500)


def latest_revisions(most: int) -> list[tuple[CountryPair, Revision]]:
    """The latest revisions over all pairs, the newest first: three queries, however many pairs there are."""
    told = Change.objects.filter(is_slip=False)
    latest = list(
        told.values_list("pair", "revision").annotate(at=Max("recorded_at")).order_by("-at", "-revision", "pair")[:most]
    )
    pairs = CountryPair.objects.with_countries().in_bulk({pair for pair, _revision, _at in latest})
    wanted = Q()
    for pair, revision, _at in latest:
        wanted |= Q(pair=pair, revision=revision)
    rows: dict[tuple[int, int], list[Change]] = {}
    for change in told.filter(wanted).order_by("pk") if latest else ():
        rows.setdefault((change.pair_id, change.revision), []).append(change)
    return [(pairs[pair], _revision(revision, rows[pair, revision])) for pair, revision, _at in latest]


def record_at(pair: CountryPair, revision: int) -> dict[str, dict[int, Cells]]:
    """The cells of each row that readers saw at a revision, by table and key: the history, replayed that far."""
    changes = Change.objects.filter(pair=pair, revision__lte=revision).order_by("pk")
    found: dict[str, dict[int, Cells]] = {}
    for table, row, after in changes.values_list("table", "row", "after").iterator(chunk_size=500):
        found.setdefault(table, {})[row] = after
    # What hangs on a proposal that readers did not see, they did not see either.
    seen = {cells["number"] for cells in found.get("proposals", {}).values() if cells} | {""}
    return {
        table: {row: cells for row, cells in rows.items() if cells and cells.get("proposal", "") in seen}
        for table, rows in found.items()
    }


def kind_of(change: Change) -> str:
    """A new row by its table; a correction; a withdrawal."""
    if not change.after:
        return "withdrawal"
    return "correction" if change.before else KIND_OF_TABLE.get(change.table, "other")


def _revision(number: int, changes: Iterable[Change]) -> Revision:
    same = list(changes)
    return Revision(number, same[0].recorded_at, same)


def _since_and_about(pair: CountryPair, asked: ChangeFilter) -> ChangeQuerySet:
    changes = Change.objects.filter(pair=pair, is_slip=False)
    if asked.since:
        changes = changes.filter(recorded_at__date__gte=asked.since)
    return changes.filter(_about(asked.proposal)) if asked.proposal else changes


def _about(proposal: str) -> Q:
    """A proposal's own row, and the rows that name it."""
    own = Q(table="proposals") & (Q(after__number=proposal) | Q(before__number=proposal))
    return own | Q(after__proposal=proposal) | Q(before__proposal=proposal)


def _new(kind: str) -> Q:
    tables = [table for table, of_table in KIND_OF_TABLE.items() if of_table == kind]
    return Q(before={}, table__in=tables)


CONDITIONS = {
    **{kind: _new(kind) for kind in dict.fromkeys(KIND_OF_TABLE.values())},
    "correction": ~Q(before={}) & ~Q(after={}),
    "withdrawal": Q(after={}),
}
