"""What was put forward, how far it got, and the dated events that show it."""

from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from cooperation.analysis.dates import PartialDate
from cooperation.analysis.lifecycle import Status, check_change
from cooperation.models.fields import PartialDateField, date_length, one_of
from cooperation.models.places import Body, Country
from cooperation.models.sectors import Sector
from cooperation.models.sources import Claim, ClaimQuerySet, Publication, claim_constraints


class ProposalStatus(models.TextChoices):
    """How far a proposal has got, in words."""

    PROPOSED = Status.PROPOSED.value, _("Proposed")
    OFFERED = Status.OFFERED.value, _("Offered")
    ENDORSED = Status.ENDORSED.value, _("Endorsed")
    AGREED = Status.AGREED.value, _("Agreed")
    SIGNED = Status.SIGNED.value, _("Signed")
    UNDER_WAY = Status.UNDER_WAY.value, _("Under way")
    COMPLETED = Status.COMPLETED.value, _("Completed")
    STALLED = Status.STALLED.value, _("Stalled")
    DROPPED = Status.DROPPED.value, _("Dropped")


class Basis(models.TextChoices):
    """Whether the source's words state a status or an editor reads it from them."""

    STATED = "stated", _("Stated in the source")
    READING = "reading", _("Editor’s reading")


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


class ProposalQuerySet(ClaimQuerySet["Proposal"]):
    """Proposals with the state that is not stored on them but follows from their status changes."""

    def with_status(self, as_of: date | None = None) -> Self:
        """Annotate ``status``, ``basis``, ``changed_on`` of the latest published change, as of a day or ever.

        A change counts as of a day when the day, month or year in which it happened has begun by then.
        """
        latest = StatusChange.objects.published().as_of(as_of).filter(proposal=models.OuterRef("pk")).latest_first()
        return self.annotate(
            status=models.Subquery(latest.values("new")[:1]),
            basis=models.Subquery(latest.values("basis")[:1]),
            changed_on=models.Subquery(latest.values("changed_on")[:1]),
            latest_change_id=models.Subquery(latest.values("pk")[:1]),
        )

    def with_sectors(self) -> Self:
        """Fetch the sectors of each proposal, in shown order."""
        return self.prefetch_related(models.Prefetch("sectors", Sector.objects.in_shown_order()))


class Proposal(Claim):
    """One thing that a side says the two countries should do together."""

    number = models.PositiveIntegerField(_("number"), help_text=_("Never changes once published."))
    title = models.TextField(_("title"))
    summary = models.TextField(_("summary"), help_text=_("In our own words."))
    put_forward_by = models.ForeignKey(
        Country,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("put forward by"),
        help_text=_("Empty when both sides did, or when the source does not say which."),
    )
    part_of = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
    )
    sectors = models.ManyToManyField(Sector, related_name="proposals", verbose_name=_("sectors"))
    bodies = models.ManyToManyField(Body, through="ProposalParty", related_name="proposals", verbose_name=_("parties"))
    leaves_open = models.TextField(_("what the source leaves open"), blank=True, help_text=_("One phrase a line."))
    done_when = models.TextField(_("done when"), blank=True)
    partly_when = models.TextField(_("partly done when"), blank=True)

    # What ``with_status`` adds to a row.
    status: str | None
    basis: str | None
    changed_on: PartialDate | None
    latest_change_id: int | None

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        constraints = [
            models.UniqueConstraint(fields=["pair", "number"], name="proposal_number_unique"),
            models.CheckConstraint(
                name="proposal_number_positive",
                condition=models.Q(number__gte=1),
                violation_error_message=_("Numbers start at 1."),
            ),
            models.CheckConstraint(
                name="proposal_not_part_of_itself",
                condition=~models.Q(part_of=models.F("id")) | models.Q(part_of=None),
                violation_error_message=_("A proposal is not a part of itself."),
            ),
            *claim_constraints("proposal"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"

    def get_absolute_url(self) -> str:
        """The proposal's page."""
        return f"{self.pair.get_absolute_url()}proposals/{self.number}/"

    def clean(self) -> None:
        """Refuse a proposer from outside the pair."""
        super().clean()
        if self.pair_id and self.put_forward_by_id and not self.pair.has(self.put_forward_by_id):
            raise ValidationError({"put_forward_by": _("Choose one of the pair's two countries, or none for both.")})


class Role(models.TextChoices):
    """What a body has to do with a proposal."""

    PUT_FORWARD = "put_forward", _("put it forward")
    BACKED = "backed", _("backed it")
    ASKED = "asked", _("is asked to act")
    BENEFICIARY = "beneficiary", _("would benefit")


class ProposalParty(models.Model):
    """A body's role in a proposal."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="parties", verbose_name=_("proposal"))
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="roles", verbose_name=_("body"))
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        constraints = [
            models.UniqueConstraint(fields=["proposal", "body", "role"], name="party_role_unique"),
            one_of("party_role_known", "role", Role),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.get_role_display()}"


class StatusChangeQuerySet(ClaimQuerySet["StatusChange"]):
    """Changes in the order in which they happened."""

    def as_of(self, day: date | None) -> Self:
        """Changes that had happened by a day; all of them without one."""
        # Compared as text, since the day asked for may lie outside the years that a partial date can have.
        return self if day is None else self.filter(changed_on__lte=models.Value(day.isoformat()))

    def latest_first(self) -> Self:
        """The newest change first; of two on one date, the one recorded later."""
        return self.order_by("-changed_on", "-pk")


class StatusChange(Claim):
    """One step of a proposal from one status to the next, with the paragraph that shows it."""

    proposal = models.ForeignKey(
        Proposal, on_delete=models.CASCADE, related_name="status_changes", verbose_name=_("proposal")
    )
    changed_on = PartialDateField(_("changed on"))
    old = models.CharField(
        _("from"),
        max_length=12,
        choices=ProposalStatus.choices,
        blank=True,
        help_text=_("Empty for the first status."),
    )
    new = models.CharField(_("to"), max_length=12, choices=ProposalStatus.choices)
    basis = models.CharField(_("basis"), max_length=10, choices=Basis.choices)
    note = models.TextField(_("note"), blank=True, help_text=_("What the step rests on, in our own words."))

    objects = StatusChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("status change")
        verbose_name_plural = _("status changes")
        indexes = [models.Index(fields=["proposal", "state", "-changed_on", "-id"], name="status_change_latest")]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal"],
                condition=models.Q(old=""),
                name="status_change_one_first",
                violation_error_message=_("The proposal already has a first status."),
            ),
            models.CheckConstraint(
                name="status_change_changes",
                condition=~models.Q(old=models.F("new")),
                violation_error_message=_("The new status is the old one."),
            ),
            one_of("status_change_old_known", "old", ProposalStatus, blank=True),
            one_of("status_change_new_known", "new", ProposalStatus),
            one_of("status_change_basis_known", "basis", Basis),
            date_length("status_change_changed_on_partial", "changed_on"),
            *claim_constraints("status_change"),
        ]

    def __str__(self) -> str:
        return f"{self.get_new_display()}, {self.changed_on}"

    def clean(self) -> None:
        """Refuse a step that the lifecycle does not know."""
        super().clean()
        if self.old and self.new:
            try:
                check_change(Status(self.old), Status(self.new))
            except ValueError as error:
                raise ValidationError({"new": str(error)}) from error


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


class Event(Claim):
    """Something dated that happened; evidence for proposals, with or without a new status."""

    code = models.SlugField(_("code"), max_length=80)
    happened_on = PartialDateField(_("happened on"))
    kind = models.CharField(_("kind"), max_length=20, choices=EventKind.choices)
    title = models.TextField(_("title"))
    summary = models.TextField(_("summary"), blank=True)
    proposals = models.ManyToManyField(Proposal, related_name="events", blank=True, verbose_name=_("proposals"))
    bodies = models.ManyToManyField(Body, related_name="events", blank=True, verbose_name=_("bodies"))
    facilities = models.ManyToManyField(Facility, related_name="events", blank=True, verbose_name=_("facilities"))

    objects = ClaimQuerySet["Event"].as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        indexes = [models.Index(fields=["pair", "happened_on"], name="event_by_time")]
        constraints = [
            models.UniqueConstraint(fields=["pair", "code"], name="event_code_unique"),
            one_of("event_kind_known", "kind", EventKind),
            date_length("event_happened_on_partial", "happened_on"),
            *claim_constraints("event"),
        ]

    def __str__(self) -> str:
        return f"{self.happened_on}: {self.title}"


class EvidenceSearch(models.Model):
    """A search that found nothing: kept, so that "no source found" never reads as "did not happen"."""

    proposal = models.ForeignKey(
        Proposal, on_delete=models.CASCADE, related_name="searches", verbose_name=_("proposal")
    )
    searched_on = models.DateField(_("searched on"))
    searched_by = models.CharField(_("searched by"), max_length=100)
    languages = models.CharField(_("languages"), max_length=100)
    where = models.TextField(_("where"))
    query_words = models.TextField(_("looked for"))
    note = models.TextField(_("note"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=Publication.choices, default=Publication.DRAFT)
    recorded_at = models.DateTimeField(_("recorded"), db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("search without a find")
        verbose_name_plural = _("searches without a find")
        constraints = [one_of("evidence_search_state_known", "state", Publication)]

    def __str__(self) -> str:
        return f"{self.searched_on}: {self.query_words}"
