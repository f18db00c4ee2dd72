"""What other sites ask for when they quote this one: a preview of a chart (oEmbed), quotations (Web Annotation)."""

from typing import Any
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, QueryDict
from django.urls import Resolver404, resolve, reverse
from django.utils.cache import patch_cache_control
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.utils.translation import gettext

from cooperation.models import CountryPair
from cooperation.queries.quotations import quotations
from dashboard.components.chart_card import ChartPage, with_addresses
from dashboard.components.page import ChartCard, Images
from dashboard.components.problem import open_data
from dashboard.exports.about import PUBLISHER, of_pair
from dashboard.exports.linked import annotations
from dashboard.views.charts import card_of
from dashboard.views.kinds import arguments
from dashboard.views.pages import build_page, find_pair
from dashboard.views.pictures import WORDS_IN_A_FRAME

DEFAULT_WIDTH, NARROWEST, WIDEST = 860, 200, 4_000
# As templates/embed.html has it: 40rem.
NARROW_UP_TO, WORDS_IN_A_NARROW_FRAME = 640, 360
LONGEST_ADDRESS = 2_000


@open_data
def oembed(request: HttpRequest) -> HttpResponseBase:
    """How the chart of an address is shown on another site (https://oembed.com): a frame, in JSON only."""
    if request.GET.get("format", "json") != "json":
        return HttpResponse(gettext("Only JSON is given.") + "\n", status=501, content_type="text/plain; charset=utf-8")
    address = request.GET.get("url", "")
    chart, pair = _chart_at(address, request.get_host())
    if chart.images is None:
        raise Http404
    width = _pixels(request.GET.get("maxwidth"), DEFAULT_WIDTH)
    height = _height(chart.images, width)
    source = request.build_absolute_uri(chart.embed_url)
    title = of_pair(pair, chart.title)
    words = '<iframe src="{}" title="{}" width="{}" height="{}" style="max-width: 100%" loading="lazy"></iframe>'
    content = {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": PUBLISHER,
        "provider_url": request.build_absolute_uri(reverse("pairs")),
        "html": format_html(words, source, title, width, height),
        "width": width,
        "height": min(height, _pixels(request.GET.get("maxheight"), height)),
        "thumbnail_url": request.build_absolute_uri(chart.downloads[0].url),
        "thumbnail_width": 2 * chart.images.wide_width,
        "thumbnail_height": 2 * chart.images.wide_height,
    }
    response = JsonResponse(content, json_dumps_params={"ensure_ascii": False})
    response.headers["Access-Control-Allow-Origin"] = "*"
    patch_cache_control(response, public=True, no_cache=True)
    return response


def _height(images: Images, width: int) -> int:
    """How high a frame of that width is: a narrow one shows the narrow picture, and its words take more lines."""
    if width <= NARROW_UP_TO:
        return images.narrow_height * width // images.narrow_width + WORDS_IN_A_NARROW_FRAME
    return images.wide_height * width // images.wide_width + WORDS_IN_A_FRAME


def _pixels(typed: str | None, default: int) -> int:
    """A number of pixels within reason; the default for what is none."""
    if not typed or not typed.isascii() or not typed.isdigit() or len(typed) > 6:
        return default
    return max(NARROWEST, min(int(typed), WIDEST, default))


def _chart_at(address: str, host: str) -> tuple[ChartCard, CountryPair | None]:
    """The chart of an address of this site, and the pair that it is of.

    It is the one after the #, or of the chart's own page, or the page's first.
    """
    try:
        parts = urlsplit(address if len(address) <= LONGEST_ADDRESS else "")
        match = resolve(parts.path) if parts.netloc == host else None
    except (ValueError, Resolver404):
        match = None
    if match is None or "kind" not in match.kwargs:
        raise Http404(gettext("The address leads to no chart of this site."))
    where: dict[str, Any] = dict(match.kwargs)
    kind, slug = where.pop("kind"), where.pop("slug", "")
    key = where.pop("key", "") or parts.fragment
    pair = find_pair(slug) if kind.of_pair else None
    page = build_page(kind, pair, QueryDict(parts.query), where)
    card = card_of(page, key or next((one.key for one in page.charts), ""))
    query = f"?{parts.query}" if parts.query else ""
    return with_addresses(card, ChartPage(kind.name, arguments(pair, where), query)), pair


@open_data
def quoted_words(request: HttpRequest, slug: str, source: int | None = None) -> HttpResponse:
    """The quoted words of a pair, or of one source, as Web Annotations."""
    pair = find_pair(slug)
    host = f"{request.scheme}://{request.get_host()}"
    content = annotations(request.build_absolute_uri(), host, quotations(pair, localdate(), source))
    response = JsonResponse(
        content,
        content_type='application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
        json_dumps_params={"ensure_ascii": False},
    )
    patch_cache_control(response, public=True, no_cache=True)
    return response
