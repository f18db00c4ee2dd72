"""The timeline: every dated row once, filters that combine, the chart, and the calendar."""

import csv
import io
import json
import re
from datetime import date
from itertools import pairwise
from typing import Any
from urllib.parse import urlencode

import openpyxl
import pytest
from django.http import QueryDict
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from cooperation.analysis.dates import PartialDate
from cooperation.models import Event, Proposal, StatusChange, Target, TradeFigure
from cooperation.models.status_changes import status_words
from cooperation.queries.timeline import DOCUMENTS, MEETINGS
from dashboard.pages.timeline.page import LANES, MOST_DRAWN, TimelinePage
from tests.cooperation import rows
from tests.dashboard.built import TODAY, pair

pytestmark = pytest.mark.django_db

VALUES = {
    "kind": ["meeting", "document", "event", "status", "figure", "target"],
    "sector": ["space", "culture", "trade"],
    "year": ["2017", "2019", "2022", "1999"],
}
CHOSEN = st.fixed_dictionaries({name: st.lists(st.sampled_from(values), max_size=2) for name, values in VALUES.items()})


def timeline(query: str = "", slug: str = "BLR-KAZ") -> TimelinePage:
    return TimelinePage(pair(slug), QueryDict(query), TODAY)


def facts() -> list[dict[str, set[str]]]:
    """What the filters say about each dated row, from the rows themselves."""
    found: list[dict[str, set[str]]] = []

    def add(kind: str, year: int, proposals: Any = ()) -> None:
        sectors = {sector.code for proposal in proposals for sector in proposal.sectors.all()}
        found.append({"kind": {kind}, "year": {str(year)}, "sector": sectors})

    def year(on: PartialDate | None) -> int:
        assert on is not None
        return on.year

    for event in Event.objects.published().prefetch_related("proposals__sectors"):
        kind = "meeting" if event.kind in MEETINGS else "document" if event.kind in DOCUMENTS else "event"
        add(kind, year(event.happened_on), event.proposals.all())
    for change in StatusChange.objects.published().select_related("proposal"):
        add("status", year(change.changed_on), [change.proposal])
    for figure in TradeFigure.objects.published().dated():
        add("figure", figure.period.end.year)
    for target in Target.objects.published():
        add("target", year(target.stated_on))
    return found


@settings(max_examples=25)
@given(CHOSEN)
def test_filters_combine_and_count_what_a_click_would_leave(chosen: dict[str, list[str]]) -> None:
    query = QueryDict(mutable=True)
    for name, values in chosen.items():
        query.setlist(name, values)
    page = TimelinePage(pair(), query, TODAY)
    known = facts()
    fits = [{name: not v or bool(fact[name] & set(v)) for name, v in chosen.items()} for fact in known]
    assert page.list_page.paginator.count == sum(all(fit.values()) for fit in fits)
    assert len(list(page.items())) == page.list_page.paginator.count
    for group in page.facets.groups:
        others = [
            fact for fact, fit in zip(known, fits, strict=True) if all(v for n, v in fit.items() if n != group.name)
        ]
        for option in group.options:
            assert option.count == sum(option.value in fact[group.name] for fact in others), option


def test_the_newest_comes_first_and_nothing_twice(shipped: None) -> None:
    items = list(timeline().items())
    assert all(str(earlier.on) >= str(later.on) for earlier, later in pairwise(items))
    assert len({item.anchor for item in items}) == len(items) == 152


@pytest.mark.parametrize(
    ("query", "anchor", "when", "title"),
    [
        ("year=2018", "event-culture-days-2018", "2018", "Days of culture of Kazakhstan in Belarus, 2018"),
        ("year=2019", "status-11-2019-10-25-signed", "25 Oct 2019", "Work together in remote sensing of the Earth"),
        ("kind=target&year=2017", "target-T6", "29 Nov 2017", "A target is stated: more than $1 bn"),
    ],
)
def test_entries_of_each_kind(shipped: None, query: str, anchor: str, when: str, title: str) -> None:
    found = {item.anchor: item for year in timeline(query).years for item in year.items}
    assert (found[anchor].when, found[anchor].title.replace("\u00a0", " ")) == (when, title)
    assert found[anchor].cites


def test_a_figure_stands_at_the_end_of_its_period_and_names_its_side(shipped: None) -> None:
    found = {item.anchor: item for year in timeline("kind=figure&year=2005").years for item in year.items}
    assert str(found["figure-H01"].on) == "2005-12-31"
    assert found["figure-H01"].title.startswith("Turnover, Belarus, 2005, ")


def test_the_place_that_others_point_to_is_on_the_page(client: Client, shipped: None) -> None:
    html = client.get("/BLR-KAZ/timeline/?year=2019").content.decode()
    assert 'id="event-busel-test-2019"' in html


def test_it_can_be_seen_as_known_on_a_day(shipped: None) -> None:
    anchors = {item.anchor for item in timeline("as_of=2019-12-31").items()}
    assert "event-busel-test-2019" in anchors
    assert "event-culture-days-2018" not in anchors  # told by a source of 2021
    assert timeline("as_of=2000-01-01").years == ()


def test_the_chart_holds_meetings_documents_and_statuses(shipped: None) -> None:
    (chart,) = timeline().charts
    assert [lane.label for lane in chart.info.lanes] == [
        "Meetings and visits",
        "Documents and decisions",
        "Statuses of proposals",
    ]
    labels = [event.label for event in chart.info.lanes[2].events]
    assert "Endorsed: 6, 8, 22" in labels
    assert timeline("kind=figure").charts == ()


def test_only_statuses_that_are_the_same_in_words_share_a_mark(db: None) -> None:
    one, other = rows.status_change(), rows.status_change(move="back", old="agreed")
    (chart,) = timeline(slug=one.pair.slug).charts
    assert {event.label for lane in chart.info.lanes for event in lane.events} == {
        f"Proposed: {one.proposal.number}",
        f"{status_words('agreed', 'proposed', 'back')}: {other.proposal.number}",
    }


def test_the_chart_draws_the_latest_days_whole_and_says_that_earlier_ones_are_left_out(shipped: None) -> None:
    (chart,) = timeline().charts
    of_lanes = [item for item in timeline().items() if item.kind in LANES]
    last = sorted((item.on for item in of_lanes), reverse=True)[MOST_DRAWN - 1]
    drawn = [item for item in of_lanes if item.on >= last]
    assert MOST_DRAWN <= len(drawn) < len(of_lanes)
    assert len(chart.table.rows) == len(drawn)
    assert chart.title == f"The latest {len(drawn)} meetings, documents and statuses, 2017 to 2025"
    (one_year,) = timeline("year=2019").charts
    assert not one_year.title.startswith("The latest")


def test_the_calendar_is_read_by_a_parser(client: Client, shipped: None) -> None:
    response = client.get("/BLR-KAZ/timeline.ics")
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    calendar = Calendar.from_ical(response.content)
    events = calendar.walk("VEVENT")
    assert calendar.errors == []
    assert len(events) == len(list(timeline().items()))
    assert all(event.errors == [] for event in events)
    assert len({event["UID"] for event in events}) == len(events)
    assert all(b"\n" not in line and len(line) <= 75 for line in response.content.split(b"\r\n"))


@pytest.mark.parametrize(
    ("anchor", "start", "end", "said"),
    [
        ("event-talks-2017-11-29", date(2017, 11, 29), date(2017, 11, 30), ""),
        ("event-agrarian-forum-2025", date(2025, 10, 1), date(2025, 11, 1), "The source gives no day: Oct 2025."),
        ("status-21-2018-under_way", date(2018, 1, 1), date(2019, 1, 1), "The source gives no day: 2018."),
    ],
)
@pytest.mark.usefixtures("shipped")
def test_an_entry_fills_the_days_that_its_date_can_mean(
    client: Client, anchor: str, start: date, end: date, said: str
) -> None:
    calendar = Calendar.from_ical(client.get("/BLR-KAZ/timeline.ics").content)
    (event,) = [event for event in calendar.walk("VEVENT") if str(event["UID"]).startswith(f"{anchor}@")]
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (start, end)
    assert said in str(event["DESCRIPTION"])
    assert "Evidence: " in str(event["DESCRIPTION"])


def test_the_calendar_keeps_the_filters_and_says_them(client: Client, shipped: None) -> None:
    calendar = Calendar.from_ical(client.get("/BLR-KAZ/timeline.ics?sector=space&kind=status").content)
    assert str(calendar["X-WR-CALNAME"]) == "Belarus–Kazakhstan: statuses of proposals, in Space"
    assert len(calendar.walk("VEVENT")) == StatusChange.objects.filter(proposal__sectors__code="space").count()
    assert str(calendar.walk("VEVENT")[0]["SUMMARY"]) == "Signed: Work together in remote sensing of the Earth"


@pytest.mark.parametrize("size", [1, 120])
def test_a_long_timeline_takes_as_many_queries_as_a_short_one(
    client: Client, db: None, django_assert_max_num_queries: Any, size: int
) -> None:
    for _ in range(size):
        bearing = rows.bearing()
        rows.status_change(proposal=bearing.proposal)
        rows.trade_figure()
        rows.target()
    with django_assert_max_num_queries(26):
        assert client.get("/KGZ-UZB/timeline/").status_code == 200
    assert Proposal.objects.for_pair(rows.country_pair()).count() == size


@pytest.fixture
def ahead(db: None) -> Proposal:
    """A proposal of 2019 with an opening in 2027 that a source of 2019 announces, as its completion."""
    proposal = rows.proposal(number=1, done_when="Ships pass.", partly_when="Water flows.")
    rows.status_change(proposal=proposal)
    opening = rows.event(code="opening", happened_on="2027-05", title="Opening of the canal", kind="opening")
    rows.bearing(proposal=proposal, event=opening, shows="delivered")
    rows.status_change(proposal=proposal, old="proposed", new="completed", changed_on="2027-05-01")
    return proposal


def test_what_lies_ahead_is_announced_and_in_no_number(client: Client, ahead: Proposal) -> None:
    shown = timeline(slug="KGZ-UZB")
    assert [(item.anchor, item.when) for item in shown.announced] == [
        ("event-opening", "announced for May 2027"),
        ("status-1-2027-05-01-completed", "announced for 1 May 2027"),
    ]
    assert shown.title == "1 event, statement or figure, of Mar 2019"
    assert [item.anchor for item in shown.items()] == ["status-1-2019-03-14-proposed"]
    years = next(group for group in shown.facets.groups if group.name == "year")
    assert [option.value for option in years.options] == ["2019"]
    assert [(line["code"], line["announced"]) for line in shown.records()] == [
        ("status-1-2019-03-14-proposed", False),
        ("event-opening", True),
        ("status-1-2027-05-01-completed", True),
    ]
    calendar = Calendar.from_ical(client.get("/KGZ-UZB/timeline.ics").content)
    assert "Announced: Opening of the canal" in {str(event["SUMMARY"]) for event in calendar.walk("VEVENT")}


@pytest.mark.parametrize(
    ("query", "anchors"), [("kind=event", ["event-opening"]), ("year=2019", []), ("sector=space", [])]
)
def test_what_is_announced_keeps_the_filters(ahead: Proposal, query: str, anchors: list[str]) -> None:
    assert [item.anchor for item in timeline(query, "KGZ-UZB").announced] == anchors


def test_it_is_a_fact_on_its_day_and_announced_on_earlier_ones(ahead: Proposal) -> None:
    later = TimelinePage(pair("KGZ-UZB"), QueryDict(), date(2027, 5, 1))
    assert (len(later.announced), later.list_page.paginator.count) == (0, 3)
    then = TimelinePage(pair("KGZ-UZB"), QueryDict("as_of=2020-01-01"), date(2027, 5, 1))
    assert (len(then.announced), then.list_page.paginator.count) == (2, 1)
    before = TimelinePage(pair("KGZ-UZB"), QueryDict("as_of=2018-01-01"), date(2027, 5, 1))
    assert (len(before.announced), before.list_page.paginator.count) == (0, 0)


@pytest.mark.parametrize(
    ("since", "words"),
    [("2024-01-15", "since 15 Jan 2024"), ("2024-01", "since 1 Jan 2024"), ("2024", "since 1 Jan 2024")],
)
def test_what_is_new_since_a_day(shipped: None, since: str, words: str) -> None:
    first = PartialDate.parse(since).earliest
    page = timeline(f"since={since}")
    expected = [item.anchor for item in timeline().items() if item.on.latest >= first]
    assert [item.anchor for item in page.items()] == expected
    assert 0 < len(expected) < 152
    assert page.filters == words
    assert page.title.startswith(f"S{words[1:]}: ")
    chip = page.facets.chips[-1]
    assert (chip.label, chip.url) == (words, "/BLR-KAZ/timeline/")


def test_what_is_dated_by_its_year_alone_is_since_a_day_in_it(shipped: None) -> None:
    on = {item.anchor: str(item.on) for item in timeline("since=2018-06-01").items()}
    assert on["event-culture-days-2018"] == "2018"
    assert min(on.values()) == "2018"


def test_counts_are_of_what_is_since_the_day(shipped: None) -> None:
    page = timeline("since=2024-01-01")
    (kinds,) = (group for group in page.facets.groups if group.name == "kind")
    assert sum(option.count for option in kinds.options) == page.list_page.paginator.count


def test_the_heading_names_what_was_asked_for_first(shipped: None) -> None:
    assert re.fullmatch(r"Since 1 Jan 2024: \d+ entries, up to [A-Z][a-z]{2} \d{4}", timeline("since=2024-01-01").title)
    assert timeline("since=2030-01-01").title == "Since 1 Jan 2030: nothing is reported"
    assert timeline("").title.startswith("152 events, statements and figures, up to ")


def test_a_later_page_has_the_heading_of_the_list_and_no_chart(shipped: None) -> None:
    first, later = timeline(), timeline("page=3")
    assert later.title == first.title
    assert later.shown[0].on < first.shown[-1].on
    assert [part.key for part in first.parts] == ["filters", "timeline", "entries"]
    assert [part.key for part in later.parts] == ["filters", "entries"]


def test_an_empty_list_offers_the_filters_without_which_something_is_left(shipped: None) -> None:
    page = timeline("kind=document&since=2030-01-01")
    (left,) = page.left
    found = timeline("kind=document").list_page.paginator.count
    assert (left.label, left.url) == (
        f"since 1 Jan 2030 ({found} left without it)",
        "/BLR-KAZ/timeline/?kind=document",
    )


@pytest.mark.parametrize("value", ["", "never", "0000-00-00", "9999-12-31", "\0", "1799"])
def test_a_since_that_is_no_day_leaves_nothing_out(shipped: None, value: str) -> None:
    page = timeline(urlencode({"since": value}))
    assert page.filters == ""
    assert page.list_page.paginator.count == 152


@pytest.mark.parametrize("address", ["timeline", "changes"])
def test_every_form_says_since_when_and_holds_no_more(client: Client, shipped: None, address: str) -> None:
    path = f"/BLR-KAZ/{address}"
    assert "since 1 Jan 2024" in client.get(f"{path}/?since=2024-01-01").content.decode()
    content = json.loads(client.get(f"{path}.json?since=2024-01-01").content)
    assert "since 1 Jan 2024" in content["filters"]
    days = [record["date"] for record in content["records"]]
    assert min(days) >= "2024"
    assert len(days) < len(json.loads(client.get(f"{path}.json").content)["records"])
    lines = list(csv.DictReader(io.StringIO(client.get(f"{path}.csv?since=2024-01-01").content.decode())))
    assert [line["date"] for line in lines] == days
    assert {line["filters"] for line in lines} == {content["filters"]}
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{path}.xlsx?since=2024-01-01").content))
    assert book["Data"].max_row == len(days) + 1
    assert any("since 1 Jan 2024" in str(cell.value) for row in book["Read me"].rows for cell in row)
