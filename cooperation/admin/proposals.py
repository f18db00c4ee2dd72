"""Editing proposals with all that belongs to them, and the parties of all proposals."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from cooperation.admin.fields import CardInline, TableInline
from cooperation.admin.likeness import ProposalForm
from cooperation.admin.published import EVIDENCE, PUBLICATION, ClaimAdmin
from cooperation.admin.record import PairFilter, RecordAdmin, shortened
from cooperation.admin.status_changes import StatusChangeInline
from cooperation.models import Bearing, EarlierDeadline, EvidenceSearch, Proposal, ProposalParty, ProposalStatus


class StatusFilter(admin.SimpleListFilter):
    """How far a proposal has got, by its latest published change."""

    title = _("status")
    parameter_name = "status"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """All statuses, as they advance."""
        return [(status.value, str(status.label)) for status in ProposalStatus]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Narrow down to the chosen status."""
        return queryset.filter(status=self.value()) if self.value() else queryset


class PartyInline(TableInline):
    """Who has what to do with a proposal."""

    model = ProposalParty
    fields = ("body", "role")
    autocomplete_fields = ("body",)
    joins = ("body__pair", "proposal__pair")
    ordering = ("pk",)
    show_change_link = False
    view_on_site = False


class BearingInline(TableInline):
    """Events as evidence for a proposal."""

    model = Bearing
    verbose_name = _("related event")
    verbose_name_plural = _("related events")
    fields = ("event", "shows")
    autocomplete_fields = ("event",)
    joins = ("event__pair", "proposal__pair")
    ordering = ("event__happened_on", "pk")
    show_change_link = False
    view_on_site = False


class EarlierDeadlineInline(TableInline):
    """Deadlines that held before."""

    model = EarlierDeadline
    fields = ("deadline_on", "evidence")
    autocomplete_fields = ("evidence",)
    joins = ("evidence__source__pair", "proposal__pair")
    ordering = ("deadline_on", "pk")
    show_change_link = False
    view_on_site = False


class SearchInline(CardInline):
    """Where nothing was found."""

    model = EvidenceSearch
    fields = (("searched_on", "searched_by", "languages"), ("where", "query_words"), "note", "state")
    joins = ("proposal__pair",)
    radio_fields = {"state": admin.HORIZONTAL}
    ordering = ("searched_on", "pk")
    view_on_site = False


@admin.register(Proposal)
class ProposalAdmin(ClaimAdmin):
    """What was put forward."""

    form = ProposalForm
    purpose = _("What was put forward, with its status changes, its parties and the searches made for it.")
    list_display = (
        "number",
        "heading",
        "status",
        "put_forward_by",
        "locator",
        "pair_code",
        "shown",
        "recorded",
        "page",
    )
    list_display_links = ("number", "heading")
    list_filter = (
        PairFilter,
        "state",
        StatusFilter,
        ("put_forward_by", admin.RelatedOnlyFieldListFilter),
        ("sectors", admin.RelatedOnlyFieldListFilter),
    )
    joins = ("pair", "put_forward_by", "evidence__source__pair")
    search_fields = ("number__exact", "title", "summary", "bodies__name")
    autocomplete_fields = (
        *ClaimAdmin.autocomplete_fields,
        "put_forward_by",
        "proposing_countries",
        "part_of",
        "sectors",
        "deadline_evidence",
    )
    ordering = ("pair", "number")
    inlines = (StatusChangeInline, PartyInline, BearingInline, EarlierDeadlineInline, SearchInline)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("pair", "number"),
                    "title",
                    "different",
                    "summary",
                    ("put_forward_by", "other_proposer", "part_of"),
                    "proposing_countries",
                    "sectors",
                )
            },
        ),
        EVIDENCE,
        (
            _("What would count"),
            {
                "fields": ("leaves_open", "done_when", "partly_when", "uncheckable"),
                "description": _(
                    "What the source does not say, and what would have to be reported for it to count as done. "
                    "Needed before a status from “signed” on."
                ),
            },
        ),
        (
            _("Deadline"),
            {"fields": (("deadline_on", "deadline_evidence"), ("deadline_from", "deadline_approximate"))},
        ),
        PUBLICATION,
    )

    def for_list(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Proposals with their latest published status."""
        return rows.with_status(localdate())  # type: ignore[attr-defined,no-any-return]

    @admin.display(description=_("title"), ordering="title")
    def heading(self, proposal: Proposal) -> str:
        """As much of the title as a line takes."""
        return shortened(proposal.title)

    @admin.display(description=_("status"), ordering="status")
    def status(self, proposal: Proposal) -> str:
        """The status that readers see."""
        return str(ProposalStatus(proposal.status).label) if proposal.status else ""


@admin.register(ProposalParty)
class ProposalPartyAdmin(RecordAdmin):
    """Roles of bodies in proposals."""

    purpose = _("Which body put a proposal forward, backed it, is asked to act or would benefit.")
    list_display = ("body", "role", "proposal", "pair_code", "page")
    list_filter = (PairFilter, "role")
    joins = ("body", "proposal__pair")
    search_fields = ("body__name", "proposal__title")
    autocomplete_fields = ("proposal", "body")
    ordering = ("proposal__pair", "proposal__number", "pk")
    fields = ("proposal", "body", "role")
