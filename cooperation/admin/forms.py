"""What every form of the administration checks beyond the fields themselves, with a sentence for each refusal."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError
from django.db.models import Manager, Max, Model
from django.forms.models import InlineForeignKeyField
from django.utils.translation import gettext, gettext_lazy

from cooperation.actions.history import is_slip
from cooperation.actions.marking import CODE_LETTERS, next_code
from cooperation.actions.pairs import pair_of
from cooperation.actions.publication import check_nothing_published_rests_on, check_sources_published
from cooperation.actions.review import REVIEWED, UNPUBLISHED, WORDS, author_of, has_to_wait, may_publish
from cooperation.actions.texts import check_quote
from cooperation.admin.choices import remember_rows
from cooperation.admin.typed import TYPED
from cooperation.analysis.characters import hidden
from cooperation.ingest.cells import number
from cooperation.models import CountryPair, Publication, Source

if TYPE_CHECKING:
    ModelForm = forms.ModelForm[Any]
else:
    ModelForm = forms.ModelForm

OWNERS = ("pair", "proposal", "source")
KEYS = ("number", "code")


class NumberInput(forms.CharField):
    """A decimal number as text, so that the browser sends what was typed even where it is no number."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "vNumberField"})

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        """The number; ValidationError that says how one is written."""
        text = super().to_python(value)
        try:
            return number(str(text)) if text else None
        except ValueError as error:
            raise ValidationError(str(error), code="number") from error

    def prepare_value(self, value: Any) -> Any:
        """Without the zeros that the database adds, and never as a power of ten."""
        return f"{value.normalize():f}" if isinstance(value, Decimal) else value


class RecordForm(ModelForm):
    """A row of the record: of one pair, under a free number or code, and published only with its sources."""

    why = forms.CharField(
        label=gettext_lazy("Why"),
        required=False,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=gettext_lazy("For the history. Needed where a published figure, target or status changes."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.state_before = getattr(self.instance, "state", "") if self.instance.pk else ""
        remember_rows(self)
        self._soften_boxes()
        self._say_what_is_wrong()
        self._offer_states()
        self.numbers_given: list[int] = []
        for name in self._counted_on():
            self.fields[name].required = False
            self.fields[name].help_text = gettext("Empty: the next free one.")

    def _counted_on(self) -> list[str]:
        """The fields of which the next value is known: numbers, and codes that are a letter and a number."""
        keys = ("number", "code") if type(self.instance) in CODE_LETTERS else ("number",)
        return [name for name in keys if name in self.fields]

    def _soften_boxes(self) -> None:
        """Text longer than allowed is refused with a sentence; the browser would cut it without one.

        A row that is pointed to is not deleted from here, and seeing it means changing it.
        """
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)
            if isinstance(field.widget, RelatedFieldWidgetWrapper):
                field.widget.can_delete_related = field.widget.can_view_related = False

    def _say_what_is_wrong(self) -> None:
        """What is missing, and what a code is made of, without the words of a programmer."""
        for field in self.fields.values():
            field.error_messages["required"] = gettext("Fill this in.")
            if isinstance(field, forms.SlugField):
                field.error_messages["invalid"] = field.help_text = gettext("Latin letters, digits and hyphens only.")

    def clean(self) -> dict[str, Any]:
        """Refuse what would not fit the rest of the record; and what was only to be shown again."""
        super().clean()
        self._fill_in_number()
        self._fill_in_code()
        if TYPED in self.data and not self.prefix:
            self.add_error(None, gettext("This is what you typed. Nothing of it is saved yet: look at it, and save."))
        self._refuse_other_pairs()
        self._refuse_taken_key()
        self._refuse_circles()
        self._refuse_hidden_sources()
        self._refuse_words_of_no_text()
        self._refuse_hidden_characters()
        self._refuse_unreviewed()
        return self.cleaned_data

    def _offer_states(self) -> None:
        """The states that the row can have next: what was published is withdrawn, and nothing else before."""
        if "state" in self.fields:
            is_seen = self.instance.pk and self.instance.state not in UNPUBLISHED
            after = (Publication.PUBLISHED, Publication.WITHDRAWN)
            offered = after if is_seen else (*UNPUBLISHED, Publication.PUBLISHED)
            self.fields["state"].choices = [(state.value, state.label) for state in offered]  # type: ignore[attr-defined]

    def _refuse_words_of_no_text(self) -> None:
        """Words that were marked in a text are changed for others that stand in it."""
        if self.instance.pk and "quote" in self.changed_data and "quote" in self.cleaned_data:
            try:
                check_quote(self.instance, self.cleaned_data["quote"])
            except ValidationError as error:
                self.add_error("quote", error)

    def _refuse_hidden_characters(self) -> None:
        """The text of a source is kept as it came; whatever readers see is not turned around by what they do not."""
        for name in {*self.cleaned_data} - {"full_text"}:
            value = self.cleaned_data[name]
            if isinstance(value, str) and (code := hidden(value)):
                self.add_error(
                    name, gettext("This holds the hidden character %(code)s; leave it out.") % {"code": code}
                )

    def _refuse_unreviewed(self) -> None:
        """Figures, targets and statuses are published by somebody other than their author, and changed for a reason.

        For a reason, too, anything is withdrawn that readers have seen.
        """
        user = getattr(self.fields.get("state"), "user", None)
        is_withdrawn = self.state_before == Publication.PUBLISHED and "state" in self.changed_data
        if user is None or not (isinstance(self.instance, REVIEWED) or is_withdrawn):
            return
        row, values = self.instance, {*self.changed_data} - WORDS
        if self.state_before != Publication.PUBLISHED:
            # Who alters a draft writes it; who only releases it leaves it its author's.
            author = author_of(row) if row.pk and not values - {"state"} else user.get_username()
            if self.value("state") == Publication.PUBLISHED and not may_publish(author, user):
                self.add_error("state", gettext("Choose “in review”: another person publishes it."))
            return
        if self.prefix and has_to_wait(row, self.state_before, values, user):
            self.add_error(None, gettext("Readers see this row: change it in its own form, where it goes to review."))
        is_told = self.prefix or self.cleaned_data.get("why")
        if values and not is_told and not is_slip(row, by=user.get_username()):
            self.add_error("why", gettext("Say why a published value changes: the history tells it."))

    def value(self, name: str) -> Any:
        """What a field will hold: what was entered or, where it is not asked for, what is stored."""
        if name in self.cleaned_data:
            return self.cleaned_data[name]
        is_kept = name not in self.errors and (self.instance.pk or name != "further_evidence")
        return getattr(self.instance, name, None) if is_kept else None

    def owner(self) -> str:
        """The field that says which pair the row belongs to: what its form is within, or the first that does."""
        within = [name for name, field in self.fields.items() if isinstance(field, InlineForeignKeyField)]
        return next((name for name in (*within, *OWNERS) if isinstance(self.value(name), Model)), "")

    def own_pair(self) -> CountryPair | None:
        """The pair of the row being edited."""
        owner = self.owner()
        return pair_of(self.value(owner)) if owner else None

    def _refuse_other_pairs(self) -> None:
        owner, pair = self.owner(), self.own_pair()
        for name, value in list(self.cleaned_data.items()):
            if name == "id":
                continue  # the row itself, within another's form
            others = [row for row in _rows(value) if pair_of(row) not in (None, pair)] if pair else []
            if others and name != owner:
                message = gettext("“%(row)s” belongs to another pair than %(pair)s.")
                self.add_error(name, message % {"row": others[0], "pair": pair})

    def _fill_in_number(self) -> None:
        """The next free number, where none is given; the rows of one form count on from each other."""
        if self.cleaned_data.get("number", 0) is None:
            owner = self.value(_keyed_within(self.instance))
            rows = type(self.instance)._default_manager.filter(**{_keyed_within(self.instance): owner})
            last = rows.aggregate(last=Max("number"))["last"] if owner and owner.pk else None
            self.cleaned_data["number"] = max([last or 0, *self.numbers_given]) + 1
        if "number" in self.cleaned_data:
            self.numbers_given.append(self.cleaned_data["number"])

    def _fill_in_code(self) -> None:
        """The next free code, where none is given."""
        model, pair = type(self.instance), self.own_pair()
        if self.cleaned_data.get("code") == "" and model in CODE_LETTERS and pair:
            self.cleaned_data["code"] = next_code(model, pair)

    def _refuse_taken_key(self) -> None:
        owner = _keyed_within(self.instance)
        key = next((key for key in KEYS if self.cleaned_data.get(key)), None)
        if not (owner and key and self.value(owner) and self.value(owner).pk):
            return
        if self.instance.pk and key not in self.changed_data:
            return  # its own, and what it belongs to stays
        rows = type(self.instance)._default_manager.filter(**{owner: self.value(owner)})
        twin = rows.filter(**{key: self.cleaned_data[key]}).exclude(pk=self.instance.pk).first()
        if twin:
            self.add_error(key, _taken(key, twin, rows.aggregate(last=Max(key))["last"]))

    def _refuse_circles(self) -> None:
        """A row may not be above or before itself, over however many steps."""
        pointers = [field.name for field in self.instance._meta.fields if field.related_model is type(self.instance)]
        for name in pointers:
            value = self.cleaned_data.get(name)
            if value is not None and self.instance.pk in _line(value, name):
                self.add_error(name, gettext("“%(row)s” leads back to this row.") % {"row": value})

    def _refuse_hidden_sources(self) -> None:
        state = self.value("state")
        try:
            if isinstance(self.instance, Source) and self.instance.pk and state != Publication.PUBLISHED:
                check_nothing_published_rests_on(self.instance)
            if state == Publication.PUBLISHED and self.value("evidence"):
                check_sources_published([self.value("evidence"), *_rows(self.value("further_evidence"))])
        except ValidationError as error:
            self.add_error("state", error)

    def is_mended(self) -> bool:
        """Whether it is a stored row of which words alone are changed, or nothing."""
        return bool(self.instance.pk) and not {*self.changed_data} - (WORDS - {"confirmed"})

    def validate_constraints(self) -> None:
        """Check the constraints over fields that the form shows without letting them be edited, too.

        Once, and not of a stored row that is as it was but for words: no constraint asks for them.
        """
        if self.errors:
            super().validate_constraints()
        elif not self.is_mended():
            try:
                self.instance.validate_constraints(exclude=_unsaved_owners(self.instance))
            except ValidationError as error:
                for name, errors in error.error_dict.items():
                    self.add_error(name if name in self.fields else None, errors)


def _rows(value: Any) -> list[Any]:
    """The rows that a field holds: one, several or none."""
    if isinstance(value, Model):
        return [value]
    if isinstance(value, Manager):
        return list(value.all())
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [row for row in value if isinstance(row, Model)]
    return []


def _field_names(row: Model) -> set[str]:
    return {field.name for field in row._meta.fields}


def _keyed_within(row: Model) -> str:
    """The field within whose row a number or code is given once; empty where there is none."""
    return next((name for name in ("pair", "source") if name in _field_names(row)), "")


def _line(row: Model | None, name: str) -> set[Any]:
    """The keys of a row and of all that it leads to by a pointer to its own table."""
    keys: set[Any] = set()
    while row is not None and row.pk not in keys:
        keys.add(row.pk)
        row = getattr(row, name)
    return keys


def _taken(key: str, twin: Model, last: Any) -> str:
    if key == "code":
        return gettext("This code is taken: “%(twin)s”.") % {"twin": twin}
    message = gettext("This number is taken: “%(twin)s”. The next free one is %(next)d.")
    return message % {"twin": twin, "next": last + 1}


def _unsaved_owners(row: Model) -> set[str]:
    """Pointers to rows that are being added in the same form; constraints over them cannot be looked up yet."""
    pointers = [field for field in row._meta.fields if field.is_relation and not field.null]
    return {field.name for field in pointers if getattr(row, field.attname) is None}
