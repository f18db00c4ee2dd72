"""Proposals with all that hangs on them, as plain values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cooperation.analysis.axes import Shows
from cooperation.analysis.dates import PartialDate
from cooperation.models import CountryPair, Manner
from cooperation.queries.evidence import Passage
from cooperation.queries.sectors import SectorValue
from cooperation.queries.timeline_values import EventValue, StepValue


@dataclass(frozen=True)
class ProposalName:
    """A proposal by its number and title alone."""

    number: int
    title: str


@dataclass(frozen=True)
class ProposalLine:
    """A proposal with its latest status, as known today or on a day; ``by`` is the code of who put it forward."""

    pair: CountryPair
    number: int
    title: str
    by: str
    sectors: tuple[SectorValue, ...]
    status: str | None
    changed_on: PartialDate | None


@dataclass(frozen=True)
class ProposalValue(ProposalLine):
    """A proposal with what its source says of it.

    ``status_quote`` are the words that set the status, ``deadline`` is the paragraph that states the deadline.
    """

    summary: str
    quote: str
    basis: str | None
    status_quote: str
    evidence_level: str
    part_of: ProposalName | None
    deadline_on: PartialDate | None
    deadline: tuple[Passage, ...]
    done_when: str
    partly_when: str
    uncheckable: str
    leaves_open: tuple[str, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class BodyValue:
    """A body: its kind, and the code and name of its country, empty where it is of several."""

    name: str
    kind: str
    country: str
    country_name: str


@dataclass(frozen=True)
class SearchValue:
    """A search that found nothing."""

    searched_on: date
    searched_by: str
    languages: str
    where: str
    words: str
    note: str


@dataclass(frozen=True)
class Party:
    """A body with its role in a proposal, in words."""

    body: BodyValue
    role: str


@dataclass(frozen=True)
class ProposalHistory:
    """A proposal with its published rows, each in the order of time, as known today or on a day.

    What lies ahead of that day is ``announced`` and ``to_come``: it is no fact, and counts nowhere. ``voices`` are the
    bodies that voice the latest step, none where the report itself does; ``quoted`` those whom its paragraphs quote
    directly, ``countries`` the names of those that put it forward where other countries than the two did.
    """

    proposal: ProposalValue
    changes: Sequence[StepValue]
    announced: Sequence[StepValue]
    events: Sequence[EventValue]
    to_come: Sequence[EventValue]
    searches: Sequence[SearchValue]
    parties: Sequence[Party]
    parts: Sequence[ProposalName]
    voices: Sequence[BodyValue]
    quoted: Sequence[BodyValue]
    countries: Sequence[str]
    as_of: date | None

    @property
    def latest(self) -> StepValue | None:
        """The latest step; None where no status is on record."""
        return latest_step(self.changes)

    @property
    def passages(self) -> list[Passage]:
        """The paragraphs behind the proposal and its steps, announced ones too, each once, in the order of use."""
        told = (passage for step in (*self.changes, *self.announced) for passage in step.passages)
        return list({passage.key: passage for passage in (*self.proposal.passages, *told)}.values())

    @property
    def reports(self) -> list[PartialDate]:
        """The dates of all that sources tell of it beyond context."""
        number = self.proposal.number
        events = [event.on for event in self.events if event.shows_of(number) is not Shows.CONTEXT]
        return [*events, *(change.on for change in self.changes)]


def latest_step(changes: Sequence[StepValue]) -> StepValue | None:
    """The last of some statuses in time that is a step: what only says a status again is none."""
    return next((change for change in reversed(changes) if change.move != Manner.AGAIN), None)
