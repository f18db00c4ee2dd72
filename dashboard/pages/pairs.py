"""The list of country pairs: the way in."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from cooperation.models import CountryPair, Proposal
from dashboard.pages.parts import Page, Record
from dashboard.pages.sides import Side, sides
from dashboard.pages.statuses import breakdown, progress_heading


@dataclass(frozen=True)
class PairLine:
    """A pair in the list: its two sides, the finding over its proposals and their statuses in words."""

    name: str
    url: str
    slug: str
    first: Side
    second: Side
    finding: str
    statuses: str
    counts: dict[str, int]


@dataclass(frozen=True, kw_only=True)
class PairsPage(Page):
    """All pairs by name."""

    lines: tuple[PairLine, ...]


def pairs_page(params: QueryDict, today: date) -> PairsPage:
    """Build the list of pairs: two queries, however many pairs."""
    pairs = list(CountryPair.objects.with_countries())
    counts = _status_counts()
    lines = tuple(sorted((_line(pair, counts[pair.pk]) for pair in pairs), key=lambda line: line.name))
    return PairsPage(
        title=_heading(len(lines)),
        standfirst=gettext(
            "What two countries say they will do together, and what comes of it: each statement and figure "
            "with the paragraph it was read from."
        ),
        records=lambda: _records(lines),
        lines=lines,
    )


def _heading(count: int) -> str:
    if not count:
        return gettext("No pair of countries is followed yet")
    sentence = ngettext("%(count)d pair of countries is followed", "%(count)d pairs of countries are followed", count)
    return sentence % {"count": count}


def _status_counts() -> dict[int, dict[str, int]]:
    """Published proposals by pair and latest status, each thing once."""
    proposals = Proposal.objects.published().counted_once().with_status().order_by()
    rows = proposals.values_list("pair_id", "status")  # type: ignore[misc]
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    for pair_id, status, count in rows.annotate(n=Count("pk")):
        counts[pair_id][status or ""] = count
    return counts


def _line(pair: CountryPair, counts: dict[str, int]) -> PairLine:
    first, second, _both = sides(pair)
    return PairLine(
        name=pair.name,
        url=reverse("overview", args=[pair.slug]),
        slug=pair.slug,
        first=first,
        second=second,
        finding=progress_heading(counts),
        statuses=breakdown(counts),
        counts=counts,
    )


def _records(lines: Iterable[PairLine]) -> Iterable[Record]:
    for line in lines:
        yield {
            "pair": line.slug,
            "name": line.name,
            **{f"proposals_{code}": n for code, n in line.counts.items()},
        }
