"""One product of the pair over the years: both reports of each flow, both totals, and who supplies each side."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from cooperation.analysis.intervals import Interval
from cooperation.analysis.mirror import relative_discrepancy
from cooperation.models import Country, CountryPair, ProductExclusion, ProductTrade
from cooperation.models.replacement import WORLD

ZERO = Decimal(0)
MOST_SUPPLIERS = 5
MOST_YEARS = 10


@dataclass(frozen=True)
class MirrorYear:
    """One flow in one year as both sides report it, in dollars; None where a side reports nothing at all.

    ``gap``: exporter's less importer's report in percent of their mean.
    """

    year: int
    exporter: str
    exports: Decimal | None
    imports: Decimal | None

    @property
    def gap(self) -> Decimal | None:
        """The discrepancy; None where either side is missing or both are zero."""
        if self.exports is None or self.imports is None or not (self.exports or self.imports):
            return None
        return relative_discrepancy(Interval.point(self.exports), Interval.point(self.imports)).low


@dataclass(frozen=True)
class ProductView:
    """The figures of one code, in dollars, by year, reporter, partner and flow."""

    pair: CountryPair
    code: str
    figures: dict[tuple[int, str, str, str], Decimal]
    editions: frozenset[str]
    partners: dict[str, str]

    @property
    def years(self) -> list[int]:
        """The latest years with any figure, the latest first."""
        return sorted({key[0] for key in self.figures}, reverse=True)[:MOST_YEARS]

    def value(self, year: int, reporter: str, flow: str, partner: str = WORLD) -> Decimal | None:
        """A figure; zero where the reporter reports the product that year, but not this partner."""
        found = self.figures.get((year, reporter, partner, flow))
        if found is None and (year, reporter, WORLD, flow) in self.figures:
            return ZERO
        return found

    def mirror(self) -> Iterable[MirrorYear]:
        """Both flows of each year."""
        for year in self.years:
            for exporter, importer in self.directions():
                exports = self.value(year, exporter, "X", importer)
                imports = self.value(year, importer, "M", exporter)
                if exports or imports:
                    yield MirrorYear(year, exporter, exports, imports)

    def directions(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """Who sells to whom."""
        first, second = self.pair.first_id, self.pair.second_id
        return (first, second), (second, first)

    def suppliers(self, buyer: str) -> list[tuple[str, dict[int, Decimal]]]:
        """The buyer's largest named suppliers by the sum over the years, with each year's value."""
        by_partner: dict[str, dict[int, Decimal]] = defaultdict(dict)
        for (year, reporter, partner, flow), value in self.figures.items():
            if reporter == buyer and flow == "M" and partner != WORLD and year in self.years:
                by_partner[partner][year] = value
        ranked = sorted(by_partner.items(), key=lambda item: (-sum(item[1].values()), item[0]))
        return ranked[:MOST_SUPPLIERS]


def product_view(pair: CountryPair, database: str, code: str) -> ProductView:
    """Fetch every figure of a product: one query, and one for the names of countries."""
    rows = ProductTrade.objects.current(database).filter(code=code, reporter__in=[pair.first_id, pair.second_id])
    figures: dict[tuple[int, str, str, str], Decimal] = defaultdict(Decimal)
    editions = set()
    fields = ("year", "reporter", "partner", "flow", "edition", "value_usd")
    for year, reporter, partner, flow, edition, value in rows.values_list(*fields):
        figures[year, reporter, partner, flow] += value
        editions.add(edition)
    partners = {key[2] for key in figures} - {WORLD}
    names = {country.code: country.name for country in Country.objects.filter(code__in=partners)}
    return ProductView(pair, code, dict(figures), frozenset(editions), names)


@dataclass(frozen=True)
class Exclusion:
    """A product, or all of a heading or a chapter, that an editor leaves out of a stock-take: why, who and when."""

    code: str
    reason: str
    excluded_by: str
    recorded_at: datetime


def exclusions_of(pair: CountryPair, buyer: str) -> tuple[Exclusion, ...]:
    """What editors leave out of the stock-take of one buyer, by code."""
    rows = ProductExclusion.objects.filter(pair=pair, buyer=buyer).order_by("code")
    return tuple(Exclusion(*row) for row in rows.values_list("code", "reason", "excluded_by", "recorded_at"))
