"""A country: its pairs, its proposals by partner and sector, its latest events, and the groups it has been in."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, Self

from django.core.paginator import Page as ListPage
from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from cooperation.models import Country, CountryPair, ProposalStatus
from cooperation.queries.places import PairSummary, country_of, memberships_of, pairs_of, summaries
from cooperation.queries.proposal_values import ProposalLine
from cooperation.queries.proposals import ProposalsOfPairs
from cooperation.queries.sectors import NamedSectors, SectorValue, sectors_named_by
from cooperation.queries.sectors import sectors as all_sectors
from cooperation.queries.timeline import latest_events
from cooperation.wording.dates import day_or_part
from cooperation.wording.lists import clipped, listed
from cooperation.wording.numbers import NBSP
from dashboard.charts.compare_matrix import CountsChart
from dashboard.components import parameters
from dashboard.components.forms import Select, select
from dashboard.components.page import Block, Cell, ChartCard, Crumb, DataTable, Head, Link, Page, Record
from dashboard.components.sides import proposer_of
from dashboard.components.statuses import counted_proposals, progress_heading
from dashboard.pages.pairs.lines import PairLine, pair_lines
from dashboard.pages.pairs.proposals import count_rows, counts_table, sectors_card
from dashboard.pages.pairs.query import PairsQuery
from dashboard.presenting.news import News, event_item


@dataclass(frozen=True)
class CountryQuery:
    """The state of the list of proposals. Values that the site does not know are left out, never an error."""

    partner: str = ""
    sector: str = ""
    page: int = 1

    @classmethod
    def from_params(cls, params: QueryDict) -> Self:
        """Read an address's query string."""
        partner = params.get("partner", "").upper()
        return cls(
            partner=partner if re.fullmatch("[A-Z]{3}", partner) else "",
            sector=next(iter(parameters.slugs(params, "sector")), ""),
            page=parameters.page_number(params),
        )

    def in_words(self, partners: Mapping[str, str], sectors: Mapping[str, SectorValue]) -> str:
        """The filters as a phrase: "with Kyrgyzstan, in Space"; empty without any."""
        sector = sectors.get(self.sector)
        parts = [
            self.partner and gettext("with %(country)s") % {"country": partners.get(self.partner, self.partner)},
            self.sector and gettext("in %(sectors)s") % {"sectors": sector.name if sector else self.sector},
        ]
        return ", ".join(part for part in parts if part)


PER_PAGE = 10
PAIRS_SHOWN = 20
EVENTS_SHOWN = 8
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
class PairsOfCountry:
    """The country's pairs, and the way to all of them where there are more than the page shows."""

    lines: tuple[PairLine, ...]
    more: Link | None


@dataclass(frozen=True)
class ProposalList:
    """A page of the country's proposals, and the form that filters them."""

    selects: tuple[Select, ...]
    action: str
    table: DataTable
    list_page: ListPage[Any]
    count_words: str


class CountryPage(Page):
    """All that is known of one country, over its pairs; Http404 with a sentence where no pair has it."""

    blocks = (
        Block("pairs", lambda page: page.list, "pairs/country_pairs.html"),
        Block("events", lambda page: page.events, "news.html", span=8),
        Block("groups", lambda page: page.groups, "pairs/groups.html", span=4),
        Block("sectors", lambda page: page.sectors),
        Block("proposals", lambda page: page.proposals if page.has_proposals else None, "pairs/country_proposals.html"),
    )

    def __init__(self, params: QueryDict, today: date, country: str) -> None:
        self.today = today
        self.country, self.pairs = _own(country)
        self.query = CountryQuery.from_params(params)
        self.all_sectors = all_sectors()
        self.partners = {_partner(pair, self.country).code: _partner(pair, self.country).name for pair in self.pairs}
        self.cited: dict[str, dict[str, str]] = {}

    @cached_property
    def chosen(self) -> ProposalsOfPairs:
        """The proposals that the filters leave."""
        partner = self.query.partner
        pairs = [pair for pair in self.pairs if not partner or pair.has(partner)]
        return ProposalsOfPairs(pairs, self.today, self.query.sector)

    @cached_property
    def title(self) -> str:
        """The finding over all its pairs: "Kazakhstan: 12 of 60 proposals in 4 pairs are under way or completed"."""
        return country_heading(self.country, summaries(self.pairs, self.today).values())

    @property
    def standfirst(self) -> str:
        """What the page holds."""
        return gettext(
            "What %(country)s and its partners have put forward, what came of it, and where trade stands."
        ) % {"country": self.country.name}

    @property
    def crumbs(self) -> tuple[Crumb, ...]:
        """From the list of pairs."""
        return Crumb(gettext("Country pairs"), reverse("pairs")), Crumb(self.country.name)

    @property
    def filters(self) -> str:
        """The filters as a phrase."""
        return self.query.in_words(self.partners, self.all_sectors)

    @cached_property
    def list(self) -> PairsOfCountry:
        """The pairs that the country is one of."""
        more = None
        if len(self.pairs) > PAIRS_SHOWN:
            words = {"count": len(self.pairs), "country": self.country.name}
            address = f"{reverse('pairs')}?country={self.country.code}"
            more = Link(gettext("All %(count)d pairs of %(country)s") % words, address)
        return PairsOfCountry(pair_lines(self.pairs[:PAIRS_SHOWN], self.today, self.cited), more)

    @cached_property
    def events(self) -> News:
        """The latest events of all its pairs."""
        found = latest_events(self.pairs, self.today, EVENTS_SHOWN)
        title = gettext("Latest events with its partners")
        return News(title, tuple(event_item(self.pairs, event, self.cited) for event in found))

    @property
    def groups(self) -> tuple[GroupLine, ...]:
        """The groups that it is or has been in."""
        return tuple(_groups(self.country))

    @property
    def sectors(self) -> ChartCard | None:
        """The matrix of sectors and partners; None where no sector is named."""
        found = sectors_named_by(self.pairs)
        return _sectors_card(self.country, self.pairs, found) if found.named else None

    @cached_property
    def proposals(self) -> ProposalList:
        """A page of its proposals."""
        list_page, proposals = self.chosen.page(self.query.page, PER_PAGE)
        return ProposalList(
            selects=tuple(_selects(self.query, self.partners, self.all_sectors)),
            action=reverse("country", args=[self.country.code]),
            table=_table(self.country, proposals),
            list_page=list_page,
            count_words=_count_words(list_page.paginator.count, self.filters),
        )

    @property
    def has_proposals(self) -> bool:
        """Whether there are any, or filters that may leave none."""
        return bool(self.filters) or self.proposals.list_page.paginator.count > 0

    def records(self) -> Iterable[Record]:
        """A record a proposal, all that the filters leave: codes, not words."""
        return _records(self.country, self.chosen.all())


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


def _partner(pair: CountryPair, own: Country) -> Country:
    return pair.second if pair.first_id == own.code else pair.first


def country_heading(country: Country, found: Iterable[PairSummary]) -> str:
    """The finding over all pairs of a country."""
    counts: Counter[str] = Counter()
    for summary in found:
        counts.update(summary.counts)
    finding = progress_heading(counts)
    words = {"country": country.name, "finding": finding[:1].lower() + finding[1:]}
    return gettext("%(country)s: %(finding)s") % words


def _count_words(count: int, filters: str) -> str:
    if not filters:
        return counted_proposals(count)
    return gettext("%(proposals)s: %(filters)s") % {"proposals": counted_proposals(count), "filters": filters}


def _sectors_card(own: Country, pairs: Sequence[CountryPair], found: NamedSectors) -> ChartCard:
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
    most = max(totals.values())
    names = listed(name for name, count in totals.items() if count == most)
    sentence = ngettext(
        "Most named sector: %(sectors)s, in %(count)d proposal",
        "Most named sector: %(sectors)s, in %(count)d proposals",
        most,
    )
    return sentence % {"sectors": names, "count": most}


def _groups(own: Country) -> Iterable[GroupLine]:
    for membership in memberships_of(own.code):
        since = day_or_part(membership.joined_on) if membership.joined_on else ""
        dates = gettext("since %(day)s") % {"day": since}
        if membership.left_on:
            dates = gettext("%(first)s to %(last)s") % {"first": since, "last": day_or_part(membership.left_on)}
        yield GroupLine(f"{membership.group.name} ({membership.group.short})", dates, membership.source)


def _selects(query: CountryQuery, partners: Mapping[str, str], sectors: Mapping[str, SectorValue]) -> Iterable[Select]:
    named = sorted(partners.items(), key=lambda item: item[1].casefold())
    yield select("partner", gettext("Partner"), [("", gettext("any")), *named], query.partner)
    names = [(code, sector.name) for code, sector in sectors.items()]
    yield select("sector", gettext("Sector"), [("", gettext("any")), *names], query.sector)


def _table(own: Country, proposals: Iterable[ProposalLine]) -> DataTable:
    """The proposals of this page of the list."""
    columns = (
        Head(gettext("Proposal")),
        Head(gettext("Partner")),
        Head(gettext("Sectors")),
        Head(gettext("Put forward by")),
        Head(gettext("Status")),
        Head(gettext("Since")),
    )
    rows = tuple(_row(own, proposal) for proposal in proposals)
    return DataTable(columns, rows)


def _row(own: Country, proposal: ProposalLine) -> tuple[Cell, ...]:
    pair = proposal.pair
    partner, side = _partner(pair, own), proposer_of(pair, proposal.by)
    label = str(dict(ProposalStatus.choices)[proposal.status]) if proposal.status else gettext("No status reported")
    title = f"{proposal.number}. {clipped(proposal.title, LONGEST_TITLE)}"
    return (
        Cell(title, url=reverse("proposal", args=[pair.slug, proposal.number])),
        Cell(partner.name, url=reverse("overview", args=[pair.slug])),
        Cell(listed(sector.name for sector in proposal.sectors) or NOTHING),
        Cell(side=side.shape, side_label=side.label, accent=side.accent),
        Cell("" if proposal.status else label, status=proposal.status or "", status_label=label),
        Cell(day_or_part(proposal.changed_on).replace(" ", NBSP) if proposal.changed_on else NOTHING),
    )


def _records(own: Country, proposals: Iterable[ProposalLine]) -> Iterable[Record]:
    for proposal in proposals:
        pair = proposal.pair
        yield {
            "country": own.code,
            "partner": pair.second_id if pair.first_id == own.code else pair.first_id,
            "pair": pair.slug,
            "number": proposal.number,
            "title": proposal.title,
            "put_forward_by": proposal.by,
            "status": proposal.status,
            "changed_on": str(proposal.changed_on) if proposal.changed_on else None,
            "sectors": " ".join(sector.code for sector in proposal.sectors),
        }
