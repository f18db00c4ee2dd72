"""A page's charts as files: SVG, PNG, Plotly figure, table. Their addresses carry a digest of the content."""

from collections.abc import Callable
from typing import Any

from django.core.cache import caches
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext

from dashboard.charts.render import png, svg
from dashboard.charts.theme import THEMES, Variant
from dashboard.components.chart_card import ChartFile, digest_of, kept_card, variant_name
from dashboard.components.page import Cell, ChartCard, DataTable, Head, Page
from dashboard.components.records import plain
from dashboard.exports.as_csv import safe
from dashboard.exports.lines import csv_lines
from dashboard.views.kinds import PageKind
from dashboard.views.pages import build_page, find_pair, is_preview

A_DAY = 24 * 3600
A_YEAR = 365 * A_DAY


def chart(request: HttpRequest, kind: PageKind, file: ChartFile, slug: str = "", **where: Any) -> HttpResponseBase:
    """One file of one chart. An address of earlier content leads to the present one."""
    shared = caches["shared"]
    name = f"chart:{file.key}:{variant_name(file.variant)}:{file.digest}:{file.file_type}"
    content = shared.get(name)
    if content is None:
        card = kept_card(file.key, file.digest) or _card(request, kind, file.key, slug, where)
        if digest_of(card) != file.digest:
            return _moved(request, file.digest, digest_of(card))
        content = FILES[file.file_type](card, file.variant)
        if not is_preview(request):
            shared.set(name, content, timeout=A_DAY)
    response = HttpResponse(content, content_type=CONTENT_TYPES[file.file_type])
    patch_cache_control(response, public=True, max_age=A_YEAR, immutable=True)
    return response


def _card(request: HttpRequest, kind: PageKind, key: str, slug: str, where: dict[str, Any]) -> ChartCard:
    pair = find_pair(slug) if kind.of_pair else None
    return card_of(build_page(kind, pair, request.GET, where), key)


def card_of(page: Page, key: str) -> ChartCard:
    """The chart of a page; Http404 with a sentence where it has none of that key."""
    card = page.chart(key)
    if card is None:
        raise Http404(gettext("This page has no chart “%(key)s”.") % {"key": key})
    return card


def _moved(request: HttpRequest, old: str, new: str) -> HttpResponseRedirect:
    response = HttpResponseRedirect(request.get_full_path().replace(old, new, 1))
    patch_cache_control(response, no_cache=True)
    return response


def _svg(card: ChartCard, variant: Variant) -> str:
    return svg(card.draw(card.info, variant), title=card.alt)


def _png(card: ChartCard, variant: Variant) -> bytes:
    return png(card.draw(card.info, variant), title=card.alt)


def _figure(card: ChartCard, variant: Variant) -> str:
    """The native figure of a chart that can be explored, the picture's own of any other."""
    figure = card.explore(card.info, THEMES[variant.theme]) if card.explore else card.draw(card.info, variant)
    return figure.to_json()


def _csv(card: ChartCard, variant: Variant) -> str:
    return table_csv(card.table)


def table_csv(table: DataTable) -> str:
    """A table as a person reads it, beside what it says the numbers, and the keys of its evidence in a last column.

    Beside a column with numbers stand four: the least and the most that each can mean, as it was stated, and its unit.
    """
    with_numbers = {place for row in table.rows for place, cell in enumerate(row) if cell.numbers}
    header = [name for place, column in enumerate(table.columns) for name in _names(column, place in with_numbers)]
    lines = (
        [
            *(value for place, cell in enumerate(row) for value in _values(cell, place in with_numbers)),
            " ".join(cite.key for cell in row for cite in cell.cites),
        ]
        for row in table.rows
    )
    return "".join(csv_lines([[*header, gettext("Evidence")], *lines]))


def _names(column: Head, has_numbers: bool) -> tuple[str, ...]:
    further = (gettext("low"), gettext("high"), gettext("stated"), gettext("unit")) if has_numbers else ()
    return (column.label, *(f"{column.label}, {name}" for name in further))


def _values(cell: Cell, has_numbers: bool) -> tuple[str | float | None, ...]:
    words = safe(cell.text or cell.status_label or cell.side_label)
    read = cell.numbers
    if not has_numbers:
        return (words,)
    if read is None:
        return (words, None, None, None, None)
    return (words, plain(read.low), plain(read.high), plain(read.stated), read.unit)


FILES: dict[str, Callable[[ChartCard, Variant], str | bytes]] = {
    "svg": _svg,
    "png": _png,
    "json": _figure,
    "csv": _csv,
}
CONTENT_TYPES = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
}
