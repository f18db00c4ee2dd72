"""Generated records of pairs, to try out scale: nothing in them is real, and every source says so.

The same seed gives the same records, and a pair's record does not depend on how many others there are.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from random import Random
from typing import Any

from django.db import transaction

from cooperation.actions.generated_figures import FIGURES_PER_PAIR, TARGETS_PER_PAIR, stated_figures, targets
from cooperation.actions.generated_products import Trade
from cooperation.actions.history import note_pair
from cooperation.actions.places import ensure_pair
from cooperation.actions.products import load_nomenclature
from cooperation.actions.shipped import PAIRS as SHIPPED
from cooperation.actions.shipped import load_shared
from cooperation.analysis.lifecycle import ALLOWED_CHANGES, Status
from cooperation.models import (
    Bearing,
    Body,
    CountryPair,
    Event,
    EventKind,
    EvidenceSearch,
    Facility,
    Membership,
    Paragraph,
    Proposal,
    ProposalParty,
    Publication,
    Sector,
    Showing,
    Source,
    SourceKind,
    StatusChange,
)

MARK = "Generated, not real"
BY = "generated data"
SOURCES_PER_PAIR = 50
PARAGRAPHS_PER_SOURCE = 4
EVENTS_PER_PAIR = 120
PROPOSALS = 100_000
FIGURES = 2_000_000
PAIRS = 200
FIRST_YEAR, LAST_YEAR = 2012, 2025

type Progress = Callable[[int, int], None]


class OtherDataError(Exception):
    """The database holds pairs already; the message is a sentence for who started it."""


@dataclass
class _Record:
    """A pair's record in the making: its own random numbers, and the rows that others point to."""

    pair: CountryPair
    random: Random
    sectors: list[Sector]
    paragraphs: list[Paragraph] = field(default_factory=list)
    bodies: list[Body] = field(default_factory=list)

    def claim(self) -> dict[str, Any]:
        """What every claim needs."""
        return {
            "pair": self.pair,
            "evidence": self.random.choice(self.paragraphs),
            "state": Publication.PUBLISHED,
        }

    def day(self, year: int | None = None) -> str:
        """A date, as exact as sources give them: mostly a day, sometimes a month or a year."""
        year = year or self.random.randint(FIRST_YEAR, LAST_YEAR)
        text = date(year, self.random.randint(1, 12), self.random.randint(1, 28)).isoformat()
        return text[: self.random.choice((10, 10, 10, 7, 4))]


def generate_pairs(
    *, pairs: int, seed: int, beside: bool = False, tell: Progress = lambda done, total: None
) -> list[CountryPair]:
    """Store so many pairs, each in one transaction; OtherDataError where others are and ``beside`` is false."""
    if CountryPair.objects.exists() and not beside:
        raise OtherDataError("The database holds pairs already. Use an empty one, or say --beside to add to it.")
    load_shared()
    load_nomenclature()
    known = {pair.slug for pair in CountryPair.objects.all()}
    chosen = [codes for codes in choose(seed) if "-".join(codes) not in known][:pairs]
    if len(chosen) < pairs:
        raise OtherDataError(f"There are {len(chosen)} pairs left to generate, not {pairs}.")
    sectors = list(Sector.objects.leaves().order_by("position"))
    trade = Trade(seed, chosen)
    made = []
    for number, (first, second) in enumerate(chosen, start=1):
        made.append(_store(first, second, seed, sectors, trade))
        tell(number, len(chosen))
    return made


def choose(seed: int) -> list[tuple[str, str]]:
    """All pairs of the countries that are in a group, in an order of the seed; the pairs that ship come first."""
    codes = sorted(set(Membership.objects.values_list("country", flat=True)))
    everything = list(combinations(codes, 2))
    Random(seed).shuffle(everything)  # noqa: S311  # made up on purpose
    shipped = [(first, second) for first, second in (slug.split("-") for slug in SHIPPED)]
    return [*shipped, *(codes for codes in everything if codes not in shipped)]


@transaction.atomic
def _store(first: str, second: str, seed: int, sectors: list[Sector], trade: Trade) -> CountryPair:
    pair = ensure_pair(first=first, second=second)
    record = _Record(pair, Random(f"{seed} {pair.slug}"), sectors)  # noqa: S311  # made up on purpose
    _store_sources(record)
    _store_bodies(record)
    proposals = _store_proposals(record)
    _store_events(record, proposals)
    figures = [*stated_figures(pair, record.random, record.claim)]
    _bulk(figures)
    _bulk(targets(pair, record.random, record.claim))
    trade.store(pair)
    note_pair(pair, by=BY)
    return pair


def _bulk(rows: Iterable[Any]) -> list[Any]:
    """Store rows of one table at once."""
    stored = list(rows)
    return type(stored[0])._default_manager.bulk_create(stored, batch_size=500) if stored else []


def _store_sources(record: _Record) -> None:
    sources = _bulk(
        Source(
            pair=record.pair,
            number=number,
            title=f"{MARK}: source {number}",
            publisher=MARK,
            published_on=record.day(),
            language="en",
            kind=record.random.choice(SourceKind.values),
            extent="excerpt",
            retrieved_on=date(LAST_YEAR, 12, 31),
            caution="Made by a program to try out scale. Nobody said this.",
            state=Publication.PUBLISHED,
        )
        for number in range(1, SOURCES_PER_PAIR + 1)
    )
    record.paragraphs = _bulk(
        Paragraph(
            source=source,
            number=number,
            attribution="narrator",
            summary=f"{MARK}: {source.number}:{number}.",
        )
        for source in sources
        for number in range(1, PARAGRAPHS_PER_SOURCE + 1)
    )


def _store_bodies(record: _Record) -> None:
    codes = (record.pair.first_id, record.pair.second_id)
    record.bodies = _bulk(
        Body(
            pair=record.pair,
            code=f"{kind}-{code.lower()}",
            name=f"{MARK}: {kind} of {code}",
            kind=kind,
            country_id=code,
        )
        for code in codes
        for kind in ("government", "ministry", "company")
    )
    _bulk(
        Facility(
            code=f"park-{code.lower()}",
            name=f"{MARK}: park of {code}",
            kind="industrial_park",
            country_id=code,
            summary=f"{MARK}.",
            **record.claim(),
        )
        for code in codes
    )


def _store_proposals(record: _Record) -> list[Proposal]:
    sides = (record.pair.first_id, record.pair.second_id, None)
    proposals: list[Proposal] = _bulk(
        Proposal(
            number=number,
            title=f"{MARK}: proposal {number} on {record.random.choice(record.sectors).name_en.lower()}",
            summary=f"{MARK}: what proposal {number} would be about.",
            put_forward_by_id=record.random.choice(sides),
            done_when=f"{MARK}: it is open.",
            partly_when=f"{MARK}: work has begun.",
            **record.claim(),
        )
        for number in range(1, PROPOSALS // PAIRS + 1)
    )
    _bulk(
        Proposal.sectors.through(proposal=proposal, sector=sector)
        for proposal in proposals
        for sector in record.random.sample(record.sectors, record.random.choice((1, 1, 2)))
    )
    _bulk(
        ProposalParty(proposal=proposal, body=record.random.choice(record.bodies), role="put_forward")
        for proposal in proposals
    )
    _bulk(step for proposal in proposals for step in _history(record, proposal))
    _bulk(
        EvidenceSearch(
            proposal=proposal,
            searched_on=date(LAST_YEAR, 12, 1),
            searched_by=MARK,
            languages="en",
            where=MARK,
            query_words=f"{MARK} {proposal.number}",
            state=Publication.PUBLISHED,
        )
        for proposal in proposals[::5]
    )
    return proposals


def _history(record: _Record, proposal: Proposal) -> Iterator[StatusChange]:
    """A walk through the statuses that may follow each other, forward in time."""
    status, year = Status.PROPOSED, record.random.randint(FIRST_YEAR, LAST_YEAR - 4)
    old = ""
    for step in range(record.random.randint(1, 4)):
        yield StatusChange(
            proposal=proposal, changed_on=f"{year + step}-{step + 1:02}", old=old, new=status, basis="stated",
            note=f"{MARK}.", **record.claim(),
        )  # fmt: skip
        old, status = status, record.random.choice(ALLOWED_CHANGES[status])


def _store_events(record: _Record, proposals: list[Proposal]) -> None:
    events = _bulk(
        Event(
            code=f"event-{number}",
            happened_on=record.day(),
            kind=record.random.choice(EventKind.values),
            title=f"{MARK}: event {number}",
            **record.claim(),
        )
        for number in range(1, EVENTS_PER_PAIR + 1)
    )
    shows = (Showing.STATEMENT, Showing.STATEMENT, Showing.DOCUMENT, Showing.PARTLY, Showing.CONTEXT)
    _bulk(
        Bearing(event=event, proposal=proposal, shows=record.random.choice(shows))
        for event in events
        for proposal in record.random.sample(proposals, 2)
    )


def split() -> str:
    """How the rows of 200 pairs are split, in words."""
    stated = FIGURES_PER_PAIR
    return (
        f"For each pair: {PROPOSALS // PAIRS} proposals with their statuses, {EVENTS_PER_PAIR} events, "
        f"{SOURCES_PER_PAIR} sources, {TARGETS_PER_PAIR} targets, {stated} stated figures (of years, half-years and "
        f"months) and {FIGURES // PAIRS - stated} figures of trade by product; beside them each country's "
        "product totals with the world. 200 pairs make 100,000 proposals and 2,000,000 figures."
    )
