"""Rows that have a page or a place of their own and are not known: nothing is there."""

from collections.abc import Callable, Collection, Iterator
from datetime import date
from typing import Any

from django.db.models import Min, Q, TextField, Value
from django.db.models.functions import Cast

from cooperation.models import Event, EvidenceSearch, Proposal, Publication, Statement, Target, TradeFigure
from cooperation.models.addresses import (
    event_address,
    figure_address,
    proposal_address,
    searches_address,
    statement_address,
    target_address,
)
from cooperation.models.sources import visible

# Rows with an address: what of them stands in it, the day that stands there too, and how both do.
CLAIMS: dict[str, tuple[Any, str, str, Callable[[str, str, str], str]]] = {
    "proposal": (Proposal, "number", "", lambda slug, key, _on: proposal_address(slug, key)),
    "figure": (TradeFigure, "code", "", lambda slug, key, _on: figure_address(slug, key)),
    "statement": (Statement, "code", "", lambda slug, key, _on: statement_address(slug, key)),
    "target": (Target, "code", "", lambda slug, key, _on: target_address(slug, key)),
    "event": (Event, "code", "happened_on", lambda slug, key, on: event_address(slug, on[:4], key)),
}


def unknown_places(slugs: Collection[str], today: date, asked: date | None = None) -> set[str]:
    """The addresses ("/BLR-KAZ/proposals/3/") of rows whose source is not there today, or was not on a day.

    Two queries, however many pairs there are.
    """
    of_pairs, of_proposals = Q(), Q()
    for slug in slugs:
        first, _dash, second = slug.partition("-")
        of_pairs |= Q(pair__first=first, pair__second=second)
        of_proposals |= Q(proposal__pair__first=first, proposal__pair__second=second)
    return {*_of_claims(of_pairs, today, asked), *_of_searches(of_proposals, today, asked)} if slugs else set()


def _of_claims(of_pairs: Q, today: date, asked: date | None) -> Iterator[str]:
    is_there = visible(today, asked, "evidence__source__")
    first, *others = (
        model.objects.filter(of_pairs)
        .published()
        .exclude(is_there)
        .order_by()
        .values_list(
            Value(kind, TextField()),
            "pair__first",
            "pair__second",
            Cast(key, TextField()),
            Cast(on, TextField()) if on else Value("", TextField()),
        )
        for kind, (model, key, on, _address) in CLAIMS.items()
    )
    for kind, one, other, key, on in first.union(*others, all=True):
        yield CLAIMS[kind][-1](f"{one}-{other}", key, on)


def _of_searches(of_proposals: Q, today: date, asked: date | None) -> Iterator[str]:
    """Where the searches of a proposal would stand that had none yet."""
    made = EvidenceSearch.objects.filter(of_proposals, state=Publication.PUBLISHED).order_by()
    of_each = made.values_list("proposal__pair__first", "proposal__pair__second", "proposal__number")
    for one, other, number, first in of_each.annotate(first=Min("searched_on")):
        if first > (asked or today):
            yield searches_address(f"{one}-{other}", number)
