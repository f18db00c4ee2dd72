"""The timeline as a chart: meetings, documents and statuses in lanes over the years, and the same as a table."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from django.utils.translation import gettext, ngettext

from cooperation.models import ProposalStatus
from dashboard.charts.explore import explore_timeline
from dashboard.charts.timeline import StatusName, TimelineChart, TimelineEvent, TimelineLane, timeline_chart
from dashboard.components.page import Cell, ChartCard, Column, DataTable
from dashboard.pages.timeline.items import TimelineItem
from dashboard.pages.timeline.query import KINDS

LANES = ("meeting", "document", "status")


def timeline_card(items: Sequence[TimelineItem], *, has_earlier: bool = False) -> ChartCard:
    """The items of the three lanes that a chart has room for, the newest first; earlier ones may be left out."""
    statuses = dict(ProposalStatus.choices)
    drawn = {item.status for item in items if item.status}
    return ChartCard(
        key="timeline",
        title=_heading(items, has_earlier=has_earlier),
        subtitle=gettext(
            "Meetings, documents and statuses by date; a block is a month or a year that is all a source gives"
        ),
        alt=gettext("Timeline; the table and the list below it hold the same entries."),
        table=_table(items),
        info=TimelineChart(
            lanes=tuple(_lanes(items)),
            key=tuple(StatusName(code, str(label)) for code, label in statuses.items() if code in drawn),
        ),
        draw=timeline_chart,
        explore=explore_timeline,
        source_note=gettext("the paragraphs that each entry below cites."),
    )


def _heading(items: Sequence[TimelineItem], *, has_earlier: bool) -> str:
    years = [item.on.year for item in items]
    words = {"count": len(items), "first": min(years), "last": max(years)}
    if has_earlier:
        return gettext("The latest %(count)d meetings, documents and statuses, %(first)d to %(last)d") % words
    sentence = ngettext(
        "%(count)d meeting, document or status, of %(first)d",
        "%(count)d meetings, documents and statuses, %(first)d to %(last)d",
        len(items),
    )
    return sentence % words


def _lanes(items: Sequence[TimelineItem]) -> Iterable[TimelineLane]:
    for kind in LANES:
        of_kind = [item for item in items if item.kind == kind]
        if of_kind:
            yield TimelineLane(str(KINDS[kind]), tuple(_marks(of_kind)))


def _marks(items: Sequence[TimelineItem]) -> Iterable[TimelineEvent]:
    """A mark an item; statuses of one date and kind share one."""

    def date_and_status(item: TimelineItem) -> tuple[str, str]:
        return str(item.on), item.status

    for (on, status), found in groupby(sorted(items, key=date_and_status), key=date_and_status):
        same = list(found)
        if not status:
            yield from (TimelineEvent(on, item.title, hover=f"{item.when}: {item.title}") for item in same)
            continue
        numbers = ", ".join(sorted((link.label for item in same for link in item.proposals), key=int))
        label = gettext("%(status)s: %(numbers)s") % {"status": same[0].status_label, "numbers": numbers}
        yield TimelineEvent(on, label, status=status, hover=f"{same[0].when}: {label}")


def _table(items: Sequence[TimelineItem]) -> DataTable:
    columns = (Column(gettext("Date")), Column(gettext("Kind")), Column(gettext("What")), Column(gettext("Proposals")))
    rows = tuple(
        (
            Cell(item.when, cites=item.cites),
            Cell(status=item.status, status_label=item.status_label) if item.status else Cell(item.kind_label),
            Cell(item.title, url=item.url),
            Cell(" ".join(link.label for link in item.proposals)),
        )
        for item in items
    )
    return DataTable(columns, rows)
