"""Indices of trade by product of several pairs, where product data are loaded: of the latest year of each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext

from cooperation.analysis.comparison import OneWay, YearOfTrade
from cooperation.analysis.dates import Period
from cooperation.models import CountryPair
from cooperation.queries.product_coverage import Coverage, coverage_of_countries
from cooperation.queries.product_years import FINEST, read_years
from cooperation.wording.lists import listed
from cooperation.wording.numbers import decimal
from dashboard.components.page import Cell, DataTable, Head, Record
from dashboard.components.records import plain
from dashboard.components.section import Section
from dashboard.presenting.products import chapters_words

LEVEL = FINEST


@dataclass(frozen=True)
class ProductYear:
    """A pair's latest year with product data of both countries, from one database."""

    pair: CountryPair
    database: str
    year: YearOfTrade
    chapters: frozenset[str]

    @property
    def ways(self) -> tuple[tuple[str, str, OneWay], ...]:
        """Each direction: the seller's code and name, and its indices."""
        pair = self.pair
        return (
            (pair.first_id, pair.first.name, self.year.there),
            (pair.second_id, pair.second.name, self.year.back),
        )


def product_years(pairs: Sequence[CountryPair]) -> list[ProductYear]:
    """The latest year of each pair that has one: a query for what is loaded, and kept indices."""
    coverage = coverage_of_countries({code for pair in pairs for code in (pair.first_id, pair.second_id)})
    return [found for pair in pairs if (found := _latest(pair, coverage))]


def _latest(pair: CountryPair, coverage: Coverage) -> ProductYear | None:
    database = coverage.best_database(pair.first_id, pair.second_id)
    years = read_years(pair, coverage, database, LEVEL) if database else []
    return ProductYear(pair, database, years[0], _chapters(pair, coverage, database, years[0].year)) if years else None


def _chapters(pair: CountryPair, coverage: Coverage, database: str, year: int) -> frozenset[str]:
    """The chapters that the imports and exports of both countries cover."""
    covers = [
        coverage.of(database, year, code, flow).totals
        for code in (pair.first_id, pair.second_id)
        for flow in ("X", "M")
    ]
    return frozenset.intersection(*covers)


def products_section(pairs: Sequence[CountryPair], found: Sequence[ProductYear]) -> Section | None:
    """A row for each pair and direction; which pairs have no product data; None where none has any."""
    if not found:
        return None
    columns = (
        Head(gettext("Pair")),
        Head(gettext("Who sells")),
        Head(gettext("Year")),
        Head(gettext("Covers")),
        Head(gettext("Complementarity"), numeric=True),
        Head(gettext("Intensity"), numeric=True),
        Head(gettext("Two-way"), numeric=True),
    )
    rows = (row for product in found for row in _rows(product))
    left = [pair.name for pair in pairs if pair not in [product.pair for product in found]]
    return Section(
        key="products",
        title=_finding(len(found), len(pairs)),
        subtitle=_subtitle(left),
        table=DataTable(columns, tuple(rows)),
        note=gettext(
            "Complementarity: 0 no common product, 100 the same shares; a coarser level can only raise it. Intensity: "
            "above 1 they trade more than the buyer’s size would suggest. Two-way (Grubel-Lloyd): 0 each goes one way, "
            "1 both. Years, chapters and databases can differ between pairs; the import pages tell what each rests on."
        ),
    )


def _finding(having: int, pairs: int) -> str:
    return gettext("Product data are loaded for %(having)d of %(pairs)d pairs") % {"having": having, "pairs": pairs}


def _subtitle(left: Sequence[str]) -> str:
    words = gettext("Indices of the latest year with product data of both countries, at four digits of the HS")
    return (
        gettext("%(what)s; none are loaded for %(pairs)s") % {"what": words, "pairs": listed(left)} if left else words
    )


def _rows(product: ProductYear) -> Iterable[tuple[Cell, ...]]:
    for _code, name, way in product.ways:
        yield (
            Cell(product.pair.name),
            Cell(name),
            Cell(str(product.year.year)),
            Cell(chapters_words(product.chapters)),
            _number(way.complementarity, "0.1"),
            _number(way.intensity, "0.01"),
            _number(product.year.two_way, "0.01"),
        )


def _number(value: Decimal | None, step: str) -> Cell:
    return Cell(decimal(value, Decimal(step)) if value is not None else gettext("not known"))


def product_records(found: Iterable[ProductYear]) -> Iterable[Record]:
    """A record for each pair, direction and index."""
    for product in found:
        for code, _name, way in product.ways:
            yield {
                "pair": product.pair.slug,
                "kind": "product_indices",
                "seller": code,
                "period": str(Period.of_year(product.year.year)),
                "database": product.database,
                "chapters": len(product.chapters),
                "complementarity": plain(way.complementarity),
                "intensity": None if way.intensity is None else round(float(way.intensity), 4),
                "two_way": None if product.year.two_way is None else round(float(product.year.two_way), 4),
            }
