"""The administration of rows that are drafts first, and of the claims among them."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from cooperation.actions import review
from cooperation.actions.publication import set_state
from cooperation.admin.preview import WithPreview
from cooperation.admin.proposed import ProposedChanges
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
        "fields": ("state", "why", "recorded_at"),
        "description": _("Readers see published rows only. What a published row cites has to be published too."),
    },
)


class PublishedAdmin(WithPreview, RecordAdmin):
    """A table whose rows readers see when they are published."""

    actions = ("send", "publish", "publish_with_parts", "withdraw")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """A new row has no history yet."""
        fieldsets = super().get_fieldsets(request, obj)
        new = (PUBLICATION[0], PUBLICATION[1] | {"fields": ("state",)})
        return fieldsets if obj else [new if each is PUBLICATION else each for each in fieldsets]

    @admin.display(description=_("state"), ordering="state")
    def shown(self, row: Any) -> str:
        """Where a row stands on its way to readers; what they do not see stands out."""
        return format_html('<span class="state {}">{}</span>', row.state, row.get_state_display())

    @admin.action(description=_("Send selected %(verbose_name_plural)s to review"), permissions=["change"])
    def send(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> None:
        """Have somebody else look at drafts and publish them."""
        self._tell(
            request,
            lambda: review.send(rows=queryset, by=request.user.get_username(), at=timezone.now()),
            ngettext_lazy("%(count)d row was sent to review.", "%(count)d rows were sent to review.", "count"),
        )

    @admin.action(description=_("Publish selected %(verbose_name_plural)s"), permissions=["change"])
    def publish(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> None:
        """Put the rows before readers."""

        def act() -> list[Any]:
            review.check_may_publish(queryset.exclude(state=Publication.PUBLISHED), request.user)
            return review.published(queryset, by=request.user.get_username())

        words = ngettext_lazy("%(count)d row was published.", "%(count)d rows were published.", "count")
        done = self._tell(request, act, words)
        for sentence in filter(None, map(review.missing_part, done)):
            self.message_user(request, sentence, messages.WARNING)

    @admin.action(description=_("Publish selected %(verbose_name_plural)s with their parts"), permissions=["change"])
    def publish_with_parts(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> None:
        """Put the rows before readers with the sources that they cite and all that belongs to them."""

        def act() -> list[Any]:
            with transaction.atomic():
                return [part for row in queryset for part in review.publish_with_parts(row=row, user=request.user)]

        words = ngettext_lazy("%(count)d row was published.", "%(count)d rows were published.", "count")
        self._tell(request, act, words)

    @admin.action(description=_("Withdraw selected %(verbose_name_plural)s"), permissions=["change"])
    def withdraw(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> None:
        """Take published rows back from readers; nothing is deleted."""

        def act() -> list[Any]:
            rows = queryset.filter(state=Publication.PUBLISHED)
            review.check_may_withdraw(rows, request.user)
            return set_state(rows=rows, state=Publication.WITHDRAWN, by=request.user.get_username())

        self._tell(
            request,
            act,
            ngettext_lazy("%(count)d row was withdrawn.", "%(count)d rows were withdrawn.", "count"),
        )

    def _tell(self, request: HttpRequest, act: Callable[[], list[Any]], words: Any) -> list[Any]:
        """Do something with rows and say how many it concerned, or why nothing was changed; returns the rows."""
        try:
            rows = act()
        except ValidationError as error:
            shown = error.messages[:MOST_PROBLEMS]
            self.message_user(request, " ".join([gettext("Nothing was changed."), *shown]), messages.ERROR)
            return []
        for row in rows:
            self.log_change(request, row, [{"changed": {"fields": [gettext("state")]}}])
        self.message_user(request, words % {"count": len(rows)}, messages.SUCCESS)
        return rows


class ClaimAdmin(ProposedChanges, PublishedAdmin):
    """Something that a source says, with the paragraph that says it."""

    joins: ClassVar[tuple[str, ...]] = ("pair", "evidence__source__pair")
    autocomplete_fields: ClassVar[tuple[str, ...]] = ("pair", "evidence", "further_evidence")
    radio_fields = {"state": admin.HORIZONTAL}
    readonly_fields: ClassVar[tuple[str, ...]] = ("recorded_at",)

    @admin.display(description=_("evidence"), ordering="evidence")
    def locator(self, row: Any) -> str:
        """The main paragraph, as source and number."""
        return str(row.evidence)
