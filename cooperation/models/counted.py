"""Numbers of things that sources state: firms, projects, documents. They are no trade, and in no sum."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cooperation.models.fields import PartialDateField, confirmed, date_length, one_of
from cooperation.models.hedged import HedgedField, hedge_constraints
from cooperation.models.places import Country
from cooperation.models.sources import Attribution, ClaimQuerySet, StatedNumber, claim_constraints
from cooperation.stated import HOW_MANY


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
    how_many = HedgedField(HOW_MANY)
    attribution = models.CharField(_("voice"), max_length=20, choices=Attribution.choices)
    confirmed = confirmed()

    objects = ClaimQuerySet["StatedCount"].as_manager()

    class Meta:
        verbose_name = _("count")
        verbose_name_plural = _("counts")
        constraints = [
            models.UniqueConstraint(fields=["pair", "code"], name="count_code_unique"),
            one_of("count_attribution_known", "attribution", Attribution),
            *hedge_constraints("count", HOW_MANY),
            date_length("count_counted_on_partial", "counted_on"),
            *claim_constraints("count"),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.counted}"
