"""What is asked of the list of proposals: filters, words, order and page, read from an address."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, Value, When
from django.db.models.functions import Substr
from django.http import QueryDict
from django.utils.translation import gettext

from cooperation.analysis.axes import EvidenceLevel
from cooperation.analysis.lifecycle import Status, furthest_order
from cooperation.models import Basis, CountryPair, Proposal, ProposalStatus, SearchEntry, Sector
from cooperation.models.proposals import ProposalQuerySet
from cooperation.models.search import Section
from dashboard.components import parameters
from dashboard.components.axes import evidence_words
from dashboard.components.sides import BOTH, sides
from dashboard.components.statuses import as_known

FACETS = ("status", "by", "sector", "basis", "evidence", "year")
SORTS = ("furthest", "number", "changed")


@dataclass(frozen=True)
class ProposalQuery:
    """The state of a list of proposals. Values that the site does not know are left out, never an error."""

    status: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    words: str = ""
    sort: str = "furthest"
    page: int = 1
    as_of: date | None = None

    @classmethod
    def from_params(cls, params: QueryDict) -> Self:
        """Read an address's query string."""
        return cls(
            status=parameters.known(params, "status", ProposalStatus.values),
            by=tuple(value for value in params.getlist("by") if value == BOTH or _is_code(value)),
            sector=parameters.slugs(params, "sector"),
            basis=parameters.known(params, "basis", Basis.values),
            evidence=parameters.known(params, "evidence", [*EvidenceLevel]),
            year=parameters.years(params, "year"),
            words=parameters.words(params),
            sort=params.get("sort", "") if params.get("sort") in SORTS else "furthest",
            page=parameters.page_number(params),
            as_of=parameters.day(params.get("as_of", "")),
        )

    def everything(self, pair: CountryPair) -> ProposalQuerySet:
        """The pair's proposals as known on the day asked for, with the words asked for and all that facets need."""
        proposals = Proposal.objects.for_pair(pair).published().with_status(self.as_of).with_evidence_level(self.as_of)
        # A partial date is text that begins with its year.
        proposals = proposals.annotate(year=Substr("changed_on", 1, 4))
        if not self.words:
            return proposals
        found = SearchEntry.objects.matching(pair, Section.PROPOSALS, self.words)
        return proposals.filter(pk__in=found.values("row"))

    def select(self, proposals: ProposalQuerySet) -> ProposalQuerySet:
        """Those of ``everything`` that all facets leave."""
        for facet in FACETS:
            proposals = self._apply(facet, proposals)
        return proposals

    def all_but(self, facet: str, proposals: ProposalQuerySet) -> ProposalQuerySet:
        """Those that all facets but one leave: what the counts of that facet count."""
        return replace(self, **{facet: ()}).select(proposals)  # type: ignore[arg-type]

    def _apply(self, facet: str, proposals: ProposalQuerySet) -> ProposalQuerySet:
        """Apply one facet; within a facet values add up, between facets they narrow down."""
        values = getattr(self, facet)
        return proposals.filter(CONDITIONS[facet](values)) if values else proposals

    def ordered(self, proposals: ProposalQuerySet) -> ProposalQuerySet:
        """In the chosen order; the number decides between equals."""
        if self.sort == "number":
            return proposals.order_by("number")
        if self.sort == "changed":
            return proposals.order_by("-changed_on", "number")  # type: ignore[misc]
        return proposals.annotate(rank=_rank()).order_by("-rank", "number")

    def in_words(self, pair: CountryPair, sectors: dict[str, Sector]) -> str:
        """The filters as a phrase: "agreed or signed, by Kazakhstan, in Space"; empty without any."""
        statuses, bases = dict(ProposalStatus.choices), dict(Basis.choices)
        names = {side.code: side.label for side in sides(pair)}
        parts = [
            _either(str(statuses[value]).lower() for value in self.status),
            self.by and gettext("by %(sides)s") % {"sides": _either(names.get(v, v) for v in self.by)},
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

    def said(self, pair: CountryPair, sectors: dict[str, Sector]) -> str:
        """The filters and the day as a phrase, for whoever holds an export."""
        return ", ".join(filter(None, [self.in_words(pair, sectors), as_known(self.as_of) if self.as_of else ""]))


def _either(values: Iterable[str]) -> str:
    return gettext(" or ").join(values)


def _rank() -> Case:
    whens = [When(status=status.value, then=Value(furthest_order(status))) for status in Status]
    return Case(*whens, default=Value(-1), output_field=IntegerField())


def _by(values: tuple[str, ...]) -> Q:
    condition = Q(put_forward_by__in=values)
    return condition | Q(put_forward_by=None) if BOTH in values else condition


def _in_sectors(values: tuple[str, ...]) -> Q:
    """Asked of each proposal: a list of all in these sectors would be made for every pair alike."""
    filed = Proposal.sectors.through._default_manager
    return Q(Exists(filed.filter(proposal=OuterRef("pk"), sector__code__in=values)))


CONDITIONS: dict[str, Callable[[tuple[str, ...]], Q]] = {
    "status": lambda values: Q(status__in=values),
    "by": _by,
    # By subquery, so that a proposal in two chosen sectors stays one row.
    "sector": _in_sectors,
    "basis": lambda values: Q(basis__in=values),
    "evidence": lambda values: Q(evidence_level__in=values),
    "year": lambda values: Q(year__in=values),
}


def _is_code(value: str) -> bool:
    return len(value) == 3 and value.isascii() and value.isupper()
