"""Accounts and roles: every change of what they may do is told in the log, old beside new."""

from typing import Any

from django.db.models import Model
from django.http import HttpRequest

# What of an account or a role gives permissions.
GIVES = ("is_active", "is_staff", "is_superuser", "groups", "user_permissions", "permissions")


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
