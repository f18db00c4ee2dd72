"""The API: lists of records a page at a time, its description, and its documentation from this site alone.

What is built is kept, packed and tagged by ``dashboard.kept``.
"""

from collections.abc import Callable
from functools import wraps
from itertools import islice
from typing import Any

import orjson
from django.db.models import Max, Sum
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
    JsonResponse,
    QueryDict,
)
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import gettext

from cooperation.models import CountryPair
from dashboard.api.document import document, path_of
from dashboard.api.filters import AS_OF, USUAL_ROWS
from dashboard.api.resources import RESOURCES, Resource
from dashboard.components.bounds import allowed_words, problems_of
from dashboard.components.page import Crumb, Record
from dashboard.components.parameters import query_string
from dashboard.components.problem import TITLES, open_data, problem
from dashboard.exports.about import LICENCE, PUBLISHER, CitedSource
from dashboard.exports.names import Names, names_of

LARGEST_NUMBER = 999_999_999


class RefusedError(Exception):
    """A request that is answered by a problem: its status and what is wrong, a sentence each."""

    def __init__(self, status: int, *errors: str) -> None:
        super().__init__(*errors)
        self.status, self.errors = status, errors


def reading(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Answer what reads, from any site; what is refused becomes a problem detail (RFC 9457)."""

    @wraps(view)
    def answered(request: HttpRequest, **where: Any) -> HttpResponseBase:
        try:
            return view(request, **where)
        except RefusedError as refused:
            return problem(request, refused.status, refused.errors)
        except Http404 as missing:
            return problem(request, 404, (str(missing) or gettext("Nothing is here."),))

    return open_data(answered)


@reading
def records(request: HttpRequest, resource: Resource, pair: str = "", number: str = "") -> HttpResponseBase:
    """A page of a list."""
    found = _pair(pair) if resource.of_pair else None
    if found and found.slug != pair:
        path = request.path.replace(f"/{pair}", f"/{found.slug}", 1)
        return HttpResponsePermanentRedirect(path + query_string(request))
    row = _number(number) if resource.has_number else None
    if problems := problems_of(request.GET, resource.parameters):
        raise RefusedError(422, *problems)
    _refuse_days_to_come(request.GET)
    content = _answer(request, resource, found, row, _revision(found))
    response = HttpResponse(orjson.dumps(content), content_type="application/json")
    patch_cache_control(response, public=True, no_cache=True)
    return response


def _answer(
    request: HttpRequest, resource: Resource, pair: CountryPair | None, row: int | None, revision: int
) -> dict[str, Any]:
    start, limit = _start(request.GET, revision), int(request.GET.get("limit", USUAL_ROWS))
    host = f"{request.scheme}://{request.get_host()}"
    filters = QueryDict(mutable=True)
    for parameter in resource.filters:
        filters.setlist(parameter.name, request.GET.getlist(parameter.name))
    if resource.view:
        filters["view"] = resource.view
    names = names_of(pair, host)
    found = resource.of(resource.page_of(pair, filters, timezone.localdate(), row))
    rows = [names.beside(record) for record in islice(found, start, start + limit + 1)]
    more = len(rows) > limit
    where = {name: value for name, value in {"slug": pair and pair.slug, "number": row}.items() if value}
    query = f"?{filters.urlencode()}" if filters.urlencode() else ""
    return {
        "resource": resource.name,
        "pair": pair.slug if pair else None,
        "revision": revision if pair else None,
        "retrieved_on": timezone.localdate().isoformat(),
        "licence": LICENCE,
        "page_url": host + reverse(resource.page, kwargs=where) + query,
        "next": _next(request, revision, start + limit) if more else None,
        "sources": _sources(names, rows[:limit]),
        "records": rows[:limit],
    }


def _next(request: HttpRequest, revision: int, start: int) -> str:
    """The same address, from the next record on."""
    onward = request.GET.copy()
    onward["cursor"] = f"{revision}-{start}"
    return request.build_absolute_uri(f"{request.path}?{onward.urlencode()}")


def _start(given: QueryDict, revision: int) -> int:
    """Where to go on; RefusedError where the record is no longer the one that the cursor was given for."""
    if "cursor" not in given:
        return 0
    of, start = map(int, given.get("cursor", "").split("-"))
    if of != revision:
        raise RefusedError(404, gettext("The record has changed since this cursor was given: start the list again."))
    return start


def _sources(names: Names, rows: list[Record]) -> list[dict[str, str | int | None]]:
    """The sources that the records name as their evidence."""
    cited = {
        (str(record["pair"]), int(place.partition(":")[0]))
        for record in rows
        for place in str(record.get("evidence") or "").split()
    }
    found = ((pair, names.sources(pair).get(number)) for pair, number in sorted(cited))
    return [CitedSource(pair, source).facts() for pair, source in found if source]


def _pair(slug: str) -> CountryPair:
    pair = CountryPair.objects.with_countries().spelled(slug).first()
    if pair is None:
        slugs = [one.slug for one in CountryPair.objects.order_by("first", "second")]
        sentence = gettext("There is no pair “%(pair)s”.") % {"pair": slug[:40]}
        raise RefusedError(404, " ".join([sentence, *allowed_words(slug.upper(), slugs)]))
    return pair


def _number(typed: str) -> int:
    if not (typed.isascii() and typed.isdigit() and 1 <= int(typed[:10]) <= LARGEST_NUMBER and len(typed) < 10):
        raise RefusedError(404, gettext("“%(number)s” is not the number of a row.") % {"number": typed[:40]})
    return int(typed)


def _refuse_days_to_come(given: QueryDict) -> None:
    """The record can be read as known on any day up to today, and of none is told what it will be."""
    if str(given.get(AS_OF.name, "")) > timezone.localdate().isoformat():
        raise RefusedError(
            404, gettext("The day is in the future; the record can be read as known on any day up to today.")
        )


def _revision(pair: CountryPair | None) -> int:
    """Changes with the record: the pair's revision; over all pairs, their sum."""
    if pair:
        return pair.revision
    totals = CountryPair.objects.aggregate(sum=Sum("revision"), latest=Max("pk"))
    return int(totals["sum"] or 0) + int(totals["latest"] or 0)


@reading
def openapi(request: HttpRequest) -> HttpResponse:
    """The description of the API."""
    server = request.build_absolute_uri("/api/v1")
    response = JsonResponse(document(server), json_dumps_params={"ensure_ascii": False, "indent": 1})
    patch_cache_control(response, public=True, no_cache=True)
    return response


@reading
def root(request: HttpRequest) -> HttpResponse:
    """What the API has: the address of each list, of its description, and of the words on it."""
    server = request.build_absolute_uri("/api/v1")
    content = {
        "title": PUBLISHER,
        "description": f"{server}/openapi.json",
        "documentation": request.build_absolute_uri(reverse("api-documentation")),
        "lists": [
            {"resource": one.name, "summary": one.summary, "address": server + path_of(one)} for one in RESOURCES
        ],
    }
    response = JsonResponse(content, json_dumps_params={"ensure_ascii": False})
    patch_cache_control(response, public=True, no_cache=True)
    return response


@reading
def nothing(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Any other address below the API's; one that ends in a slash leads to the list without it."""
    if rest.endswith("/") and request.method in ("GET", "HEAD"):
        try:
            is_list = "resource" in resolve(request.path.rstrip("/")).kwargs
        except Resolver404:
            is_list = False
        if is_list:
            return HttpResponsePermanentRedirect(request.path.rstrip("/") + query_string(request))
    words = {"address": rest[:80], "root": request.build_absolute_uri("/api/v1/")}
    raise RefusedError(404, gettext("The API has no “%(address)s”. What it has is at %(root)s.") % words)


def documentation(request: HttpRequest) -> HttpResponseBase:
    """The API for people: what each list is, with a form that asks it; programs that ask for JSON get that."""
    wanted = request.get_preferred_type(["text/html", "application/json"])
    response = root(request) if wanted == "application/json" else _for_people(request)
    patch_vary_headers(response, ["Accept"])
    return response


def _for_people(request: HttpRequest) -> HttpResponse:
    pairs = CountryPair.objects.with_countries()
    pair = next(iter(pairs.order_by("first", "second")), None)
    described = document(request.build_absolute_uri("/api/v1"))
    operations = [
        {
            "operation": described["paths"][path_of(resource)]["get"],
            "path": path_of(resource),
            "address": reverse(f"api-{resource.name}", kwargs=_example(resource, pair)) if pair else "",
            "filters": resource.parameters,
        }
        for resource in RESOURCES
    ]
    context = {
        "page": {
            "title": gettext("The API: the same records, a page at a time"),
            "crumbs": (Crumb(gettext("Country pairs"), reverse("pairs")), Crumb(gettext("API"))),
        },
        "section": "api",
        "paragraphs": described["info"]["description"].replace("**", "").replace("`", "").strip().split("\n\n"),
        "operations": operations,
        "statuses": TITLES.items(),
    }
    return render(request, "pages/api.html", context)


def _example(resource: Resource, pair: CountryPair) -> dict[str, str]:
    where = {"pair": pair.slug} if resource.of_pair else {}
    return where | ({"number": "1"} if resource.has_number else {})
