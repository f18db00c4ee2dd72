"""Reading what was done to the published record; the history is added to by every change and altered by none."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cooperation.actions.record import MODELS
from cooperation.admin.record import PairFilter, RecordAdmin, shortened
from cooperation.models import Change

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
else:
    ModelAdmin = admin.ModelAdmin


class ReadOnly(ModelAdmin):
    """What writes itself: nobody adds to it, alters it or deletes it by hand."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Rows are written by what happened."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Rows are read only."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Rows are kept."""
        return False


@admin.register(Change)
class ChangeAdmin(ReadOnly, RecordAdmin):
    """The history of the published record."""

    purpose = _("What readers saw before and after each change, and whose it was; nothing here can be altered.")
    list_display = ("recorded_at", "recorded_by", "of_row", "what", "revision", "pair_code")
    list_filter = (PairFilter, "table", "recorded_by")
    joins = ("pair",)
    search_fields = ("recorded_by", "row__exact", "revision__exact")
    ordering = ("-pk",)
    fields = ("pair", "revision", "of_row", "recorded_at", "recorded_by", "differences")
    readonly_fields = fields

    @admin.display(description=_("row"), ordering="table")
    def of_row(self, change: Change) -> str:
        """The row, with a link to its form."""
        options = MODELS[change.table]._meta
        address = reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[change.row])
        return format_html('<a href="{}">{} {}</a>', address, options.verbose_name, change.row)

    @admin.display(description=_("what"))
    def what(self, change: Change) -> str:
        """Shown, no longer shown, or the columns that were corrected."""
        if not change.before:
            return gettext("shown to readers")
        return shortened(", ".join(change.corrected)) if change.after else gettext("no longer shown")

    @admin.display(description=_("differences"))
    def differences(self, change: Change) -> str:
        """Every cell that differs, before and after."""
        columns = [
            name
            for name in {**change.before, **change.after}
            if _cell(change.before, name) != _cell(change.after, name)
        ]
        cells = ((name, _cell(change.before, name), _cell(change.after, name)) for name in columns)
        return format_html_join("", "<p><b>{}</b>: {} → {}</p>", cells)


def _cell(cells: dict[str, str], name: str) -> str:
    return cells.get(name) or gettext("nothing")


@admin.register(LogEntry)
class LogEntryAdmin(ReadOnly):
    """What was done in the administration; nobody alters it."""

    purpose = _("What was saved, by whom and when, drafts, accounts and permissions included.")
    list_display = ("action_time", "user", "of_row", "said")
    list_filter = ("user", "content_type", "action_flag")
    list_select_related = ("user", "content_type")
    search_fields = ("object_repr", "change_message", "user__username")
    ordering = ("-pk",)

    @admin.display(description=_("row"))
    def of_row(self, entry: LogEntry) -> str:
        """What kind of row, and its name then."""
        return shortened(f"{entry.content_type.name if entry.content_type else ''} {entry.object_repr}")

    @admin.display(description=_("what"))
    def said(self, entry: LogEntry) -> str:
        """In words."""
        return shortened(entry.get_change_message())
