"""What changed: revisions of a pair's record, from its history, the newest first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any, Self

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import Count, Max, Q, QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from cooperation.analysis.dates import PartialDate
from cooperation.models import Change, CountryPair
from cooperation.wording.dates import day_or_part
from cooperation.wording.lists import listed
from dashboard.components import parameters
from dashboard.components.crumbs import pair_crumbs
from dashboard.components.facets import Day, FacetGroup, Facets, Option
from dashboard.components.page import BuiltPage, Record
from dashboard.pages.timeline.change_words import KIND_OF_TABLE, KINDS, ChangeLine, change_line

REVISIONS_PER_PAGE = 20
LINES_SHOWN = 25


@dataclass(frozen=True)
class ChangesQuery:
    """Which changes: of which kinds, since which day, about which proposal. What makes no sense is left out."""

    kind: tuple[str, ...] = ()
    since: date | None = None
    proposal: str = ""
    page: int = 1

    @classmethod
    def from_params(cls, params: QueryDict) -> Self:
        """Read an address's query string."""
        proposal = params.get("proposal", "")
        return cls(
            kind=parameters.known(params, "kind", list(KINDS)),
            since=parameters.day(params.get("since", "")),
            proposal=proposal if proposal.isascii() and proposal.isdigit() and len(proposal) < 10 else "",
            page=parameters.page_number(params),
        )

    def select(self, pair: CountryPair, *, of_any_kind: bool = False) -> QuerySet[Change]:
        """The changes that the filters leave."""
        changes = Change.objects.filter(pair=pair)
        if self.since:
            changes = changes.filter(recorded_at__date__gte=self.since)
        if self.proposal:
            changes = changes.filter(_about(self.proposal))
        if self.kind and not of_any_kind:
            condition = Q()
            for kind in self.kind:
                condition |= CONDITIONS[kind]
            changes = changes.filter(condition)
        return changes

    def in_words(self) -> str:
        """The filters as a phrase; empty without any."""
        since = self.since and PartialDate(self.since.year, self.since.month, self.since.day)
        parts = [
            gettext(" or ").join(str(KINDS[kind]).lower() for kind in self.kind),
            self.proposal and gettext("about proposal %(number)s") % {"number": self.proposal},
            since and gettext("since %(day)s") % {"day": day_or_part(since)},
        ]
        return ", ".join(str(part) for part in parts if part)


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


@dataclass(frozen=True)
class Revision:
    """All that was done in one go: its lines by kind, the first of each shown, and how many more there are."""

    number: int
    recorded_at: datetime
    summary: str
    lines: tuple[ChangeLine, ...]
    more: int


@dataclass(frozen=True, kw_only=True)
class ChangesPage(BuiltPage):
    """Revisions, the newest first, and the filters."""

    revisions: tuple[Revision, ...]
    facets: Facets
    list_page: ListPage[Any]
    count_words: str


def changes_page(pair: CountryPair, params: QueryDict, today: date) -> ChangesPage:
    """Build the list of revisions from an address's query string."""
    query = ChangesQuery.from_params(params)
    chosen = query.select(pair)
    numbers = chosen.order_by().values_list("revision", flat=True).distinct().order_by("-revision")
    list_page = Paginator(numbers, REVISIONS_PER_PAGE).get_page(query.page)
    totals = chosen.aggregate(changes=Count("pk"), latest=Max("recorded_at"))
    filters = query.in_words()
    return ChangesPage(
        title=_heading(totals["changes"], totals["latest"], filters),
        standfirst=gettext(
            "Every change of a published row is kept with the time at which it was recorded: new evidence, status "
            "changes, figures and corrections. What happened when is on the timeline."
        ),
        crumbs=pair_crumbs(pair, gettext("What changed")),
        records=lambda: _records(pair, chosen),
        filters=filters,
        revisions=tuple(revisions(pair, chosen, list(list_page.object_list))),
        facets=_facets(pair, query),
        list_page=list_page,
        count_words=_changes(totals["changes"]),
    )


def _heading(count: int, latest: datetime | None, filters: str) -> str:
    if latest is None:
        finding = gettext("Nothing has changed")
    else:
        day = day_or_part(PartialDate(latest.year, latest.month, latest.day))
        finding = gettext("%(changes)s, the latest on %(day)s") % {"changes": _changes(count), "day": day}
    return f"{finding}: {filters}" if filters else finding


def _changes(count: int) -> str:
    return ngettext("%(count)d change", "%(count)d changes", count) % {"count": count}


def revisions(pair: CountryPair, changes: QuerySet[Change], numbers: Sequence[int]) -> Iterable[Revision]:
    """The changes of these revisions, each revision on its own, the newest first."""
    of_these = changes.filter(revision__in=numbers).order_by("-revision", "pk")
    for number, found in groupby(of_these, key=lambda change: change.revision):
        same = list(found)
        order = list(KINDS)
        lines = sorted((change_line(pair, change) for change in same), key=lambda line: order.index(line.kind))
        shown = tuple(lines[:LINES_SHOWN])
        yield Revision(number, same[0].recorded_at, _summary(lines), shown, len(lines) - len(shown))


def _summary(lines: Sequence[ChangeLine]) -> str:
    """What a revision holds: "3 evidence, 1 status change"."""
    counts = {kind: sum(line.kind == kind for line in lines) for kind in KINDS}
    return listed(f"{str(KINDS[kind]).lower()}: {count}" for kind, count in counts.items() if count)


def _facets(pair: CountryPair, query: ChangesQuery) -> Facets:
    counts = query.select(pair, of_any_kind=True).aggregate(
        **{kind: Count("pk", filter=condition) for kind, condition in CONDITIONS.items()}
    )
    options = tuple(Option(kind, str(label), counts[kind], kind in query.kind) for kind, label in KINDS.items())
    kept = ({"name": "proposal", "value": query.proposal},) if query.proposal else ()
    since = Day("since", gettext("Since"), query.since.isoformat() if query.since else "")
    return Facets(reverse("changes", args=[pair.slug]), (FacetGroup("kind", gettext("Kind"), options),), since, kept)


def _records(pair: CountryPair, changes: QuerySet[Change]) -> Iterable[Record]:
    """A record a new or withdrawn row, and one for each cell that was corrected."""
    for change in changes.newest_first().iterator(chunk_size=500):  # type: ignore[attr-defined]
        line = change_line(pair, change)
        base: Record = {
            "pair": pair.slug,
            "revision": change.revision,
            "recorded_at": change.recorded_at.isoformat(),
            "kind": line.kind,
            "table": line.table,
            "row": line.row,
            "title": line.title,
            "column": "",
            "before": "",
            "after": "",
        }
        yield from ([base | vars(cell) for cell in line.cells] or [base])
