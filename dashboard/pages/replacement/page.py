"""The import stock-take: what each country could buy from the other instead of from elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import chain

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.http import QueryDict
from django.utils.translation import gettext

from cooperation.analysis.replacement import Line
from cooperation.models import CountryPair, Database, Sector
from cooperation.queries.product_coverage import Coverage, coverage_of
from cooperation.wording.amounts import short_amount
from cooperation.wording.numbers import decimal
from dashboard.components.crumbs import pair_crumbs
from dashboard.components.page import BuiltPage, DataTable, KeyFigure, Link, Note
from dashboard.pages.replacement.chart import example_words, source_words, stock_card
from dashboard.pages.replacement.form import StockForm, stock_form
from dashboard.pages.replacement.product_links import proposals_in, sectors_covering
from dashboard.pages.replacement.query import StockQuery
from dashboard.pages.replacement.tables import (
    candidates_table,
    exclusions_table,
    left_out_records,
    left_out_words,
    potential_table,
    stock_records,
)
from dashboard.pages.replacement.view import StockView, stock_view
from dashboard.pages.replacement.words import counted_lines, coverage_words, of_what, reported, stock_heading
from dashboard.pages.replacement.years import Index, read_years, reading_help, year_records, years_table

PER_PAGE = 50
SHOWN_BOUNDS = 10


@dataclass(frozen=True, kw_only=True)
class ReplacementPage(BuiltPage):
    """The stock-take of a direction and year; ``missing`` is what to say where there are no data for one."""

    form: StockForm | None = None
    coverage: tuple[str, ...] = ()
    key_figures: tuple[KeyFigure, ...] = ()
    candidates: DataTable | None = None
    list_page: ListPage[Line] | None = None
    count_words: str = ""
    potential: DataTable | None = None
    years: DataTable | None = None
    help: tuple[Index, ...] = ()
    exclusions: DataTable | None = None
    left_out: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    source: str = ""
    proposals: tuple[Link, ...] = ()
    missing: Note | None = None
    example: str = ""


def replacement_page(pair: CountryPair, params: QueryDict, today: date) -> ReplacementPage:
    """Build the page from an address's query string; without data it says what to load, and from where."""
    query = StockQuery.from_params(params, pair)
    coverage = coverage_of(pair)
    query = chosen(query, coverage, query.seller(pair))
    if query.year not in coverage.usable_years(query.data, query.buyer, query.seller(pair)):
        return _without_data(pair, query, coverage)
    view = stock_view(pair, query, coverage)
    listed = Paginator(view.stock.candidates, PER_PAGE).get_page(query.page)
    table = candidates_table(view, list(listed.object_list), listed.start_index() or 1)
    years = read_years(pair, coverage, query.data, query.level)
    return ReplacementPage(
        title=stock_heading(view),
        standfirst=_standfirst(),
        crumbs=pair_crumbs(pair, gettext("Import replacement")),
        records=lambda: chain(stock_records(view), left_out_records(view), year_records(pair, years)),
        charts=tuple(
            card for card in (stock_card(view, candidates_table(view, view.stock.candidates[:PER_PAGE])),) if card
        ),
        form=stock_form(view),
        coverage=tuple(coverage_words(view)),
        key_figures=_key_figures(view),
        candidates=table if view.stock.candidates else None,
        list_page=listed,
        count_words=counted_lines(len(view.stock.candidates), query.level),
        potential=potential_table(view, view.stock.candidates[:SHOWN_BOUNDS]),
        years=years_table(pair, years) if years else None,
        help=reading_help(query.level),
        exclusions=exclusions_table(view),
        left_out=tuple(left_out_words(view)),
        notes=tuple(_notes(view)),
        source=source_words(view),
        example=example_words(view),
        proposals=proposals_in(pair, _sectors(view)),
        filters=_filters(view),
    )


def chosen(query: StockQuery, coverage: Coverage, seller: str, chapter: str = "") -> StockQuery:
    """The query with the database and the year that the data choose, where the address names none."""
    data = query.data if query.data in coverage.databases() else coverage.best_database(query.buyer, seller)
    years = coverage.usable_years(data, query.buyer, seller, chapter) or coverage.years(data)
    return replace(query, data=data, year=query.year or next(iter(years), None))


def _sectors(view: StockView) -> list[Sector]:
    """The sector asked for, or those that cover any of the candidates."""
    return [view.sector] if view.sector else sectors_covering([line.code for line in view.stock.candidates])


def _standfirst() -> str:
    return gettext(
        "What one side imports from third countries, against what the partner already sells to others: product by "
        "product an upper bound, not a forecast."
    )


def _key_figures(view: StockView) -> tuple[KeyFigure, ...]:
    stock = view.stock
    kappa = decimal(stock.kappa * 100, Decimal(1))
    traded = sum((line.from_partner for line in stock.candidates), Decimal(0))
    return (
        KeyFigure(
            gettext("Could be replaced, up to"),
            short_amount(stock.ceiling),
            of_what(view, gettext("the smaller of bought and sold elsewhere, added up; an upper bound")),
            derived=True,
        ),
        KeyFigure(
            gettext("Of that with %(share)s%% of the exports elsewhere") % {"share": kappa},
            short_amount(stock.weighted),
            gettext("if so much of what is sold elsewhere could be sold here instead"),
            derived=True,
        ),
        KeyFigure(
            gettext("Make 80% of it"),
            counted_lines(stock.most_of_it, view.query.level),
            gettext("of %(lines)s") % {"lines": counted_lines(len(stock.candidates), view.query.level)},
            derived=True,
        ),
        KeyFigure(
            gettext("Bought from the partner today"),
            reported(traded),
            gettext("of the same goods, as the buyer reports"),
        ),
    )


def _notes(view: StockView) -> Iterable[Note]:
    yield Note(
        gettext("An upper bound, not a forecast."),
        gettext(
            "The same code does not mean the same quality or price. Transport, standards, contracts, tariffs and a "
            "country’s own production are outside trade data. Re-exports inflate both sides."
        ),
    )
    yield Note(
        gettext("Mirror gap."),
        gettext("Where the two sides’ reports of one product differ by more than 20%, the row has both numbers."),
    )


def _filters(view: StockView) -> str:
    """What is shown and what is left out, for whoever holds an export."""
    parts = [
        gettext("%(seller)s sells to %(buyer)s, %(year)d, %(data)s")
        % {
            "seller": view.seller.label,
            "buyer": view.buyer.label,
            "year": view.year,
            "data": Database(view.query.data).label,
        },
        *coverage_words(view),
        *left_out_words(view),
    ]
    return "; ".join(parts)


def _without_data(pair: CountryPair, query: StockQuery, coverage: Coverage) -> ReplacementPage:
    return ReplacementPage(
        title=gettext("What could each country buy from the other instead of from elsewhere?"),
        standfirst=_standfirst(),
        crumbs=pair_crumbs(pair, gettext("Import replacement")),
        records=list,
        missing=_missing(pair, query, coverage),
    )


def _missing(pair: CountryPair, query: StockQuery, coverage: Coverage) -> Note:
    """What is there and what is not: no data at all, or one side's report of the year."""
    if query.year is None:
        return Note(gettext("No trade by product is loaded for this pair"))
    sides = ((query.buyer, "M", gettext("imports")), (query.seller(pair), "X", gettext("exports")))
    names = {pair.first_id: pair.first.name, pair.second_id: pair.second.name}
    absent = [
        gettext("%(flow)s of %(country)s") % {"flow": flow, "country": names[code]}
        for code, letter, flow in sides
        if not coverage.of(query.data, query.year, code, letter).totals
    ]
    words = {"year": query.year, "what": gettext(" and ").join(absent)}
    usable = coverage.usable_years(query.data, query.buyer, query.seller(pair))
    years = ", ".join(map(str, usable)) or gettext("none")
    return Note(
        gettext("Reporter missing for %(year)d: %(what)s") % words,
        gettext("Years with both: %(years)s.") % {"years": years},
    )
