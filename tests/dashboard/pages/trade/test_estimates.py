"""Past estimates held against what the years came to, as records."""

from datetime import date

import pytest

from cooperation.models import CountryPair
from dashboard.pages.trade.estimates import hindsight_records
from dashboard.pages.trade.view import TradeQuery, TradeView, trade_view

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped", "read_once")]


def test_records_that_are_kept_are_those_of_the_currency_looked_at() -> None:
    pair = CountryPair.objects.with_countries().by_slug("BLR-KAZ").get()
    dollars = trade_view(pair, TradeQuery(), date(2026, 11, 26))
    assert hindsight_records(dollars)
    tenge = TradeView(dollars.trade, dollars.query)
    tenge.currency = "KZT"
    assert [*hindsight_records(tenge)] == []
    assert hindsight_records(TradeView(dollars.trade, dollars.query)) is hindsight_records(dollars)
