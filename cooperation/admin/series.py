"""Editing official statistics: an edition of a series with all its observations."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from cooperation.admin.published import EVIDENCE, PUBLICATION, ClaimAdmin
from cooperation.admin.record import PairFilter
from cooperation.models import SeriesEdition


@admin.register(SeriesEdition)
class SeriesEditionAdmin(ClaimAdmin):
    """Editions of statistical series: a new one is a new row, and the earlier ones stay."""

    purpose = _("What an office counts year by year. A later edition is a row of its own; it replaces nothing.")
    list_display = ("code", "reporter", "flow", "office", "edition_on", "span", "locator", "pair_code", "shown", "page")
    list_filter = (PairFilter, "state", "reporter", "flow", "own", "provisional")
    search_fields = ("code", "office", "table", "caution")
    ordering = ("pair", "reporter", "flow", "edition_on", "code")
    autocomplete_fields = ("pair", "reporter", "evidence", "further_evidence")
    joins = ("pair", "reporter", "evidence__source__pair")
    fieldsets = (
        (None, {"fields": (("pair", "code"), ("reporter", "category", "flow"))}),
        (
            _("Series"),
            {
                "fields": (
                    ("office", "own"),
                    ("table", "classification"),
                    ("valuation", "partner_by"),
                    ("edition_on", "provisional"),
                )
            },
        ),
        (_("Observations"), {"fields": ("unit", "observations")}),
        EVIDENCE,
        PUBLICATION,
    )

    @admin.display(description=_("years"))
    def span(self, edition: SeriesEdition) -> str:
        """The first and the last year or month."""
        observed = edition.observed
        return f"{observed[0].when}–{observed[-1].when}"
