"""What became of a proposal: its steps, those not on record too, and what shows that something came of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext

from cooperation.analysis.axes import EvidenceLevel, Shows
from cooperation.analysis.lifecycle import Status
from cooperation.models import Attribution, Basis, ProposalStatus, Showing
from cooperation.models.addresses import event_address
from cooperation.queries.evidence import Passage
from cooperation.queries.proposal_values import ProposalHistory, ProposalValue, SearchValue
from cooperation.queries.timeline_values import EventValue, StepValue
from cooperation.wording.dates import announced_for, day_or_part, day_words
from cooperation.wording.numbers import NBSP
from dashboard.components.citations import Citations, dated
from dashboard.components.page import Cite, EvidenceItem

SHOWN_IN_PART = (EvidenceLevel.PARTLY_DELIVERED, EvidenceLevel.DELIVERED)
NEXT_STEPS = (Status.AGREED, Status.UNDER_WAY, Status.COMPLETED)


@dataclass(frozen=True)
class Step:
    """A step of the history; an ``open`` one is not taken: only announced, or not on record with what it would need."""

    status: str
    title: str
    when: str
    summary: str
    cites: tuple[Cite, ...] = ()
    basis: str = ""
    when_note: str = ""
    open: bool = False


def steps(changes: Iterable[StepValue], cites: Citations, *, announced: bool = False) -> Iterable[Step]:
    """The steps on record: when each happened or is announced for, when that was published and recorded here."""
    words = announced_for if announced else day_or_part
    for change in changes:
        quoted = f"“{change.quote}”" if change.quote else ""
        yield Step(
            status=change.new,
            title=change.in_words,
            when=words(change.on, change.until),
            summary=f"{NBSP}· ".join(filter(None, [quoted, change.note])),
            cites=cites(change.passages),
            basis=gettext("%(basis)s · published: %(published)s · recorded: %(recorded)s")
            % {
                "basis": Basis(change.basis).label,
                "published": dated(change.passages[0].source),
                "recorded": day_words(change.recorded_at.date()),
            },
            open=announced,
        )


def open_steps(known: ProposalHistory) -> Iterable[Step]:
    """The steps beyond the furthest on record that nobody has announced, with what would count as each."""
    proposal = known.proposal
    labels = dict(ProposalStatus.choices)
    order = list(Status)
    reached = max((order.index(Status(change.new)) for change in known.changes), default=-1)
    needs = {
        Status.AGREED: gettext("Would need: a document, or both sides confirming a decision."),
        Status.UNDER_WAY: _needed(proposal.partly_when, shown=proposal.evidence_level in SHOWN_IN_PART),
        Status.COMPLETED: _needed(proposal.done_when or _unchecked(proposal), shown=False),
    }
    for status in NEXT_STEPS:
        if order.index(status) > reached and status not in {change.new for change in known.announced}:
            yield Step(
                status=status,
                title=str(labels[status.value]),
                when=gettext("not reported"),
                summary=needs[status],
                open=True,
            )


def _needed(what: str, *, shown: bool) -> str:
    """What a step would need; where sources show that already, that nobody has stated the step."""
    if not what:
        return ""
    if shown:
        return gettext("What it would need is shown, but no source states the step: %(need)s") % {"need": what}
    return gettext("Would need: %(need)s") % {"need": what}


def _unchecked(proposal: ProposalValue) -> str:
    return gettext("cannot be checked. %(reason)s") % {"reason": proposal.uncheckable} if proposal.uncheckable else ""


@dataclass(frozen=True)
class EventLine:
    """A dated event that bears on the proposal, and what it shows about it; nothing while it lies ahead."""

    when: str
    title: str
    url: str
    shows: str
    cites: tuple[Cite, ...]
    caution: str


@dataclass(frozen=True)
class SearchLine:
    """A search that found nothing: when, by whom, where, in which languages, for which words."""

    heading: str
    words: str
    how: str
    note: str


def evidence_items(passages: Iterable[Passage], cites: Citations) -> tuple[EvidenceItem, ...]:
    """Paragraphs in our own words, with publisher and voice."""
    return tuple(
        EvidenceItem(
            summary=passage.summary,
            cites=cites([passage]),
            context=f"{passage.source.publisher} · {Attribution(passage.attribution).label}",
        )
        for passage in passages
    )


def event_lines(
    known: ProposalHistory, events: Iterable[EventValue], cites: Citations, *, announced: bool = False
) -> tuple[EventLine, ...]:
    """Events in the order of time, each with the place where the timeline shows it."""
    return tuple(_event_line(known.proposal, event, cites, announced=announced) for event in events)


def _event_line(proposal: ProposalValue, event: EventValue, cites: Citations, *, announced: bool) -> EventLine:
    words = announced_for if announced else day_or_part
    shows = gettext("nothing before that day") if announced else str(Showing(event.shows_of(proposal.number)).label)
    return EventLine(
        when=words(event.on, event.until),
        title=event.title,
        url=event_address(proposal.pair.slug, event.on.year, event.code),
        shows=shows,
        cites=cites(event.passages),
        caution=event.caution,
    )


def shown_by(known: ProposalHistory, cites: Citations) -> tuple[Cite, ...]:
    """The marks of the strongest that the events show, the latest first three."""
    order, number = list(Shows), known.proposal.number
    shown = [(order.index(event.shows_of(number)), event.passages[0]) for event in reversed(known.events)]
    counted = [(rank, passage) for rank, passage in shown if order[rank] is not Shows.CONTEXT]
    strongest = max((rank for rank, _passage in counted), default=0)
    return cites([passage for rank, passage in counted if rank == strongest][:3])


def search_lines(searches: Iterable[SearchValue]) -> tuple[SearchLine, ...]:
    """Searches in the order in which they were made."""
    return tuple(_search_line(search) for search in searches)


def _search_line(search: SearchValue) -> SearchLine:
    heading = gettext("No source found as of %(day)s") % {"day": day_words(search.searched_on)}
    how = gettext("%(where)s; languages: %(languages)s; searched by: %(by)s")
    words = {"where": search.where, "languages": search.languages, "by": search.searched_by}
    return SearchLine(heading, search.words, how % words, search.note)
