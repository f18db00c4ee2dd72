"""What changed: revisions of a pair's record, from its history, the newest first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self

from django.core.paginator import Page as ListPage
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from cooperation.analysis.dates import PartialDate
from cooperation.models import Change, CountryPair
from cooperation.queries.history import ChangeFilter, Changes, Revision
from cooperation.wording.dates import day_or_part
from cooperation.wording.lists import listed
from dashboard.components import parameters
from dashboard.components.crumbs import pair_crumbs
from dashboard.components.facets import Day, FacetGroup, Facets, Option
from dashboard.components.page import BuiltPage, Record
from dashboard.pages.timeline.change_words import KINDS, ChangeLine, change_line

REVISIONS_PER_PAGE = 20
LINES_SHOWN = 25


@dataclass(frozen=True)
class ChangesQuery(ChangeFilter):
    """Which changes, and a page of them. What makes no sense is left out."""

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

    def in_words(self) -> str:
        """The filters as a phrase; empty without any."""
        since = self.since and PartialDate(self.since.year, self.since.month, self.since.day)
        parts = [
            gettext(" or ").join(str(KINDS[kind]).lower() for kind in self.kind),
            self.proposal and gettext("about proposal %(number)s") % {"number": self.proposal},
            since and gettext("since %(day)s") % {"day": day_or_part(since)},
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


@dataclass(frozen=True, kw_only=True)
class ChangesPage(BuiltPage):
    """Revisions, the newest first, and the filters."""

    revisions: tuple[ToldRevision, ...]
    facets: Facets
    list_page: ListPage[Any]
    count_words: str


def changes_page(pair: CountryPair, params: QueryDict, today: date) -> ChangesPage:
    """Build the list of revisions from an address's query string."""
    query = ChangesQuery.from_params(params)
    chosen = Changes(pair, query)
    list_page, found = chosen.page(query.page, REVISIONS_PER_PAGE)
    count, latest = chosen.totals()
    filters = query.in_words()
    return ChangesPage(
        title=_heading(count, latest, filters),
        standfirst=gettext(
            "Every change of a published row is kept with the time at which it was recorded: new evidence, status "
            "changes, figures and corrections. What happened when is on the timeline."
        ),
        crumbs=pair_crumbs(pair, gettext("What changed")),
        records=lambda: _records(pair, chosen.all()),
        filters=filters,
        revisions=tuple(told_revision(pair, revision) for revision in found),
        facets=_facets(pair, query, chosen.by_kind()),
        list_page=list_page,
        count_words=_changes(count),
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


def told_revision(pair: CountryPair, revision: Revision) -> ToldRevision:
    """A revision in words."""
    order = list(KINDS)
    lines = sorted((change_line(pair, change) for change in revision.changes), key=lambda line: order.index(line.kind))
    shown = tuple(lines[:LINES_SHOWN])
    return ToldRevision(revision.number, revision.recorded_at, _summary(lines), shown, len(lines) - len(shown))


def _summary(lines: Sequence[ChangeLine]) -> str:
    """What a revision holds: "3 evidence, 1 status change"."""
    counts = {kind: sum(line.kind == kind for line in lines) for kind in KINDS}
    return listed(f"{str(KINDS[kind]).lower()}: {count}" for kind, count in counts.items() if count)


def _facets(pair: CountryPair, query: ChangesQuery, counts: dict[str, int]) -> Facets:
    options = tuple(Option(kind, str(label), counts[kind], kind in query.kind) for kind, label in KINDS.items())
    kept = ({"name": "proposal", "value": query.proposal},) if query.proposal else ()
    since = Day("since", gettext("Since"), query.since.isoformat() if query.since else "")
    return Facets(reverse("changes", args=[pair.slug]), (FacetGroup("kind", gettext("Kind"), options),), since, kept)


def _records(pair: CountryPair, changes: Iterable[Change]) -> Iterable[Record]:
    """A record a new or withdrawn row, and one for each cell that was corrected."""
    for change in changes:
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
