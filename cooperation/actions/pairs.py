"""Which pair a row belongs to, and which pairs show it."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models

from cooperation.actions.record import OWNERS
from cooperation.models import (
    Bearing,
    Country,
    CountryGroup,
    CountryPair,
    EarlierDeadline,
    Membership,
    Product,
    ProductUpload,
    ProposalParty,
    Sector,
    Translation,
)

# How a row that does not name its pair leads to it.
PAIR_OWNERS: dict[type[models.Model], str] = {
    **OWNERS,
    ProposalParty: "proposal",
    Bearing: "proposal",
    EarlierDeadline: "proposal",
}
SHOWN_BY_ALL = (Country, CountryGroup, Membership, Sector, Product, ProductUpload)


def pair_path(model: type[models.Model]) -> str:
    """The lookup from a row to its pair, such as ``source__pair``; empty for rows that belong to none."""
    if model is CountryPair:
        return "pk"
    if model in PAIR_OWNERS:
        return f"{PAIR_OWNERS[model]}__pair"
    return "pair" if any(field.name == "pair" for field in model._meta.fields) else ""


def pair_of(row: models.Model) -> CountryPair | None:
    """The pair that a row belongs to; None for what all pairs share."""
    if isinstance(row, CountryPair):
        return row
    owner = getattr(row, PAIR_OWNERS[type(row)], None) if type(row) in PAIR_OWNERS else row
    pair_id = getattr(owner, "pair_id", None)
    return owner.pair if pair_id else None  # type: ignore[union-attr]


def pairs_showing(rows: models.QuerySet[Any]) -> set[CountryPair]:
    """The pairs whose pages change when these rows do: their own, or all for what they share."""
    if rows.model is Translation:
        return _pairs_showing_translated(rows)
    if rows.model in SHOWN_BY_ALL:
        return set(CountryPair.objects.all())
    path = pair_path(rows.model)
    return set(CountryPair.objects.filter(pk__in=rows.order_by().values(path))) if path else set()


def latest_revision(rows: models.QuerySet[Any]) -> int:
    """The revisions of all pages that show these rows, added up: it grows with each change of any of them."""
    return sum(pair.revision for pair in pairs_showing(rows))


def _pairs_showing_translated(translations: models.QuerySet[Translation]) -> set[CountryPair]:
    """A translation is shown where the row is that it translates."""
    pairs: set[CountryPair] = set()
    keys: dict[int, list[int]] = {}
    for kind, key in translations.order_by().values_list("content_type", "object_id"):
        keys.setdefault(kind, []).append(key)
    for kind, row_keys in keys.items():
        model = ContentType.objects.get_for_id(kind).model_class()
        if model is not None:
            pairs |= pairs_showing(model._default_manager.filter(pk__in=row_keys))
    return pairs
