"""Which rows of the record read differently when some rows change: they themselves, and those that point to them."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import models

from cooperation.actions.record import MODELS
from cooperation.models import Bearing, ProposalParty

# The keys of rows, by the table of the data set that holds them.
type Keys = dict[str, set[int]]

TABLES = {model: name for name, model in MODELS.items()}
# Rows that are cells of another: what an event shows, who is party to a proposal.
CELLS_OF: dict[type[models.Model], str] = {Bearing: "event", ProposalParty: "proposal"}


def affected(rows: Iterable[models.Model]) -> Keys | None:
    """The rows whose cells or words in the search may follow from these; None where that can be any row.

    A row is followed to those that name it, quote it or stand within it, and no further: nothing is named at second
    hand. Ask before rows are deleted, since nothing points to them afterwards.
    """
    changed: dict[type[models.Model], set[int]] = defaultdict(set)
    for row in rows:
        model = type(row)
        if model in CELLS_OF:
            owner = CELLS_OF[model]
            changed[_model_behind(model, owner)].add(getattr(row, f"{owner}_id"))
        elif model in TABLES:
            changed[model].add(row.pk)
        else:
            return None
    keys: Keys = defaultdict(set)
    for model, own in changed.items():
        keys[TABLES[model]] |= own
        for table, pointing in _pointing_to(model, own):
            keys[table] |= pointing
    return keys


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
