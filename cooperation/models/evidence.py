"""What shows that something came of a proposal: events and what each shows, and searches that found nothing."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Coalesce, Now
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from cooperation.analysis.axes import DEEDS, EvidenceLevel, Shows
from cooperation.models.checked import CheckedRow
from cooperation.models.events import Event, happened
from cooperation.models.fields import one_of
from cooperation.models.sources import Publication, SourceKind
from cooperation.models.status_changes import StatusChange


class Showing(models.TextChoices):
    """What an event shows about a proposal, in words."""

    CONTEXT = Shows.CONTEXT.value, _("context only")
    STATEMENT = Shows.STATEMENT.value, _("a statement")
    DOCUMENT = Shows.DOCUMENT.value, _("a document")
    PARTLY = Shows.PARTLY.value, _("partly done")
    DELIVERED = Shows.DELIVERED.value, _("done")
    CONTRADICTS = Shows.CONTRADICTS.value, _("the contrary")


class Bearing(CheckedRow):
    """An event as evidence for a proposal: one event may mean different things for two of them."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="bearings", verbose_name=_("event"))
    proposal = models.ForeignKey(
        "cooperation.Proposal", on_delete=models.CASCADE, related_name="bearings", verbose_name=_("proposal")
    )
    shows = models.CharField(
        _("shows"),
        max_length=12,
        choices=Showing.choices,
        default=Showing.STATEMENT,
        help_text=_("“Done” and “partly done” as the proposal itself says what would count."),
    )

    class Meta:
        verbose_name = _("related proposal")
        verbose_name_plural = _("related proposals")
        constraints = [
            models.UniqueConstraint(fields=["proposal", "event"], name="bearing_unique"),
            one_of("bearing_shows_known", "shows", Showing),
        ]

    def __str__(self) -> str:
        return f"{self.event}: {self.get_shows_display()}"

    def clean(self) -> None:
        """Refuse a proposal of another pair than the event's."""
        if self.event_id and self.proposal_id and self.event.pair_id != self.proposal.pair_id:
            raise ValidationError({"proposal": _("This row belongs to another pair.")})


class EvidenceSearchQuerySet(models.QuerySet["EvidenceSearch"]):
    """Searches in the order in which they were made."""

    def as_of(self, today: date, asked: date | None = None) -> Self:
        """The published searches made by today, or by the day asked for."""
        return self.filter(state=Publication.PUBLISHED, searched_on__lte=asked or today)


class EvidenceSearch(CheckedRow):
    """A search that found nothing: kept, so that "no source found" never reads as "did not happen"."""

    proposal = models.ForeignKey(
        "cooperation.Proposal", on_delete=models.CASCADE, related_name="searches", verbose_name=_("proposal")
    )
    searched_on = models.DateField(_("searched on"))
    searched_by = models.CharField(_("searched by"), max_length=100)
    languages = models.CharField(_("languages"), max_length=100)
    where = models.TextField(_("where"))
    query_words = models.TextField(_("looked for"))
    note = models.TextField(_("note"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=Publication.choices, default=Publication.DRAFT)
    recorded_at = models.DateTimeField(_("recorded"), db_default=Now(), editable=False)

    objects = EvidenceSearchQuerySet.as_manager()

    class Meta:
        verbose_name = _("unsuccessful search")
        verbose_name_plural = _("unsuccessful searches")
        constraints = [one_of("evidence_search_state_known", "state", Publication)]

    def __str__(self) -> str:
        return f"{self.searched_on}: {self.query_words}"


def evidence_level(today: date, as_of: date | None = None) -> models.Case:
    """How strong the evidence of a proposal is, for an annotation; the rule is ``analysis.axes.evidence_level``."""
    shown, later = _shown(today, as_of), _later_changes(today, as_of)
    documented = later.filter(evidence__source__kind=SourceKind.DOCUMENT)
    searched = EvidenceSearch.objects.as_of(today, as_of).filter(proposal=OUTER)
    words = _cases(
        {
            EvidenceLevel.DOCUMENT: models.Exists(documented),
            EvidenceLevel.NONE_FOUND: models.Exists(searched) & ~models.Exists(shown) & ~models.Exists(later),
        },
        models.Value(EvidenceLevel.STATEMENT_ONLY.value),
    )
    contradicted = Exact(models.Subquery(_latest_deed(shown)), Showing.CONTRADICTS.value)
    return _cases({EvidenceLevel.CONTRADICTED: contradicted}, Coalesce(models.Subquery(_strongest(shown)), words))


def _cases(rules: Mapping[EvidenceLevel, Any], default: Any) -> models.Case:
    """The level of the first condition that holds."""
    whens = [models.When(condition, then=models.Value(level.value)) for level, condition in rules.items()]
    return models.Case(*whens, default=default, output_field=models.CharField())


OUTER = models.OuterRef("pk")


def _shown(today: date, as_of: date | None) -> models.QuerySet[Bearing]:
    """What known events show about the proposal, more than context."""
    known = models.Q(happened(today, as_of, "event__"), event__state=Publication.PUBLISHED)
    return Bearing.objects.filter(known, proposal=OUTER).exclude(shows=Showing.CONTEXT)


def _strongest(shown: models.QuerySet[Bearing]) -> models.QuerySet[Bearing, Any]:
    """The level that the strongest of what is shown gives; none where that is words alone."""
    levels = {
        EvidenceLevel.DELIVERED: models.Q(shows=Showing.DELIVERED, proposal__uncheckable=""),
        EvidenceLevel.PARTLY_DELIVERED: models.Q(shows__in=[Showing.DELIVERED, Showing.PARTLY]),
    }
    ranks = [models.When(rule, then=rank) for rank, rule in enumerate(levels.values())]
    given = shown.filter(shows__in=[Showing.DELIVERED, Showing.PARTLY, Showing.DOCUMENT])
    level = _cases(levels, models.Value(EvidenceLevel.DOCUMENT.value))
    return given.order_by(models.Case(*ranks, default=len(ranks))).values_list(level)[:1]


def _latest_deed(shown: models.QuerySet[Bearing]) -> models.QuerySet[Bearing, Any]:
    """The latest of what was done or turned out not to be; of two on one date the contrary."""
    contrary = models.Case(models.When(shows=Showing.CONTRADICTS, then=1), default=0)
    return shown.filter(shows__in=DEEDS).order_by("-event__happened_on", contrary.desc()).values("shows")[:1]


def _later_changes(today: date, as_of: date | None) -> models.QuerySet[StatusChange]:
    """Status changes after the date of the proposal's first one."""
    changes = StatusChange.objects.published().as_of(today, as_of)
    first = StatusChange.objects.published().filter(proposal=models.OuterRef("proposal")).order_by("changed_on", "pk")
    return changes.filter(proposal=OUTER, changed_on__gt=models.Subquery(first.values("changed_on")[:1]))
