"""The application that a ASGI server runs."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dashboard.settings")

application = get_asgi_application()

# After Django is set up, which what is loaded needs. Whoever works on the code waits for every start: not for them.
from django.conf import settings  # noqa: E402

from dashboard.warm import warm_up  # noqa: E402

if not settings.DEBUG:
    warm_up()
