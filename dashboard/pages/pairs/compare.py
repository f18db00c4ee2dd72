"""Pairs side by side: trade, growth, how far proposals are, sectors and products, each on one scale for all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from cooperation.models import CountryPair
from cooperation.queries.places import PairSummary, all_pairs, groups_by_country, summaries
from cooperation.queries.sectors import NamedSectors, sectors_named_by
from cooperation.wording.lists import listed
from dashboard.components.citations import Citations
from dashboard.components.forms import Select, SelectOption, select
from dashboard.components.page import Block, ChartCard, Crumb, Note, Page, Record
from dashboard.components.records import count_record, ends
from dashboard.components.section import Section
from dashboard.pages.pairs.compared_pairs import MOST_PAIRS, Peer, choice, example_words, notes, peers, rule
from dashboard.pages.pairs.compared_trade import KIND_WORDS, KINDS, SCALES, ComparedTrade, compared_trade
from dashboard.pages.pairs.growth import Growth, growth_card, growths
from dashboard.pages.pairs.products import ProductYear, product_records, product_years, products_section
from dashboard.pages.pairs.proposals import sectors_card, stages_card
from dashboard.pages.pairs.query import PairsQuery
from dashboard.pages.pairs.trade_card import trade_card
from dashboard.presenting.goals import goal_record
from dashboard.presenting.table import level_record

FEWEST = 2


@dataclass(frozen=True)
class Choosing:
    """The choice as a plain GET form: what is chosen, what can be added, kind and scale of the trade; what to know."""

    action: str
    chosen: tuple[SelectOption, ...]
    add: Select | None
    kind: Select
    scale: Select
    notes: tuple[Note, ...]
    example: str
    peers: tuple[Peer, ...]
    rule: str


class ComparePage(Page):
    """Up to six pairs beside each other; a constant number of queries, however much lies behind them.

    Of one pair alone there is nothing to compare: the page offers others, and no charts.
    """

    blocks = (
        Block("choose", lambda page: page.choosing, "pairs/choose.html"),
        Block("trade", lambda page: page.trade_card, label=gettext_lazy("Trade")),
        Block("stages", lambda page: page.stages_card, label=gettext_lazy("Proposals")),
        Block("growth", lambda page: page.growth_card, label=gettext_lazy("Growth of trade")),
        Block("sectors", lambda page: page.sectors_card, label=gettext_lazy("Sectors")),
        Block("products", lambda page: page.products_section, label=gettext_lazy("Trade by product")),
    )

    def __init__(self, params: QueryDict, today: date) -> None:
        self.params = params
        self.today = today
        self.kind, self.scale = _asked(params, "kind", KINDS), _asked(params, "scale", SCALES)
        self.groups = groups_by_country(today)
        self.everything = PairsQuery().named(all_pairs(), self.groups)
        self.chosen = choice(params, self.everything)
        self.pairs = self.chosen.pairs
        self.cited: dict[str, dict[str, str]] = {}
        self.marks = {pair.pk: Citations(pair, self.cited) for pair in self.pairs}

    @cached_property
    def trade(self) -> ComparedTrade:
        """The trade of the pairs."""
        return compared_trade(self.pairs, self.params, self.today)

    @cached_property
    def growth(self) -> Sequence[Growth]:
        """The latest growth of each."""
        return growths(self.trade)

    @cached_property
    def summaries(self) -> Mapping[int, PairSummary]:
        """Their proposals by status."""
        return summaries(self.pairs, self.today)

    @cached_property
    def sectors(self) -> NamedSectors:
        """The sectors that their proposals name."""
        return sectors_named_by(self.pairs)

    @cached_property
    def products(self) -> Sequence[ProductYear]:
        """The latest year with product data of each that has any."""
        return product_years(self.pairs)

    @cached_property
    def title(self) -> str:
        """Which pair has the largest share of its proposals moving."""
        return compare_heading(self.pairs, self.summaries)

    @property
    def standfirst(self) -> str:
        """What the charts have in common."""
        if len(self.pairs) < FEWEST:
            return ""
        return gettext(
            "Each chart has one scale for all pairs. Figures of different reporters, periods and kinds are kept apart."
        )

    @property
    def crumbs(self) -> tuple[Crumb, ...]:
        """From the list of pairs."""
        return Crumb(gettext("Country pairs"), reverse("pairs")), Crumb(gettext("Compare"))

    @property
    def filters(self) -> str:
        """The names of the pairs that are compared, in words."""
        return listed(self.chosen.slugs)

    @cached_property
    def choosing(self) -> Choosing:
        """The form, what was wrong with the choice, and which pairs are suggested by what rule."""
        others = [("", gettext("none")), *((p.slug, p.name) for p in self.everything if not self.chosen.has(p))]
        full = len(self.pairs) >= MOST_PAIRS
        kinds = [("", gettext("what the figures are of")), *((code, str(words)) for code, words in KIND_WORDS.items())]
        scales = [("", gettext("automatic")), ("linear", gettext("equal steps")), ("log", gettext("equal ratios"))]
        kept = (f"&kind={self.kind}" if self.kind else "") + (f"&scale={self.scale}" if self.scale else "")
        return Choosing(
            action=reverse("compare"),
            chosen=tuple(SelectOption(pair.slug, pair.name, chosen=True) for pair in self.pairs),
            add=select("add", gettext("Add a pair"), others, "") if len(others) > 1 and not full else None,
            kind=select("kind", gettext("Trade in"), kinds, self.kind),
            scale=select("scale", gettext("Scale"), scales, self.scale),
            notes=notes(self.chosen),
            example=example_words(self.chosen),
            peers=peers(self.chosen, self.everything, self.groups, kept, self.today),
            rule=rule(),
        )

    @property
    def trade_card(self) -> ChartCard | None:
        """Trade by year."""
        return trade_card(self.trade, self.marks) if len(self.pairs) >= FEWEST else None

    @property
    def stages_card(self) -> ChartCard | None:
        """How far proposals are."""
        return stages_card(self.pairs, self.summaries, len(self.pairs)) if len(self.pairs) >= FEWEST else None

    @property
    def growth_card(self) -> ChartCard | None:
        """Growth of trade."""
        return growth_card(self.trade, self.growth, self.marks) if len(self.pairs) >= FEWEST else None

    @property
    def sectors_card(self) -> ChartCard | None:
        """The sectors named most."""
        return sectors_card(self.pairs, self.sectors) if len(self.pairs) >= FEWEST else None

    @property
    def products_section(self) -> Section | None:
        """Indices of trade by product."""
        return products_section(self.pairs, self.products) if len(self.pairs) >= FEWEST else None

    def records(self) -> Iterable[Record]:
        """Every number: figures with why they are not drawn, targets, statuses, sectors, growth, indices."""
        for row in self.trade.rows:
            yield {**level_record(row.pair, row.line, row.choice), "drawn": not row.why, "why_not": row.why}
        for pair in self.pairs:
            yield from self._records_of(pair)
        yield from map(_growth_record, self.growth)
        yield from product_records(self.products)

    def _records_of(self, pair: CountryPair) -> Iterable[Record]:
        if pair.pk in self.trade.goals:
            yield goal_record(pair, self.trade.goals[pair.pk])
        for status, count in sorted(self.summaries[pair.pk].counts.items()):
            yield count_record(pair, status, count)
        for sector in self.sectors.named:
            (count,) = self.sectors.of(sector, [pair])
            named = {"code": sector.code, "code_name": sector.name}
            yield {"pair": pair.slug, "kind": "sector", **named, "count": count}


def _asked(params: QueryDict, name: str, known: Iterable[str]) -> str:
    return value if (value := params.get(name, "")) in known else ""


def compare_heading(pairs: Sequence[CountryPair], found: Mapping[int, PairSummary]) -> str:
    """The finding: which pair has the largest share of its proposals moving; of one pair, that others are to choose."""
    if not pairs:
        return gettext("No pair of countries is followed yet, so nothing can be compared")
    if len(pairs) < FEWEST:
        return gettext("Choose pairs to compare with %(pair)s") % {"pair": pairs[0].name}
    having = [pair for pair in pairs if found[pair.pk].moving]
    if not having:
        return gettext("None of these %(count)d pairs has a proposal under way or completed") % {"count": len(pairs)}
    shares = {pair: Fraction(found[pair.pk].moving, found[pair.pk].proposals) for pair in having}
    most = [pair for pair in having if shares[pair] == max(shares.values())]
    words = {"count": str(len(pairs)), "pairs": listed(pair.name for pair in most)}
    if len(most) > 1:
        sentence = gettext("Of %(count)s pairs, %(pairs)s have the largest share of proposals under way or completed")
        return sentence % words
    summary = found[most[0].pk]
    words |= {"moving": str(summary.moving), "total": str(summary.proposals)}
    sentence = gettext(
        "Of %(count)s pairs, %(pairs)s has the largest share of proposals under way or completed: "
        "%(moving)s of %(total)s"
    )
    return sentence % words


def _growth_record(rate: Growth) -> Record:
    low, high = ends(rate.value)
    return {
        "pair": rate.pair.slug,
        "kind": "derived_growth" if rate.is_derived else "stated_growth",
        "reporter": rate.reporter_code or None,
        "category": rate.category,
        "period": str(rate.span),
        "growth_low": low,
        "growth_high": high,
        "code": " ".join(rate.codes),
    }
