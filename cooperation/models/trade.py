"""What was said of trade in numbers: each figure with its hedge and the side that said it."""

from dataclasses import replace
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from cooperation.analysis.choosing.known import known_on
from cooperation.analysis.currencies import USD
from cooperation.analysis.dates import Period
from cooperation.analysis.figures import Flow as FlowCode
from cooperation.analysis.figures import StatedFigure
from cooperation.analysis.intervals import Interval
from cooperation.models.amounts import StatedAmount, amount_constraints
from cooperation.models.fields import one_of
from cooperation.models.hedged import HedgedField, hedge_constraints, is_stated
from cooperation.models.places import Country
from cooperation.models.sources import Attribution, ClaimQuerySet, Publication, StatedNumber, claim_constraints
from cooperation.stated import DOLLARS, GROWTH, OWN, SHARE, WHOLE
from cooperation.wording.dates import period_words


class TradeFigureQuerySet(ClaimQuerySet["TradeFigure"]):
    """Figures in the order of their periods."""

    def in_time(self) -> Self:
        """By the end of the period, then its start, then code: a stable order."""
        return self.order_by("period_end", "period_start", "code")

    def dated(self) -> Self:
        """Figures of which the source states the period."""
        return self.filter(period_end__isnull=False)

    def latest_vintage(self) -> Self:
        """Leave out figures that a later published one revises."""
        return self.exclude(revised_by__state=Publication.PUBLISHED)


class TradeFigure(StatedAmount, StatedNumber):
    """A number that one side states about trade in a period: a level, a growth rate, a share of something else.

    Growth is that of the amount which the source leads with: in its own currency where it states one.
    """

    code = models.SlugField(_("code"), max_length=40)
    reporter = models.ForeignKey(
        Country,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("reporter"),
        help_text=_("The side whose statistics it is or that states it; empty when the source does not say."),
    )
    period_start = models.DateField(
        _("first day"), null=True, blank=True, help_text=_("Empty where the source states no period.")
    )
    period_end = models.DateField(_("last day"), null=True, blank=True)
    period_name = models.CharField(
        _("what its reporter calls it"), max_length=40, blank=True, help_text=_("Such as 2024–25, for a fiscal year.")
    )
    stated_growth = HedgedField(GROWTH)
    growth_base_start = models.DateField(
        _("grown from: first day"),
        null=True,
        blank=True,
        help_text=_("Empty for growth on the same period a year before."),
    )
    growth_base_end = models.DateField(_("grown from: last day"), null=True, blank=True)
    stated_share = HedgedField(SHARE)
    share_of = models.CharField(
        _("share of what"), max_length=200, blank=True, help_text=_("Such as: the foreign trade of Kazakhstan.")
    )
    stated_whole = HedgedField(WHOLE)
    attribution = models.CharField(_("voice"), max_length=20, choices=Attribution.choices)
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
                condition=models.Q(period_start=None, period_end=None)
                | models.Q(
                    period_start__isnull=False, period_end__isnull=False, period_end__gte=models.F("period_start")
                ),
                violation_error_message=_("State both days of the period, the first not after the last, or neither."),
            ),
            models.CheckConstraint(
                name="trade_figure_growth_base_whole",
                condition=models.Q(growth_base_start=None, growth_base_end=None)
                | is_stated(GROWTH)
                & models.Q(
                    growth_base_start__isnull=False,
                    growth_base_end__isnull=False,
                    growth_base_end__gte=models.F("growth_base_start"),
                    period_start__isnull=False,
                    growth_base_start__lt=models.F("period_start"),
                ),
                violation_error_message=_(
                    "Growth from a named period has both its days, in order and before the period of the figure."
                ),
            ),
            models.CheckConstraint(
                name="trade_figure_says_something",
                condition=is_stated(DOLLARS, OWN, GROWTH, SHARE),
                violation_error_message=_("State an amount, a growth rate or a share, or several of them."),
            ),
            *hedge_constraints("trade_figure", GROWTH, SHARE, WHOLE),
            one_of("trade_figure_attribution_known", "attribution", Attribution),
            *amount_constraints("trade_figure"),
            *claim_constraints("trade_figure"),
        ]

    def __str__(self) -> str:
        period = period_words(self.period) if self.is_dated else _("no period stated")
        return f"{self.code}: {self.get_flow_display()}, {period}"

    @property
    def is_dated(self) -> bool:
        """Whether the source states a period; it takes part in nothing that has time without one."""
        return self.period_start is not None and self.period_end is not None

    @property
    def period(self) -> Period:
        """The span of time the figure is about; ValueError where the source states none (see ``is_dated``)."""
        if self.period_start is None or self.period_end is None:
            raise ValueError(f"The source of {self.code} states no period.")
        return Period(self.period_start, self.period_end)

    @property
    def growth_base(self) -> Period | None:
        """The period that the source names for its growth; None where it is the same period a year before."""
        if self.growth_base_start is None or self.growth_base_end is None:
            return None
        base = Period(self.growth_base_start, self.growth_base_end)
        return None if self.is_dated and base == self.period.previous_year() else base

    @property
    def growth(self) -> Interval | None:
        """Growth on the same period a year before, in percent, as an interval; None when not stated."""
        return self.stated_growth.interval if self.stated_growth and not self.growth_base else None

    @property
    def growth_since(self) -> Interval | None:
        """Growth on ``growth_base``, in percent, as an interval; None where that is the year before, or none."""
        return self.stated_growth.interval if self.stated_growth and self.growth_base else None

    @property
    def amount_by_share(self) -> Interval | None:
        """What the share of the stated whole comes to, in US dollars: derived, never stated."""
        share, whole = self.stated_share, self.stated_whole
        return whole.interval * (share.interval / 100) if share and whole else None

    def as_stated(self) -> list[StatedFigure]:
        """The figure as the rules take it, once for each currency; the reporter is empty where not said.

        Growth goes with the amount that the source leads with, and counts where it is on the year before; a share is no
        level and takes no part, nor does what has no period.
        """
        if not self.is_dated:
            return []
        flow, reporter = FlowCode(self.flow), self.reporter_id or ""
        lead = self.amounts[0] if self.amounts else None
        currency = lead.currency if lead else USD
        value = lead.interval if lead else None
        source = self.evidence.source
        figure = StatedFigure(
            self.code,
            reporter,
            self.category,
            flow,
            self.period,
            value,
            self.growth,
            currency,
            scope=self.scope,
            kind=source.kind,
            known_on=known_on(source.published_on, source.retrieved_on),
            confirmed=self.confirmed,
        )
        beside = [
            replace(figure, value=amount.interval, growth=None, currency=amount.currency) for amount in self.amounts[1:]
        ]
        return [figure, *beside] if value or self.growth else []
