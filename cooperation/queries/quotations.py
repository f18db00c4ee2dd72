"""The few words that sources are quoted with, each with what was read from them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from cooperation.models import CountryPair, Event, Proposal, Statement, StatusChange, Target, TradeFigure
from cooperation.models.addresses import (
    event_address,
    figure_address,
    paragraph_address,
    proposal_address,
    target_address,
)


@dataclass(frozen=True)
class Quotation:
    """Quoted words: the table and key of the row they stand in, what it says, its place, paragraph and source.

    ``path`` and ``paragraph_path`` are addresses without the host; ``original`` is that of the source, if one is known.
    """

    table: str
    key: str
    words: str
    summary: str
    path: str
    paragraph_path: str
    original: str


def quotations(pair: CountryPair, today: date, source: int | None = None) -> Iterator[Quotation]:
    """All quoted words of a pair's published rows that are there today, or of those that rest on one source."""
    for table, (model, said, place) in QUOTED.items():
        rows = model.objects.for_pair(pair).published().visible_on(today).exclude(quote="").with_evidence()
        if source is not None:
            rows = rows.filter(evidence__source__number=source)
        for row in rows.order_by("evidence__source__number", "evidence__number", "pk"):
            yield Quotation(
                table=table,
                key=str(row.pk),
                words=row.quote,
                summary=said(row),
                path=place(pair.slug, row),
                paragraph_path=paragraph_address(pair.slug, row.evidence.source.number, row.evidence.number),
                original=row.evidence.source.url,
            )


QUOTED: dict[str, tuple[Any, Callable[[Any], str], Callable[[str, Any], str]]] = {
    "figures": (TradeFigure, str, lambda slug, row: figure_address(slug, row.code)),
    "targets": (Target, str, lambda slug, row: target_address(slug, row.code)),
    "statements": (Statement, str, lambda slug, row: reverse("claims", args=[slug])),
    "status_changes": (StatusChange, str, lambda slug, row: proposal_address(slug, row.proposal.number)),
    "proposals": (Proposal, lambda row: row.title, lambda slug, row: proposal_address(slug, row.number)),
    "events": (Event, lambda row: row.title, lambda slug, row: event_address(slug, row.happened_on.year, row.code)),
}
