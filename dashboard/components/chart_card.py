"""Where a page's charts are to be found: pictures, figures and tables at addresses that change with their content."""

import hashlib
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.core.cache import cache, caches
from django.urls import reverse
from django.utils.translation import get_language, gettext

from dashboard.charts.theme import Shade, Variant, Width
from dashboard.components.page import ChartCard, Images, Link

# For so many seconds the pictures of a page can be drawn without the page: a day, or for a page that was filtered, of
# which there may be any number, as long as a reader's browser takes to ask for them.
KEPT_WHOLE, KEPT_FILTERED = 24 * 3600, 120


@dataclass(frozen=True)
class ChartFile:
    """The last part of a chart's address: ``target.wide-light.0123456789abcdef.svg``."""

    key: str
    variant: Variant
    digest: str
    file_type: str


@dataclass(frozen=True)
class ChartPage:
    """The page that a chart stands on: the name of its address, what that is made of, and its query string."""

    name: str
    where: dict[str, Any]
    query: str

    def address(self, what: str, **of_chart: Any) -> str:
        """An address of a chart of the page: "picture", "embed" and so on, as in ``urls.page_patterns``."""
        return reverse(f"{self.name}-{what}", kwargs={**self.where, **of_chart}) + self.query


def with_addresses(card: ChartCard, page: ChartPage, *, keep: bool = True) -> ChartCard:
    """The card with the addresses of its files.

    It is kept for those who draw its pictures, unless readers may not see it yet.
    """
    digest = digest_of(card)
    if keep:
        caches["shared"].add(_name(card.key, digest), card, timeout=KEPT_FILTERED if page.query else KEPT_WHOLE)

    def file(variant: Variant, file_type: str) -> str:
        return page.address("chart", file=ChartFile(card.key, variant, digest, file_type))

    def picture(form: str) -> str:
        return page.address("picture", key=card.key, form=form)

    wide, narrow = Variant(Width.WIDE, Shade.LIGHT), Variant(Width.NARROW, Shade.LIGHT)
    (wide_width, wide_height), (narrow_width, narrow_height) = _sizes(card, digest, (wide, narrow))
    return replace(
        card,
        images=Images(
            wide_light=file(wide, "svg"),
            wide_dark=file(Variant(Width.WIDE, Shade.DARK), "svg"),
            narrow_light=file(narrow, "svg"),
            narrow_dark=file(Variant(Width.NARROW, Shade.DARK), "svg"),
            wide_width=wide_width,
            wide_height=wide_height,
            narrow_width=narrow_width,
            narrow_height=narrow_height,
        ),
        take_url=page.address("take", key=card.key),
        embed_url=page.address("embed", key=card.key),
        downloads=(
            Link("PNG", picture("png")),
            Link(gettext("PNG for print"), picture("large.png")),
            Link("SVG", picture("svg")),
            Link(gettext("Table (CSV)"), file(wide, "csv")),
        ),
    )


def kept_card(key: str, digest: str) -> ChartCard | None:
    """The chart as a page that was built lately holds it."""
    card: ChartCard | None = caches["shared"].get(_name(key, digest))
    return card


def _name(key: str, digest: str) -> str:
    return f"card:{key}:{digest}"


def variant_name(variant: Variant) -> str:
    """A variant in an address: "wide-light"."""
    return f"{variant.width}-{variant.theme}"


def digest_of(card: ChartCard) -> str:
    """Changes whenever what the chart shows changes: its data, its words, the language or the code."""
    content = f"{card.info!r}|{card.title}|{card.table!r}|{get_language()}|{settings.CODE_REVISION}"
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def _sizes(card: ChartCard, digest: str, variants: tuple[Variant, Variant]) -> list[tuple[int, int]]:
    """Width and height in CSS pixels; kept by digest, since a chart has to be drawn to know them."""
    sizes: Any = cache.get_or_set(
        f"sizes:{card.key}:{digest}", lambda: [card.draw(card.info, variant).size for variant in variants], timeout=None
    )
    return list(sizes)
