"""The tables of the stock-take: candidates, three bounds of potential, what is left out, and flat records of all."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext

from cooperation.analysis.currencies import USD
from cooperation.analysis.intervals import Interval
from cooperation.analysis.mirror import relative_discrepancy
from cooperation.analysis.replacement import Line, Reason
from cooperation.wording.amounts import short_amount
from cooperation.wording.numbers import decimal
from dashboard.components import numbers
from dashboard.components.page import Cell, Column, DataTable, Numbers, Record
from dashboard.pages.replacement.view import StockView
from dashboard.pages.replacement.words import limited_by, reported

# Reports of one flow that differ by more than this, in percent of their mean, carry a mark.
WIDE_GAP = Decimal(20)
HUNDREDTH = Decimal("0.01")


def reason_words(reason: Reason) -> str:
    """Why a line is left out."""
    return {
        Reason.EXCLUDED: gettext("excluded by an editor"),
        Reason.FUELS: gettext("fuels and unspecified goods"),
        Reason.ADVANTAGE: gettext("no revealed advantage, exports not growing"),
        Reason.UNIT_VALUE: gettext("price of a kilogram differs more than twofold"),
        Reason.RE_EXPORT: gettext("the seller buys more of it than it sells"),
    }[reason]


def candidates_table(view: StockView, lines: Sequence[Line], first: int = 1) -> DataTable:
    """Candidates in their order; ``first`` is the rank of the first of them."""
    columns = (
        Column(gettext("Product (HS code)")),
        Column(gettext("Rank"), numeric=True),
        Column(gettext("Bought elsewhere"), numeric=True),
        Column(gettext("Sold elsewhere"), numeric=True),
        Column(gettext("Bought from the partner today"), numeric=True),
        Column(gettext("Could be replaced, up to"), numeric=True),
        Column(gettext("Weighted"), numeric=True),
        Column(gettext("Limited by")),
        Column(gettext("RCA"), numeric=True),
        Column(gettext("Other suppliers")),
    )
    rows = (_row(view, line, rank) for rank, line in enumerate(lines, start=first))
    return DataTable(columns, tuple(rows))


def _row(view: StockView, line: Line, rank: int) -> tuple[Cell, ...]:
    return (
        Cell(f"{line.code} {view.names.short(line.code)}", url=product_address(view, line.code)),
        Cell(str(rank), numbers=numbers.count(rank)),
        _amount(line.bought_elsewhere),
        _amount(line.sold_elsewhere),
        Cell(today_words(view, line), numbers=_dollars(line.from_partner)),
        _amount(line.ceiling),
        _amount(line.weighted(view.stock.kappa)),
        Cell(limited_by(line)),
        Cell(decimal(line.rca, HUNDREDTH), numbers=numbers.ratio(Interval.point(line.rca)))
        if line.rca is not None
        else Cell(gettext("not known")),
        Cell(suppliers_words(view, line.code)),
    )


def _amount(value: Decimal) -> Cell:
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
    """Whether two reports of one flow are further apart than a mark needs."""
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
        Column(gettext("Product (HS code)")),
        Column(gettext("Sold today"), numeric=True),
        Column(gettext("If trade were spread evenly (EPI)"), numeric=True),
        Column(gettext("At the world market share"), numeric=True),
        Column(gettext("Ceiling"), numeric=True),
    )
    found = [(line.code, bounds) for line in lines if (bounds := view.potential.lines.get(line.code))]
    rows = (
        (
            Cell(f"{code} {view.names.short(code)}", url=product_address(view, code)),
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
        Column(gettext("Product (HS code)")),
        Column(gettext("Reason")),
        Column(gettext("Excluded by")),
        Column(gettext("Would have been, up to"), numeric=True),
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
    return sum((line.ceiling for line in excluded if line.code.startswith(code)), Decimal(0))


def left_out_words(view: StockView) -> Iterable[str]:
    """How many lines, and how much, each filter leaves out."""
    for reason in Reason:
        lines = [line for line, why in view.stock.left_out if why is reason]
        if lines:
            words = {
                "reason": reason_words(reason),
                "count": len(lines),
                "amount": short_amount(sum((line.ceiling for line in lines), Decimal(0))),
            }
            yield gettext("%(reason)s: %(count)d, up to %(amount)s") % words


def stock_records(view: StockView) -> Iterable[Record]:
    """A record a line, candidates first; those left out say why, and an editor's exclusion its reason."""
    for rank, line in enumerate(view.stock.candidates, start=1):
        yield _record(view, line) | {"rank": rank, "left_out": None, "reason": None}
    for line, why in view.stock.left_out:
        said = next((one.reason for one in view.exclusions if line.code.startswith(one.code)), None)
        yield _record(view, line) | {
            "rank": None,
            "left_out": why.value,
            "left_out_name": reason_words(why),
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
                "left_out_name": reason_words(reason),
                "count": len(lines),
                "ceiling_usd": float(sum((line.ceiling for line in lines), Decimal(0))),
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
