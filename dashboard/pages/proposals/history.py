"""The steps of a proposal: those on record, and those that are not, with what they would need."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext

from cooperation.analysis.axes import EvidenceLevel
from cooperation.analysis.lifecycle import Status
from cooperation.models import Basis, ProposalStatus
from cooperation.queries.proposal_values import ProposalHistory, ProposalValue, StatusStep
from cooperation.wording.dates import announced_for, day_or_part, day_words
from dashboard.components.citations import Citations, dated
from dashboard.components.page import Cite

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


def steps(changes: Iterable[StatusStep], cites: Citations, *, announced: bool = False) -> Iterable[Step]:
    """The steps on record: when each happened or is announced for, when that was published and recorded here."""
    words = announced_for if announced else day_or_part
    for change in changes:
        quoted = f"“{change.quote}” " if change.quote else ""
        yield Step(
            status=change.new,
            title=change.words,
            when=words(change.changed_on, change.changed_until),
            summary=f"{quoted}{change.note}",
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
