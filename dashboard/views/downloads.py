"""A page's records as files."""

import csv
import io

from django.http import HttpRequest, HttpResponse, JsonResponse

from cooperation.models import CountryPair
from dashboard.components.page import BuiltPage, Page, Value

# A spreadsheet takes a cell that begins so for a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def json_response(request: HttpRequest, name: str, pair: CountryPair | None, page: Page | BuiltPage) -> JsonResponse:
    """The page's title and records, and what is needed to cite them."""
    content = {
        "title": page.title,
        "page": name,
        "pair": pair.slug if pair else None,
        "revision": pair.revision if pair else None,
        "address": request.build_absolute_uri(),
        "filters": page.filters,
        "records": list(page.records()),
    }
    return JsonResponse(content, json_dumps_params={"ensure_ascii": False, "allow_nan": False})


def csv_response(name: str, pair: CountryPair | None, page: Page | BuiltPage) -> HttpResponse:
    """The page's records, a row each, under the names of all their fields.

    Where the page can leave something out, a last column says in words what, so that the file can be told from
    another after it has been renamed; it is empty where the file is whole.
    """
    records = list(page.records())
    if page.filters is not None:
        records = [{**record, "filters": page.filters} for record in records]
    columns = list(dict.fromkeys(column for record in records for column in record))
    stream = io.StringIO()
    writer = csv.DictWriter(stream, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({column: safe(value) for column, value in record.items()} for record in records)
    filename = "-".join(filter(None, (pair.slug if pair else "", name))) + ".csv"
    headers = {"Content-Disposition": f'attachment; filename="{filename}"'}
    return HttpResponse(stream.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)


def safe(value: Value) -> Value:
    """A text that a spreadsheet would run is led by an apostrophe; numbers stay as they are."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value
