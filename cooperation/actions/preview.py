"""A look at what readers would see: rows are published for the time of one look, and nothing of it stays."""

import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from django.db import models, transaction

from cooperation.actions.pairs import pairs_showing
from cooperation.actions.review import parts_of
from cooperation.models import CountryPair, Publication

# Revisions that no pair reaches: what is kept by revision is neither found nor left for readers under one of them.
FIRST_UNREAL, LAST_UNREAL = 500_000_000, 999_999_999


@contextmanager
def looked_at(rows: Iterable[models.Model]) -> Iterator[None]:
    """Within it, what is done to these rows is on readers' pages for this look alone; afterwards all is as it was."""
    with transaction.atomic():
        shown_by = {pair for row in rows for pair in pairs_showing(type(row)._default_manager.filter(pk=row.pk))}
        unreal = FIRST_UNREAL + secrets.randbelow(LAST_UNREAL - FIRST_UNREAL)
        CountryPair.objects.filter(pk__in=[pair.pk for pair in shown_by]).update(revision=unreal)
        yield
        transaction.set_rollback(True)


@contextmanager
def as_if_published(rows: Sequence[models.Model]) -> Iterator[None]:
    """Within it, readers' pages hold these rows with their parts."""
    with looked_at(rows):
        for row in rows:
            # A status stands on the page of its proposal.
            owner = getattr(row, "proposal", None)
            for part in [*parts_of(row), *(parts_of(owner) if owner else [])]:
                type(part)._default_manager.filter(pk=part.pk).update(state=Publication.PUBLISHED)
        yield
