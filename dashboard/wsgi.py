"""The application that a WSGI server runs."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dashboard.settings")

application = get_wsgi_application()

# After Django is set up, which what is loaded needs. Whoever works on the code waits for every start: not for them.
from django.conf import settings  # noqa: E402

from dashboard.warm import build_a_page, warm_up  # noqa: E402

if not settings.DEBUG:
    build_a_page()
    warm_up()
