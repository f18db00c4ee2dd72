"""Official statistics: what an office counts year by year, one row for each edition that it publishes."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from cooperation.analysis.choosing.known import NEVER
from cooperation.analysis.observations import Observation, read_observations, written
from cooperation.analysis.units import MILLIONS
from cooperation.models.amounts import Category, Flow, dollar_units
from cooperation.models.fields import PartialDateField, date_length, one_of
from cooperation.models.places import Country
from cooperation.models.sources import Claim, ClaimQuerySet, claim_constraints


class Valuation(models.TextChoices):
    """At which border goods are valued."""

    FOB = "FOB", _("free on board, without freight and insurance")
    CIF = "CIF", _("with cost, insurance and freight")


class PartnerBy(models.TextChoices):
    """By what the partner country is told."""

    ORIGIN = "origin", _("country of origin")
    CONSIGNMENT = "consignment", _("country of consignment")
    DESTINATION = "destination", _("last known destination")


class SeriesEdition(Claim):
    """A statistical series as an office published it on a day; a later edition stands beside it and replaces nothing.

    An edition is published, corrected and withdrawn as a whole, so its observations are one text: see
    ``analysis.observations`` for how it is written.
    """

    code = models.SlugField(
        _("code"), max_length=60, help_text=_("Such as kaz-exports-bns-2024: it names the edition.")
    )
    reporter = models.ForeignKey(
        Country,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("reporter"),
        help_text=_("Whose trade it is."),
    )
    category = models.CharField(
        _("what is exchanged"), max_length=16, choices=Category.choices, default=Category.GOODS.value
    )
    flow = models.CharField(_("flow"), max_length=2, choices=Flow.choices)
    office = models.CharField(_("office"), max_length=200, help_text=_("Who publishes the series."))
    own = models.BooleanField(
        _("the reporter’s own office"),
        default=False,
        help_text=_("Not one that passes its numbers on, such as an international organisation."),
    )
    table = models.CharField(_("table"), max_length=200, blank=True, help_text=_("Its number or name at the office."))
    classification = models.CharField(_("classification"), max_length=40, blank=True, help_text=_("Such as HS 2017."))
    valuation = models.CharField(_("valuation"), max_length=3, choices=Valuation.choices, blank=True)
    partner_by = models.CharField(_("partner by"), max_length=12, choices=PartnerBy.choices, blank=True)
    unit = models.SmallIntegerField(_("unit"), choices=dollar_units, default=MILLIONS)
    edition_on = PartialDateField(_("edition of"), help_text=_("When it was published: 2024, 2024-05 or 2024-05-17."))
    provisional = models.BooleanField(_("provisional"), default=False)
    observations = models.TextField(
        _("observations"),
        help_text=_(
            "One a line, in the unit above: “2017 48.019”, “2017-05 4.2”, “2023 383 estimated”, “2022 missing”, "
            "“2021 confidential”."
        ),
    )

    objects = ClaimQuerySet["SeriesEdition"].as_manager()

    class Meta:
        verbose_name = _("edition of a statistical series")
        verbose_name_plural = _("editions of statistical series")
        constraints = [
            models.UniqueConstraint(fields=["pair", "code"], name="series_edition_code_unique"),
            models.UniqueConstraint(
                fields=["pair", "reporter", "category", "flow", "office", "table", "edition_on"],
                name="series_edition_unique",
                violation_error_message=_("This edition of the series is on record already."),
            ),
            one_of("series_edition_category_known", "category", Category),
            models.CheckConstraint(
                name="series_edition_flow_one_way",
                condition=models.Q(flow__in=[Flow.EXPORTS, Flow.IMPORTS]),
                violation_error_message=_("A series is of exports or of imports; what follows is worked out."),
            ),
            one_of("series_edition_valuation_known", "valuation", Valuation, blank=True),
            one_of("series_edition_partner_by_known", "partner_by", PartnerBy, blank=True),
            date_length("series_edition_edition_on_partial", "edition_on"),
            *claim_constraints("series_edition"),
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.get_flow_display()}, {self.office}, {self.edition_on}"

    def clean(self) -> None:
        """Refuse a reporter from outside the pair and observations that cannot be read."""
        super().clean()
        if self.pair_id and self.reporter_id and not self.pair.has(self.reporter_id):
            raise ValidationError({"reporter": _("The reporter is one of the pair's two countries.")})
        try:
            self.observations = written(read_observations(self.observations))
        except ValueError as error:
            raise ValidationError({"observations": str(error)}) from error

    @property
    def observed(self) -> tuple[Observation, ...]:
        """The observations, in time."""
        return read_observations(self.observations)

    @property
    def known_on(self) -> date:
        """The day from which it counts as known: the last that its date can mean."""
        return self.edition_on.latest if self.edition_on else NEVER
