"""The import stock-take: what each country could buy from the other instead of from elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import IntEnum
from functools import cached_property

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from cooperation.analysis.comparison import YearOfTrade
from cooperation.analysis.replacement import Line
from cooperation.models import CountryPair, Database, ProductFlow
from cooperation.queries.product_coverage import Coverage, coverage_of
from cooperation.queries.product_years import read_years
from cooperation.wording.amounts import short_amount
from cooperation.wording.lists import listed
from cooperation.wording.numbers import decimal
from dashboard.components.crumbs import pair_crumbs
from dashboard.components.page import Block, ChartCard, Crumb, DataTable, KeyFigure, Link, Note, Page, Record
from dashboard.components.section import Section, first_rows
from dashboard.pages.replacement.candidates import (
    candidates_table,
    example_words,
    exclusions_table,
    left_out_records,
    left_out_words,
    potential_table,
    source_words,
    stock_card,
    stock_records,
)
from dashboard.pages.replacement.nothing_left import NothingLeft, nothing_left
from dashboard.pages.replacement.query import StockForm, StockQuery, stock_form
from dashboard.pages.replacement.view import stock_view
from dashboard.pages.replacement.words import counted_lines, coverage_words, of_what, reported, stock_heading
from dashboard.pages.replacement.years import fit_heading, reading_help, year_records, years_table
from dashboard.presenting.products import proposals_in, sectors_covering

PER_PAGE = 10
ROWS_OF_YEARS = 2  # of the latest year
SHOWN_BOUNDS = 3


@dataclass(frozen=True)
class Ranked:
    """A page of the candidates by rank, with how many there are in all and where the figures come from."""

    table: DataTable
    list_page: ListPage[Line]
    count_words: str
    source: str


class Tells(IntEnum):
    """How much the stock-take of a direction has to tell."""

    NOTHING = 0
    WHAT_IS_LEFT_OUT = 1
    CANDIDATES = 2


@dataclass(frozen=True)
class Missing:
    """What a page without the year's data leads to: the years that have them."""

    years: tuple[Link, ...]


@dataclass(frozen=True)
class LeftOut:
    """What each filter leaves out, in words, and what an editor excluded."""

    reasons: tuple[str, ...]
    exclusions: DataTable | None


class StockTake(Page):
    """What every page of the stock-take says, with data or without."""

    def __init__(self, pair: CountryPair, today: date) -> None:
        self.pair, self.today = pair, today

    @property
    def standfirst(self) -> str:
        """What is compared, and that it is no forecast."""
        return gettext(
            "What one side imports from third countries, against what the partner already sells to others: product by "
            "product an upper bound, not a forecast."
        )

    @property
    def crumbs(self) -> tuple[Crumb, ...]:
        """From the pair."""
        return pair_crumbs(self.pair, gettext("Import replacement"))


class ReplacementPage(StockTake):
    """The stock-take of a direction and year of which both sides' reports are loaded."""

    blocks = (
        Block("coverage", lambda page: page, "replacement/coverage.html"),
        Block("form", lambda page: page.form, "replacement/form.html"),
        Block("key-figures", lambda page: page.key_figures, "replacement/key_figures.html"),
        Block("candidates", lambda page: page.scatter, label=gettext_lazy("Supply and demand")),
        Block("none", lambda page: page.none, "replacement/none.html", span=8),
        Block("how", lambda page: page, "replacement/how.html", span=4),
        Block("ranked", lambda page: page.ranked, "replacement/ranked.html", gettext_lazy("The largest candidates")),
        Block("left-out", lambda page: page.left_out, "replacement/left_out.html", gettext_lazy("Left out")),
        Block("potential", lambda page: page.potential, label=gettext_lazy("Three bounds")),
        Block("years", lambda page: page.indices, label=gettext_lazy("Year by year")),
        Block(
            "reading",
            lambda page: reading_help(page.view.query.level),
            "replacement/reading.html",
            gettext_lazy("How to read the indices"),
        ),
    )

    def __init__(self, pair: CountryPair, query: StockQuery, coverage: Coverage, today: date) -> None:
        super().__init__(pair, today)
        self.view = stock_view(pair, query, coverage)

    @property
    def tells(self) -> Tells:
        """Whether anything is left, or else left out."""
        if self.view.stock.candidates:
            return Tells.CANDIDATES
        return Tells.WHAT_IS_LEFT_OUT if self.view.stock.left_out else Tells.NOTHING

    @property
    def title(self) -> str:
        """How much could change hands at most."""
        return stock_heading(self.view)

    @property
    def filters(self) -> str:
        """What is shown and what is left out, for whoever holds an export."""
        view = self.view
        shown = gettext("%(seller)s sells to %(buyer)s, %(year)d, %(data)s") % {
            "seller": view.seller.label,
            "buyer": view.buyer.label,
            "year": view.year,
            "data": Database(view.query.data).label,
        }
        return "; ".join((shown, *coverage_words(view), *left_out_words(view)))

    @property
    def form(self) -> StockForm:
        """What can be chosen."""
        view = self.view
        return stock_form(self.pair, view.query, view.coverage, one_sector=view.sector is not None)

    @property
    def coverage(self) -> tuple[str, ...]:
        """What the figures cover."""
        return tuple(coverage_words(self.view))

    @property
    def example(self) -> str:
        """The note of the example, where the figures rest on it; else empty."""
        return example_words(self.view)

    @property
    def key_figures(self) -> tuple[KeyFigure, ...]:
        """The upper bound, what is left of it by a share of the exports, how few lines make it up, and trade today."""
        stock, level = self.view.stock, self.view.query.level
        if not stock.candidates:
            return ()
        traded = sum((line.from_partner for line in stock.candidates), Decimal(0))
        return (
            KeyFigure(
                gettext("Could be replaced, up to"),
                short_amount(stock.ceiling),
                of_what(self.view, gettext("the smaller of bought and sold elsewhere, added up; an upper bound")),
                derived=True,
            ),
            KeyFigure(
                gettext("Of that with %(share)s%% of the exports elsewhere")
                % {"share": decimal(stock.kappa * 100, Decimal(1))},
                short_amount(stock.weighted),
                gettext("if that share of what is sold elsewhere could be sold here instead"),
                derived=True,
            ),
            KeyFigure(
                gettext("Make up 80% of it"),
                counted_lines(stock.most_of_it, level),
                gettext("of %(lines)s") % {"lines": counted_lines(len(stock.candidates), level)},
                derived=True,
            ),
            KeyFigure(
                gettext("Bought from the partner today"),
                reported(traded),
                gettext("of the same goods, as the buyer reports"),
            ),
        )

    @property
    def scatter(self) -> ChartCard | None:
        """What is sold elsewhere against what is bought there."""
        return stock_card(self.view, candidates_table(self.view, self.view.stock.candidates[:PER_PAGE]))

    @property
    def none(self) -> NothingLeft | None:
        """Why no candidate is left, and which filter to drop; None where there are candidates."""
        return nothing_left(self.view)

    @property
    def notes(self) -> tuple[Note, ...]:
        """What limits every number of the page."""
        return (
            Note(
                gettext("An upper bound, not a forecast."),
                gettext(
                    "The same code does not mean the same quality or price. Transport, standards, contracts, tariffs "
                    "and a country’s own production are outside trade data. Re-exports inflate both sides."
                ),
            ),
            Note(
                gettext("Mirror gap."),
                gettext("Where the two sides’ reports of one product differ by more than 20%, the row has both."),
            ),
        )

    @property
    def proposals(self) -> tuple[Link, ...]:
        """The proposals of the sector asked for, or of those that cover any of the candidates."""
        view = self.view
        codes = [line.code for line in view.stock.candidates]
        return proposals_in(self.pair, [view.sector] if view.sector else sectors_covering(codes), self.today)

    @cached_property
    def ranked(self) -> Ranked | None:
        """The candidates, the largest first; None where there are none."""
        view = self.view
        if not view.stock.candidates:
            return None
        listed = Paginator(view.stock.candidates, PER_PAGE).get_page(view.query.page)
        return Ranked(
            candidates_table(view, list(listed.object_list), listed.start_index() or 1),
            listed,
            counted_lines(len(view.stock.candidates), view.query.level),
            source_words(view),
        )

    @property
    def left_out(self) -> LeftOut | None:
        """What is not among the candidates; None where nothing is left out."""
        reasons, exclusions = tuple(left_out_words(self.view)), exclusions_table(self.view)
        if len(reasons) == 1 and not self.view.stock.candidates:
            # The one reason for which nothing is left has been given.
            reasons = ()
        return LeftOut(reasons, exclusions) if reasons or exclusions else None

    @property
    def potential(self) -> Section | None:
        """What the seller could sell, bounded in three ways; None where the world's exports are not loaded."""
        table = potential_table(self.view, self.view.stock.candidates[:SHOWN_BOUNDS])
        if table is None:
            return None
        return Section(
            "potential",
            gettext("Three bounds of what the seller could sell"),
            gettext(
                "Spread evenly: the trade there is, by supply and demand; it adds up to the trade of today and says "
                "where that is thin. At the world market share: what the buyer would take at the seller’s share of the "
                "world’s exports. Ceiling: the smaller of what one sells and the other buys, less what they trade."
            ),
            table,
        )

    @cached_property
    def years(self) -> list[YearOfTrade]:
        """The indices of the years with data of both."""
        return read_years(self.pair, self.view.coverage, self.view.query.data, self.view.query.level)

    @property
    def indices(self) -> Section | None:
        """The indices of each year as a table."""
        if not self.years:
            return None
        section = Section(
            "years",
            fit_heading(self.view, self.years),
            gettext("How well one side’s exports fit the other’s imports, of the products that are loaded."),
            years_table(self.pair, self.years),
        )
        return first_rows(section, ROWS_OF_YEARS, self.view.query.all)

    def records(self) -> Iterable[Record]:
        """A record a line of the stock-take, then what each filter leaves out, then the years."""
        yield from stock_records(self.view)
        yield from left_out_records(self.view)
        yield from year_records(self.pair, self.years)


class NoStockPage(StockTake):
    """The page where a year's report of one side, or any trade by product, is not loaded: what is missing."""

    blocks = (Block("missing", lambda page: page.missing, "replacement/missing.html"),)

    tells = Tells.NOTHING

    def __init__(self, pair: CountryPair, query: StockQuery, coverage: Coverage, today: date) -> None:
        super().__init__(pair, today)
        self.query, self.loaded = query, coverage

    @property
    def title(self) -> str:
        """That it cannot be told, and what is not loaded: all trade by product, or a side's report of the year."""
        query, pair = self.query, self.pair
        names = {pair.first_id: pair.first.name, pair.second_id: pair.second.name}
        words = {"buyer": names[query.buyer], "seller": names[query.seller(pair)], "year": query.year}
        if query.year is None:
            sentence = gettext(
                "What %(buyer)s and %(seller)s could buy from each other cannot be told: no trade by product is loaded"
            )
            return sentence % words
        sides = ((query.buyer, ProductFlow.IMPORTS), (query.seller(pair), ProductFlow.EXPORTS))
        absent = (
            gettext("%(flow)s of %(country)s") % {"flow": flow.label, "country": names[code]}
            for code, flow in sides
            if not self.loaded.of(query.data, query.year, code, flow).totals
        )
        sentence = gettext(
            "What %(buyer)s could have bought from %(seller)s in %(year)d cannot be told: %(what)s by product are not "
            "loaded"
        )
        return sentence % {**words, "what": listed(absent)}

    @property
    def missing(self) -> Missing:
        """The years of which both sides' reports are there."""
        query = self.query
        years = self.loaded.usable_years(query.data, query.buyer, query.seller(self.pair))
        base = reverse("replacement", kwargs={"slug": self.pair.slug})
        return Missing(tuple(Link(str(year), query.address(base, year=year, page=1)) for year in years))

    def records(self) -> Iterable[Record]:
        """None."""
        return ()


def replacement_page(pair: CountryPair, params: QueryDict, today: date) -> ReplacementPage | NoStockPage:
    """The page of an address's query string; without data the one that says what to load, and from where.

    Where the address does not say who buys, it is the side for which there is more to tell, or else the second.
    """
    coverage = coverage_of(pair)
    query = StockQuery.from_params(params, pair)
    page = _page_of(pair, query, coverage, today)
    if params.get("buyer") == query.buyer or page.tells is Tells.CANDIDATES:
        return page
    other = _page_of(pair, replace(query, buyer=query.seller(pair)), coverage, today)
    return max(page, other, key=lambda one: one.tells)


def _page_of(pair: CountryPair, asked: StockQuery, coverage: Coverage, today: date) -> ReplacementPage | NoStockPage:
    query = asked.with_data(coverage, pair)
    has_both = query.year in coverage.usable_years(query.data, query.buyer, query.seller(pair))
    return (ReplacementPage if has_both else NoStockPage)(pair, query, coverage, today)
