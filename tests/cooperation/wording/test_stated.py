"""What sources state in numbers, in words: amount, range and growth."""

from decimal import Decimal
from typing import Any

import pytest

from cooperation.models import TradeFigure
from cooperation.wording.stated import amount_range, amount_words, brief_amount, growth_range, growth_words, level_words
from tests.cooperation import rows
from tests.cooperation.wording.words import plain

pytestmark = pytest.mark.django_db

D = Decimal
MILLION, BILLION = D(10**6), D(10**9)


def stated(**values: Any) -> TradeFigure:
    """A figure as the database gives it back."""
    figure = rows.trade_figure(**values)
    figure.refresh_from_db()
    return figure


A_BILLION = {"value_usd": BILLION, "step_usd": BILLION, "unit": 9}
AMOUNTS: list[tuple[dict[str, Any], str, str, str]] = [
    ({"value_usd": BILLION / 2, "step_usd": BILLION / 10, "unit": 9}, "$0.5 bn", "0.45–0.55", "$0.5 bn"),
    ({"value_usd": D("952.8") * MILLION, "step_usd": MILLION / 10}, "$952.8 m", "952.75–952.85", "$952.8 m"),
    (A_BILLION | {"qualifier": "almost"}, "almost $1 bn", "0.95–1.00", "$1 bn"),
    (A_BILLION | {"qualifier": "more_than"}, "more than $1 bn", "more than 1.0", "$1 bn"),
    (A_BILLION | {"qualifier": "at_least"}, "at least $1 bn", "at least 1.0", "$1 bn"),
    ({"qualifier": "almost", "value_usd": BILLION / 2, "unit": 9}, "almost $0.5 bn", "0.47–0.50", "$0.5 bn"),
    ({"qualifier": "almost", "value_usd": -700_000, "unit": 3}, "almost −$700 k", "−700.0 to −665.0", "−$700 k"),
    (
        {"qualifier": "between", "value_usd": 900 * MILLION, "upper_usd": BILLION, "step_usd": 100 * MILLION},
        "$900–1,000 m",
        "900–1,000",
        "$900 m",
    ),
]


@pytest.mark.parametrize(("values", "words", "span", "level"), AMOUNTS, ids=[words for _, words, _, _ in AMOUNTS])
def test_an_amount_keeps_its_hedge_and_has_a_range(values: dict[str, Any], words: str, span: str, level: str) -> None:
    figure = stated(**values)
    assert plain(amount_words(figure)) == words
    assert plain(amount_range(figure)) == span
    assert plain(level_words(figure)) == level


def test_only_a_point_has_a_range_of_one_number() -> None:
    for values, *_words in AMOUNTS:
        figure = stated(**values)
        assert figure.amount is not None
        assert not figure.amount.is_point
        text = amount_range(figure)
        assert "–" in text or " " in text


def test_without_an_amount_there_is_a_dash() -> None:
    figure = stated(
        qualifier="", value_usd=None, growth_percent=D("-9.3"), growth_qualifier="exact", growth_step=D("0.1")
    )
    assert [amount_words(figure), amount_range(figure), level_words(figure)] == ["–"] * 3
    assert growth_words(figure.stated_growth) == "−9.3%"
    assert growth_range(figure.growth) == "−10% to −9%"
    assert growth_words(stated().stated_growth) == growth_range(stated().growth) == "–"


def test_brief_where_there_is_little_room() -> None:
    target = rows.target(value_usd=BILLION, step_usd=BILLION, unit=9)
    assert plain(brief_amount(target)) == "> $1 bn"
    assert plain(brief_amount(stated(value_usd=5 * MILLION, step_usd=MILLION))) == "$5 m"
