"""What is wrong with a request, as a problem detail (RFC 9457), and data that programs of any site may read."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt

READS = ("GET", "HEAD", "OPTIONS")

TITLES = {
    400: "File refused",
    404: "Not found",
    405: "Method not allowed",
    422: "Parameters refused",
    503: "Not ready",
}
# Forms whose readers are programs that know problem details.
DATA = (".json", ".csv", ".xlsx")


def problem(request: HttpRequest, status: int, errors: tuple[str, ...]) -> HttpResponse:
    """The problem, a sentence for each thing that is wrong."""
    content = {
        "type": request.build_absolute_uri(f"{reverse('api-documentation')}#problem-{status}"),
        "title": TITLES[status],
        "status": status,
        "detail": " ".join(errors),
        "errors": list(errors),
    }
    return JsonResponse(
        content,
        status=status,
        content_type="application/problem+json",
        json_dumps_params={"ensure_ascii": False},
    )


def refused(request: HttpRequest, *errors: str) -> HttpResponse:
    """In place of a file that was asked for wrongly: never another one. A picture or a citation is refused in words."""
    if request.path.endswith(DATA):
        return problem(request, 400, errors)
    return HttpResponse(" ".join(errors) + "\n", status=400, content_type="text/plain; charset=utf-8")


def open_data(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Answer what reads, also to scripts of other sites; whoever would write is told that nothing is written here."""

    @wraps(view)
    def answered(request: HttpRequest, *places: Any, **where: Any) -> HttpResponseBase:
        response: HttpResponseBase
        allowed = {"Allow": ", ".join(READS)}
        if request.method == "OPTIONS":
            asked = {"Access-Control-Allow-Methods": ", ".join(READS), "Access-Control-Allow-Headers": "If-None-Match"}
            response = HttpResponse(status=204, headers=allowed | asked)
        elif request.method not in READS:
            response = problem(request, 405, (gettext("This can be read and not written."),))
            response.headers["Allow"] = allowed["Allow"]
        else:
            response = view(request, *places, **where)
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = "ETag, Link, Content-Disposition"
        return response

    return csrf_exempt(answered)
