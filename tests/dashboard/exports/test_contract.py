"""What holds of the files of every pair that ships: one header, one notation of a period, keys once, nothing lost."""

import csv
import re
from collections import Counter
from typing import Any

import pytest
from django.test import Client

from cooperation.actions.shipped import PAIRS
from cooperation.models import TradeFigure
from dashboard.exports.lists import header
from dashboard.urls import PAGES

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.parametrize("shipped_pair", PAIRS, indirect=True, scope="module"),
]
ROUTES = [kind.route for kind in PAGES if kind.of_pair and "<" not in kind.route]
PERIOD = re.compile(r"\d{4}-\d{2}(-\d{2})?/\d{4}-\d{2}(-\d{2})?")
# Rows that are told apart by their kind and code alone.
CODED = {"stated", "derived", "target", "count", "claim"}


def rows(client: Client, slug: str, route: str) -> list[dict[str, Any]]:
    """The records of a page."""
    found: list[dict[str, Any]] = client.get("/" + "/".join(filter(None, (slug, route))) + ".rows.json").json()
    return found


@pytest.mark.parametrize("route", ROUTES)
def test_periods_have_one_notation_and_keys_stand_once(client: Client, shipped_pair: str, route: str) -> None:
    found = rows(client, shipped_pair, route)
    periods = {row["period"] for row in found if row.get("period")}
    assert [period for period in periods if not PERIOD.fullmatch(period)] == []
    keys = Counter((row["kind"], row["code"]) for row in found if row.get("code") and row.get("kind") in CODED)
    assert [key for key, times in keys.items() if times > 1] == []
    assert len({str(sorted(row.items())) for row in found}) == len(found)


FILTERED = [
    ("figures", "trade/figures", "?year=1999"),
    ("figures", "trade/figures", "?flow=X"),
    ("proposals", "proposals", "?q=nothing-of-the-kind"),
    ("timeline", "timeline", "?year=1900"),
    ("changes", "changes", "?view=record"),
    ("trade", "trade", "?as_of=1990-01-01"),
    ("search", "search", "?q=trade"),
]


@pytest.mark.parametrize(
    ("name", "route", "asked"),
    [*((kind.name, kind.route, "") for kind in PAGES if kind.of_pair and kind.route in ROUTES), *FILTERED],
)
def test_a_list_has_the_same_header_for_every_pair_and_filter(
    client: Client, shipped_pair: str, name: str, route: str, asked: str
) -> None:
    address = "/" + "/".join(filter(None, (shipped_pair, route)))
    first, *_rows = csv.reader(client.get(f"{address}.csv{asked}").content.decode().splitlines(keepends=True))
    declared = list(header(name))
    assert [column for column in first if column != "filters"] == declared
    described = client.get(f"{address}.csv-metadata.json{asked}").json()["tableSchema"]["columns"]
    assert [column["name"] for column in described] == first
    found = client.get(f"{address}.rows.json{asked}").json()
    assert {column for row in found for column in row} <= set(declared)


@pytest.mark.parametrize(
    ("name", "addresses"),
    [
        ("proposal", ["proposals/1", "proposals/2", "proposals/9"]),
        ("source", ["sources/1", "sources/2"]),
        ("sector", ["sectors/space", "sectors/transport"]),
    ],
)
def test_each_row_of_a_kind_has_the_same_header(
    client: Client, shipped_pair: str, name: str, addresses: list[str]
) -> None:
    for address in addresses:
        response = client.get(f"/{shipped_pair}/{address}.csv")
        if response.status_code != 404:
            columns = response.content.decode().splitlines()[0].removesuffix(",filters").split(",")
            assert columns == list(header(name))


def test_growth_is_given_with_what_it_grew_from(client: Client, shipped_pair: str) -> None:
    figures = TradeFigure.objects.exclude(growth_base_start=None).select_related("pair")
    based = {
        figure.code: (figure.growth_base_start.isoformat(), figure.growth_base_end.isoformat())
        for figure in figures
        if figure.pair.slug == shipped_pair and figure.growth_base_start and figure.growth_base_end
    }
    assert based
    of_api = client.get(f"/api/v1/pairs/{shipped_pair}/figures?limit=500").json()["records"]
    for found in (of_api, rows(client, shipped_pair, "trade/figures")):
        stated = [row for row in found if row["kind"] == "stated"]
        told = {row["code"]: (row["growth_base_start"], row["growth_base_end"]) for row in stated}
        assert {code: base for code, base in told.items() if base != (None, None)} == {
            code: base for code, base in based.items() if code in told
        }
        assert set(based) & set(told)


def test_a_gap_says_whose_figures_it_rests_on(client: Client, shipped_pair: str) -> None:
    gaps = [row for row in rows(client, shipped_pair, "trade/two-sides") if "-less-" in str(row.get("code"))]
    for gap in gaps:
        assert gap["rests_on"]
        assert {gap["reporter"], gap["other_reporter"]} == set(shipped_pair.split("-"))
