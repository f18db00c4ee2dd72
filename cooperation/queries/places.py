"""Pairs of countries, countries and groups; and what a list of pairs says of each.

A summary is made from grouped queries over the pairs asked for, and kept until the pair's revision grows.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.core.cache import cache
from django.db.models import Count, Exists, OuterRef, Q, Subquery

from cooperation.analysis.dates import PartialDate
from cooperation.analysis.lifecycle import MOVING
from cooperation.analysis.unions import Member
from cooperation.models import (
    Change,
    Country,
    CountryGroup,
    CountryPair,
    Membership,
    Proposal,
    Publication,
    StatusChange,
    Target,
)
from cooperation.models.fields import begun_by


@dataclass(frozen=True)
class LatestStep:
    """The last step that a source reports of any of the pair's proposals: the status that it led to, and when."""

    changed_on: PartialDate
    number: int
    title: str
    status: str


@dataclass(frozen=True)
class PairSummary:
    """A pair in numbers and codes, in no language. ``counts`` holds each proposal once, by latest status."""

    counts: dict[str, int]
    step: LatestStep | None
    has_target: bool
    edited_on: date | None

    @property
    def proposals(self) -> int:
        """How many proposals there are, parts counted with their whole."""
        return sum(self.counts.values())

    @property
    def moving(self) -> int:
        """How many are under way or completed."""
        return sum(self.counts.get(status, 0) for status in MOVING)


def all_pairs() -> list[CountryPair]:
    """All pairs with their countries: two queries."""
    return _with_countries(CountryPair.objects.all())


def pairs_of(country: str) -> list[CountryPair]:
    """The pairs of a country, with their countries: two queries."""
    return _with_countries(CountryPair.objects.filter(Q(first=country) | Q(second=country)))


def _with_countries(pairs: Iterable[CountryPair]) -> list[CountryPair]:
    """Each country is fetched once, however many pairs it is in."""
    found = list(pairs)
    countries = Country.objects.in_bulk({code for pair in found for code in (pair.first_id, pair.second_id)})
    for pair in found:
        pair.first, pair.second = countries[pair.first_id], countries[pair.second_id]
    return found


def country_of(code: str) -> Country | None:
    """The country of an alpha-3 code; None where there is none."""
    return Country.objects.filter(code=code).first()


def groups() -> list[CountryGroup]:
    """All groups of countries, in shown order."""
    return list(CountryGroup.objects.in_shown_order())


def groups_by_country(day: date) -> dict[str, frozenset[str]]:
    """The codes of the groups that each country is in on a day; a country in none is left out."""
    return Membership.objects.on(day).codes_by_country()


def memberships() -> list[Member]:
    """All memberships there ever were, as the rules take them."""
    return Membership.objects.as_members()


def memberships_of(country: str) -> list[Membership]:
    """A country's memberships with their groups, in the order of the groups."""
    of_country = Membership.objects.filter(country=country).select_related("group")
    return list(of_country.order_by("group__position", "joined_on"))


def summaries(pairs: Iterable[CountryPair], today: date) -> dict[int, PairSummary]:
    """The summary of each pair by its key: three queries for those that changed since they were last asked for."""
    return kept_by_revision("pair-summaries", pairs, lambda keys: _summed_up(keys, today), today)


def kept_by_revision[Kept](
    name: str, pairs: Iterable[CountryPair], make: Callable[[list[int]], Mapping[int, Kept]], day: date | None = None
) -> dict[int, Kept]:
    """What ``make`` says of each pair by its key, made anew only for pairs that changed, and where it is of a day.

    ``make`` gets the keys of those; all is kept under one name, so that many pairs do not crowd out other things.
    """
    asked = list(pairs)
    kept: dict[int, tuple[tuple[int, date | None], Kept]] = cache.get(name, {})
    changed = [pair for pair in asked if kept.get(pair.pk, (None,))[0] != (pair.revision, day)]
    if changed:
        made = make([pair.pk for pair in changed])
        kept = kept | {pair.pk: ((pair.revision, day), made[pair.pk]) for pair in changed if pair.pk in made}
        cache.set(name, kept, timeout=None)
    return {pair.pk: kept[pair.pk][1] for pair in asked if pair.pk in kept}


def _summed_up(keys: list[int], today: date) -> dict[int, PairSummary]:
    counts = status_counts(keys, today)
    pairs = _with_latest(keys, today)
    steps = StatusChange.objects.select_related("proposal").in_bulk([step for step, *_rest in pairs.values() if step])
    return {
        key: PairSummary(counts[key], _step(steps.get(step or 0)), has_target, edited_on)
        for key, (step, has_target, edited_on) in pairs.items()
    }


def status_counts(keys: list[int], today: date) -> Mapping[int, dict[str, int]]:
    """Published proposals by pair and latest status, each thing once: one query."""
    proposals = Proposal.objects.published().filter(pair__in=keys).counted_once().with_status(today).order_by()
    rows = proposals.values_list("pair_id", "status")  # type: ignore[misc]
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    for pair_id, status, count in rows.annotate(n=Count("pk")):
        counts[pair_id][status or ""] = count
    return counts


def _with_latest(keys: list[int], today: date) -> dict[int, tuple[int | None, bool, date | None]]:
    """By pair: the key of its latest reported step, whether it has a target, the day of its latest edit."""
    happened = StatusChange.objects.published().as_of(today).reported()
    steps = happened.filter(pair=OuterRef("pk"), proposal__state=Publication.PUBLISHED)
    known = Target.objects.published().visible_on(today)
    targets = known.filter(begun_by("stated_on", today), pair=OuterRef("pk"))
    edits = Change.objects.filter(pair=OuterRef("pk")).newest_first()
    rows = CountryPair.objects.filter(pk__in=keys).annotate(
        step=Subquery(steps.latest_first().values("pk")[:1]),
        has_target=Exists(targets),
        edited_at=Subquery(edits.values("recorded_at")[:1]),
    )
    return {
        key: (step, has_target, edited_at.date() if edited_at else None)
        for key, step, has_target, edited_at in rows.values_list("pk", "step", "has_target", "edited_at")
    }


def _step(change: StatusChange | None) -> LatestStep | None:
    if change is None or change.changed_on is None:
        return None
    return LatestStep(change.changed_on, change.proposal.number, change.proposal.title, change.new)
