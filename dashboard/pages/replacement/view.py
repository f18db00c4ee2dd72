"""The import stock-take of one direction and year: what is fetched, and what the analysis makes of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from cooperation.analysis.indices import Trade, rca, total
from cooperation.analysis.potential import Potential, export_potential
from cooperation.analysis.replacement import Line, StockTake, take_stock
from cooperation.analysis.unions import fellow_members
from cooperation.models import CountryPair
from cooperation.models.replacement import WORLD
from cooperation.queries.places import memberships
from cooperation.queries.product_coverage import Coverage
from cooperation.queries.product_names import Names, is_in_sector, read_names
from cooperation.queries.product_trade import Imports, ProductTradeTable, Suppliers, product_trade_table, suppliers_of
from cooperation.queries.products import Exclusion, exclusions_of
from cooperation.queries.sectors import SectorValue, sector_of
from dashboard.components.sides import Side, side_of
from dashboard.pages.replacement.query import StockQuery

ZERO = Decimal(0)
# A finding names as many products; of more it gives the chapters.
FEW_NAMES = 2


@dataclass(frozen=True)
class StockView:
    """Everything that the page of a stock-take is about; ``query`` has its year and database filled in."""

    pair: CountryPair
    query: StockQuery
    coverage: Coverage
    buyer: Side
    seller: Side
    book: ProductTradeTable
    stock: StockTake
    potential: Potential | None
    suppliers: dict[str, Suppliers]
    names: Names
    exclusions: tuple[Exclusion, ...]
    sector: SectorValue | None

    @property
    def year(self) -> int:
        """The year shown."""
        return self.query.year or 0

    @property
    def world(self) -> Trade:
        """The world's exports; empty where they are not loaded."""
        return self.book.trade(self.year, WORLD, "X")

    def reports(self, code: str) -> tuple[Decimal, Decimal]:
        """The trade in a product from seller to buyer, as the seller and as the buyer report it."""
        sold = self.book.trade(self.year, self.seller.code, "X", self.buyer.code)
        bought = self.book.trade(self.year, self.buyer.code, "M", self.seller.code)
        return sold.get(code, ZERO), bought.get(code, ZERO)


def stock_view(pair: CountryPair, query: StockQuery, coverage: Coverage, code: str = "") -> StockView:
    """Fetch and reason; ``query`` names a year and a database that have data of both sides.

    With a product's code the view is of its chapter alone, and without the bounds of potential.
    """
    chapter = code[:2]
    seller, year = query.seller(pair), query.year or 0
    book = product_trade_table(query.data, (year - 1, year), query.level, (pair.first_id, pair.second_id), chapter)
    union = fellow_members(query.buyer, year, memberships()) if query.union else frozenset()
    bought = Imports(query.data, year, query.level, query.buyer, chapter)
    suppliers = suppliers_of(bought, without=seller, union=union - {seller})
    totals = _all_exports(query, seller) if chapter else None
    sector = _with_products(query.sector)
    exclusions = exclusions_of(pair, query.buyer)
    lines = [
        line
        for line in stock_lines(book, query, seller, suppliers, totals)
        if not sector or is_in_sector(line.code, sector)
    ]
    stock = take_stock(lines, query.filters([one.code for one in exclusions]), query.kappa)
    shown = {line.code for line in stock.candidates} | {line.code for line, _reason in stock.left_out}
    return StockView(
        pair=pair,
        query=query,
        coverage=coverage,
        buyer=side_of(pair, query.buyer),
        seller=side_of(pair, seller),
        book=book,
        stock=stock,
        potential=None if chapter else _potential(book, query, seller),
        suppliers=suppliers,
        names=read_names(
            shown | {one.code for one in exclusions} | _spoken_of(book.trade(year, query.buyer, "M"), code),
            _edition(coverage, query),
            query.names,
        ),
        exclusions=exclusions,
        sector=sector,
    )


def _spoken_of(bought: Trade, code: str) -> set[str]:
    """What a finding names beside its lines: the product asked for, or the chapters, and the headings where few."""
    headings = {bought_code[:4] for bought_code in bought}
    named = headings if len(headings) <= FEW_NAMES else {heading[:2] for heading in headings}
    return named | {code} if code else named


def _with_products(code: str) -> SectorValue | None:
    """The sector asked for, if it has codes of products."""
    sector = sector_of(code) if code else None
    return sector if sector and sector.hs else None


def _edition(coverage: Coverage, query: StockQuery) -> str:
    return max(coverage.of(query.data, query.year or 0, query.buyer, "M").editions, default="")


def _all_exports(query: StockQuery, seller: str) -> tuple[Decimal, Decimal]:
    """What the seller and the world export of everything, by the sums of their chapters."""
    book = product_trade_table(query.data, [query.year or 0], 2, [seller])
    return total(book.trade(query.year or 0, seller, "X")), total(book.trade(query.year or 0, WORLD, "X"))


def stock_lines(
    book: ProductTradeTable,
    query: StockQuery,
    seller: str,
    suppliers: dict[str, Suppliers],
    totals: tuple[Decimal, Decimal] | None = None,
) -> Iterable[Line]:
    """A line for each product that the buyer buys and the seller sells, in dollars.

    ``totals``: the seller's and the world's exports of everything, where the book is of one chapter.
    """
    year, buyer = query.year or 0, query.buyer
    imports, exports = book.trade(year, buyer, "M"), book.trade(year, seller, "X")
    from_partner, to_market = book.trade(year, buyer, "M", seller), book.trade(year, seller, "X", buyer)
    before, own_imports = book.trade(year - 1, seller, "X"), book.trade(year, seller, "M")
    advantage = rca(exports, book.trade(year, WORLD, "X"), totals)
    for code in sorted(imports.keys() & exports.keys()):
        supply = suppliers.get(code)
        yield Line(
            code=code,
            imports=imports[code],
            from_partner=from_partner.get(code, ZERO),
            exports=exports[code],
            to_market=to_market.get(code, ZERO),
            not_elsewhere=supply.from_union if supply else ZERO,
            partner_imports=own_imports.get(code, ZERO) if own_imports else None,
            rca=advantage.get(code),
            is_growing=exports[code] > before[code] if code in before else None,
            unit_value_ratio=_price_ratio(book, year, buyer, seller, code),
            suppliers=supply.concentration if supply else None,
        )


def _price_ratio(book: ProductTradeTable, year: int, buyer: str, seller: str, code: str) -> Decimal | None:
    """The seller's price of a kilogram over the price that the buyer pays to others; None without the weights."""
    sold = book.weight(year, seller, "X").get(code)
    bought = book.weight(year, buyer, "M").get(code, 0.0) - book.weight(year, buyer, "M", seller).get(code, 0.0)
    paid = book.trade(year, buyer, "M")[code] - book.trade(year, buyer, "M", seller).get(code, ZERO)
    if not sold or bought <= 0 or paid <= 0:
        return None
    return (book.trade(year, seller, "X")[code] / Decimal(sold)) / (paid / Decimal(bought))


def _potential(book: ProductTradeTable, query: StockQuery, seller: str) -> Potential | None:
    year = query.year or 0
    world = book.trade(year, WORLD, "X")
    if not world:
        return None
    exports, to_market = book.trade(year, seller, "X"), book.trade(year, seller, "X", query.buyer)
    return export_potential(exports, world, book.trade(year, query.buyer, "M"), to_market)
