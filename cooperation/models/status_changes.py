"""How far a proposal has got: the statuses in words, and each step from one to the next."""

from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Coalesce, Left
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cooperation.analysis.lifecycle import Move, Status, check_change, needs_criteria
from cooperation.models.fields import PartialDateField, begun_by, confirmed, date_length, one_of, span_ordered
from cooperation.models.sources import Claim, ClaimQuerySet, Publication, claim_constraints
from cooperation.wording.dates import day_or_part


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


class Manner(models.TextChoices):
    """What a source does with a status, in words."""

    STEP = Move.STEP.value, _("a step")
    AGAIN = Move.AGAIN.value, _("said again: no step")
    BACK = Move.BACK.value, _("goes back, and no source says what happened between")


class Basis(models.TextChoices):
    """Whether the source's words state a status or an editor reads it from them."""

    STATED = "stated", _("Stated in the source")
    READING = "reading", _("Editor’s reading")


NEEDS_CRITERIA = _(
    "Before a proposal goes beyond “agreed”, write down what counts as done and as partly done, "
    "or why it cannot be checked."
)


class StatusChangeQuerySet(ClaimQuerySet["StatusChange"]):
    """Changes in the order in which they happened."""

    def published(self) -> Self:
        """Changes that readers see, of proposals that they see."""
        return super().published().filter(proposal__state=Publication.PUBLISHED)

    def as_of(self, today: date, asked: date | None = None) -> Self:
        """Changes that have happened by today; asked of an earlier day, that had and were known by then.

        One dated by month or year only counts as soon as that month or year had begun: a source that was out by
        then tells of it.
        """
        return self.visible_on(today, asked).filter(begun_by("changed_on", asked or today))

    def steps(self) -> Self:
        """Changes that change something: without those that only say a status again."""
        return self.exclude(move=Manner.AGAIN)

    def reported(self) -> Self:
        """Changes that a source tells of: without those that an editor reads from nothing having been told since.

        Their sources are older than the month of the change: a search that found nothing is no change in the world.
        """
        further = StatusChange.further_evidence.through.objects.filter(statuschange=models.OuterRef("pk"))
        later = further.exclude(paragraph__source__published_on__lt=Left(models.OuterRef("changed_on"), 7))
        return self.exclude(
            models.Q(basis=Basis.READING, evidence__source__published_on__lt=Left("changed_on", 7))
            & ~models.Exists(later)
        )

    def in_order(self) -> Self:
        """In the order in which they happened; of two on one date, the one recorded earlier first."""
        return self.order_by("ordered_on", "pk")

    def latest_first(self) -> Self:
        """The newest change first; of two on one date, the one recorded later."""
        return self.order_by("-ordered_on", "-pk")


class StatusChange(Claim):
    """What a source says of a proposal's status, with the paragraph that shows it: a step, or the same status again."""

    proposal = models.ForeignKey(
        "cooperation.Proposal", on_delete=models.CASCADE, related_name="status_changes", verbose_name=_("proposal")
    )
    changed_on = PartialDateField(_("changed on"))
    changed_until = PartialDateField(
        _("until"), null=True, blank=True, help_text=_("Last date of a span; “changed on” is its first.")
    )
    # Where the own date is coarser than that of the change before ("2024" after the 28th of March), that one's.
    follows_on = PartialDateField(null=True, blank=True, editable=False)
    ordered_on = models.GeneratedField(
        expression=Coalesce("follows_on", "changed_on"),
        output_field=models.CharField(max_length=10),
        db_persist=True,
    )
    old = models.CharField(
        _("from"),
        max_length=12,
        choices=ProposalStatus.choices,
        blank=True,
        help_text=_("Empty for the first status."),
    )
    new = models.CharField(_("to"), max_length=12, choices=ProposalStatus.choices)
    move = models.CharField(_("move"), max_length=10, choices=Manner.choices, default=Manner.STEP)
    basis = models.CharField(_("basis"), max_length=10, choices=Basis.choices)
    confirmed = confirmed()
    note = models.TextField(_("note"), blank=True, help_text=_("What the step rests on, in our own words."))

    objects = StatusChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("status change")
        verbose_name_plural = _("status changes")
        indexes = [models.Index(fields=["proposal", "state", "-ordered_on", "-id"], name="status_change_latest")]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal"],
                condition=models.Q(old=""),
                name="status_change_one_first",
                violation_error_message=_("The proposal already has a first status."),
            ),
            models.CheckConstraint(
                name="status_change_changes",
                condition=models.Q(move=Manner.AGAIN, old=models.F("new"))
                | ~models.Q(move=Manner.AGAIN) & ~models.Q(old=models.F("new")),
                violation_error_message=_("The status is the old one where it is said again, and only there."),
            ),
            one_of("status_change_old_known", "old", ProposalStatus, blank=True),
            one_of("status_change_new_known", "new", ProposalStatus),
            one_of("status_change_move_known", "move", Manner),
            one_of("status_change_basis_known", "basis", Basis),
            date_length("status_change_changed_on_partial", "changed_on"),
            date_length("status_change_changed_until_partial", "changed_until"),
            date_length("status_change_follows_on_partial", "follows_on"),
            span_ordered("status_change_span_ordered", "changed_on", "changed_until"),
            *claim_constraints("status_change"),
        ]

    def __str__(self) -> str:
        day = day_or_part(self.changed_on, self.changed_until) if self.changed_on else ""
        return ", ".join(filter(None, (self.get_new_display(), day)))

    @property
    def needs_criteria(self) -> bool:
        """Whether the step is one that is held against what would count as done."""
        return needs_criteria(self.old, self.new)

    @property
    def in_words(self) -> str:
        """The status, and whether it is only said again, or less than was on record before."""
        return status_words(self.old, self.new, self.move)

    def clean(self) -> None:
        """Refuse a step that the lifecycle does not know, or that there is nothing to hold against."""
        super().clean()
        if self.old and self.new:
            try:
                check_change(Status(self.old), Status(self.new), Move(self.move))
            except ValueError as error:
                raise ValidationError({"new": str(error)}) from error
        if self.proposal_id and self.needs_criteria and not self.proposal.has_criteria:
            raise ValidationError({"new": NEEDS_CRITERIA})


def status_words(old: str, new: str, move: str) -> str:
    """The new status in words, and whether it is only said again, or less than the old one."""
    status = str(ProposalStatus(new).label)
    if move == Manner.AGAIN:
        return gettext("%(status)s, said again") % {"status": status}
    if move == Manner.BACK:
        words = {"status": status, "before": ProposalStatus(old).label}
        return gettext("%(status)s, back from “%(before)s”; no source says what happened between") % words
    return status
