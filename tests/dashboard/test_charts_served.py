"""A page's charts as files at addresses that change with their content."""

import json
import re
from xml.etree import ElementTree as ET

import pytest
from django.core.cache import caches
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from cooperation.models import TradeFigure

pytestmark = pytest.mark.django_db

ADDRESS = re.compile(r'(?:src|srcset)="(/BLR-KAZ/[^"]*charts/[^"]+\.svg[^"]*)"')
PAGES = ["/BLR-KAZ/", "/BLR-KAZ/trade/", "/BLR-KAZ/sectors/"]


def pictures(client: Client, page_address: str) -> list[str]:
    """The addresses of all pictures of a page."""
    found = ADDRESS.findall(client.get(page_address).content.decode())
    assert found
    return found


@pytest.mark.parametrize("page_address", PAGES)
def test_every_picture_is_drawn_and_kept(client: Client, page_address: str) -> None:
    for address in pictures(client, page_address):
        response = client.get(address)
        assert response.status_code == 200
        assert "immutable" in response.headers["Cache-Control"]
        assert ET.fromstring(response.content).tag.endswith("svg")  # noqa: S314 (our own drawing)


@pytest.mark.parametrize("page_address", PAGES)
def test_a_picture_has_its_figure_its_png_and_its_table(client: Client, page_address: str) -> None:
    address = pictures(client, page_address)[0]
    figure = json.loads(client.get(address.replace(".svg", ".json")).content, parse_constant=pytest.fail)
    assert figure["data"]
    assert client.get(address.replace(".svg", ".png")).content.startswith(b"\x89PNG")
    assert client.get(address.replace(".svg", ".csv")).content.count(b"\n") > 1


def test_the_address_changes_with_the_figures_and_the_old_one_leads_to_the_new(client: Client) -> None:
    before = pictures(client, "/BLR-KAZ/trade/")[0]
    TradeFigure.objects.filter(code="H26").update(value_usd=600_000_000)
    after = pictures(client, "/BLR-KAZ/trade/")[0]
    assert before != after
    caches["shared"].clear()
    assert client.get(before).headers["Location"] == after


@pytest.mark.parametrize("page_address", [*PAGES, "/BLR-KAZ/sectors/?as_of=2017-11-29"])
def test_a_picture_is_drawn_without_its_page(
    client: Client, page_address: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for address in pictures(client, page_address):
        with django_assert_num_queries(0):
            kept = client.get(address).content
        caches["shared"].clear()
        assert client.get(address).content == kept
        pictures(client, page_address)


def test_a_filter_stays_with_the_picture(client: Client) -> None:
    address = pictures(client, "/BLR-KAZ/sectors/?as_of=2017-11-29")[0]
    assert address.endswith("?as_of=2017-11-29")
    assert client.get(address).status_code == 200
