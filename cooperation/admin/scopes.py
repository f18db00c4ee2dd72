"""Choosing the part of the whole that a figure or a target counts: one of those known, or a new one made beside it."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib.admin.options import IS_POPUP_VAR, TO_FIELD_VAR
from django.db.models import Model
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from cooperation.admin.choices import is_key, label
from cooperation.models import CountryPair, Scope, SharedScope


class ScopeSelect(forms.Select):
    """The known parts, with Django's plus that opens the form for another one of the same pair."""

    pair_key: str = ""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The box and the plus; the new part comes back as its code."""
        asked = {IS_POPUP_VAR: "1", TO_FIELD_VAR: "code"} | ({"pair": self.pair_key} if self.pair_key else {})
        address = f"{reverse('admin:cooperation_scope_add')}?{urlencode(asked)}"
        box = super().render(name, value, attrs, renderer)
        return render_to_string("admin/scope_select.html", {"box": box, "name": name, "address": address})


def offer_scopes(form: "forms.ModelForm[Any]") -> None:
    """Let a form choose among the whole, the common parts and those of its pair; of every pair while none is known."""
    field: Any = form.fields["scope"]
    pair_key = _pair_key(form)
    own = Scope.objects.select_related("pair").order_by("pair", "name_en")
    named = own.filter(pair=int(pair_key)) if pair_key else own
    field.choices = [
        ("", gettext("the whole")),
        *SharedScope.choices,
        *((scope.code, scope.name if pair_key else label(scope)) for scope in named),
    ]
    if isinstance(field.widget, ScopeSelect):
        field.widget.pair_key = pair_key


def _pair_key(form: "forms.ModelForm[Any]") -> str:
    """The key of the pair that the row is of or, of a new one, that was sent or filled in; empty where none is."""
    given = form.instance.pair_id or form.data.get(form.add_prefix("pair")) or form.initial.get("pair") or ""
    key = str(given.pk if isinstance(given, Model) else given)
    return key if is_key(CountryPair, key) else ""
