"""What somebody typed into a form that could not be taken, since the session had ended: it is given back, unsaved."""

from typing import Any

from django.core import signing
from django.http import HttpRequest, QueryDict
from django.template.response import TemplateResponse
from django.utils.translation import gettext

# A form that is sent with this name is shown again as it was typed, and not saved.
TYPED = "_typed"
SALT = "cooperation.admin.typed"
LEFT_OUT = {"csrfmiddlewaretoken", "action", TYPED}
TOKEN_AGE = 24 * 60 * 60

type Fields = list[tuple[str, str]]


def fields_of(data: QueryDict) -> Fields:
    """The fields of a form that was sent; passwords, and the buttons of lists, are not kept."""
    if "action" in data or any("password" in name for name in data):
        return []
    return [(name, value) for name, values in data.lists() for value in values if name not in LEFT_OUT]


def sealed(address: str, fields: Fields) -> str:
    """A form and where it was sent, for a hidden field of the page on which one signs in."""
    return signing.dumps([address, fields], salt=SALT, compress=True)


def unsealed(text: str) -> tuple[str, Fields]:
    """The reverse; nothing for what is no such text, or a day old."""
    try:
        address, fields = signing.loads(text, salt=SALT, max_age=TOKEN_AGE)
    except signing.BadSignature:
        return "", []
    return address, [(name, value) for name, value in fields]


def give_back(request: HttpRequest, context: dict[str, Any], address: str, fields: Fields) -> TemplateResponse:
    """The page that leads back into the form, with all that was typed."""
    shown = {"title": gettext("What you typed is kept"), "address": address, "fields": fields}
    return TemplateResponse(request, "admin/typed.html", {**context, **shown})
