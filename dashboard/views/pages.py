"""Every page of the site: as HTML, as .json, .csv and .xlsx of the same address, and its charts as files.

A page kind names its address, the parameters that it reads, the function that builds it and its template. What is
built is kept, packed and tagged by ``dashboard.kept``.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
    QueryDict,
)
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers

from cooperation.models import CountryPair
from cooperation.models.places import alpha3
from cooperation.queries.unknown import unknown_places
from dashboard.components.chart_card import ChartPage, with_addresses
from dashboard.components.day import PARAMETER, SINCE
from dashboard.components.page import ChartCard, Page, Part
from dashboard.components.parameters import query_string
from dashboard.components.problem import open_data, refused
from dashboard.exports.citation import sentence
from dashboard.kept.answers import is_signed_in
from dashboard.views.day import asked_day, asked_since, in_one_spelling, keeping, pairs_linked
from dashboard.views.downloads import CITATIONS, citation_response, export_response
from dashboard.views.kinds import PageKind, arguments
from dashboard.views.missing import no_pair
from dashboard.views.offered import about, alternates, feeds, machine_readable, preview


def show(request: HttpRequest, kind: PageKind, slug: str = "", **where: Any) -> HttpResponseBase:
    """The page as HTML."""
    return answer(request, kind, slug, where, _as_html)


@open_data
def download(request: HttpRequest, kind: PageKind, file_type: str, slug: str = "", **where: Any) -> HttpResponseBase:
    """The page's records as a file, or how it is cited."""

    def respond(
        request: HttpRequest, kind: PageKind, pair: CountryPair | None, page: Page, where: dict[str, Any]
    ) -> HttpResponseBase:
        asked = about(request, kind, pair, page, where)
        if file_type in CITATIONS:
            return citation_response(asked, file_type)
        return export_response(asked, page.records(), file_type)

    if problems := kind.problems_of(request.GET):
        return refused(request, *problems)
    return answer(request, replace(kind, build=kind.data or kind.build), slug, where, respond)


def answer(
    request: HttpRequest,
    kind: PageKind,
    slug: str,
    where: dict[str, Any],
    respond: Callable[..., HttpResponseBase],
) -> HttpResponseBase:
    """The page as ``respond`` gives it, moved from other spellings; whoever is signed in has it for themselves."""
    pair = find_pair(slug) if kind.of_pair else None
    if pair and pair.slug != slug:
        return _moved(request, slug, pair.slug)
    if "country" in where and (code := alpha3(where["country"].upper())) != where["country"]:
        return _moved(request, where["country"], code)
    asked = {PARAMETER: asked_day(request)} | ({SINCE: asked_since(request)} if SINCE in kind.reads else {})
    if elsewhere := in_one_spelling(request, asked):
        return elsewhere
    problems = {name: one.problem for name, one in asked.items() if one.problem}
    if problems and respond is not _as_html:
        return refused(request, *problems.values())
    page = build_page(kind, pair, _without(request.GET, problems), where)
    response = respond(request, kind, pair, page, where)
    patch_cache_control(response, no_cache=True, **{"private" if is_signed_in(request) else "public": True})
    patch_vary_headers(response, ["Cookie"])
    return response


def _without(params: QueryDict, names: Iterable[str]) -> QueryDict:
    """What is asked, without the days that are none."""
    readable = params.copy()
    for name in names:
        del readable[name]
    return readable


def build_page(kind: PageKind, pair: CountryPair | None, params: QueryDict, where: dict[str, Any]) -> Page:
    """Ask the kind's builder; the day is the only clock a page sees."""
    today = timezone.localdate()
    return kind.build(pair, params, today, **where) if kind.of_pair else kind.build(params, today, **where)


def _as_html(
    request: HttpRequest, kind: PageKind, pair: CountryPair | None, page: Page, where: dict[str, Any]
) -> HttpResponse:
    asked = asked_day(request)
    place = ChartPage(kind.name, arguments(pair, where), query_string(request))
    parts = tuple(_drawn(part, place, keep=not is_preview(request)) for part in page.parts)
    data = alternates(request, kind, pair, where)
    told = about(request, kind, pair, page, where)
    first_chart = next((part for part in parts if isinstance(part.content, ChartCard)), None)
    context = {
        "page": page,
        "parts": parts,
        "pair": pair,
        "section": kind.section,
        "cited": page.cited,
        "alternates": data,
        "feeds": feeds(pair, where.get("number") if kind.name == "proposal" else None),
        "asked": asked,
        "asked_since": asked_since(request) if SINCE in kind.reads else None,
        "told": told,
        "citation": sentence(told),
        "linked_data": machine_readable(told, page, kind, data),
        "first_chart": first_chart,
        "preview": preview(told, page, first_chart.content if first_chart else None),
    }
    html = render_to_string(kind.template, context, request)
    return HttpResponse(_keeping(html, page, asked.day) if asked.day else html)


def _keeping(html: str, page: Page, day: date) -> str:
    """A page whose links keep the day; one that cannot go back may link to what was not known on it."""
    slugs = set() if page.knows_days else pairs_linked(html)
    return keeping(html, day, unknown_places(slugs, timezone.localdate(), day))


def _drawn(part: Part, place: ChartPage, *, keep: bool) -> Part:
    """A part with the addresses of its pictures, if it is a chart."""
    is_chart = isinstance(part.content, ChartCard)
    return replace(part, content=with_addresses(part.content, place, keep=keep)) if is_chart else part


def is_preview(request: HttpRequest) -> bool:
    """Whether an editor looks at what readers do not see yet: nothing of it is kept for them."""
    return hasattr(request, "preview")


def find_pair(slug: str) -> CountryPair:
    """The pair of an address in either order, by alpha-3 or alpha-2 codes; NoPairError with a sentence without one."""
    pair = CountryPair.objects.with_countries().spelled(slug).first()
    if pair is None:
        raise no_pair([alpha3(code) for code in slug.upper().split("-")])
    return pair


def _moved(request: HttpRequest, asked: str, proper: str) -> HttpResponsePermanentRedirect:
    """To the same address with the pair or the country as they are spelled."""
    steps = (step.partition(".") for step in request.path.split("/"))
    path = "/".join((proper if name == asked else name) + dot + rest for name, dot, rest in steps)
    return HttpResponsePermanentRedirect(path + query_string(request))
