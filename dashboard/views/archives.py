"""The record of a pair as a data package: as it is, and as it was at a revision that somebody cites."""

from tempfile import SpooledTemporaryFile

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import gettext

from cooperation.actions.export import export_archive
from dashboard.components.problem import open_data
from dashboard.views.pages import find_pair

IN_MEMORY_BYTES = 2_000_000


@open_data
def data_package(request: HttpRequest, slug: str, revision: int | None = None) -> HttpResponseBase:
    """A .zip that ``load_data`` takes back. A revision that is not yet, or that began the record, is not found."""
    pair = find_pair(slug)
    if revision is not None and not 1 < revision <= pair.revision:
        raise Http404(gettext("The record of this pair is at revision %(revision)d.") % {"revision": pair.revision})
    etag = f'"{pair.slug}.{revision or pair.revision}.{pair.revision}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        with SpooledTemporaryFile(IN_MEMORY_BYTES) as file:
            export_archive(pair, file, revision)
            file.seek(0)
            response = HttpResponse(file.read(), content_type="application/zip")
        name = f"{pair.slug}-revision-{revision or pair.revision}.zip"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["ETag"] = etag
    patch_cache_control(response, public=True, no_cache=True)
    return response
