"""What was put forward, and who has to do with it."""

from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import gettext_lazy as _

from cooperation.analysis.dates import PartialDate
from cooperation.models.addresses import proposal_address
from cooperation.models.checked import CheckedRow
from cooperation.models.evidence import evidence_level
from cooperation.models.fields import (
    PartialDateField,
    date_length,
    deadline_approximate,
    deadline_constraints,
    deadline_from,
    one_of,
)
from cooperation.models.places import Body, Country
from cooperation.models.sectors import Sector
from cooperation.models.sources import Claim, ClaimQuerySet, Paragraph, Publication, claim_constraints
from cooperation.models.status_changes import NEEDS_CRITERIA, StatusChange

# Where neither one country nor somebody else put a proposal forward, both countries did.
BOTH = "both"


class ProposalQuerySet(ClaimQuerySet["Proposal"]):
    """Proposals with the state that is not stored on them but follows from their status changes."""

    def with_status(self, today: date, as_of: date | None = None) -> Self:
        """Annotate ``status``, ``basis``, ``changed_on`` of the latest published change that has happened by today.

        As of an earlier day there are only the proposals that were known by then, and the changes that had happened
        and were known (see ``StatusChangeQuerySet.as_of``).
        """
        steps = StatusChange.objects.published().steps().as_of(today, as_of)
        latest = steps.filter(proposal=models.OuterRef("pk")).latest_first()
        return self.visible_on(today, as_of).annotate(
            status=models.Subquery(latest.values("new")[:1]),
            basis=models.Subquery(latest.values("basis")[:1]),
            changed_on=models.Subquery(latest.values("changed_on")[:1]),
            latest_change_id=models.Subquery(latest.values("pk")[:1]),
        )

    def with_evidence_level(self, today: date, as_of: date | None = None) -> Self:
        """Annotate ``evidence_level``, by today or an earlier day: ``analysis.axes.evidence_level`` in SQL."""
        return self.annotate(evidence_level=evidence_level(today, as_of))

    def counted_once(self) -> Self:
        """Without the parts of what readers see: they are counted with their whole."""
        return self.exclude(part_of__state=Publication.PUBLISHED)

    def with_sectors(self) -> Self:
        """Fetch the sectors of each proposal with their groups, in shown order."""
        return self.prefetch_related(
            models.Prefetch("sectors", Sector.objects.select_related("parent").in_shown_order())
        )


def proposer() -> Coalesce:
    """Who put a proposal forward, for an annotation: ``Proposal.proposer`` in SQL."""
    return Coalesce("put_forward_by_id", NullIf("other_proposer", models.Value("")), models.Value(BOTH))


class OtherProposer(models.TextChoices):
    """Who put a proposal forward where it was neither of the two countries nor both."""

    COUNTRIES = "countries", _("several or other countries")
    COMPANY = "company", _("a company or organisation")
    NOT_SAID = "not_said", _("not said")


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
        help_text=_("One of the pair’s two countries; empty when both did, or when it was somebody else."),
    )
    other_proposer = models.CharField(
        _("or by"),
        max_length=10,
        choices=OtherProposer.choices,
        blank=True,
        help_text=_("Empty when one of the two countries or both put it forward."),
    )
    proposing_countries = models.ManyToManyField(
        Country,
        related_name="+",
        blank=True,
        verbose_name=_("countries that put it forward"),
        help_text=_("All of them, where other countries than the two did."),
    )
    part_of = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
    )
    sectors = models.ManyToManyField(
        Sector, related_name="proposals", verbose_name=_("sectors"), limit_choices_to={"parent__isnull": False}
    )
    bodies = models.ManyToManyField(Body, through="ProposalParty", related_name="proposals", verbose_name=_("parties"))
    leaves_open = models.TextField(_("what the source leaves open"), blank=True, help_text=_("One phrase a line."))
    done_when = models.TextField(_("done when"), blank=True)
    partly_when = models.TextField(_("partly done when"), blank=True)
    uncheckable = models.TextField(
        _("cannot be checked, because"), blank=True, help_text=_("The reason, in place of “done when”.")
    )
    deadline_from = deadline_from()
    deadline_approximate = deadline_approximate()
    deadline_on = PartialDateField(
        _("deadline"), null=True, blank=True, help_text=_("Only one that a source states; nothing else is overdue.")
    )
    deadline_evidence = models.ForeignKey(
        Paragraph,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("evidence of the deadline"),
    )

    # What ``with_status`` adds to a row.
    status: str | None
    basis: str | None
    changed_on: PartialDate | None
    latest_change_id: int | None
    # What ``with_evidence_level`` adds.
    evidence_level: str

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
            models.CheckConstraint(
                name="proposal_deadline_with_evidence",
                condition=models.Q(deadline_on=None, deadline_evidence=None)
                | models.Q(deadline_on__isnull=False, deadline_evidence__isnull=False),
                violation_error_message=_("Give the deadline together with the paragraph that states it."),
            ),
            models.CheckConstraint(
                name="proposal_done_or_uncheckable",
                condition=models.Q(done_when="") | models.Q(uncheckable=""),
                violation_error_message=_("Either say what counts as done, or why it cannot be checked."),
            ),
            models.CheckConstraint(
                name="proposal_one_proposer",
                condition=models.Q(put_forward_by=None) | models.Q(other_proposer=""),
                violation_error_message=_("Either one of the two countries put it forward, or somebody else."),
            ),
            one_of("proposal_other_proposer_known", "other_proposer", OtherProposer, blank=True),
            *deadline_constraints("proposal"),
            *claim_constraints("proposal"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"

    def get_absolute_url(self) -> str:
        """The proposal's page."""
        return proposal_address(self.pair.slug, self.number)

    @property
    def proposer(self) -> str:
        """Who put it forward, as a code: one of the two countries, "both", or whoever else it was."""
        return self.put_forward_by_id or self.other_proposer or BOTH

    @property
    def has_criteria(self) -> bool:
        """Whether it is written down what would count as done and as partly done, or why that cannot be checked."""
        return bool(self.uncheckable or (self.done_when and self.partly_when))

    def clean(self) -> None:
        """Refuse a proposer from outside the pair, and to take back what later statuses are held against."""
        super().clean()
        if self.pair_id and self.put_forward_by_id and not self.pair.has(self.put_forward_by_id):
            raise ValidationError({"put_forward_by": _("Choose one of the pair's two countries, or none for both.")})
        if self.pk and not self.has_criteria and any(change.needs_criteria for change in self.status_changes.all()):
            raise ValidationError({"done_when": NEEDS_CRITERIA})


class EarlierDeadline(CheckedRow):
    """A deadline that a proposal had before it moved, with the paragraph that states it."""

    proposal = models.ForeignKey(
        Proposal, on_delete=models.CASCADE, related_name="earlier_deadlines", verbose_name=_("proposal")
    )
    deadline_on = PartialDateField(_("deadline"))
    evidence = models.ForeignKey(Paragraph, on_delete=models.PROTECT, related_name="+", verbose_name=_("evidence"))

    class Meta:
        verbose_name = _("earlier deadline")
        verbose_name_plural = _("earlier deadlines")
        constraints = [
            models.UniqueConstraint(fields=["proposal", "deadline_on", "evidence"], name="earlier_deadline_unique"),
            date_length("earlier_deadline_on_partial", "deadline_on"),
        ]

    def __str__(self) -> str:
        return f"{self.deadline_on}"

    def clean(self) -> None:
        """Refuse a paragraph of another pair's source."""
        if self.proposal_id and self.evidence_id and self.evidence.source.pair_id != self.proposal.pair_id:
            raise ValidationError({"evidence": _("This belongs to another pair.")})


class Role(models.TextChoices):
    """What a body has to do with a proposal."""

    PUT_FORWARD = "put_forward", _("put it forward")
    BACKED = "backed", _("backed it")
    ASKED = "asked", _("is asked to act")
    BENEFICIARY = "beneficiary", _("would benefit")


class ProposalParty(CheckedRow):
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
