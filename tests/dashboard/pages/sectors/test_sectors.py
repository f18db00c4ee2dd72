"""One sector with its proposals: what leads elsewhere and what does not."""

import pytest
from django.http import QueryDict
from django.test import Client

from cooperation.models import Sector
from dashboard.pages.sectors.page import SectorPage, SectorsPage
from tests.cooperation import rows
from tests.dashboard.built import TODAY, pair

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped")]


def test_a_proposal_names_its_other_sectors() -> None:
    by_number = {row.number: row.sectors for row in SectorPage(pair(), QueryDict(), TODAY, "logistics").rows}
    assert [link.label for link in by_number[16]] == ["Transport", "Transit"]
    of_space = SectorPage(pair(), QueryDict(), TODAY, "space").rows
    assert {row.sectors for row in of_space} == {()}


def test_without_filters_there_is_nothing_to_open(client: Client) -> None:
    assert 'data-open="facets"' not in client.get("/BLR-KAZ/sectors/space/").content.decode()
    assert 'data-open="facets"' in client.get("/BLR-KAZ/proposals/").content.decode()


def test_a_long_list_has_pages_and_its_heading_counts_all_of_them(client: Client) -> None:
    made = rows.country_pair()
    for number in range(1, 28):
        proposal = rows.proposal(pair=made, number=number)
        proposal.sectors.set([Sector.objects.get(code="space")])
        rows.status_change(proposal=proposal, new="completed")
    first, second = (SectorPage(made, QueryDict(f"page={page}"), TODAY, "space") for page in (1, 2))
    assert (len(first.rows), len(second.rows)) == (25, 2)
    assert first.title == second.title == "Space: 27 of 27 proposals are under way or completed"
    assert first.count_words == "27 proposals"
    assert 'href="?page=2"' in client.get("/KGZ-UZB/sectors/space/").content.decode()


def test_a_matrix_of_nothing_is_not_drawn() -> None:
    assert SectorsPage(pair(), QueryDict("as_of=2017-11-28"), TODAY).charts == ()
    assert SectorsPage(pair(), QueryDict("as_of=2017-11-29"), TODAY).charts != ()


@pytest.mark.parametrize("query", ["", "as_of=2017-11-28"])
def test_each_sector_is_a_link_away_with_the_number_of_its_proposals(query: str) -> None:
    page = SectorsPage(pair(), QueryDict(query), TODAY)
    led = [(link.url, count) for line in page.groups for link, count in line.sectors]
    assert len(led) == 24
    for url, count in led:
        code = url.rstrip("/").rpartition("/")[2]
        assert count == len(SectorPage(pair(), QueryDict(query), TODAY, code).rows)
    assert sum(count for _url, count in led) == len(page.by_sector)
