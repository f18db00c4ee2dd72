"""Figures as plain values."""

from decimal import Decimal

import pytest

from cooperation.analysis.dates import Period
from cooperation.analysis.intervals import Interval
from dashboard.components.records import derived_record, ends, figure_record, plain
from tests.dashboard.built import pair, view

pytestmark = pytest.mark.django_db

D = Decimal


def test_a_figure_as_plain_values() -> None:
    figure = next(one for one in view().trade.figures if one.code == "H26")
    record = figure_record(pair(), figure, view().choices[figure.stated[0].key])
    expected = {"kind": "stated", "reporter": "BLR", "flow": "TT", "period": "2017-01/2017-09", "evidence": "1:19"}
    assert record | expected == record
    assert (record["low_usd"], record["value_usd"], record["high_usd"]) == (450e6, 500e6, 550e6)
    assert (record["growth_low"], record["growth_percent"], record["growth_high"]) == (61.75, 65.0, 65.0)


def test_a_record_says_what_speaks_and_why() -> None:
    by_code = {one.code: one for one in view().trade.figures}
    record = figure_record(pair(), by_code["H06"], view().choices[by_code["H06"].stated[0].key])
    expected = {"chosen": "H06", "chosen_by": "later", "also_on_record": "H07", "contested": True}
    assert record | expected == record


def test_stated_numbers_keep_their_digits() -> None:
    assert plain(D("70.37")) == 70.37
    assert ends(Interval(D("34.7501234"), D("34.8501234"))) == (34.7501, 34.8502)


def test_a_derived_value_has_its_formula_and_no_open_end_as_a_number() -> None:
    record = derived_record(pair(), "A", Period.parse("2017"), Interval(D(5), None), "a + b", reporter="BLR")
    assert record == {
        "pair": "BLR-KAZ",
        "code": "A",
        "kind": "derived",
        "period": "2017-01/2017-12",
        "low_usd": 5.0,
        "high_usd": None,
        "own_low": None,
        "own_high": None,
        "formula": "a + b",
        "reporter": "BLR",
    }
