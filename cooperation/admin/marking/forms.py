"""The short forms in which a claim is made from marked words; all else of it is in its long form."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cooperation.actions.marking import next_code
from cooperation.actions.oddities import odd_step
from cooperation.actions.proposals import in_time
from cooperation.admin.asking import AskingForm
from cooperation.admin.dates import PartialDateInput
from cooperation.admin.forms import RecordForm
from cooperation.admin.likeness import ProposalForm
from cooperation.admin.stated import PART, FigureForm, TargetForm
from cooperation.admin.status_changes import StatusChangeForm
from cooperation.analysis.lifecycle import needs_criteria
from cooperation.analysis.oddities import Oddity
from cooperation.ingest.phrases.reading import ClaimKind
from cooperation.models import (
    Attribution,
    Basis,
    Body,
    Claim,
    Country,
    Event,
    Proposal,
    ProposalStatus,
    Sector,
    Statement,
    StatusChange,
    Target,
    TradeFigure,
)
from cooperation.models.status_changes import NEEDS_CRITERIA
from cooperation.wording.amounts import stated_money
from cooperation.wording.dates import period_words

AMOUNT = ("qualifier", "value_usd", "unit", "step_usd", "upper_usd")
OWN_AMOUNT = ("currency", "own_qualifier", "own_value", "own_unit", "own_step", "own_upper")
GROWTH = ("growth_qualifier", "growth_percent", "growth_step", "growth_upper")
SHARE = ("share_qualifier", "share_percent", "share_step", "share_upper", "share_of")
WHOLE = ("total_qualifier", "total_usd", "total_step_usd", "total_upper_usd")
CRITERIA = ("done_when", "partly_when", "uncheckable")
WIDE = (forms.Textarea, forms.SelectMultiple)
MULTIPLE = ("multiple_qualifier", "multiple", "multiple_step", "multiple_upper", "counted_as", "base_year")


@dataclass(frozen=True)
class Group:
    """Fields that belong together, each with where its value was read and whether it takes the whole line.

    A group in which nothing is filled in is folded, but for the first one, which has no title.
    """

    title: str
    is_open: bool
    fields: list[tuple[forms.BoundField, str, bool]]


class MarkedForm(RecordForm):
    """A claim made from marked words. Its pair, words and paragraph are known; only pairs' own rows can be chosen."""

    voice = forms.ChoiceField(label=_("Voice"), choices=Attribution.choices)
    # Titles with the fields under them; those that no group names come first.
    grouped: ClassVar[tuple[tuple[Promise, tuple[str, ...]], ...]] = ()
    hints: Mapping[str, str] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Asked for where a published value changes; nothing here is published yet.
        self.fields.pop("why", None)
        pair = self.instance.pair
        for name in ("reporter", "put_forward_by"):
            if name in self.fields:
                self._choose(name, Country.objects.filter(pk__in=[pair.first_id, pair.second_id]))
        if "speaker" in self.fields:
            self._choose("speaker", Body.objects.filter(pair=pair).order_by("name"))

    def _choose(self, name: str, rows: Any) -> None:
        field: Any = self.fields[name]
        field.queryset = rows
        field.empty_label = gettext("not said")

    def groups(self) -> Iterator[Group]:
        """The fields as they are shown."""
        named = {name for _title, names in self.grouped for name in names}
        yield self._group("", [name for name in self.fields if name not in named])
        for title, names in self.grouped:
            yield self._group(str(title), [name for name in names if name in self.fields])

    def _group(self, title: str, names: list[str]) -> Group:
        fields = [self[name] for name in names]
        unit_alone = {"unit", "own_unit"}
        is_open = not title or any(
            f.errors or (f.value() not in (None, "", [], False) and f.name not in unit_alone) for f in fields
        )
        shown = [(f, self.hints.get(f.name, ""), isinstance(f.field.widget, WIDE)) for f in fields]
        return Group(title, is_open, shown)

    def claims(self) -> list[Claim]:
        """What is to be stored, that which others need first."""
        return [self.instance]

    def summary(self) -> str:
        """What the paragraph says, in a few words of the editor's."""
        return str(self.instance)


class NumbersForm(MarkedForm):
    """A figure or a target: its code is the next one."""

    scope = forms.ChoiceField(
        label=PART,
        required=False,
        help_text=_("Another part is named first, under “Parts of trade”, and offered here then."),
    )

    def clean(self) -> dict[str, Any]:
        """Give it the next code."""
        self.instance.code = next_code(type(self.instance), self.instance.pair)
        return super().clean()

    def summary(self) -> str:
        """Such as "Turnover, Jan–Sep 2017: $0.5 bn"."""
        row: TradeFigure | Target = self.instance
        numbers = "; ".join(stated_money(amount) for amount in row.amounts)
        what = ", ".join(filter(None, [row.get_flow_display().capitalize(), self.when()]))
        return f"{what}: {numbers}" if numbers else what

    def when(self) -> str:
        """Which time it is about; empty where none is said."""
        raise NotImplementedError


class FigureFromWords(NumbersForm, FigureForm):
    """A figure."""

    grouped = (
        (_("Amount as the words state it"), AMOUNT),
        (_("Growth on a year before"), GROWTH),
        (_("Amount in another currency"), OWN_AMOUNT),
        (_("Share"), (*SHARE, *WHOLE)),
        (_("What seems odd"), ("confirmed",)),
    )

    class Meta(FigureForm.Meta):
        model = TradeFigure
        fields = (
            *(
                "flow",
                "category",
                "reporter",
                "period_start",
                "period_end",
                "period_name",
                "speaker",
                "scope",
                "confirmed",
            ),
            *(*AMOUNT, *GROWTH, *OWN_AMOUNT, *SHARE, *WHOLE),
        )

    def clean(self) -> dict[str, Any]:
        """The figure speaks in the voice of its paragraph."""
        super().clean()
        self.instance.attribution = self.cleaned_data.get("voice") or ""
        return self.cleaned_data

    def when(self) -> str:
        """Its period."""
        return period_words(self.instance.period) if self.instance.is_dated else ""


class TargetFromWords(NumbersForm, TargetForm):
    """A target."""

    grouped = (
        (_("Amount as the words state it"), AMOUNT),
        (_("Or a multiple"), MULTIPLE),
        (_("Amount in another currency"), OWN_AMOUNT),
    )

    class Meta:
        model = Target
        fields = (
            *("flow", "category", "reporter", "stated_on", "deadline_on", "deadline_words", "speaker", "scope"),
            *(*AMOUNT, *MULTIPLE, *OWN_AMOUNT),
        )
        field_classes = {"stated_on": PartialDateInput, "deadline_on": PartialDateInput}

    def clean(self) -> dict[str, Any]:
        """Refuse a target that says no number."""
        super().clean()
        numbers = ("value_usd", "own_value", "multiple")
        if not any(self.cleaned_data.get(name) or name in self.errors for name in numbers):
            raise ValidationError(gettext("A target says a number; make a statement of words without one."))
        return self.cleaned_data

    def when(self) -> str:
        """None: it is an aim."""
        return gettext("target")


class StatusFields(forms.Form):
    """How far something has got: the status, whether the words state it, and since when; that it is no slip."""

    new = forms.ChoiceField(label=_("Status"), required=False, choices=[("", "—"), *ProposalStatus.choices])
    basis = forms.ChoiceField(label=_("Basis"), required=False, choices=[("", "—"), *Basis.choices])
    changed_on = PartialDateInput(label=_("Since"), required=False)
    confirmed = forms.BooleanField(label=_("confirmed"), required=False)


class ProposalFromWords(MarkedForm, ProposalForm, AskingForm, StatusFields):
    """A proposal with its first status. Its deadline is stored with the paragraph that states it."""

    deadline = PartialDateInput(label=_("Deadline"), required=False)
    grouped = (
        (_("What would count as done"), CRITERIA),
        (_("Much like another proposal"), ("different",)),
        (_("What seems odd"), ("confirmed",)),
    )
    field_order = ("title", "new", "basis", "changed_on", "put_forward_by", "deadline", "sectors", "summary", "voice")

    class Meta:
        model = Proposal
        fields = ("title", "summary", "put_forward_by", "sectors", *CRITERIA)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].widget = forms.TextInput()
        self.fields["summary"].required = self.fields["sectors"].required = False
        self.fields["summary"].help_text = gettext("Empty: the title.")
        self.fields["sectors"].queryset = Sector.objects.in_shown_order().filter(parent__isnull=False)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The next number; the title as the summary where there is none; a status only whole."""
        last = (
            Proposal.objects.for_pair(self.instance.pair).order_by("-number").values_list("number", flat=True).first()
        )
        self.instance.number = (last or 0) + 1
        super().clean()
        self.cleaned_data["summary"] = self.cleaned_data.get("summary") or self.cleaned_data.get("title") or ""
        if self.cleaned_data.get("new"):
            for name in ("basis", "changed_on"):
                if not self.cleaned_data.get(name) and name not in self.errors:
                    self.add_error(name, gettext("Say this of the status, or choose no status."))
        return self.cleaned_data

    def claims(self) -> list[Claim]:
        """The proposal, and its status where one is given."""
        self.instance.deadline_on = self.cleaned_data["deadline"]
        return [self.instance, self._status()] if self.cleaned_data["new"] else [self.instance]

    def oddities(self) -> list[Oddity]:
        """Whether its first status is still to come."""
        return odd_step(self._status(), localdate()) if self.cleaned_data.get("new") else []

    def _status(self) -> StatusChange:
        values = {name: self.cleaned_data[name] for name in ("new", "basis", "changed_on", "confirmed")}
        return StatusChange(pair=self.instance.pair, proposal=self.instance, **values)

    def summary(self) -> str:
        """Its title."""
        return str(self.instance.title)


class StatusFromWords(MarkedForm, StatusChangeForm):
    """The next status of a proposal."""

    class Meta:
        model = StatusChange
        fields = ("proposal", "new", "basis", "changed_on", "note", "confirmed")
        field_classes = {"changed_on": PartialDateInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["proposal"].queryset = Proposal.objects.for_pair(self.instance.pair).order_by("number")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """It follows from the latest status."""
        proposal = self.cleaned_data.get("proposal")
        if proposal:
            history = in_time(proposal.status_changes.all())
            self.instance.old = history[-1].new if history else ""
            if needs_criteria(self.instance.old, self.cleaned_data.get("new", "")) and not proposal.has_criteria:
                self.add_error("proposal", _needs_criteria(proposal))
        return super().clean()

    def summary(self) -> str:
        """Such as "Signed: a plant"."""
        return f"{self.instance.get_new_display()}: {self.instance.proposal.title}"


def _needs_criteria(proposal: Proposal) -> str:
    """What has to be written first, and the way there, in a window of its own: what is typed here stays."""
    address = reverse("admin:cooperation_proposal_change", args=[proposal.pk])
    words = gettext("Open the form of the proposal, save it there, then save here.")
    return format_html('{} <a href="{}" target="_blank" rel="noopener">{}</a>', NEEDS_CRITERIA, address, words)


class EventFromWords(MarkedForm):
    """An event; its code is made from its date and kind."""

    class Meta:
        model = Event
        fields = ("title", "kind", "happened_on", "summary")
        field_classes = {"happened_on": PartialDateInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].widget = forms.TextInput()

    def clean(self) -> dict[str, Any]:
        """Give it a code that no other event has."""
        super().clean()
        kind, day = self.cleaned_data.get("kind"), self.cleaned_data.get("happened_on")
        stem = f"{day}-{kind}".replace("_", "-")
        taken = set(
            Event.objects.for_pair(self.instance.pair).filter(code__startswith=stem).values_list("code", flat=True)
        )
        codes = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(taken) + 2))
        self.instance.code = next(code for code in codes if code not in taken)
        return self.cleaned_data

    def summary(self) -> str:
        """Its title."""
        return str(self.instance.title)


class StatementFromWords(MarkedForm):
    """A statement; its code is the next one."""

    class Meta:
        model = Statement
        fields = ("summary", "claim_type", "checkability")

    def clean(self) -> dict[str, Any]:
        """Give it the next code."""
        self.instance.code = next_code(Statement, self.instance.pair)
        return super().clean()


FORMS: dict[ClaimKind, type[MarkedForm]] = {
    ClaimKind.PROPOSAL: ProposalFromWords,
    ClaimKind.STATUS: StatusFromWords,
    ClaimKind.FIGURE: FigureFromWords,
    ClaimKind.TARGET: TargetFromWords,
    ClaimKind.EVENT: EventFromWords,
    ClaimKind.STATEMENT: StatementFromWords,
}
