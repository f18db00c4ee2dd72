"""One product of a pair: what each side reports of it, who supplies it, and what the stock-take makes of it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cached_property

from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from cooperation.analysis.replacement import Line, Reason
from cooperation.models import CountryPair, Database, HsEdition
from cooperation.queries.product_coverage import coverage_of
from cooperation.queries.products import MirrorYear, ProductView, product_view
from cooperation.queries.sectors import SectorValue
from cooperation.wording.amounts import short_amount
from cooperation.wording.numbers import decimal, signed
from dashboard.components.crumbs import pair_crumbs
from dashboard.components.page import Block, Cell, Crumb, DataTable, Head, Link, Note, Page, Record
from dashboard.components.section import Section
from dashboard.components.sides import side_of
from dashboard.pages.replacement.candidates import WIDE_GAP, reason_words, suppliers_words
from dashboard.pages.replacement.query import StockQuery
from dashboard.pages.replacement.view import StockView, stock_view
from dashboard.pages.replacement.words import coverage_words, limited_by, reported, stem, year_words
from dashboard.presenting.products import directions, proposals_in, sector_links, sectors_covering


class ProductPage(Page):
    """A product of the pair by its code: chapter, heading or subheading; Http404 where no figure of it is loaded."""

    blocks = (
        Block("coverage", lambda page: page, "replacement/coverage.html"),
        Block("directions", lambda page: page.directions, "replacement/directions.html"),
        Block("reports", lambda page: (page.mirror, page.totals, *page.suppliers), "replacement/reports.html", span=8),
        Block("belongs", lambda page: page, "replacement/belongs.html", span=4),
    )

    def __init__(self, pair: CountryPair, params: QueryDict, today: date, code: str) -> None:
        coverage = coverage_of(pair)
        query = StockQuery.from_params(params, pair).with_data(coverage, pair, code[:2])
        self.pair, self.today = pair, today
        self.code, self.query = code, replace(query, level=len(code), sector="")
        self.product = product_view(pair, query.data, code)
        if not self.product.figures:
            raise Http404(gettext("No trade in a product “%(code)s” is loaded for this pair.") % {"code": code})
        self.loaded = coverage

    @cached_property
    def stock(self) -> StockView:
        """The stock-take of the product's chapter."""
        return stock_view(self.pair, self.query, self.loaded, self.code)

    @property
    def title(self) -> str:
        """What each side reports of it in the year, from the seller to the buyer."""
        return traded_words(self.stock, self.product)

    @property
    def standfirst(self) -> str:
        """What the stock-take makes of it."""
        return line_words(self.stock, self.code)

    @property
    def crumbs(self) -> tuple[Crumb, ...]:
        """From the stock-take in the same state."""
        base = reverse("replacement", kwargs={"slug": self.pair.slug})
        above = Crumb(gettext("Import replacement"), self.query.address(base, page=1))
        return pair_crumbs(self.pair, above, self.code)

    @property
    def coverage(self) -> tuple[str, ...]:
        """The name of the code in full, its database and edition, and what the figures cover."""
        editions = ", ".join(str(HsEdition(edition).label) for edition in sorted(self.product.editions))
        about = gettext("%(data)s, %(editions)s") % {"data": Database(self.query.data).label, "editions": editions}
        return (f"{self.code}: {self.stock.names.full(self.code)}", about, *coverage_words(self.stock))

    @property
    def directions(self) -> tuple[Link, ...]:
        """Who buys: a link each way."""
        return directions(self.pair, self.query.buyer, lambda buyer: self._address(self.code, buyer=buyer))

    @property
    def mirror(self) -> Section:
        """Trade between the two as each of them reports it."""
        columns = (
            Head(gettext("Year")),
            Head(gettext("Flow")),
            Head(gettext("As the seller reports"), numeric=True),
            Head(gettext("As the buyer reports"), numeric=True),
            Head(gettext("Gap, % of the mean"), numeric=True),
        )
        rows = tuple(_mirror_row(self.product, row) for row in self.product.mirror())
        return Section(
            "mirror",
            gettext("The same trade as each side reports it"),
            gettext(
                "US dollars. Exports mostly FOB, imports mostly CIF: a gap of a few percent is freight and insurance."
            )
            if rows
            else gettext("Neither side reports trade with the other in this product."),
            DataTable(columns, rows),
        )

    @property
    def suppliers(self) -> tuple[Section, ...]:
        """For each side its largest suppliers."""
        return tuple(_suppliers(self.product))

    @property
    def totals(self) -> Section:
        """Trade of each side with the whole world."""
        title = gettext("Trade of each side with the whole world")
        return Section("totals", title, gettext("US dollars."), _totals_table(self.product))

    @property
    def above(self) -> tuple[Link, ...]:
        """The chapter and the heading that the product belongs to."""
        labels = ((2, gettext("Chapter %(code)s")), (4, gettext("Heading %(code)s")))
        return tuple(
            Link(label % {"code": self.code[:digits]}, self._address(self.code[:digits]))
            for digits, label in labels
            if len(self.code) > digits
        )

    @cached_property
    def _sectors(self) -> list[SectorValue]:
        return sectors_covering([self.code])

    @property
    def sectors(self) -> tuple[Link, ...]:
        """The sectors that cover it."""
        return sector_links(self.pair, self._sectors)

    @property
    def proposals(self) -> tuple[Link, ...]:
        """The proposals of these sectors."""
        return proposals_in(self.pair, self._sectors, self.today)

    @property
    def notes(self) -> tuple[Note, ...]:
        """Signs of re-export, prices and other suppliers."""
        return tuple(_notes(self.stock, self.code))

    def _address(self, code: str, **changes: object) -> str:
        base = reverse("product", kwargs={"slug": self.pair.slug, "code": code})
        return self.query.address(base, level=4, page=1, sector="", **changes)

    def records(self) -> Iterable[Record]:
        """A record a figure, then one for what both sides report of a flow."""
        for (year, reporter, partner, flow), value in sorted(self.product.figures.items()):
            yield {
                "pair": self.pair.slug,
                "database": self.query.data,
                "code": self.code,
                "year": year,
                "reporter": reporter,
                "partner": partner,
                "flow": flow,
                "value_usd": float(value),
            }
        for row in self.product.mirror():
            yield {
                "pair": self.pair.slug,
                "kind": "gap",
                "code": self.code,
                "year": row.year,
                "exporter": row.exporter,
                "gap_percent": None if row.gap is None else round(float(row.gap), 4),
            }


def traded_words(view: StockView, product: ProductView) -> str:
    """ "Fish, frozen (0303): Belarus reports selling $14.7 k to Kazakhstan in 2017, Kazakhstan buying $3.04 k"."""
    seller, buyer = view.seller.code, view.buyer.code
    sold, bought = product.value(view.year, seller, "X", buyer), product.value(view.year, buyer, "M", seller)
    words = {
        "product": stem(view.names.short(product.code)),
        "code": product.code,
        "seller": view.seller.label,
        "buyer": view.buyer.label,
        "year": year_words(view),
        "sold": short_amount(sold or Decimal(0)),
        "bought": short_amount(bought or Decimal(0)),
    }
    return _TRADED[_how_much(sold), _how_much(bought)] % words


class _Sale(Enum):
    """What a side reports of a sale: an amount, none, or nothing that is loaded."""

    SOME = 1
    NONE = 2
    NOT_LOADED = 3


def _how_much(value: Decimal | None) -> _Sale:
    if value is None:
        return _Sale.NOT_LOADED
    return _Sale.SOME if value else _Sale.NONE


_NO_SALE = gettext_lazy("%(product)s (%(code)s): no sale from %(seller)s to %(buyer)s is reported for %(year)s")
# By what the seller and the buyer report.
_TRADED = {
    (_Sale.SOME, _Sale.SOME): gettext_lazy(
        "%(product)s (%(code)s): %(seller)s reports selling %(sold)s to %(buyer)s in %(year)s, %(buyer)s buying "
        "%(bought)s"
    ),
    (_Sale.SOME, _Sale.NONE): gettext_lazy(
        "%(product)s (%(code)s): %(seller)s reports selling %(sold)s to %(buyer)s in %(year)s, %(buyer)s buying none"
    ),
    (_Sale.SOME, _Sale.NOT_LOADED): gettext_lazy(
        "%(product)s (%(code)s): %(seller)s reports selling %(sold)s to %(buyer)s in %(year)s; no report of %(buyer)s "
        "is loaded"
    ),
    (_Sale.NONE, _Sale.SOME): gettext_lazy(
        "%(product)s (%(code)s): %(buyer)s reports buying %(bought)s from %(seller)s in %(year)s, %(seller)s selling "
        "none"
    ),
    (_Sale.NOT_LOADED, _Sale.SOME): gettext_lazy(
        "%(product)s (%(code)s): %(buyer)s reports buying %(bought)s from %(seller)s in %(year)s; no report of "
        "%(seller)s is loaded"
    ),
    (_Sale.NONE, _Sale.NONE): _NO_SALE,
    (_Sale.NONE, _Sale.NOT_LOADED): _NO_SALE,
    (_Sale.NOT_LOADED, _Sale.NONE): _NO_SALE,
    (_Sale.NOT_LOADED, _Sale.NOT_LOADED): gettext_lazy(
        "%(product)s (%(code)s): no report of what %(seller)s sold to %(buyer)s in %(year)s is loaded"
    ),
}


def line_words(view: StockView, code: str) -> str:
    """What the stock-take makes of the product, as a sentence."""
    found = next((line for line in view.stock.candidates if line.code == code), None)
    if found:
        return _candidate_words(view, found)
    words = {"buyer": view.buyer.label, "seller": view.seller.label, "year": year_words(view)}
    left_out = next(((line, why) for line, why in view.stock.left_out if line.code == code), None)
    if left_out:
        words |= {"amount": short_amount(left_out[0].ceiling), "reason": _reason(view, *left_out)}
        sentence = gettext(
            "Left out of the stock-take of %(year)s (%(reason)s): %(buyer)s could have bought up to %(amount)s of it "
            "from %(seller)s instead of from elsewhere."
        )
        return sentence % words
    return (
        gettext("In %(year)s there is nothing of it that %(buyer)s buys elsewhere and %(seller)s sells elsewhere.")
        % words
    )


def _candidate_words(view: StockView, line: Line) -> str:
    words = {
        "buyer": view.buyer.label,
        "seller": view.seller.label,
        "year": year_words(view),
        "bought": short_amount(line.bought_elsewhere),
        "sold": short_amount(line.sold_elsewhere),
        "traded": reported(line.from_partner),
        "ceiling": short_amount(line.ceiling),
        "limit": limited_by(line),
        "share": decimal(view.stock.kappa * 100, Decimal(1)),
        "weighted": short_amount(line.weighted(view.stock.kappa)),
    }
    sentence = gettext(
        "In %(year)s %(buyer)s bought %(bought)s of it elsewhere and %(traded)s from %(seller)s, which sold %(sold)s "
        "elsewhere. Up to %(ceiling)s could be replaced, limited by %(limit)s; %(weighted)s if %(share)s%% of what "
        "%(seller)s sells elsewhere could be sold to %(buyer)s instead. An upper bound, not a forecast."
    )
    return sentence % words


def _reason(view: StockView, line: Line, why: Reason) -> str:
    said = next((one.reason for one in view.exclusions if line.code.startswith(one.code)), "")
    return f"{reason_words(view, why)}: {said}" if why is Reason.EXCLUDED and said else reason_words(view, why)


def _mirror_row(product: ProductView, row: MirrorYear) -> tuple[Cell, ...]:
    importer = product.pair.second_id if row.exporter == product.pair.first_id else product.pair.first_id
    names = {code: side_of(product.pair, code).label for code in (row.exporter, importer)}
    flow = gettext("From %(exporter)s to %(partner)s") % {"exporter": names[row.exporter], "partner": names[importer]}
    return (
        Cell(str(row.year)),
        Cell(flow),
        Cell(reported(row.exports)),
        Cell(reported(row.imports)),
        Cell(gap_words(row)),
    )


def gap_words(row: MirrorYear) -> str:
    """The mirror gap with its sign; marked where it is wide, in words where one side reports none."""
    if row.gap is None:
        return ""
    if not (row.exports and row.imports):
        return gettext("one side reports none")
    text = f"{signed(row.gap, Decimal(1))}%"
    return gettext("%(gap)s, wide") % {"gap": text} if abs(row.gap) > WIDE_GAP else text


def _totals_table(product: ProductView) -> DataTable:
    sides = [side_of(product.pair, code) for code in (product.pair.first_id, product.pair.second_id)]
    heads = [
        Head(gettext("%(side)s, %(flow)s") % {"side": side.label, "flow": flow}, numeric=True)
        for side in sides
        for flow in (gettext("exports"), gettext("imports"), gettext("re-exports"))
    ]
    by_year = {
        year: [product.value(year, side.code, flow) for side in sides for flow in ("X", "M", "RX")]
        for year in product.years
    }
    rows = ((Cell(str(year)), *map(Cell, map(reported, values))) for year, values in by_year.items() if any(values))
    return DataTable((Head(gettext("Year")), *heads), tuple(rows))


def _suppliers(product: ProductView) -> Iterable[Section]:
    """For each side its largest suppliers, a row each, with the years as columns, over all that it bought.

    Nothing where the data name no supplier beside the partner, whose trade stands in another table.
    """
    ours = {product.pair.first_id, product.pair.second_id}
    for code in (product.pair.first_id, product.pair.second_id):
        ranked = product.suppliers(code)
        if {partner for partner, _values in ranked} - ours:
            years = [year for year in product.years if any(year in values for _partner, values in ranked)]
            columns = (Head(gettext("Supplier")), *(Head(str(year), numeric=True) for year in years))
            rows = (
                (
                    Cell(product.partners.get(partner, partner)),
                    *(Cell(short_amount(values[year]) if year in values else "") for year in years),
                )
                for partner, values in ranked
            )
            whole = (
                Cell(gettext("All suppliers")),
                *(Cell(reported(product.value(year, code, "M"))) for year in years),
            )
            title = gettext("Who sells to %(country)s") % {"country": side_of(product.pair, code).label}
            words = gettext("Largest named suppliers, US dollars, as the buyer reports.")
            yield Section(f"suppliers-{code.lower()}", title, words, DataTable(columns, (*rows, whole)))


def _notes(view: StockView, code: str) -> Iterable[Note]:
    judged = (*view.stock.candidates, *(line for line, _reason in view.stock.left_out))
    line = next((one for one in judged if one.code == code), None)
    if line and line.looks_re_exported:
        yield Note(
            gettext("It may be re-exported."),
            gettext("%(seller)s buys %(bought)s of it and sells %(sold)s.")
            % {
                "seller": view.seller.label,
                "bought": short_amount(line.partner_imports or Decimal(0)),
                "sold": short_amount(line.exports),
            },
            "warn",
        )
    if line and line.unit_value_ratio is not None:
        words = {"ratio": decimal(line.unit_value_ratio, Decimal("0.01")), "seller": view.seller.label}
        yield Note(
            gettext("Price of a kilogram."),
            gettext("%(seller)s sells at %(ratio)s times what the buyer pays to others.") % words,
        )
    if code in view.suppliers:
        yield Note(gettext("Other suppliers."), suppliers_words(view, code))
