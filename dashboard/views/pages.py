"""Every page of the site: as HTML, as .json, .csv and .xlsx of the same address, and its charts as files.

A page kind names its address, the parameters that it reads, the function that builds it and its template. What is
built is kept, packed and tagged by ``dashboard.kept``.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
    QueryDict,
)
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import gettext

from cooperation.models import Country, CountryPair
from dashboard.components.chart_card import with_addresses
from dashboard.components.day import PARAMETER, AskedDay
from dashboard.components.page import BuiltPage, ChartCard, Link, Page, Part
from dashboard.exports.about import About
from dashboard.kept.answers import is_signed_in
from dashboard.views.day import asked_day, in_one_spelling, keeping, refused
from dashboard.views.downloads import CITATIONS, citation_response, export_response
from dashboard.views.missing import no_pair

type AnyPage = Page | BuiltPage
# The forms in which a page offers its records and how it is cited, by their names in templates.
OFFERED = {
    "json": "json",
    "rows": "rows.json",
    "csv": "csv",
    "excel_csv": "excel.csv",
    "xlsx": "xlsx",
    "cite": "cite.txt",
    "bib": "bib",
    "ris": "ris",
}


@dataclass(frozen=True)
class PageKind:
    """A kind of page: ``route`` is its address below the pair's (or the site's, if ``of_pair`` is false).

    ``parameters`` are all that it reads of a query string; others never reach it.
    """

    name: str
    route: str
    build: Callable[..., AnyPage]
    template: str
    section: str
    parameters: tuple[str, ...] = ()
    of_pair: bool = True

    @property
    def reads(self) -> tuple[str, ...]:
        """All that an address of such a page can ask: its own parameters, and the day that every page carries."""
        return tuple(dict.fromkeys((*self.parameters, PARAMETER)))


def show(request: HttpRequest, kind: PageKind, slug: str = "", **where: Any) -> HttpResponseBase:
    """The page as HTML."""
    return answer(request, kind, slug, where, _as_html)


def download(request: HttpRequest, kind: PageKind, file_type: str, slug: str = "", **where: Any) -> HttpResponseBase:
    """The page's records as a file, or how it is cited."""

    def respond(
        request: HttpRequest, kind: PageKind, pair: CountryPair | None, page: AnyPage, where: dict[str, Any]
    ) -> HttpResponseBase:
        asked = about(request, kind, pair, page, where)
        if file_type in CITATIONS:
            return citation_response(asked, file_type)
        return export_response(asked, page.records(), file_type)

    return answer(request, kind, slug, where, respond)


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
    if "country" in where and (code := _alpha3(where["country"].upper())) != where["country"]:
        return _moved(request, where["country"], code)
    asked = asked_day(request)
    if elsewhere := in_one_spelling(request, asked):
        return elsewhere
    if asked.problem and respond is not _as_html:
        return refused(asked, request.path)
    page = build_page(kind, pair, _readable(request.GET, asked), where)
    response = respond(request, kind, pair, page, where)
    patch_cache_control(response, no_cache=True, **{"private" if is_signed_in(request) else "public": True})
    patch_vary_headers(response, ["Cookie"])
    return response


def _readable(params: QueryDict, asked: AskedDay) -> QueryDict:
    """What is asked, without a day that is none."""
    if not asked.problem:
        return params
    readable = params.copy()
    del readable[PARAMETER]
    return readable


def build_page(kind: PageKind, pair: CountryPair | None, params: QueryDict, where: dict[str, Any]) -> AnyPage:
    """Ask the kind's builder; the day is the only clock a page sees."""
    today = timezone.localdate()
    return kind.build(pair, params, today, **where) if kind.of_pair else kind.build(params, today, **where)


def _as_html(
    request: HttpRequest, kind: PageKind, pair: CountryPair | None, page: AnyPage, where: dict[str, Any]
) -> HttpResponse:
    asked = asked_day(request)
    base = reverse(kind.name, kwargs=_arguments(pair, where))
    query = _query_string(request)
    parts: tuple[Part, ...] = ()
    if isinstance(page, BuiltPage):
        page = replace(page, charts=tuple(with_addresses(card, base, query) for card in page.charts))
    else:
        parts = tuple(_drawn(part, base, query) for part in page.parts)
    context = {
        "page": page,
        "parts": parts,
        "pair": pair,
        "section": kind.section,
        "cited": page.cited,
        "alternates": alternates(request, kind, pair, where),
        "feeds": feeds(pair, where.get("number") if kind.name == "proposal" else None),
        "asked": asked,
    }
    html = render_to_string(kind.template, context, request)
    return HttpResponse(keeping(html, asked.day) if asked.day else html)


def _drawn(part: Part, base: str, query: str) -> Part:
    """A part with the addresses of its pictures, if it is a chart."""
    is_chart = isinstance(part.content, ChartCard)
    return replace(part, content=with_addresses(part.content, base, query)) if is_chart else part


def about(
    request: HttpRequest, kind: PageKind, pair: CountryPair | None, page: AnyPage, where: dict[str, Any]
) -> About:
    """The page as it was asked for, for whatever leaves the site."""
    page_path = reverse(kind.name, kwargs=_arguments(pair, where)) + _query_string(request)
    record_path = reverse("revision-package", args=[pair.slug, pair.revision]) if pair else ""
    return About(
        title=page.title,
        filters=page.filters,
        name=kind.name,
        pair=pair,
        day=timezone.localdate(),
        known_on=page.day if isinstance(page, Page) else None,
        address=request.build_absolute_uri(),
        page_address=request.build_absolute_uri(page_path),
        method=request.build_absolute_uri(reverse("methods")),
        record_address=request.build_absolute_uri(record_path) if record_path else "",
    )


def feeds(pair: CountryPair | None, proposal: int | None) -> tuple[Link, ...]:
    """What a reader's program may follow from a page: its proposal, its pair; all pairs, where it is of none."""
    if pair is None:
        return (Link(gettext("All pairs: what changed"), reverse("all-changes-feed")),)
    of_pair = reverse("changes-feed", args=[pair.slug])
    whole = Link(gettext("%(pair)s: what changed") % {"pair": pair.name}, of_pair)
    if proposal is None:
        return (whole,)
    return (
        Link(gettext("Proposal %(number)d: what changed") % {"number": proposal}, f"{of_pair}?proposal={proposal}"),
        whole,
    )


def alternates(request: HttpRequest, kind: PageKind, pair: CountryPair | None, where: dict[str, Any]) -> dict[str, str]:
    """Addresses of the same page as data, with the same query string."""
    arguments = _arguments(pair, where)
    return {
        name: reverse(f"{kind.name}-data", kwargs={**arguments, "file_type": file_type}) + _query_string(request)
        for name, file_type in OFFERED.items()
    }


def _arguments(pair: CountryPair | None, where: dict[str, Any]) -> dict[str, Any]:
    """What the addresses of a page are made of."""
    return {**where, "slug": pair.slug} if pair else where


def _query_string(request: HttpRequest) -> str:
    query = request.META.get("QUERY_STRING", "")
    return f"?{query}" if query else ""


def find_pair(slug: str) -> CountryPair:
    """The pair of an address in either order, by alpha-3 or alpha-2 codes; NoPairError with a sentence without one."""
    codes = [_alpha3(code) for code in slug.upper().split("-")]
    pair = CountryPair.objects.with_countries().by_slug("-".join(sorted(codes))).first()
    if pair is None:
        raise no_pair(codes)
    return pair


def _alpha3(code: str) -> str:
    found = Country.objects.filter(alpha2=code).values_list("code", flat=True).first() if len(code) == 2 else None
    return found or code


def _moved(request: HttpRequest, asked: str, proper: str) -> HttpResponsePermanentRedirect:
    """To the same address with the pair or the country as they are spelled."""
    steps = (step.partition(".") for step in request.path.split("/"))
    path = "/".join((proper if name == asked else name) + dot + rest for name, dot, rest in steps)
    return HttpResponsePermanentRedirect(path + _query_string(request))
