"""Whether the process lives (``/healthz``) and whether the site can serve (``/readyz``), for proxies and watchers.

They are answered before anything else: a watcher asks by the address of a machine, without TLS, and neither the name
of the site nor its database may be needed to say that the process lives.
"""

import sys
from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.template.loader import render_to_string
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext
from django.views.defaults import server_error

from cooperation.admin.signing_in import client_address
from dashboard.components.problem import problem
from dashboard.operation.checks import READINESS, Verdict, ask, worst
from dashboard.operation.hardening import GetResponse, harden

RETRY_AFTER = 5


class Health:
    """Answers the two addresses; all others pass."""

    def __init__(self, get_response: GetResponse) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The state that is asked for, never kept by anybody."""
        answer = ADDRESSES.get(request.path_info)
        if answer is None:
            return self._get_response(request)
        response = answer(request)
        response.headers["Cache-Control"] = "no-store"
        return harden(response, is_secure=request.is_secure())


def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers: nothing else is looked at."""
    return HttpResponse("fine\n", content_type="text/plain; charset=utf-8")


def readyz(request: HttpRequest) -> HttpResponse:
    """What the site needs and what is missing, for whom the settings name; 503 where it cannot serve.

    Without its shared store or its worker the site is slower or leaves uploads waiting: it still serves.
    """
    if not is_operator(request):
        return HttpResponse("Not for everyone.\n", content_type="text/plain; charset=utf-8", status=403)
    findings = ask(READINESS)
    verdict = worst(findings)
    told = [
        {"check": finding.name, "verdict": finding.verdict, "found": finding.sentence, "do": finding.remedy}
        for finding in findings
    ]
    status = 503 if verdict is Verdict.FAILED else 200
    return JsonResponse({"verdict": verdict, "checks": told}, status=status)


ADDRESSES: dict[str, Callable[[HttpRequest], HttpResponse]] = {"/healthz": healthz, "/readyz": readyz}


def is_operator(request: HttpRequest) -> bool:
    """Whether somebody may see how the site stands: by the token, or by an address that the settings name.

    A proxy that the settings do not name speaks for readers from anywhere: its own address says nothing.
    """
    token = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if settings.OPERATORS_TOKEN and constant_time_compare(token, settings.OPERATORS_TOKEN):
        return True
    address = client_address(request)
    is_forwarded = "HTTP_X_FORWARDED_FOR" in request.META or "HTTP_FORWARDED" in request.META
    is_told_by_a_stranger = is_forwarded and address == request.META.get("REMOTE_ADDR")
    try:
        where = ip_address(address)
    except ValueError:
        return False
    return not is_told_by_a_stranger and any(where in network for network in settings.OPERATORS)


def failed(request: HttpRequest) -> HttpResponse:
    """The answer where the site failed; where it is the database that does not answer, when to come again."""
    if not isinstance(sys.exception(), OperationalError | InterfaceError):
        return server_error(request)
    headers = {"Retry-After": str(RETRY_AFTER), "Cache-Control": "no-store"}
    if request.path_info.startswith("/api/"):
        sentence = gettext("The database does not answer. Nothing is lost; please ask again in a moment.")
        refused = problem(request, 503, (sentence,))
        for name, value in (headers | {"Access-Control-Allow-Origin": "*"}).items():
            refused.headers[name] = value
        return refused
    return HttpResponse(render_to_string("503.html"), status=503, headers=headers)
