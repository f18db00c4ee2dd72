"""What is new in a pair, and what needs a look: lists whose every row leads somewhere."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from cooperation.analysis.axes import EvidenceLevel, Schedule
from cooperation.analysis.lifecycle import Status
from cooperation.analysis.target import TargetState
from cooperation.models import Basis, CountryPair
from cooperation.models.addresses import event_address, timeline_address
from cooperation.queries.reports import Reported, Reports
from cooperation.queries.sources import Coverage
from cooperation.queries.timeline import LatestEvent
from cooperation.wording.dates import day_or_part
from cooperation.wording.lists import clipped, listed
from dashboard.components.citations import Citations
from dashboard.components.page import Cite, Link
from dashboard.presenting.events import TimelineItem, timeline_items
from dashboard.presenting.view import TradeView

NEW_FOR = timedelta(days=31)
MOST_NEW = 4
QUIET_YEARS = 5
LONGEST_TITLE = 110
MOST_NUMBERS = 12


@dataclass(frozen=True)
class NewsItem:
    """A row: when or what kind, the sentence as a link, and what there is to know in a second line."""

    lead: str
    title: str
    url: str
    note: str = ""
    cites: tuple[Cite, ...] = ()
    icon: str = ""


@dataclass(frozen=True)
class News:
    """A list of rows under a heading, up to where it can be complete, and the ways on."""

    title: str
    items: tuple[NewsItem, ...]
    more: tuple[Link, ...] = ()
    note: str = ""


def new_since(pair: CountryPair, as_of: date | None, cites: Citations, reports: Reports, held: Coverage) -> News:
    """What sources tell of the month before the day of reading; where they tell of nothing, the latest before it."""
    today = as_of or reports.today
    latest = timeline_items(pair, reports.latest(MOST_NEW), cites)
    recent = [item for item in latest if item.on.earliest >= today - NEW_FOR]
    rows = [_news_item(pair, item) for item in recent]
    older = next((item for item in latest if item not in recent), None)
    if older and len(rows) < MOST_NEW:
        rows.append(_news_item(pair, older, gettext("Before that") if rows else ""))
    return News(
        _heading_of_news(bool(recent), as_of),
        tuple(rows),
        (
            Link(gettext("What changed"), reverse("changes", args=[pair.slug])),
            Link(gettext("Whole timeline"), reverse("timeline", args=[pair.slug])),
            Link(gettext("Follow by feed"), reverse("changes-feed", args=[pair.slug])),
        ),
        gettext("No source later than %(day)s was read.") % {"day": day_or_part(held.until)} if held.until else "",
    )


def _heading_of_news(is_recent: bool, as_of: date | None) -> str:
    """Of the month where sources tell of it; else of the latest that they do tell of."""
    if not is_recent:
        return gettext("The latest that sources report")
    return gettext("New since last month") if as_of is None else gettext("New in the month before")


def event_item(pairs: Iterable[CountryPair], event: LatestEvent, cited: dict[str, dict[str, str]]) -> NewsItem:
    """An event of one of several pairs; ``cited`` takes up what its marks point to."""
    pair = next(pair for pair in pairs if pair.pk == event.pair)
    return NewsItem(
        lead=day_or_part(event.on, event.until),
        title=clipped(event.title, LONGEST_TITLE),
        url=event_address(pair.slug, event.on.year, event.code),
        note=pair.name,
        cites=Citations(pair, cited)(event.passages, event.quote),
    )


def _news_item(pair: CountryPair, item: TimelineItem, lead: str = "") -> NewsItem:
    status = gettext("Proposal %(number)s: %(status)s")
    numbers = listed(link.label for link in item.proposals)
    note = status % {"number": numbers, "status": item.status_label.lower()} if item.status else item.kind_label
    timeline = timeline_address(pair.slug, item.on.year, item.anchor)
    words = {"day": item.when, "note": note}
    return NewsItem(
        lead=lead or item.when,
        title=clipped(item.title, LONGEST_TITLE),
        url=item.url or timeline,
        note=gettext("%(day)s · %(note)s") % words if lead else note,
        cites=item.cites,
    )


def needs_a_look(pair: CountryPair, proposals: Sequence[Reported], view: TradeView, day: date) -> News | None:
    """What a careful reader would check first: overdue, contradicted, unreported, unknown; None where nothing is."""
    found = (_overdue, _contradicted, _unreported)
    rows = [row for kind in found if (row := kind(pair, proposals, day))]
    if outcome := _unknown_targets(pair, view):
        rows.append(outcome)
    if not rows:
        return None
    readings = sum(proposal.basis == Basis.READING for proposal in proposals)
    more = ngettext(
        "%(count)d status that rests on an editor’s reading",
        "All %(count)d statuses that rest on an editor’s reading",
        readings,
    )
    by_reading = f"{reverse('proposals', args=[pair.slug])}?basis=reading"
    links = (Link(more % {"count": readings}, by_reading),) if readings else ()
    return News(gettext("Needs a look"), tuple(rows), links)


def _overdue(pair: CountryPair, proposals: Sequence[Reported], day: date) -> NewsItem | None:
    late = [proposal for proposal in proposals if proposal.schedule_on(day) is Schedule.OVERDUE]
    title = ngettext(
        "%(count)d proposal is past its deadline, without a report since",
        "%(count)d proposals are past their deadlines, without a report since",
        len(late),
    )
    return _row(pair, gettext("Overdue"), "clock", title, late)


def _contradicted(pair: CountryPair, proposals: Sequence[Reported], day: date) -> NewsItem | None:
    contrary = [proposal for proposal in proposals if proposal.evidence_level == EvidenceLevel.CONTRADICTED]
    title = ngettext(
        "%(count)d proposal is contradicted by its latest report",
        "%(count)d proposals are contradicted by their latest reports",
        len(contrary),
    )
    return _row(pair, gettext("Contradicted"), "warn", title, contrary)


def _unreported(pair: CountryPair, proposals: Sequence[Reported], day: date) -> NewsItem | None:
    since = day.year - QUIET_YEARS
    open_ones = (proposal for proposal in proposals if proposal.status not in (Status.COMPLETED, Status.DROPPED))
    quiet = [one for one in open_ones if one.last_report and one.last_report.latest.year < since]
    title = ngettext(
        "%(count)d proposal has had no report since %(year)d",
        "%(count)d proposals have had no report since %(year)d",
        len(quiet),
    )
    return _row(pair, gettext("No evidence"), "clock", title, quiet, year=since)


def _row(
    pair: CountryPair, lead: str, icon: str, title: str, proposals: Sequence[Reported], **words: object
) -> NewsItem | None:
    """A row about some proposals, which leads to the one or to the list; None where there are none."""
    if not proposals:
        return None
    slug, numbers = pair.slug, [str(proposal.number) for proposal in proposals]
    alone = len(proposals) == 1
    url = reverse("proposal", args=[slug, numbers[0]]) if alone else reverse("proposals", args=[slug]) + "?sort=changed"
    further = ["…"] if len(numbers) > MOST_NUMBERS else []
    note = gettext("Proposals %(numbers)s") % {"numbers": listed([*numbers[:MOST_NUMBERS], *further])}
    return NewsItem(
        lead=lead,
        title=title % {"count": len(proposals), **words},
        url=url,
        note=clipped(proposals[0].title, LONGEST_TITLE) if alone else note,
        icon=icon,
    )


def _unknown_targets(pair: CountryPair, view: TradeView) -> NewsItem | None:
    states = (TargetState.NOT_KNOWN, TargetState.CANNOT_BE_TOLD)
    unknown = [state for state in view.trade.states if state.state in states]
    if not unknown:
        return None
    title = ngettext(
        "%(count)d target has no figure to compare it with",
        "%(count)d targets have no figure to compare them with",
        len(unknown),
    )
    address = reverse("trade-targets", args=[pair.slug])
    return NewsItem(gettext("Outcome unknown"), title % {"count": len(unknown)}, address, icon="unknown")
