"""The join of the record and product trade: proposals and sectors lead to their products, and back."""

import re

import pytest
from django.test import Client

from cooperation.ingest.nomenclature import read_ranges
from cooperation.models import CountryPair, Sector
from dashboard.presenting.products import proposals_in, sectors_covering
from tests.dashboard.built import TODAY

pytestmark = pytest.mark.usefixtures("shipped")


@pytest.mark.parametrize(
    ("address", "sectors"),
    [
        ("sectors/agriculture/", ["agriculture"]),
        ("sectors/industry/", ["industrial-cooperation", "petrochemicals", "power-engineering", "agriculture"]),
        ("sectors/culture/", []),
        ("proposals/22/", ["trade"]),
    ],
)
def test_sectors_and_proposals_lead_to_their_products(client: Client, address: str, sectors: list[str]) -> None:
    html = client.get(f"/BLR-KAZ/{address}").content.decode()
    assert re.findall(r'href="/BLR-KAZ/imports/\?sector=([a-z-]+)"', html) == sectors
    for sector in sectors:
        assert client.get(f"/BLR-KAZ/imports/?sector={sector}").status_code == 200


def test_a_product_leads_to_its_sectors_and_proposals(client: Client) -> None:
    html = client.get("/BLR-KAZ/imports/0303/").content.decode()
    assert 'href="/BLR-KAZ/sectors/agriculture/"' in html
    assert 'href="/BLR-KAZ/proposals/22/"' in html
    assert 'href="/BLR-KAZ/sectors/petrochemicals/"' not in html


def test_the_first_proposals_are_named_and_all_are_a_link_away() -> None:
    pair = CountryPair.objects.with_countries().by_slug("BLR-KAZ").get()
    sectors = sectors_covering(["8701", "0303"])
    links = proposals_in(pair, sectors, TODAY)
    assert len(links) == 4
    asked = "&".join(f"sector={sector.code}" for sector in sectors)
    assert (links[-1].label, links[-1].url) == (
        "All proposals in these sectors",
        f"/BLR-KAZ/proposals/?{asked}",
    )
    assert len(proposals_in(pair, sectors_covering(["0303"]), TODAY)) == 3


def test_the_codes_of_every_sector_can_be_read() -> None:
    coded = Sector.objects.exclude(hs="")
    assert coded
    for sector in coded:
        assert len(read_ranges(sector.hs)) == len(sector.hs.split("; ")), sector.code
