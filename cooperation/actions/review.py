"""From a draft to what readers see: who wrote, who may publish, what waits for whom.

Figures, targets and statuses are published by somebody other than their author. Corrections of words alone, of other
rows, and what an account with the right to publish alone does, go without.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models.functions import Now
from django.utils.translation import gettext

from cooperation.actions.publication import set_state
from cooperation.models import (
    Claim,
    EvidenceSearch,
    Proposal,
    Publication,
    Review,
    StatusChange,
    Target,
    TradeFigure,
)

REVIEWED = (TradeFigure, Target, StatusChange)
UNPUBLISHED = (Publication.DRAFT, Publication.REVIEW)
# Fields that hold words of ours or of the source, or what an editor does with a row: mending them changes no value.
WORDS = {"quote", "caution", "note", "confirmed", "why"}
PUBLISH, PUBLISH_ALONE = "cooperation.publish", "cooperation.publish_alone"


def of_row(row: models.Model) -> "models.QuerySet[Review]":
    """What is being done to a row: one, or nothing."""
    return Review.objects.filter(content_type=ContentType.objects.get_for_model(row), object_id=row.pk)


def note_work(rows: Iterable[Any], *, by: str, at: datetime | Now) -> None:
    """Note who wrote drafts, and which were sent to review; what is published by now waits no more."""
    for row in rows:
        if row.state not in UNPUBLISHED:
            of_row(row).delete()
            continue
        before = of_row(row).first()
        sent_at = (before and before.sent_at) or at
        Review.objects.update_or_create(
            content_type=ContentType.objects.get_for_model(row),
            object_id=row.pk,
            defaults={
                "author": by,
                "saved_at": at,
                "sent_at": sent_at if row.state == Publication.REVIEW else None,
                "returned_by": "" if row.state == Publication.REVIEW or before is None else before.returned_by,
            },
        )


def may_publish(author: str, user: Any, kind: type[models.Model] | None = None) -> bool:
    """Whether an account may put before readers what an author wrote: the one rule, which every page asks.

    Of a ``kind`` that is not reviewed everybody may who may change it at all.
    """
    if (kind and kind not in REVIEWED) or user.has_perm(PUBLISH_ALONE):
        return True
    return bool(user.has_perm(PUBLISH)) and author != user.get_username()


def author_of(row: models.Model) -> str:
    """Who wrote what is not published yet of a row; empty where nothing of it waits."""
    return of_row(row).values_list("author", flat=True).first() or ""


def check_may_publish(rows: Iterable[models.Model], user: Any) -> None:
    """Raise ValidationError, with a sentence a row, where somebody else has to publish."""
    refused = [row for row in rows if not may_publish(author_of(row), user, type(row))]
    if refused:
        sentence = gettext("“%(row)s” has to be published by another person than its author; send it to review.")
        raise ValidationError([sentence % {"row": row} for row in refused], code="review")


def has_to_wait(row: models.Model, state: str, changed: Iterable[str], user: Any) -> bool:
    """Whether a change of these columns of a row that is stored in a state has to be published by somebody else.

    Any claim that readers have seen is withdrawn by two people; of those that are reviewed, values change by two.
    """
    if state != Publication.PUBLISHED or not isinstance(row, Claim):
        return False
    counted = {*changed} - WORDS if isinstance(row, REVIEWED) else {*changed} & {"state"}
    return bool(counted) and not may_publish(user.get_username(), user)


def check_may_withdraw(rows: Iterable[models.Model], user: Any) -> None:
    """Raise ValidationError where readers have seen a row that two people have to withdraw."""
    if refused := [row for row in rows if has_to_wait(row, Publication.PUBLISHED, ["state"], user)]:
        sentence = gettext("Readers have seen “%(row)s”: withdraw it in its form with a reason; another person agrees.")
        raise ValidationError([sentence % {"row": row} for row in refused], code="review")


@transaction.atomic
def send(*, rows: models.QuerySet[Any], by: str, at: datetime) -> list[Any]:
    """Send drafts to review; returns them."""
    drafts = list(rows.filter(state=Publication.DRAFT))
    set_state(rows=rows.filter(pk__in=[row.pk for row in drafts]), state=Publication.REVIEW, by=by)
    for row in drafts:
        row.state = Publication.REVIEW
        known = of_row(row).first()
        note_work([row], by=known.author if known else by, at=at)
    return drafts


@transaction.atomic
def send_back(*, review: Review, note: str, by: str) -> None:
    """Give a draft or a proposed change back to its author; ValidationError where nothing says what is missing."""
    if not note.strip():
        raise ValidationError(gettext("Say what is missing: the author reads nothing else."))
    row = review.row
    if review.proposed is None and isinstance(row, models.Model):
        set_state(rows=type(row)._default_manager.filter(pk=row.pk), state=Publication.DRAFT, by=by)
    review.sent_at, review.returned_by, review.returned_note = None, by, note
    review.save()


def propose(*, row: models.Model, fields: list[tuple[str, str]], by: str, at: datetime) -> None:
    """Keep a change of a published row until another person publishes it; it takes the place of an earlier one."""
    Review.objects.update_or_create(
        content_type=ContentType.objects.get_for_model(row),
        object_id=row.pk,
        defaults={"author": by, "saved_at": at, "sent_at": at, "returned_by": "", "proposed": fields},
    )


def parts_of(row: models.Model) -> list[Any]:
    """What readers would miss of a row if it alone were published: the sources it cites, then it, then its own rows."""
    cited = [row.evidence.source] if hasattr(row, "evidence") else []
    own: list[Any] = []
    if isinstance(row, Proposal):
        steps = row.status_changes.exclude(state=Publication.WITHDRAWN).select_related("evidence__source")
        own = [*steps.order_by("changed_on", "pk"), *EvidenceSearch.objects.filter(proposal=row)]
        cited += [step.evidence.source for step in own if isinstance(step, StatusChange)]
    if hasattr(row, "further_evidence"):
        cited += [paragraph.source for paragraph in row.further_evidence.select_related("source")]
    whole = dict.fromkeys([*cited, row, *own])
    return [part for part in whole if part.state in UNPUBLISHED]


@transaction.atomic
def publish_with_parts(*, row: models.Model, user: Any) -> list[Any]:
    """Put a row before readers with all that belongs to it, all or nothing; returns what was published.

    Raises ValidationError with a sentence for each row that cannot be, or that somebody else has to publish.
    """
    parts = parts_of(row)
    check_may_publish(parts, user)
    for part in parts:
        published(type(part)._default_manager.filter(pk=part.pk), by=user.get_username())
    return parts


def published(rows: models.QuerySet[Any], *, by: str) -> list[Any]:
    """Put rows before readers; nothing of them waits any more."""
    changed = set_state(rows=rows, state=Publication.PUBLISHED, by=by)
    for row in changed:
        of_row(row).delete()
    return changed


def missing_part(row: models.Model) -> str:
    """A sentence where readers see a proposal without a status; empty otherwise."""
    if not isinstance(row, Proposal) or row.status_changes.filter(state=Publication.PUBLISHED).exists():
        return ""
    waiting = row.status_changes.filter(state__in=UNPUBLISHED).exists()
    sentence = gettext("“%(row)s” is published while its status is not: readers see no status.") if waiting else ""
    return sentence % {"row": row} if sentence else ""
