"""What sources report of a pair: its events, the steps of its proposals, and where each proposal stands by them.

A few plain queries fetch all there is; the rest is worked out here by the rules. Lists that filter and turn pages ask
the database for the same (``ProposalQuerySet.with_status``, ``with_evidence_level``, ``queries.timeline``).
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, When
from django.db.models.functions import Coalesce

from cooperation.analysis.axes import EvidenceLevel, Schedule, Showing, Shows, evidence_level, schedule
from cooperation.analysis.counts import once
from cooperation.analysis.dates import PartialDate
from cooperation.analysis.lifecycle import Status
from cooperation.models import CountryPair, Event, EvidenceSearch, Manner, Proposal, SourceKind, StatusChange
from cooperation.models.proposals import proposer
from cooperation.models.sources import visible
from cooperation.queries.corrections import values_on
from cooperation.queries.evidence import Evidence
from cooperation.queries.timeline import Entry, entry_of, kind_of
from cooperation.queries.timeline_values import EventValue, StepValue, event_values, step_values

# Where the fields are found from a proposal.
COLUMNS: dict[str, str | Coalesce] = {
    "number": "number",
    "title": "title",
    "put_forward_by": proposer(),
    "part_of": "part_of__number",
}


@dataclass(frozen=True)
class Reported:
    """A proposal with the latest that sources tell of it, for a look at what needs one.

    ``last_report`` is the date of the latest status, said again or not, or event; None where no source tells of any.
    """

    number: int
    title: str
    put_forward_by: str
    part_of: int | None
    deadline_on: PartialDate | None
    status: str | None
    basis: str | None
    changed_on: PartialDate | None
    latest_change_id: int | None
    last_report: PartialDate | None
    evidence_level: EvidenceLevel

    def schedule_on(self, day: date) -> Schedule:
        """How it stands against its deadline on a day."""
        completed = self.changed_on if self.status == Status.COMPLETED else None
        return schedule(self.deadline_on, completed=completed, last_report=self.last_report, today=day)


class Reports:
    """What is known today, or was on the day ``asked`` for: three queries, and three where ``evidence`` is new."""

    def __init__(self, pair: CountryPair, today: date, asked: date | None, evidence: Evidence) -> None:
        self._pair, self.today, self._asked, self._evidence = pair, today, asked, evidence

    @cached_property
    def events(self) -> list[EventValue]:
        """The events that have happened."""
        rows = event_values(Event.objects.for_pair(self._pair).published(), self._evidence)
        return [event for event in rows if event.has_happened(self.today, self._asked)]

    @cached_property
    def _changes(self) -> list[StepValue]:
        """Every published status, whenever it was known, from the first of each proposal on."""
        rows = step_values(StatusChange.objects.for_pair(self._pair).published(), self._evidence)
        return sorted(rows, key=lambda step: (str(step.on), step.key))

    @cached_property
    def steps(self) -> list[StepValue]:
        """The statuses that have been reached or said again, in the order of their dates."""
        return [step for step in self._changes if step.has_happened(self.today, self._asked)]

    def latest(self, most: int) -> list[Entry]:
        """The latest events and statuses that a source tells of, the newest first, in the order of a timeline."""
        told: list[EventValue | StepValue] = [*self.events, *(step for step in self.steps if step.is_reported)]
        told.sort(key=lambda row: (kind_of(row), -row.key))
        told.sort(key=lambda row: str(row.on), reverse=True)
        return [entry_of(row) for row in told[:most]]

    def proposals(self) -> list[Reported]:
        """The pair's proposals by number, each thing once, with evidence and latest reports: one query more."""
        return once(list(self.each()))

    def each(self) -> Iterator[Reported]:
        """The same with the parts of others, each of which stands where it stands; as they were called on the day."""
        searched = EvidenceSearch.objects.as_of(self.today, self._asked).filter(proposal=OuterRef("pk"))
        known = Proposal.objects.for_pair(self._pair).published().visible_on(self.today, self._asked).order_by("number")
        is_out = visible(self.today, self._asked, "deadline_evidence__source__")
        stated = known.annotate(searched=Exists(searched), due=Case(When(is_out, then=F("deadline_on"))))
        rows = list(stated.values_list("pk", "searched", "uncheckable", "due", *COLUMNS.values()))
        held = values_on("proposals", Proposal, [key for key, *_values in rows], self._asked)
        for key, found, why, due, *values in rows:
            of_proposal = dict(zip(COLUMNS, values, strict=True))
            if then := held.get(key):
                of_proposal["title"], why = then["title"], then["uncheckable"]
                due = due and then["deadline_on"]
            yield self._reported(of_proposal, due, searched=found, checkable=not why)

    def _reported(
        self, of_proposal: dict[str, Any], due: PartialDate | None, *, searched: bool, checkable: bool
    ) -> Reported:
        number = of_proposal["number"]
        steps, shown = self._steps_of.get(number, []), self._shown.get(number, [])
        taken = (step for step in steps if step.move != Manner.AGAIN)
        latest = max(taken, key=lambda step: (step.ordered_on, step.key), default=None)
        later = (_shown_by(step) for step in steps if step.on > self._began[number])
        return Reported(
            **of_proposal,
            deadline_on=due,
            status=latest.new if latest else None,
            basis=latest.basis if latest else None,
            changed_on=latest.on if latest else None,
            latest_change_id=latest.key if latest else None,
            last_report=max((*(step.on for step in steps), *(showing.on for showing in shown)), default=None),
            evidence_level=evidence_level([*shown, *later], searched=searched, checkable=checkable),
        )

    @cached_property
    def _steps_of(self) -> dict[int, list[StepValue]]:
        found: dict[int, list[StepValue]] = defaultdict(list)
        for step in self.steps:
            found[step.number].append(step)
        return found

    @cached_property
    def _began(self) -> dict[int, PartialDate]:
        """The date of each proposal's first status, whenever that was known."""
        return {step.number: step.on for step in reversed(self._changes)}

    @cached_property
    def _shown(self) -> dict[int, list[Showing]]:
        """What events show of each proposal, more than context."""
        found: dict[int, list[Showing]] = defaultdict(list)
        for event in self.events:
            for number, what in event.shows:
                if what is not Shows.CONTEXT:
                    found[number].append(Showing(event.on, what))
        return found


def _shown_by(step: StepValue) -> Showing:
    """A later status is a document where its source is one, and words elsewhere."""
    is_document = step.passages[0].source.kind == SourceKind.DOCUMENT
    return Showing(step.on, Shows.DOCUMENT if is_document else Shows.STATEMENT)
