"""What the site tells every browser that it may not do, and the requests that it refuses before it reads them."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed

type GetResponse = Callable[[HttpRequest], HttpResponseBase]

# Nothing here asks a reader's device for anything, and no page framed here, or that frames it, may do so in its name.
REFUSED_FEATURES = (
    *("accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "geolocation"),
    *("gyroscope", "hid", "idle-detection", "magnetometer", "microphone", "midi", "payment"),
    *("publickey-credentials-get", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking"),
)
PERMISSIONS = ", ".join(f"{feature}=()" for feature in REFUSED_FEATURES)
METHODS = ("GET", "HEAD", "OPTIONS", "POST")
# An address with every filter of a list has 2 KB, the cookies of a signed-in editor half of that.
MOST_HEADER_BYTES = 32 * 1024


class Refusals:
    """Refuses methods that nothing here answers (405) and headers longer than any browser sends (431).

    It stands before all others, so that neither a kept answer nor a form is asked for in such a way.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The refusal, or what the site answers."""
        # The API refuses what it does not take in its own words.
        if request.method not in METHODS and not request.path_info.startswith("/api/"):
            return harden(HttpResponseNotAllowed(METHODS), is_secure=request.is_secure())
        sent = sum(len(value) for name, value in request.META.items() if name.startswith("HTTP_"))
        if sent > MOST_HEADER_BYTES:
            sentence = f"The headers of a request may have {MOST_HEADER_BYTES // 1024} KB; these have more.\n"
            too_long = HttpResponse(sentence, "text/plain", HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
            return harden(too_long, is_secure=request.is_secure())
        return self._get_response(request)


class Hardened:
    """Puts the headers of ``harden`` on every answer: pages, files, the administration, errors.

    It stands below the layer that keeps answers, whose headers are written once.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer with them."""
        return harden(self._get_response(request), is_secure=request.is_secure())


def harden(response: HttpResponseBase, *, is_secure: bool) -> HttpResponseBase:
    """Tell what a browser may not do with an answer; over TLS its cookies are for TLS alone, whatever is set."""
    response.headers.setdefault("Permissions-Policy", PERMISSIONS)
    policy = "cross-origin" if _is_for_other_sites(response) else "same-origin"
    response.headers.setdefault("Cross-Origin-Resource-Policy", policy)
    response.headers.setdefault("Cross-Origin-Opener-Policy", settings.SECURE_CROSS_ORIGIN_OPENER_POLICY)
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    for cookie in response.cookies.values() if is_secure else ():
        cookie["secure"] = True
    return response


def _is_for_other_sites(response: HttpResponseBase) -> bool:
    """Whether other sites may show it: files and pictures that are public, and charts that are made to be framed."""
    is_page = response.headers.get("Content-Type", "").startswith("text/html")
    is_framed_here_only = is_page and "X-Frame-Options" in response.headers
    return "public" in response.headers.get("Cache-Control", "") and not is_framed_here_only
