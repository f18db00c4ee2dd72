"""Editing the steps of a proposal, within its form and on their own; each follows from the one before."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cooperation.actions.proposals import check_history, in_time, place, place_all
from cooperation.admin.asking import StepForm
from cooperation.admin.fields import CardInline, LabelledFormSet
from cooperation.admin.forms import RecordForm
from cooperation.admin.published import EVIDENCE, PUBLICATION, ClaimAdmin
from cooperation.admin.record import PairFilter
from cooperation.models import Proposal, StatusChange


class HistoryFormSet(LabelledFormSet):
    """The changes of one proposal: of its pair, one following from the other."""

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        """A change that is being added starts from the latest status."""
        kwargs = super().get_form_kwargs(index)
        stored = in_time(self.get_queryset()) if self.instance.pk else []
        if stored and (index is None or index >= len(stored)):
            kwargs["initial"] = {"old": stored[-1].new}
        return kwargs

    def add_fields(self, form: RecordForm, index: int | None) -> None:
        """A change is of its proposal's pair."""
        super().add_fields(form, index)
        form.instance.pair_id = self.instance.pair_id

    def clean(self) -> None:
        """Refuse a gap in the history."""
        super().clean()
        if not any(self.errors):
            gone = self.deleted_forms
            changes = [form.instance for form in self.forms if form not in gone and _is_kept(form)]
            place_all(changes)
            check_history(changes)


def _is_kept(form: RecordForm) -> bool:
    return form.has_changed() or form.instance.pk is not None


class StatusChangeInline(CardInline):
    """The status changes of a proposal."""

    model = StatusChange
    form = StepForm
    formset = HistoryFormSet
    fields = (
        ("changed_on", "old", "new", "basis"),
        ("move", "changed_until", "confirmed"),
        ("evidence", "quote"),
        "note",
        "state",
    )
    autocomplete_fields = ("evidence",)
    joins = ("evidence__source__pair", "proposal__pair")
    radio_fields = {"state": admin.HORIZONTAL}
    ordering = ("ordered_on", "pk")
    view_on_site = False


class StatusChangeForm(StepForm):
    """A change on its own: it belongs to its proposal's pair and fits into its history."""

    def clean(self) -> dict[str, Any]:
        """Take the pair from the proposal."""
        proposal = self.value("proposal")
        if proposal:
            self.instance.pair = proposal.pair
        return super().clean()

    def validate_constraints(self) -> None:
        """Refuse a gap in the history, which is a constraint over rows."""
        super().validate_constraints()
        if self.errors:
            return
        others = self.instance.proposal.status_changes.exclude(pk=self.instance.pk)
        place(self.instance, others)
        try:
            check_history([*others, self.instance])
        except ValidationError as error:
            self.add_error(None, error)


@admin.register(StatusChange)
class StatusChangeAdmin(ClaimAdmin):
    """Steps of proposals."""

    form = StatusChangeForm
    purpose = _("Every step of every proposal; usually edited within the proposal.")
    list_display = (
        "proposal",
        "changed_on",
        "old",
        "new",
        "basis",
        "locator",
        "pair_code",
        "shown",
        "recorded",
        "page",
    )
    list_filter = (PairFilter, "state", "new", "basis")
    joins = ("pair", "proposal__pair", "evidence__source__pair")
    search_fields = ("proposal__title", "quote", "note")
    autocomplete_fields = ("proposal", "evidence", "further_evidence")
    ordering = ("proposal__pair", "proposal__number", "ordered_on", "pk")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "proposal",
                    ("changed_on", "old", "new", "basis"),
                    ("move", "changed_until", "confirmed"),
                    "note",
                ),
                "description": _("“From” is the status that the change before led to; empty for the first one."),
            },
        ),
        EVIDENCE,
        PUBLICATION,
    )

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A change added to a given proposal starts from the latest status."""
        initial = super().get_changeform_initial_data(request)
        stored = in_time(StatusChange.objects.filter(proposal=initial.get("proposal")))
        return {"old": stored[-1].new, **initial} if stored else initial

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, Any, Any, list[Any]]:
        """Refuse to leave a gap in a history."""
        to_delete, counts, perms_needed, protected = super().get_deleted_objects(objs, request)
        return to_delete, counts, perms_needed, [*protected, *_gaps_without(objs)]


def _gaps_without(changes: Iterable[StatusChange]) -> Iterable[str]:
    """What would be wrong with the histories of proposals without some of their changes."""
    gone = {change.pk for change in changes}
    for proposal in Proposal.objects.filter(status_changes__in=gone).distinct():
        try:
            check_history(proposal.status_changes.exclude(pk__in=gone))
        except ValidationError as error:
            yield from (f"{proposal}: {message}" for message in error.messages)
