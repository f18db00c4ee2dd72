"""Numbers as their sources state them: asked for in the source's unit, and shown with the range they are read as."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cooperation.admin.forms import NumberInput, RecordForm
from cooperation.analysis.currencies import USD
from cooperation.analysis.intervals import Interval
from cooperation.models import Amount, Hedge, Target, TradeFigure, Unit

# The amounts of a form, with the field that holds their unit, and how many digits are kept of them.
AMOUNTS = {"value_usd": "unit", "step_usd": "unit", "upper_usd": "unit"} | {
    "own_value": "own_unit",
    "own_step": "own_unit",
    "own_upper": "own_unit",
}
MOST_DIGITS = {"unit": 18, "own_unit": 24}
CENTS = -2
UNIT_WORDS = {0: "", 3: _("thousand"), 6: _("million"), 9: _("billion"), 12: _("trillion")}
DIGIT = _("Unit of its last digit")
RANGE_END = _("Upper end")
ONLY_BETWEEN = _("Only for “between”.")


class CurrencyInput(forms.CharField):
    """The code of a currency, in small letters too."""

    def to_python(self, value: Any) -> str:
        """Its three capitals; what is no currency is refused by the model."""
        return str(super().to_python(value) or "").upper()


class StatedForm(RecordForm):
    """A form with an amount; a source's "$0.5 billion" is entered as 0.5, billion, 0.1."""

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
        for name, unit in AMOUNTS.items():
            stored = self.initial.get(name)
            if isinstance(stored, Decimal):
                self.initial[name] = stored.scaleb(-getattr(self.instance, unit))

    def clean(self) -> dict[str, Any]:
        """Turn the amounts into whole units of their currency, which the model then checks."""
        super().clean()
        for name, unit in AMOUNTS.items():
            value, power = self.cleaned_data.get(name), self.cleaned_data.get(unit)
            if value is not None and power is not None:
                self._to_whole_units(name, value, power, MOST_DIGITS[unit])
        return self.cleaned_data

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


class FigureForm(PeriodForm, StatedForm):
    """A trade figure: an amount, a growth rate, a share, or several of them."""

    growth_percent = NumberInput(
        label=_("Growth as stated, %"),
        required=False,
        help_text=_("On the same period a year before; 65 for “grew by 65%”, -46 for a fall."),
    )
    growth_step = NumberInput(label=DIGIT, required=False)
    growth_upper = NumberInput(label=RANGE_END, required=False, help_text=ONLY_BETWEEN)
    share_percent = NumberInput(label=_("Share as stated, %"), required=False)
    share_step = NumberInput(label=DIGIT, required=False)
    share_upper = NumberInput(label=RANGE_END, required=False, help_text=ONLY_BETWEEN)

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


class RateForm(PeriodForm):
    """A rate of exchange."""

    per_usd = NumberInput(label=_("Units for one US dollar"), help_text=_("462.5 for “462.5 tenge for a dollar”."))
    step = NumberInput(label=DIGIT, required=False)
    upper = NumberInput(label=RANGE_END, required=False, help_text=ONLY_BETWEEN)
    currency = CurrencyInput(label=_("Currency"), help_text=_("ISO 4217 code, such as KZT."))


def amount_as_stated(row: TradeFigure | Target) -> str:
    """Such as "more than 1 billion", of US dollars, after "54 billion KZT"; empty without an amount."""
    return "; ".join(_as_stated(amount) for amount in row.amounts)


def _as_stated(amount: Amount) -> str:
    ends = [value for value in (amount.value, amount.upper) if value is not None]
    numbers = [_digits(value, amount.step, amount.unit) for value in ends]
    unit = str(UNIT_WORDS[amount.unit])
    currency = "" if amount.currency == USD else amount.currency
    return _hedged(amount.qualifier, numbers, " ".join(filter(None, [unit, currency])))


def growth_as_stated(figure: TradeFigure) -> str:
    """Such as "almost 65 %"; empty without a growth rate."""
    if figure.growth_percent is None:
        return ""
    ends = (figure.growth_percent, figure.growth_upper)
    return _hedged(figure.growth_qualifier, [_digits(end, figure.growth_step) for end in ends if end is not None], "%")


def _hedged(qualifier: str, numbers: list[str], unit: str) -> str:
    plain = qualifier in (Hedge.EXACT, Hedge.BETWEEN)
    words = [] if plain else [str(Hedge(qualifier).label)]
    return " ".join(filter(None, [*words, "–".join(numbers), unit]))


def _digits(value: Decimal, step: Decimal | None, unit: int = 0) -> str:
    """A number in its unit with the digits that the source gives."""
    scaled = value.scaleb(-unit).normalize()
    last = step.scaleb(-unit).normalize() if step else scaled
    return f"{scaled:.{max(0, -int(last.as_tuple().exponent))}f}"


def as_read(interval: Interval | None, unit: int, unit_words: str) -> str:
    """The range that a stated number is read as, in words; empty without one."""
    if interval is None:
        return ""
    low, high = (None if end is None else f"{end.scaleb(-unit).normalize():f}" for end in (interval.low, interval.high))
    if interval.is_point:
        words = gettext("exactly %(low)s")
    elif high is None:
        words = gettext("more than %(low)s") if interval.low_open else gettext("%(low)s or more")
    elif low is None:
        words = gettext("less than %(high)s") if interval.high_open else gettext("%(high)s or less")
    elif interval.high_open:
        words = gettext("from %(low)s to below %(high)s")
    else:
        words = gettext("from %(low)s to %(high)s")
    return f"{words % {'low': low, 'high': high}} {unit_words}"


def reading_of_amount(row: TradeFigure | Target) -> str:
    """The range of each amount; a sentence where the stored row has none."""
    try:
        return "; ".join(as_read(amount.interval, amount.unit, _unit_in_words(amount)) for amount in row.amounts)
    except ValueError as error:
        return str(error)


def _unit_in_words(amount: Amount) -> str:
    if amount.currency == USD:
        return str(Unit(amount.unit).label)
    return " ".join(filter(None, [str(UNIT_WORDS[amount.unit]), amount.currency]))


def reading_of_growth(figure: TradeFigure) -> str:
    """The range of the growth; a sentence where the stored row has none."""
    try:
        return as_read(figure.growth if figure.growth_qualifier else None, 0, "%")
    except ValueError as error:
        return str(error)
