"""One proposal: its three axes, its history, who has to do with it, what shows it, what the sources leave open."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils.translation import gettext

from cooperation.analysis.axes import Schedule, schedule
from cooperation.analysis.lifecycle import ACTIVITY_STATUSES, DEFINITIONS, Status
from cooperation.models import Basis, Bearing, CountryPair, Proposal, StatusChange
from cooperation.queries.proposals import ProposalHistory, proposal_history
from cooperation.wording.dates import day_or_part
from dashboard.components import parameters
from dashboard.components.axes import evidence_axis, official_axis, schedule_axis
from dashboard.components.citations import Citations
from dashboard.components.crumbs import pair_crumbs
from dashboard.components.page import BuiltPage, Cite, Crumb, EvidenceItem, KeyFigure, Link, Record
from dashboard.components.sides import Side, proposer_of
from dashboard.components.statuses import as_known, proposal_heading
from dashboard.pages.proposals.evidence import (
    EventLine,
    SearchLine,
    event_lines,
    evidence_items,
    search_lines,
    shown_by,
)
from dashboard.pages.proposals.history import Step, open_steps, steps
from dashboard.pages.proposals.parties import SideLine, by_side, quoted_in, quoted_words
from dashboard.pages.replacement.product_links import product_links


@dataclass(frozen=True, kw_only=True)
class ProposalPage(BuiltPage):
    """One proposal, from the paragraph that voiced it to the latest step on record."""

    knows_days: ClassVar[bool] = True

    number: int
    status: str
    status_label: str
    definition: str
    basis_label: str
    side: Side
    sectors: tuple[Link, ...]
    products: tuple[Link, ...]
    summary: str
    cites: tuple[Cite, ...]
    axes: tuple[KeyFigure, ...]
    first_on_record: str
    last_change: str
    source_count: int
    steps: tuple[Step, ...]
    done_when: str
    partly_when: str
    uncheckable: str
    parties: tuple[SideLine, ...]
    quoted: str
    evidence: tuple[EvidenceItem, ...]
    events: tuple[EventLine, ...]
    searches: tuple[SearchLine, ...]
    leaves_open: tuple[str, ...]
    part_of: Link | None
    parts: tuple[Link, ...]
    caution: str
    as_of: str


def proposal_page(pair: CountryPair, params: QueryDict, today: date, number: int) -> ProposalPage:
    """Build the page of the pair's proposal of that number; Http404 with a sentence where there is none."""
    as_of = parameters.day(params.get("as_of", ""))
    known = proposal_history(pair, number, as_of)
    if known is None:
        sentence = gettext("There is no proposal %(number)d for this pair") % {"number": number}
        raise Http404(f"{sentence}, {as_known(as_of)}." if as_of else f"{sentence}.")
    proposal, latest = known.proposal, known.latest
    cites = Citations(pair)
    state = _schedule(known, today)
    since = day_or_part(latest.changed_on) if latest and latest.changed_on else ""
    first = known.changes[0].changed_on if known.changes else None
    return ProposalPage(
        title=_heading(known, since),
        standfirst=proposal.summary,
        crumbs=_crumbs(pair, proposal),
        records=lambda: _records(pair, known, state),
        number=proposal.number,
        status=latest.new if latest else "",
        status_label=latest.get_new_display() if latest else gettext("No status on record"),
        definition=DEFINITIONS[Status(latest.new)] if latest else "",
        basis_label=latest.get_basis_display() if latest else "",
        side=proposer_of(pair, proposal),
        sectors=tuple(
            Link(sector.name, reverse("sector", args=[pair.slug, sector.code])) for sector in proposal.sectors.all()
        ),
        products=product_links(pair, proposal.sectors.all()),
        summary=proposal.summary,
        cites=cites(proposal.paragraphs()),
        axes=_axes(pair, known, state, cites),
        first_on_record=day_or_part(first) if first else "",
        last_change=since,
        steps=(*steps(known.changes, cites), *open_steps(proposal, known.changes)),
        done_when=proposal.done_when,
        partly_when=proposal.partly_when,
        uncheckable=proposal.uncheckable,
        parties=by_side(pair, known.parties),
        quoted=quoted_words(pair, quoted_in(known.paragraphs)),
        evidence=evidence_items(known.paragraphs, cites),
        events=event_lines(pair, known.bearings, cites),
        searches=search_lines(known.searches),
        leaves_open=tuple(proposal.leaves_open.splitlines()),
        part_of=_link(pair, proposal.part_of) if proposal.part_of else None,
        parts=tuple(_link(pair, part) for part in known.parts),
        caution=proposal.caution,
        source_count=len({key.partition(":")[0] for key in cites.cited}),
        cited=cites.cited,
        as_of=known.as_of.isoformat() if known.as_of else "",
        filters=as_known(known.as_of) if known.as_of else "",
    )


def _heading(known: ProposalHistory, since: str) -> str:
    status = known.latest.new if known.latest else ""
    heading = proposal_heading(known.proposal.title, status, since, (change.new for change in known.changes))
    return f"{heading}, {as_known(known.as_of)}" if known.as_of else heading


def _crumbs(pair: CountryPair, proposal: Proposal) -> tuple[Crumb, ...]:
    proposals = Crumb(gettext("Proposals"), reverse("proposals", args=[pair.slug]))
    return pair_crumbs(pair, proposals, str(proposal.number))


def _link(pair: CountryPair, proposal: Proposal) -> Link:
    label = gettext("Proposal %(number)d: %(title)s") % {"number": proposal.number, "title": proposal.title}
    return Link(label, reverse("proposal", args=[pair.slug, proposal.number]))


def _schedule(known: ProposalHistory, today: date) -> Schedule:
    """The proposal against its deadline, as of the day asked for."""
    latest = known.latest
    completed = latest.changed_on if latest and latest.new == Status.COMPLETED else None
    reported = max(known.reports, default=None)
    deadline = known.proposal.deadline_on
    return schedule(deadline, completed=completed, last_report=reported, today=known.as_of or today)


def _axes(pair: CountryPair, known: ProposalHistory, state: Schedule, cites: Citations) -> tuple[KeyFigure, ...]:
    proposal, latest = known.proposal, known.latest
    stated = [proposal.deadline_evidence] if proposal.deadline_evidence else []
    return (
        official_axis(pair, latest, cites(latest.paragraphs()) if latest else ()),
        evidence_axis(proposal.evidence_level, shown_by(known.bearings, cites)),
        schedule_axis(state, proposal.deadline_on, cites(stated)),
    )


def _records(pair: CountryPair, known: ProposalHistory, state: Schedule) -> Iterable[Record]:
    """A record on the proposal as it stands, then one a status change, an event and a search without a find."""
    proposal = known.proposal
    base: Record = {"pair": pair.slug, "proposal": proposal.number}
    status = Status(proposal.status) if proposal.status else None
    yield base | {
        "kind": "proposal",
        "date": str(proposal.changed_on) if proposal.changed_on else None,
        "what": proposal.status,
        "basis": proposal.basis,
        "iati_activity_status": int(ACTIVITY_STATUSES[status]) if status else None,
        "evidence_level": proposal.evidence_level,
        "schedule": state.value,
        "note": proposal.title,
        "evidence": " ".join(map(str, proposal.paragraphs())),
    }
    yield from (base | _change_record(change) for change in known.changes)
    yield from (base | _event_record(bearing) for bearing in known.bearings)
    for search in known.searches:
        yield base | {
            "kind": "search",
            "date": search.searched_on.isoformat(),
            "what": "none_found",
            "quote": search.query_words,
            "note": f"{search.where}; {search.languages}; {search.searched_by}",
        }


def _change_record(change: StatusChange) -> Record:
    return {
        "kind": "status_change",
        "date": str(change.changed_on),
        "until": str(change.changed_until or "") or None,
        "what": change.new,
        "move": change.move,
        "basis": change.basis,
        "quote": change.quote,
        "note": change.note,
        "recorded_at": change.recorded_at.isoformat(),
        "evidence": " ".join(map(str, change.paragraphs())),
    }


def _event_record(bearing: Bearing) -> Record:
    event = bearing.event
    return {
        "kind": "event",
        "date": str(event.happened_on),
        "until": str(event.happened_until or "") or None,
        "what": event.kind,
        "shows": bearing.shows,
        "basis": Basis.STATED.value,
        "quote": event.quote,
        "note": event.title,
        "recorded_at": event.recorded_at.isoformat(),
        "evidence": " ".join(map(str, event.paragraphs())),
    }
