"""Putting rows before readers and taking them back, without leaving a citation that leads nowhere."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext

from cooperation.actions.affected import Keys, affected
from cooperation.actions.history import note_pair
from cooperation.actions.pairs import pairs_showing
from cooperation.actions.places import bump_revision
from cooperation.actions.proposals import check_history
from cooperation.models import Claim, CountryPair, Paragraph, Publication, Source, StatusChange
from cooperation.models.sources import claim_models


@transaction.atomic
def set_state(*, rows: models.QuerySet[Any], state: Publication, by: str, why: str = "") -> list[Any]:
    """Bring rows into a state, all or none; returns those that were not so before. ``by`` names the account.

    Raises ValidationError with a sentence for each row that cannot be.
    """
    changed = list(rows.exclude(state=state))
    problems = [problem for row in changed for problem in _set_one(row, state)]
    problems += [problem for row in changed for problem in _problems_between(row)]
    if problems:
        raise ValidationError([*dict.fromkeys(problems)])
    stored = rows.model._default_manager.filter(pk__in=[row.pk for row in changed])
    pages_changed(pairs_showing(stored), by=by, keys=affected(changed), why=why)
    return changed


def pages_changed(pairs: Iterable[CountryPair], *, by: str, keys: Keys | None = None, why: str = "") -> None:
    """Give the pages of these pairs a new revision and note in the history what differs; part of each change.

    ``keys`` are the rows that the change affects, where they are known and of one pair.
    """
    remaining = CountryPair.objects.filter(pk__in=[pair.pk for pair in pairs])
    bump_revision(*remaining)
    for pair in remaining:
        note_pair(pair, by=by, keys=keys if len(remaining) == 1 else None, why=why, by_hand=True)


def _set_one(row: Any, state: Publication) -> list[str]:
    row.state = state
    try:
        row.full_clean()
    except ValidationError as error:
        return [f"{row}: {message}" for message in error.messages]
    row.save(update_fields=["state"])
    return []


def _problems_between(row: models.Model) -> list[str]:
    """What would be wrong between this row and others; looked at when all rows have their new state."""
    try:
        if isinstance(row, Claim) and row.state == Publication.PUBLISHED:
            check_sources_published(row.paragraphs())
        if isinstance(row, Source) and row.state != Publication.PUBLISHED:
            check_nothing_published_rests_on(row)
        if isinstance(row, StatusChange):
            check_history(row.proposal.status_changes.all())
    except ValidationError as error:
        return [f"{row}: {message}" for message in error.messages]
    return []


def check_sources_published(paragraphs: Iterable[Paragraph]) -> None:
    """Raise ValidationError where readers could not open the source behind a published claim."""
    hidden = {paragraph.source for paragraph in paragraphs if paragraph.source.state != Publication.PUBLISHED}
    if hidden:
        raise ValidationError(
            [
                gettext("Source %(number)d is not published, so that readers cannot open it; publish it first.")
                % {"number": source.number}
                for source in hidden
            ],
            code="draft_source",
        )


def check_nothing_published_rests_on(source: Source) -> None:
    """Raise ValidationError where published claims cite the source, naming the first few."""
    cited = models.Q(evidence__source=source) | models.Q(further_evidence__source=source)
    claims = [
        str(claim)
        for model in claim_models()
        for claim in model._default_manager.filter(cited, state=Publication.PUBLISHED).distinct()[:3]
    ]
    if claims:
        raise ValidationError(
            gettext("Published claims rest on this source, such as “%(claim)s”; withdraw them first.")
            % {"claim": "”, “".join(claims[:3])},
            code="cited",
        )
