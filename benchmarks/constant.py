"""The yardstick of the benchmarks: Django, under the same server, with one view that gives the same bytes each time.

YARDSTICK names a folder: the bytes are those of its ``page.html``, and all its files are served as they lie.
"""

import os
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import re_path
from whitenoise import WhiteNoise

FOLDER = Path(os.environ["YARDSTICK"])
BODY = (FOLDER / "page.html").read_bytes()


def constant(request: HttpRequest) -> HttpResponse:
    """The same bytes, whatever is asked."""
    return HttpResponse(BODY)


urlpatterns = [re_path("", constant)]
settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1"], MIDDLEWARE=[], SECRET_KEY="none")  # noqa: S106
application = WhiteNoise(get_wsgi_application(), root=FOLDER)
