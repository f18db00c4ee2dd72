"""What programs may read, and where every page is."""

import re

import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped")]


def test_robots_are_told_what_to_leave_and_where_the_pages_are(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /admin/" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text


def test_every_page_of_the_map_is_there(client: Client) -> None:
    found = re.findall(r"<loc>http://testserver(/[^<]*)</loc>", client.get("/sitemap.xml").content.decode())
    assert {"/", "/methods/", "/countries/KAZ/", "/BLR-KAZ/trade/", "/BLR-KAZ/proposals/22/"} <= {*found}
    assert len(found) == len({*found})
    for address in found[::12]:
        assert client.get(address).status_code == 200, address
