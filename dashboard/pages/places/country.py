"""A country: its pairs, its proposals by partner and sector, its latest events, and the groups it has been in."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.core.paginator import Page as ListPage
from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from cooperation.models import Country, CountryPair, Proposal, ProposalStatus, Sector
from cooperation.queries.places import country_of, memberships_of, pairs_of
from cooperation.queries.proposals import ProposalsOfPairs
from cooperation.queries.sectors import NamedSectors, sectors_named_by
from cooperation.queries.sectors import sectors as all_sectors
from cooperation.queries.timeline import latest_events
from cooperation.wording.dates import day_or_part
from cooperation.wording.lists import clipped, listed
from dashboard.charts.compare_matrix import CountsChart
from dashboard.components.citations import Citations
from dashboard.components.forms import Select, select
from dashboard.components.page import BuiltPage, Cell, ChartCard, Cite, Column, Crumb, DataTable, Link, Record
from dashboard.components.sides import proposer_of
from dashboard.components.statuses import counted_proposals, progress_heading
from dashboard.pages.compare.sectors import count_rows, counts_table, sectors_card
from dashboard.pages.places.country_query import CountryQuery
from dashboard.pages.places.pairs import PairLine, pair_lines
from dashboard.pages.places.pairs_query import PairsQuery

PER_PAGE = 50
PAIRS_SHOWN = 20
EVENTS_SHOWN = 10
MOST_COLUMNS = 8
LONGEST_TITLE = 200
NOTHING = "–"


@dataclass(frozen=True)
class GroupLine:
    """A country's time in a group, with the treaty or decision that says so."""

    name: str
    dates: str
    source: str


@dataclass(frozen=True)
class EventOfPair:
    """A dated event of one of the country's pairs."""

    when: str
    pair: str
    url: str
    title: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, kw_only=True)
class CountryPage(BuiltPage):
    """All that is on record of one country, over its pairs."""

    code: str
    lines: tuple[PairLine, ...]
    more: Link | None
    groups: tuple[GroupLine, ...]
    events: tuple[EventOfPair, ...]
    selects: tuple[Select, ...]
    action: str
    table: DataTable
    list_page: ListPage[Any]
    count_words: str


def country_page(params: QueryDict, today: date, country: str) -> CountryPage:
    """Build a country's page; Http404 with a sentence where no pair has it."""
    own, pairs = _own(country)
    query, cited = CountryQuery.from_params(params), dict[str, dict[str, str]]()
    sectors = all_sectors()
    partners = {_partner(pair, own).code: _partner(pair, own).name for pair in pairs}
    listed_pairs = [pair for pair in pairs if not query.partner or pair.has(query.partner)]
    chosen = ProposalsOfPairs(listed_pairs, today, query.sector)
    list_page, proposals = chosen.page(query.page, PER_PAGE)
    lines = pair_lines(pairs, today)
    filters = query.in_words(partners, sectors)
    return CountryPage(
        title=_heading(own, lines),
        standfirst=gettext("Every pair of this country that is followed, and what stands on record of them together."),
        crumbs=(Crumb(gettext("Country pairs"), reverse("pairs")), Crumb(own.name)),
        records=lambda: _records(own, chosen.all()),
        filters=filters,
        cited=cited,
        charts=(_card(own, pairs, sectors_named_by(pairs)),),
        code=own.code,
        lines=lines[:PAIRS_SHOWN],
        more=_more(own, len(lines)),
        groups=tuple(_groups(own)),
        events=tuple(_events(pairs, today, cited)),
        selects=tuple(_selects(query, partners, sectors)),
        action=reverse("country", args=[own.code]),
        table=_table(own, pairs, proposals),
        list_page=list_page,
        count_words=_count_words(list_page.paginator.count, filters),
    )


def _own(code: str) -> tuple[Country, list[CountryPair]]:
    """The country and its pairs by name."""
    pairs = PairsQuery().named(pairs_of(code), {})
    if not pairs:
        raise Http404(_missing(code))
    first = pairs[0]
    return (first.first if first.first_id == code else first.second), pairs


def _missing(code: str) -> str:
    """Why there is no page: no such country, or none of its pairs is followed."""
    country = country_of(code)
    if country is None:
        return gettext("There is no country with the code “%(code)s”.") % {"code": code}
    return gettext("No pair of %(country)s is followed yet.") % {"country": country.name}


def _more(own: Country, count: int) -> Link | None:
    """The way to all pairs, where there are more than the page shows."""
    if count <= PAIRS_SHOWN:
        return None
    label = gettext("All %(count)d pairs of %(country)s") % {"count": count, "country": own.name}
    return Link(label, f"{reverse('pairs')}?country={own.code}")


def _partner(pair: CountryPair, own: Country) -> Country:
    return pair.second if pair.first_id == own.code else pair.first


def _heading(own: Country, lines: Sequence[PairLine]) -> str:
    """The finding over all its pairs: "Kazakhstan, 4 pairs: 12 of 60 proposals are under way or completed"."""
    counts: Counter[str] = Counter()
    for line in lines:
        counts.update(line.counts)
    pairs = ngettext("%(count)d pair", "%(count)d pairs", len(lines)) % {"count": len(lines)}
    finding = progress_heading(counts)
    words = {"country": own.name, "pairs": pairs, "finding": finding[:1].lower() + finding[1:]}
    return gettext("%(country)s, %(pairs)s: %(finding)s") % words


def _count_words(count: int, filters: str) -> str:
    if not filters:
        return counted_proposals(count)
    return gettext("%(proposals)s: %(filters)s") % {"proposals": counted_proposals(count), "filters": filters}


def _card(own: Country, pairs: Sequence[CountryPair], found: NamedSectors) -> ChartCard:
    """The matrix of sectors and partners: those with most proposals are drawn, the table holds all."""
    totals: Counter[int] = Counter()
    for (pair_key, _sector), count in found.counts.items():
        totals[pair_key] += count
    shown = sorted(pairs, key=lambda pair: -totals[pair.pk])[:MOST_COLUMNS]
    columns = tuple((_partner(pair, own).name, _partner(pair, own).code) for pair in shown)
    card = sectors_card(pairs, found)
    left = len(pairs) - len(shown)
    note = gettext("The table also holds the partners with fewer proposals.") if left else ""
    return replace(
        card,
        title=_finding(own, pairs, found),
        alt=gettext("Matrix of sectors and partners; the table holds the numbers of all partners."),
        table=counts_table(pairs, found, [_partner(pair, own).name for pair in pairs]),
        info=CountsChart(columns, count_rows(shown, found)),
        source_note=f"{card.source_note} {note}".strip(),
    )


def _finding(own: Country, pairs: Sequence[CountryPair], found: NamedSectors) -> str:
    totals = {sector.name: sum(found.of(sector, pairs)) for sector in found.named}
    if not totals:
        return gettext("No proposal of %(country)s names a sector") % {"country": own.name}
    most = max(totals.values())
    names = listed(name for name, count in totals.items() if count == most)
    sentence = ngettext(
        "Named most: %(sectors)s, %(count)d proposal", "Named most: %(sectors)s, %(count)d proposals", most
    )
    return sentence % {"sectors": names, "count": most}


def _groups(own: Country) -> Iterable[GroupLine]:
    for membership in memberships_of(own.code):
        since = day_or_part(membership.joined_on) if membership.joined_on else ""
        dates = gettext("since %(day)s") % {"day": since}
        if membership.left_on:
            dates = gettext("%(first)s to %(last)s") % {"first": since, "last": day_or_part(membership.left_on)}
        yield GroupLine(f"{membership.group.name} ({membership.group.short})", dates, membership.source)


def _events(pairs: Sequence[CountryPair], today: date, cited: dict[str, dict[str, str]]) -> Iterable[EventOfPair]:
    by_key = {pair.pk: pair for pair in pairs}
    cites = {pair.pk: Citations(pair, cited) for pair in pairs}
    for event in latest_events(pairs, today, EVENTS_SHOWN):
        pair = by_key[event.pair_id]
        yield EventOfPair(
            when=day_or_part(event.happened_on, event.happened_until) if event.happened_on else "",
            pair=pair.name,
            url=reverse("timeline", args=[pair.slug]),
            title=clipped(event.title, LONGEST_TITLE),
            cites=cites[pair.pk](event.paragraphs()),
        )


def _selects(query: CountryQuery, partners: Mapping[str, str], sectors: Mapping[str, Sector]) -> Iterable[Select]:
    named = sorted(partners.items(), key=lambda item: item[1].casefold())
    yield select("partner", gettext("Partner"), [("", gettext("any")), *named], query.partner)
    names = [(code, sector.name) for code, sector in sectors.items()]
    yield select("sector", gettext("Sector"), [("", gettext("any")), *names], query.sector)


def _table(own: Country, pairs: Sequence[CountryPair], proposals: Iterable[Proposal]) -> DataTable:
    """The proposals of this page of the list."""
    columns = (
        Column(gettext("Proposal")),
        Column(gettext("Partner")),
        Column(gettext("Sectors")),
        Column(gettext("Put forward by")),
        Column(gettext("Status")),
        Column(gettext("Since")),
    )
    by_key = {pair.pk: pair for pair in pairs}
    return DataTable(columns, tuple(_row(own, by_key[proposal.pair_id], proposal) for proposal in proposals))


def _row(own: Country, pair: CountryPair, proposal: Proposal) -> tuple[Cell, ...]:
    partner, side = _partner(pair, own), proposer_of(pair, proposal.proposer)
    label = str(dict(ProposalStatus.choices)[proposal.status]) if proposal.status else gettext("No status on record")
    title = f"{proposal.number}. {clipped(proposal.title, LONGEST_TITLE)}"
    return (
        Cell(title, url=reverse("proposal", args=[pair.slug, proposal.number])),
        Cell(partner.name, url=reverse("overview", args=[pair.slug])),
        Cell(listed(sector.name for sector in proposal.sectors.all()) or NOTHING),
        Cell(side=side.shape, side_label=side.label, accent=side.accent),
        Cell("" if proposal.status else label, status=proposal.status or "", status_label=label),
        Cell(day_or_part(proposal.changed_on) if proposal.changed_on else NOTHING),
    )


def _records(own: Country, proposals: Iterable[Proposal]) -> Iterable[Record]:
    """A record a proposal, all that the filters leave: codes, not words."""
    for proposal in proposals:
        pair = proposal.pair
        yield {
            "country": own.code,
            "partner": pair.second_id if pair.first_id == own.code else pair.first_id,
            "pair": pair.slug,
            "number": proposal.number,
            "title": proposal.title,
            "put_forward_by": proposal.proposer,
            "status": proposal.status,
            "changed_on": str(proposal.changed_on) if proposal.changed_on else None,
            "sectors": " ".join(sector.code for sector in proposal.sectors.all()),
        }
