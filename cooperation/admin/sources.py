"""Editing sources, their paragraphs, and statements that are nothing else."""

import re
from typing import Any

from django.contrib import admin
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import URLPattern
from django.utils.translation import gettext_lazy as _

from cooperation.admin.fields import TableInline
from cooperation.admin.marking.addresses import marking_urls
from cooperation.admin.published import EVIDENCE, PUBLICATION, ClaimAdmin, PublishedAdmin
from cooperation.admin.record import PairFilter, RecordAdmin, shortened
from cooperation.models import Paragraph, Source, Statement

LOCATOR = re.compile(r"([0-9]{1,9}):([0-9]{1,9})")


class ParagraphInline(TableInline):
    """The paragraphs of a source."""

    model = Paragraph
    fields = ("number", "summary", "attribution", "speaker", "label")
    autocomplete_fields = ("speaker",)
    joins = ("source__pair", "speaker__pair")
    ordering = ("number",)


@admin.register(Source)
class SourceAdmin(PublishedAdmin):
    """What the record rests on."""

    purpose = _("Reports, documents and statistics that the record rests on, each with its numbered paragraphs.")
    list_display = (
        "number",
        "title_start",
        "publisher",
        "published_on",
        "kind",
        "extent",
        "paragraph_count",
        "pair_code",
        "shown",
        "page",
    )
    list_display_links = ("number", "title_start")
    list_filter = (PairFilter, "state", "kind", "extent", "language")
    joins = ("pair",)
    search_fields = ("number__exact", "title", "publisher", "url")
    autocomplete_fields = ("pair",)
    radio_fields = {"state": admin.HORIZONTAL}
    ordering = ("pair", "number")
    readonly_fields = ("recorded_at",)
    inlines = (ParagraphInline,)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("pair", "number"),
                    "title",
                    "publisher",
                    ("published_on", "retrieved_on", "language"),
                    "url",
                    ("archived_url", "looked_at_on"),
                    ("kind", "extent"),
                )
            },
        ),
        (
            _("Caveat"),
            {
                "fields": ("caution",),
                "description": _("What a reader should know before relying on this source; shown on its page."),
            },
        ),
        (_("Full text"), {"fields": ("full_text",), "classes": ("collapse",)}),
        PUBLICATION,
    )

    def get_fieldsets(self, request: HttpRequest, obj: Source | None = None) -> Any:
        """The text is for editors alone."""
        shown = super().get_fieldsets(request, obj)
        if self.has_change_permission(request, obj):
            return shown
        return [(title, options) for title, options in shown if "full_text" not in options["fields"]]

    def get_urls(self) -> list[URLPattern]:
        """With the pages on which claims are made from a text."""
        return [*marking_urls(self.admin_site), *super().get_urls()]

    def for_list(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Sources with the number of their paragraphs."""
        paragraphs = Paragraph.objects.filter(source=OuterRef("pk")).order_by().values("source")
        count = Subquery(paragraphs.annotate(count=Count("pk")).values("count"))
        counted: QuerySet[Any] = rows.annotate(paragraph_count=Coalesce(count, 0))
        return counted

    @admin.display(description=_("title"), ordering="title")
    def title_start(self, source: Source) -> str:
        """As much of the title as a line takes."""
        return shortened(source.title)

    @admin.display(description=_("paragraphs"), ordering="paragraph_count")
    def paragraph_count(self, source: Any) -> int:
        """How many paragraphs are on record."""
        return int(source.paragraph_count)


@admin.register(Paragraph)
class ParagraphAdmin(RecordAdmin):
    """The places in sources that evidence points to."""

    purpose = _("The places in sources that all evidence points to, one sentence each in our own words.")
    list_display = ("locator", "summary_start", "attribution", "speaker", "source_title", "pair_code", "page")
    list_display_links = ("locator", "summary_start")
    list_filter = (PairFilter, "attribution", "source__kind", "source__state")
    joins = ("source__pair", "speaker")
    search_fields = ("summary", "source__title", "speaker__name")
    search_help_text = _("Words of the summary, the source or the speaker; or a locator such as 1:19.")
    autocomplete_fields = ("source", "speaker")
    ordering = ("source__pair", "source__number", "number")
    fieldsets = ((None, {"fields": (("source", "number", "label"), ("attribution", "speaker"), "summary")}),)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """A locator finds its paragraph; anything else is looked for as words."""
        located = LOCATOR.fullmatch(search_term.strip())
        if located:
            source, number = located.groups()
            return queryset.filter(source__number=source, number=number), False
        return super().get_search_results(request, queryset, search_term)

    @admin.display(description=_("paragraph"), ordering=("source__number"))
    def locator(self, paragraph: Paragraph) -> str:
        """Source and number."""
        return str(paragraph)

    @admin.display(description=_("summary"), ordering="summary")
    def summary_start(self, paragraph: Paragraph) -> str:
        """As much of the summary as a line takes."""
        return shortened(paragraph.summary)

    @admin.display(description=_("source"), ordering="source__title")
    def source_title(self, paragraph: Paragraph) -> str:
        """The source's title."""
        return shortened(paragraph.source.title)


@admin.register(Statement)
class StatementAdmin(ClaimAdmin):
    """What a source says besides."""

    purpose = _("What a source says that is neither a proposal, a figure, a target nor an event.")
    list_display = ("summary_start", "claim_type", "checkability", "locator", "pair_code", "shown", "recorded", "page")
    list_filter = (PairFilter, "state", "claim_type", "checkability")
    search_fields = ("summary", "quote", "code")
    autocomplete_fields = (*ClaimAdmin.autocomplete_fields, "target")
    ordering = ("pair", "code")
    fieldsets = (
        (None, {"fields": (("pair", "code"), "summary", ("claim_type", "checkability"), "target")}),
        EVIDENCE,
        PUBLICATION,
    )

    @admin.display(description=_("summary"), ordering="summary")
    def summary_start(self, statement: Statement) -> str:
        """As much of the summary as a line takes."""
        return shortened(statement.summary)
