"""Proposals as readers see them: which ones filters leave, how many there are of each kind, one with its history."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import batched
from typing import Any

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import Prefetch

from cooperation.analysis.choosing.known import is_announced
from cooperation.analysis.counts import inside
from cooperation.analysis.dates import PartialDate
from cooperation.analysis.lifecycle import Status, furthest_order
from cooperation.models import (
    Attribution,
    Bearing,
    Body,
    CountryPair,
    Event,
    EvidenceSearch,
    Manner,
    Paragraph,
    Proposal,
    ProposalParty,
    SearchEntry,
    Sector,
    Showing,
    StatusChange,
)
from cooperation.models.proposals import ProposalQuerySet, proposer
from cooperation.models.search import Section

FACETS = ("status", "by", "sector", "basis", "evidence", "year")
BATCH = 500

type Counts = dict[str | None, int]


@dataclass(frozen=True)
class ProposalFilter:
    """Which proposals: within a facet values add up, between facets they narrow down; as known today or on a day."""

    status: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    words: str = ""
    sort: str = "furthest"
    as_of: date | None = None


@dataclass(frozen=True)
class Totals:
    """Proposals by status, "" for none, each thing once, and how many are counted with what they are a part of."""

    by_status: Mapping[str, int]
    parts: int


@dataclass(frozen=True, slots=True)
class Listed:
    """What filters ask of a proposal, and what its order follows."""

    sectors: frozenset[str]
    key: int
    number: int
    by: str
    status: str | None
    basis: str | None
    changed_on: PartialDate | None
    latest_change_id: int | None
    evidence_level: str

    def values(self, facet: str) -> Set[str | None]:
        """Its values under a facet."""
        return VALUES[facet](self)


VALUES: dict[str, Callable[[Listed], Set[str | None]]] = {
    "status": lambda one: {one.status},
    "by": lambda one: {one.by},
    "sector": lambda one: one.sectors,
    "basis": lambda one: {one.basis},
    "evidence": lambda one: {one.evidence_level},
    "year": lambda one: {str(one.changed_on.year) if one.changed_on else None},
}


class ProposalList:
    """The proposals of a pair under a filter, as known today or on a day.

    Two queries tell where all of them stand, however many there are; rows are fetched for what is shown alone.
    """

    def __init__(self, pair: CountryPair, asked: ProposalFilter, today: date) -> None:
        self.pair, self.asked, self.today = pair, asked, today

    @cached_property
    def chosen(self) -> list[Listed]:
        """What all filters leave, in the chosen order."""
        return sorted(self._left_by(FACETS), key=ORDERS[self.asked.sort])

    def page(self, number: int, per_page: int) -> ListPage[Listed]:
        """A page of them."""
        return Paginator(self.chosen, per_page).get_page(number)

    def fetched(self, listed: Sequence[Listed]) -> list[Proposal]:
        """The rows of some of them, in their order, with evidence, sectors and the whole that each is a part of."""
        rows = _full(Proposal.objects.all()).in_bulk([one.key for one in listed])
        for one in listed:
            row = rows[one.key]
            row.status, row.basis, row.changed_on = one.status, one.basis, one.changed_on
            row.latest_change_id, row.evidence_level = one.latest_change_id, one.evidence_level
        return [rows[one.key] for one in listed]

    def all(self) -> Iterator[Proposal]:
        """The rows of all of them, fetched in batches."""
        for listed in batched(self.chosen, BATCH, strict=False):
            yield from self.fetched(listed)

    def facets(self) -> dict[str, Counts]:
        """For each facet how many of the proposals that all others leave have each value."""
        counts: dict[str, Counts] = {facet: self._counts(facet) for facet in FACETS}
        # Years are not known beforehand as other values are: those of the whole list stay, with a zero.
        years = (year for one in self._everything for year in one.values("year"))
        return counts | {"year": dict.fromkeys(years, 0) | counts["year"]}

    def totals(self, by_status: Counts) -> Totals:
        """Each thing once; ``by_status`` counts what all facets but the status leave."""
        totals = {code or "": n for code, n in by_status.items() if self._has_status(code)}
        among = {one.key: one.status for one in self.chosen}
        published = Proposal.objects.for_pair(self.pair).published()
        parts = inside(among.keys(), dict(published.exclude(part_of=None).values_list("pk", "part_of_id")))
        for part in parts:
            totals[among[part] or ""] -= 1
        return Totals(totals, len(parts))

    def _has_status(self, code: str | None) -> bool:
        return not self.asked.status or code in self.asked.status

    def _counts(self, facet: str) -> Counts:
        others = [other for other in FACETS if other != facet]
        return Counter(value for one in self._left_by(others) for value in one.values(facet))

    def _left_by(self, facets: Iterable[str]) -> Iterator[Listed]:
        wanted = [(facet, values) for facet in facets if (values := getattr(self.asked, facet))]
        for one in self._everything:
            if all(not one.values(facet).isdisjoint(values) for facet, values in wanted):
                yield one

    @cached_property
    def _everything(self) -> list[Listed]:
        """The pair's proposals as known on the day of reading, with the words asked for."""
        asked = self.asked
        known = Proposal.objects.for_pair(self.pair).published().with_status(self.today, asked.as_of)
        known = known.with_evidence_level(self.today, asked.as_of).annotate(by=proposer())
        if asked.words:
            found = SearchEntry.objects.matching(self.pair, Section.PROPOSALS, asked.words)
            known = known.filter(pk__in=found.values("row"))
        sectors: dict[int, set[str]] = defaultdict(set)
        filed = Proposal.sectors.through._default_manager.filter(proposal__pair=self.pair)
        for key, code in filed.values_list("proposal", "sector__code"):
            sectors[key].add(code)
        fields = ("pk", "number", "by", "status", "basis", "changed_on", "latest_change_id", "evidence_level")
        return [Listed(frozenset(sectors[values[0]]), *values) for values in known.values_list(*fields)]


def _furthest(one: Listed) -> tuple[int, int]:
    return -(furthest_order(Status(one.status)) if one.status else -1), one.number


def _latest(one: Listed) -> tuple[int, ...]:
    """The newest change first, and of two on one date the finer; what never changed comes last."""
    on = one.changed_on
    return (-on.year, -(on.month or 0), -(on.day or 0), one.number) if on else (0, 0, 0, one.number)


# The number decides between equals.
ORDERS: dict[str, Callable[[Listed], Any]] = {
    "furthest": _furthest,
    "number": lambda one: one.number,
    "changed": _latest,
}


def _full(proposals: ProposalQuerySet) -> ProposalQuerySet:
    return proposals.with_evidence().with_sectors().select_related("part_of")


def latest_changes(proposals: Iterable[Proposal]) -> dict[int, StatusChange]:
    """The status change that set the status of each of these proposals, by its key: one query."""
    return StatusChange.objects.in_bulk([key for p in proposals if (key := p.latest_change_id)])


def quoted_bodies(pair: CountryPair) -> list[Body]:
    """Who is quoted directly in the paragraphs that put the pair's proposals forward."""
    put_forward = Proposal.objects.for_pair(pair).published()
    paragraphs = Paragraph.objects.filter(proposal__in=put_forward, attribution=Attribution.DIRECT_QUOTE)
    return list(Body.objects.filter(pk__in=paragraphs.values("speaker")))


def proposals_of_sectors(
    pair: CountryPair, codes: Sequence[str], today: date, as_of: date | None = None
) -> list[Proposal]:
    """The proposals filed under any of these sectors, by number, with status, evidence and sectors."""
    ours = Proposal.objects.filter(sectors__code__in=codes).values("pk")
    of_pair = Proposal.objects.for_pair(pair).published().filter(pk__in=ours)
    return list(_full(of_pair.with_status(today, as_of).with_evidence_level(today, as_of)).order_by("number"))


def proposals_naming(pair: CountryPair, sectors: Iterable[Sector], most: int) -> list[Proposal]:
    """The first so many proposals that name any of these sectors, by number, without what is known of them."""
    of_pair = Proposal.objects.for_pair(pair).published().filter(sectors__in=sectors)
    return list(of_pair.distinct().order_by("number")[:most])


class ProposalsOfPairs:
    """The proposals of several pairs, pair by pair, of one sector or of any."""

    def __init__(self, pairs: Iterable[CountryPair], today: date, sector: str = "") -> None:
        self._today = today
        rows = Proposal.objects.published().filter(pair__in=pairs)
        rows = rows.filter(sectors__code=sector) if sector else rows
        self._rows = rows.order_by("pair__first", "pair__second", "number")

    def page(self, number: int, per_page: int) -> tuple[ListPage[Any], list[Proposal]]:
        """A page of their keys, and its proposals with status and sectors: three queries, however many pairs."""
        keys = Paginator(self._rows.values_list("pk", flat=True), per_page).get_page(number)
        found: Any = Proposal.objects.filter(pk__in=list(keys.object_list)).with_status(self._today).with_sectors()
        rows = {proposal.pk: proposal for proposal in found}
        return keys, [rows[key] for key in keys.object_list if key in rows]

    def all(self) -> Iterable[Proposal]:
        """All of them with their pairs, fetched in batches."""
        return self._rows.with_status(self._today).with_sectors().select_related("pair").iterator(chunk_size=500)


@dataclass(frozen=True)
class ProposalHistory:
    """A proposal with its published rows, each in the order of time, as known today or on a day.

    What lies ahead of that day is ``announced`` and ``to_come``: it is no fact, and counts nowhere.
    """

    proposal: Proposal
    changes: list[StatusChange]
    announced: list[StatusChange]
    bearings: list[Bearing]
    to_come: list[Bearing]
    searches: list[EvidenceSearch]
    parties: list[ProposalParty]
    parts: list[Proposal]
    as_of: date | None

    @property
    def latest(self) -> StatusChange | None:
        """The latest step; None where no status is on record. What only says a status again is none."""
        return next((change for change in reversed(self.changes) if change.move != Manner.AGAIN), None)

    @property
    def paragraphs(self) -> list[Paragraph]:
        """The paragraphs behind the proposal and its steps, announced ones too, each once, in the order of use."""
        claims = (self.proposal, *self.changes, *self.announced)
        return list({paragraph.pk: paragraph for claim in claims for paragraph in claim.paragraphs()}.values())

    @property
    def reports(self) -> list[PartialDate]:
        """The dates of all that sources tell of it beyond context."""
        events = [b.event.happened_on for b in self.bearings if b.shows != Showing.CONTEXT]
        return [on for on in (*events, *(change.changed_on for change in self.changes)) if on is not None]


def proposal_history(pair: CountryPair, number: int, today: date, as_of: date | None = None) -> ProposalHistory | None:
    """The pair's proposal of that number; None where readers see none, or none was known yet."""
    of_pair = Proposal.objects.for_pair(pair).published()
    full = _full(of_pair.with_status(today, as_of).with_evidence_level(today, as_of)).filter(number=number)
    proposal = full.select_related("deadline_evidence__source", "evidence__speaker").first()
    if proposal is None:
        return None
    day = as_of or today
    steps = list(_steps(proposal, as_of))
    bearings = list(_bearings(proposal, as_of))
    return ProposalHistory(
        proposal=proposal,
        changes=[step for step in steps if not _lies_ahead(step.changed_on, day)],
        announced=[step for step in steps if _lies_ahead(step.changed_on, day)],
        bearings=[bearing for bearing in bearings if not _lies_ahead(bearing.event.happened_on, day)],
        to_come=[bearing for bearing in bearings if _lies_ahead(bearing.event.happened_on, day)],
        searches=list(proposal.searches.as_of(today, as_of).order_by("searched_on", "pk")),
        parties=list(proposal.parties.select_related("body").order_by("pk")),
        parts=list(proposal.parts.published().known_on(as_of).order_by("number")),
        as_of=as_of,
    )


def _lies_ahead(when: PartialDate | None, day: date) -> bool:
    return when is not None and is_announced(when, day)


def _steps(proposal: Proposal, as_of: date | None) -> Iterable[StatusChange]:
    known = StatusChange.objects.published().known_on(as_of).filter(proposal=proposal)
    return known.with_evidence().select_related("evidence__speaker").in_order()


def _bearings(proposal: Proposal, as_of: date | None) -> Iterable[Bearing]:
    known = Bearing.objects.filter(proposal=proposal, event__in=Event.objects.published().known_on(as_of))
    fetched = known.prefetch_related(Prefetch("event", Event.objects.with_evidence()))
    return fetched.order_by("event__happened_on", "event__code")


def numbers_of(pair: CountryPair) -> list[int]:
    """The numbers of the pair's proposals."""
    return list(Proposal.objects.for_pair(pair).published().order_by("number").values_list("number", flat=True))
