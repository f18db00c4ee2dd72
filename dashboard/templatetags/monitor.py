"""What the templates need beyond Django's own tags: an icon of the sprite, JSON-LD, and a row beside its columns."""

from collections.abc import Iterable, Iterator

from django import template
from django.templatetags.static import static
from django.utils.html import format_html, json_script
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """The symbol `i-<name>` of icons.svg, hidden from speech: a word always stands beside it."""
    return format_html('<svg aria-hidden="true"><use href="{}#i-{}"/></svg>', static("icons.svg"), name)


@register.filter
def linked_data(content: object) -> SafeString:
    """JSON-LD in the head of a page, escaped as Django escapes what it hands to scripts."""
    return mark_safe(json_script(content).replace("application/json", "application/ld+json", 1))  # noqa: S308


@register.filter
def beside[Cell, Column](cells: Iterable[Cell], columns: Iterable[Column]) -> Iterator[tuple[Cell, Column]]:
    """Each cell of a row with its column; ValueError where a row is shorter or longer than the head."""
    return zip(cells, columns, strict=True)
