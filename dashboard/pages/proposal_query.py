"""What is asked of the list of proposals: filters, words, order and page, read from an address."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from django.db.models import Case, IntegerField, Q, Value, When
from django.http import QueryDict
from django.utils.translation import gettext

from cooperation.analysis.lifecycle import Status, furthest_order
from cooperation.models import Basis, CountryPair, Proposal, ProposalStatus, Sector
from cooperation.models.proposals import ProposalQuerySet
from dashboard.pages.sides import BOTH, sides

MAX_WORDS = 200
MAX_PAGE = 1_000_000
FACETS = ("status", "by", "sector", "basis")
SORTS = ("furthest", "number", "changed")


@dataclass(frozen=True)
class ProposalQuery:
    """The state of a list of proposals. Values that the site does not know are left out, never an error."""

    status: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    words: str = ""
    sort: str = "furthest"
    page: int = 1
    as_of: date | None = None

    @classmethod
    def from_params(cls, params: QueryDict) -> Self:
        """Read an address's query string."""
        return cls(
            status=_known(params, "status", ProposalStatus.values),
            by=tuple(value for value in params.getlist("by") if value == BOTH or _is_code(value)),
            sector=tuple(value for value in params.getlist("sector") if _is_slug(value)),
            basis=_known(params, "basis", Basis.values),
            words=params.get("q", "").replace("\0", "").strip()[:MAX_WORDS],
            sort=params.get("sort", "") if params.get("sort") in SORTS else "furthest",
            page=page_number(params),
            as_of=day(params.get("as_of", "")),
        )

    def select(self, proposals: ProposalQuerySet) -> ProposalQuerySet:
        """The proposals (annotated with their status) that all filters leave."""
        for facet in FACETS:
            proposals = self.apply(facet, proposals)
        return self._with_words(proposals)

    def all_but(self, facet: str, proposals: ProposalQuerySet) -> ProposalQuerySet:
        """The proposals that all filters but one leave: what the counts of that facet count."""
        return replace(self, **{facet: ()}).select(proposals)  # type: ignore[arg-type]

    def apply(self, facet: str, proposals: ProposalQuerySet) -> ProposalQuerySet:
        """Apply one facet; within a facet values add up, between facets they narrow down."""
        values = getattr(self, facet)
        return proposals.filter(CONDITIONS[facet](values)) if values else proposals

    def _with_words(self, proposals: ProposalQuerySet) -> ProposalQuerySet:
        for word in self.words.split():
            proposals = proposals.filter(Q(title__icontains=word) | Q(summary__icontains=word))
        return proposals

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
        either = gettext(" or ")
        parts = [
            either.join(str(statuses[value]).lower() for value in self.status),
            self.by and gettext("by %(sides)s") % {"sides": either.join(names.get(v, v) for v in self.by)},
            self.sector
            and gettext("in %(sectors)s")
            % {"sectors": either.join(sectors[v].name if v in sectors else v for v in self.sector)},
            either.join(str(bases[value]).lower() for value in self.basis),
            self.words and gettext("with “%(words)s”") % {"words": self.words},
        ]
        return ", ".join(str(part) for part in parts if part)


def _rank() -> Case:
    whens = [When(status=status.value, then=Value(furthest_order(status))) for status in Status]
    return Case(*whens, default=Value(-1), output_field=IntegerField())


def _by(values: tuple[str, ...]) -> Q:
    condition = Q(put_forward_by__in=values)
    return condition | Q(put_forward_by=None) if BOTH in values else condition


CONDITIONS: dict[str, Callable[[tuple[str, ...]], Q]] = {
    "status": lambda values: Q(status__in=values),
    "by": _by,
    # By subquery, so that a proposal in two chosen sectors stays one row.
    "sector": lambda values: Q(pk__in=Proposal.objects.filter(sectors__code__in=values).values("pk")),
    "basis": lambda values: Q(basis__in=values),
}


def page_number(params: QueryDict) -> int:
    """The page asked for; the first where the parameter is no sensible number."""
    text = params.get("page", "1")
    return min(int(text), MAX_PAGE) if text.isascii() and text.isdigit() and 0 < len(text) < 10 and int(text) else 1


def day(text: str) -> date | None:
    """The day asked for; none where the parameter is no day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _known(params: QueryDict, name: str, codes: list[str]) -> tuple[str, ...]:
    return tuple(value for value in params.getlist(name) if value in codes)


def _is_code(value: str) -> bool:
    return len(value) == 3 and value.isascii() and value.isupper()


def _is_slug(value: str) -> bool:
    return 0 < len(value) <= 60 and value.replace("-", "").isalnum() and value.isascii()
