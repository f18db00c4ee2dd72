"""The stock-take as a picture: the card with its chart, its finding and its table."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext

from cooperation.actions.products import EXAMPLE
from cooperation.analysis.replacement import Line
from cooperation.models import Database
from cooperation.queries.product_coverage import UploadValue
from cooperation.wording.amounts import round_amount, short_amount
from dashboard.charts.axes import Tick
from dashboard.charts.explore import explore_stock
from dashboard.charts.replacement import Candidate, StockChart, stock_chart
from dashboard.components.page import ChartCard, DataTable
from dashboard.components.sides import drawn
from dashboard.pages.replacement.view import StockView
from dashboard.pages.replacement.words import level_words, limited_by, of_what, stem, year_words

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
