"""The trade of a pair as it was known on a day."""

from datetime import date

import pytest

from cooperation.models import CountryPair
from cooperation.queries.trade import trade_of
from tests.cooperation import rows

pytestmark = pytest.mark.django_db
TODAY, BEFORE = date(2026, 11, 24), date(2015, 1, 1)


def test_a_rate_of_a_later_source_gives_no_dollars_yet() -> None:
    early, late = rows.source(published_on="2013-01-01"), rows.source(published_on="2020-01-01")
    own = {"currency": "KGS", "own_qualifier": "exact", "own_value": 8_000_000_000, "own_unit": 6}
    rows.trade_figure(evidence=rows.paragraph(source=early), value_usd=None, qualifier="", **own)
    rows.exchange_rate(evidence=rows.paragraph(source=late))
    pair = CountryPair.objects.with_countries().get(pk=early.pair_id)
    in_dollars = {
        day: sum(key.currency == "USD" for key in trade_of(pair, TODAY, day).choices) for day in (None, BEFORE)
    }
    assert in_dollars[None] > 0 == in_dollars[BEFORE]
