"""Choosing a row of another table: what it is called there, and a box to search in that survives any input."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.contrib.auth import get_permission_codename
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import ForeignKey, Model, QuerySet
from django.forms import Field, ModelChoiceField, ModelForm, ModelMultipleChoiceField
from django.http import HttpRequest
from django.utils.text import Truncator

from cooperation.actions.pairs import pair_of, pair_path
from cooperation.models import CountryPair, Paragraph

LONGEST_LABEL = 110
LARGEST_KEY = 2**63 - 1

if TYPE_CHECKING:
    SelectMixin = AutocompleteSelect
    Choice = ModelChoiceField[Any]
    MultipleChoice = ModelMultipleChoiceField[Any]
else:
    SelectMixin = object
    Choice = ModelChoiceField
    MultipleChoice = ModelMultipleChoiceField


# Relations as seen from the row that is pointed to.
FAR_SIDES = {
    (model._meta.app_label, model._meta.model_name, field.name)
    for model in apps.get_models()
    for field in model._meta.get_fields(include_hidden=True)
    if field.auto_created and field.is_relation
}


def label(row: Model) -> str:
    """What a row is called where it is chosen: enough words to tell it from others, and its pair."""
    pair = None if isinstance(row, CountryPair) else pair_of(row)
    name = Truncator(_name(row)).chars(LONGEST_LABEL)
    return f"{name} · {pair.slug}" if pair else name


def _name(row: Model) -> str:
    if isinstance(row, Paragraph):
        return f"{row} {row.summary}"
    return row.name if isinstance(row, ContentType) else str(row)


def is_key(model: type[Model], text: str) -> bool:
    """Whether a row of a model could have this key, whatever a form or an address holds."""
    try:
        key = model._meta.pk.to_python(text)
    except ValidationError:
        return False
    return bool(text) and "\0" not in text and (not isinstance(key, int) or abs(key) <= LARGEST_KEY)


class RowField(Choice):
    """One row. ``at_hand`` is the one that the form has fetched already, which is not looked up again."""

    at_hand: Model | None = None

    def to_python(self, value: Any) -> Any:
        """The row; ValidationError for a key that no row has."""
        is_same = self.at_hand is not None and str(value) == str(self.at_hand.pk)
        return self.at_hand if is_same else super().to_python(value)


class RowsField(MultipleChoice):
    """Any number of rows. Django looks up all keys at once, which fails on one too large for the database."""

    def clean(self, value: Any) -> Any:
        """The rows; ValidationError for keys that no row has."""
        for key in value or ():
            if self.queryset is not None and not is_key(self.queryset.model, str(key)):
                raise ValidationError(self.error_messages["invalid_pk_value"], "invalid_pk_value", {"pk": key})
        return super().clean(value)


class RowSelectMixin(SelectMixin):
    """Django's search box, without its two flaws: an error on keys that are none, a query for each box.

    ``known`` holds the labels, by key, of rows that the form has fetched already.
    """

    known: dict[str, str] = {}

    # The documented get_context would come too late: Django has asked for each box by then.
    def optgroups(self, name: str, value: Sequence[str], attrs: Any = None) -> Any:
        """The chosen rows as options."""
        keys = [key for key in map(str, value) if is_key(self.field.remote_field.model, key)]
        if not keys or not set(keys) <= self.known.keys():
            return super().optgroups(name, keys, attrs)
        options = [self.create_option(name, key, self.known[key], True, index) for index, key in enumerate(keys)]
        if not self.is_required and not self.allow_multiple_selected:
            options.insert(0, self.create_option(name, "", "", False, 0))
        return [(None, options, 0)]


class RowSelect(RowSelectMixin, AutocompleteSelect):
    """For one row."""


class RowSelectMultiple(RowSelectMixin, AutocompleteSelectMultiple):
    """For any number of rows; each is taken out on its own, since a cross for all would stand in their list."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """What the script of the box goes by."""
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["data-allow-clear"] = "false"
        return context


def remember_rows(form: "ModelForm[Any]") -> None:
    """Tell the fields of a form, and their boxes, the rows that its instance already holds."""
    for name, field in form.fields.items():
        if isinstance(field, RowField):
            field.at_hand = row = _fetched(form.instance, name)
            widget = inner_widget(field)
            widget.known = {str(row.pk): label(row)} if row else {}


def inner_widget(field: Field) -> Any:
    """The box of a field, without the links that Django puts around one for rows of another table."""
    return getattr(field.widget, "widget", field.widget)


def _fetched(instance: Model, name: str) -> Model | None:
    field = instance._meta.get_field(name)
    if isinstance(field, ForeignKey) and field.is_cached(instance):
        return field.get_cached_value(instance)
    return None


class RowChoices(AutocompleteJsonView):
    """What a box finds while somebody types.

    Django documents nothing of this view; a site that wants other rows, names or permissions has to override it.
    """

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Refuse, as any other field that is none, the far side of a relation; Django fails on it."""
        asked = [request.GET.get(name, "") for name in ("app_label", "model_name", "field_name")]
        if tuple(asked) in FAR_SIDES:
            raise PermissionDenied
        return super().get(request, *args, **kwargs)

    def get_queryset(self) -> "QuerySet[Any]":
        """What is found; of the pair that the form is about, which alone it would take."""
        rows = super().get_queryset()
        pair, path = self.request.GET.get("pair", ""), pair_path(rows.model)
        is_of_pair = path and rows.model is not CountryPair and is_key(CountryPair, pair)
        return rows.filter(**{path: pair}) if is_of_pair else rows

    def has_perm(self, request: HttpRequest, obj: Any = None) -> bool:
        """Who may see the rows, or fill in the field that points to them, finds them."""
        options = self.source_field.model._meta
        needed = (get_permission_codename(action, options) for action in ("add", "change"))
        may_fill_in = any(request.user.has_perm(f"{options.app_label}.{name}") for name in needed)
        return may_fill_in or bool(super().has_perm(request, obj))

    def serialize_result(self, obj: Model, to_field_name: str) -> dict[str, str]:
        """A row's key and what it is called."""
        return super().serialize_result(obj, to_field_name) | {"text": label(obj)}
