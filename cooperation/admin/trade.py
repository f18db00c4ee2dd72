"""Editing what was said in numbers: trade figures and targets."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cooperation.admin.published import EVIDENCE, PUBLICATION, ClaimAdmin
from cooperation.admin.record import PairFilter, RecordAdmin
from cooperation.admin.stated import (
    CountForm,
    FigureForm,
    RateForm,
    TargetForm,
    reading_of_amount,
    reading_of_growth,
)
from cooperation.models import ExchangeRate, Scope, StatedCount, Target, TradeFigure
from cooperation.wording.dates import period_words
from cooperation.wording.stated import amount_words, growth_words, number_words

AMOUNT: Any = (
    _("Amount in US dollars"),
    {
        "fields": (("qualifier", "value_usd", "unit"), ("step_usd", "upper_usd"), "amount_as_read"),
        "description": _(
            "As the source states it and in its unit: “about $0.5 billion” is about, 0.5, billion, last digit 0.1."
        ),
    },
)
OWN_AMOUNT: Any = (
    _("Amount in another currency"),
    {
        "fields": (("currency", "own_qualifier", "own_value", "own_unit"), ("own_step", "own_upper")),
        "description": _(
            "Only where the source states one. US dollars stand above only where the source gives them too: nothing is "
            "converted here, and an exchange rate is a row of its own, with its source."
        ),
    },
)


CONFIRMATION: Any = (
    _("What seems odd"),
    {
        "fields": ("confirmed",),
        "description": _("Tick it where the source really says so; the form asks for it only then."),
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

    @admin.display(description=_("as stated"), ordering="value_usd")
    def stated(self, row: Any) -> str:
        """The amount with its hedge and unit."""
        return amount_words(row) if row.amounts or row.stated_multiple else ""

    @admin.display(description=_("read as"))
    def amount_as_read(self, row: Any) -> str:
        """The range that the amount is read as; of a new row once it is saved."""
        return reading_of_amount(row)


@admin.register(TradeFigure)
class TradeFigureAdmin(StatedAdmin):
    """Stated trade."""

    form = FigureForm
    purpose = _("Trade in a period as one side states it: a level, a growth rate, a share.")
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
        (
            None,
            {
                "fields": (
                    ("pair", "code"),
                    ("flow", "category", "scope"),
                    "reporter",
                    ("period_start", "period_end", "period_name"),
                )
            },
        ),
        AMOUNT,
        OWN_AMOUNT,
        (
            _("Growth"),
            {
                "fields": (
                    ("growth_qualifier", "growth_percent"),
                    ("growth_step", "growth_upper"),
                    ("growth_base_start", "growth_base_end"),
                    "growth_as_read",
                )
            },
        ),
        (
            _("Share"),
            {
                "fields": (
                    ("share_qualifier", "share_percent"),
                    ("share_step", "share_upper"),
                    "share_of",
                    ("total_qualifier", "total_usd"),
                    ("total_step_usd", "total_upper_usd"),
                ),
                "description": _(
                    "Such as 5% of Kazakhstan’s foreign trade. It is listed, and counted in no sum. Where the source "
                    "states the whole too, in the unit of the amount above, what the share comes to is derived."
                ),
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
        CONFIRMATION,
        PUBLICATION,
    )

    @admin.display(description=_("period"), ordering="period_end")
    def time(self, figure: TradeFigure) -> str:
        """First and last month or day; a dash where the source states no period."""
        return period_words(figure.period) if figure.is_dated else "–"

    @admin.display(description=_("growth"), ordering="growth_percent")
    def growth(self, figure: TradeFigure) -> str:
        """The growth with its hedge."""
        return growth_words(figure.stated_growth) if figure.stated_growth else ""

    @admin.display(description=_("read as"))
    def growth_as_read(self, figure: TradeFigure) -> str:
        """The range that the growth is read as; of a new row once it is saved."""
        return reading_of_growth(figure)


@admin.register(Target)
class TargetAdmin(StatedAdmin):
    """Stated aims."""

    form = TargetForm
    purpose = _("Levels of trade that someone wants to reach, with or without a deadline.")
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
        "page",
    )
    list_filter = (PairFilter, "state", "flow", "category", ("deadline_on", admin.EmptyFieldListFilter))
    joins = (*ClaimAdmin.joins, "speaker")
    search_fields = ("code", "quote", "speaker_name", "speaker__name", "deadline_words")
    autocomplete_fields = (*ClaimAdmin.autocomplete_fields, "speaker", "reporter", "base", "restates")
    readonly_fields = (*ClaimAdmin.readonly_fields, "amount_as_read")
    ordering = ("pair", "stated_on", "code")
    fieldsets = (
        (None, {"fields": (("pair", "code"), "stated_on", ("flow", "category", "scope"), "reporter")}),
        AMOUNT,
        OWN_AMOUNT,
        (
            _("Or a multiple"),
            {
                "fields": (
                    ("multiple_qualifier", "multiple", "counted_as"),
                    ("multiple_step", "multiple_upper"),
                ),
                "description": _(
                    "For a target in growth terms: “double by 2030” is 2, so many times as much. What it comes to is "
                    "derived from the base figure, or from what is on record for the base year."
                ),
            },
        ),
        (
            _("Base, and earlier target"),
            {
                "fields": (("base", "base_year"), "restates"),
                "description": _(
                    "The figure or the year that the target was named beside; and the earlier target that it repeats. "
                    "Both keep their deadlines: where they differ, the deadline has moved."
                ),
            },
        ),
        (_("Deadline"), {"fields": (("deadline_on", "deadline_words"), ("deadline_from", "deadline_approximate"))}),
        (_("Who says it"), {"fields": (("speaker", "speaker_name"),)}),
        EVIDENCE,
        CONFIRMATION,
        PUBLICATION,
    )


@admin.register(StatedCount)
class StatedCountAdmin(ClaimAdmin):
    """Stated numbers of things."""

    form = CountForm
    purpose = _("Counts of firms, projects or documents, as a source states them; they are not trade.")
    list_display = ("code", "counted", "counted_on", "how_many", "locator", "pair_code", "shown", "recorded", "page")
    list_filter = (PairFilter, "state", ("reporter", admin.RelatedOnlyFieldListFilter))
    search_fields = ("code", "counted", "quote", "speaker_name")
    autocomplete_fields = (*ClaimAdmin.autocomplete_fields, "reporter", "speaker")
    ordering = ("pair", "code")
    fieldsets = (
        (None, {"fields": (("pair", "code"), "counted", ("counted_on", "reporter"))}),
        (_("Number"), {"fields": (("qualifier", "count"), ("step", "upper"))}),
        (_("Who says it"), {"fields": ("attribution", ("speaker", "speaker_name"))}),
        EVIDENCE,
        CONFIRMATION,
        PUBLICATION,
    )

    @admin.display(description=_("how many"), ordering="count")
    def how_many(self, row: StatedCount) -> str:
        """The number with its hedge."""
        return number_words(row.how_many)


@admin.register(Scope)
class ScopeAdmin(RecordAdmin):
    """Parts of the whole."""

    purpose = _("Parts of trade that the pair’s figures and targets count: a region, a city, a product group.")
    list_display = ("code", "name_en", "kind", "country", "pair_code")
    list_filter = (PairFilter, "kind")
    joins = ("pair", "country")
    search_fields = ("code", "name_en", "name_ru", "name_kk", "name_be")
    autocomplete_fields = ("pair", "country")
    ordering = ("pair", "code")
    fields = (("pair", "code"), ("kind", "country"), ("name_en", "name_ru"), ("name_kk", "name_be"))

    # No foreign key leads here, by which Django would know; of the popup for another row it documents nothing.
    def to_field_allowed(self, request: HttpRequest, to_field: str) -> bool:
        """Figures and targets hold the code, which says what it means within their pair."""
        return to_field == "code" or super().to_field_allowed(request, to_field)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Not while a figure or a target names it: the code would mean nothing."""
        return super().has_delete_permission(request, obj) and not (obj and obj.is_named)


@admin.register(ExchangeRate)
class ExchangeRateAdmin(ClaimAdmin):
    """Stated rates of exchange."""

    form = RateForm
    purpose = _("What one US dollar cost in a currency, as a source states it for a period.")
    list_display = ("code", "currency", "time", "cost", "locator", "pair_code", "shown", "recorded", "page")
    list_filter = (PairFilter, "state", "currency")
    search_fields = ("code", "currency", "quote", "period_start", "period_end")
    ordering = ("pair", "period_end", "currency", "code")
    fieldsets = (
        (None, {"fields": (("pair", "code"), ("currency", "period_start", "period_end"))}),
        (_("Rate"), {"fields": (("qualifier", "per_usd"), ("step", "upper"))}),
        EVIDENCE,
        PUBLICATION,
    )

    @admin.display(description=_("period"), ordering="period_end")
    def time(self, rate: ExchangeRate) -> str:
        """First and last month or day."""
        return period_words(rate.period)

    @admin.display(description=_("units for one US dollar"), ordering="per_usd")
    def cost(self, rate: ExchangeRate) -> str:
        """What a dollar cost, with its hedge."""
        return number_words(rate.per_dollar)
