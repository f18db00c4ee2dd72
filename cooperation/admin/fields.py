"""How fields are asked for: rows of other tables by search, partial dates and long texts without being cut."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import admin
from django.contrib.admin.widgets import AdminDateWidget
from django.core.exceptions import ValidationError
from django.db import models
from django.forms import BaseInlineFormSet, HiddenInput, ModelChoiceField, Textarea
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext

from cooperation.admin.addresses import page_of
from cooperation.admin.choices import RowField, RowSelect, RowSelectMultiple, RowsField, inner_widget, label
from cooperation.admin.dates import DayInput, PartialDateInput
from cooperation.admin.forms import RecordForm
from cooperation.models import Publication
from cooperation.models.fields import PartialDateField

SEEN = (Publication.PUBLISHED, Publication.WITHDRAWN)

if TYPE_CHECKING:
    Base = admin.options.BaseModelAdmin[Any]
    Tabular = admin.TabularInline[Any, Any]
    Stacked = admin.StackedInline[Any, Any]
    FormSet = BaseInlineFormSet[Any, Any, Any]
else:
    FormSet = BaseInlineFormSet
    Base = object
    Tabular = admin.TabularInline
    Stacked = admin.StackedInline


class FormFields(Base):
    """How fields are asked for, in forms of their own and within others."""

    formfield_overrides = {
        PartialDateField: {"form_class": PartialDateInput},
        models.DateField: {"form_class": DayInput, "widget": AdminDateWidget},
        models.TextField: {"widget": Textarea(attrs={"rows": 3, "class": "vLargeTextField"})},
    }
    # Django's list_select_related serves lists only; boxes and forms within forms need the same.
    joins: ClassVar[tuple[str, ...]] = ()

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """Rows with all that their line in a list and their name in a box need."""
        rows = super().get_queryset(request)
        return rows.select_related(*self.joins) if self.joins else rows

    def formfield_for_choice_field(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """The form asks of a state whether this account may choose it."""
        field = super().formfield_for_choice_field(db_field, request, **kwargs)
        if field and db_field.name == "state":
            field.user = request.user  # type: ignore[attr-defined]
        return field

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Search for a row instead of scrolling to it."""
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("form_class", RowField)
            kwargs.setdefault("widget", RowSelect(db_field, self.admin_site))
            kwargs.setdefault("queryset", self._joined(db_field, request))
        return _labelled(super().formfield_for_foreignkey(db_field, request, **kwargs))

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Search for rows instead of scrolling to them."""
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("form_class", RowsField)
            kwargs.setdefault("widget", RowSelectMultiple(db_field, self.admin_site))
            kwargs.setdefault("queryset", self._joined(db_field, request))
        return _labelled(super().formfield_for_manytomany(db_field, request, **kwargs))

    def _joined(self, db_field: Any, request: HttpRequest) -> models.QuerySet[Any]:
        """The rows that a field can point to, with what their labels need."""
        model = db_field.remote_field.model
        return self.admin_site.get_model_admin(model).get_queryset(request)


def _labelled[F](field: F) -> F:
    if isinstance(field, ModelChoiceField):
        field.label_from_instance = label  # type: ignore[assignment]
    return field


class LabelledFormSet(FormSet):
    """Rows that count on from each other, whose boxes for deletion have a name for speech, which the head is not."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.numbers_given: list[int] = []

    def add_fields(self, form: Any, index: int | None) -> None:
        """Name the box."""
        super().add_fields(form, index)
        form.numbers_given = self.numbers_given
        if form.instance.pk:
            form.fields["id"] = own = RowField(self.get_queryset(), required=False, widget=HiddenInput)
            own.at_hand, own.initial = form.instance, form.instance.pk
        if "DELETE" in form.fields:
            form.fields["DELETE"].widget.attrs["aria-label"] = gettext("Delete")

    def clean(self) -> None:
        """Refuse to delete what was published."""
        super().clean()
        seen = [form.instance for form in self.deleted_forms if getattr(form.instance, "state", "") in SEEN]
        if seen:
            sentence = gettext("“%(row)s” was published; withdraw it instead of deleting it.")
            raise ValidationError([sentence % {"row": row} for row in seen])


class LineFormSet(LabelledFormSet):
    """Rows in lines under one head, which is no label of their boxes; speech gets its own."""

    def add_fields(self, form: Any, index: int | None) -> None:
        """Name the boxes."""
        for field in form.fields.values():
            inner_widget(field).attrs["aria-label"] = capfirst(str(field.label))
        super().add_fields(form, index)


class TableInline(FormFields, Tabular):
    """Rows within the form of what they belong to, a line each."""

    form = RecordForm
    formset = LineFormSet
    extra = 0
    show_change_link = True
    view_on_site: Any = staticmethod(page_of)


class CardInline(FormFields, Stacked):
    """Rows within the form of what they belong to, a card each."""

    form = RecordForm
    formset = LabelledFormSet
    extra = 0
    show_change_link = True
    view_on_site: Any = staticmethod(page_of)
