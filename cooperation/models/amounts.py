"""Amounts as sources state them: the number, its hedge, and what it counts."""

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cooperation.analysis.amounts import Amount, Multiple, Percent
from cooperation.analysis.categories import Category as Counted
from cooperation.analysis.currencies import USD, check_currency, check_own_currency
from cooperation.analysis.figures import Flow as FlowCode
from cooperation.analysis.intervals import Interval
from cooperation.analysis.readings import Qualifier, read_stated
from cooperation.analysis.units import MILLIONS, UNITS
from cooperation.models.fields import confirmed, one_of
from cooperation.models.scopes import Scope, SharedScope
from cooperation.wording.amounts import unit_words
from cooperation.wording.flows import FLOW_WORDS


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

    EXPORTS = FlowCode.EXPORTS.value, FLOW_WORDS[FlowCode.EXPORTS]
    IMPORTS = FlowCode.IMPORTS.value, FLOW_WORDS[FlowCode.IMPORTS]
    TURNOVER = FlowCode.TURNOVER.value, FLOW_WORDS[FlowCode.TURNOVER]
    BALANCE = FlowCode.BALANCE.value, FLOW_WORDS[FlowCode.BALANCE]


class Category(models.TextChoices):
    """What is exchanged, in words; never mixed."""

    GOODS = Counted.GOODS.value, _("goods")
    SERVICES = Counted.SERVICES.value, _("services")
    GOODS_SERVICES = Counted.GOODS_SERVICES.value, _("goods and services")
    INVESTMENT_FLOW = Counted.INVESTMENT_FLOW.value, _("investment in the period")
    INVESTMENT_STOCK = Counted.INVESTMENT_STOCK.value, _("investment held at its end")
    REMITTANCES = Counted.REMITTANCES.value, _("remittances")
    NOT_SAID = Counted.NOT_SAID.value, _("not said")


def dollar_units() -> list[tuple[int, str]]:
    """The units that a source can state an amount of US dollars in."""
    return [(unit.power, unit_words(unit.power)) for unit in UNITS]


def own_units() -> list[tuple[int, str]]:
    """The units that a source can state an amount of another currency in."""
    return [(unit.power, gettext(unit.name)) for unit in UNITS]


class CountedAs(models.TextChoices):
    """How a source words a multiple: "twice the trade of 2025", "by 100 percent more than in 2025"."""

    TIMES = "times", _("so many times as much")
    PERCENT = "percent", _("so many percent more")


if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    type NullableDecimal = models.DecimalField[Decimal | str | None, Decimal | None]


def check_code(code: str) -> None:
    """Refuse what is no currency; a validator, so that forms and data sets tell it alike."""
    try:
        check_currency(code)
    except ValueError as error:
        raise ValidationError(str(error), code="currency") from error


def check_own_code(code: str) -> None:
    """The same of an amount's own currency, which is not the US dollar."""
    try:
        check_own_currency(code)
    except ValueError as error:
        raise ValidationError(str(error), code="currency") from error


def money(label: "StrOrPromise", **options: object) -> "NullableDecimal":
    """An amount in US dollars, to the cent, up to 10^16."""
    return models.DecimalField(label, max_digits=18, decimal_places=2, null=True, blank=True, **options)  # type: ignore[arg-type]


def own_money(label: "StrOrPromise", **options: object) -> "NullableDecimal":
    """An amount in any currency, to the hundredth, up to 10^22: trillions of a small unit add up to that."""
    return models.DecimalField(label, max_digits=24, decimal_places=2, null=True, blank=True, **options)  # type: ignore[arg-type]


def percent(label: "StrOrPromise", **options: object) -> "NullableDecimal":
    """A share in percent: 65 is 65%."""
    return models.DecimalField(label, max_digits=12, decimal_places=4, null=True, blank=True, **options)  # type: ignore[arg-type]


# A page asks its rows for their numbers again and again; what says the same is the same, and is read once.
read_amount = lru_cache(maxsize=8192, typed=True)(Amount)
_read_once = lru_cache(maxsize=8192, typed=True)(read_stated)


def read_number(qualifier: str, value: Decimal | None, step: Decimal | None, upper: Decimal | None) -> Interval | None:
    """A stated number as an interval; None where there is none, ValueError where it has no reading."""
    if value is None:
        return None
    return _read_once(Qualifier(qualifier), value, step=step, upper=upper)


def stated_percent(
    qualifier: str, value: Decimal | None, step: Decimal | None, upper: Decimal | None
) -> Percent | None:
    """A percentage as stated; None where there is none."""
    return None if value is None else Percent(Qualifier(qualifier), value, step, upper)


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
    """An amount as a source states it: the number, its hedge, and the unit of its last digit.

    A source states it in US dollars, in another currency, or in both. Neither is ever worked out from the other here.
    """

    category = models.CharField(_("what is exchanged"), max_length=16, choices=Category.choices)
    scope = models.CharField(
        _("part of it"),
        max_length=40,
        blank=True,
        help_text=_("Empty for the whole; else such as “non_oil”, or the code of one of the pair’s own scopes."),
    )
    flow = models.CharField(_("flow"), max_length=2, choices=Flow.choices)
    qualifier = models.CharField(_("hedge"), max_length=10, choices=Hedge.choices, blank=True)
    value_usd = money(_("amount in US dollars"))
    step_usd = money(_("unit of the last stated digit"), help_text=_("“$0.5 billion” is stated to 100 million."))
    upper_usd = money(_("upper end"), help_text=_("Only for a stated range."))
    unit = models.SmallIntegerField(_("unit in the source"), choices=dollar_units, default=MILLIONS)
    currency = models.CharField(
        _("other currency"),
        max_length=3,
        blank=True,
        validators=[check_own_code],
        help_text=_("ISO 4217 code, such as KZT; empty where the source states US dollars only."),
    )
    own_qualifier = models.CharField(_("hedge"), max_length=10, choices=Hedge.choices, blank=True)
    own_value = own_money(_("amount in that currency"))
    own_unit = models.SmallIntegerField(_("unit in the source"), choices=own_units, default=MILLIONS)
    own_step = own_money(_("unit of the last stated digit"))
    own_upper = own_money(_("upper end"), help_text=_("Only for a stated range."))

    confirmed = confirmed()

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse an amount that has no reading, and a part that nobody has named."""
        super().clean()
        self._check_scope()
        check_number("value_usd", self.qualifier, self.value_usd, self.step_usd, self.upper_usd)
        check_number("own_value", self.own_qualifier, self.own_value, self.own_step, self.own_upper)

    def _check_scope(self) -> None:
        pair_id = getattr(self, "pair_id", None)
        if not self.scope or self.scope in SharedScope.values or not pair_id:
            return
        if not Scope.objects.filter(pair=pair_id, code=self.scope).exists():
            raise ValidationError(
                {"scope": _("“%(code)s” is neither a common part nor one of the pair’s own.") % {"code": self.scope}}
            )

    @property
    def amount(self) -> Interval | None:
        """The amount in US dollars as an interval; None when the source states none."""
        return self.in_dollars.interval if self.in_dollars else None

    @property
    def in_dollars(self) -> Amount | None:
        """The amount in US dollars as stated; None when the source states none, or a form not all of it."""
        if self.value_usd is None or not is_complete(self.qualifier, self.upper_usd):
            return None
        numbers = (Qualifier(self.qualifier), self.value_usd, self.unit, self.step_usd, self.upper_usd)
        return read_amount(USD, *numbers, self.flow == Flow.BALANCE)

    @property
    def in_own_currency(self) -> Amount | None:
        """The amount in another currency as stated; None when the source states none, or a form not all of it."""
        if self.own_value is None or not is_complete(self.own_qualifier, self.own_upper):
            return None
        numbers = (Qualifier(self.own_qualifier), self.own_value, self.own_unit, self.own_step, self.own_upper)
        return read_amount(self.currency, *numbers, self.flow == Flow.BALANCE)

    @property
    def stated(self) -> Amount | None:
        """The amount that the source leads with: in its own currency where it states one."""
        return self.in_own_currency or self.in_dollars

    def amount_in(self, currency: str) -> Amount | None:
        """The amount as stated in one currency; None when the source states none in it."""
        return next((amount for amount in self.amounts if amount.currency == currency), None)

    @property
    def amounts(self) -> list[Amount]:
        """All that is stated of it, that in its own currency first."""
        return [amount for amount in (self.in_own_currency, self.in_dollars) if amount]

    @property
    def stated_multiple(self) -> Multiple | None:
        """The multiple of another year's trade that is stated in place of an amount: only targets do."""
        return None


def is_complete(qualifier: str, upper: Decimal | None) -> bool:
    """Whether a number has its hedge, and a range its upper end: a form that is refused shows rows without."""
    return bool(qualifier) and (upper is not None or qualifier != Qualifier.BETWEEN)


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
        models.CheckConstraint(
            name=f"{model}_own_amount_whole",
            condition=models.Q(own_value__isnull=False)
            & ~models.Q(own_qualifier="")
            & ~models.Q(currency__in=["", USD])
            | models.Q(own_value=None, own_step=None, own_upper=None, own_qualifier="", currency=""),
            violation_error_message=_(
                "State the amount in another currency with the currency and the hedge, or leave all of them empty."
            ),
        ),
        one_of(f"{model}_own_qualifier_known", "own_qualifier", Hedge, blank=True),
        positive_step(f"{model}_own_step_positive", "own_step"),
        range_only(f"{model}_own_upper_above_value", "own_qualifier", "own_value", "own_upper"),
    ]
