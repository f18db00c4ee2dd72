"""Editing translations of the record's own words."""

from typing import Any

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cooperation.admin.addresses import page_of
from cooperation.admin.choices import label
from cooperation.admin.forms import RecordForm
from cooperation.admin.published import PUBLICATION, PublishedAdmin
from cooperation.admin.record import shortened
from cooperation.models import (
    Body,
    Event,
    EvidenceSearch,
    ExchangeRate,
    Facility,
    Paragraph,
    Proposal,
    Sector,
    SeriesEdition,
    Source,
    StatedCount,
    Statement,
    StatusChange,
    Target,
    TradeFigure,
    Translation,
)

# What has words of our own to translate, and what a line in the list needs of it.
TRANSLATED: dict[type[models.Model], tuple[str, ...]] = {
    Body: ("pair",),
    Event: ("pair", "evidence__source__pair"),
    EvidenceSearch: ("proposal__pair",),
    ExchangeRate: ("pair", "evidence__source__pair"),
    Facility: ("pair", "evidence__source__pair"),
    Paragraph: ("source__pair",),
    Proposal: ("pair",),
    Sector: (),
    SeriesEdition: ("pair", "evidence__source__pair"),
    Source: ("pair",),
    StatedCount: ("pair", "evidence__source__pair"),
    Statement: ("pair", "evidence__source__pair"),
    StatusChange: ("proposal__pair",),
    Target: ("pair",),
    TradeFigure: ("pair",),
}


class TranslationForm(RecordForm):
    """A text for a field that exists, of a row that exists."""

    def clean(self) -> dict[str, Any]:
        """Refuse rows and fields that are not there; ContentType alone would take any number and name."""
        super().clean()
        kind, key, field = (self.cleaned_data.get(name) for name in ("content_type", "object_id", "field"))
        model = kind.model_class() if kind else None
        if model and key and not model._default_manager.filter(pk=key).exists():
            message = gettext("There is no %(kind)s with the number %(key)d.")
            self.add_error("object_id", message % {"kind": model._meta.verbose_name, "key": key})
        if model and field and field not in (names := text_fields(model)):
            message = gettext("“%(field)s” is no text of a %(kind)s; it has: %(names)s.")
            values = {"field": field, "kind": model._meta.verbose_name, "names": ", ".join(names)}
            self.add_error("field", message % values)
        return self.cleaned_data


def text_fields(model: type[models.Model]) -> list[str]:
    """The fields of a model that hold words: no codes, addresses or choices."""
    words = (models.TextField, models.CharField)
    codes = (models.SlugField, models.URLField)
    return [
        field.name
        for field in model._meta.fields
        if isinstance(field, words) and not isinstance(field, codes) and not field.choices and field.name != "language"
    ]


def _with(model: type[models.Model], joins: tuple[str, ...]) -> models.QuerySet[Any]:
    return model._default_manager.select_related(*joins) if joins else model._default_manager.all()


@admin.register(Translation)
class TranslationAdmin(PublishedAdmin):
    """The record's words in other languages."""

    form = TranslationForm
    purpose = _("The record’s own words in other languages, with translator and state.")
    list_display = ("text_start", "language", "field", "translated", "translator", "shown", "recorded", "page")
    list_filter = ("state", "language", ("content_type", admin.RelatedOnlyFieldListFilter))
    search_fields = ("text", "translator", "field")
    radio_fields = {"state": admin.HORIZONTAL}
    readonly_fields = ("recorded_at", "translated")
    ordering = ("content_type", "object_id", "field", "language")
    fieldsets = (
        (
            _("What is translated"),
            {
                "fields": (("content_type", "object_id", "field"), "translated"),
                "description": _("The number of a row stands in the address of its form: …/proposal/22/change/."),
            },
        ),
        (_("Translation"), {"fields": (("language", "translator"), "text")}),
        PUBLICATION,
    )

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """Translations with the rows they belong to: a query a kind of row."""
        rows = [_with(model, joins) for model, joins in TRANSLATED.items()]
        return (
            super().get_queryset(request).select_related("content_type").prefetch_related(GenericPrefetch("row", rows))
        )

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Only kinds of rows that have words of our own."""
        if db_field.name == "content_type":
            kinds = ContentType.objects.get_for_models(*TRANSLATED).values()
            kwargs["queryset"] = ContentType.objects.filter(pk__in=[kind.pk for kind in kinds]).order_by("model")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @admin.display(description=_("text"), ordering="text")
    def text_start(self, translation: Translation) -> str:
        """As much of the text as a line takes."""
        return shortened(translation.text)

    @admin.display(description=_("row"))
    def translated(self, translation: Translation) -> str:
        """What the row is called."""
        return label(translation.row) if translation.row else ""

    @admin.display(description=_("on the site"))
    def page(self, row: Translation) -> str:
        """The page of what is translated."""
        return super().page(row.row)

    def view_on_site(self, obj: Translation) -> str | None:
        """The page of what is translated."""
        return page_of(obj.row)
