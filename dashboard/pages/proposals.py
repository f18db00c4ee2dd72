"""The list of proposals: filters with counts, rows, and the finding over them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from cooperation.models import Basis, CountryPair, Proposal, ProposalStatus, Sector, StatusChange
from cooperation.models.proposals import ProposalQuerySet
from dashboard.pages.citations import Citations
from dashboard.pages.crumbs import pair_crumbs
from dashboard.pages.parts import Cite, Link, Page, Record
from dashboard.pages.proposal_query import FACETS, SORTS, ProposalQuery
from dashboard.pages.sides import Side, side_of, sides
from dashboard.pages.statuses import breakdown, progress_heading
from dashboard.pages.wording import counted_proposals

type Counts = dict[str | None, int]

PER_PAGE = 50
SORT_LABELS = {
    "furthest": gettext_lazy("Status, furthest first"),
    "number": gettext_lazy("Number"),
    "changed": gettext_lazy("Latest change"),
}


@dataclass(frozen=True)
class ProposalRow:
    """A proposal in a list."""

    number: int
    title: str
    url: str
    summary: str
    cites: tuple[Cite, ...]
    sectors: tuple[Link, ...]
    status: str
    status_label: str
    quote: str
    basis_label: str
    side: str
    side_label: str
    accent: int | None


@dataclass(frozen=True)
class Option:
    """A value of a facet, with how many proposals it would leave."""

    value: str
    label: str
    count: int
    checked: bool
    status: str = ""
    side: str = ""
    accent: int | None = None


@dataclass(frozen=True)
class FacetGroup:
    """A facet: its parameter, its heading and its options, zeros kept."""

    name: str
    legend: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Facets:
    """The filter form: where it is sent, and the facets."""

    action: str
    groups: tuple[FacetGroup, ...]
    kept: tuple[dict[str, str], ...]


@dataclass(frozen=True)
class Sort:
    """An order of the list."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, kw_only=True)
class ProposalsPage(Page):
    """The list: ``rows`` of this page of it, and all the filters; ``filters`` says them in words."""

    rows: tuple[ProposalRow, ...]
    facets: Facets
    sorts: tuple[Sort, ...]
    list_page: ListPage[Proposal]
    count_words: str
    filters: str


def proposals_page(pair: CountryPair, params: QueryDict, today: date) -> ProposalsPage:
    """Build the list from an address's query string."""
    query = ProposalQuery.from_params(params)
    everything = Proposal.objects.for_pair(pair).published().with_status(query.as_of)
    chosen = query.select(everything)
    list_page = Paginator(query.ordered(chosen).with_evidence().with_sectors(), PER_PAGE).get_page(query.page)
    cites = Citations(pair)
    rows = proposal_rows(pair, list(list_page.object_list), cites)
    groups, counts = _facet_groups(pair, query, everything)
    sectors = {sector.code: sector for sector in Sector.objects.leaves()}
    filters = query.in_words(pair, sectors)
    return ProposalsPage(
        title=_heading(filters, list_page.paginator.count, counts),
        standfirst=_standfirst(counts),
        crumbs=pair_crumbs(pair, gettext("Proposals")),
        records=lambda: _records(pair, query.ordered(chosen)),
        cited=cites.cited,
        rows=rows,
        facets=Facets(reverse("proposals", args=[pair.slug]), groups, _kept(query)),
        sorts=tuple(Sort(value, str(SORT_LABELS[value]), value == query.sort) for value in SORTS),
        list_page=list_page,
        count_words=counted_proposals(list_page.paginator.count),
        filters=filters,
    )


def _heading(filters: str, count: int, counts: dict[str, int]) -> str:
    if not filters:
        return progress_heading(counts)
    if count == 0:
        return gettext("No proposal is %(filters)s") % {"filters": filters}
    return gettext("%(proposals)s: %(filters)s") % {"proposals": counted_proposals(count), "filters": filters}


def _standfirst(counts: dict[str, int]) -> str:
    if not any(counts.values()):
        return gettext("Nothing matches; the filters show where proposals are.")
    return gettext("By latest status on record: %(breakdown)s.") % {"breakdown": breakdown(counts)}


def _kept(query: ProposalQuery) -> tuple[dict[str, str], ...]:
    """What the filter form must not lose."""
    kept = {"q": query.words, "as_of": query.as_of.isoformat() if query.as_of else ""}
    return tuple({"name": name, "value": value} for name, value in kept.items() if value)


def _facet_groups(
    pair: CountryPair, query: ProposalQuery, everything: ProposalQuerySet
) -> tuple[tuple[FacetGroup, ...], dict[str, int]]:
    """The facets, and the counts by status of what all other filters leave."""
    fields = {"status": "status", "by": "put_forward_by_id", "sector": "sectors__code", "basis": "basis"}
    counts = {facet: _counts(query.all_but(facet, everything), fields[facet]) for facet in FACETS}
    groups = (
        FacetGroup("status", gettext("Status"), _status_options(query, counts["status"])),
        FacetGroup("by", gettext("Put forward by"), _side_options(pair, query, counts["by"])),
        FacetGroup("sector", gettext("Sector"), _sector_options(query, counts["sector"])),
        FacetGroup("basis", gettext("Basis of the status"), _basis_options(query, counts["basis"])),
    )
    shown = {code: n for code, n in counts["status"].items() if code and code in (query.status or counts["status"])}
    return groups, shown


def _counts(proposals: ProposalQuerySet, field: str) -> Counts:
    return dict(proposals.order_by().values_list(field).annotate(n=Count("pk", distinct=True)))


def _status_options(query: ProposalQuery, counts: Counts) -> tuple[Option, ...]:
    return tuple(
        Option(code, str(label), counts.get(code, 0), code in query.status, status=code)
        for code, label in ProposalStatus.choices
    )


def _side_options(pair: CountryPair, query: ProposalQuery, counts: Counts) -> tuple[Option, ...]:
    return tuple(
        Option(
            value=side.code,
            label=side.label,
            count=counts.get(side.country, 0),
            checked=side.code in query.by,
            side=side.shape,
            accent=side.accent,
        )
        for side in sides(pair)
    )


def _sector_options(query: ProposalQuery, counts: Counts) -> tuple[Option, ...]:
    sectors = Sector.objects.leaves().filter(retired_on=None).in_shown_order()
    return tuple(Option(s.code, s.name, counts.get(s.code, 0), s.code in query.sector) for s in sectors)


def _basis_options(query: ProposalQuery, counts: Counts) -> tuple[Option, ...]:
    return tuple(Option(code, str(label), counts.get(code, 0), code in query.basis) for code, label in Basis.choices)


def proposal_rows(pair: CountryPair, proposals: Sequence[Proposal], cites: Citations) -> tuple[ProposalRow, ...]:
    """Rows of a list, with the words that set each status (one query for these, however many rows)."""
    changes = StatusChange.objects.in_bulk([p.latest_change_id for p in proposals if p.latest_change_id])
    return tuple(_row(pair, proposal, changes.get(proposal.latest_change_id or 0), cites) for proposal in proposals)


def _row(pair: CountryPair, proposal: Proposal, change: StatusChange | None, cites: Citations) -> ProposalRow:
    side: Side = side_of(pair, proposal.put_forward_by_id)
    read = change is not None and change.basis == Basis.READING
    return ProposalRow(
        number=proposal.number,
        title=proposal.title,
        url=reverse("proposal", args=[pair.slug, proposal.number]),
        summary=proposal.summary,
        cites=cites(proposal.paragraphs()),
        sectors=tuple(
            Link(sector.name, reverse("sector", args=[pair.slug, sector.code])) for sector in proposal.sectors.all()
        ),
        status=change.new if change else "",
        status_label=change.get_new_display() if change else gettext("No status on record"),
        quote=change.quote if change else "",
        basis_label=gettext("editor’s reading") if read else "",
        side=side.shape,
        side_label=side.label,
        accent=side.accent,
    )


def _records(pair: CountryPair, proposals: ProposalQuerySet) -> Iterable[Record]:
    """A record a proposal: codes, not words."""
    for proposal in proposals.with_evidence().with_sectors().iterator(chunk_size=500):
        yield {
            "pair": pair.slug,
            "number": proposal.number,
            "title": proposal.title,
            "summary": proposal.summary,
            "put_forward_by": proposal.put_forward_by_id or "both",
            "status": proposal.status,
            "basis": proposal.basis,
            "changed_on": str(proposal.changed_on) if proposal.changed_on else None,
            "sectors": " ".join(sector.code for sector in proposal.sectors.all()),
            "evidence": " ".join(map(str, proposal.paragraphs())),
        }
