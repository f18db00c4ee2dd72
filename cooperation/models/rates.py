"""Rates of exchange, each as a source states it for a period: the only way from one currency to another here."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from cooperation.analysis.dates import Period
from cooperation.analysis.exchange import StatedRate
from cooperation.analysis.intervals import Interval
from cooperation.models.amounts import Hedge, check_number, check_own_code, positive_step, range_only, read_number
from cooperation.models.fields import one_of
from cooperation.models.sources import Claim, ClaimQuerySet, claim_constraints


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
    qualifier = models.CharField(_("hedge"), max_length=10, choices=Hedge.choices)
    per_usd = models.DecimalField(_("units for one US dollar"), max_digits=24, decimal_places=8)
    step = models.DecimalField(
        _("unit of the last stated digit"), max_digits=24, decimal_places=8, null=True, blank=True
    )
    upper = models.DecimalField(
        _("upper end"),
        max_digits=24,
        decimal_places=8,
        null=True,
        blank=True,
        help_text=_("Only for a stated range."),
    )

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
            models.CheckConstraint(
                name="exchange_rate_positive",
                condition=models.Q(per_usd__gt=0),
                violation_error_message=_("One US dollar costs more than zero units of a currency."),
            ),
            one_of("exchange_rate_qualifier_known", "qualifier", Hedge),
            positive_step("exchange_rate_step_positive", "step"),
            range_only("exchange_rate_upper_above_value", "qualifier", "per_usd", "upper"),
            *claim_constraints("exchange_rate"),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.currency}, {self.period}"

    def clean(self) -> None:
        """Refuse a rate that has no reading."""
        super().clean()
        check_number("per_usd", self.qualifier, self.per_usd, self.step, self.upper)

    def as_stated(self) -> StatedRate | None:
        """The rate as the rules take it; None where it has no reading."""
        reading = self.reading
        return StatedRate(self.code, self.currency, self.period, reading) if reading else None

    @property
    def period(self) -> Period:
        """The span of time that it is the average of."""
        return Period(self.period_start, self.period_end)

    @property
    def reading(self) -> Interval | None:
        """Units for one US dollar, as an interval."""
        return read_number(self.qualifier, self.per_usd, self.step, self.upper)
