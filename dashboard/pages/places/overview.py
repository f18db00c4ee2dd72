"""A pair at a glance: what was promised, what came of it, and where trade stands against its goal."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext

from cooperation.analysis.counts import Standing, count_by, once
from cooperation.models import CountryPair, Event, ProposalStatus
from cooperation.queries.sources import Coverage, coverage
from cooperation.queries.standings import standings
from cooperation.queries.timeline import latest_events
from cooperation.wording.dates import day_or_part
from dashboard.components.citations import Citations
from dashboard.components.crumbs import pair_crumbs
from dashboard.components.page import BuiltPage, ChartCard, Cite, KeyFigure, Link, Record
from dashboard.components.records import figure_record
from dashboard.components.sides import side_of, sides
from dashboard.components.statuses import progress_heading
from dashboard.pages.compare.query import compare_link
from dashboard.pages.places.country_query import country_links
from dashboard.pages.proposals.proposers import proposers_card
from dashboard.pages.trade.charts import target_card
from dashboard.pages.trade.query import TradeQuery
from dashboard.pages.trade.targets import target_finding, target_record
from dashboard.pages.trade.view import TradeView, key_figures, trade_view

MARKS_SHOWN = 60
EVENTS_SHOWN = 8


@dataclass(frozen=True)
class StripMark:
    """A proposal's mark in the status strip."""

    number: int
    title: str
    url: str
    side: str
    accent: int | None


@dataclass(frozen=True)
class StripColumn:
    """A status with its proposals; ``count`` is right even where there are more than marks fit."""

    status: str
    label: str
    count: int
    proposals: tuple[StripMark, ...]


@dataclass(frozen=True)
class EventLine:
    """A dated event."""

    when: str
    title: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, kw_only=True)
class OverviewPage(BuiltPage):
    """Coverage, key figures, charts, the latest events and the status strip."""

    knows_days: ClassVar[bool] = True

    coverage: Coverage
    since: str
    until: str
    key_figures: tuple[KeyFigure, ...]
    strip: tuple[StripColumn, ...]
    strip_heading: str
    strip_note: str
    events: tuple[EventLine, ...]
    as_of: str
    links: tuple[Link, ...]


def overview_page(pair: CountryPair, params: QueryDict, today: date) -> OverviewPage:
    """Build the overview; ``as_of`` in the query string shows it as known on a day."""
    query = TradeQuery.from_params(params)
    as_of = query.as_of or today
    cites = Citations(pair)
    view = trade_view(pair, query, today)
    proposals = once(standings(pair, query.as_of))
    counts = count_by((row.status for row in proposals), ProposalStatus.values)
    by_side = count_by((row.put_forward_by for row in proposals), [side.code for side in sides(pair)])
    events = latest_events([pair], as_of, EVENTS_SHOWN)
    rests_on = coverage(pair, query.as_of)
    return OverviewPage(
        title=overview_heading(counts, view),
        standfirst=_standfirst(view),
        crumbs=pair_crumbs(pair),
        records=lambda: _records(pair, counts, view),
        coverage=rests_on,
        since=day_or_part(rests_on.since) if rests_on.since else "",
        until=day_or_part(rests_on.until) if rests_on.until else "",
        key_figures=key_figures(view, cites),
        strip=tuple(_strip_column(pair, code, str(label), proposals) for code, label in ProposalStatus.choices),
        strip_heading=progress_heading(counts),
        strip_note=_strip_note(query.as_of),
        events=tuple(_event_line(event, cites) for event in events),
        links=(*country_links(pair), compare_link(pair)),
        charts=tuple(_charts(pair, view, by_side, cites)),
        as_of=query.as_of.isoformat() if query.as_of else "",
        cited=cites.cited,
    )


def _charts(pair: CountryPair, view: TradeView, by_side: dict[str, int], cites: Citations) -> Iterable[ChartCard]:
    target = target_card(view, cites)
    if target:
        yield replace(target, span=8)
    yield proposers_card(pair, by_side)


def overview_heading(counts: dict[str, int], view: TradeView) -> str:
    """Two findings in one sentence: how far the proposals are, and what became of the goal for trade."""
    proposals = progress_heading(counts)
    if view.line is None:
        return proposals
    return gettext("%(proposals)s; %(trade)s") % {"proposals": proposals, "trade": target_finding(view.line)}


def _standfirst(view: TradeView) -> str:
    if view.query.as_of:
        return gettext("As it stood on %(day)s, from what had been published by then.") % {"day": view.query.as_of}
    return gettext("What the two sides have put forward, what came of it, and where trade stands against the goal.")


def _strip_column(pair: CountryPair, status: str, label: str, proposals: Sequence[Standing]) -> StripColumn:
    of_status = [proposal for proposal in proposals if proposal.status == status]
    marks = tuple(_mark(pair, proposal) for proposal in of_status[:MARKS_SHOWN])
    return StripColumn(status, label, len(of_status), marks)


def _mark(pair: CountryPair, proposal: Standing) -> StripMark:
    side = side_of(pair, proposal.put_forward_by)
    url = reverse("proposal", args=[pair.slug, proposal.number])
    return StripMark(proposal.number, proposal.title, url, side.shape, side.accent)


def _strip_note(as_of: date | None) -> str:
    if as_of:
        return gettext("Proposals by the status on record on %(day)s.") % {"day": as_of.isoformat()}
    return gettext("Proposals by latest status on record; a step that no source shows is not on record.")


def _event_line(event: Event, cites: Citations) -> EventLine:
    return EventLine(
        day_or_part(event.happened_on, event.happened_until) if event.happened_on else "",
        event.title,
        cites(event.paragraphs()),
    )


def _records(pair: CountryPair, counts: dict[str, int], view: TradeView) -> Iterable[Record]:
    """A record a status with its number of proposals, then the figure and target at the head of the page."""
    for status, count in counts.items():
        yield {"pair": pair.slug, "kind": "proposals", "code": status, "count": count}
    if view.base:
        yield figure_record(pair, view.base)
    if view.line:
        yield target_record(pair, view.line)
