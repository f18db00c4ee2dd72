"""How far two reports of the same trade are apart, in words."""

from datetime import date
from typing import Any

import pytest

from cooperation.models import CountryPair
from tests.cooperation import rows
from tests.dashboard.built import two_sides

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
        ((1000, "at_least"), (912, "exact"), "at least +9%"),
        ((912, "exact"), (1000, "at_least"), "up to −9%"),
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
