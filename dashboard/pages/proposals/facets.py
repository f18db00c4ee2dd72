"""Filters of the list of proposals: each value with how many proposals it would leave, zeros kept."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext

from cooperation.models import Basis, CountryPair, ProposalStatus
from cooperation.queries.proposals import Counts
from cooperation.queries.sectors import SectorValue
from dashboard.components.axes import EVIDENCE_WORDS
from dashboard.components.facets import FacetGroup, Facets, Option, as_of_day
from dashboard.components.sides import proposers
from dashboard.pages.proposals.query import ProposalQuery


def proposal_facets(
    pair: CountryPair, query: ProposalQuery, counts: dict[str, Counts], sectors: Iterable[SectorValue]
) -> Facets:
    """The filter form of the list of proposals."""
    groups = (
        FacetGroup("status", gettext("Status"), tuple(_statuses(query, counts["status"]))),
        FacetGroup("by", gettext("Put forward by"), tuple(_sides(pair, query, counts["by"]))),
        FacetGroup("sector", gettext("Sector"), tuple(_sectors(query, counts["sector"], sectors))),
        FacetGroup("evidence", gettext("Evidence"), tuple(_evidence(query, counts["evidence"]))),
        FacetGroup("basis", gettext("Basis of the status"), tuple(_bases(query, counts["basis"]))),
        FacetGroup("year", gettext("Year of the latest change"), tuple(_years(query, counts["year"]))),
    )
    kept = ({"name": "q", "value": query.words},) if query.words else ()
    return Facets(reverse("proposals", args=[pair.slug]), groups, as_of_day(query.as_of), kept)


def _statuses(query: ProposalQuery, counts: Counts) -> Iterable[Option]:
    for code, label in ProposalStatus.choices:
        yield Option(code, str(label), counts.get(code, 0), code in query.status, status=code)


def _sides(pair: CountryPair, query: ProposalQuery, counts: Counts) -> Iterable[Option]:
    for side in proposers(pair, {*filter(None, counts), *query.by}):
        count = counts.get(side.code, 0)
        yield Option(side.code, side.label, count, side.code in query.by, side=side.shape, accent=side.accent)


def _sectors(query: ProposalQuery, counts: Counts, sectors: Iterable[SectorValue]) -> Iterable[Option]:
    for sector in sectors:
        if not sector.is_retired:
            yield Option(sector.code, sector.name, counts.get(sector.code, 0), sector.code in query.sector)


def _evidence(query: ProposalQuery, counts: Counts) -> Iterable[Option]:
    for level, label in EVIDENCE_WORDS.items():
        yield Option(level.value, str(label), counts.get(level.value, 0), level.value in query.evidence)


def _bases(query: ProposalQuery, counts: Counts) -> Iterable[Option]:
    for code, label in Basis.choices:
        yield Option(code, str(label), counts.get(code, 0), code in query.basis)


def _years(query: ProposalQuery, counts: Counts) -> Iterable[Option]:
    """Every year from the first to the last in which something changed, and those asked for."""
    changed = [int(year) for year in counts if year]
    between = range(min(changed, default=0), max(changed, default=-1) + 1)
    for year in sorted({*map(str, between), *query.year}):
        yield Option(year, year, counts.get(year, 0), year in query.year)
