"""The list of proposals: filters with counts, rows, and the finding over them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.core.paginator import Page as ListPage
from django.http import QueryDict
from django.utils.translation import gettext, gettext_lazy

from cooperation.analysis.lifecycle import Status
from cooperation.models import CountryPair
from cooperation.queries.proposal_values import ProposalValue
from cooperation.queries.proposals import Counts, Listed, ProposalList, Totals, quoted_bodies
from cooperation.queries.sectors import SectorValue
from cooperation.queries.sectors import sectors as all_sectors
from dashboard.components.citations import Citations
from dashboard.components.crumbs import pair_crumbs
from dashboard.components.facets import Facets, left_without
from dashboard.components.page import Block, Crumb, Link, Page, Record
from dashboard.components.statuses import as_known, breakdown, counted_proposals, progress_heading
from dashboard.pages.proposals.query import SORTS, ProposalQuery, proposal_facets
from dashboard.presenting.proposals import PER_PAGE, ProposalRow, proposal_rows, quoted_words

SORT_LABELS = {
    "furthest": gettext_lazy("Status, furthest first"),
    "number": gettext_lazy("Number"),
    "changed": gettext_lazy("Latest change"),
}


@dataclass(frozen=True)
class Sort:
    """An order of the list."""

    value: str
    label: str
    chosen: bool


class ProposalsPage(Page):
    """The list of proposals with its filters, as known on the day."""

    knows_days = True
    blocks = (
        Block("filters", lambda page: page.facets, "facets.html"),
        Block("list", lambda page: page, "proposals/list.html"),
    )

    def __init__(self, pair: CountryPair, params: QueryDict, today: date) -> None:
        self.pair, self.today = pair, today
        self.query = ProposalQuery.from_params(params)
        self.day = self.query.as_of
        self.chosen = ProposalList(pair, self.query, today)
        self.cites = Citations(pair)
        self.cited = self.cites.cited

    @cached_property
    def list_page(self) -> ListPage[Listed]:
        """A page of the proposals that the filters leave."""
        return self.chosen.page(self.query.page, PER_PAGE)

    @cached_property
    def rows(self) -> tuple[ProposalRow, ...]:
        """The proposals of this page of the list as rows."""
        return proposal_rows(self.chosen.fetched(list(self.list_page)), self.cites)

    @cached_property
    def sectors(self) -> dict[str, SectorValue]:
        """All sectors, for the filters and their words."""
        return all_sectors()

    @cached_property
    def counts(self) -> dict[str, Counts]:
        """What each filter would leave."""
        return self.chosen.facets()

    @cached_property
    def totals(self) -> Totals:
        """How many there are of each status, each thing once."""
        return self.chosen.totals(self.counts["status"])

    @cached_property
    def facets(self) -> Facets:
        """The filters beside the list, with how many proposals each would leave."""
        return proposal_facets(self.pair, self.query, self.counts, self.sectors.values())

    @property
    def left(self) -> tuple[Link, ...]:
        """Filters of which each, dropped, leaves some proposals, where all together leave none."""

        def count(params: QueryDict) -> int:
            return len(ProposalList(self.pair, ProposalQuery.from_params(params), self.today).chosen)

        return tuple(left_without(self.facets.chips, count))

    @property
    def sorts(self) -> tuple[Sort, ...]:
        """The orders to choose from."""
        return tuple(Sort(value, str(SORT_LABELS[value]), value == self.query.sort) for value in SORTS)

    @property
    def count_words(self) -> str:
        """How many the filters leave."""
        return _count_words(self.list_page.paginator.count, self.totals.parts)

    @property
    def title(self) -> str:
        """How far those are that the filters leave."""
        words = self.query.in_words(self.pair, self.sectors)
        return _heading(words, self.list_page.paginator.count, self.totals.by_status, self.day)

    @property
    def standfirst(self) -> str:
        """How many have each status."""
        return _standfirst(self.totals.by_status)

    @property
    def crumbs(self) -> tuple[Crumb, ...]:
        """From the pair."""
        return pair_crumbs(self.pair, gettext("Proposals"))

    @property
    def filters(self) -> str:
        """The filters and the day as a phrase."""
        return self.query.said(self.pair, self.sectors)

    @property
    def quoted(self) -> str:
        """Whose words the proposals rest on."""
        return quoted_words(self.pair, quoted_bodies(self.pair, self.today, self.day))

    def records(self) -> Iterable[Record]:
        """A record a proposal, all that the filters leave."""
        return _records(self.chosen.all())


def _heading(filters: str, count: int, totals: Mapping[str, int], as_of: date | None) -> str:
    finding = progress_heading(totals)
    if filters and count == 0:
        finding = gettext("No proposal matches: %(filters)s") % {"filters": filters}
    elif filters:
        finding = gettext("%(proposals)s: %(filters)s") % {"proposals": counted_proposals(count), "filters": filters}
    return gettext("%(finding)s, %(day)s") % {"finding": finding, "day": as_known(as_of)} if as_of else finding


def _standfirst(totals: Mapping[str, int]) -> str:
    if not any(totals.values()):
        return ""
    by_status = breakdown(totals)
    if not by_status:
        return gettext("No status is reported.")
    return gettext("By latest reported status: %(breakdown)s.") % {"breakdown": by_status}


def _count_words(count: int, parts: int) -> str:
    if not parts:
        return counted_proposals(count)
    words = {"proposals": counted_proposals(count), "parts": parts}
    return gettext("%(proposals)s, %(parts)d of them counted with what they are part of") % words


def _records(proposals: Iterable[ProposalValue]) -> Iterable[Record]:
    """A record a proposal: codes, not words."""
    for proposal in proposals:
        yield {
            "pair": proposal.pair.slug,
            "number": proposal.number,
            "title": proposal.title,
            "summary": proposal.summary,
            "put_forward_by": proposal.by,
            "part_of": proposal.part_of.number if proposal.part_of else None,
            "status": proposal.status,
            "iati_activity_status": int(Status(proposal.status).activity) if proposal.status else None,
            "basis": proposal.basis,
            "changed_on": str(proposal.changed_on) if proposal.changed_on else None,
            "evidence_level": proposal.evidence_level,
            "deadline_on": str(proposal.deadline_on) if proposal.deadline_on else None,
            "sectors": " ".join(sector.code for sector in proposal.sectors),
            "evidence": " ".join(map(str, proposal.passages)),
        }
