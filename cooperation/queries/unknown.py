"""Rows that have a page or a place of their own and are not known: nothing is there."""

from collections.abc import Callable, Collection, Iterator
from datetime import date
from typing import Any

from django.db.models import Q

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

# What of a row stands in its address, and how.
CLAIMS: tuple[tuple[Any, str, Callable[[str, Any], str]], ...] = (
    (Proposal, "number", proposal_address),
    (TradeFigure, "code", figure_address),
    (Statement, "code", statement_address),
    (Target, "code", target_address),
)


def unknown_places(slugs: Collection[str], today: date, asked: date | None = None) -> set[str]:
    """The addresses ("/BLR-KAZ/proposals/3/") of rows whose source is not there today, or was not on a day.

    Six queries, however many pairs there are.
    """
    of_pairs, of_proposals = Q(), Q()
    for slug in slugs:
        first, _dash, second = slug.partition("-")
        of_pairs |= Q(pair__first=first, pair__second=second)
        of_proposals |= Q(proposal__pair__first=first, proposal__pair__second=second)
    return {*_of_claims(of_pairs, today, asked), *_of_searches(of_proposals, today, asked)} if slugs else set()


def _of_claims(of_pairs: Q, today: date, asked: date | None) -> Iterator[str]:
    is_there = visible(today, asked, "evidence__source__")
    pair = ("pair__first", "pair__second")
    for model, name, address in CLAIMS:
        rows = model.objects.filter(of_pairs).published().exclude(is_there)
        yield from (address(f"{first}-{second}", key) for first, second, key in rows.values_list(*pair, name))
    events = Event.objects.filter(of_pairs).published().exclude(is_there)
    for first, second, code, on in events.values_list(*pair, "code", "happened_on"):
        yield event_address(f"{first}-{second}", on.year, code)


def _of_searches(of_proposals: Q, today: date, asked: date | None) -> Iterator[str]:
    """Where the searches of a proposal would stand that had none yet."""
    made = EvidenceSearch.objects.filter(of_proposals, state=Publication.PUBLISHED)
    pair = ("proposal__pair__first", "proposal__pair__second", "proposal__number")
    known = {*made.filter(searched_on__lte=asked or today).values_list(*pair)}
    for first, second, number in {*made.values_list(*pair)} - known:
        yield searches_address(f"{first}-{second}", number)
