"""What is wrong with a request, for programs: a problem detail (RFC 9457)."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse

TITLES = {
    400: "File refused",
    404: "Not found",
    405: "Method not allowed",
    422: "Parameters refused",
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
