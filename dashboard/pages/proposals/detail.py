"""One proposal: its three axes, its history, who has to do with it, what shows it, what the sources leave open."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils.translation import gettext

from cooperation.analysis.axes import EvidenceLevel, Schedule, schedule
from cooperation.analysis.lifecycle import Status
from cooperation.models import Basis, CountryPair, EventKind, ProposalStatus
from cooperation.queries.proposal_history import proposal_history
from cooperation.queries.proposal_values import ProposalHistory, ProposalName, ProposalValue
from cooperation.queries.timeline_values import EventValue, StepValue
from cooperation.wording.dates import day_or_part
from cooperation.wording.lists import listed
from dashboard.components import parameters
from dashboard.components.axes import EVIDENCE_WORDS, evidence_axis, official_axis, schedule_axis
from dashboard.components.citations import Citations
from dashboard.components.crumbs import pair_crumbs
from dashboard.components.page import Block, Cite, Crumb, EvidenceItem, KeyFigure, Link, Page, Record
from dashboard.components.sides import OTHER, Side, proposer_of
from dashboard.components.statuses import as_known, proposal_heading
from dashboard.pages.proposals.history import (
    EventLine,
    SearchLine,
    Step,
    event_lines,
    evidence_items,
    open_steps,
    search_lines,
    shown_by,
    steps,
)
from dashboard.presenting.products import product_links
from dashboard.presenting.proposals import SideLine, by_side, quoted_words


@dataclass(frozen=True)
class Glance:
    """A proposal at a glance: where it stands, who is involved, what it is linked with."""

    status: str
    status_label: str
    definition: str
    basis_label: str
    side: Side
    first_reported: str
    last_change: str
    source_count: int
    parties: tuple[SideLine, ...]
    quoted: str
    linked: tuple[Link, ...]
    products: tuple[Link, ...]


class ProposalPage(Page):
    """One proposal, from the paragraph that voiced it to the latest step; Http404 where there is none."""

    knows_days = True
    blocks = (
        Block("axes", lambda page: page.axes, "key_figures.html"),
        Block("history", lambda page: page.steps, "proposals/history.html", span=8),
        Block("criteria", lambda page: page.proposal, "proposals/criteria.html", span=8),
        Block("events", lambda page: page.events, "proposals/events.html", span=8),
        Block("evidence", lambda page: page.evidence, "proposals/evidence.html", span=8),
        Block("searches", lambda page: page.searches, "proposals/searches.html", span=8),
        Block("open", lambda page: page.leaves_open, "proposals/leaves_open.html", span=8),
        Block("glance", lambda page: page.glance, "proposals/glance.html", span=4),
    )

    def __init__(self, pair: CountryPair, params: QueryDict, today: date, number: int) -> None:
        self.pair, self.today = pair, today
        self.day = parameters.day(params.get("as_of", ""))
        known = proposal_history(pair, number, today, self.day)
        if known is None:
            sentence = gettext("There is no proposal %(number)d for this pair") % {"number": number}
            raise Http404(f"{sentence}, {as_known(self.day)}." if self.day else f"{sentence}.")
        self.known, self.proposal, self.latest = known, known.proposal, known.latest
        self.cites = Citations(pair)
        self.cited = self.cites.cited

    @property
    def number(self) -> int:
        """The proposal's number."""
        return self.proposal.number

    @property
    def status_label(self) -> str:
        """Its latest status in words."""
        return str(ProposalStatus(self.latest.new).label) if self.latest else gettext("No status reported")

    @property
    def since(self) -> str:
        """When it got that status."""
        return day_or_part(self.latest.on) if self.latest else ""

    @property
    def side(self) -> Side:
        """Who put it forward."""
        return _proposer(self.known)

    @property
    def sectors(self) -> tuple[Link, ...]:
        """The sectors that it names."""
        slug = self.pair.slug
        return tuple(Link(one.name, reverse("sector", args=[slug, one.code])) for one in self.proposal.sectors)

    @property
    def marks(self) -> tuple[Cite, ...]:
        """Where it was put forward."""
        return self.cites(self.proposal.passages, self.proposal.quote)

    @property
    def title(self) -> str:
        """Its status, and what is not reported beyond it."""
        return _heading(self.known, self.since)

    @property
    def standfirst(self) -> str:
        """What it says."""
        return self.proposal.summary

    @property
    def crumbs(self) -> tuple[Crumb, ...]:
        """From the list of proposals."""
        return _crumbs(self.pair, self.proposal)

    @property
    def filters(self) -> str:
        """The day on which the record is read, in words."""
        return as_known(self.day) if self.day else ""

    @cached_property
    def schedule(self) -> Schedule:
        """Where it stands against its deadline."""
        return _schedule(self.known, self.today)

    @property
    def axes(self) -> tuple[KeyFigure, ...]:
        """Official status, evidence and schedule."""
        return _axes(self.pair, self.known, self.schedule, self.cites)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps reported, those announced, and those that are neither."""
        known = self.known
        return (
            *steps(known.changes, self.cites),
            *steps(known.announced, self.cites, announced=True),
            *open_steps(known),
        )

    @property
    def events(self) -> tuple[EventLine, ...]:
        """What happened, and what it shows; then what is announced."""
        return (
            *event_lines(self.known, self.known.events, self.cites),
            *event_lines(self.known, self.known.to_come, self.cites, announced=True),
        )

    @property
    def evidence(self) -> tuple[EvidenceItem, ...]:
        """The paragraphs behind it."""
        return evidence_items(self.known.passages, self.cites)

    @property
    def searches(self) -> tuple[SearchLine, ...]:
        """Searches that found nothing."""
        return search_lines(self.known.searches)

    @property
    def leaves_open(self) -> tuple[str, ...]:
        """What the source leaves open."""
        return self.proposal.leaves_open

    @property
    def glance(self) -> Glance:
        """The column at the side."""
        first = self.known.changes[0].on if self.known.changes else None
        whole = [self.proposal.part_of] if self.proposal.part_of else []
        return Glance(
            status=self.latest.new if self.latest else "",
            status_label=self.status_label,
            definition=gettext(Status(self.latest.new).definition) if self.latest else "",
            basis_label=str(Basis(self.latest.basis).label) if self.latest else "",
            side=self.side,
            first_reported=day_or_part(first) if first else "",
            last_change=self.since,
            source_count=len({key.partition(":")[0] for key in self.cites.cited}),
            parties=by_side(self.pair, self.known.parties),
            quoted=quoted_words(self.pair, self.known.quoted),
            linked=tuple(_link(self.pair, one) for one in (*whole, *self.known.parts)),
            products=product_links(self.pair, self.proposal.sectors),
        )

    def records(self) -> Iterable[Record]:
        """A record on the proposal, then one a status change, an event and a search without a find."""
        return _records(self.pair, self.known, self.schedule)


def _heading(known: ProposalHistory, since: str) -> str:
    status = known.latest.new if known.latest else ""
    heading = proposal_heading(known.proposal.title, status, since, (change.new for change in known.changes))
    return f"{heading}, {as_known(known.as_of)}" if known.as_of else heading


def _proposer(known: ProposalHistory) -> Side:
    """Who put it forward; several or other countries by their names."""
    side = proposer_of(known.proposal.pair, known.proposal.by)
    return replace(side, label=listed(known.countries)) if known.countries and side.shape == OTHER else side


def _crumbs(pair: CountryPair, proposal: ProposalValue) -> tuple[Crumb, ...]:
    proposals = Crumb(gettext("Proposals"), reverse("proposals", args=[pair.slug]))
    return pair_crumbs(pair, proposals, str(proposal.number))


def _link(pair: CountryPair, proposal: ProposalName) -> Link:
    label = gettext("Proposal %(number)d: %(title)s") % {"number": proposal.number, "title": proposal.title}
    return Link(label, reverse("proposal", args=[pair.slug, proposal.number]))


def _schedule(known: ProposalHistory, today: date) -> Schedule:
    """The proposal against its deadline, as of the day asked for."""
    latest = known.latest
    completed = latest.on if latest and latest.new == Status.COMPLETED else None
    reported = max(known.reports, default=None)
    deadline = known.proposal.deadline_on
    return schedule(deadline, completed=completed, last_report=reported, today=known.as_of or today)


def _axes(pair: CountryPair, known: ProposalHistory, state: Schedule, cites: Citations) -> tuple[KeyFigure, ...]:
    proposal, latest = known.proposal, known.latest
    return (
        official_axis(pair, known, cites(latest.passages) if latest else ()),
        evidence_axis(proposal.evidence_level, shown_by(known, cites)),
        schedule_axis(state, proposal.deadline_on, cites(proposal.deadline)),
    )


def _records(pair: CountryPair, known: ProposalHistory, state: Schedule) -> Iterable[Record]:
    """A record on the proposal as it is now, then one a status change, an event and a search without a find."""
    proposal = known.proposal
    base: Record = {"pair": pair.slug, "proposal": proposal.number}
    status = Status(proposal.status) if proposal.status else None
    yield base | {
        "kind": "proposal",
        "date": str(proposal.changed_on) if proposal.changed_on else None,
        "what": proposal.status,
        "what_name": str(ProposalStatus(proposal.status).label) if proposal.status else None,
        "basis": proposal.basis,
        "iati_activity_status": int(Status(status).activity) if status else None,
        "evidence_level": proposal.evidence_level,
        "schedule": state.value,
        "note": proposal.title,
        "evidence": " ".join(map(str, proposal.passages)),
    }
    yield from (base | _change_record(change) for change in known.changes)
    yield from (base | _change_record(change) | {"announced": True} for change in known.announced)
    yield from (base | _event_record(event, proposal.number) for event in known.events)
    yield from (base | _event_record(event, proposal.number) | {"announced": True} for event in known.to_come)
    for search in known.searches:
        yield base | {
            "kind": "search",
            "date": search.searched_on.isoformat(),
            "what": EvidenceLevel.NONE_FOUND.value,
            "what_name": str(EVIDENCE_WORDS[EvidenceLevel.NONE_FOUND]),
            "quote": search.words,
            "note": f"{search.where}; {search.languages}; {search.searched_by}",
        }


def _change_record(change: StepValue) -> Record:
    return {
        "kind": "status_change",
        "date": str(change.on),
        "until": str(change.until or "") or None,
        "what": change.new,
        "what_name": str(ProposalStatus(change.new).label),
        "move": change.move,
        "announced": False,
        "basis": change.basis,
        "quote": change.quote,
        "note": change.note,
        "recorded_at": change.recorded_at.isoformat(),
        "evidence": " ".join(map(str, change.passages)),
    }


def _event_record(event: EventValue, number: int) -> Record:
    return {
        "kind": "event",
        "date": str(event.on),
        "until": str(event.until or "") or None,
        "what": event.kind,
        "what_name": str(EventKind(event.kind).label),
        "shows": event.shows_of(number).value,
        "announced": False,
        "basis": Basis.STATED.value,
        "quote": event.quote,
        "note": event.title,
        "recorded_at": event.recorded_at.isoformat(),
        "evidence": " ".join(map(str, event.passages)),
    }
