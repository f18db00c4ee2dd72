"""The versions of a row that readers saw: two of them side by side, and one of them brought back."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cooperation.actions.affected import TABLES
from cooperation.actions.restoring import restore
from cooperation.actions.review import may_publish
from cooperation.models import Change

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
else:
    ModelAdmin = admin.ModelAdmin


class ChoiceForm(forms.Form):
    """Two versions to compare."""

    def __init__(self, versions: list[Change], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(change.pk), _title(change)) for change in versions]
        for name, label in (("one", _("Version")), ("other", _("compared with"))):
            self.fields[name] = forms.ChoiceField(label=label, choices=choices)


@dataclass(frozen=True)
class Cell:
    """A column in two versions."""

    column: str
    one: str
    other: str


class WithVersions(ModelAdmin):
    """A table of the record whose rows have versions."""

    def get_urls(self) -> list[URLPattern]:
        """The page besides those of Django."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_versions"
        view = self.admin_site.admin_view(self._versions)
        return [path("<path:object_id>/versions/", view, name=name), *super().get_urls()]

    def _versions(self, request: HttpRequest, object_id: str) -> HttpResponseBase:
        """Compare two versions; a second click makes one of them what readers see."""
        row = self.get_object(request, unquote(object_id))
        if row is None or not self.has_view_permission(request, row):
            raise PermissionDenied
        noted = (
            Change.objects.filter(table=TABLES[self.model], row=row.pk)
            if self.model in TABLES
            else Change.objects.none()
        )
        versions = list(noted.order_by("-pk"))
        if request.method == "POST":
            return self._restore(request, row, versions)
        known = {str(change.pk): change for change in versions}
        newest = [str(change.pk) for change in versions[:2]] or [""]
        asked = {"one": newest[-1], "other": newest[0]} | {
            name: key for name, key in request.GET.items() if key in known
        }
        one, other = known.get(asked["one"]), known.get(asked["other"])
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Versions"),
            "opts": self.opts,
            "original": row,
            "form": ChoiceForm(versions, initial=asked),
            "one": one,
            "is_only": len(versions) == 1,
            "one_title": _title(one) if one else "",
            "other_title": _title(other) if other else "",
            "cells": _compared(one, other) if one and other else [],
            "can_restore": bool(one) and one != versions[0] and self._may_restore(request, row),
        }
        return TemplateResponse(request, "admin/versions.html", context)

    def _may_restore(self, request: HttpRequest, row: Any) -> bool:
        """Who may publish the row's kind may bring back what was published before: then two people agreed to it."""
        return self.has_change_permission(request, row) and may_publish("", request.user, type(row))

    def _restore(self, request: HttpRequest, row: Any, versions: list[Change]) -> HttpResponseBase:
        change = next((each for each in versions if str(each.pk) == request.POST.get("version")), None)
        if change is None or not self._may_restore(request, row):
            raise PermissionDenied
        name = f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}"
        why = request.POST.get("why", "").strip()
        if not why:
            messages.error(request, gettext("Nothing was changed. Say why: the history tells it."))
            return HttpResponseRedirect(f"{reverse(f'{name}_versions', args=[row.pk])}?one={change.pk}")
        try:
            restore(change=change, by=request.user.get_username(), why=why)
        except ValidationError as error:
            messages.error(request, " ".join([gettext("Nothing was changed."), *error.messages]))
            return HttpResponseRedirect(reverse(f"{name}_versions", args=[row.pk]))
        self.log_change(request, row, [{"changed": {"fields": [gettext("an earlier version")]}}])
        messages.success(request, gettext("Readers see this row again as it was."))
        return HttpResponseRedirect(reverse(f"{name}_change", args=[row.pk]))


def _title(change: Change) -> str:
    """When a version came to be, and by whom."""
    words = {"time": date_format(change.recorded_at, "j M Y, H:i:s"), "who": change.recorded_by}
    return (gettext("%(time)s, %(who)s") if change.after else gettext("%(time)s, %(who)s: withdrawn")) % words


def _compared(one: Change, other: Change) -> list[Cell]:
    """The columns in which two versions differ; a version in which the row was withdrawn holds what it was before."""
    first, second = one.after or one.before, other.after or other.before
    names = dict.fromkeys([*first, *second])
    return [
        Cell(name, first.get(name, ""), second.get(name, ""))
        for name in names
        if first.get(name, "") != second.get(name, "")
    ]
