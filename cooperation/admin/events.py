"""Editing what happened, what it shows about proposals, where it happened, and what was not found."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from cooperation.admin.fields import TableInline
from cooperation.admin.published import EVIDENCE, PUBLICATION, ClaimAdmin, PublishedAdmin
from cooperation.admin.record import PairFilter, RecordAdmin, shortened
from cooperation.models import Bearing, Event, EvidenceSearch, Facility


class BearingInline(TableInline):
    """The proposals that an event bears on."""

    model = Bearing
    verbose_name = _("related proposal")
    verbose_name_plural = _("related proposals")
    fields = ("proposal", "shows")
    autocomplete_fields = ("proposal",)
    joins = ("proposal__pair", "event__pair")
    ordering = ("proposal__number", "pk")
    show_change_link = False
    view_on_site = False


@admin.register(EvidenceSearch)
class EvidenceSearchAdmin(PublishedAdmin):
    """Searches that found nothing."""

    purpose = _("Searches that found nothing, so that “no source found” never reads as “did not happen”.")
    list_display = ("looked_for", "searched_on", "languages", "proposal", "pair_code", "shown", "recorded", "page")
    list_filter = (PairFilter, "state", "languages")
    joins = ("proposal__pair",)
    search_fields = ("query_words", "where", "note", "proposal__title")
    autocomplete_fields = ("proposal",)
    radio_fields = {"state": admin.HORIZONTAL}
    readonly_fields = ("recorded_at",)
    ordering = ("-searched_on", "pk")
    fieldsets = (
        (None, {"fields": ("proposal", ("searched_on", "searched_by", "languages"), "where", "query_words", "note")}),
        PUBLICATION,
    )

    @admin.display(description=_("looked for"), ordering="query_words")
    def looked_for(self, search: EvidenceSearch) -> str:
        """As many of the words as a line takes."""
        return shortened(search.query_words)


@admin.register(Event)
class EventAdmin(ClaimAdmin):
    """What happened, and when."""

    purpose = _("What happened and when, with the proposals that it is evidence for.")
    list_display = ("happened_on", "heading", "kind", "locator", "pair_code", "shown", "recorded", "page")
    list_display_links = ("happened_on", "heading")
    list_filter = (PairFilter, "state", "kind")
    search_fields = ("title", "summary", "code", "happened_on")
    autocomplete_fields = (*ClaimAdmin.autocomplete_fields, "bodies", "facilities")
    ordering = ("pair", "-happened_on", "code")
    inlines = (BearingInline,)
    fieldsets = (
        (None, {"fields": (("pair", "code"), ("happened_on", "happened_until", "kind"), "title", "summary")}),
        (_("Who and what it concerns"), {"fields": ("bodies", "facilities")}),
        EVIDENCE,
        PUBLICATION,
    )

    @admin.display(description=_("title"), ordering="title")
    def heading(self, event: Event) -> str:
        """As much of the title as a line takes."""
        return shortened(event.title)


@admin.register(Bearing)
class BearingAdmin(RecordAdmin):
    """Events as evidence for proposals."""

    purpose = _("What each event shows about its related proposals; usually edited within either.")
    list_display = ("proposal", "event", "shows", "pair_code", "page")
    list_filter = (PairFilter, "shows")
    joins = ("proposal__pair", "event__pair")
    search_fields = ("proposal__title", "event__title")
    autocomplete_fields = ("proposal", "event")
    ordering = ("proposal__pair", "proposal__number", "event__happened_on", "pk")
    fields = ("proposal", "event", "shows")


@admin.register(Facility)
class FacilityAdmin(ClaimAdmin):
    """Parks, centres and plants."""

    purpose = _("Parks, centres and plants that cooperation is about.")
    list_display = ("name", "kind", "country", "locator", "pair_code", "shown", "recorded", "page")
    list_filter = (PairFilter, "state", "kind", ("country", admin.RelatedOnlyFieldListFilter))
    joins = (*ClaimAdmin.joins, "country")
    search_fields = ("name", "code", "summary")
    autocomplete_fields = (*ClaimAdmin.autocomplete_fields, "country")
    ordering = ("pair", "name", "pk")
    fieldsets = (
        (None, {"fields": (("pair", "code"), "name", ("kind", "country"), "summary")}),
        EVIDENCE,
        PUBLICATION,
    )
