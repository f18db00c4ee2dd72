"""Indices of the pair's trade, year beside year, each with what it says and what it does not."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext

from cooperation.analysis.comparison import YearOfTrade
from cooperation.analysis.indices import effective_number
from cooperation.models import CountryPair
from cooperation.queries.product_years import FINEST
from cooperation.wording.amounts import short_amount
from cooperation.wording.numbers import decimal
from dashboard.components.page import Cell, DataTable, Head, Record
from dashboard.pages.replacement.view import StockView
from dashboard.pages.replacement.words import of_what


@dataclass(frozen=True)
class Index:
    """An index in a table: its name, and a sentence on how to read it."""

    name: str
    help: str


def fit_heading(view: StockView, years: Iterable[YearOfTrade]) -> str:
    """How well the seller's exports fit the buyer's imports in the year shown; that it is not known."""
    words = {"seller": view.seller.label, "buyer": view.buyer.label, "year": view.year}
    if len(_traded(view)) == 1:
        return gettext("One product alone does not tell how well %(seller)s’s exports fit %(buyer)s’s imports") % words
    found = next((year for year in years if year.year == view.year), None)
    way = (found.there if view.seller.code == view.pair.first_id else found.back) if found else None
    if way is None or way.complementarity is None:
        return gettext("How well %(seller)s’s exports fit %(buyer)s’s imports in %(year)d is not known") % words
    words["fit"] = decimal(way.complementarity, Decimal("0.1"))
    sentence = gettext("In %(year)d %(seller)s’s exports fit the make-up of %(buyer)s’s imports at %(fit)s of 100")
    return of_what(view, sentence % words)


def _traded(view: StockView) -> set[str]:
    """The products that the seller sells or the buyer buys: a single one fits itself, whatever it is."""
    sold, bought = view.book.trade(view.year, view.seller.code, "X"), view.book.trade(view.year, view.buyer.code, "M")
    return {*sold, *bought}


def years_table(pair: CountryPair, years: list[YearOfTrade]) -> DataTable:
    """A row a year and direction, then one for what both directions share."""
    columns = (
        Head(gettext("Year")),
        Head(gettext("Who sells")),
        Head(gettext("Complementarity"), numeric=True),
        Head(gettext("Intensity"), numeric=True),
        Head(gettext("Ease"), numeric=True),
        Head(gettext("Sold"), numeric=True),
        Head(gettext("At world share"), numeric=True),
        Head(gettext("Two-way"), numeric=True),
        Head(gettext("Equal products"), numeric=True),
    )
    rows = (row for year in years for row in _rows(pair, year))
    return DataTable(columns, tuple(rows))


def _rows(pair: CountryPair, year: YearOfTrade) -> Iterable[tuple[Cell, ...]]:
    for name, way in ((pair.first.name, year.there), (pair.second.name, year.back)):
        yield (
            Cell(str(year.year)),
            Cell(name),
            _number(way.complementarity, "0.1"),
            _number(way.intensity, "0.01"),
            _number(way.potential.ease if way.potential else None, "0.01"),
            Cell(short_amount(way.actual)),
            Cell(short_amount(way.potential.sum_of("share")) if way.potential else gettext("not known")),
            _number(year.two_way, "0.01"),
            _number(effective_number(year.concentration) if year.concentration else None, "0.1"),
        )


def year_records(pair: CountryPair, years: Iterable[YearOfTrade]) -> Iterable[Record]:
    """A record a year and direction."""
    for year in years:
        for seller, way in ((pair.first_id, year.there), (pair.second_id, year.back)):
            found = {
                "complementarity": way.complementarity,
                "intensity": way.intensity,
                "ease": way.potential.ease if way.potential else None,
                "sold_usd": way.actual,
                "at_world_share_usd": way.potential.sum_of("share") if way.potential else None,
                "two_way": year.two_way,
                "equal_products": effective_number(year.concentration) if year.concentration else None,
            }
            told: Record = {"pair": pair.slug, "kind": "year", "year": year.year, "seller": seller}
            yield told | {name: None if value is None else round(float(value), 4) for name, value in found.items()}


def _number(value: Decimal | None, step: str) -> Cell:
    return Cell(decimal(value, Decimal(step)) if value is not None else gettext("not known"))


def reading_help(level: int) -> tuple[Index, ...]:
    """How each index is read, and its caveat."""
    return (
        Index(
            gettext("Complementarity"),
            gettext(
                "How far the make-up of one country’s exports fits the other’s imports: 0 without a common product, "
                "100 the same shares. At %(level)d digits; a coarser level can only raise it."
            )
            % {"level": min(level, FINEST)},
        ),
        Index(
            gettext("Intensity"),
            gettext(
                "The buyer’s share in the seller’s exports over its share in the world’s imports, without the seller’s "
                "own. Above 1 they trade more than the buyer’s size would suggest; neighbours mostly do."
            ),
        ),
        Index(
            gettext("Ease"),
            gettext(
                "Actual sales over what the seller’s shares of the world market would give. Below 1 there is less "
                "trade than that, for reasons that trade data do not show."
            ),
        ),
        Index(
            gettext("At world share"),
            gettext("What the buyer would take if the seller had the share in it that it has in the world’s exports."),
        ),
        Index(
            gettext("Two-way"),
            gettext("Grubel-Lloyd over all products, as the first country reports: 0 each goes one way, 1 both."),
        ),
        Index(
            gettext("Equal products"),
            gettext("How many products of equal size would be as concentrated as the trade between the two (1 ÷ HHI)."),
        ),
        Index(
            gettext("RCA"),
            gettext(
                "Revealed advantage (Balassa): above 1 the product weighs more in the seller’s exports than in the "
                "world’s. It shows past sales, not cost or quality."
            ),
        ),
        Index(
            gettext("Other suppliers"),
            gettext(
                "Named suppliers other than the partner; the fewer equal ones they come to, the more the buyer depends."
            ),
        ),
    )
