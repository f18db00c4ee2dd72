"""Editing what was said in numbers: trade figures and targets."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cooperation.admin.published import EVIDENCE, PUBLICATION, ClaimAdmin
from cooperation.admin.record import PairFilter
from cooperation.admin.stated import (
    FigureForm,
    StatedForm,
    amount_as_stated,
    growth_as_stated,
    reading_of_amount,
    reading_of_growth,
)
from cooperation.models import Target, TradeFigure

AMOUNT: Any = (
    _("Amount"),
    {
        "fields": (("qualifier", "value_usd", "unit"), ("step_usd", "upper_usd"), "amount_as_read"),
        "description": _(
            "As the source states it and in its unit: “about $0.5 billion” is about, 0.5, billion, last digit 0.1."
        ),
    },
)


class VintageFilter(admin.SimpleListFilter):
    """Whether a later figure has taken the place of one."""

    title = _("vintage")
    parameter_name = "vintage"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The latest, and those that later ones revise."""
        return [("latest", gettext("latest")), ("revised", gettext("revised since"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Narrow down to one of them."""
        return queryset.filter(revised_by__isnull=self.value() == "latest") if self.value() else queryset


class StatedAdmin(ClaimAdmin):
    """A claim with an amount."""

    @admin.display(description=_("US dollars, as stated"), ordering="value_usd")
    def stated(self, row: Any) -> str:
        """The amount with its hedge and unit."""
        return amount_as_stated(row)

    @admin.display(description=_("read as"))
    def amount_as_read(self, row: Any) -> str:
        """The range that the amount is read as; of a new row once it is saved."""
        return reading_of_amount(row)


@admin.register(TradeFigure)
class TradeFigureAdmin(StatedAdmin):
    """Stated trade."""

    form = FigureForm
    purpose = _("Trade in a period as one side states it: a level, a growth rate, or both.")
    list_display = (
        "code",
        "time",
        "flow",
        "stated",
        "growth",
        "reporter",
        "locator",
        "pair_code",
        "shown",
        "recorded",
        "page",
    )
    list_filter = (
        PairFilter,
        "state",
        "flow",
        "category",
        ("reporter", admin.RelatedOnlyFieldListFilter),
        "qualifier",
        VintageFilter,
    )
    joins = (*ClaimAdmin.joins, "reporter")
    search_fields = ("code", "quote", "speaker_name", "speaker__name", "period_start", "period_end")
    autocomplete_fields = (*ClaimAdmin.autocomplete_fields, "reporter", "speaker", "revises")
    readonly_fields = (*ClaimAdmin.readonly_fields, "amount_as_read", "growth_as_read")
    ordering = ("pair", "period_end", "period_start", "code")
    fieldsets = (
        (None, {"fields": (("pair", "code"), ("flow", "category"), "reporter", ("period_start", "period_end"))}),
        AMOUNT,
        (
            _("Growth"),
            {
                "fields": (
                    ("growth_qualifier", "growth_percent"),
                    ("growth_step", "growth_upper"),
                    "growth_as_read",
                )
            },
        ),
        (_("Who says it"), {"fields": ("attribution", ("speaker", "speaker_name"))}),
        EVIDENCE,
        (
            _("Revision"),
            {
                "fields": ("revises",),
                "description": _("A corrected figure of a later date is a row of its own; the earlier one is kept."),
            },
        ),
        PUBLICATION,
    )

    @admin.display(description=_("period"), ordering="period_end")
    def time(self, figure: TradeFigure) -> str:
        """First and last month or day."""
        return str(figure.period)

    @admin.display(description=_("growth"), ordering="growth_percent")
    def growth(self, figure: TradeFigure) -> str:
        """The growth with its hedge."""
        return growth_as_stated(figure)

    @admin.display(description=_("read as"))
    def growth_as_read(self, figure: TradeFigure) -> str:
        """The range that the growth is read as; of a new row once it is saved."""
        return reading_of_growth(figure)


@admin.register(Target)
class TargetAdmin(StatedAdmin):
    """Stated aims."""

    form = StatedForm
    purpose = _("Levels of trade that someone wants to be reached, with or without a deadline.")
    list_display = (
        "code",
        "stated_on",
        "stated",
        "flow",
        "deadline_on",
        "deadline_words",
        "speaker",
        "locator",
        "pair_code",
        "shown",
        "recorded",
        "page",
    )
    list_filter = (PairFilter, "state", "flow", "category", ("deadline_on", admin.EmptyFieldListFilter))
    joins = (*ClaimAdmin.joins, "speaker")
    search_fields = ("code", "quote", "speaker_name", "speaker__name", "deadline_words")
    autocomplete_fields = (*ClaimAdmin.autocomplete_fields, "speaker")
    readonly_fields = (*ClaimAdmin.readonly_fields, "amount_as_read")
    ordering = ("pair", "stated_on", "code")
    fieldsets = (
        (None, {"fields": (("pair", "code"), "stated_on", ("flow", "category"))}),
        AMOUNT,
        (_("Deadline"), {"fields": (("deadline_on", "deadline_words"),)}),
        (_("Who says it"), {"fields": (("speaker", "speaker_name"),)}),
        EVIDENCE,
        PUBLICATION,
    )
