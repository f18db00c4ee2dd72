"""Past estimates held against what the years came to, as records."""

from datetime import date

import pytest
from django.test import Client

from cooperation.models import CountryPair
from dashboard.pages.trade.estimates import hindsight_records
from dashboard.presenting.view import TradeQuery, TradeView, trade_view
from tests.cooperation import rows
from tests.dashboard.built import estimates

MILLION = 10**6

pytestmark = pytest.mark.django_db


def test_of_many_past_estimates_the_latest_are_shown_and_all_a_link_away(client: Client) -> None:
    pair = rows.country_pair()
    for year in range(2019, 2027):
        for end, millions in ((date(year, 6, 30), 400), (date(year, 12, 31), 1000)):
            dates = {"period_start": date(year, 1, 1), "period_end": end}
            rows.trade_figure(pair=pair, reporter_id="KGZ", value_usd=millions * MILLION, step_usd=MILLION, **dates)
    fared, everything = (estimates(query, "KGZ-UZB").fared for query in ("", "all=backtest"))
    assert fared
    assert everything
    assert [row[0].text for row in fared.table.rows] == [f"Jan–Jun {year}" for year in range(2026, 2020, -1)]
    assert len(everything.table.rows) == fared.everything == 8
    html = client.get("/KGZ-UZB/trade/estimates/?as_of=2026-11-20").content.decode()
    assert 'href="?as_of=2026-11-20&amp;all=backtest#backtest"' in html
    assert "Jan–Jun 2019" in client.get("/KGZ-UZB/trade/estimates/?all=backtest").content.decode()


@pytest.mark.usefixtures("shipped", "read_once")
def test_records_that_are_kept_are_those_of_the_currency_looked_at() -> None:
    pair = CountryPair.objects.with_countries().by_slug("BLR-KAZ").get()
    dollars = trade_view(pair, TradeQuery(), date(2026, 11, 26))
    assert hindsight_records(dollars)
    tenge = TradeView(dollars.trade, dollars.query)
    tenge.currency = "KZT"
    assert [*hindsight_records(tenge)] == []
    assert hindsight_records(TradeView(dollars.trade, dollars.query)) is hindsight_records(dollars)


@pytest.mark.usefixtures("shipped", "read_once")
@pytest.mark.parametrize(
    ("query", "period"),
    [
        ("", "Jan–Sep 2017"),
        ("base=H21", "Jan–Jun 2017"),
        ("base=H60", "Jan–Sep 2017"),  # a whole year
        ("base=nothing", "Jan–Sep 2017"),
    ],
)
def test_what_is_chosen_to_project_from_is_what_is_projected(query: str, period: str) -> None:
    page = estimates(query)
    assert page.form
    (select,) = (one for one in page.form.selects if one.name == "base")
    choices = [choice for group in select.groups for choice in group.choices]
    (chosen,) = (choice for choice in choices if choice.chosen)
    assert page.title.startswith(f"{period} ")
    assert chosen.label.startswith(f"{period}, ")
    assert not [choice.label for choice in choices if choice.label.startswith("2023,")]
