"""Marks that stand inside a line of text, and the rows of tables that are full of them.

Every page shows hundreds: written here they cost a tenth of what as many small templates would.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from django import template
from django.templatetags.static import static
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from cooperation.wording.numbers import EN_DASH, NOT_STATED
from dashboard.components.page import Cell, Cite, Head, Links

if TYPE_CHECKING:
    from dashboard.pages.pair.overview import StripMark

register = template.Library()

NOTHING = SafeString("")
NUMBER = SafeString(' class="num"')
NO_NUMBER = SafeString(' class="num none"')
# A dash beside a digit or between two short words such as months, with all that no space parts from it.
RANGE = re.compile(r"([^ \n]*(?:[^\W_]–[0-9]|\b[^\W\d_]{1,5}–[^\W\d_]{1,5}\b)[^ \n]*)")
STATE_ICONS = {
    "reached": "agreed",
    "already_above": "agreed",
    "missed": "dropped",
    "slipped": "dropped",
    "open": "offered",
}


@register.simple_tag
@lru_cache(maxsize=256)
def icon(name: str) -> SafeString:
    """The symbol `i-<name>` of icons.svg, hidden from speech: a word always stands beside it."""
    return format_html('<svg aria-hidden="true"><use href="{}#i-{}"/></svg>', static("icons.svg"), name)


@register.simple_tag
def cites(marks: Iterable[Cite]) -> SafeString:
    """Citation marks."""
    mark = '<a class="cite" href="{}" data-cite="{}" aria-label="{}">{}</a>'
    return format_html_join("", mark, ((one.url, one.key, one.spoken, one.label) for one in marks))


@register.simple_tag
def status(code: str | None, label: object, *, boxed: bool = False) -> SafeString:
    """A status by icon and word, in an outline where it is boxed; the word alone where none is on record."""
    kind = format_html(" st-{}", code) if code else NOTHING
    drawn = icon(code) if code else NOTHING
    return format_html('<span class="badge{}{}">{}{}</span>', kind, " box" if boxed else "", drawn, label)


@register.simple_tag
def who(side: str, label: object, accent: int | None = None) -> SafeString:
    """A side ("first", "second", "both" or "other") by shape and colour; ``accent`` is the number of a country's."""
    kind = f" accent-{accent}" if accent else ""
    return format_html('<span class="who{}"><i class="mark {}"></i>{}</span>', kind, side, label)


@register.simple_tag
def linked(text: str, links: Links) -> SafeString:
    """Words in which every code that has a page leads to it."""
    if not links:
        return conditional_escape(text)
    addresses = dict(links)
    codes = "|".join(map(re.escape, sorted(addresses, key=len, reverse=True)))
    parts = re.split(rf"(?<![\w-])({codes})(?![\w-])", text)
    link = '<a href="{}">{}</a>'
    told = (format_html(link, addresses[part], part) if part in addresses else part for part in parts)
    return format_html_join("", "{}", ((part,) for part in told))


@register.filter
def unbroken(text: str) -> SafeString:
    """Words of which no line ends within a range: "2024–25", "$896–899 m", "Jan–Sep"; copied, they stay the same."""
    if EN_DASH not in text:
        return conditional_escape(text)
    parts = RANGE.split(str(text))
    kept = (format_html('<span class="whole">{}</span>', part) if n % 2 else part for n, part in enumerate(parts))
    return format_html_join("", "{}", ((part,) for part in kept))


@register.simple_tag
def derived(url: str = "") -> SafeString:
    """The chip of a value that we derived, which may lead to the page that shows how."""
    if url:
        return format_html('<a class="derived" href="{}">{}</a>', url, gettext("derived"))
    return format_html('<span class="derived">{}</span>', gettext("derived"))


@register.simple_tag
def contested(url: str) -> SafeString:
    """The mark of a number with two readings that cannot both hold, which leads to the page that shows both."""
    return format_html('<a class="contested" href="{}">{}</a>', url, gettext("contested"))


@register.simple_tag
def target(state: str, label: object) -> SafeString:
    """What became of a target, by icon and word."""
    drawn = icon(STATE_ICONS[state]) if state in STATE_ICONS else NOTHING
    return format_html('<span class="state s-{}">{}{}</span>', state, drawn, label)


@register.simple_tag
def dots(proposals: "Iterable[StripMark]") -> SafeString:
    """Proposals by number, each in the shape and colour of its side."""
    mark = '<a class="dot {}{}" href="{}" aria-label="{}">{}</a>'
    spoken = gettext("Proposal %(number)s: %(title)s")
    return format_html_join(
        "",
        mark,
        (
            (
                one.side,
                f" accent-{one.accent}" if one.accent else "",
                one.url,
                spoken % {"number": one.number, "title": one.title},
                one.number,
            )
            for one in proposals
        ),
    )


@register.simple_tag
def row(cells: Sequence[Cell], columns: Sequence[Head]) -> SafeString:
    """A row of a table; its first cell is its head. ValueError where it is shorter or longer than the head."""
    head, *others = zip(cells, columns, strict=True)
    anchor = format_html(' id="{}"', head[0].anchor) if head[0].anchor else NOTHING
    first = format_html('<th scope="row"{}>{}</th>', anchor, _content(head[0]))
    beside = format_html_join(
        "",
        '<td data-l="{}"{}>{}</td>',
        (
            (column.label, _kind(column, cell), cell.text if cell.is_plain else _content(cell))
            for cell, column in others
        ),
    )
    return format_html("<tr>{}{}</tr>", first, beside)


def _kind(column: Head, cell: Cell) -> SafeString:
    """A number, or the dash for one that nobody states, which is left out where cells stand under each other, named."""
    if cell.text == NOT_STATED:
        return NO_NUMBER
    return NUMBER if column.numeric else NOTHING


def _content(cell: Cell) -> SafeString:
    if cell.fold:
        words = _folded(linked(cell.text, cell.links)) if cell.text else NOTHING
    elif cell.target_state:
        words = target(cell.target_state, cell.text)
    else:
        words = _words(cell)
    return words + cites(cell.cites) if cell.cites else words


def _folded(text: SafeString) -> SafeString:
    return format_html('<details class="cav"><summary>{}</summary><p>{}</p></details>', gettext("Caveat"), text)


def _words(cell: Cell) -> SafeString:
    """The words with the marks before and after them."""
    before = status(cell.status, cell.status_label) if cell.status else NOTHING
    side = who(cell.side, cell.side_label, cell.accent) if cell.side else NOTHING
    text = format_html('<a href="{}">{}</a>', cell.url, cell.text) if cell.url else linked(cell.text, cell.links)
    after = format_html(" {}", derived()) if cell.derived else NOTHING
    doubt = format_html(" {}", contested(cell.contested)) if cell.contested else NOTHING
    return format_html("{}{}{}{}{}", before, side, text, after, doubt)
