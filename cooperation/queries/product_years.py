"""Indices of a pair's trade by product, year beside year, kept until its data change."""

from django.core.cache import cache

from cooperation.analysis.comparison import TradeOf, YearOfTrade, year_of_trade
from cooperation.models import CountryPair
from cooperation.models.replacement import WORLD
from cooperation.queries.product_coverage import Coverage
from cooperation.queries.product_trade import ProductTradeTable, product_trade_table

MOST_YEARS = 10
# Finer codes would take seconds a page and change little; a coarser level can only raise complementarity.
FINEST = 4


def read_years(pair: CountryPair, coverage: Coverage, database: str, level: int) -> list[YearOfTrade]:
    """The latest ten years with data of both countries, the latest first; kept until the pair's data change."""
    level = min(level, FINEST)
    years = [year for year in coverage.years(database) if _is_usable(pair, coverage, database, year)][:MOST_YEARS]
    key = f"product-years:{pair.pk}:{pair.revision}:{database}:{level}"
    found: list[YearOfTrade] | None = cache.get(key)
    if found is None:
        book = (
            product_trade_table(database, years, level, (pair.first_id, pair.second_id))
            if years
            else ProductTradeTable()
        )
        found = [_year(pair, book, year) for year in years]
        cache.set(key, found, timeout=None)
    return found


def _is_usable(pair: CountryPair, coverage: Coverage, database: str, year: int) -> bool:
    return all(
        coverage.of(database, year, code, flow).totals
        for code in (pair.first_id, pair.second_id)
        for flow in ("X", "M")
    )


def _year(pair: CountryPair, book: ProductTradeTable, year: int) -> YearOfTrade:
    first = _trade_of(book, year, pair.first_id, pair.second_id)
    second = _trade_of(book, year, pair.second_id, pair.first_id)
    return year_of_trade(year, first, second, book.trade(year, WORLD, "X"))


def _trade_of(book: ProductTradeTable, year: int, country: str, partner: str) -> TradeOf:
    return TradeOf(
        exports=book.trade(year, country, "X"),
        imports=book.trade(year, country, "M"),
        to_partner=book.trade(year, country, "X", partner),
        from_partner=book.trade(year, country, "M", partner),
    )
