"""What is asked of the list of proposals: filters, words, order and page, read from an address."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from django.http import QueryDict
from django.utils.translation import gettext, gettext_lazy

from cooperation.analysis.axes import EvidenceLevel
from cooperation.models import Basis, CountryPair, OtherProposer, ProposalStatus
from cooperation.models.proposals import BOTH
from cooperation.queries.proposals import ProposalFilter
from cooperation.queries.sectors import SectorValue
from dashboard.components import parameters
from dashboard.components.axes import evidence_words
from dashboard.components.sides import sides
from dashboard.components.statuses import as_known

PROPOSERS = {
    BOTH: gettext_lazy("both sides"),
    **dict(OtherProposer.choices),
    OtherProposer.NOT_SAID.value: gettext_lazy("somebody whom no source names"),
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
