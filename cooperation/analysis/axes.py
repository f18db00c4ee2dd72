"""Where a proposal stands, on three axes that are never joined into one.

The official status is what a side voices (``lifecycle``). The evidence is what sources show. The schedule is a
stated deadline held against both: without a deadline nothing is ever overdue.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cooperation.analysis.dates import PartialDate


class Shows(StrEnum):
    """What one source shows about one proposal; from DOCUMENT on, the later the stronger."""

    CONTEXT = "context"
    STATEMENT = "statement"
    DOCUMENT = "document"
    PARTLY = "partly"
    DELIVERED = "delivered"
    CONTRADICTS = "contradicts"


class EvidenceLevel(StrEnum):
    """The strongest that sources show about a proposal."""

    NONE_FOUND = "none_found"
    STATEMENT_ONLY = "statement_only"
    DOCUMENT = "document"
    PARTLY_DELIVERED = "partly_delivered"
    DELIVERED = "delivered"
    CONTRADICTED = "contradicted"


class Schedule(StrEnum):
    """A proposal against its stated deadline."""

    NO_DEADLINE = "no_deadline"
    ON_TIME = "on_time"
    LATE = "late"
    OVERDUE = "overdue_unreported"


SHOWS_MEANING: dict[Shows, str] = {
    Shows.CONTEXT: "It tells of the surroundings and nothing about the proposal itself, or came before it.",
    Shows.STATEMENT: "Somebody says something about the proposal or plans it.",
    Shows.DOCUMENT: "A document, an agreement or a decision on it exists.",
    Shows.PARTLY: "It meets what the proposal names as “partly done when”.",
    Shows.DELIVERED: "It meets what the proposal names as “done when”.",
    Shows.CONTRADICTS: "It shows the contrary of what had been reported as done.",
}

LEVEL_MEANING: dict[EvidenceLevel, str] = {
    EvidenceLevel.NONE_FOUND: "Nothing but the proposal itself, and a search on record found no more. "
    "Shown as “no source found as of” its day, which does not say that nothing happened.",
    EvidenceLevel.STATEMENT_ONLY: "Words: those that put it forward, or later ones.",
    EvidenceLevel.DOCUMENT: "A document, an agreement or a decision.",
    EvidenceLevel.PARTLY_DELIVERED: "What counts as partly done. A proposal that cannot be checked gets no further.",
    EvidenceLevel.DELIVERED: "What counts as done.",
    EvidenceLevel.CONTRADICTED: "The latest that sources show of it is the contrary.",
}

SCHEDULE_MEANING: dict[Schedule, str] = {
    Schedule.NO_DEADLINE: "No source states a deadline, so nothing is overdue.",
    Schedule.ON_TIME: "Completed by the deadline, or the deadline has not passed.",
    Schedule.LATE: "Completed after the deadline, or a source reported after it that it was not completed.",
    Schedule.OVERDUE: "The deadline has passed and no source has reported since.",
}

DEEDS = (Shows.PARTLY, Shows.DELIVERED, Shows.CONTRADICTS)


@dataclass(frozen=True)
class Showing:
    """What a source shows about a proposal, and the date of what it tells of."""

    on: PartialDate
    what: Shows


def evidence_level(showings: Iterable[Showing], *, searched: bool, checkable: bool) -> EvidenceLevel:
    """The strongest that sources show after the proposal was put forward.

    ``searched``: a search for more is on record. ``checkable``: the proposal names what would count as done.
    """
    counted = [showing for showing in showings if showing.what is not Shows.CONTEXT]
    shown = {showing.what for showing in counted}
    if _is_contradicted(counted):
        return EvidenceLevel.CONTRADICTED
    if Shows.DELIVERED in shown and checkable:
        return EvidenceLevel.DELIVERED
    if shown & {Shows.DELIVERED, Shows.PARTLY}:
        return EvidenceLevel.PARTLY_DELIVERED
    if Shows.DOCUMENT in shown:
        return EvidenceLevel.DOCUMENT
    return EvidenceLevel.NONE_FOUND if searched and not shown else EvidenceLevel.STATEMENT_ONLY


def _is_contradicted(showings: list[Showing]) -> bool:
    """Whether the latest deed shown is the contrary; of two on one date the contrary counts."""
    deeds = [(showing.on, showing.what is Shows.CONTRADICTS) for showing in showings if showing.what in DEEDS]
    return bool(deeds) and max(deeds)[1]


def schedule(
    deadline: PartialDate | None, *, completed: PartialDate | None, last_report: PartialDate | None, today: date
) -> Schedule:
    """A proposal against its deadline, as of a day.

    ``completed``: when it was, if it is; ``last_report``: the date of the latest that a source tells of it.
    A date that lacks its month or day is late only where no reading of it is in time.
    """
    if deadline is None:
        return Schedule.NO_DEADLINE
    if completed is not None:
        return Schedule.LATE if completed.earliest > deadline.latest else Schedule.ON_TIME
    if today <= deadline.latest:
        return Schedule.ON_TIME
    reported = last_report is not None and last_report.earliest > deadline.latest
    return Schedule.LATE if reported else Schedule.OVERDUE
