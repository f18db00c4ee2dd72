"""Accounts and roles: nobody gives more than is theirs, and what is given is told in the log, old beside new."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.models import Group, Permission
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext

if TYPE_CHECKING:
    ModelForm = forms.ModelForm[Any]
else:
    ModelForm = forms.ModelForm

# What of an account gives permissions, and of an account or a role.
OF_ACCOUNT = ("is_active", "is_staff", "is_superuser", "groups", "user_permissions")
GIVES = (*OF_ACCOUNT, "permissions")


def _given(row: Model) -> dict[str, str]:
    """What gives permissions, as text."""
    fields = {field.name: field for field in (*row._meta.fields, *row._meta.many_to_many) if field.name in GIVES}
    return {
        name: ", ".join(sorted(str(each) for each in getattr(row, name).all()))
        if field.many_to_many
        else str(getattr(row, name))
        for name, field in fields.items()
    }


class PermissionsLogged:
    """Notes how the permissions of an account or a role changed."""

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Remember what was given before."""
        stored = type(obj)._default_manager.filter(pk=obj.pk).first()
        form.given_before = _given(stored) if stored else {}
        super().save_model(request, obj, form, change)  # type: ignore[misc]

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Note each permission, old beside new, besides what Django notes."""
        super().save_related(request, form, formsets, change)  # type: ignore[misc]
        before, after = form.given_before, _given(form.instance)
        changes = [
            f"{name}: {before.get(name) or '–'} → {given or '–'}"
            for name, given in after.items()
            if before.get(name, "") != given
        ]
        if changes:
            self.log_change(request, form.instance, [{"changed": {"fields": changes}}])  # type: ignore[attr-defined]


class GivesWithin(ModelForm):
    """The form of an account or a role, in which somebody adds only what that person may do too."""

    giver: Any

    def clean(self) -> dict[str, Any] | None:
        """Refuse permissions, and roles that hold some, which the giver lacks; what was there before may stay."""
        cleaned = super().clean()
        for name in ("groups", "user_permissions", "permissions"):
            before = set(getattr(self.instance, name).all()) if name in self.fields and self.instance.pk else set()
            added = set(self.cleaned_data.get(name, ())) - before
            if beyond := sorted(str(given) for given in added if not self._holds(given)):
                said = gettext("You may give only what you may do yourself. Not yours to give: %(given)s.")
                self.add_error(name, said % {"given": ", ".join(beyond)})
        return cleaned

    def _holds(self, given: Group | Permission) -> bool:
        """Whether the giver may do all of it."""
        held: Iterable[Permission] = (
            [given] if isinstance(given, Permission) else given.permissions.select_related("content_type")
        )
        return all(self.giver.has_perm(f"{one.content_type.app_label}.{one.codename}") for one in held)


class WithinOwn:
    """Rows of accounts, where who is no superuser touches nothing of a superuser.

    Of a row that belongs to an account, such as a phone, ``account`` names the field.
    """

    account = ""

    def _is_beyond(self, request: HttpRequest, row: Any) -> bool:
        owner = getattr(row, self.account) if row is not None and self.account else row
        return bool(getattr(owner, "is_superuser", False)) and not request.user.is_superuser

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The page of the password asks this too."""
        return not self._is_beyond(request, obj) and super().has_change_permission(request, obj)  # type: ignore[misc]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Also of each row of an action."""
        return not self._is_beyond(request, obj) and super().has_delete_permission(request, obj)  # type: ignore[misc]
