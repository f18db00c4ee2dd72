"""What is asked of the list of proposals: filters, words, order and day; and the facets that set them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from cooperation.analysis.axes import EvidenceLevel
from cooperation.models import Basis, CountryPair, OtherProposer, ProposalStatus
from cooperation.models.proposals import BOTH
from cooperation.queries.proposals import Counts, ProposalFilter
from cooperation.queries.sectors import SectorValue
from dashboard.components import parameters
from dashboard.components.axes import EVIDENCE_WORDS, evidence_words
from dashboard.components.facets import FacetGroup, Facets, Option, as_of_day
from dashboard.components.sides import proposers, sides
from dashboard.components.statuses import as_known

PROPOSERS = {
    BOTH: gettext_lazy("both sides"),
    **dict(OtherProposer.choices),
    OtherProposer.NOT_SAID.value: gettext_lazy("someone whom no source names"),
}
SORTS = ("furthest", "number", "changed")


@dataclass(frozen=True)
class ProposalQuery(ProposalFilter):
    """The state of a list of proposals. Values that the site does not know are left out, never an error."""

    page: int = 1

    @classmethod
    def from_params(cls, params: QueryDict) -> Self:
        """Read an address's query string."""
        return cls(
            status=parameters.known(params, "status", ProposalStatus.values),
            by=tuple(value for value in params.getlist("by") if value in PROPOSERS or _is_code(value)),
            sector=parameters.slugs(params, "sector"),
            basis=parameters.known(params, "basis", Basis.values),
            evidence=parameters.known(params, "evidence", [*EvidenceLevel]),
            year=parameters.years(params, "year"),
            words=parameters.words(params),
            sort=params.get("sort", "") if params.get("sort") in SORTS else "furthest",
            page=parameters.page_number(params),
            as_of=parameters.day(params.get("as_of", "")),
        )

    def in_words(self, pair: CountryPair, sectors: dict[str, SectorValue]) -> str:
        """The filters as a phrase: "agreed or signed, by Kazakhstan, in Space"; empty without any."""
        statuses, bases = dict(ProposalStatus.choices), dict(Basis.choices)
        names = {side.code: side.label for side in sides(pair)} | PROPOSERS
        parts = [
            _either(str(statuses[value]).lower() for value in self.status),
            self.by and gettext("by %(sides)s") % {"sides": _either(str(names.get(v, v)) for v in self.by)},
            self.sector
            and gettext("in %(sectors)s")
            % {"sectors": _either(sectors[v].name if v in sectors else v for v in self.sector)},
            _either(str(bases[value]).lower() for value in self.basis),
            self.evidence
            and gettext("evidence: %(levels)s") % {"levels": _either(evidence_words(v).lower() for v in self.evidence)},
            self.year and gettext("last changed in %(years)s") % {"years": _either(self.year)},
            self.words and gettext("with “%(words)s”") % {"words": self.words},
        ]
        return ", ".join(str(part) for part in parts if part)

    def said(self, pair: CountryPair, sectors: dict[str, SectorValue]) -> str:
        """The filters and the day as a phrase, for whoever holds an export."""
        return ", ".join(filter(None, [self.in_words(pair, sectors), as_known(self.as_of) if self.as_of else ""]))


def _either(values: Iterable[str]) -> str:
    return gettext(" or ").join(values)


def _is_code(value: str) -> bool:
    return len(value) == 3 and value.isascii() and value.isupper()


def proposal_facets(
    pair: CountryPair, query: ProposalQuery, counts: dict[str, Counts], sectors: Iterable[SectorValue]
) -> Facets:
    """The filter form of the list of proposals."""
    groups = (
        FacetGroup("status", gettext("Status"), tuple(_statuses(query, counts["status"]))),
        FacetGroup("by", gettext("Put forward by"), tuple(_sides(pair, query, counts["by"]))),
        FacetGroup("evidence", gettext("Evidence"), tuple(_evidence(query, counts["evidence"]))),
        FacetGroup("sector", gettext("Sector"), tuple(_sectors(query, counts["sector"], sectors)), is_long=True),
        FacetGroup("basis", gettext("Basis of the status"), tuple(_bases(query, counts["basis"])), is_long=True),
        FacetGroup("year", gettext("Year of the latest change"), tuple(_years(query, counts["year"])), is_long=True),
    )
    return Facets(reverse("proposals", args=[pair.slug]), groups, (as_of_day(query.as_of),), words=query.words)


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
