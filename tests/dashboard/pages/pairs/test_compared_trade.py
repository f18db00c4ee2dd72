"""What is never compared: a part with the whole, figures that nobody is named for, targets of something else."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.http import QueryDict

from cooperation.models import CountryPair, TradeFigure
from cooperation.queries.trade_sizes import latest_turnover
from dashboard.pages.pairs.compare import ComparePage
from dashboard.pages.pairs.compared_trade import ComparedTrade, compared_trade
from dashboard.pages.pairs.growth import growths, latest_derived
from tests.cooperation import rows
from tests.dashboard.built import TODAY

pytestmark = pytest.mark.django_db


def yearly(made: CountryPair, year: int, millions: int, **values: Any) -> TradeFigure:
    """Turnover of a made-up year, as stated."""
    amount = {"value_usd": millions * Decimal(10**6), "qualifier": "exact", "step_usd": Decimal(10**6)}
    span = {"period_start": date(year, 1, 1), "period_end": date(year, 12, 31)}
    return rows.trade_figure(pair=made, **(span | amount | values))


def trade_of(*pairs: CountryPair, query: str = "") -> ComparedTrade:
    return compared_trade(pairs, QueryDict(query), TODAY)


@pytest.fixture
def two(db: None) -> tuple[CountryPair, CountryPair]:
    """Two made-up pairs without any figure."""
    return rows.country_pair(), rows.country_pair("ARM", "TJK")


def test_a_part_is_never_in_the_line_of_the_whole(two: tuple[CountryPair, CountryPair]) -> None:
    made, _other = two
    yearly(made, 2023, 900, code="whole", reporter_id="KGZ")
    yearly(made, 2024, 100, code="part", reporter_id="KGZ", scope="agrifood")
    trade = trade_of(made)
    assert [row.level.code for row in trade.drawn] == ["whole"]
    assert {row.level.code: row.why for row in trade.rows}["part"] == "a part of the trade"
    assert latest_derived([row.choice for row in trade.of(made)]) is None


def test_growth_of_a_part_is_not_the_growth_of_trade(two: tuple[CountryPair, CountryPair]) -> None:
    made, _other = two
    grown = {"growth_qualifier": "exact", "growth_step": 1, "reporter_id": "KGZ"}
    yearly(made, 2023, 900, growth_percent=7, **grown)
    yearly(made, 2024, 100, growth_percent=44, scope="agrifood", **grown)
    yearly(made, 2025, 100, growth_percent=55, category="services", **grown)
    assert [growth.words for growth in growths(trade_of(made)) if not growth.is_derived] == ["+7%"]
    services = growths(trade_of(made, query="kind=services"))
    assert [growth.words for growth in services if not growth.is_derived] == ["+55%"]


def test_figures_that_no_country_is_named_for_make_no_growth(two: tuple[CountryPair, CountryPair]) -> None:
    made, _other = two
    for year, millions in ((2023, 900), (2024, 100)):
        yearly(made, year, millions, reporter_id=None)
    assert latest_derived([row.choice for row in trade_of(made).rows]) is None


@pytest.mark.parametrize(
    ("values", "drawn"),
    [
        ({}, True),
        ({"category": "not_said"}, True),
        ({"flow": "X", "reporter_id": "KGZ"}, False),
        ({"category": "investment_flow"}, False),
        ({"scope": "agrifood"}, False),
    ],
)
def test_a_target_stands_on_the_axis_only_where_what_is_drawn_counts_for_it(
    two: tuple[CountryPair, CountryPair], values: dict[str, Any], drawn: bool
) -> None:
    made, other = two
    yearly(made, 2024, 900, reporter_id="KGZ")
    rows.target(pair=made, value_usd=Decimal(2 * 10**9), **({"category": "goods"} | values))
    assert bool(trade_of(made).goal_drawn(made)) is drawn
    card = ComparePage(QueryDict(f"pairs={made.slug},{other.slug}"), TODAY).trade_card
    assert card is not None
    words = card.info.panels[0].lines[1]
    assert words.startswith("Target: " if drawn else "Target of something else: ")
    assert (card.info.panels[0].goal is not None) is drawn


@pytest.mark.parametrize(
    ("first", "second", "title"),
    [
        (900, 800, "Of 2 pairs with a yearly total, Kyrgyzstan–Uzbekistan trades most: $900 m in 2024 (Kyrgyzstan)"),
        (900, 900, "The latest yearly totals of 2 pairs leave open which of them trades most"),
    ],
)
def test_no_pair_is_ranked_first_where_the_ranges_leave_it_open(
    two: tuple[CountryPair, CountryPair], first: int, second: int, title: str
) -> None:
    yearly(two[0], 2024, first, reporter_id="KGZ")
    yearly(two[1], 2024, second, reporter_id="ARM")
    card = ComparePage(QueryDict("pairs=KGZ-UZB,ARM-TJK"), TODAY).trade_card
    assert card is not None
    assert card.title.replace("\u00a0", " ") == title


@pytest.mark.parametrize(
    ("first", "second", "title"),
    [
        (
            {"millions": 900},
            {"millions": 100, "qualifier": "at_least"},
            "Of the latest yearly totals of 2 pairs, the largest stated is Kyrgyzstan–Uzbekistan’s: $900 m in 2024 "
            "(Kyrgyzstan); “at least $100 m” has no upper end",
        ),
        (
            {"millions": 900},
            {"millions": 900, "qualifier": "at_least"},
            "The latest yearly totals of 2 pairs, $900 m to at least $900 m, leave open which of them trades most",
        ),
    ],
)
def test_a_total_without_an_upper_end_is_said_to_be_why_the_order_is_open(
    two: tuple[CountryPair, CountryPair], first: dict[str, Any], second: dict[str, Any], title: str
) -> None:
    yearly(two[0], 2024, reporter_id="KGZ", **first)
    yearly(two[1], 2024, reporter_id="ARM", **second)
    card = ComparePage(QueryDict("pairs=KGZ-UZB,ARM-TJK"), TODAY).trade_card
    assert card is not None
    assert card.title.replace("\u00a0", " ") == title


def test_of_two_sides_of_one_year_both_have_to_be_above(two: tuple[CountryPair, CountryPair]) -> None:
    yearly(two[0], 2024, 900, reporter_id="KGZ")
    yearly(two[0], 2024, 700, reporter_id="UZB")
    yearly(two[1], 2024, 800, reporter_id="ARM")
    card = ComparePage(QueryDict("pairs=KGZ-UZB,ARM-TJK"), TODAY).trade_card
    assert card is not None
    assert (
        card.title.replace("\u00a0", " ")
        == "The latest yearly totals of 2 pairs, $700 m to $900 m, leave open which of them trades most"
    )


def test_of_two_sides_of_one_year_both_are_named_however_many_years_each_reports(
    two: tuple[CountryPair, CountryPair],
) -> None:
    for year in (2022, 2023):
        yearly(two[0], year, 600, reporter_id="UZB")
    yearly(two[0], 2024, 700, reporter_id="UZB")
    yearly(two[0], 2024, 900, reporter_id="KGZ")
    yearly(two[0], 2024, 5000, reporter_id=None)
    yearly(two[1], 2024, 100, reporter_id="ARM")
    card = ComparePage(QueryDict("pairs=KGZ-UZB,ARM-TJK"), TODAY).trade_card
    assert card is not None
    said = "Kyrgyzstan–Uzbekistan trades most: $900 m in 2024 (Kyrgyzstan) and $700 m in 2024 (Uzbekistan)"
    assert card.title.replace("\u00a0", " ") == f"Of 2 pairs with a yearly total, {said}"
    lines = [line.replace("\u00a0", " ") for line in card.info.panels[0].lines]
    assert lines[:2] == ["2024: $900 m (Kyrgyzstan)", "2024: $700 m (Uzbekistan)"]


def test_one_pair_alone_is_not_compared(two: tuple[CountryPair, CountryPair]) -> None:
    page = ComparePage(QueryDict("pairs=KGZ-UZB"), TODAY)
    assert [part.key for part in page.parts] == ["choose"]
    assert [peer.link.label for peer in page.choosing.peers]


def test_the_size_of_a_pair_is_that_of_its_whole_trade(two: tuple[CountryPair, CountryPair]) -> None:
    yearly(two[0], 2023, 900)
    yearly(two[0], 2024, 100, scope="agrifood")
    assert latest_turnover([two[0]], TODAY)[two[0].pk] == 900 * 10**6
