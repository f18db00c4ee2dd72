"""What was said in numbers: trade figures and targets, each with its hedge and the side that said it."""

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from cooperation.analysis.consistency import Flow as FlowCode
from cooperation.analysis.consistency import StatedFigure
from cooperation.analysis.dates import Period
from cooperation.analysis.intervals import Interval
from cooperation.models.amounts import (
    Hedge,
    StatedAmount,
    amount_constraints,
    check_number,
    percent,
    positive_step,
    range_only,
    read_number,
)
from cooperation.models.fields import PartialDateField, date_length, one_of
from cooperation.models.places import Body, Country
from cooperation.models.sources import Attribution, Claim, ClaimQuerySet, Publication, claim_constraints

IN_ONE_MONTH = models.Q(
    period_start__year=models.F("period_end__year"), period_start__month=models.F("period_end__month")
)


class TradeFigureQuerySet(ClaimQuerySet["TradeFigure"]):
    """Figures in the order of their periods."""

    def in_time(self) -> Self:
        """By the end of the period, then its start, then code: a stable order."""
        return self.order_by("period_end", "period_start", "code")

    def latest_vintage(self) -> Self:
        """Leave out figures that a later published one revises."""
        return self.exclude(revised_by__state=Publication.PUBLISHED)

    def of_months(self) -> Self:
        """Figures about one month or less: what monthly series are made of."""
        return self.filter(IN_ONE_MONTH)

    def of_longer_periods(self) -> Self:
        """All but the monthly figures."""
        return self.exclude(IN_ONE_MONTH)


class TradeFigure(StatedAmount, Claim):
    """A number that one side states about trade in a period: a level, a growth rate, or both."""

    code = models.SlugField(_("code"), max_length=40)
    reporter = models.ForeignKey(
        Country,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("reporter"),
        help_text=_("The side whose statistics it is or that states it; empty when the source does not say."),
    )
    period_start = models.DateField(_("first day"))
    period_end = models.DateField(_("last day"))
    growth_qualifier = models.CharField(_("hedge of the growth"), max_length=10, choices=Hedge.choices, blank=True)
    growth_percent = percent(_("growth on the same period a year before, %"))
    growth_step = percent(_("unit of its last digit"))
    growth_upper = percent(_("upper end of the growth"))
    attribution = models.CharField(_("voice"), max_length=20, choices=Attribution.choices)
    speaker = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("speaker")
    )
    speaker_name = models.CharField(_("speaker's name"), max_length=200, blank=True)
    revises = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="revised_by",
        verbose_name=_("revises"),
        help_text=_("The earlier figure for the same thing, which is kept."),
    )

    objects = TradeFigureQuerySet.as_manager()

    class Meta:
        verbose_name = _("trade figure")
        verbose_name_plural = _("trade figures")
        indexes = [models.Index(fields=["pair", "period_end"], name="trade_figure_by_time")]
        constraints = [
            models.UniqueConstraint(fields=["pair", "code"], name="trade_figure_code_unique"),
            models.CheckConstraint(
                name="trade_figure_period_ordered",
                condition=models.Q(period_end__gte=models.F("period_start")),
                violation_error_message=_("The period ends before it starts."),
            ),
            models.CheckConstraint(
                name="trade_figure_says_something",
                condition=models.Q(value_usd__isnull=False) | models.Q(growth_percent__isnull=False),
                violation_error_message=_("State an amount, a growth rate, or both."),
            ),
            models.CheckConstraint(
                name="trade_figure_growth_with_hedge",
                condition=models.Q(growth_percent=None, growth_step=None, growth_upper=None, growth_qualifier="")
                | models.Q(growth_percent__isnull=False, growth_percent__gte=-100) & ~models.Q(growth_qualifier=""),
                violation_error_message=_(
                    "State the growth (not below -100 percent) together with its hedge, or leave both empty."
                ),
            ),
            one_of("trade_figure_growth_qualifier_known", "growth_qualifier", Hedge, blank=True),
            positive_step("trade_figure_growth_step_positive", "growth_step"),
            range_only("trade_figure_growth_upper_above_value", "growth_qualifier", "growth_percent", "growth_upper"),
            one_of("trade_figure_attribution_known", "attribution", Attribution),
            *amount_constraints("trade_figure"),
            *claim_constraints("trade_figure"),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.get_flow_display()}, {self.period}"

    def clean(self) -> None:
        """Refuse a growth that has no reading, and a reporter from outside the pair."""
        super().clean()
        check_number("growth_percent", self.growth_qualifier, self.growth_percent, self.growth_step, self.growth_upper)
        if self.pair_id and self.reporter_id and not self.pair.has(self.reporter_id):
            raise ValidationError({"reporter": _("The reporter is one of the pair's two countries, or not said.")})

    @property
    def period(self) -> Period:
        """The span of time the figure is about."""
        return Period(self.period_start, self.period_end)

    @property
    def growth(self) -> Interval | None:
        """Growth on the same period a year before, in percent, as an interval; None when not stated."""
        return read_number(self.growth_qualifier, self.growth_percent, self.growth_step, self.growth_upper)

    def as_stated(self) -> StatedFigure:
        """The figure as the rules take it; the reporter is empty where the source does not say."""
        flow = FlowCode(self.flow)
        return StatedFigure(
            self.code, self.reporter_id or "", self.category, flow, self.period, self.amount, self.growth
        )


class Target(StatedAmount, Claim):
    """A level of trade that someone says the two countries want to reach in a year."""

    code = models.SlugField(_("code"), max_length=40)
    stated_on = PartialDateField(_("stated on"))
    deadline_on = PartialDateField(_("deadline"), null=True, blank=True, help_text=_("Empty when none is stated."))
    deadline_words = models.CharField(_("deadline in words"), max_length=120, blank=True)
    speaker = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("speaker")
    )
    speaker_name = models.CharField(_("speaker's name"), max_length=200, blank=True)

    objects = ClaimQuerySet["Target"].as_manager()

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        constraints = [
            models.UniqueConstraint(fields=["pair", "code"], name="target_code_unique"),
            date_length("target_stated_on_partial", "stated_on"),
            date_length("target_deadline_on_partial", "deadline_on"),
            *amount_constraints("target"),
            *claim_constraints("target"),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.quote or self.get_qualifier_display()}"
