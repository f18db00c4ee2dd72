"""A form that several editors may have open: they are told of each other, and no text of either is lost."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.admin.utils import quote, unquote
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max, Model
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from cooperation.actions.pairs import latest_revision
from cooperation.actions.review import may_publish, propose
from cooperation.admin.choices import is_key
from cooperation.admin.collisions import Merge, Opened, Whole, chosen, merged
from cooperation.admin.typed import fields_of
from cooperation.models import OpenForm

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
else:
    ModelAdmin = admin.ModelAdmin

OPENED = "_opened"
# A browser tells that a form is open once in less than this.
HEARD_OF = timedelta(minutes=2)


class WaitsForReview(Exception):  # noqa: N818 - no fault of anybody's
    """A change of a published value, which another person has to publish; it is rolled back, and kept."""


class SharedForms(ModelAdmin):
    """Forms of rows that others may have open too."""

    def get_urls(self) -> list[URLPattern]:
        """Where a browser tells that a form is still open."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_open"
        view = self.admin_site.admin_view(require_POST(self._open))
        return [path("<path:object_id>/open/", view, name=name), *super().get_urls()]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> Any:
        """The form of a new row; several that are sent at once are saved one after the other."""
        if request.method != "POST":
            return super().add_view(request, form_url, extra_context)
        with transaction.atomic():
            self._wait_for_turn(request)
            return super().add_view(request, form_url, extra_context)

    def change_view(self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None) -> Any:
        """The form; what it sends is joined first with what others have saved since it was opened."""
        if request.method != "POST":
            return self._told(request, super().change_view(request, object_id, form_url, extra_context))
        with transaction.atomic():
            self._wait_for_turn(request)
            asked = self._join(request, object_id) if OPENED in request.POST else None
            try:
                return asked or self._told(request, super().change_view(request, object_id, form_url, extra_context))
            except WaitsForReview:
                return self._propose(request, object_id)

    def _told(self, request: HttpRequest, answer: HttpResponseBase) -> HttpResponseBase:
        """Give the form what it holds now, and say who else has it open."""
        context = getattr(answer, "context_data", None) or {}
        row = context.get("original")
        if row is None or "adminform" not in context or not self.has_change_permission(request, row):
            return answer
        if OPENED in request.POST:
            context["opened"] = request.POST[OPENED]
        else:
            within = {inline.formset.prefix: inline.formset for inline in context["inline_admin_formsets"]}
            context["opened"] = self._opened(row, Whole(context["adminform"].form, within)).sealed()
        context["others"] = tell_open(request.user, row)
        context["is_reviewed"] = not may_publish(request.user.get_username(), request.user, type(row))
        context["open_url"] = self._address("open", quote(row.pk))
        context["versions_url"] = self._address("versions", quote(row.pk))
        return answer

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save what belongs to the row; its form is no longer open."""
        super().save_related(request, form, formsets, change)
        _open_forms(form.instance).filter(user=request.user.pk).delete()

    def _propose(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Keep the change of a published row for somebody else to publish."""
        row = self.get_object(request, unquote(object_id))
        if row is None:
            raise PermissionDenied
        propose(row=row, fields=fields_of(request.POST), by=request.user.get_username(), at=timezone.now())
        _open_forms(row).filter(user=request.user.pk).delete()
        self.message_user(
            request,
            gettext("“%(row)s” was sent to review. Readers see it as it was until another person publishes the change.")
            % {"row": row},
        )
        return HttpResponseRedirect(self._address("changelist"))

    def _wait_for_turn(self, request: HttpRequest) -> None:
        """Forms of the same tables are checked and saved one after the other, so that a free number stays free."""
        models = [self.model, *(inline.model for inline in self.get_inline_instances(request))]
        keys = sorted(kind.pk for kind in ContentType.objects.get_for_models(*models).values())
        list(ContentType.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk"))

    def _join(self, request: HttpRequest, object_id: str) -> HttpResponseBase | None:
        """Let ``request`` hold the merged form; or the page on which its sender chooses."""
        request.POST = chosen(request.POST)  # type: ignore[assignment]
        opened, key = Opened.unsealed(request.POST[OPENED]), unquote(object_id)
        if opened is None or not is_key(self.model, key):
            return None
        if latest_revision(self.model._default_manager.filter(pk=key)) == opened.revision:
            return None
        row = self.get_object(request, key)
        if row is None or not self.has_change_permission(request, row):
            return None
        whole = self.whole(request, row)
        merge = merged(whole, opened.state, request.POST)
        who = _saved_by_others(row, opened.logged, request)
        if merge.clashes:
            return self._ask(request, row, merge, whole, who)
        request.POST = merge.data  # type: ignore[assignment]
        if merge.joined:
            fields = "; ".join(f"{joined.label}: {joined.theirs or gettext('empty')}" for joined in merge.joined)
            self.message_user(
                request, gettext("%(who)s Kept beside yours: %(fields)s") % {"who": who, "fields": fields}
            )
        return None

    def _ask(self, request: HttpRequest, row: Model, merge: Merge, whole: Whole, who: str) -> HttpResponse:
        """The page with both versions; nothing is saved."""
        hidden = [(name, value) for name, values in merge.data.lists() for value in values if name not in NOT_SENT_ON]
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Saved by someone else meanwhile"),
            "opts": self.opts,
            "original": row,
            "who": who,
            "clashes": merge.clashes,
            "joined": merge.joined,
            "hidden": hidden,
            "opened": self._opened(row, whole).sealed(),
            "add_url": self._address("add") if not whole.within and self.has_add_permission(request) else "",
        }
        return TemplateResponse(request, "admin/collision.html", context)

    def whole(self, request: HttpRequest, row: Model) -> Whole:
        """The form of a row, as somebody would open it now."""
        form = self.get_form(request, row, change=True)(instance=row)
        within = {
            formset.get_default_prefix(): formset(
                instance=row, prefix=formset.get_default_prefix(), queryset=inline.get_queryset(request)
            )
            for formset, inline in self.get_formsets_with_inlines(request, row)
        }
        return Whole(form, within)

    def _opened(self, row: Model, whole: Whole) -> Opened:
        last = _log_of(row).aggregate(last=Max("pk"))["last"] or 0
        return Opened(latest_revision(type(row)._default_manager.filter(pk=row.pk)), last, whole.state())

    def _open(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Note that the form is open, or left; answers with who else has it."""
        row = self.get_object(request, unquote(object_id))
        if row is None or not self.has_change_permission(request, row):
            raise PermissionDenied
        if "left" in request.POST:
            _open_forms(row).filter(user=request.user.pk).delete()
            return HttpResponse(status=204)
        return JsonResponse({"others": tell_open(request.user, row)})

    def _address(self, page: str, *arguments: Any) -> str:
        return reverse(f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_{page}", args=arguments)


NOT_SENT_ON = {"csrfmiddlewaretoken", OPENED}


def tell_open(user: Any, row: Model) -> str:
    """Note that somebody has a row's form open; returns a sentence about the others who have, empty without any."""
    now = timezone.now()
    kind = ContentType.objects.get_for_model(row)
    OpenForm.objects.update_or_create(content_type=kind, object_id=str(row.pk), user=user, defaults={"seen_at": now})
    others = _open_forms(row).filter(seen_at__gt=now - HEARD_OF).exclude(user=user).select_related("user")
    names = [_name(other.user) for other in others.order_by("pk")]
    sentence = ngettext("%(names)s has this form open too.", "%(names)s have this form open too.", len(names))
    return sentence % {"names": ", ".join(names)} if names else ""


def _open_forms(row: Model) -> Any:
    return OpenForm.objects.filter(content_type=ContentType.objects.get_for_model(row), object_id=str(row.pk))


def _name(user: Any) -> str:
    return str(user.get_full_name() or user.get_username())


def _log_of(row: Model) -> Any:
    return LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(row), object_id=str(row.pk))


def _saved_by_others(row: Model, logged: int, request: HttpRequest) -> str:
    """Who saved the row while it was open here, and when, as a sentence."""
    entry = _log_of(row).filter(pk__gt=logged).exclude(user=request.user.pk).select_related("user").last()
    if entry is None:
        return gettext("This row was changed while you had it open.")
    words = {"who": _name(entry.user), "time": date_format(entry.action_time, "H:i")}
    return capfirst(gettext("%(who)s saved this row at %(time)s, while you had it open.") % words)
