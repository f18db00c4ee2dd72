"""Dated things that happened, and the places they are about."""

from datetime import date
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from cooperation.models.fields import PartialDateField, begun_by, date_length, one_of, span_ordered
from cooperation.models.places import Body, Country
from cooperation.models.sources import Claim, ClaimQuerySet, claim_constraints, visible
from cooperation.wording.dates import day_or_part


class FacilityKind(models.TextChoices):
    """What sort of place a facility is."""

    FINANCIAL_CENTRE = "financial_centre", _("financial centre")
    INDUSTRIAL_PARK = "industrial_park", _("industrial park")
    TECHNOLOGY_PARK = "technology_park", _("technology park")
    PLANT = "plant", _("plant")


class Facility(Claim):
    """A park, centre or plant that cooperation is about."""

    code = models.SlugField(_("code"), max_length=80)
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=FacilityKind.choices)
    country = models.ForeignKey(Country, on_delete=models.PROTECT, verbose_name=_("country"))
    summary = models.TextField(_("summary"))

    objects = ClaimQuerySet["Facility"].as_manager()

    class Meta:
        verbose_name = _("facility")
        verbose_name_plural = _("facilities")
        constraints = [
            models.UniqueConstraint(fields=["pair", "code"], name="facility_code_unique"),
            one_of("facility_kind_known", "kind", FacilityKind),
            *claim_constraints("facility"),
        ]

    def __str__(self) -> str:
        return self.name


class EventKind(models.TextChoices):
    """What sort of thing happened."""

    TALKS = "talks", _("talks")
    VISIT = "visit", _("visit")
    MEETING = "meeting", _("meeting")
    FORUM = "forum", _("forum")
    AGREEMENT = "agreement", _("agreement")
    ROADMAP = "roadmap", _("roadmap")
    STATEMENT = "statement", _("statement")
    EXHIBITION = "exhibition", _("exhibition")
    CULTURE = "culture", _("culture")
    OPENING = "opening", _("opening")
    TEST = "test", _("test")
    PLAN = "plan", _("plan")
    DECISION = "decision", _("decision")
    MILESTONE = "milestone", _("milestone")


class EventQuerySet(ClaimQuerySet["Event"]):
    """Events in the order in which they happened."""

    def as_of(self, today: date, asked: date | None = None) -> Self:
        """Events that have happened by today; asked of an earlier day, that had and were known by then."""
        return self.filter(happened(today, asked))


def happened(today: date, asked: date | None = None, path: str = "") -> models.Q:
    """Events (at the end of a path of lookups) that have happened by today; see ``EventQuerySet.as_of``."""
    return begun_by(f"{path}happened_on", asked or today) & visible(today, asked, f"{path}evidence__source__")


class Event(Claim):
    """Something dated that happened; evidence for proposals, with or without a new status."""

    code = models.SlugField(_("code"), max_length=80)
    happened_on = PartialDateField(_("happened on"))
    happened_until = PartialDateField(
        _("until"), null=True, blank=True, help_text=_("Last date of a span; “happened on” is its first.")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=EventKind.choices)
    title = models.TextField(_("title"))
    summary = models.TextField(_("summary"), blank=True)
    proposals = models.ManyToManyField(
        "cooperation.Proposal", through="Bearing", related_name="events", blank=True, verbose_name=_("proposals")
    )
    bodies = models.ManyToManyField(Body, related_name="events", blank=True, verbose_name=_("bodies"))
    facilities = models.ManyToManyField(Facility, related_name="events", blank=True, verbose_name=_("facilities"))

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        indexes = [models.Index(fields=["pair", "happened_on"], name="event_by_time")]
        constraints = [
            models.UniqueConstraint(fields=["pair", "code"], name="event_code_unique"),
            one_of("event_kind_known", "kind", EventKind),
            date_length("event_happened_on_partial", "happened_on"),
            date_length("event_happened_until_partial", "happened_until"),
            span_ordered("event_span_ordered", "happened_on", "happened_until"),
            *claim_constraints("event"),
        ]

    def __str__(self) -> str:
        return f"{day_or_part(self.happened_on, self.happened_until)}: {self.title}" if self.happened_on else self.title
