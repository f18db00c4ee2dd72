"""A page's charts as files at addresses that change with their content."""

import csv
import io
import json
import math
import re
from xml.etree import ElementTree as ET

import pandas as pd
import pytest
from django.core.cache import caches
from django.http import QueryDict
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from cooperation.models import TradeFigure
from dashboard.urls import PAGES as KINDS
from dashboard.views.charts import table_csv
from dashboard.views.kinds import PageKind
from tests.dashboard.built import TODAY, pair, trade
from tests.dashboard.kept.test_asked import WHERE

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


DIGIT = re.compile(r"[0-9]")
# What stands beside a column that holds its numbers, and what is told in words alone.
OF_ANOTHER = {"Range used", "Other suppliers"}


@pytest.mark.usefixtures("traded")
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_number_in_the_table_of_a_chart_is_one_in_its_file(kind: PageKind) -> None:
    where = WHERE.get(kind.name, {})
    page = kind.build(pair(), QueryDict(), TODAY, **where) if kind.of_pair else kind.build(QueryDict(), TODAY, **where)
    for card in page.charts:
        frame = pd.read_csv(io.StringIO(table_csv(card.table)))
        assert len(frame) == len(card.table.rows)
        for place, column in enumerate(card.table.columns):
            said = [row[place].text for row in card.table.rows]
            if not column.numeric or column.label in OF_ANOTHER or not any(map(DIGIT.search, said)):
                continue
            low, high = frame[f"{column.label}, low"], frame[f"{column.label}, high"]
            for words, least, most in zip(said, low, high, strict=True):
                assert not DIGIT.search(words) or least <= most or math.isnan(least) != math.isnan(most), (
                    card.key,
                    words,
                )


def test_a_cell_holds_what_its_words_say() -> None:
    card = trade("base=H26&target=T1").chart("target") or pytest.fail("There is no chart.")
    rows = csv.DictReader(io.StringIO(table_csv(card.table)))
    said = {row["Figure"]: [row[f"Value, {name}"] for name in ("low", "high", "stated", "unit")] for row in rows}
    assert said["Jan–Sep 2017"] == ["450000000.0", "550000000.0", "500000000.0", "USD"]
    assert said["Change, Jan–Sep 2016 to Jan–Sep 2017"] == ["61.75", "65.0", "65.0", "%"]


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
        if ".wide-light." not in address:
            continue
        with django_assert_num_queries(0):
            kept = client.get(address).content
        caches["shared"].clear()
        assert client.get(address).content == kept
        pictures(client, page_address)


def test_a_filter_stays_with_the_picture(client: Client) -> None:
    address = pictures(client, "/BLR-KAZ/sectors/?as_of=2017-11-29")[0]
    assert address.endswith("?as_of=2017-11-29")
    assert client.get(address).status_code == 200
