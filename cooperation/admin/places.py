"""Editing countries, pairs and bodies."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cooperation.admin.datasets import upload
from cooperation.admin.fields import TableInline
from cooperation.admin.forms import RecordForm
from cooperation.admin.questions import questions
from cooperation.admin.record import PairFilter, RecordAdmin
from cooperation.admin.sheets import sheets
from cooperation.models import Body, Country, CountryGroup, CountryPair, Membership


@admin.register(Country)
class CountryAdmin(RecordAdmin):
    """Countries of ISO 3166-1."""

    purpose = _("Names in four languages, codes, and the colour that a country has on every page.")
    list_display = ("code", "name_en", "name_ru", "name_kk", "name_be", "numeric", "comtrade_code", "accent")
    list_display_links = ("code", "name_en")
    list_filter = ("accent",)
    search_fields = ("=code", "=alpha2", "=numeric", "name_en", "name_ru", "name_kk", "name_be")
    ordering = ("code",)
    fieldsets = (
        (None, {"fields": (("code", "alpha2", "numeric"), "comtrade_code")}),
        (_("Names"), {"fields": ("name_en", "name_ru", "name_kk", "name_be"), "description": _("From CLDR.")}),
        (_("On the pages"), {"fields": ("accent",)}),
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[Any, ...]:
        """The code is what everything else points to."""
        return ("code",) if obj else ()


class MembershipInline(TableInline):
    """The members of a group, each with its time in it."""

    model = Membership
    fields = ("country", "joined_on", "left_on", "source", "note")
    autocomplete_fields = ("country",)
    ordering = ("joined_on", "country")
    show_change_link = False
    view_on_site = False


@admin.register(CountryGroup)
class CountryGroupAdmin(RecordAdmin):
    """Unions and organisations of countries."""

    purpose = _("Unions and organisations, and which countries are in them since when.")
    list_display = ("code", "short", "name_en", "name_ru", "name_kk", "name_be")
    list_display_links = ("code", "short")
    search_fields = ("=code", "short", "name_en", "name_ru", "name_kk", "name_be", "memberships__country__name_en")
    ordering = ("position",)
    inlines = (MembershipInline,)
    fieldsets = (
        (None, {"fields": (("code", "short", "position"),)}),
        (_("Names"), {"fields": ("name_en", "name_ru", "name_kk", "name_be")}),
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[Any, ...]:
        """The code is what its members point to."""
        return ("code",) if obj else ()


class PairForm(RecordForm):
    """Two countries, given in either order."""

    def clean(self) -> dict[str, Any]:
        """Put the smaller code first."""
        super().clean()
        first, second = self.cleaned_data.get("first"), self.cleaned_data.get("second")
        if first and second and first.code > second.code:
            self.cleaned_data |= {"first": second, "second": first}
        return self.cleaned_data


@admin.register(CountryPair)
class CountryPairAdmin(RecordAdmin):
    """Pairs of countries."""

    form = PairForm
    change_list_template = "admin/cooperation/countrypair/change_list.html"
    purpose = _("Which two countries the site is about; a new pair starts here.")
    list_display = ("pair_code", "first", "second", "revision", "recorded", "questions", "page")
    list_display_links = ("pair_code", "first", "second")
    joins = ("first", "second")
    search_fields = ("=first__code", "=second__code", "first__name_en", "second__name_en")
    autocomplete_fields = ("first", "second")
    ordering = ("first", "second")
    fieldsets = (
        (
            None,
            {
                "fields": ("first", "second"),
                "description": _(
                    "Two different countries, in either order. They stay as they are once the pair is added."
                ),
            },
        ),
        (_("Record"), {"fields": ("revision", "recorded_at")}),
    )
    readonly_fields = ("revision", "recorded_at")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[Any, ...]:
        """Everything that is on record for a pair says which countries it is about."""
        return (*super().get_readonly_fields(request, obj), *(("first", "second") if obj else ()))

    def get_urls(self) -> list[URLPattern]:
        """A whole data set, as a zipped folder; one table, as a spreadsheet; what a second look asks about a record."""
        view = self.admin_site.admin_view
        own = [
            path("upload/", view(self._upload), name="countrypair_upload"),
            path("sheets/", view(self._sheets), name="countrypair_sheets"),
            path("<int:pk>/questions/", view(self._questions), name="countrypair_questions"),
        ]
        return [*own, *super().get_urls()]

    def _sheets(self, request: HttpRequest) -> HttpResponse:
        return sheets(request, self.admin_site)

    def _upload(self, request: HttpRequest) -> HttpResponse:
        allowed = self.has_add_permission(request) and self.has_change_permission(request)
        return upload(request, self.admin_site, may_store=allowed)

    def _questions(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return questions(request, self.admin_site, get_object_or_404(CountryPair, pk=pk))

    @admin.display(description=_("second look"))
    def questions(self, pair: CountryPair) -> str:
        """What is asked about the pair's rows."""
        address = reverse("admin:countrypair_questions", args=[pair.pk])
        return format_html('<a href="{}">{}</a>', address, gettext("questions"))


@admin.register(Body)
class BodyAdmin(RecordAdmin):
    """Who speaks, takes part or gives the frame."""

    purpose = _("Offices, governments, companies and unions that speak, take part or provide the framework.")
    list_display = ("name", "pair_code", "code", "kind", "country", "page")
    list_filter = (PairFilter, "kind", ("country", admin.RelatedOnlyFieldListFilter))
    joins = ("pair", "country")
    search_fields = ("name", "code", "note")
    autocomplete_fields = ("pair", "country")
    ordering = ("name", "pk")
    fieldsets = (
        (None, {"fields": ("pair", "name", "code", "kind", "country")}),
        (_("For editors"), {"fields": ("note",), "classes": ("collapse",)}),
    )
