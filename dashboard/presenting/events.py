"""What stands on the timeline as entries of one kind (events, steps, figures, targets), and what is asked of it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from django.http import QueryDict
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy

from cooperation.analysis.dates import PartialDate
from cooperation.models import CountryPair
from cooperation.models.addresses import target_address
from cooperation.queries.sectors import SectorValue
from cooperation.queries.timeline import Entry, TimelineFilter
from cooperation.queries.timeline_values import EventValue, StepValue
from cooperation.queries.trade_values import Figure, Goal
from cooperation.wording.dates import announced_for, day_or_part, period_words
from cooperation.wording.flows import counted, in_part
from cooperation.wording.stated import amount_words, growth_words, share_words
from dashboard.components import parameters
from dashboard.components.citations import Citations
from dashboard.components.facets import since_words
from dashboard.components.page import Cite, Link, Record
from dashboard.components.sides import side_of
from dashboard.components.statuses import as_known

KINDS = {
    "meeting": gettext_lazy("Meetings and visits"),
    "document": gettext_lazy("Documents and decisions"),
    "event": gettext_lazy("Other events"),
    "status": gettext_lazy("Statuses of proposals"),
    "figure": gettext_lazy("Trade figures"),
    "target": gettext_lazy("Targets"),
}


@dataclass(frozen=True)
class TimelineQuery(TimelineFilter):
    """The state of the timeline. Values that the site does not know are left out, never an error."""

    page: int = 1

    @classmethod
    def from_params(cls, params: QueryDict) -> Self:
        """Read an address's query string."""
        return cls(
            kind=parameters.known(params, "kind", list(KINDS)),
            sector=parameters.slugs(params, "sector"),
            year=parameters.years(params, "year"),
            since=parameters.since(params),
            page=parameters.page_number(params),
            as_of=parameters.day(params.get("as_of", "")),
        )

    def in_words(self, sectors: dict[str, SectorValue]) -> str:
        """The filters as a phrase; empty without any."""
        either = gettext(" or ")
        parts = [
            either.join(str(KINDS[kind]).lower() for kind in self.kind),
            self.sector
            and gettext("in %(sectors)s")
            % {"sectors": either.join(sectors[code].name if code in sectors else code for code in self.sector)},
            self.year and gettext("of %(years)s") % {"years": either.join(self.year)},
            self.since and since_words(self.since),
            self.as_of and as_known(self.as_of),
        ]
        return ", ".join(str(part) for part in parts if part)


@dataclass(frozen=True)
class TimelineItem:
    """Something dated: ``on`` as exactly as it is known, ``anchor`` its place on the page, ``note`` a caution.

    What is ``announced`` lies ahead of the day of reading, and ``when`` says so.
    """

    on: PartialDate
    when: str
    kind: str
    kind_label: str
    anchor: str
    title: str
    url: str
    status: str
    status_label: str
    proposals: tuple[Link, ...]
    cites: tuple[Cite, ...]
    note: str
    recorded_at: datetime
    announced: bool


def timeline_items(
    pair: CountryPair, entries: Iterable[Entry], cites: Citations, *, announced: bool = False
) -> list[TimelineItem]:
    """The entries as items, in their order."""
    return [_item(pair, entry, cites, announced=announced) for entry in entries]


def _item(pair: CountryPair, entry: Entry, cites: Citations, *, announced: bool) -> TimelineItem:
    kind, row = entry.kind, entry.row
    told = TOLD[type(row)](pair, row)
    return TimelineItem(
        on=told.on,
        when=(announced_for if announced else day_or_part)(told.on, told.until),
        kind=kind,
        kind_label=str(KINDS[kind]),
        anchor=told.anchor,
        title=told.title,
        url=told.url,
        status=told.status,
        status_label=told.status_label,
        proposals=tuple(Link(str(number), reverse("proposal", args=[pair.slug, number])) for number in told.proposals),
        cites=cites(row.passages),
        note=told.note,
        recorded_at=row.recorded_at,
        announced=announced,
    )


@dataclass(frozen=True)
class Told:
    """What the four kinds of rows have in common, and statuses besides."""

    on: PartialDate
    anchor: str
    title: str
    note: str
    until: PartialDate | None = None
    url: str = ""
    status: str = ""
    status_label: str = ""
    proposals: Sequence[int] = ()


def _event(_pair: CountryPair, event: EventValue) -> Told:
    numbers = [number for number, _shows in event.shows]
    return Told(event.on, f"event-{event.code}", event.title, event.caution, event.until, proposals=numbers)


def _status(pair: CountryPair, step: StepValue) -> Told:
    return Told(
        on=step.on,
        anchor=f"status-{step.number}-{step.on}-{step.new}",
        title=step.title,
        note=step.note,
        until=step.until,
        url=reverse("proposal", args=[pair.slug, step.number]),
        status=step.new,
        status_label=step.in_words,
        proposals=[step.number],
    )


def _figure(pair: CountryPair, figure: Figure) -> Told:
    if figure.period is None:
        raise ValueError(f"Figure {figure.code} has no period, and so no place in time.")
    end = figure.period.end
    said = [side_of(pair, figure.reporter).label] if figure.reporter else []
    what = counted(figure.flow, figure.category, figure.part)
    return Told(
        on=PartialDate(end.year, end.month, end.day),
        anchor=f"figure-{figure.code}",
        title=capfirst(", ".join([what, *said, period_words(figure.period), _number_words(figure)])),
        note=figure.caution,
        url=reverse("figure", args=[pair.slug, figure.code]),
    )


def _number_words(figure: Figure) -> str:
    """The amount; where none is stated the share or the growth."""
    if figure.amounts:
        return amount_words(figure)
    return share_words(figure.share, figure.share_of) if figure.share else growth_words(figure.growth)


def _target(pair: CountryPair, goal: Goal) -> Told:
    return Told(
        on=goal.stated_on,
        anchor=f"target-{goal.code}",
        title=gettext("A target is stated: %(amount)s") % {"amount": in_part(amount_words(goal), goal.part)},
        note=goal.caution,
        url=target_address(pair.slug, goal.code),
    )


TOLD: dict[type[Any], Callable[[CountryPair, Any], Told]] = {
    EventValue: _event,
    StepValue: _status,
    Figure: _figure,
    Goal: _target,
}


def item_record(pair: CountryPair, item: TimelineItem) -> Record:
    """An entry as plain values."""
    return {
        "pair": pair.slug,
        "date": str(item.on),
        "kind": item.kind,
        "kind_name": item.kind_label,
        "code": item.anchor,
        "title": item.title,
        "announced": item.announced,
        "status": item.status or None,
        "proposals": " ".join(link.label for link in item.proposals),
        "evidence": " ".join(cite.key for cite in item.cites),
        "note": item.note,
        "recorded_at": item.recorded_at.isoformat(),
    }
