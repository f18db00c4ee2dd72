"""An editor at work: signed in, opening forms and sending them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import models
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import reverse

from cooperation.actions.review import REVIEWED
from cooperation.models import TradeFigure
from tests.cooperation.admin.forms import Fields, fields_of


def address(model: type[models.Model], page: str, *arguments: Any) -> str:
    """Of a page of the administration: changelist, add, change, delete."""
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=arguments)


@dataclass
class Editor:
    """Somebody with an account."""

    client: Client
    user: User

    def opens(self, model: type[models.Model], page: str, *arguments: Any, **query: str) -> str:
        """The page as text; it has to be there."""
        response = self.client.get(address(model, page, *arguments), query)
        assert response.status_code == 200
        return str(response.content, "utf-8")

    def adds(self, model: type[models.Model], **fields: Any) -> Any:
        """Fill in the empty form and send it."""
        asked = {name: str(fields.pop(name)) for name in ("_asked",) if name in fields}
        form = fields_of(self.opens(model, "add", **asked), f"{model._meta.model_name}_form")
        # Made-up figures are of years after their sources; whether that is asked about is a question of its own.
        confirmed = {"confirmed": "on"} if model is TradeFigure else {}
        return self.client.post(address(model, "add"), form | confirmed | fields)

    def changes(self, row: models.Model, **fields: Any) -> Any:
        """Alter some fields of a row's form, with a reason, and send it whole."""
        reason = {"why": "Made up."} if isinstance(row, REVIEWED) else {}
        return self.sends(row, self.form_of(row) | reason | fields)

    def form_of(self, row: models.Model) -> Fields:
        """What the form of a row holds."""
        return fields_of(self.opens(type(row), "change", row.pk), f"{row._meta.model_name}_form")

    def sends(self, row: models.Model, form: Fields) -> Any:
        """Send the form of a row that was opened before: what is refused leaves it as it was, for the next to send."""
        return self.client.post(address(type(row), "change", row.pk), form)

    def deletes(self, row: models.Model) -> HttpResponseBase:
        """Confirm the deletion."""
        return self.client.post(address(type(row), "delete", row.pk), {"post": "yes"})

    def does(self, action: str, *rows: models.Model) -> Any:
        """Run an action of the list over rows."""
        sent = {"action": action, "index": "0", "_selected_action": [str(row.pk) for row in rows], "post": "yes"}
        return self.client.post(address(type(rows[0]), "changelist"), sent, follow=True)


@pytest.fixture
def editor(db: None) -> Editor:
    """An editor who may do everything."""
    user = User.objects.create_superuser("editor", password="so-secret")
    client = Client()
    client.force_login(user)
    return Editor(client, user)


def sentences(response: Any) -> str:
    """All that a page says was wrong."""
    context = response.context
    assert response.status_code == 200, "the form was accepted"
    formsets = [inline.formset for inline in context["inline_admin_formsets"]]
    errors = [context["adminform"].form.errors, *(error for formset in formsets for error in formset.errors)]
    said = [str(message) for error in errors for messages in error.values() for message in messages]
    return " ".join([*said, *(str(message) for formset in formsets for message in formset.non_form_errors())])


@pytest.fixture(autouse=True)
def late(monkeypatch: pytest.MonkeyPatch) -> None:
    """A day after all that made-up rows tell of."""
    monkeypatch.setattr("cooperation.admin.asking.localdate", lambda: date(2050, 1, 1))
