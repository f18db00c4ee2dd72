"""What programs may read, and where every page is."""

import re

import pytest
from django.templatetags.static import static
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped")]


def test_robots_are_told_what_to_leave_and_where_the_pages_are(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /admin/" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text


def test_the_map_leads_to_a_map_of_the_site_and_of_each_pair(client: Client) -> None:
    assert places(client, "/sitemap.xml") == ["/pages.sitemap.xml", "/BLR-KAZ/sitemap.xml"]
    site = places(client, "/pages.sitemap.xml")
    assert site == ["/", "/compare/", "/methods/", "/api/", "/countries/BLR/", "/countries/KAZ/"]
    for address in site:
        assert client.get(address).status_code == 200, address


def test_a_pair_that_is_not_there_has_no_map(client: Client) -> None:
    assert client.get("/KGZ-UZB/sitemap.xml").status_code == 404


def test_a_browser_finds_the_icon_beside_what_is_no_page(client: Client) -> None:
    assert client.get("/favicon.ico").headers["Location"] == static("favicon.svg")


def places(client: Client, address: str) -> list[str]:
    """Where a map leads, in its order."""
    return re.findall(r"<loc>http://testserver(/[^<]*)</loc>", client.get(address).content.decode())
