"""Numbers with a hedge in a model: a declaration gives the columns, their constraints, and what a row states."""

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any, Self, overload

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from cooperation.analysis.amounts import Number
from cooperation.analysis.readings import Qualifier
from cooperation.analysis.units import MILLIONS
from cooperation.models.fields import one_of
from cooperation.stated import HedgedNumber


class Hedge(models.TextChoices):
    """The words around a number, as a code that says how it is read."""

    EXACT = Qualifier.EXACT.value, _("stated plainly")
    ROUNDED = Qualifier.ROUNDED.value, _("stated rounded")
    ABOUT = Qualifier.ABOUT.value, _("about")
    ALMOST = Qualifier.ALMOST.value, _("almost")
    LESS_THAN = Qualifier.LESS_THAN.value, _("less than")
    MORE_THAN = Qualifier.MORE_THAN.value, _("more than")
    AT_LEAST = Qualifier.AT_LEAST.value, _("at least")
    UP_TO = Qualifier.UP_TO.value, _("up to")
    BETWEEN = Qualifier.BETWEEN.value, _("between")


# A page asks its rows for their numbers again and again; what says the same is the same, and is read once.
_number = lru_cache(maxsize=8192, typed=True)(Number)


class HedgedField:
    """The columns of a declared number in a model; of a row, the number that they state, or None.

    Like Django's GenericForeignKey it is no column itself: it adds plain ones, which migrations, queries and forms meet
    as any others. ``units`` are the choices of the unit, where the number has one of its own.
    """

    def __init__(self, number: HedgedNumber, units: Callable[[], list[tuple[int, str]]] | None = None) -> None:
        self.number = number
        # Made here, since Django orders columns by when they are made.
        self._fields: dict[str, models.Field[Any, Any]] = {
            number.qualifier: models.CharField(
                _(number.hedge), max_length=10, choices=Hedge.choices, blank=not number.is_required
            ),
            number.value: self._decimal(
                _(number.label), _(number.help) if number.help else "", is_required=number.is_required
            ),
        }
        if units:
            choices: Any = units
            self._fields[number.unit] = models.SmallIntegerField(
                _("unit in the source"), choices=choices, default=MILLIONS
            )
        self._fields[number.step] = self._decimal(_("unit of its last digit"), _("0.1 for “0.5”; 1 for “537”."))
        self._fields[number.upper] = self._decimal(_(number.end), _("Only for “between”."))

    def _decimal(self, label: Any, help_text: Any, *, is_required: bool = False) -> models.Field[Any, Any]:
        digits = self.number.of
        return models.DecimalField(
            label,
            max_digits=digits.most,
            decimal_places=digits.places,
            null=not is_required,
            blank=not is_required,
            help_text=help_text,
        )

    def contribute_to_class(self, model: type[models.Model], name: str) -> None:
        """Give the model the columns, and stand beside them as what they state together."""
        for column, field in self._fields.items():
            model.add_to_class(column, field)
        setattr(model, name, self)

    @overload
    def __get__(self, row: None, model: type[models.Model]) -> Self: ...
    @overload
    def __get__(self, row: models.Model, model: type[models.Model]) -> Number | None: ...

    def __get__(self, row: models.Model | None, model: type[models.Model]) -> Self | Number | None:
        """The number as stated; None where there is none, or a form not all of it: a hedge, the end of a range."""
        if row is None:
            return self
        qualifier, value, step, upper = _parts(row, self.number)
        if value is None or not qualifier or (upper is None and qualifier == Qualifier.BETWEEN):
            return None
        return _number(Qualifier(qualifier), value, step, upper)


def _parts(row: models.Model, number: HedgedNumber) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in (number.qualifier, number.value, number.step, number.upper))


@cache
def hedged(model: type[models.Model]) -> tuple[HedgedNumber, ...]:
    """The hedged numbers of a kind of row, in the order in which its model declares them."""
    return tuple(
        field.number
        for base in reversed(model.__mro__)
        for field in vars(base).values()
        if isinstance(field, HedgedField)
    )


def check_hedged(row: models.Model) -> None:
    """Refuse a number with a hedge that has no reading, such as a rounded one without the unit of its last digit."""
    refusals = {}
    for number in hedged(type(row)):
        qualifier, value, step, upper = _parts(row, number)
        try:
            if value is not None and qualifier in Hedge.values:
                _ = _number(Qualifier(qualifier), value, step, upper).interval
        except ValueError as error:
            refusals[number.value] = str(error)
    if refusals:
        raise ValidationError(refusals)


def hedge_constraints(model: str, *numbers: HedgedNumber) -> list[models.CheckConstraint]:
    """The constraints on hedged numbers, under the model's name, each with a sentence for whoever meets it."""
    return [constraint for number in numbers for constraint in _constraints(f"{model}_{number.prefix}", number)]


def is_stated(*numbers: HedgedNumber) -> models.Q:
    """Rows that state at least one of some numbers."""
    return models.Q(*((f"{number.value}__isnull", False) for number in numbers), _connector=models.Q.OR)


def _constraints(name: str, number: HedgedNumber) -> list[models.CheckConstraint]:
    qualifier, value, step, upper = number.qualifier, number.value, number.step, number.upper
    no_range = models.Q(**{upper: None}) & ~models.Q(**{qualifier: Hedge.BETWEEN})
    above = models.Q(**{f"{upper}__gt": models.F(value)})
    # SQL lets pass what it cannot tell, and of NULL it cannot tell what it is above.
    is_range = models.Q(**{f"{upper}__isnull": False, f"{value}__isnull": False, qualifier: Hedge.BETWEEN})
    return [
        one_of(f"{name}qualifier_known", qualifier, Hedge, blank=not number.is_required),
        models.CheckConstraint(
            name=f"{name}whole", condition=_whole(number), violation_error_message=_(number.refused)
        ),
        models.CheckConstraint(
            name=f"{name}step_positive",
            condition=models.Q(**{step: None}) | models.Q(**{f"{step}__gt": 0}),
            violation_error_message=_("The unit of the last digit is more than zero."),
        ),
        models.CheckConstraint(
            name=f"{name}upper_above_value",
            condition=no_range | is_range & above,
            violation_error_message=_("A range, and only a range, has an upper end, which is above the lower one."),
        ),
    ]


def _whole(number: HedgedNumber) -> models.Q:
    """A number with its hedge and all that belongs to it, within its bounds; or nothing of it."""
    bounds = {f"{number.value}__gte": number.least, f"{number.value}__gt": number.above}
    stated = models.Q(**{name: bound for name, bound in bounds.items() if bound is not None})
    if number.is_required:
        return stated
    stated &= models.Q(**{f"{number.value}__isnull": False}) & ~models.Q(**{number.qualifier: ""})
    absent = models.Q(**number.parts("", None, None, None))
    if number.beside:
        stated &= ~models.Q(**{f"{number.beside}__in": number.never})
        absent &= models.Q(**{number.beside: ""})
    if number.needs:
        stated &= models.Q(**{f"{number.needs}__isnull": False})
    return stated | absent
