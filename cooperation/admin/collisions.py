"""Two editors with one row open: what the first changed is put beside what the second typed, field by field.

A form carries what its fields held when it was opened, as a browser holds it: texts. When it comes back, every field is
looked at three times: as opened, as stored by now, as sent. A field that only others changed takes their value; one
that only the sender changed keeps the sender's; where both changed it differently, the sender chooses.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Self

from django import forms
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core import signing
from django.forms import BaseForm, BaseInlineFormSet
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext

from cooperation.admin.choices import is_key

SALT = "cooperation.admin.collisions"
LONGEST_KEPT = 400
TAKE, THEIRS = "_take-", "_theirs-"

type Texts = tuple[str, ...]
type Place = tuple[str, str, str]  # the form within ("" for the row itself), the key of its row, the field
type State = dict[Place, Texts]
type Row = dict[str, list[str]]


@dataclass(frozen=True)
class Clash:
    """A field that both changed: its name in the form, and the three values as people read them."""

    name: str
    label: str
    opened: str
    mine: str
    theirs: str
    their_texts: Texts


@dataclass(frozen=True)
class Joined:
    """A field, or a row within the form, that only others changed: what it was and what it has become."""

    label: str
    opened: str
    theirs: str


@dataclass
class Merge:
    """What is sent on, which fields have to be chosen, and what others changed besides."""

    data: QueryDict
    clashes: list[Clash] = field(default_factory=list)
    joined: list[Joined] = field(default_factory=list)


@dataclass(frozen=True)
class Whole:
    """The form of a row and the forms within it, as they stand in the database."""

    form: BaseForm
    within: dict[str, "BaseInlineFormSet[Any, Any, Any]"]

    def forms(self) -> Iterator[tuple[str, str, BaseForm]]:
        """Each form with its place."""
        yield "", "", self.form
        for prefix, formset in self.within.items():
            yield from ((prefix, str(each.instance.pk), each) for each in formset.initial_forms)

    def state(self) -> State:
        """What every field holds."""
        return {
            (prefix, key, name): _held(each, name)
            for prefix, key, each in self.forms()
            for name, asked in each.fields.items()
            if _is_asked(name, asked)
        }


def _is_asked(name: str, asked: forms.Field) -> bool:
    return not asked.disabled and name not in {"id", "DELETE"} and not isinstance(asked.widget, forms.HiddenInput)


@dataclass(frozen=True)
class Opened:
    """A form when it was opened: what it held, the revision of its pages, its last entry in the log."""

    revision: int
    logged: int
    state: State

    def sealed(self) -> str:
        """As text for a hidden field; of long texts only a digest."""
        held = [[*place, [_short(text) for text in texts]] for place, texts in self.state.items()]
        return signing.dumps([self.revision, self.logged, held], salt=SALT, compress=True)

    @classmethod
    def unsealed(cls, token: str) -> Self | None:
        """The reverse; None for what is no such text."""
        try:
            revision, logged, held = signing.loads(token, salt=SALT)
        except signing.BadSignature:
            return None
        return cls(revision, logged, {(prefix, key, name): tuple(texts) for prefix, key, name, texts in held})


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_KEPT else f"\0{hashlib.sha256(text.encode()).hexdigest()}"


def _same(texts: Texts, opened: Texts) -> bool:
    """Whether a field holds what it held when it was opened."""
    return tuple(_short(text) for text in texts) == opened


def _held(form: BaseForm, name: str) -> Texts:
    """The value of a field as a browser would send it."""
    bound, asked = form[name], form.fields[name]
    value = asked.prepare_value(bound.initial)
    if isinstance(asked, forms.BooleanField):
        return ("on",) if value else ()
    shown = _widget(asked).format_value(value)
    return _texts(shown if isinstance(shown, list | tuple) else [shown])


def _widget(asked: forms.Field) -> forms.Widget:
    return asked.widget.widget if isinstance(asked.widget, RelatedFieldWidgetWrapper) else asked.widget


def _sent(form: BaseForm, data: QueryDict, name: str, html_name: str) -> Texts:
    value = _widget(form.fields[name]).value_from_datadict(data, MultiValueDict(), html_name)
    if isinstance(form.fields[name], forms.BooleanField):
        return ("on",) if value else ()
    return _texts(value if isinstance(value, list | tuple) else [value])


def _texts(values: Iterable[Any]) -> Texts:
    texts = [str(value).replace("\r\n", "\n").strip() for value in values if value not in (None, "")]
    return tuple(sorted(filter(None, texts))) if len(texts) > 1 else tuple(filter(None, texts))


def chosen(data: QueryDict) -> QueryDict:
    """What was sent from the page that asks, with the values of others where the sender took them."""
    taken = [name.removeprefix(TAKE) for name in data if name.startswith(TAKE)]
    if not taken:
        return data
    result = data.copy()
    for name in taken:
        if data[TAKE + name] == "theirs":
            result.setlist(name, data.getlist(THEIRS + name))
        result.pop(TAKE + name)
        result.pop(THEIRS + name, None)
    return result


def merged(whole: Whole, opened: State, data: QueryDict) -> Merge:
    """Put what was sent together with what is stored by now."""
    weighing = _Weighing(Merge(data.copy()), opened, whole.state())
    for name in whole.form.fields:
        weighing.weigh(whole.form, ("", "", name), name)
    for prefix, formset in whole.within.items():
        weighing.weigh_rows(prefix, formset)
    return weighing.merge


def differences(whole: Whole, data: QueryDict) -> list[Joined]:
    """The fields of a row, without those within it, that a form which was sent would change."""
    form = whole.form
    asked = [name for name, field in form.fields.items() if _is_asked(name, field) and name in form.initial]
    texts = {name: (_held(form, name), _sent(form, data, name, name)) for name in asked}
    return [
        Joined(str(form[name].label), _read(form, name, held), _read(form, name, sent))
        for name, (held, sent) in texts.items()
        if held != sent
    ]


@dataclass(frozen=True)
class _Weighing:
    """The merge so far, with what was there when the form was opened and what is stored by now."""

    merge: Merge
    opened: State
    stored: State

    def weigh(self, form: BaseForm, place: Place, html_name: str) -> None:
        """Decide on one field."""
        if place not in self.opened or place not in self.stored:
            return
        was, now = self.opened[place], self.stored[place]
        mine = _sent(form, self.merge.data, place[2], html_name)
        if _same(now, was) or now == mine:
            return
        label = _label(form, place)
        if _same(mine, was):
            self.merge.data.setlist(html_name, [*now])
            self.merge.joined.append(Joined(label, _read(form, place[2], was), _read(form, place[2], now)))
            return
        opened, sent, stored = (_read(form, place[2], texts) for texts in (was, mine, now))
        self.merge.clashes.append(Clash(html_name, label, opened, sent, stored, now))

    def weigh_rows(self, prefix: str, formset: Any) -> None:
        """Bring the rows within a form into the order of the stored ones, mine joined with theirs; new ones last."""
        data = self.merge.data
        sent = _take_rows(prefix, data)
        mine = {row["id"][0]: row for row in sent if row.get("id", [""])[0]}
        kept = {str(each.instance.pk): each for each in formset.initial_forms}
        for position, (key, form) in enumerate(kept.items()):
            _lay(data, f"{prefix}-{position}-", mine.get(key) or _stored(form))
            self._weigh_row(form, (prefix, key), f"{prefix}-{position}-", is_mine=key in mine)
        fresh = [row for row in sent if not row.get("id", [""])[0]]
        # What others deleted while it was being changed here comes back as a new row.
        fresh += [
            row | {"id": [""]} for key, row in mine.items() if key not in kept and self._differs(row, (prefix, key))
        ]
        for position, row in enumerate(fresh, len(kept)):
            _lay(data, f"{prefix}-{position}-", row)
        data[f"{prefix}-INITIAL_FORMS"] = str(len(kept))
        data[f"{prefix}-TOTAL_FORMS"] = str(len(kept) + len(fresh))

    def _weigh_row(self, form: Any, where: tuple[str, str], html_prefix: str, *, is_mine: bool) -> None:
        places = [place for place in self.opened if place[:2] == where and place in self.stored]
        if not places:
            self.merge.joined.append(Joined(str(form.instance), "", gettext("added")))
        elif is_mine:
            for place in places:
                self.weigh(form, place, f"{html_prefix}{place[2]}")
            if any(not _same(self.stored[place], self.opened[place]) for place in places):
                # What others have just changed is not deleted unseen.
                self.merge.data.pop(f"{html_prefix}DELETE", None)

    def _differs(self, row: Row, where: tuple[str, str]) -> bool:
        """Whether a row was changed by its sender."""
        opened = {place[2]: texts for place, texts in self.opened.items() if place[:2] == where}
        return any(not _same(_texts(row.get(name, [])), texts) for name, texts in opened.items())


def _take_rows(prefix: str, data: QueryDict) -> list[Row]:
    """The fields of each row within a form, in their order; they are taken out of what was sent."""
    rows: dict[str, Row] = {}
    for name, values in list(data.lists()):
        within, _dash, rest = name.partition("-")
        index, _dash, field_name = rest.partition("-")
        if within == prefix and index.isdecimal():
            rows.setdefault(index, {})[field_name] = values
            del data[name]
    return list(rows.values())


def _lay(data: QueryDict, prefix: str, row: Row) -> None:
    for name, values in row.items():
        data.setlist(f"{prefix}{name}", values)


def _stored(form: BaseForm) -> Row:
    return {
        name: [*_held(form, name)] for name, asked in form.fields.items() if name != "DELETE" and not asked.disabled
    }


def _label(form: BaseForm, place: Place) -> str:
    label = str(form[place[2]].label)
    return f"{form.instance}: {label}" if place[0] else label  # type: ignore[attr-defined]


def _read(form: BaseForm, name: str, texts: Texts) -> str:
    """A value as people read it: rows and choices by name, long texts by their start."""
    asked = form.fields[name]
    if isinstance(asked, forms.ModelChoiceField) and asked.queryset is not None:
        keys = [text for text in texts if is_key(asked.queryset.model, text)]
        rows = asked.queryset.filter(pk__in=keys) if keys else []
        return "; ".join(asked.label_from_instance(row) for row in rows)
    if isinstance(asked, forms.ChoiceField):
        choices: Iterable[tuple[Any, Any]] = asked.choices  # type: ignore[assignment]
        names = {str(value): str(label) for value, label in choices}
        return "; ".join(names.get(text, text) for text in texts)
    return "; ".join("…" if text.startswith("\0") else text for text in texts)
