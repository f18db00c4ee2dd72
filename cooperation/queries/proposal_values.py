"""Proposals with all that hangs on them, as plain values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from cooperation.analysis.dates import PartialDate
from cooperation.models import CountryPair, Manner, Showing
from cooperation.queries.evidence import Passage
from cooperation.queries.sectors import SectorValue


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
class StatusStep:
    """A status that a source reports; ``words`` tell where it is only said again or goes back.

    ``voices`` are the bodies that voice it, none where the report itself does.
    """

    new: str
    move: str
    words: str
    basis: str
    changed_on: PartialDate
    changed_until: PartialDate | None
    quote: str
    note: str
    recorded_at: datetime
    passages: tuple[Passage, ...]
    voices: tuple[BodyValue, ...]


@dataclass(frozen=True)
class BearingValue:
    """An event that bears on a proposal, and what it ``shows`` about it."""

    code: str
    kind: str
    title: str
    happened_on: PartialDate
    happened_until: PartialDate | None
    shows: str
    quote: str
    caution: str
    recorded_at: datetime
    passages: tuple[Passage, ...]


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

    What lies ahead of that day is ``announced`` and ``to_come``: it is no fact, and counts nowhere. ``quoted`` are
    those whom its paragraphs quote directly, ``countries`` the names of those that put it forward where other
    countries than the two did.
    """

    proposal: ProposalValue
    changes: Sequence[StatusStep]
    announced: Sequence[StatusStep]
    bearings: Sequence[BearingValue]
    to_come: Sequence[BearingValue]
    searches: Sequence[SearchValue]
    parties: Sequence[Party]
    parts: Sequence[ProposalName]
    quoted: Sequence[BodyValue]
    countries: Sequence[str]
    as_of: date | None

    @property
    def latest(self) -> StatusStep | None:
        """The latest step; None where no status is on record. What only says a status again is none."""
        return next((change for change in reversed(self.changes) if change.move != Manner.AGAIN), None)

    @property
    def passages(self) -> list[Passage]:
        """The paragraphs behind the proposal and its steps, announced ones too, each once, in the order of use."""
        told = (passage for step in (*self.changes, *self.announced) for passage in step.passages)
        return list({passage.key: passage for passage in (*self.proposal.passages, *told)}.values())

    @property
    def reports(self) -> list[PartialDate]:
        """The dates of all that sources tell of it beyond context."""
        events = [bearing.happened_on for bearing in self.bearings if bearing.shows != Showing.CONTEXT]
        return [*events, *(change.changed_on for change in self.changes)]
