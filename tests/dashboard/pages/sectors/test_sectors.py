"""One sector with its proposals: what leads elsewhere and what does not."""

import pytest
from django.http import QueryDict
from django.test import Client

from dashboard.pages.sectors.page import SectorPage
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
