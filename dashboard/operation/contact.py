"""Whom to tell of a weakness of the site: ``/.well-known/security.txt`` (RFC 9116)."""

from datetime import UTC, datetime, time, timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import cache_control

# The standard asks for less than a year. The file is written anew for whoever asks, so that it never runs out.
VALID_FOR = timedelta(days=180)


@cache_control(public=True, max_age=3600)
def security_txt(request: HttpRequest) -> HttpResponse:
    """The file, with the contact of the settings; not there where they name none."""
    if not settings.SECURITY_CONTACT:
        raise Http404(gettext("This site names no contact for reports of weaknesses."))
    expires = datetime.combine(timezone.localdate() + VALID_FOR, time.min, UTC)
    lines = (
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        f"Canonical: {request.build_absolute_uri(reverse('security'))}",
        f"Preferred-Languages: {', '.join(code for code, _name in settings.LANGUAGES)}",
    )
    return HttpResponse("\n".join((*lines, "")), content_type="text/plain; charset=utf-8")
