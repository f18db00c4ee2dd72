"""Monthly figures as a frame: whole months with an amount, every vintage, one query."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from cooperation import frames
from cooperation.analysis.dates import PartialDate
from cooperation.analysis.monthly import MONTH_COLUMNS
from cooperation.models import CountryPair, TradeFigure
from tests.cooperation import rows

pytestmark = pytest.mark.django_db

JANUARY = {"period_start": date(2030, 1, 1), "period_end": date(2030, 1, 31)}


def months(pair: CountryPair, as_of: date | None = None) -> list[tuple[str, str | None]]:
    """Code and revised code of each month."""
    frame = frames.months(pair, as_of)
    return [] if frame is None else list(zip(frame["code"], frame["revises"], strict=True))


def test_a_month_is_a_row(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    figure = rows.trade_figure(code="A", reporter_id="KGZ", value_usd=500, step_usd=10, **JANUARY)
    with django_assert_num_queries(1):
        frame = frames.months(figure.pair)
    assert frame is not None
    assert list(frame.columns) == MONTH_COLUMNS
    (row,) = frame.assign(month=frame["month"].dt.date).to_dict("records")
    named = {"reporter": "KGZ", "category": "goods", "flow": "TT", "month": date(2030, 1, 1), "code": "A"}
    assert row == named | {"low": 495.0, "high": 505.0, "revises": None, "figure": figure}


def test_only_whole_months_with_an_amount() -> None:
    pair = rows.country_pair()
    rows.trade_figure(code="YEAR")
    rows.trade_figure(code="DAYS", period_start=date(2030, 1, 1), period_end=date(2030, 1, 20))
    rows.trade_figure(code="TWO", period_start=date(2030, 1, 1), period_end=date(2030, 2, 28))
    growth = {"qualifier": "", "value_usd": None, "growth_percent": 5, "growth_qualifier": "exact"}
    rows.trade_figure(code="GROWTH", **growth, **JANUARY)
    rows.trade_figure(code="DRAFT", state="draft", **JANUARY)
    rows.trade_figure(code="SAID", **JANUARY)
    assert months(pair) == [("SAID", None)]
    assert {*TradeFigure.objects.for_pair(pair).of_months().values_list("code", flat=True)} == {
        "DRAFT",
        "SAID",
    }
    assert {*TradeFigure.objects.for_pair(pair).of_longer_periods().values_list("code", flat=True)} == {
        "YEAR",
        "TWO",
        "DAYS",
        "GROWTH",
    }


def test_all_vintages_that_were_known_by_a_day() -> None:
    pair = rows.country_pair()
    early, late = (rows.source(pair=pair, published_on=PartialDate(year)) for year in (2030, 2031))
    first = rows.trade_figure(code="A", evidence=rows.paragraph(source=early), **JANUARY)
    rows.trade_figure(code="B", evidence=rows.paragraph(source=late), revises=first, **JANUARY)
    assert months(pair) == [("A", None), ("B", "A")]
    assert months(pair, date(2031, 6, 1)) == [("A", None)]
    assert months(pair, date(2029, 1, 1)) == []


def test_an_open_end_is_no_number() -> None:
    figure = rows.trade_figure(qualifier="more_than", **JANUARY)
    frame = frames.months(figure.pair)
    assert frame is not None
    assert frame["low"].notna().all()
    assert frame["high"].isna().all()
