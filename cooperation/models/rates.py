"""Rates of exchange, each as a source states it for a period: the only way from one currency to another here."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from cooperation.analysis.dates import Period
from cooperation.analysis.exchange import StatedRate
from cooperation.models.amounts import check_own_code
from cooperation.models.hedged import HedgedField, hedge_constraints
from cooperation.models.sources import Claim, ClaimQuerySet, claim_constraints
from cooperation.stated import PER_DOLLAR


class ExchangeRateQuerySet(ClaimQuerySet["ExchangeRate"]):
    """Rates in the order of their periods."""

    def in_time(self) -> Self:
        """By the end of the period, then currency and code: a stable order."""
        return self.order_by("period_end", "period_start", "currency", "code")


class ExchangeRate(Claim):
    """How many units of a currency one US dollar cost, on average over a period, as a source states it."""

    code = models.SlugField(_("code"), max_length=40)
    currency = models.CharField(
        _("currency"), max_length=3, validators=[check_own_code], help_text=_("ISO 4217 code, such as KZT.")
    )
    period_start = models.DateField(_("first day"))
    period_end = models.DateField(_("last day"))
    per_dollar = HedgedField(PER_DOLLAR)

    objects = ExchangeRateQuerySet.as_manager()

    class Meta:
        verbose_name = _("exchange rate")
        verbose_name_plural = _("exchange rates")
        constraints = [
            models.UniqueConstraint(fields=["pair", "code"], name="exchange_rate_code_unique"),
            models.CheckConstraint(
                name="exchange_rate_period_ordered",
                condition=models.Q(period_end__gte=models.F("period_start")),
                violation_error_message=_("The period ends before it starts."),
            ),
            *hedge_constraints("exchange_rate", PER_DOLLAR),
            *claim_constraints("exchange_rate"),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.currency}, {self.period}"

    def as_stated(self) -> StatedRate | None:
        """The rate as the rules take it; None where it has no reading."""
        rate = self.per_dollar
        return StatedRate(self.code, self.currency, self.period, rate.interval) if rate else None

    @property
    def period(self) -> Period:
        """The span of time that it is the average of."""
        return Period(self.period_start, self.period_end)
