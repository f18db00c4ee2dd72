"""The yardstick of the benchmarks: Django, under the same server, with one view that gives the same bytes each time.

The bytes and headers are those of the page in the environment variable CONSTANT_PAGE, a file with the body alone.
"""

import os
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import re_path

BODY = Path(os.environ["CONSTANT_PAGE"]).read_bytes()


def constant(request: HttpRequest) -> HttpResponse:
    """The same bytes, whatever is asked."""
    return HttpResponse(BODY)


urlpatterns = [re_path("", constant)]
settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1"], MIDDLEWARE=[], SECRET_KEY="none")  # noqa: S106
application = get_wsgi_application()
