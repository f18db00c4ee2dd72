"""Pairs side by side: trade, growth, how far proposals are, sectors and products, each on one scale for all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext

from cooperation.models import CountryPair
from cooperation.queries.places import all_pairs, groups_by_country, summaries
from cooperation.queries.sectors import NamedSectors, sectors_named_by
from cooperation.wording.lists import listed
from dashboard.components.citations import Citations
from dashboard.components.forms import Choice as FormChoice
from dashboard.components.forms import Select, select
from dashboard.components.page import BuiltPage, ChartCard, Crumb, Note, Record
from dashboard.components.records import ends
from dashboard.components.section import Section
from dashboard.pages.compare.growth import Growth, growth_card, growths
from dashboard.pages.compare.peers import Peer, peers, rule
from dashboard.pages.compare.products import ProductYear, product_records, product_years, products_section
from dashboard.pages.compare.query import MOST_PAIRS, Choice, choice, notes
from dashboard.pages.compare.sectors import sectors_card
from dashboard.pages.compare.stages import Summaries, stages_cards
from dashboard.pages.compare.trade import KIND_WORDS, KINDS, SCALES, ComparedTrade, compared_trade
from dashboard.pages.compare.trade_card import trade_card
from dashboard.pages.places.pairs import PairLine, pair_lines
from dashboard.pages.places.pairs_query import PairsQuery
from dashboard.pages.trade.goals import goal_record
from dashboard.pages.trade.records import level_record


@dataclass(frozen=True)
class CompareForm:
    """The choice as a plain GET form: what is chosen, what can be added, kind and scale of the trade."""

    action: str
    chosen: tuple[FormChoice, ...]
    add: Select | None
    kind: Select
    scale: Select


@dataclass(frozen=True, kw_only=True)
class ComparePage(BuiltPage):
    """Up to six pairs beside each other; how to choose others, and which are suggested by what rule."""

    notes: tuple[Note, ...]
    form: CompareForm
    peers: tuple[Peer, ...]
    rule: str
    lines: tuple[PairLine, ...]
    products: Section | None


@dataclass(frozen=True)
class Compared:
    """All that is known of the pairs that stand side by side."""

    pairs: tuple[CountryPair, ...]
    trade: ComparedTrade
    growth: Sequence[Growth]
    found: Summaries
    sectors: NamedSectors
    products: Sequence[ProductYear]


def compare_page(params: QueryDict, today: date) -> ComparePage:
    """Build the comparison: a constant number of queries for a choice, however much lies behind it."""
    groups = groups_by_country(today)
    everything = PairsQuery().named(all_pairs(), groups)
    chosen = choice(params, everything)
    it, kept = _compared(chosen.pairs, params, today), _kept(params)
    cited: dict[str, dict[str, str]] = {}
    return ComparePage(
        title=_heading(it.pairs, it.found),
        standfirst=gettext(
            "Each chart has one scale for all pairs. Figures of different reporters, periods and kinds are told apart, "
            "and none shares an axis that it does not belong on."
        ),
        crumbs=(Crumb(gettext("Country pairs"), reverse("pairs")), Crumb(gettext("Compare"))),
        records=lambda: _records(it),
        filters=listed(chosen.slugs),
        cited=cited,
        charts=tuple(_charts(it, cited)),
        notes=notes(chosen),
        form=_form(chosen, everything, params),
        peers=peers(chosen, everything, groups, kept, today),
        rule=rule(),
        lines=pair_lines(it.pairs, today),
        products=products_section(it.pairs, it.products) if it.pairs else None,
    )


def _compared(pairs: tuple[CountryPair, ...], params: QueryDict, today: date) -> Compared:
    trade = compared_trade(pairs, params, today)
    found, sectors, products = summaries(pairs, today), sectors_named_by(pairs), product_years(pairs)
    return Compared(pairs, trade, growths(trade), found, sectors, products)


def _charts(it: Compared, cited: dict[str, dict[str, str]]) -> Iterable[ChartCard]:
    if it.pairs:
        marks = {pair.pk: Citations(pair, cited) for pair in it.pairs}
        yield trade_card(it.trade, marks)
        yield growth_card(it.trade, it.growth, marks)
        yield from stages_cards(it.pairs, it.found)
        yield sectors_card(it.pairs, it.sectors)


def _kept(params: QueryDict) -> str:
    """The other parameters of the address, those that make sense."""
    kind, scale = params.get("kind", ""), params.get("scale", "")
    return (f"&kind={kind}" if kind in KINDS else "") + (f"&scale={scale}" if scale in SCALES else "")


def _heading(pairs: Sequence[CountryPair], found: Summaries) -> str:
    """The finding: which pair has the largest share of its proposals moving; of one pair, that it stands alone."""
    if not pairs:
        return gettext("No pair of countries is on record, so nothing can be compared")
    if len(pairs) == 1:
        return gettext("%(pair)s stands alone: choose pairs to compare it with") % {"pair": pairs[0].name}
    having = [pair for pair in pairs if found[pair.pk].moving]
    if not having:
        return gettext("%(count)d pairs side by side: none has a proposal under way or completed") % {
            "count": len(pairs)
        }
    most = max(having, key=lambda pair: found[pair.pk].moving / found[pair.pk].proposals)
    summary = found[most.pk]
    words = {"count": len(pairs), "pair": most.name, "moving": summary.moving, "total": summary.proposals}
    return (
        gettext("Of %(count)d pairs %(pair)s is furthest: %(moving)d of %(total)d proposals move or are done") % words
    )


def _form(chosen: Choice, everything: Sequence[CountryPair], params: QueryDict) -> CompareForm:
    others = [("", gettext("none")), *((pair.slug, pair.name) for pair in everything if not chosen.has(pair))]
    full = len(chosen.pairs) >= MOST_PAIRS
    kinds = [("", gettext("what the figures are of")), *((code, str(words)) for code, words in KIND_WORDS.items())]
    scales = [("", gettext("what fits")), ("linear", gettext("equal steps")), ("log", gettext("equal ratios"))]
    return CompareForm(
        action=reverse("compare"),
        chosen=tuple(FormChoice(pair.slug, pair.name, chosen=True) for pair in chosen.pairs),
        add=select("add", gettext("Add a pair"), others, "") if len(others) > 1 and not full else None,
        kind=select("kind", gettext("Trade in"), kinds, _asked(params, "kind", KINDS)),
        scale=select("scale", gettext("Scale"), scales, _asked(params, "scale", SCALES)),
    )


def _asked(params: QueryDict, name: str, known: Iterable[str]) -> str:
    return value if (value := params.get(name, "")) in known else ""


def _records(it: Compared) -> Iterable[Record]:
    """Every number of the page: figures with why they are not drawn, goals, growth, statuses, sectors, indices."""
    for row in it.trade.rows:
        yield {**level_record(row.pair, row.line, row.choice), "drawn": not row.why, "why_not": row.why}
    for pair in it.pairs:
        if pair.pk in it.trade.goals:
            yield goal_record(pair, it.trade.goals[pair.pk])
        for status, count in sorted(it.found[pair.pk].counts.items()):
            yield {"pair": pair.slug, "kind": "proposals", "code": status, "count": count}
        for sector in it.sectors.named:
            (count,) = it.sectors.of(sector, [pair])
            yield {"pair": pair.slug, "kind": "sector", "code": sector.code, "count": count}
    for rate in it.growth:
        low, high = ends(rate.value)
        yield {
            "pair": rate.pair.slug,
            "kind": "derived_growth" if rate.is_derived else "stated_growth",
            "reporter": rate.reporter_code or None,
            "category": rate.category,
            "period": str(rate.span),
            "growth_low": low,
            "growth_high": high,
            "code": " ".join(rate.codes),
        }
    yield from product_records(it.products)
