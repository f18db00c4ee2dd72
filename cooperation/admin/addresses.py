"""Where readers see a row: the page that shows it, and the place on that page."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model

from cooperation.models import (
    Bearing,
    Body,
    Claim,
    CountryPair,
    Event,
    EvidenceSearch,
    Paragraph,
    Proposal,
    ProposalParty,
    Publication,
    Source,
    StatusChange,
    Target,
    TradeFigure,
)
from cooperation.models.addresses import event_address, figure_address, target_address


def page_of(row: Model | None) -> str | None:
    """The address of the page that shows a row; None where readers cannot see it."""
    if row is None or getattr(row, "state", Publication.PUBLISHED) != Publication.PUBLISHED:
        return None
    for model, address in PAGES.items():
        if isinstance(row, model):
            return address(row)
    return None


def _of_pair(row: CountryPair) -> str:
    return row.get_absolute_url()


def _of_source(source: Source) -> str | None:
    return source.get_absolute_url() if source.state == Publication.PUBLISHED else None


def _of_paragraph(paragraph: Paragraph) -> str | None:
    return paragraph.get_absolute_url() if _of_source(paragraph.source) else None


def _of_proposal(proposal: Proposal) -> str | None:
    return proposal.get_absolute_url() if proposal.state == Publication.PUBLISHED else None


# The first that fits counts; a claim without a page of its own is seen beside the paragraph that says it.
PAGES: dict[type[Model], Callable[[Any], str | None]] = {
    CountryPair: _of_pair,
    Body: lambda body: _of_pair(body.pair),
    Source: _of_source,
    Paragraph: _of_paragraph,
    Proposal: _of_proposal,
    StatusChange: lambda change: _of_proposal(change.proposal),
    Bearing: lambda bearing: _of_proposal(bearing.proposal),
    ProposalParty: lambda party: _of_proposal(party.proposal),
    EvidenceSearch: lambda search: _of_proposal(search.proposal),
    TradeFigure: lambda figure: figure_address(figure.pair.slug, figure.code),
    Target: lambda target: target_address(target.pair.slug, target.code),
    Event: lambda event: event_address(event.pair.slug, event.happened_on.year, event.code),
    Claim: lambda claim: _of_paragraph(claim.evidence),
}
