"""How far two reports of the same trade are apart, in words."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from cooperation.models import CountryPair
from tests.cooperation import rows
from tests.dashboard.built import estimates, two_sides

pytestmark = pytest.mark.django_db
MILLION = 10**6


def reported(pair: CountryPair, by: str, millions: int, qualifier: str) -> None:
    """Turnover of a made-up year, by one side."""
    span: dict[str, Any] = {"period_start": date(2023, 1, 1), "period_end": date(2023, 12, 31)}
    values = {"value_usd": millions * MILLION, "step_usd": MILLION, "qualifier": qualifier}
    rows.trade_figure(pair=pair, reporter_id=by, **span, **values)


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ((1000, "at_least"), (912, "exact"), "at least 9% more"),
        ((912, "exact"), (1000, "at_least"), "at least 9% less"),
        ((1000, "exact"), (800, "exact"), "+22.1% to +22.4%"),
        ((1000, "at_least"), (1200, "exact"), "the ranges meet"),
    ],
)
def test_a_figure_without_an_upper_end_leaves_the_difference_open(
    first: tuple[int, str], second: tuple[int, str], words: str
) -> None:
    pair = rows.country_pair()
    reported(pair, "KGZ", *first)
    reported(pair, "UZB", *second)
    card = two_sides(slug="KGZ-UZB").chart("mirror")
    assert card is not None
    assert [row[5].text.replace("\u00a0", " ") for row in card.table.rows] == [words]


@pytest.mark.parametrize(
    ("second", "title"),
    [
        (800, "Kyrgyzstan and Uzbekistan report different amounts in 1 of 1 comparison"),
        (1000, "Kyrgyzstan and Uzbekistan may report the same amounts wherever both report"),
    ],
)
def test_the_room_says_how_often_the_two_sides_differ(second: int, title: str) -> None:
    pair = rows.country_pair()
    reported(pair, "KGZ", 1000, "exact")
    reported(pair, "UZB", second, "exact")
    assert two_sides(slug="KGZ-UZB").title == title


@pytest.mark.parametrize("room", ["", "targets/", "two-sides/", "estimates/", "figures/"])
def test_no_room_says_the_same_heading_twice(client: Client, shipped: None, room: str) -> None:
    html = client.get(f"/BLR-KAZ/trade/{room}").content.decode()
    headings = re.findall(r"<h[12][^>]*>(.*?)</h[12]>", html)
    assert len(headings) == len(set(headings)) > 1


def test_a_column_that_no_past_estimate_fills_is_left_out() -> None:
    pair = rows.country_pair()
    for months, millions in ((6, 400), (12, 1000)):
        end = date(2023, months, 30 if months == 6 else 31)
        rows.trade_figure(
            pair=pair,
            reporter_id="KGZ",
            value_usd=millions * MILLION,
            step_usd=MILLION,
            period_start=date(2023, 1, 1),
            period_end=end,
        )
    (fared,) = (part.content for part in estimates(slug="KGZ-UZB").parts if part.key == "backtest")
    labels = [column.label for column in fared.table.columns]
    assert labels == ["Projected from", "Side", "Level", "At the same pace", "Error", "Earlier years", "Came to"]
    assert {len(row) for row in fared.table.rows} == {len(labels)}


def test_the_latest_balance_comes_first(shipped: None) -> None:
    (balance,) = (part.content for part in two_sides().parts if part.key == "balance")
    assert balance.table.rows[0][0].text == "Q1 2021"


def test_the_latest_periods_are_drawn_and_the_table_holds_all() -> None:
    pair = rows.country_pair()
    for year in range(2010, 2025):
        for code, millions in (("KGZ", 1000), ("UZB", 800)):
            dates = {"period_start": date(year, 1, 1), "period_end": date(year, 12, 31)}
            rows.trade_figure(pair=pair, reporter_id=code, value_usd=millions * MILLION, step_usd=MILLION, **dates)
    room = two_sides(slug="KGZ-UZB")
    card = room.chart("mirror")
    assert card is not None
    assert [row.label for group in card.info.groups for row in group.rows] == [str(year) for year in range(2016, 2025)]
    assert len(card.table.rows) == 15
    assert "Drawn: the latest 9 of 15 periods; the table holds all." in card.subtitle
    assert "less (−) Kyrgyzstan reports" in card.subtitle
    assert room.title == "Kyrgyzstan and Uzbekistan report different amounts in 15 of 15 comparisons"


def test_balances_are_folded_and_each_side_tells_its_turns_in_one_sentence() -> None:
    pair = rows.country_pair()
    for year in range(2017, 2025):
        dates = {"period_start": date(year, 1, 1), "period_end": date(year, 12, 31)}
        value = (-1 if year % 4 == 0 else 1) * 100 * MILLION
        rows.trade_figure(pair=pair, flow="B", reporter_id="KGZ", value_usd=value, step_usd=MILLION, **dates)
    shown, everything = (two_sides(query, "KGZ-UZB").balance for query in ("", "all=balance"))
    assert shown
    assert everything
    assert (len(shown.table.rows), shown.everything, len(everything.table.rows)) == (6, 8, 8)
    assert shown.note == (
        "For Kyrgyzstan the balance changed sign from 2019 to 2020, 2020 to 2021 and 2023 to 2024, so no percentage is "
        "given."
    )


def test_a_percentage_says_how_much_more_the_seller_reports_whichever_country_sells() -> None:
    pair = rows.country_pair()
    for seller, buyer in (("KGZ", "UZB"), ("UZB", "KGZ")):
        for flow, code, millions in (("X", seller, 500), ("M", buyer, 900)):
            rows.trade_figure(pair=pair, flow=flow, reporter_id=code, value_usd=millions * MILLION, step_usd=MILLION)
    card = two_sides(slug="KGZ-UZB").chart("mirror")
    assert card is not None
    shares = [row[5].text for row in card.table.rows if row[1].text.startswith("From")]
    assert shares == ["−57.3% to −56.9%"] * 2
    assert "less (−) the seller reports, or Kyrgyzstan of both directions together" in card.subtitle
