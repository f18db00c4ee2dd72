"""The administration of rows that are drafts first, and of the claims among them."""

from typing import Any, ClassVar

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from cooperation.actions.publication import set_state
from cooperation.admin.record import RecordAdmin
from cooperation.models import Publication

MOST_PROBLEMS = 8

EVIDENCE: Any = (
    _("Evidence"),
    {
        "fields": ("evidence", "further_evidence", "quote", "caution"),
        "description": _(
            "Paragraphs are found by their locator (“1:19” is source 1, paragraph 19) or by words of their summary."
        ),
    },
)
PUBLICATION: Any = (
    _("Publication"),
    {
        "fields": ("state", "recorded_at"),
        "description": _("Readers see published rows only. What a published row cites has to be published too."),
    },
)


class PublishedAdmin(RecordAdmin):
    """A table whose rows readers see when they are published."""

    actions = ("publish", "withdraw")

    @admin.display(description=_("state"), ordering="state")
    def shown(self, row: Any) -> str:
        """Draft or published; drafts stand out."""
        return format_html('<span class="state {}">{}</span>', row.state, row.get_state_display())

    @admin.action(description=_("Publish selected %(verbose_name_plural)s"), permissions=["change"])
    def publish(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> None:
        """Put the rows before readers."""
        done = self._set_state(request, queryset, Publication.PUBLISHED)
        if done is not None:
            message = ngettext("%(count)d row was published.", "%(count)d rows were published.", done)
            self.message_user(request, message % {"count": done}, messages.SUCCESS)

    @admin.action(description=_("Withdraw selected %(verbose_name_plural)s"), permissions=["change"])
    def withdraw(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> None:
        """Take the rows back from readers; nothing is deleted."""
        done = self._set_state(request, queryset, Publication.DRAFT)
        if done is not None:
            message = ngettext("%(count)d row was withdrawn.", "%(count)d rows were withdrawn.", done)
            self.message_user(request, message % {"count": done}, messages.SUCCESS)

    def _set_state(self, request: HttpRequest, rows: models.QuerySet[Any], state: Publication) -> int | None:
        try:
            changed = set_state(rows=rows, state=state, by=request.user.get_username())
        except ValidationError as error:
            shown = error.messages[:MOST_PROBLEMS]
            self.message_user(request, " ".join([gettext("Nothing was changed."), *shown]), messages.ERROR)
            return None
        for row in changed:
            self.log_change(request, row, [{"changed": {"fields": [gettext("state")]}}])
        return len(changed)


class ClaimAdmin(PublishedAdmin):
    """Something that a source says, with the paragraph that says it."""

    joins: ClassVar[tuple[str, ...]] = ("pair", "evidence__source__pair")
    autocomplete_fields: ClassVar[tuple[str, ...]] = ("pair", "evidence", "further_evidence")
    radio_fields = {"state": admin.HORIZONTAL}
    readonly_fields: ClassVar[tuple[str, ...]] = ("recorded_at",)

    @admin.display(description=_("evidence"), ordering="evidence")
    def locator(self, row: Any) -> str:
        """The main paragraph, as source and number."""
        return str(row.evidence)
