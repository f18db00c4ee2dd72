"""One product of a pair: what each side reports of it, who supplies it, and what the stock-take makes of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils.translation import gettext

from cooperation.analysis.replacement import Line, Reason
from cooperation.models import CountryPair, Database, HsEdition
from cooperation.queries.product_coverage import coverage_of
from cooperation.queries.products import MirrorYear, ProductView, product_view
from cooperation.wording.amounts import short_amount
from cooperation.wording.numbers import decimal, signed
from dashboard.components.crumbs import pair_crumbs
from dashboard.components.page import BuiltPage, Cell, Column, Crumb, DataTable, Link, Note, Record
from dashboard.components.sides import side_of
from dashboard.pages.replacement.page import chosen
from dashboard.pages.replacement.product_links import directions, proposals_in, sector_links, sectors_covering
from dashboard.pages.replacement.query import StockQuery
from dashboard.pages.replacement.tables import WIDE_GAP, reason_words, suppliers_words
from dashboard.pages.replacement.view import StockView, stock_view
from dashboard.pages.replacement.words import coverage_words, limited_by, reported


@dataclass(frozen=True, kw_only=True)
class ProductPage(BuiltPage):
    """A product by its code; ``line`` says in words what the stock-take makes of it."""

    code: str
    name: str
    about: str
    coverage: tuple[str, ...]
    directions: tuple[Link, ...]
    mirror: DataTable
    totals: DataTable
    suppliers: tuple[tuple[str, DataTable], ...]
    above: tuple[Link, ...]
    sectors: tuple[Link, ...]
    proposals: tuple[Link, ...]
    notes: tuple[Note, ...]


def product_page(pair: CountryPair, params: QueryDict, today: date, code: str) -> ProductPage:
    """Build the page of a code; Http404 with a sentence where no figure of it is loaded."""
    query = StockQuery.from_params(params, pair)
    coverage = coverage_of(pair)
    query = replace(chosen(query, coverage, query.seller(pair), code[:2]), level=len(code), sector="")
    product = product_view(pair, query.data, code)
    if not product.figures:
        raise Http404(gettext("No trade in a product “%(code)s” is loaded for this pair.") % {"code": code})
    stock = stock_view(pair, query, coverage, code)
    name = stock.names.full(code)
    sectors = sectors_covering([code])
    return ProductPage(
        title=f"{code}: {name}",
        standfirst=line_words(stock, code),
        crumbs=_crumbs(pair, query, code),
        records=lambda: _records(product, query),
        code=code,
        name=name,
        about=_about(product, query),
        coverage=tuple(coverage_words(stock)),
        directions=directions(pair, query.buyer, lambda buyer: _address(pair, query, code, buyer=buyer)),
        mirror=_mirror_table(product),
        totals=_totals_table(product),
        suppliers=tuple(_suppliers(product)),
        above=tuple(_above(pair, query, code)),
        sectors=sector_links(pair, sectors),
        proposals=proposals_in(pair, sectors),
        notes=tuple(_notes(stock, code)),
    )


def line_words(view: StockView, code: str) -> str:
    """What the stock-take makes of the product, as a sentence."""
    found = next((line for line in view.stock.candidates if line.code == code), None)
    if found:
        return _candidate_words(view, found)
    words = {"buyer": view.buyer.label, "seller": view.seller.label, "year": view.year}
    left_out = next(((line, why) for line, why in view.stock.left_out if line.code == code), None)
    if left_out:
        words |= {"amount": short_amount(left_out[0].ceiling), "reason": _reason(view, *left_out)}
        sentence = gettext(
            "Left out of the stock-take of %(year)d (%(reason)s): %(buyer)s could have bought up to %(amount)s of it "
            "from %(seller)s instead of from elsewhere."
        )
        return sentence % words
    return (
        gettext("In %(year)d there is nothing of it that %(buyer)s buys elsewhere and %(seller)s sells elsewhere.")
        % words
    )


def _candidate_words(view: StockView, line: Line) -> str:
    words = {
        "buyer": view.buyer.label,
        "seller": view.seller.label,
        "year": view.year,
        "bought": short_amount(line.bought_elsewhere),
        "sold": short_amount(line.sold_elsewhere),
        "traded": reported(line.from_partner),
        "ceiling": short_amount(line.ceiling),
        "limit": limited_by(line),
        "share": decimal(view.stock.kappa * 100, Decimal(1)),
        "weighted": short_amount(line.weighted(view.stock.kappa)),
    }
    sentence = gettext(
        "In %(year)d %(buyer)s bought %(bought)s of it elsewhere and %(traded)s from %(seller)s, which sold %(sold)s "
        "elsewhere. Up to %(ceiling)s could be replaced, limited by %(limit)s; %(weighted)s if %(share)s%% of what "
        "%(seller)s sells elsewhere could be sold to %(buyer)s instead. An upper bound, not a forecast."
    )
    return sentence % words


def _reason(view: StockView, line: Line, why: Reason) -> str:
    said = next((one.reason for one in view.exclusions if line.code.startswith(one.code)), "")
    return f"{reason_words(why)}: {said}" if why is Reason.EXCLUDED and said else reason_words(why)


def _crumbs(pair: CountryPair, query: StockQuery, code: str) -> tuple[Crumb, ...]:
    base = reverse("replacement", kwargs={"slug": pair.slug})
    return pair_crumbs(pair, Crumb(gettext("Import replacement"), query.address(base, page=1)), code)


def _about(product: ProductView, query: StockQuery) -> str:
    editions = ", ".join(str(HsEdition(edition).label) for edition in sorted(product.editions))
    return gettext("%(data)s, %(editions)s") % {"data": Database(query.data).label, "editions": editions}


def _address(pair: CountryPair, query: StockQuery, code: str, **changes: object) -> str:
    base = reverse("product", kwargs={"slug": pair.slug, "code": code})
    return query.address(base, level=4, page=1, sector="", **changes)


def _above(pair: CountryPair, query: StockQuery, code: str) -> Iterable[Link]:
    """The chapter and the heading that a product belongs to."""
    for digits, label in ((2, gettext("Chapter %(code)s")), (4, gettext("Heading %(code)s"))):
        if len(code) > digits:
            yield Link(label % {"code": code[:digits]}, _address(pair, query, code[:digits]))


def _mirror_table(product: ProductView) -> DataTable:
    columns = (
        Column(gettext("Year")),
        Column(gettext("Flow")),
        Column(gettext("As the seller reports"), numeric=True),
        Column(gettext("As the buyer reports"), numeric=True),
        Column(gettext("Gap, % of the mean"), numeric=True),
    )
    return DataTable(columns, tuple(_mirror_row(product, row) for row in product.mirror()))


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
        Column(gettext("%(side)s, %(flow)s") % {"side": side.label, "flow": flow}, numeric=True)
        for side in sides
        for flow in (gettext("exports"), gettext("imports"), gettext("re-exports"))
    ]
    by_year = {
        year: [product.value(year, side.code, flow) for side in sides for flow in ("X", "M", "RX")]
        for year in product.years
    }
    rows = ((Cell(str(year)), *map(Cell, map(reported, values))) for year, values in by_year.items() if any(values))
    return DataTable((Column(gettext("Year")), *heads), tuple(rows))


def _suppliers(product: ProductView) -> Iterable[tuple[str, DataTable]]:
    """For each side its largest suppliers, a row each, with the years as columns."""
    for code in (product.pair.first_id, product.pair.second_id):
        ranked = product.suppliers(code)
        if ranked:
            years = [year for year in product.years if any(year in values for _partner, values in ranked)]
            columns = (Column(gettext("Supplier")), *(Column(str(year), numeric=True) for year in years))
            rows = (
                (Cell(product.partners.get(partner, partner)), *(Cell(_of_year(values, year)) for year in years))
                for partner, values in ranked
            )
            title = gettext("Who sells to %(country)s") % {"country": side_of(product.pair, code).label}
            yield title, DataTable(columns, tuple(rows))


def _of_year(values: dict[int, Decimal], year: int) -> str:
    return short_amount(values[year]) if year in values else ""


def _notes(view: StockView, code: str) -> Iterable[Note]:
    judged = (*view.stock.candidates, *(line for line, _reason in view.stock.left_out))
    line = next((one for one in judged if one.code == code), None)
    if line and line.looks_re_exported:
        yield Note(
            gettext("It may pass through."),
            gettext("%(seller)s buys more of it than it sells.") % {"seller": view.seller.label},
            "warn",
        )
    if line and line.unit_value_ratio is not None:
        words = {"ratio": decimal(line.unit_value_ratio, Decimal("0.01")), "seller": view.seller.label}
        yield Note(
            gettext("Price of a kilogram."),
            gettext("%(seller)s sells at %(ratio)s times what the buyer pays to others.") % words,
        )
    yield Note(gettext("Other suppliers."), suppliers_words(view, code))


def _records(product: ProductView, query: StockQuery) -> Iterable[Record]:
    """A record a figure, then one for what both sides report of a flow."""
    for (year, reporter, partner, flow), value in sorted(product.figures.items()):
        yield {
            "pair": product.pair.slug,
            "database": query.data,
            "code": product.code,
            "year": year,
            "reporter": reporter,
            "partner": partner,
            "flow": flow,
            "value_usd": float(value),
        }
    for row in product.mirror():
        yield {
            "pair": product.pair.slug,
            "kind": "gap",
            "code": product.code,
            "year": row.year,
            "exporter": row.exporter,
            "gap_percent": None if row.gap is None else round(float(row.gap), 4),
        }
