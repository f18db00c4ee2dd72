"""Overview and sectors as known on a day, against the history that ships."""

from datetime import date

import pytest
from django.http import QueryDict
from django.test import Client

from cooperation.models import Event, Source
from dashboard.pages.pair.overview import OverviewPage
from dashboard.pages.sectors.page import SectorPage, SectorsPage
from tests.cooperation import rows
from tests.dashboard.built import TODAY, pair

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped")]


def asked(as_of: str) -> QueryDict:
    return QueryDict(f"as_of={as_of}")


@pytest.mark.parametrize(
    ("as_of", "counts"),
    [
        ("2017-11-28", {}),
        ("2017-11-29", {"proposed": 10, "offered": 5, "endorsed": 3, "agreed": 1, "under_way": 3}),
        ("2019-05-20", {"proposed": 10, "offered": 4, "endorsed": 3, "agreed": 2, "under_way": 3}),
        (
            "2021-11-03",
            {"proposed": 8, "offered": 4, "endorsed": 3, "agreed": 2, "signed": 1, "under_way": 3, "completed": 1},
        ),
        (
            "2026-11-24",
            {"proposed": 8, "offered": 3, "endorsed": 3, "agreed": 2, "signed": 1, "under_way": 4, "completed": 1},
        ),
    ],
)
def test_overview_and_matrix_count_what_was_known(as_of: str, counts: dict[str, int]) -> None:
    overview = OverviewPage(pair(), asked(as_of), TODAY)
    columns = overview.strip.columns if overview.strip else ()
    assert {column.status: column.count for column in columns if column.count} == counts
    totals = [
        column.total for chart in SectorsPage(pair(), asked(as_of), TODAY).charts for column in chart.info.columns
    ]
    assert [total for total in totals if total] == [one.count for one in columns if one.count]


@pytest.mark.parametrize("as_of", ["2017-11-29", "2019-12-31", "2022-06-01"])
def test_the_overview_rests_on_sources_that_were_out_and_events_that_were_known(as_of: str) -> None:
    day = date.fromisoformat(as_of)

    def out(source: Source) -> date:
        return source.published_on.latest if source.published_on else source.retrieved_on or date.max

    overview = OverviewPage(pair(), asked(as_of), TODAY)
    assert overview.rests_on.coverage.sources == sum(out(source) <= day for source in Source.objects.all())
    known = {event.title for event in Event.objects.with_evidence() if out(event.evidence.source) <= day}
    told = [item for item in overview.news.items if "#event-" in item.url]
    assert overview.news.items
    assert {item.title.removesuffix(" …") for item in told} <= known


def test_what_a_later_source_tells_of_an_earlier_year_is_not_there() -> None:
    titles = {item.title for item in OverviewPage(pair(), asked("2019-12-31"), TODAY).news.items}
    assert "Days of culture of Kazakhstan in Belarus, 2018" not in titles


def test_the_days_worth_a_look_are_those_of_the_record(db: None) -> None:
    assert OverviewPage(pair(), QueryDict(), TODAY).example_days == (date(2017, 11, 29), date(2018, 1, 1))
    assert OverviewPage(pair(), QueryDict(), date(2017, 12, 5)).example_days == (date(2017, 11, 29),)
    made = rows.country_pair()
    assert OverviewPage(made, QueryDict(), TODAY).example_days == ()
    rows.source(pair=made, number=2, published_on="2001")
    rows.source(pair=made, number=1, published_on="2012-08")
    assert OverviewPage(made, QueryDict(), TODAY).example_days == (date(2012, 8, 31), date(2013, 1, 1))


@pytest.mark.parametrize(
    ("as_of", "heading"),
    [
        ("2019-10-24", "Space: none of 3 proposals is agreed, as known on 24 Oct 2019"),
        ("2019-10-25", "Space: 1 of 3 proposals is agreed or signed, none under way, as known on 25 Oct 2019"),
    ],
)
def test_one_sector_as_known_on_a_day(as_of: str, heading: str) -> None:
    page = SectorPage(pair(), asked(as_of), TODAY, "space")
    assert page.title == heading


@pytest.mark.parametrize("address", ["", "sectors/", "sectors/space/", "proposals/", "proposals/3/", "timeline/"])
def test_a_page_says_that_it_shows_less_than_all(client: Client, address: str) -> None:
    now = client.get(f"/BLR-KAZ/{address}").content.decode()
    then = client.get(f"/BLR-KAZ/{address}?as_of=2018-12-31").content.decode()
    assert then != now
    assert "2018" in then.partition("<main")[2][:2500]
    assert 'name="as_of" value="2018-12-31"' in then
    assert 'name="as_of" value=""' in now


def test_the_banner_leads_to_what_it_means(client: Client) -> None:
    banner = client.get("/BLR-KAZ/sectors/?as_of=2018-12-31").content.decode().partition("<main")[0]
    assert 'href="/BLR-KAZ/methods/?as_of=2018-12-31#words-as_known"' in banner
    assert 'id="words-as_known"' in client.get("/BLR-KAZ/methods/").content.decode()


def test_how_far_the_record_was_read_is_said_in_place_of_nothing() -> None:
    quiet = OverviewPage(pair(), asked("2025-06-30"), TODAY).news
    assert quiet.title == "The latest that sources report"
    assert quiet.note.startswith("No source later than ")
    told = OverviewPage(pair(), asked("2017-12-10"), TODAY).news
    assert told.title == "New in the month before"
    assert told.note.endswith("2017 was read.")
