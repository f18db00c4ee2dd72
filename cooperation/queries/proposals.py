"""Proposals as readers see them: which ones filters leave, how many there are of each kind, one with its history."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import batched
from typing import Any

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator

from cooperation.analysis.counts import inside
from cooperation.analysis.dates import PartialDate
from cooperation.analysis.lifecycle import Status, furthest_order
from cooperation.models import (
    Attribution,
    Body,
    CountryPair,
    Paragraph,
    Proposal,
    Publication,
    SearchEntry,
    StatusChange,
)
from cooperation.models.proposals import proposer
from cooperation.models.search import Section
from cooperation.models.sources import visible
from cooperation.queries.corrections import as_shown_on
from cooperation.queries.evidence import passage_of, passages_of_claim
from cooperation.queries.proposal_values import BodyValue, ProposalLine, ProposalName, ProposalValue
from cooperation.queries.remembered import remembered_today
from cooperation.queries.sectors import SectorValue, value_of
from cooperation.queries.standings import ANNOTATED, stood_on

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

    def fetched(self, listed: Sequence[Listed]) -> list[ProposalValue]:
        """Some of them, in their order, with evidence, sectors and the whole that each is a part of."""
        return _fetched(self.pair, self.today, self.asked.as_of, tuple(listed))

    def all(self) -> Iterator[ProposalValue]:
        """All of them, fetched in batches."""
        for listed in batched(self.chosen, BATCH):
            yield from _read(self.pair, self.today, self.asked.as_of, listed)

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
        known = _listed(self.pair, self.today, asked.as_of)
        if not asked.words:
            return known
        found = SearchEntry.objects.matching(self.pair, Section.PROPOSALS, asked.words)
        keys = set(found.values_list("row", flat=True))
        return [one for one in known if one.key in keys]


@remembered_today
def _listed(pair: CountryPair, today: date, as_of: date | None) -> list[Listed]:
    """Where the proposals of a pair stand: two queries; of an earlier day three, and those for what it held then."""
    known = Proposal.objects.for_pair(pair).published().with_status(today, as_of)
    known = known.with_evidence_level(today, as_of).annotate(by=proposer())
    sectors: dict[int, set[str]] = defaultdict(set)
    filed = Proposal.sectors.through._default_manager.filter(proposal__pair=pair)
    for key, code in filed.values_list("proposal", "sector__code"):
        sectors[key].add(code)
    fields = ("pk", "number", "by", "status", "basis", "changed_on", "latest_change_id", "evidence_level")
    listed = [Listed(frozenset(sectors[values[0]]), *values) for values in known.values_list(*fields)]
    stood = stood_on(pair, today, as_of)
    if not stood:
        return listed
    return [replace(one, **{name: getattr(stood[one.number], name) for name in ANNOTATED}) for one in listed]


def numbered(pair: CountryPair, number: int, today: date, as_of: date | None) -> Proposal | None:
    """The full row of the pair's proposal of that number, with status and level of evidence, if readers see it."""
    found = [one for one in _listed(pair, today, as_of) if one.number == number]
    return next(iter(_rows(found, today, as_of)), None)


def _rows(listed: Sequence[Listed], today: date, as_of: date | None) -> list[Proposal]:
    """With evidence, sectors, deadline and the whole that each is a part of; of sources that are there."""
    of_others = ("part_of__evidence__source", "deadline_evidence__source")
    full = Proposal.objects.with_evidence(visible(today, as_of, "source__")).with_sectors().select_related(*of_others)
    rows = full.in_bulk([one.key for one in listed])
    wholes = [row.part_of for row in rows.values() if row.part_of]
    as_shown_on("proposals", [*rows.values(), *wholes], as_of)
    for one in listed:
        for name in ANNOTATED:
            setattr(rows[one.key], name, getattr(one, name))
    return [rows[one.key] for one in listed]


def _read(pair: CountryPair, today: date, as_of: date | None, listed: Sequence[Listed]) -> list[ProposalValue]:
    """Those proposals as plain values: one query for the words that set each status, as they were on the day."""
    changes = StatusChange.objects.filter(pk__in=[one.latest_change_id for one in listed if one.latest_change_id])
    quotes = {row.pk: row.quote for row in as_shown_on("status_changes", changes.only("quote"), as_of)}
    rows = _rows(listed, today, as_of)
    return [proposal_of(pair, row, quotes.get(row.latest_change_id or 0, ""), today, as_of) for row in rows]


_fetched = remembered_today(_read)


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


def proposal_of(pair: CountryPair, row: Proposal, status_quote: str, today: date, as_of: date | None) -> ProposalValue:
    """A full row with status and level of evidence, and the words that set the status, as a plain value."""

    def is_there(paragraph: Paragraph | None) -> bool:
        return paragraph is not None and passage_of(paragraph).source.is_visible(today, as_of)

    whole, deadline = row.part_of, row.deadline_evidence
    is_listed = whole and whole.state == Publication.PUBLISHED and is_there(whole.evidence)
    return ProposalValue(
        **_of_line(pair, row),
        summary=row.summary,
        quote=row.quote,
        basis=row.basis,
        status_quote=status_quote,
        evidence_level=row.evidence_level,
        part_of=ProposalName(whole.number, whole.title) if whole and is_listed else None,
        deadline_on=row.deadline_on if is_there(deadline) else None,
        deadline=(passage_of(deadline),) if deadline and is_there(deadline) else (),
        done_when=row.done_when,
        partly_when=row.partly_when,
        uncheckable=row.uncheckable,
        leaves_open=tuple(row.leaves_open.splitlines()),
        passages=passages_of_claim(row),
    )


def _of_line(pair: CountryPair, row: Proposal) -> dict[str, Any]:
    return {
        "pair": pair,
        "number": row.number,
        "title": row.title,
        "by": row.proposer,
        "sectors": tuple(value_of(sector) for sector in row.sectors.all()),
        "status": row.status,
        "changed_on": row.changed_on,
    }


def quoted_bodies(pair: CountryPair, today: date, as_of: date | None = None) -> list[BodyValue]:
    """Who is quoted directly in the paragraphs that put the pair's proposals forward."""
    put_forward = Proposal.objects.for_pair(pair).published().visible_on(today, as_of)
    paragraphs = Paragraph.objects.filter(proposal__in=put_forward, attribution=Attribution.DIRECT_QUOTE)
    bodies = Body.objects.filter(pk__in=paragraphs.values("speaker")).select_related("country")
    return list(map(body_of, bodies))


def body_of(row: Body) -> BodyValue:
    """A body whose country is fetched, as a plain value."""
    return BodyValue(row.name, row.kind, row.country_id or "", row.country.name if row.country else "")


def proposals_of_sectors(
    pair: CountryPair, codes: Sequence[str], today: date, as_of: date | None = None
) -> list[ProposalValue]:
    """The proposals filed under any of these sectors, by number, with status, evidence and sectors."""
    filed = [one for one in _listed(pair, today, as_of) if not one.sectors.isdisjoint(codes)]
    return _fetched(pair, today, as_of, tuple(sorted(filed, key=ORDERS["number"])))


def proposals_naming(pair: CountryPair, sectors: Iterable[SectorValue], today: date, most: int) -> list[ProposalName]:
    """The first so many proposals that name any of these sectors, by number."""
    of_pair = Proposal.objects.for_pair(pair).published().visible_on(today)
    naming = of_pair.filter(sectors__code__in=[sector.code for sector in sectors]).distinct().order_by("number")
    return [ProposalName(*values) for values in naming.values_list("number", "title")[:most]]


class ProposalsOfPairs:
    """The proposals of several pairs, pair by pair, of one sector or of any."""

    def __init__(self, pairs: Iterable[CountryPair], today: date, sector: str = "") -> None:
        self._today, self._pairs = today, {pair.pk: pair for pair in pairs}
        rows = Proposal.objects.published().visible_on(today).filter(pair__in=self._pairs)
        rows = rows.filter(sectors__code=sector) if sector else rows
        self._rows = rows.order_by("pair__first", "pair__second", "number")

    def page(self, number: int, per_page: int) -> tuple[ListPage[Any], list[ProposalLine]]:
        """A page of their keys, and its proposals with status and sectors: three queries, however many pairs."""
        keys = Paginator(self._rows.values_list("pk", flat=True), per_page).get_page(number)
        found: Any = Proposal.objects.filter(pk__in=list(keys.object_list)).with_status(self._today).with_sectors()
        rows = {proposal.pk: proposal for proposal in found}
        return keys, [self._line(rows[key]) for key in keys.object_list if key in rows]

    def all(self) -> Iterable[ProposalLine]:
        """All of them, fetched in batches."""
        return map(self._line, self._rows.with_status(self._today).with_sectors().iterator(chunk_size=500))

    def _line(self, row: Proposal) -> ProposalLine:
        return ProposalLine(**_of_line(self._pairs[row.pair_id], row))


def numbers_of(pair: CountryPair, today: date) -> list[int]:
    """The numbers of the pair's proposals that are there."""
    known = Proposal.objects.for_pair(pair).published().visible_on(today)
    return list(known.order_by("number").values_list("number", flat=True))
