"""The statistical data sets of a pair as SDMX, and the structures that they follow."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from itertools import batched

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language, gettext

from cooperation.models import CountryPair
from cooperation.queries.statistics import product_databases, product_flows, stated_numbers
from dashboard.components.problem import open_data
from dashboard.exports import as_sdmx
from dashboard.exports.sdmx import PRODUCTS, STATED, Cell, Dataflow, product_rows, stated_rows
from dashboard.views.pages import find_pair

SDMX_CSV = "application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8"
SDMX_JSON = "application/vnd.sdmx.data+json; version=2.0.0"
SDMX_STRUCTURE = "application/vnd.sdmx.structure+json; version=2.0.0"
LINES_A_CHUNK = 500


@dataclass(frozen=True)
class DataSet:
    """A data set of one pair: its structure, and its rows each time anew."""

    flow: Dataflow
    rows: Callable[[], Iterable[tuple[Cell, ...]]]


@open_data
def data_set(request: HttpRequest, slug: str, name: str, form: str) -> HttpResponseBase:
    """A pair's data set as SDMX-CSV or SDMX-JSON, written as it is read; of an empty one, that there are no results."""
    pair = find_pair(slug)
    found = DATA_SETS[name](request, pair)
    if found is None or next(iter(found.rows()), None) is None:
        return _no_results(form)
    if form == "csv":
        lines, content_type = as_sdmx.sdmx_csv(found.flow, found.rows()), SDMX_CSV
    else:
        lines = as_sdmx.sdmx_json(found.flow, found.rows, timezone.now(), get_language() or "en")
        content_type = SDMX_JSON
    chunks = ("".join(chunk) for chunk in batched(lines, LINES_A_CHUNK))
    response = StreamingHttpResponse(chunks, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{pair.slug.lower()}-{name}.sdmx.{form}"'
    patch_cache_control(response, public=True, no_cache=True)
    return response


def _no_results(form: str) -> HttpResponse:
    """What a web service of SDMX answers where nothing fits: 404, code 100 among the errors of the standard."""
    detail = gettext("This pair has no figures of that kind.")
    if form == "csv":
        return HttpResponse(f"{detail}\n", status=404, content_type="text/plain; charset=utf-8")
    content = as_sdmx.no_results(detail, timezone.now(), get_language() or "en")
    return HttpResponse(content, status=404, content_type=SDMX_JSON)


@open_data
def structures(request: HttpRequest) -> HttpResponse:
    """The structure message: dataflows, structures, concepts and code lists."""
    return HttpResponse(as_sdmx.structure_message(timezone.now()), content_type=SDMX_STRUCTURE)


def _stated(request: HttpRequest, pair: CountryPair) -> DataSet:
    return DataSet(STATED, lambda: stated_rows(pair, stated_numbers(pair, timezone.localdate())))


def _products(request: HttpRequest, pair: CountryPair) -> DataSet | None:
    """Product flows of one database, the one asked for by ``data`` or the first that has any; None without any."""
    databases = product_databases(pair)
    asked = request.GET.get("data") or next(iter(databases), "")
    return DataSet(PRODUCTS, partial(_flows, pair, asked)) if asked in databases else None


def _flows(pair: CountryPair, database: str) -> Iterable[tuple[Cell, ...]]:
    return product_rows(product_flows(pair, database))


DATA_SETS: dict[str, Callable[[HttpRequest, CountryPair], DataSet | None]] = {"figures": _stated, "products": _products}
