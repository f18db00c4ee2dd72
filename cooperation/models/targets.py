"""What the two countries say they want to reach in trade: an amount, or a multiple of another year."""

from dataclasses import replace

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from cooperation.analysis.amounts import Multiple
from cooperation.analysis.choosing.bearing import Aim, can_be_base
from cooperation.analysis.dates import PartialDate, Period
from cooperation.analysis.figures import Flow as FlowCode
from cooperation.models.amounts import CountedAs, StatedAmount, amount_constraints
from cooperation.models.fields import (
    PartialDateField,
    date_length,
    deadline_approximate,
    deadline_constraints,
    deadline_from,
    one_of,
)
from cooperation.models.hedged import HedgedField, hedge_constraints
from cooperation.models.places import Country
from cooperation.models.sources import ClaimQuerySet, StatedNumber, claim_constraints
from cooperation.models.trade import TradeFigure
from cooperation.stated import MULTIPLE
from cooperation.wording.stated import amount_words


class Target(StatedAmount, StatedNumber):
    """A level of trade that someone says the two countries want to reach in a year.

    It is stated as an amount, or as a multiple of the trade of another year: a figure of the pair, or whatever is on
    record for the year that the source names.
    """

    code = models.SlugField(_("code"), max_length=40)
    reporter = models.ForeignKey(
        Country,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("reporter"),
        help_text=_("The side whose exports, imports or balance it is about; empty for trade as a whole."),
    )
    stated_on = PartialDateField(_("stated on"))
    deadline_from = deadline_from()
    deadline_on = PartialDateField(_("deadline"), null=True, blank=True, help_text=_("Empty when none is stated."))
    deadline_approximate = deadline_approximate()
    deadline_words = models.CharField(_("deadline in words"), max_length=120, blank=True)
    times = HedgedField(MULTIPLE)
    counted_as = models.CharField(_("worded as"), max_length=10, choices=CountedAs.choices, blank=True)
    base = models.ForeignKey(
        TradeFigure,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="bases_of",
        verbose_name=_("base figure"),
        help_text=_("The figure that it was named beside, or that a multiple is counted from."),
    )
    base_year = models.PositiveSmallIntegerField(
        _("base year"),
        null=True,
        blank=True,
        help_text=_("The year in place of it, where no figure is given."),
    )
    restates = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="restated_by",
        verbose_name=_("restates"),
        help_text=_("The earlier target that this one repeats; where the deadline differs, it has moved."),
    )

    objects = ClaimQuerySet["Target"].as_manager()

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        constraints = [
            models.UniqueConstraint(fields=["pair", "code"], name="target_code_unique"),
            date_length("target_stated_on_partial", "stated_on"),
            models.CheckConstraint(
                name="target_one_base",
                condition=models.Q(base=None) | models.Q(base_year=None),
                violation_error_message=_("State a base figure or a base year, not both."),
            ),
            models.CheckConstraint(
                name="target_does_not_restate_itself",
                condition=~models.Q(restates=models.F("id")) | models.Q(restates=None),
                violation_error_message=_("A target does not restate itself."),
            ),
            *deadline_constraints("target"),
            one_of("target_counted_as_known", "counted_as", CountedAs, blank=True),
            *hedge_constraints("target", MULTIPLE),
            *amount_constraints("target"),
            *claim_constraints("target"),
        ]

    def __str__(self) -> str:
        aim = amount_words(self) if self.amounts or self.stated_multiple else self.get_flow_display()
        return f"{self.code}: {self.quote or aim}"

    def clean(self) -> None:
        """Refuse a deadline before the day of the statement, a base that counts something else."""
        super().clean()
        stated, deadline = self.stated_on, self.deadline_on
        # A date that its field has refused is still a text.
        if isinstance(stated, PartialDate) and isinstance(deadline, PartialDate) and deadline.latest < stated.earliest:
            raise ValidationError({"deadline_on": _("The deadline is over before the day on which it was stated.")})
        restated_on = self.restates.stated_on if self.restates else None
        if isinstance(stated, PartialDate) and restated_on and stated.latest < restated_on.earliest:
            raise ValidationError({"restates": _("The target that it restates was stated later.")})
        if self.base and not self._can_be_measured_from(self.base):
            raise ValidationError({"base": _("The base counts something else than the target.")})

    def _can_be_measured_from(self, figure: TradeFigure) -> bool:
        """Whether a figure is of what the target is about, in whatever currency and period."""
        keys = [stated.key for stated in figure.as_stated()]
        aim = Aim(self.category, FlowCode(self.flow), self.reporter_id or "", self.scope)
        return not keys or any(can_be_base(replace(aim, currency=key.currency), key) for key in keys)

    @property
    def stated_multiple(self) -> Multiple | None:
        """The multiple as its source words it; None where an amount is stated, or a form not all of it."""
        times = self.times
        if times is None:
            return None
        base = self.base.period if self.base else Period.of_year(self.base_year) if self.base_year else None
        as_percent = self.counted_as == CountedAs.PERCENT
        return Multiple(times.qualifier, times.value, times.step, times.upper, as_percent, base)
