"""What a stored number can mean: amounts and growth as intervals, and nothing stored that has no reading."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from cooperation.analysis.dates import Period
from cooperation.analysis.intervals import Interval
from cooperation.models import Hedge, Target, TradeFigure
from cooperation.wording.numbers import NBSP
from tests.cooperation import rows

pytestmark = pytest.mark.django_db

D = Decimal
MILLION = 10**6

READINGS: list[tuple[dict[str, Any], Interval | None]] = [
    ({"qualifier": "exact", "value_usd": 500 * MILLION}, Interval.point(500 * MILLION)),
    (
        {"qualifier": "exact", "value_usd": 500 * MILLION, "step_usd": 100 * MILLION},
        Interval(D(450 * MILLION), D(550 * MILLION), high_open=True),
    ),
    (
        {"qualifier": "rounded", "value_usd": 500 * MILLION, "step_usd": 100 * MILLION},
        Interval(D(450 * MILLION), D(550 * MILLION), high_open=True),
    ),
    ({"qualifier": "about", "value_usd": 700}, Interval(D(665), D(735))),
    ({"qualifier": "almost", "value_usd": 700}, Interval(D(665), D(700), high_open=True)),
    ({"qualifier": "less_than", "value_usd": 700}, Interval(D(0), D(700), high_open=True)),
    ({"qualifier": "more_than", "value_usd": 1000}, Interval(D(1000), None, low_open=True)),
    ({"qualifier": "at_least", "value_usd": 1000}, Interval(D(1000), None)),
    ({"qualifier": "up_to", "value_usd": 700}, Interval(D(0), D(700))),
    ({"qualifier": "between", "value_usd": D("3.5"), "upper_usd": 4}, Interval(D("3.5"), D(4))),
]


@pytest.mark.parametrize(("values", "interval"), READINGS, ids=lambda case: str(case))
def test_a_stored_amount_is_read_as_an_interval(values: dict[str, Any], interval: Interval) -> None:
    for row in (rows.trade_figure(**values), rows.target(**values)):
        row.refresh_from_db()
        assert row.amount == interval


@pytest.mark.parametrize(("values", "interval"), READINGS[3:], ids=lambda case: str(case))
def test_a_stored_growth_is_read_alike(values: dict[str, Any], interval: Interval) -> None:
    named = {"qualifier": "growth_qualifier", "value_usd": "growth_percent", "upper_usd": "growth_upper"}
    figure = rows.trade_figure(**{named[name]: value for name, value in values.items()})
    figure.refresh_from_db()
    assert figure.growth == interval


def test_what_is_not_stated_is_none() -> None:
    figure = rows.trade_figure(qualifier="", value_usd=None, growth_qualifier="almost", growth_percent=65)
    assert (figure.amount, rows.trade_figure().growth) == (None, None)


@pytest.mark.parametrize("qualifier", ["", "between"])
def test_a_target_of_a_form_that_is_refused_has_a_name(qualifier: str) -> None:
    """A hedge, or the upper end of a range, is still missing."""
    amount: dict[str, Any] = {"own_value": Decimal(5), "own_qualifier": qualifier, "currency": "KZT"}
    dollars: dict[str, Any] = {"value_usd": Decimal(5), "qualifier": qualifier}
    multiple: dict[str, Any] = {"multiple": Decimal(2), "multiple_qualifier": qualifier}
    for stated in (amount, dollars, multiple):
        assert str(Target(code="T1", flow="TT", **stated)) == "T1: turnover"


def test_every_shipped_number_has_a_reading(shipped: None) -> None:
    figures, targets = list(TradeFigure.objects.all()), list(Target.objects.all())
    assert all(figure.amount or figure.growth for figure in figures)
    assert all(target.amount for target in targets)


NUMBERS = st.sampled_from([None, *map(D, ("-200", "-100", "-1", "0", "0.01", "1", "65", "100"))])
# Mostly what has a reading, so that not all is refused before it is read.
LIKELY = {
    "qualifier": st.sampled_from(Hedge.values),
    "value": st.sampled_from([*map(D, ("-100", "-1", "0", "0.01", "1", "65"))]),
    "step": st.sampled_from([None, D(0), D("0.01"), D(1)]),
    "upper": st.none() | NUMBERS,
}


@settings(max_examples=75)
@given(**LIKELY)
def test_what_passes_the_checks_can_be_read(
    qualifier: str, value: Decimal | None, step: Decimal | None, upper: Decimal | None
) -> None:
    figure = TradeFigure(
        code="F1",
        category="goods",
        flow="TT",
        period_start=date(2031, 1, 1),
        period_end=date(2031, 12, 31),
        attribution="narrator",
        **{"qualifier": qualifier, "value_usd": value, "step_usd": step, "upper_usd": upper},
        **{"growth_qualifier": qualifier, "growth_percent": value, "growth_step": step, "growth_upper": upper},
    )
    try:
        figure.full_clean(exclude=["pair", "evidence"])
    except ValidationError:
        return
    assert figure.amount is not None
    assert figure.growth is not None


@settings(max_examples=100)
@given(qualifier=st.sampled_from(["", *Hedge.values]), value=NUMBERS, step=NUMBERS, upper=NUMBERS)
def test_the_database_refuses_half_a_number(
    qualifier: str, value: Decimal | None, step: Decimal | None, upper: Decimal | None
) -> None:
    """A number has its hedge, a range its upper end: told once more in plain Python."""
    stated = value is not None and qualifier != ""
    absent = (value, step, upper, qualifier) == (None, None, None, "")
    whole_range = value is not None and upper is not None and upper > value and qualifier == "between"
    fits = (
        (stated or absent)
        and (step is None or step > 0)
        and (whole_range or (upper is None and qualifier != "between"))
    )
    with transaction.atomic():
        target = rows.target()
        changes = Target.objects.filter(pk=target.pk)
        values = {"qualifier": qualifier, "value_usd": value, "step_usd": step, "upper_usd": upper}
        assert accepts(lambda: changes.update(**values)) == fits
        transaction.set_rollback(True)


def accepts(write: Callable[[], object]) -> bool:
    """Whether the database takes it."""
    try:
        with transaction.atomic():
            write()
    except IntegrityError:
        return False
    return True


def test_a_period_is_the_span_between_its_days() -> None:
    assert rows.trade_figure().period == Period(date(2011, 1, 1), date(2011, 12, 31))


def test_a_figure_and_a_target_name_themselves() -> None:
    assert str(rows.trade_figure(code="F1")) == "F1: turnover, 2011"
    assert str(rows.target(code="M1")) == f"M1: more than $1,000{NBSP}m"
    assert str(rows.target(code="M2", quote="over a billion")) == "M2: over a billion"


@pytest.mark.parametrize("code", ["KGZ", "UZB", None])
def test_the_reporter_is_one_of_the_pair_or_not_said(code: str | None) -> None:
    rows.trade_figure(reporter_id=code).full_clean()


def test_a_third_country_reports_nothing() -> None:
    with pytest.raises(ValidationError) as refusal:
        rows.trade_figure(reporter_id="KAZ").full_clean()
    sentence = "The reporter is one of the pair's two countries, or not said."
    assert refusal.value.message_dict == {"reporter": [sentence]}


def test_figures_stand_in_the_order_of_time() -> None:
    year = {"period_start": date(2031, 1, 1), "period_end": date(2031, 12, 31)}
    quarter = {"period_start": date(2031, 10, 1), "period_end": date(2031, 12, 31)}
    last, second, third, first = (
        rows.trade_figure(code=code, **period)
        for code, period in [
            ("D", {"period_start": date(2032, 1, 1), "period_end": date(2032, 1, 31)}),
            ("B", year),
            ("A", quarter),
            ("A1", year),
        ]
    )
    made = TradeFigure.objects.for_pair(rows.country_pair())
    assert [*made.in_time()] == [first, second, third, last]


def test_a_revised_figure_gives_way_to_the_later_one(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    first = rows.trade_figure()
    second = rows.trade_figure(revises=first)
    third = rows.trade_figure(revises=second)
    alone = rows.trade_figure()
    with django_assert_num_queries(1):
        assert {*TradeFigure.objects.for_pair(first.pair).latest_vintage()} == {third, alone}
