"""Amounts as sources state them: the number, its hedge, and what it counts."""

from decimal import Decimal
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from cooperation.analysis.intervals import Interval, Qualifier, read_stated
from cooperation.models.fields import one_of


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


class Flow(models.TextChoices):
    """Direction of trade, from the reporter's side (IMTS 2010)."""

    EXPORTS = "X", _("exports")
    IMPORTS = "M", _("imports")
    TURNOVER = "TT", _("turnover")
    BALANCE = "B", _("balance")


class Category(models.TextChoices):
    """What is traded; never mixed."""

    GOODS = "goods", _("goods")
    SERVICES = "services", _("services")
    INVESTMENT = "investment", _("investment")
    NOT_SAID = "not_said", _("not said")


class Unit(models.IntegerChoices):
    """The unit in which a source states an amount: a power of ten (SDMX UNIT_MULT)."""

    USD = 0, _("US dollars")
    THOUSAND = 3, _("thousand US dollars")
    MILLION = 6, _("million US dollars")
    BILLION = 9, _("billion US dollars")


if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    type NullableDecimal = models.DecimalField[Decimal | str | None, Decimal | None]


def money(label: "StrOrPromise", **options: object) -> "NullableDecimal":
    """An amount in US dollars, to the cent, up to 10^16."""
    return models.DecimalField(label, max_digits=18, decimal_places=2, null=True, blank=True, **options)  # type: ignore[arg-type]


def percent(label: "StrOrPromise", **options: object) -> "NullableDecimal":
    """A share in percent: 65 is 65%."""
    return models.DecimalField(label, max_digits=12, decimal_places=4, null=True, blank=True, **options)  # type: ignore[arg-type]


def read_number(qualifier: str, value: Decimal | None, step: Decimal | None, upper: Decimal | None) -> Interval | None:
    """A stated number as an interval; None where there is none, ValueError where it has no reading."""
    if value is None:
        return None
    return read_stated(Qualifier(qualifier), value, step=step, upper=upper, hedge_share=settings.HEDGE_SHARE)


def check_number(
    field: str, qualifier: str, value: Decimal | None, step: Decimal | None, upper: Decimal | None
) -> None:
    """Refuse a number with a hedge that has no reading, such as a rounded one without the unit of its last digit."""
    try:
        if qualifier in Hedge.values:
            read_number(qualifier, value, step, upper)
    except ValueError as error:
        raise ValidationError({field: str(error)}) from error


class StatedAmount(models.Model):
    """An amount as a source states it: the number, its hedge, and the unit of its last digit."""

    category = models.CharField(_("what is traded"), max_length=12, choices=Category.choices)
    flow = models.CharField(_("flow"), max_length=2, choices=Flow.choices)
    qualifier = models.CharField(_("hedge"), max_length=10, choices=Hedge.choices, blank=True)
    value_usd = money(_("amount in US dollars"))
    step_usd = money(_("unit of the last stated digit"), help_text=_("“$0.5 billion” is stated to 100 million."))
    upper_usd = money(_("upper end"), help_text=_("Only for a stated range."))
    unit = models.SmallIntegerField(_("unit in the source"), choices=Unit.choices, default=Unit.MILLION)

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse an amount that has no reading."""
        super().clean()
        check_number("value_usd", self.qualifier, self.value_usd, self.step_usd, self.upper_usd)

    @property
    def amount(self) -> Interval | None:
        """The amount in US dollars as an interval; None when the source states none."""
        return read_number(self.qualifier, self.value_usd, self.step_usd, self.upper_usd)


def positive_step(name: str, step: str) -> models.CheckConstraint:
    """Refuse a unit of the last digit that is zero or less."""
    return models.CheckConstraint(
        name=name,
        condition=models.Q(**{step: None}) | models.Q(**{f"{step}__gt": 0}),
        violation_error_message=_("The unit of the last digit is more than zero."),
    )


def range_only(name: str, qualifier: str, value: str, upper: str) -> models.CheckConstraint:
    """Refuse an upper end without a range, and a range without one above its lower end."""
    no_range = models.Q(**{upper: None}) & ~models.Q(**{qualifier: Hedge.BETWEEN})
    above = models.Q(**{f"{upper}__gt": models.F(value)})
    # SQL lets pass what it cannot tell, and of NULL it cannot tell what it is above.
    is_range = models.Q(**{f"{upper}__isnull": False, f"{value}__isnull": False, qualifier: Hedge.BETWEEN})
    return models.CheckConstraint(
        name=name,
        condition=no_range | is_range & above,
        violation_error_message=_("A range, and only a range, has an upper end, which is above the lower one."),
    )


def amount_constraints(model: str) -> list[models.CheckConstraint]:
    """The constraints on a stated amount, under the model's name."""
    stated = models.Q(value_usd__isnull=False) & ~models.Q(qualifier="")
    not_stated = models.Q(value_usd=None, step_usd=None, upper_usd=None, qualifier="")
    return [
        one_of(f"{model}_category_known", "category", Category),
        one_of(f"{model}_flow_known", "flow", Flow),
        one_of(f"{model}_qualifier_known", "qualifier", Hedge, blank=True),
        models.CheckConstraint(
            name=f"{model}_amount_with_hedge",
            condition=stated | not_stated,
            violation_error_message=_("State the amount together with its hedge, or leave both empty."),
        ),
        positive_step(f"{model}_step_positive", "step_usd"),
        range_only(f"{model}_upper_above_value", "qualifier", "value_usd", "upper_usd"),
    ]
