"""Figures of trade by product, fetched and brought to one edition of the nomenclature a year."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Count, F, FloatField, Q, Sum

from cooperation.analysis.editions import Conversion, Edition, convert
from cooperation.analysis.indices import Trade
from cooperation.ingest.nomenclature import shipped_concordance
from cooperation.models import CountryPair, ProductTrade
from cooperation.models.replacement import LEVELS, WORLD

FINEST = max(LEVELS)
FIELDS = ("year", "reporter", "partner", "flow", "edition", "code", "value_usd", "quantity_kg")


class ProductAmount(NamedTuple):
    """A row of the database: dollars and kilograms of one product."""

    year: int
    reporter: str
    partner: str
    flow: str
    edition: str
    code: str
    value: Decimal
    weight: float | None


class Converted(NamedTuple):
    """Codes of one reporter that were led to another edition; ``conversion`` is None where they stayed by number."""

    year: int
    reporter: str
    source: str
    target: str
    conversion: Conversion | None


@dataclass(frozen=True)
class ProductTradeTable:
    """Trade by year, reporter, partner and flow: a value, and a weight where it is known, of each product."""

    values: dict[tuple[int, str, str, str], dict[str, Decimal]] = field(default_factory=dict)
    weights: dict[tuple[int, str, str, str], dict[str, float]] = field(default_factory=dict)
    converted: tuple[Converted, ...] = ()

    def trade(self, year: int, reporter: str, flow: str, partner: str = WORLD) -> Trade:
        """The values by product; empty where nothing is loaded."""
        return self.values.get((year, reporter, partner, flow), {})

    def weight(self, year: int, reporter: str, flow: str, partner: str = WORLD) -> dict[str, float]:
        """The weights by product, where they are known."""
        return self.weights.get((year, reporter, partner, flow), {})


def product_trade_table(
    database: str, years: Collection[int], level: int, reporters: Sequence[str], chapter: str = ""
) -> ProductTradeTable:
    """The trade of reporters with the world and with each other, and the world's exports; of one chapter or of all.

    One query; a second one where a year's figures stand in several editions.
    """
    among = ProductTrade.objects.current(database).filter(
        year__in=years, reporter__in=[*reporters, WORLD], partner__in=[*reporters, WORLD]
    )
    if chapter:
        among = among.filter(code__startswith=chapter)
    figures = [ProductAmount(*row) for row in among.filter(level=level).values_list(*FIELDS)]
    newest = _newest_editions(figures)
    older = {(f.year, f.edition) for f in figures if f.edition != newest[f.year]}
    if not older:
        return _entered(figures, ())
    wanted = Q()
    for year, edition in older:
        wanted |= Q(year=year, edition=edition)
    fine = [ProductAmount(*row) for row in among.filter(wanted, level=FINEST).values_list(*FIELDS)]
    return _brought_together(figures, fine, newest, level)


def codes_traded(pair: CountryPair) -> list[str]:
    """The codes of the products in which either country of a pair has reported trade with the other, in order."""
    both = [pair.first_id, pair.second_id]
    rows = ProductTrade.objects.filter(reporter__in=both, partner__in=both).order_by("code")
    return list(rows.values_list("code", flat=True).distinct())


def _newest_editions(figures: Iterable[ProductAmount]) -> dict[int, str]:
    newest: dict[int, str] = {}
    for figure in figures:
        newest[figure.year] = max(newest.get(figure.year, ""), figure.edition)
    return newest


def _brought_together(
    figures: Sequence[ProductAmount], fine: Sequence[ProductAmount], newest: dict[int, str], level: int
) -> ProductTradeTable:
    """Figures of older editions in the codes of the newest: from six digits where there are any, else by number."""
    groups: dict[tuple[int, str, str], list[ProductAmount]] = defaultdict(list)
    for figure in fine:
        groups[figure.year, figure.reporter, figure.edition].append(figure)
    result = [f for f in figures if f.edition == newest[f.year] or (f.year, f.reporter, f.edition) not in groups]
    notes = [
        Converted(year, reporter, edition, newest[year], None)
        for year, reporter, edition in sorted({(f.year, f.reporter, f.edition) for f in result})
        if edition != newest[year]
    ]
    for (year, reporter, edition), rows in sorted(groups.items()):
        links = shipped_concordance().links(Edition(edition), Edition(newest[year]))
        conversion = convert({row.code for row in rows}, links, level)
        notes.append(Converted(year, reporter, edition, newest[year], conversion))
        result += [row._replace(code=conversion.targets[row.code]) for row in rows if row.code in conversion.targets]
    return _entered(result, notes)


def _entered(figures: Iterable[ProductAmount], converted: Iterable[Converted]) -> ProductTradeTable:
    values: dict[tuple[int, str, str, str], dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    weights: dict[tuple[int, str, str, str], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for figure in figures:
        key = (figure.year, figure.reporter, figure.partner, figure.flow)
        values[key][figure.code] += figure.value
        if figure.weight:
            weights[key][figure.code] += figure.weight
    return ProductTradeTable(
        {key: dict(found) for key, found in values.items()},
        {key: dict(found) for key, found in weights.items()},
        tuple(converted),
    )


class Suppliers(NamedTuple):
    """Who else supplies a product: the concentration (1/n to 1), how many, and what a union's members sell."""

    concentration: Decimal | None
    number: int
    from_union: Decimal


@dataclass(frozen=True)
class Imports:
    """What a buyer buys in a year, at a level of detail; of one chapter or of all."""

    database: str
    year: int
    level: int
    buyer: str
    chapter: str = ""


def suppliers_of(bought: Imports, *, without: str, union: Collection[str]) -> dict[str, Suppliers]:
    """Who sells each product to the buyer, but for one partner: one query that the database adds up."""
    named = (
        ProductTrade.objects.current(bought.database)
        .filter(year=bought.year, level=bought.level, reporter=bought.buyer, flow="M")
        .filter(code__startswith=bought.chapter)
        .exclude(partner__in=[WORLD, without])
        .values("code")
    )
    summed = named.annotate(
        whole=Sum("value_usd"),
        squares=Sum(F("value_usd") * F("value_usd"), output_field=FloatField()),
        within=Sum("value_usd", filter=Q(partner__in=union)),
        suppliers=Count("pk"),
    )
    return {
        row["code"]: Suppliers(
            Decimal(float(row["squares"]) / float(row["whole"]) ** 2) if row["whole"] else None,
            row["suppliers"],
            row["within"] or Decimal(0),
        )
        for row in summed
    }
