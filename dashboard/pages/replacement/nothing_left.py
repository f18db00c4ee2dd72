"""What a stock-take says in which no candidate is left: why, at which filter, and which one to drop."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext

from cooperation.analysis.replacement import Line, Reason, take_stock
from dashboard.components.page import Cell, DataTable, Head, Link
from dashboard.pages.replacement.candidates import (
    amount_cell,
    product_cell,
    reason_words,
    source_words,
    total_ceiling,
    worth,
)
from dashboard.pages.replacement.view import StockView
from dashboard.pages.replacement.words import counted_lines, year_words

MOST_ROWS = 20


@dataclass(frozen=True)
class NothingLeft:
    """That nothing is left, where most fell out, the one filter to drop, and the largest lines that were left out.

    Where no line was left out there was none to begin with: only the title speaks.
    """

    title: str
    why: str = ""
    drop: Link | None = None
    table: DataTable | None = None
    source: str = ""


def nothing_left(view: StockView) -> NothingLeft | None:
    """None where there are candidates."""
    if view.stock.candidates:
        return None
    left_out = view.stock.left_out
    words = {
        "buyer": view.buyer.label,
        "seller": view.seller.label,
        "year": year_words(view),
        "lines": counted_lines(len(left_out), view.query.level),
    }
    if not left_out:
        sentence = gettext(
            "No product that %(seller)s sold to other countries in %(year)s was bought from other countries by "
            "%(buyer)s"
        )
        return NothingLeft(sentence % words)
    sentence = gettext(
        "Nothing is left of the %(lines)s that %(buyer)s could have bought from %(seller)s in %(year)s instead of from "
        "elsewhere"
    )
    return NothingLeft(sentence % words, _why(view), _drop(view), _table(view), source_words(view))


def _why(view: StockView) -> str:
    """The filter that leaves out the most, by what could have been replaced."""
    by_reason: dict[Reason, list[Line]] = {}
    for line, reason in view.stock.left_out:
        by_reason.setdefault(reason, []).append(line)
    most = max(by_reason, key=lambda reason: total_ceiling(by_reason[reason]))
    words = {"reason": reason_words(view, most), "lines": worth(view, by_reason[most])}
    if len(by_reason) == 1:
        return gettext("All of it is left out for one reason: %(reason)s.") % words
    return gettext("Most of it is left out for this reason: %(reason)s (%(lines)s).") % words


def _drop(view: StockView) -> Link | None:
    """The filter without which the most comes back; all of them where none alone brings any, None where these neither.

    A line falls at the first of the filters that it does not pass, so what each leaves out is not what it brings back.
    """
    found = [(back, label, change) for label, change in _droppable() if (back := _without(view, change))]
    if not found:
        changes = {name: value for _label, change in _droppable() for name, value in change.items()}
        back = _without(view, changes)
        found = [(back, gettext("Drop all filters"), changes)] if back else []
    if not found:
        return None
    back, label, change = max(found, key=lambda one: total_ceiling(one[0]))
    address = view.query.address(reverse("replacement", args=[view.pair.slug]), page=1, **change)
    return Link(gettext("%(filter)s (%(lines)s)") % {"filter": label, "lines": worth(view, back)}, address, main=True)


def _droppable() -> Iterable[tuple[str, Mapping[str, bool]]]:
    """What lets lines in again that a filter leaves out, and the state of the page without that filter."""
    yield gettext("Include fuels and unspecified goods"), {"fuels": True}
    yield gettext("Include products without a revealed advantage"), {"advantage": False}
    yield gettext("Include prices that differ more than twofold"), {"price": False}
    yield gettext("Include products of which the seller buys more than it sells"), {"transit": True}


def _without(view: StockView, change: Mapping[str, bool]) -> Sequence[Line]:
    """The candidates that there would be in another state of the filters."""
    query = replace(view.query, **change)  # type: ignore[arg-type]
    filters = query.filters([one.code for one in view.exclusions])
    return take_stock((line for line, _reason in view.stock.left_out), filters, view.query.kappa).candidates


def _table(view: StockView) -> DataTable:
    """The largest lines that were left out; why, where it is not the same for all."""
    shown = view.stock.left_out[:MOST_ROWS]
    differ = len({reason for _line, reason in view.stock.left_out}) > 1
    columns = (
        Head(gettext("Product (HS code)")),
        Head(gettext("Bought elsewhere"), numeric=True),
        Head(gettext("Sold elsewhere"), numeric=True),
        Head(gettext("Could be replaced, up to"), numeric=True),
        *([Head(gettext("Left out because"))] if differ else []),
    )
    rows = (
        (
            product_cell(view, line.code),
            amount_cell(line.bought_elsewhere),
            amount_cell(line.sold_elsewhere),
            amount_cell(line.ceiling),
            *([Cell(reason_words(view, reason))] if differ else []),
        )
        for line, reason in shown
    )
    return DataTable(columns, tuple(rows))
