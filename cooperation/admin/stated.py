"""Numbers as their sources state them: asked for in the source's unit, and shown with the range they are read as."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cooperation.admin.forms import NumberInput, RecordForm
from cooperation.analysis.intervals import Interval
from cooperation.models import Hedge, Target, TradeFigure, Unit

AMOUNTS = ("value_usd", "step_usd", "upper_usd")
MOST_DIGITS = 18
CENTS = -2
UNIT_WORDS = {0: "", 3: _("thousand"), 6: _("million"), 9: _("billion")}


class StatedForm(RecordForm):
    """A form with an amount; a source's "$0.5 billion" is entered as 0.5, billion, 0.1."""

    value_usd = NumberInput(label=_("Amount as stated"), required=False, help_text=_("0.5 for “$0.5 billion”."))
    step_usd = NumberInput(
        label=_("Unit of the last digit"), required=False, help_text=_("0.1 for “0.5”; 1 for “537”.")
    )
    upper_usd = NumberInput(label=_("Upper end"), required=False, help_text=_("Only for “between”."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in AMOUNTS:
            stored = self.initial.get(name)
            if isinstance(stored, Decimal):
                self.initial[name] = stored.scaleb(-self.instance.unit)

    def clean(self) -> dict[str, Any]:
        """Turn the amount into dollars, which the model then checks."""
        super().clean()
        unit = self.cleaned_data.get("unit")
        for name in AMOUNTS:
            value = self.cleaned_data.get(name)
            if value is not None and unit is not None:
                self._to_dollars(name, value, unit)
        return self.cleaned_data

    def _to_dollars(self, name: str, value: Decimal, unit: int) -> None:
        digits = value.as_tuple()
        if len(digits.digits) > MOST_DIGITS or int(digits.exponent) + unit < CENTS:
            self.add_error(name, gettext("Write no more digits than make whole cents."))
        else:
            self.cleaned_data[name] = value.scaleb(unit)


class FigureForm(StatedForm):
    """A trade figure: an amount, a growth rate, or both."""

    growth_percent = NumberInput(
        label=_("Growth as stated, %"),
        required=False,
        help_text=_("On the same period a year before; 65 for “grew by 65%”, -46 for a fall."),
    )
    growth_step = NumberInput(label=_("Unit of its last digit"), required=False)
    growth_upper = NumberInput(label=_("Upper end"), required=False, help_text=_("Only for “between”."))

    class Meta:
        error_messages = {"revises": {"unique": _("Another figure revises this one already; revise that one.")}}

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it starts, before anything has to put it into words."""
        super().clean()
        start, end = self.cleaned_data.get("period_start"), self.cleaned_data.get("period_end")
        if start and end and end < start:
            self.add_error("period_end", gettext("The period ends before it starts."))
            del self.cleaned_data["period_start"]
        return self.cleaned_data


def amount_as_stated(row: TradeFigure | Target) -> str:
    """Such as "more than 1 billion", of US dollars; empty without an amount."""
    if row.value_usd is None:
        return ""
    numbers = [_digits(value, row.step_usd, row.unit) for value in (row.value_usd, row.upper_usd) if value is not None]
    return _hedged(row.qualifier, numbers, str(UNIT_WORDS[row.unit]))


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
    """The range of the amount; a sentence where the stored row has none."""
    try:
        return as_read(row.amount if row.qualifier else None, row.unit, str(Unit(row.unit).label))
    except ValueError as error:
        return str(error)


def reading_of_growth(figure: TradeFigure) -> str:
    """The range of the growth; a sentence where the stored row has none."""
    try:
        return as_read(figure.growth if figure.growth_qualifier else None, 0, "%")
    except ValueError as error:
        return str(error)
