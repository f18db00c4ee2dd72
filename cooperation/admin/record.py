"""What the administration of every table shares: a change made here is on the pages of its pairs at once."""

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import BadRequest
from django.db import models, transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cooperation.actions.affected import affected, moved, together
from cooperation.actions.pairs import pair_of, pair_path, pairs_showing
from cooperation.actions.publication import pages_changed
from cooperation.actions.review import has_to_wait, note_work
from cooperation.admin.addresses import page_of
from cooperation.admin.choices import is_key
from cooperation.admin.fields import FormFields
from cooperation.admin.forms import KEYS, OWNERS, RecordForm
from cooperation.admin.shared import SharedForms, WaitsForReview
from cooperation.admin.versions import WithVersions
from cooperation.models import CountryPair, Publication
from cooperation.models.fields import PartialDateField
from cooperation.wording.dates import day_or_part, day_words

LONGEST_CELL = 160


class PairFilter(admin.SimpleListFilter):
    """The rows of one pair; there is nothing to choose while there is one pair only."""

    title = _("pair")
    parameter_name = "pair"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """All pairs, by name."""
        pairs = CountryPair.objects.with_countries()
        return [(pair.slug, pair.name) for pair in pairs] if len(pairs) > 1 else []

    def queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """Narrow down to the chosen pair."""
        if not self.value():
            return queryset
        pairs = CountryPair.objects.by_slug(str(self.value()))
        return queryset.filter(**{f"{pair_path(queryset.model)}__in": pairs.values("pk")})


class RecordAdmin(FormFields, WithVersions, SharedForms):
    """A table of the record. ``purpose`` is its line on the index page."""

    form = RecordForm
    purpose: Any = ""
    list_per_page = 50
    view_on_site: Any = staticmethod(page_of)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """The rows; in their list with what is worked out for its columns, which no form and no box asks for."""
        rows = super().get_queryset(request)
        match = request.resolver_match
        is_list = match is not None and match.url_name == f"{self.opts.app_label}_{self.opts.model_name}_changelist"
        return self.for_list(rows) if is_list else rows

    def for_list(self, rows: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """Rows with what is worked out for the columns and filters of their list."""
        return rows

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        """Without the pair while there is only one; dates as they are written on the site."""
        columns = super().get_list_display(request)
        several = CountryPair.objects.count() > 1
        dates = {field.name: field for field in self.opts.fields if isinstance(field, PartialDateField)}
        return [
            _date_column(dates[column]) if column in dates else column
            for column in columns
            if several or column != "pair_code" or self.model is CountryPair
        ]

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """The row, which remembers its state: a form that is refused leaves on it what was typed."""
        row = super().get_object(request, object_id, from_field)
        if row is not None:
            row.stored_state = getattr(row, "state", "")
        return row

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[Any, ...]:
        """What a row belongs to stays; so do the number or code of a published row, which others cite."""
        fixed = [*OWNERS] if obj else []
        if obj and getattr(obj, "stored_state", getattr(obj, "state", "")) == Publication.PUBLISHED:
            fixed += KEYS
        names = {field.name for field in self.opts.fields}
        return (*super().get_readonly_fields(request, obj), *(name for name in fixed if name in names))

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """The only pair and the next free number are filled in; rows that an address asks for, if they exist."""
        asked = super().get_changeform_initial_data(request)
        initial: dict[str, Any] = {name: value for name, value in asked.items() if self._is_possible(name, value)}
        names = {field.name for field in self.opts.fields}
        if "pair" in names and "pair" not in initial and len(pairs := CountryPair.objects.all()[:2]) == 1:
            initial["pair"] = pairs[0].pk
        owner = next((name for name in ("pair", "source") if name in names & initial.keys()), None)
        if owner and "number" in names:
            rows = self.model._default_manager.filter(**{owner: initial[owner]})
            initial.setdefault("number", (rows.aggregate(last=models.Max("number"))["last"] or 0) + 1)
        return initial

    def _is_possible(self, name: str, value: Any) -> bool:
        field = self.opts.get_field(name) if name in {f.name for f in self.opts.get_fields()} else None
        if not isinstance(field, models.ForeignKey | models.ManyToManyField):
            return True
        keys = value if isinstance(value, list) else [value]
        return all(is_key(field.related_model, str(key)) for key in keys)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Save, and remember which pairs showed a row before that all share, and whose cell it was."""
        waits = change and has_to_wait(obj, form.state_before, form.changed_data, request.user)
        if waits and not hasattr(request, "publishes"):
            raise WaitsForReview
        form.shown_before = pairs_showing(self._stored(obj)) if change and not self._belongs else set()
        form.affected_before = affected(moved([obj])) if change else {}
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save what belongs to the row, then tell all pages that showed or show it."""
        within = [each for formset in formsets for each in formset.forms if each.has_changed()]
        stored = [each.instance for each in within if each.instance.pk]
        before = affected([*stored, *moved(stored)])
        super().save_related(request, form, formsets, change)
        own = affected([form.instance], form.changed_data if change else None)
        after = together(own, affected(each.instance for each in within if each.instance.pk))
        shown_by = form.shown_before | pairs_showing(self._stored(form.instance))
        keys, by = together(form.affected_before, before, after), request.user.get_username()
        pages_changed(shown_by, by=by, keys=keys, why=form.cleaned_data.get("why", ""))
        written = [form.instance, *(each.instance for each in within if each.instance.pk)]
        note_work([row for row in written if hasattr(row, "state")], by=by, at=timezone.now())

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Delete, and tell the pages that showed the row."""
        self.delete_queryset(request, self._stored(obj))

    @transaction.atomic
    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> None:
        """Delete rows, and tell the pages that showed them."""
        rows = self._stored(*queryset)
        shown_by, keys = pairs_showing(rows), affected(rows)
        rows.delete()
        pages_changed(shown_by, by=request.user.get_username(), keys=keys)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, Any, Any, Any]:
        """What would go, each row by its name; the lines of Django's own link tables, which have none, are left out."""
        to_delete, counts, perms_needed, protected = super().get_deleted_objects(objs, request)
        seen = [row for row in objs if is_seen(row)]
        return _named(to_delete), counts, perms_needed, [*protected, *(_kept(row) for row in seen)]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What was published is withdrawn, and not deleted."""
        return not is_seen(obj) and super().has_delete_permission(request, obj)

    @property
    def _belongs(self) -> bool:
        """Whether a row belongs to a pair, by way of another row or not; that stays what it was."""
        return any(field.name in OWNERS for field in self.opts.fields)

    def _stored(self, *rows: Any) -> Any:
        return self.model._default_manager.filter(pk__in=[row.pk for row in rows])

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """The list; of an action all is done, with its entries in the history, or nothing."""
        if not all(is_key(self.model, key) for key in request.POST.getlist(ACTION_CHECKBOX_NAME)):
            raise BadRequest("A selected row has a key that no row can have.")
        with transaction.atomic() if request.method == "POST" else nullcontext():
            return super().changelist_view(request, extra_context)

    @admin.display(description=_("pair"))
    def pair_code(self, row: Any) -> str:
        """The pair as in addresses."""
        pair = pair_of(row)
        return pair.slug if pair else ""

    @admin.display(description=_("recorded"), ordering="recorded_at")
    def recorded(self, row: Any) -> str:
        """The day of recording."""
        return day_words(row.recorded_at.date())

    @admin.display(description=_("on the site"))
    def page(self, row: Any) -> str:
        """A link to the page that shows the row."""
        address = page_of(row)
        return format_html('<a href="{}">{}</a>', address, _("view")) if address else ""


def _date_column(field: PartialDateField) -> Callable[[Any], str]:
    """The column of a list that shows a partial date."""

    @admin.display(description=field.verbose_name, ordering=field.name)
    def shown(row: Any) -> str:
        date = getattr(row, field.name)
        return day_or_part(date) if date else ""

    shown.__name__ = field.name
    return shown


LINKS = tuple(
    f"{capfirst(model._meta.verbose_name)}: "
    for model in apps.get_app_config("cooperation").get_models(include_auto_created=True)
    if model._meta.auto_created
)


def is_seen(row: Any) -> bool:
    """Whether readers see a row, or saw it before it was withdrawn."""
    return getattr(row, "state", "") in {Publication.PUBLISHED, Publication.WITHDRAWN}


def _kept(row: Any) -> str:
    return gettext("%(row)s: it was published; withdraw it instead of deleting it.") % {"row": row}


def _named(lines: list[Any]) -> list[Any]:
    """A list of lines, each perhaps followed by the list of what hangs on it, without those of link tables."""
    kept = [_named(line) if isinstance(line, list) else line for line in lines]
    return [line for line in kept if line and not (isinstance(line, str) and line.startswith(LINKS))]


def shortened(text: str) -> str:
    """Text as long as a cell of a list takes."""
    return Truncator(text).chars(LONGEST_CELL)
