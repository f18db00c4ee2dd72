"""Figures as plain values."""

from decimal import Decimal

import pytest

from cooperation.analysis.intervals import Interval
from cooperation.models import TradeFigure
from dashboard.components.records import derived_record, figure_record
from tests.dashboard.built import pair

pytestmark = pytest.mark.django_db

D = Decimal


def test_a_figure_as_plain_values() -> None:
    figure = TradeFigure.objects.with_evidence().get(pair=pair(), code="H26")
    record = figure_record(pair(), figure)
    expected = {"kind": "stated", "reporter": "BLR", "flow": "TT", "period": "2017-01/2017-09", "evidence": "1:19"}
    assert record | expected == record
    assert (record["low_usd"], record["value_usd"], record["high_usd"]) == (450e6, 500e6, 550e6)
    assert (record["growth_low"], record["growth_percent"], record["growth_high"]) == (61.8, 65.0, 65.0)


def test_a_derived_value_has_its_formula_and_no_open_end_as_a_number() -> None:
    record = derived_record(pair(), "A", "2017", Interval(D(5), None), "a + b", reporter="BLR")
    assert record == {
        "pair": "BLR-KAZ",
        "code": "A",
        "kind": "derived",
        "period": "2017",
        "low_usd": 5.0,
        "high_usd": None,
        "formula": "a + b",
        "reporter": "BLR",
    }
