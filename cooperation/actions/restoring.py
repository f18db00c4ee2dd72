"""Bringing a row back to what it was: a version of the history becomes the one that readers see."""

from django.core.exceptions import ValidationError

from cooperation.actions.amending import TABLE, Amendment, amend, version_of
from cooperation.actions.dataset import DatasetRefusedError, LoadOrder
from cooperation.models import Change


def restore(*, change: Change, by: str, why: str) -> None:
    """Make a row read as after a change, or as before it where the change took it from readers.

    Raises ValidationError with a sentence for everything that the record has no place for any more.
    """
    amendment = Amendment(TABLE[change.table], [(1, version_of(change))])
    try:
        amend(change.pair, amendment, LoadOrder(by=by, why=why))
    except DatasetRefusedError as error:
        raise ValidationError([problem.sentence for problem in error.problems]) from error
