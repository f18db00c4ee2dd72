"""The finding of home: whose totals of the same trade differ, over all pairs."""

from datetime import date

import pytest
from django.http import QueryDict

from cooperation.actions.dataset import load_folder
from cooperation.actions.shipped import DATA
from dashboard.pages.pairs.home import HomePage
from tests.dashboard.built import TODAY, texts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped")]


def home(query: str = "", today: date = TODAY) -> HomePage:
    return HomePage(QueryDict(query), today)


def test_of_one_pair_home_tells_how_far_its_proposals_are() -> None:
    assert [chart.key for chart in home().charts] == ["stages"]


def test_of_several_it_tells_whose_totals_differ() -> None:
    load_folder(DATA / "BLR-UZB")
    page = home()
    assert [chart.key for chart in page.charts] == ["totals"]
    card = page.chart("totals")
    assert card is not None
    assert card.title == "In 1 of 2 pairs with totals of one year from both countries, the two differ"
    first, second = texts(card.table)
    assert (first[0], first[4]) == ("Belarus–Kazakhstan", "the ranges meet")
    assert second[:4] == ["Belarus–Uzbekistan", "2025", "Belarus: almost $855 m", "Uzbekistan: $965 m"]
    rows = [row for group in card.info.groups for row in group.rows]
    assert [[side.name for side in row.sides] for row in rows] == [
        ["Belarus", "Kazakhstan"],
        ["Belarus", "Uzbekistan"],
    ]
    assert rows[1].second.text.replace("\u00a0", " ") == "Uzbekistan: $965 m"
    assert page.cited


def test_under_filters_there_is_no_finding() -> None:
    load_folder(DATA / "BLR-UZB")
    assert home("country=UZB").charts == ()
