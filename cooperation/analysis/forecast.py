"""The total of a year from its monthly series: exponential smoothing of the sums of twelve months.

Hyndman (Forecasting annual totals, robjhyndman.com/hyndsight/forecasting-annual-totals) forecasts sums over a year
as a series of their own. Here their logarithms follow a damped additive trend with additive errors, ETS(A,Ad,N);
the sum of twelve months at December is the year. Intervals are the model's own: they know nothing of events.
statsmodels, which fits the model, is in the dependency group ``forecast``: a site may do without.
"""

import math
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from importlib.util import find_spec

from cooperation.analysis.intervals import Interval

FEWEST_MONTHS = 36
FEWEST_SUMS = FEWEST_MONTHS - 11
YEARS_TESTED = 3
# e to the 50th is beyond all trade: a model that gets there, or to no number at all, does not fit.
LARGEST_LOG = 50


@dataclass(frozen=True)
class Forecast:
    """A year's total in the unit of the sums: what the model expects, and where it lies with 80% and 95%."""

    expected: Decimal
    interval_80: Interval
    interval_95: Interval


@dataclass(frozen=True)
class ForecastTest:
    """A forecast made with the sums up to a month of an earlier year, and what that year came to."""

    years_ago: int
    forecast: Forecast
    outcome: Decimal

    @property
    def error(self) -> Decimal:
        """In percent of the outcome; above zero is too high."""
        return (self.forecast.expected / self.outcome - 1) * 100


def can_forecast() -> bool:
    """Whether what fits the model is installed here."""
    return find_spec("statsmodels") is not None


def forecast_total(sums: Sequence[float], months_ahead: int) -> Forecast | None:
    """The sum of twelve months so many months after the last of ``sums``, which follow each other month by month.

    None for fewer than 25 sums (36 months), a sum that is not above zero, sums that are all alike, or a series that
    no model fits.
    """
    if len(sums) < FEWEST_SUMS or months_ahead < 1 or min(sums) <= 0 or min(sums) == max(sums):
        return None
    ends = _fitted([math.log(value) for value in sums], months_ahead)
    if not all(abs(end) < LARGEST_LOG for end in ends):
        return None
    expected, low_80, high_80, low_95, high_95 = (Decimal(f"{math.exp(end):.2f}") for end in ends)
    return Forecast(expected, Interval(low_80, high_80), Interval(low_95, high_95))


def past_forecasts(sums: Sequence[float], months_ahead: int) -> list[ForecastTest]:
    """The same forecast made one, two and three years earlier, where enough of the series came before."""
    return [test for years_ago in range(1, YEARS_TESTED + 1) for test in _past_forecast(sums, months_ahead, years_ago)]


def _past_forecast(sums: Sequence[float], months_ahead: int, years_ago: int) -> list[ForecastTest]:
    known = len(sums) - 12 * years_ago
    forecast = forecast_total(sums[: max(known, 0)], months_ahead)
    if forecast is None:
        return []
    outcome = Decimal(f"{sums[known + months_ahead - 1]:.2f}")
    return [ForecastTest(years_ago, forecast, outcome)]


def _fitted(logs: Sequence[float], months_ahead: int) -> tuple[float, ...]:
    """Mean, ends of the 80% and of the 95% interval, of the logarithm."""
    # They take seconds to import, and most pairs have no monthly series.
    import pandas as pd
    from statsmodels.tsa.exponential_smoothing.ets import ETSModel

    with warnings.catch_warnings():
        # What does not converge is seen in the intervals; a warning on the server reaches nobody.
        warnings.simplefilter("ignore")
        fit = ETSModel(pd.Series(logs), error="add", trend="add", damped_trend=True).fit(disp=False)
        prediction = fit.get_prediction(start=len(logs), end=len(logs) + months_ahead - 1)
        narrow, wide = (prediction.pred_int(alpha=alpha).iloc[-1] for alpha in (0.2, 0.05))
        return tuple(float(end) for end in (prediction.predicted_mean.iloc[-1], *narrow, *wide))
