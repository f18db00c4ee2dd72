"""The page on which readers will see a row, with the row in it before it is published: for editors, and never kept."""

from copy import copy
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase, QueryDict
from django.urls import URLPattern, path, resolve

from cooperation.actions.preview import as_if_published

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
else:
    ModelAdmin = admin.ModelAdmin


class WithPreview(ModelAdmin):
    """A table whose rows have a page that readers see."""

    view_on_site: Any

    def get_urls(self) -> list[URLPattern]:
        """The page besides those of Django."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_preview"
        view = self.admin_site.admin_view(self._preview)
        return [path("<path:object_id>/preview/", view, name=name), *super().get_urls()]

    def _preview(self, request: HttpRequest, object_id: str) -> HttpResponseBase:
        """The public page as it will be, by its own view and template."""
        row = self.get_object(request, unquote(object_id))
        if row is None or not self.has_view_permission(request, row):
            raise PermissionDenied
        with as_if_published([row]):
            address = self.view_on_site(type(row)._default_manager.get(pk=row.pk))
            if not address:
                raise Http404
            return public_page(request, address, str(row))


def public_page(request: HttpRequest, address: str, preview_of: str) -> HttpResponseBase:
    """What the site answers at an address, built for this request; its templates find what it is a preview of."""
    parts = urlsplit(address)
    found, asked = resolve(parts.path), copy(request)
    asked.path = asked.path_info = parts.path
    asked.method, asked.GET = "GET", QueryDict(parts.query)
    asked.preview_of = preview_of  # type: ignore[attr-defined]
    response: HttpResponseBase = found.func(asked, *found.args, **found.kwargs)
    return response
