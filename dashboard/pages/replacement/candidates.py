"""The candidates of the stock-take: their picture and tables, what is left out, and flat records of all."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext

from cooperation.actions.products import EXAMPLE
from cooperation.analysis.currencies import USD
from cooperation.analysis.intervals import Interval
from cooperation.analysis.mirror import relative_discrepancy
from cooperation.analysis.replacement import Line, Reason
from cooperation.models import Database
from cooperation.queries.product_coverage import UploadValue
from cooperation.wording.amounts import round_amount, short_amount
from cooperation.wording.numbers import decimal
from dashboard.charts.axes import Tick
from dashboard.charts.explore import explore_stock
from dashboard.charts.replacement import Candidate, StockChart, stock_chart
from dashboard.components import numbers
from dashboard.components.page import Cell, ChartCard, DataTable, Head, Numbers, Record
from dashboard.components.sides import drawn
from dashboard.pages.replacement.view import StockView
from dashboard.pages.replacement.words import (
    counted_lines,
    level_words,
    limited_by,
    of_what,
    reported,
    stem,
    year_words,
)

# Reports of one flow that differ by more than this, in percent of their mean, carry a mark.
WIDE_GAP = Decimal(20)
HUNDREDTH = Decimal("0.01")


def reason_words(view: StockView, reason: Reason) -> str:
    """Why a line is left out."""
    return {
        Reason.EXCLUDED: gettext("excluded by an editor"),
        Reason.FUELS: gettext("fuels and unspecified goods"),
        Reason.ADVANTAGE: gettext("no revealed advantage, exports not growing"),
        Reason.UNIT_VALUE: gettext("price of a kilogram differs more than twofold"),
        Reason.RE_EXPORT: gettext("%(seller)s buys more of it than it sells") % {"seller": view.seller.label},
    }[reason]


def candidates_table(view: StockView, lines: Sequence[Line], first: int = 1) -> DataTable:
    """Candidates in their order; ``first`` is the rank of the first of them."""
    columns = (
        Head(gettext("Product (HS code)")),
        Head(gettext("Rank"), numeric=True),
        Head(gettext("Bought elsewhere"), numeric=True),
        Head(gettext("Sold elsewhere"), numeric=True),
        Head(gettext("Bought from the partner today"), numeric=True),
        Head(gettext("Could be replaced, up to"), numeric=True),
        Head(gettext("Weighted"), numeric=True),
        Head(gettext("Limited by")),
        Head(gettext("RCA"), numeric=True),
        Head(gettext("Other suppliers")),
    )
    rows = (_row(view, line, rank) for rank, line in enumerate(lines, start=first))
    return DataTable(columns, tuple(rows))


def _row(view: StockView, line: Line, rank: int) -> tuple[Cell, ...]:
    return (
        product_cell(view, line.code),
        Cell(str(rank), numbers=numbers.count(rank)),
        amount_cell(line.bought_elsewhere),
        amount_cell(line.sold_elsewhere),
        Cell(today_words(view, line), numbers=_dollars(line.from_partner)),
        amount_cell(line.ceiling),
        amount_cell(line.weighted(view.stock.kappa)),
        Cell(limited_by(line)),
        Cell(decimal(line.rca, HUNDREDTH), numbers=numbers.ratio(Interval.point(line.rca)))
        if line.rca is not None
        else Cell(gettext("not known")),
        Cell(suppliers_words(view, line.code)),
    )


def product_cell(view: StockView, code: str) -> Cell:
    """A product's code and name, which lead to its page."""
    return Cell(f"{code} {view.names.short(code)}", url=product_address(view, code))


def amount_cell(value: Decimal) -> Cell:
    """Dollars."""
    return Cell(short_amount(value), numbers=_dollars(value))


def _dollars(value: Decimal) -> Numbers:
    return numbers.money(Interval.point(value), USD)


def product_address(view: StockView, code: str) -> str:
    """The product's page, in the same state."""
    base = reverse("product", kwargs={"slug": view.pair.slug, "code": code})
    return view.query.address(base, level=4, page=1, sector="")


def today_words(view: StockView, line: Line) -> str:
    """What the buyer reports of the trade today; both reports where they are far apart."""
    sold, bought = view.reports(line.code)
    if not is_wide(sold, bought):
        return reported(line.from_partner)
    words = {"bought": reported(bought), "seller": view.seller.label, "sold": reported(sold)}
    return gettext("%(bought)s; %(seller)s reports %(sold)s") % words


def is_wide(sold: Decimal, bought: Decimal) -> bool:
    """Whether the same trade as each side reports it are further apart than a mark needs."""
    if not (sold or bought):
        return False
    gap = relative_discrepancy(Interval.point(sold), Interval.point(bought))
    return not gap.is_within(Interval(-WIDE_GAP, WIDE_GAP))


def suppliers_words(view: StockView, code: str) -> str:
    """How many others supply a product, and to how many equal ones that comes."""
    supply = view.suppliers.get(code)
    if supply is None or not supply.concentration:
        return gettext("not known")
    equal = decimal(1 / supply.concentration, Decimal("0.1"))
    return gettext("%(count)d, like %(equal)s equal ones") % {"count": supply.number, "equal": equal}


def potential_table(view: StockView, lines: Sequence[Line]) -> DataTable | None:
    """Three bounds of what the seller could sell, side by side; None where the world's exports are not loaded."""
    if view.potential is None:
        return None
    columns = (
        Head(gettext("Product (HS code)")),
        Head(gettext("Sold today"), numeric=True),
        Head(gettext("If trade were spread evenly (EPI)"), numeric=True),
        Head(gettext("At the world market share"), numeric=True),
        Head(gettext("Ceiling"), numeric=True),
    )
    found = [(line.code, bounds) for line in lines if (bounds := view.potential.lines.get(line.code))]
    rows = (
        (
            product_cell(view, code),
            Cell(reported(bounds.actual)),
            Cell(short_amount(bounds.even)),
            Cell(short_amount(bounds.share)),
            Cell(short_amount(bounds.ceiling)),
        )
        for code, bounds in found
    )
    return DataTable(columns, tuple(rows))


def exclusions_table(view: StockView) -> DataTable | None:
    """What an editor left out, with the reason and what it would have been; None without any."""
    if not view.exclusions:
        return None
    columns = (
        Head(gettext("Product (HS code)")),
        Head(gettext("Reason")),
        Head(gettext("Excluded by")),
        Head(gettext("Would have been, up to"), numeric=True),
    )
    rows = (
        (
            Cell(f"{one.code} {view.names.short(one.code)}"),
            Cell(one.reason),
            Cell(f"{one.excluded_by}, {one.recorded_at:%Y-%m-%d}"),
            Cell(short_amount(_ceiling_below(view, one.code))),
        )
        for one in view.exclusions
    )
    return DataTable(columns, tuple(rows))


def _ceiling_below(view: StockView, code: str) -> Decimal:
    excluded = (line for line, reason in view.stock.left_out if reason is Reason.EXCLUDED)
    return total_ceiling(line for line in excluded if line.code.startswith(code))


def left_out_words(view: StockView) -> Iterable[str]:
    """How many lines, and how much, each filter leaves out."""
    for reason in Reason:
        lines = [line for line, why in view.stock.left_out if why is reason]
        if lines:
            yield gettext("%(reason)s: %(lines)s") % {"reason": reason_words(view, reason), "lines": worth(view, lines)}


def worth(view: StockView, lines: Sequence[Line]) -> str:
    """ "2 headings, up to $11.4 m": how many lines, and what they could come to at most."""
    words = {"lines": counted_lines(len(lines), view.query.level), "amount": short_amount(total_ceiling(lines))}
    return gettext("%(lines)s, up to %(amount)s") % words


def total_ceiling(lines: Iterable[Line]) -> Decimal:
    """What some lines could come to at most, in dollars."""
    return sum((line.ceiling for line in lines), Decimal(0))


def stock_records(view: StockView) -> Iterable[Record]:
    """A record a line, candidates first; those left out say why, and an editor's exclusion its reason."""
    for rank, line in enumerate(view.stock.candidates, start=1):
        yield _record(view, line) | {"rank": rank, "left_out": None, "reason": None}
    for line, why in view.stock.left_out:
        said = next((one.reason for one in view.exclusions if line.code.startswith(one.code)), None)
        yield _record(view, line) | {
            "rank": None,
            "left_out": why.value,
            "left_out_name": reason_words(view, why),
            "reason": said if why is Reason.EXCLUDED else None,
        }


def left_out_records(view: StockView) -> Iterable[Record]:
    """How many lines each filter leaves out, and how much."""
    for reason in Reason:
        lines = [line for line, why in view.stock.left_out if why is reason]
        if lines:
            yield {
                "pair": view.pair.slug,
                "kind": "left_out",
                "left_out": reason.value,
                "left_out_name": reason_words(view, reason),
                "count": len(lines),
                "ceiling_usd": float(total_ceiling(lines)),
            }


def _record(view: StockView, line: Line) -> Record:
    sold, bought = view.reports(line.code)
    bounds = view.potential.lines.get(line.code) if view.potential else None
    return {
        "pair": view.pair.slug,
        "buyer": view.buyer.code,
        "seller": view.seller.code,
        "year": view.year,
        "database": view.query.data,
        "code": line.code,
        "name": view.names.full(line.code),
        "bought_elsewhere_usd": float(line.bought_elsewhere),
        "sold_elsewhere_usd": float(line.sold_elsewhere),
        "traded_as_buyer_reports_usd": float(bought),
        "traded_as_seller_reports_usd": float(sold),
        "ceiling_usd": float(line.ceiling),
        "weighted_usd": float(round(line.weighted(view.stock.kappa), 2)),
        "kappa": float(view.stock.kappa),
        "limited_by": "supply" if line.is_limited_by_supply else "demand",
        "limited_by_name": limited_by(line),
        "epi_usd": float(round(bounds.even, 2)) if bounds else None,
        "at_world_share_usd": float(round(bounds.share, 2)) if bounds else None,
        "rca": float(round(line.rca, 4)) if line.rca is not None else None,
        "unit_value_ratio": float(round(line.unit_value_ratio, 4)) if line.unit_value_ratio is not None else None,
        "re_export_suspected": line.looks_re_exported,
        "suppliers_hhi": float(round(line.suppliers, 4)) if line.suppliers is not None else None,
    }


# More marks than this are a cloud; the table has all of them.
MOST_MARKS = 400


def stock_card(view: StockView, table: DataTable) -> ChartCard | None:
    """The scatter of the candidates; None where there are none."""
    if not view.stock.candidates:
        return None
    words = {"buyer": view.buyer.label, "seller": view.seller.label}
    return ChartCard(
        key="candidates",
        title=of_what(view, _heading(view)),
        subtitle=gettext(
            "Each mark is one of the %(level)s of %(year)s, US dollars, both axes logarithmic. The larger the mark, "
            "the more could be replaced."
        )
        % {"level": level_words(view.query.level), "year": year_words(view)},
        alt=gettext("Scatter of what %(seller)s sells elsewhere against what %(buyer)s buys elsewhere.") % words,
        table=table,
        info=_info(view),
        draw=stock_chart,
        explore=explore_stock,
        source_note=source_words(view),
        method=gettext(
            "Could be replaced, up to: the smaller of what is bought elsewhere and what is sold elsewhere. Bought "
            "elsewhere: imports from all countries less those from the partner, both as the buyer reports them. Sold "
            "elsewhere: exports to all countries less those to the buyer, both as the seller reports them."
        ),
        span=8,
    )


def _heading(view: StockView) -> str:
    count = view.stock.most_of_it
    supply = sum(line.is_limited_by_supply for line in view.stock.candidates[:count])
    if supply * 2 > count:
        return gettext(
            "Mostly %(seller)s’s supply sets the limit: it sells less elsewhere than %(buyer)s buys there"
        ) % {
            "seller": view.seller.label,
            "buyer": view.buyer.label,
        }
    return gettext("Mostly %(buyer)s’s demand sets the limit: it buys less elsewhere than %(seller)s sells there") % {
        "seller": view.seller.label,
        "buyer": view.buyer.label,
    }


def _info(view: StockView) -> StockChart:
    words = {"buyer": view.buyer.label, "seller": view.seller.label}
    lines = view.stock.candidates[:MOST_MARKS]
    return StockChart(
        buyer=drawn(view.buyer),
        seller=drawn(view.seller),
        candidates=tuple(_candidate(view, line) for line in lines),
        ticks=tuple(_ticks(lines)),
        x_title=gettext("%(seller)s sells elsewhere →") % words,
        y_title=gettext("↑ %(buyer)s buys elsewhere") % words,
        equal=gettext("equal amounts"),
        above=gettext("Above the line: %(seller)s sells less elsewhere than %(buyer)s buys there") % words,
        below=gettext("Below the line: %(seller)s sells more elsewhere than %(buyer)s buys there") % words,
    )


def _candidate(view: StockView, line: Line) -> Candidate:
    name = view.names.short(line.code)
    hover = "\n".join(
        (
            f"{line.code} {name}",
            gettext("bought elsewhere %(amount)s") % {"amount": short_amount(line.bought_elsewhere)},
            gettext("sold elsewhere %(amount)s") % {"amount": short_amount(line.sold_elsewhere)},
            gettext("could be replaced, up to %(amount)s, limited by %(limit)s")
            % {"amount": short_amount(line.ceiling), "limit": limited_by(line)},
        )
    )
    brief = stem(name)
    label = f"{line.code} {brief}" if len(brief) <= 24 else f"{line.code} {brief[:22].rstrip(' ,;')}…"
    return Candidate(
        line.code, label, float(line.bought_elsewhere), float(line.sold_elsewhere), float(line.ceiling), hover
    )


def _ticks(lines: Iterable[Line]) -> Iterable[Tick]:
    """Powers of ten that the marks span; with two more between where they span few."""
    amounts = [value for line in lines for value in (line.bought_elsewhere, line.sold_elsewhere)]
    low, high = min(amounts).adjusted(), max(amounts).adjusted() + 1
    parts = (1, 2, 5) if high - low <= 4 else (1,)
    for power in range(low - 1, high + 1):
        for part in parts:
            value = Decimal(part).scaleb(power)
            if value >= 1:
                yield Tick(float(value), round_amount(value))


def uploads_behind(view: StockView) -> list[UploadValue]:
    """The uploads that the year's figures of both sides rest on."""
    keys = ((view.buyer.code, "M"), (view.seller.code, "X"))
    covers = [view.coverage.of(view.query.data, view.year, reporter, flow) for reporter, flow in keys]
    return list({upload.key: upload for cover in covers for upload in cover.uploads}.values())


def example_words(view: StockView) -> str:
    """The note of the example that ships, where the figures rest on it; else empty."""
    return next((upload.note for upload in uploads_behind(view) if upload.file_name == EXAMPLE), "")


def source_words(view: StockView) -> str:
    """The databases and files behind the year, with their notes."""
    return "; ".join(
        ", ".join(
            filter(
                None,
                (
                    str(Database(upload.database).label),
                    upload.note or upload.file_name,
                    gettext("retrieved %(day)s") % {"day": upload.retrieved_on.isoformat()}
                    if upload.retrieved_on
                    else "",
                ),
            )
        )
        for upload in uploads_behind(view)
    )
