"""What holds of the files of every pair that ships: one notation of a period, keys once, nothing of a figure lost."""

import re
from collections import Counter
from typing import Any

import pytest
from django.test import Client

from cooperation.actions.shipped import PAIRS
from cooperation.models import TradeFigure
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
