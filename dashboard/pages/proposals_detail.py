"""One proposal: its history, who has to do with it, what shows it, and what the sources leave open."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils.translation import gettext

from cooperation.analysis.lifecycle import DEFINITIONS, Status
from cooperation.models import (
    Basis,
    CountryPair,
    Event,
    EvidenceSearch,
    Proposal,
    ProposalStatus,
    StatusChange,
)
from dashboard.pages.citations import Citations
from dashboard.pages.crumbs import pair_crumbs
from dashboard.pages.parts import Cite, Crumb, EvidenceItem, Link, Page, Record
from dashboard.pages.sides import Side, side_of
from dashboard.pages.statuses import proposal_heading
from dashboard.pages.wording import day_or_part

NEXT_STEPS = (Status.AGREED, Status.UNDER_WAY, Status.COMPLETED)


@dataclass(frozen=True)
class Step:
    """A step of the history; an ``open`` one is not on record, and its summary says what it would need."""

    status: str
    title: str
    when: str
    summary: str
    cites: tuple[Cite, ...] = ()
    basis: str = ""
    when_note: str = ""
    open: bool = False


@dataclass(frozen=True)
class PartyLine:
    """A body's role in the proposal."""

    role: str
    body: str
    side: Side


@dataclass(frozen=True)
class EventLine:
    """A dated event that bears on the proposal."""

    when: str
    title: str
    cites: tuple[Cite, ...]
    caution: str


@dataclass(frozen=True, kw_only=True)
class ProposalPage(Page):
    """One proposal, from the paragraph that voiced it to the latest step on record."""

    number: int
    status: str
    status_label: str
    definition: str
    basis_label: str
    side: Side
    sectors: tuple[Link, ...]
    summary: str
    cites: tuple[Cite, ...]
    first_on_record: str
    last_change: str
    source_count: int
    steps: tuple[Step, ...]
    parties: tuple[PartyLine, ...]
    evidence: tuple[EvidenceItem, ...]
    events: tuple[EventLine, ...]
    searches: tuple[str, ...]
    leaves_open: tuple[str, ...]
    part_of: Link | None
    parts: tuple[Link, ...]
    caution: str


def proposal_page(pair: CountryPair, params: QueryDict, today: date, number: int) -> ProposalPage:
    """Build the page of the pair's proposal of that number; Http404 with a sentence where there is none."""
    proposal = _find(pair, number)
    cites = Citations(pair)
    changes = list(
        StatusChange.objects.published().filter(proposal=proposal).with_evidence().order_by("changed_on", "pk")
    )
    events = list(Event.objects.published().filter(proposals=proposal).with_evidence().order_by("happened_on", "code"))
    latest = changes[-1] if changes else None
    since = day_or_part(latest.changed_on) if latest and latest.changed_on else ""
    own = cites(proposal.paragraphs())
    return ProposalPage(
        title=proposal_heading(proposal.title, latest.new if latest else "", since),
        standfirst=proposal.summary,
        crumbs=_crumbs(pair, proposal),
        records=lambda: _records(pair, proposal, changes, events),
        number=proposal.number,
        status=latest.new if latest else "",
        status_label=latest.get_new_display() if latest else gettext("No status on record"),
        definition=DEFINITIONS[Status(latest.new)] if latest else "",
        basis_label=latest.get_basis_display() if latest else "",
        side=side_of(pair, proposal.put_forward_by_id),
        sectors=tuple(
            Link(sector.name, reverse("sector", args=[pair.slug, sector.code])) for sector in proposal.sectors.all()
        ),
        summary=proposal.summary,
        cites=own,
        first_on_record=day_or_part(changes[0].changed_on) if changes and changes[0].changed_on else "",
        last_change=since,
        steps=(*_steps(changes, cites), *_open_steps(proposal, changes)),
        parties=_parties(pair, proposal),
        evidence=_evidence(proposal, changes, cites),
        events=tuple(_event_line(event, cites) for event in events),
        searches=tuple(_search_words(search) for search in _searches(proposal)),
        leaves_open=tuple(proposal.leaves_open.splitlines()),
        part_of=_link(pair, proposal.part_of) if proposal.part_of else None,
        parts=tuple(_link(pair, part) for part in proposal.parts.published().order_by("number")),
        caution=proposal.caution,
        source_count=len({key.partition(":")[0] for key in cites.cited}),
        cited=cites.cited,
    )


def _find(pair: CountryPair, number: int) -> Proposal:
    proposals = Proposal.objects.for_pair(pair).published()
    found = proposals.with_evidence().with_sectors().select_related("part_of").filter(number=number).first()
    if found is None:
        raise Http404(gettext("There is no proposal %(number)d for this pair.") % {"number": number})
    return found


def _crumbs(pair: CountryPair, proposal: Proposal) -> tuple[Crumb, ...]:
    proposals = Crumb(gettext("Proposals"), reverse("proposals", args=[pair.slug]))
    return pair_crumbs(pair, proposals, str(proposal.number))


def _link(pair: CountryPair, proposal: Proposal) -> Link:
    label = gettext("Proposal %(number)d: %(title)s") % {"number": proposal.number, "title": proposal.title}
    return Link(label, reverse("proposal", args=[pair.slug, proposal.number]))


def _steps(changes: list[StatusChange], cites: Citations) -> Iterable[Step]:
    for change in changes:
        recorded = gettext("recorded %(day)s") % {"day": f"{change.recorded_at:%Y-%m-%d}"}
        quoted = f"“{change.quote}” " if change.quote else ""
        yield Step(
            status=change.new,
            title=change.get_new_display(),
            when=day_or_part(change.changed_on) if change.changed_on else "",
            summary=f"{quoted}{change.note}",
            cites=cites(change.paragraphs()),
            basis=f"{change.get_basis_display()} · {recorded}",
        )


def _open_steps(proposal: Proposal, changes: list[StatusChange]) -> Iterable[Step]:
    """The steps that are not on record, with what would count as each."""
    labels = dict(ProposalStatus.choices)
    reached = [list(Status).index(Status(change.new)) for change in changes] or [-1]
    needs = {
        Status.AGREED: gettext("a document, or both sides confirming a decision."),
        Status.UNDER_WAY: proposal.partly_when,
        Status.COMPLETED: proposal.done_when,
    }
    for status in NEXT_STEPS:
        if list(Status).index(status) > max(reached):
            yield Step(
                status=status,
                title=str(labels[status.value]),
                when=gettext("not on record"),
                summary=gettext("Would need: %(need)s") % {"need": needs[status]} if needs[status] else "",
                open=True,
            )


def _parties(pair: CountryPair, proposal: Proposal) -> tuple[PartyLine, ...]:
    parties = proposal.parties.select_related("body").order_by("pk")
    return tuple(
        PartyLine(party.get_role_display(), party.body.name, side_of(pair, party.body.country_id)) for party in parties
    )


def _evidence(proposal: Proposal, changes: list[StatusChange], cites: Citations) -> tuple[EvidenceItem, ...]:
    """Each paragraph behind the proposal and its steps, once, in the order of use."""
    paragraphs = {p.pk: p for claim in (proposal, *changes) for p in claim.paragraphs()}
    return tuple(
        EvidenceItem(
            summary=paragraph.summary,
            cites=cites([paragraph]),
            context=f"{paragraph.source.publisher} · {paragraph.get_attribution_display()}",
        )
        for paragraph in paragraphs.values()
    )


def _event_line(event: Event, cites: Citations) -> EventLine:
    when = day_or_part(event.happened_on) if event.happened_on else ""
    return EventLine(when, event.title, cites(event.paragraphs()), event.caution)


def _searches(proposal: Proposal) -> Iterable[EvidenceSearch]:
    return proposal.searches.filter(state="published").order_by("searched_on", "pk")


def _search_words(search: EvidenceSearch) -> str:
    sentence = gettext("No source found as of %(day)s: %(words)s (%(where)s; %(languages)s). %(note)s")
    return (
        sentence
        % {
            "day": search.searched_on.isoformat(),
            "words": search.query_words,
            "where": search.where,
            "languages": search.languages,
            "note": search.note,
        }
    ).strip()


def _records(
    pair: CountryPair, proposal: Proposal, changes: list[StatusChange], events: list[Event]
) -> Iterable[Record]:
    """A record a status change, then a record an event."""
    base: Record = {"pair": pair.slug, "proposal": proposal.number}
    for change in changes:
        yield base | {
            "kind": "status_change",
            "date": str(change.changed_on),
            "what": change.new,
            "basis": change.basis,
            "quote": change.quote,
            "note": change.note,
            "evidence": " ".join(map(str, change.paragraphs())),
        }
    for event in events:
        yield base | {
            "kind": "event",
            "date": str(event.happened_on),
            "what": event.kind,
            "basis": Basis.STATED.value,
            "quote": event.quote,
            "note": event.title,
            "evidence": " ".join(map(str, event.paragraphs())),
        }
