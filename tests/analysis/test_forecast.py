"""Forecasts of a year's total from sums of twelve months."""

import math
import random
from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.tsa.exponential_smoothing.ets import ETSModel

from cooperation.analysis.forecast import FEWEST_SUMS, forecast_total, past_forecasts


def walk(count: int, step: float = 0.002, noise: float = 0.01) -> list[float]:
    """A random walk that is the same each time."""
    chance = random.Random(7)  # noqa: S311 (no secret)
    level, values = 20.0, []
    for _ in range(count):
        level += step + chance.gauss(0, noise)
        values.append(math.exp(level))
    return values


def test_fewer_than_36_months_give_nothing() -> None:
    assert forecast_total(walk(FEWEST_SUMS - 1), 4) is None
    assert forecast_total(walk(FEWEST_SUMS), 4) is not None


@pytest.mark.parametrize("sums", [[0.0, *walk(40)], [-1.0, *walk(40)], [5.0] * 40])
def test_what_has_no_logarithm_or_no_variety_gives_nothing(sums: list[float]) -> None:
    assert forecast_total(sums, 4) is None


def test_a_series_that_no_model_fits_gives_nothing() -> None:
    assert forecast_total([10.0 ** (18 * (number % 2)) for number in range(40)], 12) is None


def test_no_months_ahead_give_nothing() -> None:
    assert forecast_total(walk(40), 0) is None


@settings(max_examples=5)
@given(st.integers(1, 12))
def test_the_wider_probability_holds_the_narrower(ahead: int) -> None:
    forecast = forecast_total(walk(60), ahead)
    assert forecast is not None
    assert forecast.interval_80.contains(forecast.expected)
    assert forecast.interval_80.is_within(forecast.interval_95)
    assert forecast.interval_80 != forecast.interval_95


def test_the_further_ahead_the_wider() -> None:
    near, far = forecast_total(walk(60), 1), forecast_total(walk(60), 12)
    assert near is not None
    assert far is not None
    assert ratio(near.interval_80.low, near.interval_80.high) < ratio(far.interval_80.low, far.interval_80.high)


def ratio(low: Decimal | None, high: Decimal | None) -> Decimal:
    assert low is not None
    assert high is not None
    return high / low


def test_steady_growth_goes_on() -> None:
    """A line in logarithms, all but without noise: five months on it is where the line is."""
    sums = walk(60, step=0.01, noise=0.0001)
    forecast = forecast_total(sums, 5)
    assert forecast is not None
    assert abs(float(forecast.expected) / (sums[-1] * math.exp(0.05)) - 1) < 0.02


def test_earlier_years_are_forecast_from_what_was_known_then() -> None:
    sums = walk(80)
    tests = past_forecasts(sums, 4)
    assert [test.years_ago for test in tests] == [1, 2, 3]
    for test in tests:
        known = sums[: 80 - 12 * test.years_ago]
        assert test.forecast == forecast_total(known, 4)
        assert test.outcome == Decimal(f"{sums[len(known) + 3]:.2f}")
        assert test.error == (test.forecast.expected / test.outcome - 1) * 100


def test_years_without_enough_before_them_are_not_tested() -> None:
    assert [test.years_ago for test in past_forecasts(walk(FEWEST_SUMS + 13), 4)] == [1]
    assert past_forecasts(walk(FEWEST_SUMS), 4) == []


@pytest.mark.parametrize("ahead", [1, 7])
def test_it_is_the_model_with_a_damped_trend_on_logarithms(ahead: int) -> None:
    """Asked in another way: the model's own forecast, and ends as far off as a normal distribution has them."""
    sums = walk(48, step=0.02)
    model = ETSModel(pd.Series([math.log(value) for value in sums]), error="add", trend="add", damped_trend=True)
    expected = math.exp(model.fit(disp=False).forecast(ahead).iloc[-1])
    forecast = forecast_total(sums, ahead)
    assert forecast is not None
    assert forecast.expected == Decimal(f"{expected:.2f}")
    low, high = forecast.interval_80.low, forecast.interval_80.high
    lowest, highest = forecast.interval_95.low, forecast.interval_95.high
    assert None not in (low, high, lowest, highest)
    wider = math.log(ratio(lowest, highest)) / math.log(ratio(low, high))
    assert wider == pytest.approx(1.959964 / 1.281552, rel=0.01)
    assert math.log(forecast.expected / (low or 1)) == pytest.approx(
        math.log((high or 1) / forecast.expected), rel=0.01
    )


def test_what_does_not_converge_warns_nobody(recwarn: pytest.WarningsRecorder) -> None:
    forecast_total([10.0 ** (18 * (number % 2)) for number in range(40)], 12)
    assert [*recwarn] == []
