"""Where the pages are on which claims are made from the text of a source."""

from collections.abc import Callable

from django.contrib.admin import AdminSite
from django.http import HttpResponseBase
from django.urls import URLPattern, path

from cooperation.admin.marking import texts, views
from cooperation.admin.preview import previewed


def marking_urls(site: AdminSite) -> list[URLPattern]:
    """Below the addresses of sources."""
    pages: dict[str, tuple[str, Callable[..., HttpResponseBase]]] = {
        "from-text/": ("from_text", texts.add_from_text),
        "<int:pk>/text/": ("text", texts.change_text),
        "<int:pk>/mark/": ("mark", views.mark),
        "<int:pk>/mark/words/": ("mark_words", views.words),
        "<int:pk>/mark/reading/": ("mark_reading", views.reading),
        "<int:pk>/mark/read/": ("mark_tick", views.tick),
        "<int:pk>/mark/undo/": ("mark_undo", views.undo),
        "<int:pk>/mark/send/": ("mark_send", views.send),
        "<int:pk>/mark/publish/": ("mark_publish", views.publish),
    }
    return [
        *previewed("<int:pk>/mark/preview/", site.admin_view(views.preview), "cooperation_source_mark_preview"),
        *(
            path(address, site.admin_view(view), name=f"cooperation_source_{name}")
            for address, (name, view) in pages.items()
        ),
    ]
