"""Which rows of the database a table of the data set holds, and in which order."""

from typing import Any

from django.db import models

from cooperation.models import (
    AcceptedFinding,
    Body,
    CountryPair,
    Event,
    EvidenceSearch,
    ExchangeRate,
    Facility,
    Paragraph,
    Proposal,
    Publication,
    Scope,
    SeriesEdition,
    Source,
    StatedCount,
    Statement,
    StatusChange,
    Target,
    TradeFigure,
)

MODELS: dict[str, type[models.Model]] = {
    "sources": Source,
    "bodies": Body,
    "scopes": Scope,
    "paragraphs": Paragraph,
    "facilities": Facility,
    "proposals": Proposal,
    "events": Event,
    "statements": Statement,
    "status_changes": StatusChange,
    "figures": TradeFigure,
    "counts": StatedCount,
    "rates": ExchangeRate,
    "series": SeriesEdition,
    "targets": Target,
    "searches": EvidenceSearch,
    "accepted": AcceptedFinding,
}
ORDERS: dict[str, tuple[str, ...]] = {
    "sources": ("number",),
    "bodies": ("code",),
    "scopes": ("code",),
    "paragraphs": ("source__number", "number"),
    "facilities": ("code",),
    "proposals": ("number",),
    "events": ("happened_on", "code"),
    "statements": ("code",),
    "status_changes": ("proposal__number", "ordered_on", "pk"),
    "figures": ("period_start", "period_end", "code"),
    "counts": ("code",),
    "rates": ("period_start", "period_end", "code"),
    "series": ("reporter_id", "flow", "edition_on", "code"),
    "targets": ("stated_on", "code"),
    "searches": ("proposal__number", "searched_on", "pk"),
    "accepted": ("rule", "row"),
}
# How a row leads to its pair, where it does not name it.
OWNERS: dict[type[models.Model], str] = {Paragraph: "source", EvidenceSearch: "proposal"}


def rows_of(name: str, pair: CountryPair) -> models.QuerySet[Any]:
    """The pair's rows of a table of the data set, drafts included, in the order of the file."""
    model = MODELS[name]
    owner = OWNERS.get(model)
    rows = model._default_manager.filter(**{f"{owner}__pair" if owner else "pair": pair})
    pointers = {"source", "proposal"} & {field.name for field in model._meta.fields}
    return rows.select_related(*pointers) if pointers else rows


def published_rows_of(name: str, pair: CountryPair) -> models.QuerySet[Any]:
    """The pair's rows that readers see."""
    return published(rows_of(name, pair))


def published(rows: models.QuerySet[Any]) -> models.QuerySet[Any]:
    """Those of a table's rows that readers see; of what is said of a proposal, where they see that."""
    if rows.model in (Body, Scope, AcceptedFinding):
        return rows
    state = "source__state" if OWNERS.get(rows.model) == "source" else "state"
    seen = rows.filter(**{state: Publication.PUBLISHED})
    has_proposal = any(field.name == "proposal" for field in rows.model._meta.fields)
    return seen.filter(proposal__state=Publication.PUBLISHED) if has_proposal else seen
