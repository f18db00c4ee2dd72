"""What is known about one proposal, as of a day or ever: the rows of the record that its page shows."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.http import Http404
from django.utils.translation import gettext

from cooperation.analysis.dates import PartialDate
from cooperation.models import (
    Bearing,
    CountryPair,
    Event,
    EvidenceSearch,
    Paragraph,
    Proposal,
    ProposalParty,
    Publication,
    Showing,
    StatusChange,
)
from dashboard.components.statuses import as_known


@dataclass(frozen=True)
class Known:
    """A proposal with its published rows, each in the order of time."""

    proposal: Proposal
    changes: list[StatusChange]
    bearings: list[Bearing]
    searches: list[EvidenceSearch]
    parties: list[ProposalParty]
    parts: list[Proposal]
    as_of: date | None

    @property
    def latest(self) -> StatusChange | None:
        """The latest status change; None where no status is on record."""
        return self.changes[-1] if self.changes else None

    @property
    def paragraphs(self) -> list[Paragraph]:
        """The paragraphs behind the proposal and its steps, each once, in the order of use."""
        claims = (self.proposal, *self.changes)
        return list({paragraph.pk: paragraph for claim in claims for paragraph in claim.paragraphs()}.values())

    @property
    def reports(self) -> list[PartialDate]:
        """The dates of all that sources tell of it beyond context."""
        events = [b.event.happened_on for b in self.bearings if b.shows != Showing.CONTEXT]
        return [on for on in (*events, *(change.changed_on for change in self.changes)) if on is not None]


def known_proposal(pair: CountryPair, number: int, as_of: date | None) -> Known:
    """The pair's proposal of that number; Http404 with a sentence where there is none, or none was known yet."""
    proposal = _find(pair, number, as_of)
    of_proposal = StatusChange.objects.published().as_of(as_of).filter(proposal=proposal)
    return Known(
        proposal=proposal,
        changes=list(of_proposal.with_evidence().select_related("evidence__speaker").order_by("changed_on", "pk")),
        bearings=_bearings(proposal, as_of),
        searches=list(EvidenceSearch.objects.as_of(as_of).filter(proposal=proposal).order_by("searched_on", "pk")),
        parties=list(proposal.parties.select_related("body").order_by("pk")),
        parts=list(proposal.parts.published().known_on(as_of).order_by("number")),
        as_of=as_of,
    )


def _find(pair: CountryPair, number: int, as_of: date | None) -> Proposal:
    proposals = Proposal.objects.for_pair(pair).published().with_status(as_of).with_evidence_level(as_of)
    full = proposals.with_evidence().with_sectors().select_related("part_of", "deadline_evidence__source")
    found = full.select_related("evidence__speaker").filter(number=number).first()
    if found is None:
        sentence = gettext("There is no proposal %(number)d for this pair") % {"number": number}
        raise Http404(f"{sentence}, {as_known(as_of)}." if as_of else f"{sentence}.")
    return found


def _bearings(proposal: Proposal, as_of: date | None) -> list[Bearing]:
    events = Event.objects.published().as_of(as_of).with_evidence()
    bearings = Bearing.objects.filter(proposal=proposal, event__state=Publication.PUBLISHED)
    known = bearings.filter(event__in=Event.objects.published().as_of(as_of))
    return list(known.prefetch_related(Prefetch("event", events)).order_by("event__happened_on", "event__code"))
