"""Home: what this is, how to read it, and the list of country pairs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from cooperation.models import Country, CountryGroup, CountryPair, ProposalStatus
from cooperation.queries.places import PairSummary, all_pairs, groups, groups_by_country, summaries
from cooperation.queries.timeline import LatestEvent, latest_events
from cooperation.wording.lists import clipped
from dashboard.components.citations import Citations
from dashboard.components.facets import left_without
from dashboard.components.page import Block, ChartCard, Cite, Link, Page, Record
from dashboard.components.statuses import counted_proposals
from dashboard.pages.pairs.lines import PairLine, pair_lines, trade_views
from dashboard.pages.pairs.proposals import stages_card
from dashboard.pages.pairs.query import PairsForm, PairsQuery, pairs_form, shared_groups
from dashboard.pages.pairs.two_sides import totals_card
from dashboard.presenting.news import News, event_item
from dashboard.presenting.view import TradeView

PER_PAGE = 30
EVENTS_SHOWN = 6
MOST_DRAWN = 6
LONGEST_TITLE = 120


@dataclass(frozen=True)
class Hero:
    """The search over everything, with words to try."""

    action: str
    tries: tuple[Link, ...]


@dataclass(frozen=True)
class ReadingExample:
    """A real statement, status and level of evidence, to show how the record is read."""

    said: str
    cites: tuple[Cite, ...]
    proposal: Link
    status: str
    status_label: str
    evidence: str
    methods: str


@dataclass(frozen=True)
class PairList:
    """A page of the pairs that the filters leave, and the form that sets these."""

    lines: tuple[PairLine, ...]
    form: PairsForm
    list_page: ListPage[CountryPair]
    count_words: str
    filters: str
    empty: str
    left: tuple[Link, ...]
    compare: str


class HomePage(Page):
    """What this is, how to read it, all pairs and their latest events; its queries do not grow with the pairs."""

    blocks = (
        Block("search", lambda page: page.hero, "pairs/hero.html"),
        Block("totals", lambda page: page.totals, span=8),
        Block("stages", lambda page: page.stages, span=8),
        Block("reading", lambda page: page.example, "pairs/reading.html", span=4),
        Block("pairs", lambda page: page.list, "pairs/pairs.html"),
        Block("events", lambda page: page.events, "news.html"),
    )

    def __init__(self, params: QueryDict, today: date) -> None:
        self.query = PairsQuery.from_params(params)
        self.today = today
        self.cited: dict[str, dict[str, str]] = {}

    @cached_property
    def everything(self) -> list[CountryPair]:
        """All pairs with their countries."""
        return all_pairs()

    @cached_property
    def groups_of(self) -> Mapping[str, frozenset[str]]:
        """The groups that each country is in."""
        return groups_by_country(self.today)

    @cached_property
    def shown_groups(self) -> list[CountryGroup]:
        """The groups that any pair is in."""
        return shown_groups(self.everything, self.groups_of)

    @cached_property
    def summaries(self) -> Mapping[int, PairSummary]:
        """What there is to say of each pair."""
        return summaries(self.everything, self.today)

    @cached_property
    def chosen(self) -> list[CountryPair]:
        """The pairs that the filters leave."""
        return self._left_by(self.query)

    def _left_by(self, query: PairsQuery) -> list[CountryPair]:
        named = query.named(self.everything, self.groups_of)
        return query.select(named, self.summaries) if query.needs_summaries else named

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The names of countries and groups by their codes."""
        names = {country.code: country.name for country in _countries(self.everything)}
        return names | {group.code: group.short for group in self.shown_groups}

    @cached_property
    def filters(self) -> str:
        """The filters as a phrase."""
        return self.query.in_words(self.names)

    @property
    def left(self) -> tuple[Link, ...]:
        """Where the filters leave nothing: those of which one can be dropped, with what is left then."""
        if self.chosen:
            return ()
        return tuple(
            left_without(
                self.query.chips(self.names), lambda params: len(self._left_by(PairsQuery.from_params(params)))
            )
        )

    @property
    def title(self) -> str:
        """What this is; under filters, what they leave."""
        return _heading(len(self.chosen), self.filters)

    @property
    def standfirst(self) -> str:
        """How much there is, and what stands behind it."""
        if not self.everything:
            return ""
        pairs = ngettext("%(count)d pair of countries", "%(count)d pairs of countries", len(self.everything))
        words = {
            "pairs": pairs % {"count": len(self.everything)},
            "proposals": counted_proposals(sum(summary.proposals for summary in self.summaries.values())),
        }
        return gettext("%(pairs)s, %(proposals)s, trade as each side reports it: every number with its source.") % words

    @property
    def is_filtered(self) -> bool:
        """Whether somebody looks for certain pairs, and for nothing else."""
        return bool(self.filters) or self.query.page > 1

    @property
    def hero(self) -> Hero | None:
        """The search; with the countries to try."""
        if self.is_filtered or not self.everything:
            return None
        action = reverse("search-all")
        tries = (country.name for country in _countries(self.everything[:2]))
        return Hero(action, tuple(Link(name, f"{action}?{urlencode({'q': name})}") for name in tries))

    @cached_property
    def views(self) -> Mapping[int, TradeView]:
        """The trade of each pair, where there are few."""
        return trade_views(self.everything, self.today)

    @cached_property
    def totals(self) -> ChartCard | None:
        """The latest year that both sides of each pair give a total for."""
        return None if self.is_filtered else totals_card([*self.views.values()], self.cited)

    @property
    def stages(self) -> ChartCard | None:
        """How far the proposals of each pair are, on one scale, where trade tells nothing of several pairs."""
        if self.is_filtered or self.totals or not self.everything:
            return None
        furthest = sorted(self.everything, key=lambda pair: -self.summaries[pair.pk].moving)
        return replace(stages_card(furthest[:MOST_DRAWN], self.summaries, len(self.everything)), span=8)

    @cached_property
    def latest(self) -> list[LatestEvent]:
        """The latest events of all pairs."""
        return latest_events(self.everything, self.today, EVENTS_SHOWN)

    @property
    def example(self) -> ReadingExample | None:
        """The latest event with its mark, and the last status reported."""
        steps = ((pair, step) for pair in self.everything if (step := self.summaries[pair.pk].step))
        pair, step = next(steps, (None, None))
        if self.is_filtered or pair is None or step is None or not self.latest:
            return None
        event = self.latest[0]
        by_key = {one.pk: one for one in self.everything}
        return ReadingExample(
            said=clipped(event.title, LONGEST_TITLE),
            cites=Citations(by_key[event.pair], self.cited)(event.passages, event.quote)[:1],
            proposal=Link(clipped(step.title, LONGEST_TITLE), reverse("proposal", args=[pair.slug, step.number])),
            status=step.status,
            status_label=str(dict(ProposalStatus.choices)[step.status]),
            evidence=reverse("methods") + "#evidence",
            methods=reverse("methods"),
        )

    @cached_property
    def list(self) -> PairList:
        """The pairs, with the form that filters them."""
        list_page = Paginator(self.chosen, PER_PAGE).get_page(self.query.page)
        countries = _countries(self.everything)
        return PairList(
            lines=pair_lines([*list_page.object_list], self.today, self.cited, self.views),
            form=pairs_form(self.query, countries, self.shown_groups, len(self.everything)),
            list_page=list_page,
            count_words=_count_words(len(self.chosen)),
            filters=self.filters,
            empty=self.title,
            left=self.left,
            compare=reverse("compare") if len(self.everything) > 1 else "",
        )

    @property
    def events(self) -> News | None:
        """The latest events over all pairs."""
        if self.is_filtered or not self.latest:
            return None
        items = tuple(event_item(self.everything, event, self.cited) for event in self.latest)
        return News(gettext("Latest events in all pairs"), items)

    def records(self) -> Iterable[Record]:
        """A record a pair, all that the filters leave."""
        return _records(self.chosen, self.summaries)


def _countries(pairs: Iterable[CountryPair]) -> Sequence[Country]:
    """The countries of these pairs, each once."""
    return list({country.code: country for pair in pairs for country in (pair.first, pair.second)}.values())


def shown_groups(pairs: Iterable[CountryPair], groups_of: Mapping[str, frozenset[str]]) -> list[CountryGroup]:
    """The groups that any of the pairs is in, in shown order."""
    codes = {code for pair in pairs for code in shared_groups(pair, groups_of)}
    return [group for group in groups() if group.code in codes]


def _heading(count: int, filters: str) -> str:
    if filters and not count:
        return gettext("No pair of countries %(filters)s") % {"filters": filters}
    if filters:
        return gettext("%(pairs)s: %(filters)s") % {"pairs": _count_words(count), "filters": filters}
    if not count:
        return gettext("No pair of countries is followed yet")
    return gettext("What countries promise each other, and what comes of it")


def _count_words(count: int) -> str:
    return ngettext("%(count)d pair", "%(count)d pairs", count) % {"count": count}


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
