"""Numbers of things that sources state: firms, projects, documents. They are no trade, and in no sum."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cooperation.analysis.intervals import Interval
from cooperation.models.amounts import Hedge, check_number, positive_step, range_only, read_number
from cooperation.models.fields import PartialDateField, confirmed, date_length, one_of
from cooperation.models.places import Country
from cooperation.models.sources import Attribution, ClaimQuerySet, StatedNumber, claim_constraints


class StatedCount(StatedNumber):
    """How many of something there are, as a source says it: 229 firms with capital of the other side."""

    code = models.SlugField(_("code"), max_length=40)
    counted = models.CharField(
        _("what is counted"), max_length=200, help_text=_("Such as: firms with Belarusian capital in Uzbekistan.")
    )
    counted_on = PartialDateField(
        _("as of"), null=True, blank=True, help_text=_("As exactly as stated; empty where the source does not say.")
    )
    reporter = models.ForeignKey(
        Country,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("reporter"),
        help_text=_("The side whose number it is; empty when the source does not say."),
    )
    qualifier = models.CharField(_("hedge"), max_length=10, choices=Hedge.choices)
    count = models.DecimalField(_("how many"), max_digits=18, decimal_places=2)
    step = models.DecimalField(
        _("unit of the last stated digit"), max_digits=18, decimal_places=2, null=True, blank=True
    )
    upper = models.DecimalField(
        _("upper end"),
        max_digits=18,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("Only for a stated range."),
    )
    attribution = models.CharField(_("voice"), max_length=20, choices=Attribution.choices)
    confirmed = confirmed()

    objects = ClaimQuerySet["StatedCount"].as_manager()

    class Meta:
        verbose_name = _("count")
        verbose_name_plural = _("counts")
        constraints = [
            models.UniqueConstraint(fields=["pair", "code"], name="count_code_unique"),
            models.CheckConstraint(
                name="count_not_negative",
                condition=models.Q(count__gte=0),
                violation_error_message=_("There cannot be fewer than none."),
            ),
            one_of("count_qualifier_known", "qualifier", Hedge),
            one_of("count_attribution_known", "attribution", Attribution),
            positive_step("count_step_positive", "step"),
            range_only("count_upper_above_count", "qualifier", "count", "upper"),
            date_length("count_counted_on_partial", "counted_on"),
            *claim_constraints("count"),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.counted}"

    def clean(self) -> None:
        """Refuse a number that has no reading."""
        super().clean()
        check_number("count", self.qualifier, self.count, self.step, self.upper)

    @property
    def reading(self) -> Interval | None:
        """How many there can be, as an interval."""
        return read_number(self.qualifier, self.count, self.step, self.upper)
