"""Numbers as their sources state them: asked for in the source's unit, and shown with the range they are read as."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cooperation.admin.asking import AskingForm, odd_figure
from cooperation.admin.forms import NumberInput, RecordForm
from cooperation.admin.scopes import ScopeSelect, offer_scopes
from cooperation.analysis.oddities import Oddity
from cooperation.models import Target, TradeFigure
from cooperation.wording.amounts import unit_words
from cooperation.wording.spans import exact_range

# The amounts of a form, with the field that holds their unit, and how many digits are kept of them.
AMOUNTS = dict.fromkeys(("value_usd", "step_usd", "upper_usd"), "unit") | dict.fromkeys(
    ("own_value", "own_step", "own_upper"), "own_unit"
)
TOTALS = dict.fromkeys(("total_usd", "total_step_usd", "total_upper_usd"), "unit")
MOST_DIGITS = {"unit": 18, "own_unit": 24}
CENTS = -2
DIGIT = _("Unit of its last digit")
RANGE_END = _("Upper end")
PART = _("Part of it")
ONLY_BETWEEN = _("Only for “between”.")


class CurrencyInput(forms.CharField):
    """The code of a currency, in small letters too."""

    def to_python(self, value: Any) -> str:
        """Its three capitals; what is no currency is refused by the model."""
        return str(super().to_python(value) or "").upper()


class StatedForm(RecordForm):
    """A form with an amount; a source's "$0.5 billion" is entered as 0.5, billion, 0.1."""

    scope = forms.ChoiceField(label=PART, required=False, widget=ScopeSelect)
    value_usd = NumberInput(label=_("Amount as stated"), required=False, help_text=_("0.5 for “$0.5 billion”."))
    step_usd = NumberInput(
        label=_("Unit of the last digit"), required=False, help_text=_("0.1 for “0.5”; 1 for “537”.")
    )
    upper_usd = NumberInput(label=RANGE_END, required=False, help_text=ONLY_BETWEEN)
    currency = CurrencyInput(
        label=_("Other currency"), required=False, help_text=_("ISO 4217 code, such as KZT. Empty: US dollars only.")
    )
    own_value = NumberInput(label=_("Amount as stated in it"), required=False)
    own_step = NumberInput(label=DIGIT, required=False)
    own_upper = NumberInput(label=RANGE_END, required=False, help_text=ONLY_BETWEEN)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "scope" in self.fields:
            offer_scopes(self)
        for name, unit in self._amounts():
            stored = self.initial.get(name)
            if isinstance(stored, Decimal):
                self.initial[name] = stored.scaleb(-getattr(self.instance, unit))

    def clean(self) -> dict[str, Any]:
        """Turn the amounts into whole units of their currency, which the model then checks."""
        super().clean()
        for name, unit in self._amounts():
            value, power = self.cleaned_data.get(name), self.cleaned_data.get(unit)
            if value is not None and power is not None:
                self._to_whole_units(name, value, power, MOST_DIGITS[unit])
        return self.cleaned_data

    def _amounts(self) -> list[tuple[str, str]]:
        """The amounts of this form, each with the field that holds its unit."""
        return [(name, unit) for name, unit in (AMOUNTS | TOTALS).items() if name in self.fields]

    def _to_whole_units(self, name: str, value: Decimal, power: int, most: int) -> None:
        digits = value.as_tuple()
        if len(digits.digits) > most or int(digits.exponent) + power < CENTS:
            self.add_error(name, gettext("Write no more digits than make whole cents."))
        elif value and value.adjusted() + power >= most + CENTS:
            self.add_error(name, gettext("This is more than can be stored; look at the unit."))
        else:
            self.cleaned_data[name] = value.scaleb(power)


class PeriodForm(RecordForm):
    """A row about a period."""

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it starts, before anything has to put it into words."""
        super().clean()
        start, end = self.cleaned_data.get("period_start"), self.cleaned_data.get("period_end")
        if start and end and end < start:
            self.add_error("period_end", gettext("The period ends before it starts."))
            del self.cleaned_data["period_start"]
        return self.cleaned_data


class FigureForm(AskingForm, PeriodForm, StatedForm):
    """A trade figure: an amount, a growth rate, a share, or several of them."""

    growth_percent = NumberInput(
        label=_("Growth as stated, %"),
        required=False,
        help_text=_(
            "On the same period a year before, or on the one named below; 65 for “grew by 65%”, -46 for a fall."
        ),
    )
    growth_step = NumberInput(label=DIGIT, required=False)
    growth_upper = NumberInput(label=RANGE_END, required=False, help_text=ONLY_BETWEEN)
    share_percent = NumberInput(label=_("Share as stated, %"), required=False)
    total_usd = NumberInput(label=_("The whole as stated"), required=False, help_text=_("What it is a share of."))
    total_step_usd = NumberInput(label=DIGIT, required=False)
    total_upper_usd = NumberInput(label=RANGE_END, required=False, help_text=ONLY_BETWEEN)
    share_step = NumberInput(label=DIGIT, required=False)
    share_upper = NumberInput(label=RANGE_END, required=False, help_text=ONLY_BETWEEN)

    def oddities(self) -> list[Oddity]:
        """What seems odd about it among the other figures of the pair."""
        return odd_figure(self.instance)

    class Meta:
        error_messages = {"revises": {"unique": _("Another figure revises this one already; revise that one.")}}


class TargetForm(StatedForm):
    """A target: an amount, a multiple of the trade of another year, or a direction alone."""

    multiple = NumberInput(
        label=_("Multiple of the base"),
        required=False,
        help_text=_("2 for “double”; 1.5 for “increase by 50 percent”, worded in percent."),
    )
    multiple_step = NumberInput(label=DIGIT, required=False)
    multiple_upper = NumberInput(label=RANGE_END, required=False, help_text=ONLY_BETWEEN)


class CountForm(RecordForm):
    """A number of things."""

    count = NumberInput(label=_("How many"), help_text=_("229 for “229 firms”."))
    step = NumberInput(label=DIGIT, required=False)
    upper = NumberInput(label=RANGE_END, required=False, help_text=ONLY_BETWEEN)


class RateForm(PeriodForm):
    """A rate of exchange."""

    per_usd = NumberInput(label=_("Units for one US dollar"), help_text=_("462.5 for “462.5 tenge for a dollar”."))
    step = NumberInput(label=DIGIT, required=False)
    upper = NumberInput(label=RANGE_END, required=False, help_text=ONLY_BETWEEN)
    currency = CurrencyInput(label=_("Currency"), help_text=_("ISO 4217 code, such as KZT."))


def reading_of_amount(row: TradeFigure | Target) -> str:
    """The range that each amount is read as; a sentence where the stored row has none."""
    try:
        return "; ".join(
            exact_range(amount.interval / 10**amount.unit, unit_words(amount.unit, amount.currency))
            for amount in row.amounts
        )
    except ValueError as error:
        return str(error)


def reading_of_growth(figure: TradeFigure) -> str:
    """The range that the growth is read as; a sentence where the stored row has none."""
    try:
        return exact_range(figure.growth, "%") if figure.growth else ""
    except ValueError as error:
        return str(error)
