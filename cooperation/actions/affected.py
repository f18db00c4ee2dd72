"""Which rows of the record read differently when some rows change: they themselves, and those that point to them."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from django.db import models

from cooperation.actions.record import MODELS
from cooperation.models import Bearing, Body, Facility, Paragraph, Proposal, ProposalParty, Source, Target, TradeFigure

# The keys of rows, by the table of the data set that holds them.
type Keys = dict[str, set[int]]

TABLES = {model: name for name, model in MODELS.items()}
# Rows that are cells of another: what an event shows, who is party to a proposal.
CELLS_OF: dict[type[models.Model], str] = {Bearing: "event", ProposalParty: "proposal"}
# The fields by which others name or find a row; a change of its other fields is nobody's but its own.
NAMED_BY: dict[type[models.Model], set[str]] = {
    Source: {"number", "state", "title"},
    Paragraph: {"number", "source", "summary"},
    Body: {"code", "name"},
    Facility: {"code", "name", "state"},
    Proposal: {"number", "state"},
    TradeFigure: {"code", "state"},
    Target: {"code", "state"},
}


def affected(rows: Iterable[models.Model], changed: Collection[str] | None = None) -> Keys | None:
    """The rows whose cells or words in the search may follow from these; None where that can be any row.

    A row is followed to those that name it, quote it or stand within it, and no further: nothing is named at second
    hand. Ask before rows are deleted, since nothing points to them afterwards. ``changed`` are the fields that changed,
    where they are known: rows that are named as before are not followed.
    """
    written: dict[type[models.Model], set[int]] = defaultdict(set)
    for row in rows:
        model = type(row)
        if model in CELLS_OF:
            owner = CELLS_OF[model]
            written[_model_behind(model, owner)].add(getattr(row, f"{owner}_id"))
        elif model in TABLES:
            written[model].add(row.pk)
        else:
            return None
    keys: Keys = defaultdict(set)
    for model, own in written.items():
        keys[TABLES[model]] |= own
        if changed is not None and model in NAMED_BY and not NAMED_BY[model] & {*changed}:
            continue
        for table, pointing in _pointing_to(model, own):
            keys[table] |= pointing
    return keys


def moved(rows: Iterable[models.Model]) -> list[models.Model]:
    """As they are stored, of rows that were changed in memory, those that are cells of another, which may change."""
    return [stored for row in rows if type(row) in CELLS_OF for stored in type(row)._default_manager.filter(pk=row.pk)]


def together(*found: Keys | None) -> Keys | None:
    """The rows of several answers; None where one of them is any row."""
    keys: Keys = defaultdict(set)
    for each in found:
        if each is None:
            return None
        for table, own in each.items():
            keys[table] |= own
    return keys


def _pointing_to(model: type[models.Model], keys: set[int]) -> Iterable[tuple[str, set[int]]]:
    for relation in model._meta.get_fields(include_hidden=True):
        if not isinstance(relation, models.ForeignObjectRel):
            continue
        other: Any = relation.related_model
        if other in TABLES or other in CELLS_OF:
            named = other._default_manager.filter(**{f"{relation.field.name}__in": keys})
            table = TABLES.get(other) or TABLES[_model_behind(other, CELLS_OF[other])]
            yield table, set(named.order_by().values_list(CELLS_OF.get(other, "pk"), flat=True))


def _model_behind(model: type[models.Model], pointer: str) -> Any:
    return model._meta.get_field(pointer).related_model
