"""What has to hold between the status changes of a proposal."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from cooperation.analysis.dates import PartialDate
from cooperation.models import Publication, StatusChange


def in_time(changes: Iterable[StatusChange]) -> list[StatusChange]:
    """The changes in the order in which they happened, without withdrawn ones; new ones come last on their date."""
    counted = (change for change in changes if change.state != Publication.WITHDRAWN)
    return sorted(counted, key=lambda change: (str(_placed_on(change)), change.pk is None, change.pk or 0))


def _placed_on(change: StatusChange) -> PartialDate | None:
    return change.follows_on or change.changed_on


def place(change: StatusChange, others: Iterable[StatusChange]) -> None:
    """Find the place of a change whose date leaves it open: "2024" may come after the 28th of March of that year.

    It stands by its own date where its status fits there, else after the first later change that it can follow and
    whose date it does not certainly precede.
    """
    change.follows_on = None
    stated = change.changed_on
    if stated is None or not change.old:
        return
    history = in_time(others)
    before = [other for other in history if (on := _placed_on(other)) and on <= stated]
    if before and before[-1].new == change.old:
        return
    for other in history[len(before) :]:
        on = _placed_on(other)
        if on is not None and other.new == change.old and on.earliest <= stated.latest:
            change.follows_on = on
            return


def place_all(changes: Sequence[StatusChange]) -> None:
    """Find the place of each change among the others, those with the most exact dates first."""
    placed: list[StatusChange] = []
    for change in sorted(changes, key=lambda one: (-len(str(one.changed_on)), str(one.changed_on), one.pk or 0)):
        place(change, placed)
        placed.append(change)


def check_history(changes: Iterable[StatusChange]) -> None:
    """Raise ValidationError, with a sentence for the editor, where one change does not follow the one before."""
    history = in_time(changes)
    problems = [problem for earlier, later in pairwise([None, *history]) if later and (problem := _gap(earlier, later))]
    problems += [
        gettext("The change of %(later)s is published, but the one of %(earlier)s before it is not.")
        % {"earlier": earlier.changed_on, "later": later.changed_on}
        for earlier, later in pairwise(history)
        if later.state == Publication.PUBLISHED and earlier.state != Publication.PUBLISHED
    ]
    if problems:
        raise ValidationError(problems, code="history")


def _gap(earlier: StatusChange | None, later: StatusChange) -> str:
    """What is wrong with one step after another; empty when nothing is."""
    if later.old == (earlier.new if earlier else ""):
        return ""
    given = later.get_old_display() or gettext("nothing")
    if earlier is None:
        return gettext(
            "The first change (%(later)s) starts from “%(given)s”; leave “from” empty, since nothing is before it."
        ) % {"later": later.changed_on, "given": given}
    return gettext(
        "The change of %(later)s starts from “%(given)s”, but the one of %(earlier)s before it leads to "
        "“%(expected)s”; choose “%(expected)s” under “from”."
    ) % {
        "later": later.changed_on,
        "given": given,
        "earlier": earlier.changed_on,
        "expected": earlier.get_new_display(),
    }
