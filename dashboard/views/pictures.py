"""A chart to take along: a picture complete in itself, a light page for a frame on another site, a citation."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.csp import CSP
from django.utils.translation import gettext
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csp import csp_override

from cooperation.models import CountryPair
from cooperation.wording.dates import day_words
from dashboard.charts.framed import Frame, framed
from dashboard.charts.render import raster, svg
from dashboard.charts.theme import THEMES, Shade, Variant, Width
from dashboard.components.chart_card import ChartPage, with_addresses
from dashboard.components.crumbs import pair_crumbs
from dashboard.components.page import ChartCard, Crumb, Link, Page
from dashboard.exports.about import LICENCE, PUBLISHER, About
from dashboard.exports.citation import sentence
from dashboard.views.charts import card_of
from dashboard.views.downloads import CITATIONS, file_name
from dashboard.views.kinds import PageKind, arguments
from dashboard.views.offered import about
from dashboard.views.pages import answer, is_preview

# A wide chart is some 800 pixels wide: twice that for slides and the web, four times for print.
FOR_SCREEN, FOR_PRINT = 2, 4
FRAMED_ANYWHERE: dict[str, Any] = settings.SECURE_CSP | {"script-src": [CSP.NONE], "frame-ancestors": ["*"]}
# What stands around the picture in a frame, in pixels.
WORDS_IN_A_FRAME = 220


def picture(
    request: HttpRequest, kind: PageKind, key: str, form: str, slug: str = "", **where: Any
) -> HttpResponseBase:
    """The chart as a file of its own, "belarus-kazakhstan-trade-target.png", or the words to cite it."""
    return answer(request, kind, slug, where, for_chart(key, lambda chart, about: _file(chart, about, form)))


@xframe_options_exempt
@csp_override(FRAMED_ANYWHERE)
def embed(request: HttpRequest, kind: PageKind, key: str, slug: str = "", **where: Any) -> HttpResponseBase:
    """The chart for a frame on another site: no script, no cookie, as wide as the frame, light or dark."""

    def made(chart: ChartCard, about: About) -> HttpResponse:
        return render(request, "embed.html", {"chart": chart, "about": about, "read_on": day_words(about.day)})

    return answer(request, kind, slug, where, for_chart(key, made))


def take(request: HttpRequest, kind: PageKind, key: str, slug: str = "", **where: Any) -> HttpResponseBase:
    """How to take the chart along: its files, the words for a frame, the citation."""

    def made(chart: ChartCard, about: About) -> HttpResponse:
        page = _place(kind, about, where)
        back = Crumb(chart.title, f"{reverse(kind.name, kwargs=page.where)}{page.query}#{key}")
        title = gettext("Use this chart")
        context = {
            "page": {"title": title, "crumbs": pair_crumbs(about.pair, back, title) if about.pair else (back,)},
            "pair": about.pair,
            "section": kind.section,
            "chart": chart,
            "heading": about.heading,
            "freeze_url": page.address("freeze", key=key),
            "frame_address": request.build_absolute_uri(chart.embed_url),
            "frame_height": chart.images.wide_height + WORDS_IN_A_FRAME if chart.images else None,
            "citation": sentence(about),
            "citations": [
                Link(label, page.address("picture", key=key, form=form))
                for label, form in ((gettext("Plain text"), "cite.txt"), ("BibTeX", "bib"), ("RIS", "ris"))
            ],
        }
        return render(request, "pages/take_chart.html", context)

    return answer(request, kind, slug, where, for_chart(key, made))


def for_chart(key: str, made: Callable[[ChartCard, About], HttpResponse]) -> Callable[..., HttpResponse]:
    """The response that is made of the chart of a page, and of what is known of it: its place on the page too."""

    def respond(
        request: HttpRequest, kind: PageKind, pair: CountryPair | None, page: Page, where: dict[str, Any]
    ) -> HttpResponse:
        whole = about(request, kind, pair, page, where)
        chart = with_addresses(card_of(page, key), _place(kind, whole, where), keep=not is_preview(request))
        return made(chart, replace(whole, title=chart.title, page_address=f"{whole.page_address}#{key}"))

    return respond


def _place(kind: PageKind, about: About, where: dict[str, Any]) -> ChartPage:
    """The page that the chart stands on, with its query in the one spelling."""
    query = urlsplit(about.page_address).query
    return ChartPage(kind.name, arguments(about.pair, where), f"?{query}" if query else "")


def _file(chart: ChartCard, about: About, form: str) -> HttpResponse:
    write, content_type = PICTURES[form] if form in PICTURES else _cited(form)
    response = HttpResponse(write(chart, about), content_type=content_type)
    name = file_name(urlsplit(about.address).path.replace("/charts/", "/", 1), about.pair)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _cited(form: str) -> tuple[Callable[[ChartCard, About], str], str]:
    cited = CITATIONS[form]
    return (lambda chart, about: "".join(cited.write(about))), cited.content_type


def complete(chart: ChartCard, about: About) -> str:
    """The chart as an SVG that says what it shows, by whom, from where, of which day, and what may be done with it."""
    variant = Variant(Width.WIDE, Shade.LIGHT)
    read_on = gettext("read on %(day)s") % {"day": day_words(about.day)}
    source = f"{chart.caution or gettext('Source:')} {chart.source_note}"
    foot = (source, about.filters or "", f"{PUBLISHER} · {about.page_address} · {read_on} · {LICENCE}")
    drawing = svg(chart.draw(chart.info, variant), title=chart.alt)
    return framed(drawing, Frame(about.heading, chart.subtitle, foot, chart.legend), THEMES[Shade.LIGHT])


PICTURES: dict[str, tuple[Callable[[ChartCard, About], str | bytes], str]] = {
    "svg": (complete, "image/svg+xml"),
    "png": (lambda chart, about: raster(complete(chart, about), FOR_SCREEN), "image/png"),
    "large.png": (lambda chart, about: raster(complete(chart, about), FOR_PRINT), "image/png"),
}
