"""The list of country pairs: the way in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from cooperation.models import CountryGroup, CountryPair, ProposalStatus
from cooperation.queries.places import LatestStep, PairSummary, all_pairs, groups, groups_by_country, summaries
from cooperation.wording.dates import day_or_part, day_words
from cooperation.wording.lists import clipped
from dashboard.components.page import BuiltPage, Link, Record
from dashboard.components.sides import Side, sides
from dashboard.components.statuses import breakdown, progress_heading
from dashboard.pages.places.pairs_form import PairsForm, pairs_form
from dashboard.pages.places.pairs_query import PairsQuery, shared_groups

PER_PAGE = 30
LONGEST_TITLE = 120


@dataclass(frozen=True)
class Tally:
    """How many proposals of a pair have a status."""

    status: str
    label: str
    count: int


@dataclass(frozen=True)
class StepLine:
    """The last step on record: when, and a link to the proposal with the status that it got."""

    when: str
    proposal: Link
    status: str
    status_label: str


@dataclass(frozen=True)
class PairLine:
    """A pair in the list: its two sides, the finding over its proposals, their statuses and the last change."""

    name: str
    url: str
    slug: str
    first: Side
    second: Side
    finding: str
    statuses: str
    counts: dict[str, int]
    strip: tuple[Tally, ...]
    step: StepLine | None
    has_target: bool
    edited: str


@dataclass(frozen=True, kw_only=True)
class PairsPage(BuiltPage):
    """A page of the pairs that the filters leave, and the form that sets these."""

    lines: tuple[PairLine, ...]
    form: PairsForm
    list_page: ListPage[CountryPair]
    count_words: str


def pairs_page(params: QueryDict, today: date) -> PairsPage:
    """Build the list of pairs: nine queries at most, however many pairs and whatever lies behind them."""
    query = PairsQuery.from_params(params)
    everything = all_pairs()
    groups_of = groups_by_country(today)
    shown = shown_groups(everything, groups_of)
    chosen = query.named(everything, groups_of)
    if query.needs_summaries:
        chosen = query.select(chosen, summaries(chosen))
    list_page = Paginator(chosen, PER_PAGE).get_page(query.page)
    countries = {country.code: country for pair in everything for country in (pair.first, pair.second)}
    names = {code: country.name for code, country in countries.items()}
    filters = query.in_words(names | {group.code: group.short for group in shown})
    return PairsPage(
        title=_heading(len(chosen), filters),
        standfirst=gettext(
            "What two countries say they will do together, and what comes of it: each statement and figure "
            "with the paragraph it was read from."
        ),
        records=lambda: _records(chosen, summaries(chosen)),
        filters=filters,
        lines=pair_lines(list(list_page.object_list)),
        form=pairs_form(query, countries.values(), shown, len(everything)),
        list_page=list_page,
        count_words=_count_words(len(chosen)),
    )


def shown_groups(pairs: Iterable[CountryPair], groups_of: Mapping[str, frozenset[str]]) -> list[CountryGroup]:
    """The groups that any of the pairs is in, in shown order."""
    codes = {code for pair in pairs for code in shared_groups(pair, groups_of)}
    return [group for group in groups() if group.code in codes]


def pair_lines(pairs: Sequence[CountryPair]) -> tuple[PairLine, ...]:
    """The pairs as a list shows them, in their order."""
    found = summaries(pairs)
    return tuple(_line(pair, found[pair.pk]) for pair in pairs)


def _heading(count: int, filters: str) -> str:
    if filters and not count:
        return gettext("No pair of countries is on record %(filters)s") % {"filters": filters}
    if filters:
        return gettext("%(pairs)s: %(filters)s") % {"pairs": _count_words(count), "filters": filters}
    if not count:
        return gettext("No pair of countries is followed yet")
    sentence = ngettext("%(count)d pair of countries is followed", "%(count)d pairs of countries are followed", count)
    return sentence % {"count": count}


def _count_words(count: int) -> str:
    return ngettext("%(count)d pair", "%(count)d pairs", count) % {"count": count}


def _line(pair: CountryPair, summary: PairSummary) -> PairLine:
    first, second, _both = sides(pair)
    return PairLine(
        name=pair.name,
        url=reverse("overview", args=[pair.slug]),
        slug=pair.slug,
        first=first,
        second=second,
        finding=progress_heading(summary.counts),
        statuses=breakdown(summary.counts),
        counts=summary.counts,
        strip=tuple(Tally(code, str(label), summary.counts.get(code, 0)) for code, label in ProposalStatus.choices),
        step=_step_line(pair, summary.step) if summary.step else None,
        has_target=summary.has_target,
        edited=day_words(summary.edited_on) if summary.edited_on else "",
    )


def _step_line(pair: CountryPair, step: LatestStep) -> StepLine:
    url = reverse("proposal", args=[pair.slug, step.number])
    label = str(dict(ProposalStatus.choices)[step.status])
    return StepLine(day_or_part(step.changed_on), Link(clipped(step.title, LONGEST_TITLE), url), step.status, label)


def _records(pairs: Iterable[CountryPair], found: Mapping[int, PairSummary]) -> Iterable[Record]:
    """A record a pair, all that the filters leave: codes, not words."""
    for pair in pairs:
        summary = found[pair.pk]
        step = summary.step
        yield {
            "pair": pair.slug,
            "name": pair.name,
            "proposals": summary.proposals,
            **{f"proposals_{code}": summary.counts.get(code, 0) for code in ProposalStatus.values},
            "changed_on": str(step.changed_on) if step else None,
            "changed_proposal": step.number if step else None,
            "changed_to": step.status if step else None,
            "has_target": summary.has_target,
            "edited_on": summary.edited_on.isoformat() if summary.edited_on else None,
        }
