"""Events and steps of proposals as plain values, each with where it was read."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cooperation.analysis.axes import Shows
from cooperation.analysis.choosing.known import is_announced, is_told
from cooperation.analysis.dates import PartialDate
from cooperation.models import Basis, Event, Proposal, Publication, StatusChange
from cooperation.models.events import EventQuerySet
from cooperation.models.status_changes import StatusChangeQuerySet, status_words
from cooperation.queries.corrections import values_on
from cooperation.queries.evidence import Evidence, Passage


@dataclass(frozen=True, kw_only=True)
class Happened:
    """What both have in common: the key of the row, since when it is on record, its words, and where it was read."""

    key: int
    on: PartialDate
    until: PartialDate | None
    quote: str
    recorded_at: datetime
    passages: tuple[Passage, ...]

    def has_happened(self, today: date, asked: date | None) -> bool:
        """Whether it had by today; asked of an earlier day, whether it had and was known by then."""
        is_there = self.passages[0].source.is_visible(today, asked)
        return is_there and not is_announced(self.on, asked or today)


@dataclass(frozen=True, kw_only=True)
class EventValue(Happened):
    """Something that happened, and what it shows about each published proposal by its number."""

    code: str
    kind: str
    title: str
    caution: str
    shows: tuple[tuple[int, Shows], ...]

    def shows_of(self, number: int) -> Shows:
        """What it shows about the proposal of a number, on which it bears."""
        return dict(self.shows)[number]


@dataclass(frozen=True, kw_only=True)
class StepValue(Happened):
    """A status of a proposal: a step, or the same status again. ``ordered_on`` is the text that it is ordered by."""

    number: int
    title: str
    old: str
    new: str
    move: str
    basis: str
    note: str
    ordered_on: str

    @property
    def in_words(self) -> str:
        """The status, and whether it is only said again, or less than was on record before."""
        return status_words(self.old, self.new, self.move)

    @property
    def is_reported(self) -> bool:
        """Whether a source tells of it: not where an editor reads it from nothing having been told since."""
        published = (passage.source.published_on for passage in self.passages)
        return self.basis != Basis.READING or is_told(self.on, published)


# Where the fields are found from the row.
OF_BOTH = {"key": "pk", "quote": "quote", "recorded_at": "recorded_at"}
OF_EVENT = OF_BOTH | {"on": "happened_on", "until": "happened_until"}
OF_EVENT |= {name: name for name in ("code", "kind", "title", "caution")}
OF_STEP = OF_BOTH | {"on": "changed_on", "until": "changed_until"}
OF_STEP |= {"number": "proposal__number", "title": "proposal__title"}
OF_STEP |= {name: name for name in ("old", "new", "move", "basis", "note", "ordered_on")}
SHOWN = ("bearings__shows", "bearings__proposal__number", "bearings__proposal__state")


def event_values(rows: EventQuerySet, evidence: Evidence) -> list[EventValue]:
    """Events in the order given, with what they held on the day that the evidence is asked of.

    One query, however many there are, and two for what was corrected since that day.
    """
    found: dict[int, tuple[int, dict[str, Any]]] = {}
    shown: dict[int, list[tuple[int, Shows]]] = defaultdict(list)
    for paragraph, shows, number, state, *values in rows.values_list("evidence", *SHOWN, *OF_EVENT.values()):
        found.setdefault(values[0], (paragraph, dict(zip(OF_EVENT, values, strict=True))))
        if state == Publication.PUBLISHED:
            shown[values[0]].append((number, Shows(shows)))
    held = values_on("events", Event, list(found), evidence.asked)
    return [
        EventValue(
            passages=evidence.behind(Event, key, paragraph),
            shows=tuple(sorted(shown[key])),
            **values | _named(OF_EVENT, held.get(key, {})),
        )
        for key, (paragraph, values) in found.items()
    ]


def step_values(rows: StatusChangeQuerySet, evidence: Evidence) -> list[StepValue]:
    """Steps in the order given, as they were on that day, and their proposals as they were called.

    One query, however many there are, and four for what was corrected since that day.
    """
    fetched = rows.values_list("evidence", "proposal", *OF_STEP.values())
    found = {values[0]: (paragraph, proposal, values) for paragraph, proposal, *values in fetched}
    held = values_on("status_changes", StatusChange, list(found), evidence.asked)
    proposals = list({proposal for _paragraph, proposal, _values in found.values()})
    called = values_on("proposals", Proposal, proposals, evidence.asked)
    return [
        StepValue(
            passages=evidence.behind(StatusChange, key, paragraph),
            **_step_on(dict(zip(OF_STEP, values, strict=True)), _named(OF_STEP, held.get(key, {})))
            | _named({"title": "title"}, called.get(proposal, {})),
        )
        for key, (paragraph, proposal, values) in found.items()
    ]


def _step_on(now: Mapping[str, Any], then: Mapping[str, Any]) -> dict[str, Any]:
    """A step with what it held; one of another date was ordered by that."""
    is_elsewhere = then.get("on", now["on"]) != now["on"]
    return {**now, **then, "ordered_on": str(then["on"]) if is_elsewhere else now["ordered_on"]}


def _named(names: Mapping[str, str], held: Mapping[str, Any]) -> dict[str, Any]:
    """Values of fields under the names that they have here."""
    return {name: held[field] for name, field in names.items() if field in held}
