"""Amounts as sources state them: the number, its hedge, and what it counts."""

from functools import lru_cache

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cooperation.analysis.amounts import Amount, Multiple, Number
from cooperation.analysis.categories import Category as Counted
from cooperation.analysis.currencies import USD, check_currency, check_own_currency
from cooperation.analysis.figures import Flow as FlowCode
from cooperation.analysis.intervals import Interval
from cooperation.analysis.units import UNITS
from cooperation.models.fields import confirmed, one_of
from cooperation.models.hedged import HedgedField, hedge_constraints
from cooperation.models.scopes import Scope, SharedScope
from cooperation.stated import DOLLARS, OWN, HedgedNumber
from cooperation.wording.amounts import unit_words
from cooperation.wording.flows import FLOW_WORDS


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


# A page asks its rows for their numbers again and again; what says the same is the same, and is read once.
_amount = lru_cache(maxsize=8192, typed=True)(Amount)


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
    dollars = HedgedField(DOLLARS, dollar_units)
    currency = models.CharField(
        _("other currency"),
        max_length=3,
        blank=True,
        validators=[check_own_code],
        help_text=_("ISO 4217 code, such as KZT; empty where the source states US dollars only."),
    )
    own = HedgedField(OWN, own_units)

    confirmed = confirmed()

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse a part that nobody has named."""
        super().clean()
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
        return self._read(USD, DOLLARS, self.dollars)

    @property
    def in_own_currency(self) -> Amount | None:
        """The amount in another currency as stated; None when the source states none, or a form not all of it."""
        return self._read(self.currency, OWN, self.own)

    def _read(self, currency: str, number: HedgedNumber, stated: Number | None) -> Amount | None:
        if stated is None:
            return None
        unit, is_signed = getattr(self, number.unit), self.flow == Flow.BALANCE
        return _amount(currency, stated.qualifier, stated.value, unit, stated.step, stated.upper, is_signed)

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


def amount_constraints(model: str) -> list[models.CheckConstraint]:
    """The constraints on a stated amount, under the model's name."""
    return [
        one_of(f"{model}_category_known", "category", Category),
        one_of(f"{model}_flow_known", "flow", Flow),
        *hedge_constraints(model, DOLLARS, OWN),
    ]
