"""The page on which readers will see a row, with the row in it before it is published: for editors, and never kept.

What it leads to is below the same address: pages that link to each other, their pictures and files show the row too.
"""

import re
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.urls import URLPattern, path, resolve, reverse

from cooperation.actions.preview import as_if_published

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
else:
    ModelAdmin = admin.ModelAdmin

# Addresses of the site in a page, but for the home page and what is the same with the row and without.
LINK = re.compile(r'(\b(?:href|src|srcset|action)=")(/(?!admin/|static/)[^"?#][^"]*")')


@dataclass(frozen=True)
class Preview:
    """What pages are a preview of: the name of a row, or of the ``change`` of one; below which address they are."""

    of: str
    below: str
    is_change: bool = False


class WithPreview(ModelAdmin):
    """A table whose rows have a page that readers see."""

    view_on_site: Any

    def get_urls(self) -> list[URLPattern]:
        """The page and what it leads to besides those of Django."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_preview"
        return [
            *previewed("<path:object_id>/preview/", self.admin_site.admin_view(self._preview), name),
            *super().get_urls(),
        ]

    def _preview(self, request: HttpRequest, object_id: str, where: str = "") -> HttpResponseBase:
        """The public page as it will be, by its own view and template."""
        row = self.get_object(request, unquote(object_id))
        if row is None or not self.has_view_permission(request, row):
            raise PermissionDenied
        below = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_preview", args=[object_id])
        with as_if_published([row]):
            return public_page(request, where or self.page_of(row), Preview(str(row), below))

    def page_of(self, row: Any) -> str:
        """Where readers find a row as it is now; Http404 where it has no page."""
        address = self.view_on_site(type(row)._default_manager.get(pk=row.pk))
        if not address:
            raise Http404
        return str(address)


def previewed(route: str, view: Callable[..., HttpResponseBase], name: str) -> list[URLPattern]:
    """The addresses of a preview: of the page itself, and of any ``where`` that it leads to."""
    return [path(route, view, name=name), path(f"{route}<path:where>", view, name=f"{name}_of")]


def public_page(request: HttpRequest, address: str, preview: Preview) -> HttpResponseBase:
    """What the site answers at an address, built for this request; its templates find what it is a preview of.

    The address may lack its first slash. What the request asks for goes before what the address does.
    """
    parts = urlsplit(address)
    place, query = f"/{parts.path.removeprefix('/')}", QueryDict(parts.query, mutable=True)
    for name, values in request.GET.lists():
        query.setlist(name, values)
    if place.startswith(reverse("admin:index")):
        raise Http404
    found, asked = resolve(place), copy(request)
    asked.path = asked.path_info = place
    asked.method, asked.GET = "GET", QueryDict(query.urlencode())
    asked.preview = preview  # type: ignore[attr-defined]
    response: HttpResponseBase = found.func(asked, *found.args, **found.kwargs)
    return _leading_on(response, preview.below)


def _leading_on(response: HttpResponseBase, below: str) -> HttpResponseBase:
    """An answer whose links stay in the preview; one that is sent bit by bit is made now, while the row is seen."""
    if response.streaming:
        return HttpResponse(b"".join(response), headers=response.headers)
    if response.headers.get("Location", "").startswith("/"):
        response.headers["Location"] = below + response.headers["Location"][1:]
    elif isinstance(response, HttpResponse) and response.headers["Content-Type"].startswith("text/html"):
        html = LINK.sub(lambda link: f"{link[1]}{below}{link[2][1:]}", response.content.decode())
        response.content = html.encode()
    return response
