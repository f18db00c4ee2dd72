"""Editing sectors."""

import re
from functools import reduce
from operator import or_
from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cooperation.admin.record import RecordAdmin, shortened
from cooperation.models import CountryPair, Sector
from cooperation.models.places import NAME_LANGUAGES


@admin.register(Sector)
class SectorAdmin(RecordAdmin):
    """Areas of cooperation, in groups."""

    purpose = _("Areas of cooperation in two levels, with the codes of international classifications.")
    list_display = ("position", "name_en", "parent", "code", "dac", "cofog", "hs", "defined", "retired_on")
    list_display_links = ("position", "name_en")
    list_filter = (("parent", admin.RelatedOnlyFieldListFilter), ("retired_on", admin.EmptyFieldListFilter))
    joins = ("parent",)
    search_fields = ("name_en", "name_ru", "name_kk", "name_be", "code", "definition")
    autocomplete_fields = ("parent",)
    ordering = ("position",)
    fieldsets = (
        (None, {"fields": ("code", "parent", "position", "definition")}),
        (_("Names"), {"fields": ("name_en", "name_ru", "name_kk", "name_be")}),
        (
            _("Codes elsewhere"),
            {"fields": ("dac", "cofog", "hs"), "description": _("Several codes are separated by “; ”.")},
        ),
        (
            _("Retirement"),
            {
                "fields": ("retired_on",),
                "description": _("A sector is retired, not deleted: proposals filed under it keep it."),
            },
        ),
    )

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Sectors of which a name has a word that starts like this, in any language; of others, words within."""
        start = rf"(^|\W){re.escape(search_term.strip())}"
        named = [Q(**{f"name_{language}__iregex": start}) for language in NAME_LANGUAGES]
        found = queryset.filter(reduce(or_, named)) if search_term.strip() else queryset
        if found.exists():
            return found, False
        return super().get_search_results(request, queryset, search_term)

    @admin.display(description=_("definition"))
    def defined(self, sector: Sector) -> str:
        """The first words of the definition."""
        return shortened(sector.definition)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Deleting a sector would take it from every proposal without a trace."""
        return False

    def view_on_site(self, obj: Sector) -> str | None:
        """The sector's page of the first pair; every pair has one."""
        pair = CountryPair.objects.order_by("pk").first()
        return f"{pair.get_absolute_url()}sectors/{obj.code}/" if pair and obj.parent_id else None
