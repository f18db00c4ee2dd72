"""Fields and constraints that several subjects share."""

from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Length
from django.utils.translation import gettext_lazy as _

from cooperation.analysis.dates import PartialDate

if TYPE_CHECKING:
    Base = models.CharField[PartialDate | str | None, PartialDate | None]
else:
    Base = models.CharField


# A page reads the dates of its sources again and again.
_parsed = lru_cache(maxsize=4096)(PartialDate.parse)


class PartialDateField(Base):
    """A date of which a source may give the year or the month only: "2018", "2018-11", "2018-11-26".

    Stored as that ISO text, so that it sorts by time and never claims a day that nobody stated.
    """

    description = "Partial date"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 10
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """Leave out the length, which is always ten characters."""
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs

    def from_db_value(self, value: str | None, *_: Any) -> PartialDate | None:
        """Turn the stored text into a date."""
        return _parsed(value) if value else None

    def to_python(self, value: Any) -> PartialDate | None:
        """Accept a date or its text; refuse anything else with a sentence."""
        if value in (None, ""):
            return None
        try:
            return value if isinstance(value, PartialDate) else PartialDate.parse(str(value))
        except ValueError as error:
            raise ValidationError(str(error), code="partial_date") from error

    def get_prep_value(self, value: Any) -> str | None:
        """Give the ISO text to the database; an empty date is NULL."""
        return str(self.to_python(value)) if value not in (None, "") else None

    def value_to_string(self, obj: models.Model) -> str:
        """Give the ISO text to a serialiser."""
        return self.get_prep_value(self.value_from_object(obj)) or ""

    def clean(self, value: Any, model_instance: models.Model | None) -> PartialDate | None:
        """Validate as a date rather than as text of some length."""
        parsed = self.to_python(value)
        if parsed is None and not self.null:
            raise ValidationError(self.error_messages["blank"], code="blank")
        return parsed

    def formfield(self, **kwargs: Any) -> Any:
        """Ask for text; show how it is written."""
        kwargs.setdefault("help_text", self.help_text or "2018, 2018-11 or 2018-11-26")
        return super().formfield(**kwargs)


PartialDateField.register_lookup(Length)


def begun_by(field: str, day: date) -> models.Q:
    """Partial dates of which the day, month or year had begun by a day."""
    # Compared as text, since the day asked for may lie outside the years that a partial date can have.
    return models.Q(**{f"{field}__lte": models.Value(day.isoformat())})


def over_by(field: str, day: date) -> models.Q:
    """Partial dates of which the day, month or year was over by the end of a day."""
    next_day = min(day, date.max - timedelta(days=1)) + timedelta(days=1)
    first_later = {10: next_day.isoformat(), 7: f"{next_day:%Y-%m}", 4: f"{next_day:%Y}"}
    over = [
        models.Q(**{f"{field}__length": length, f"{field}__lt": models.Value(text)})
        for length, text in first_later.items()
    ]
    return over[0] | over[1] | over[2]


def date_length(name: str, field: str) -> models.CheckConstraint:
    """Refuse a stored date that is neither a year, a month nor a day."""
    return models.CheckConstraint(
        name=name,
        condition=models.Q(**{f"{field}__length__in": [4, 7, 10]}) | models.Q(**{f"{field}__isnull": True}),
        violation_error_message="Write the date as 2018, 2018-11 or 2018-11-26.",
    )


def one_of(name: str, field: str, choices: type[models.TextChoices], *, blank: bool = False) -> models.CheckConstraint:
    """Refuse a code that is not among the choices."""
    allowed = [*choices.values, ""] if blank else choices.values
    return models.CheckConstraint(name=name, condition=models.Q(**{f"{field}__in": allowed}))


def span_ordered(name: str, first: str, last: str) -> models.CheckConstraint:
    """Refuse a span of dates that ends before it begins."""
    return models.CheckConstraint(
        name=name,
        condition=models.Q(**{first: None}) | models.Q(**{last: None}) | models.Q(**{f"{last}__gte": models.F(first)}),
        violation_error_message=_("The last date of a span is not before its first."),
    )


def deadline_from() -> PartialDateField:
    """The first date of a deadline that is a span; ``deadline_on`` is its last, by which it is late or not."""
    return PartialDateField(
        _("deadline from"),
        null=True,
        blank=True,
        help_text=_("Only for a span, such as “February to August 2025”; its last date stands under “deadline”."),
    )


def confirmed() -> "models.BooleanField[bool, bool]":
    """What an editor ticks who was asked about a row and found it right."""
    return models.BooleanField(
        _("confirmed"),
        default=False,
        help_text=_("An editor has looked at what seems odd about it and found that the source says so."),
    )


def deadline_approximate() -> "models.BooleanField[bool, bool]":
    """Whether the source gives the deadline as "around 2030"."""
    return models.BooleanField(_("approximate"), default=False, help_text=_("The source says “around” or the like."))


def deadline_constraints(model: str) -> list[models.CheckConstraint]:
    """The constraints on a deadline, under the model's name."""
    return [
        date_length(f"{model}_deadline_on_partial", "deadline_on"),
        date_length(f"{model}_deadline_from_partial", "deadline_from"),
        span_ordered(f"{model}_deadline_span_ordered", "deadline_from", "deadline_on"),
        models.CheckConstraint(
            name=f"{model}_deadline_stated",
            condition=models.Q(deadline_from=None, deadline_approximate=False) | models.Q(deadline_on__isnull=False),
            violation_error_message=_("Give the deadline itself; of a span, its last date."),
        ),
    ]
