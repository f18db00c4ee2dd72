"""From the first months of a year to the whole year, and how wrong that has been.

The run-rate takes every month to be alike. The share method takes the first months to bring the share of
the year that they brought in earlier years. With three earlier years or more, the spread of those shares
gives a prediction interval: the logarithms r = ln(S/A) are taken to be normal, so that
ln F = ln S - mean(r) ± t * sd(r) * sqrt(1 + 1/N), with Student's t for N - 1 degrees of freedom.
Fewer years carry no probability. The values of one call are in one unit and above zero.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import cached_property, lru_cache, reduce
from operator import add, mul
from statistics import stdev

from cooperation.analysis.dates import MONTHS_IN_YEAR, check_part_of_year
from cooperation.analysis.ends import DIGITS
from cooperation.analysis.growth import growth_percent
from cooperation.analysis.intervals import Comparison, Interval

FEWEST_YEARS_FOR_PROBABILITY = 3

# Two-sided Student's t, in thousandths, for 2, 3, … 30 degrees of freedom; above 30 the last serves and is
# a little wide. NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2, columns 0.90 and 0.975.
# fmt: off
T_80 = (
    1886, 1638, 1533, 1476, 1440, 1415, 1397, 1383, 1372, 1363, 1356, 1350, 1345, 1341, 1337,
    1333, 1330, 1328, 1325, 1323, 1321, 1319, 1318, 1316, 1315, 1314, 1313, 1311, 1310,
)
T_95 = (
    4303, 3182, 2776, 2571, 2447, 2365, 2306, 2262, 2228, 2201, 2179, 2160, 2145, 2131, 2120,
    2110, 2101, 2093, 2086, 2080, 2074, 2069, 2064, 2060, 2056, 2052, 2048, 2045, 2042,
)
# fmt: on


@dataclass(frozen=True)
class PriorYear:
    """An earlier year: its first months and its whole.

    ValueError for a value that is unbounded or can be zero, and for months that exceed their year.
    """

    year: int
    part: Interval
    total: Interval

    def __post_init__(self) -> None:
        for value in (self.part, self.total):
            if value.high is None or value.compare(0) is not Comparison.ABOVE:
                raise ValueError(f"{value} of {self.year} is unbounded or need not be above zero.")
        if self.part.compare(self.total) is Comparison.ABOVE:
            raise ValueError(f"The first months of {self.year} exceed the year.")

    @cached_property
    def share(self) -> Interval:
        """What the first months brought of the year, 0 to 1."""
        return self.part / self.total


@dataclass(frozen=True)
class Projection:
    """A year's total as its first months suggest it.

    `run_rate` is no forecast. `range` is what may be shown: the run-rate alone without earlier years, both
    methods together with one or two, the share method with more. `interval_80` and `interval_95` hold the
    total with that probability, widened by rounding; they are None with fewer than three earlier years.
    """

    prior_years: int
    run_rate: Interval
    share: Interval | None
    range: Interval
    interval_80: Interval | None = None
    interval_95: Interval | None = None


def project(so_far: Interval, months: int, priors: Sequence[PriorYear]) -> Projection:
    """Project the first `months` of a year by the method that the number of earlier years allows."""
    run_rate = annualise(so_far, months)
    if not priors:
        return Projection(0, run_rate, None, run_rate)
    share = so_far * len(priors) / reduce(add, (prior.share for prior in priors))
    if len(priors) < FEWEST_YEARS_FOR_PROBABILITY:
        return Projection(len(priors), run_rate, share, run_rate.hull(share))
    return Projection(
        prior_years=len(priors),
        run_rate=run_rate,
        share=share,
        range=share,
        interval_80=_prediction(so_far, priors, T_80),
        interval_95=_prediction(so_far, priors, T_95),
    )


def project_by_growth(so_far: Interval, months: int, last_total: Interval, growth: Interval) -> Projection:
    """Project by one earlier year of which the total and the growth since, in percent, are known.

    The share method comes to F = A * (1 + g) here; going by way of the implied first months would count
    the rounding of `so_far` twice.
    """
    run_rate = annualise(so_far, months)
    share = last_total * (growth / 100 + 1)
    return Projection(1, run_rate, share, run_rate.hull(share))


def annualise(so_far: Interval, months: int) -> Interval:
    """The run-rate: F = S * 12 / n."""
    check_part_of_year(months)
    if so_far.compare(0) is not Comparison.ABOVE:
        raise ValueError(f"{so_far} need not be above zero, so it cannot be projected.")
    return so_far * MONTHS_IN_YEAR / months


@dataclass(frozen=True)
class BacktestCase:
    """A projection made in its day, and what the year came to."""

    label: str
    projection: Projection
    outcome: Interval


@dataclass(frozen=True)
class BacktestRow:
    """The errors of a projection, in percent of the outcome; above zero is too high."""

    case: BacktestCase
    run_rate_error: Interval
    share_error: Interval | None


def backtest(cases: Iterable[BacktestCase]) -> list[BacktestRow]:
    """How far each projection was from the outcome, in the order given."""
    return [_backtest_row(case) for case in cases]


def _backtest_row(case: BacktestCase) -> BacktestRow:
    share = case.projection.share
    return BacktestRow(
        case=case,
        run_rate_error=growth_percent(case.projection.run_rate, case.outcome),
        share_error=None if share is None else growth_percent(share, case.outcome),
    )


def _prediction(so_far: Interval, priors: Sequence[PriorYear], quantiles: Sequence[int]) -> Interval:
    predicted = so_far / _typical_share(tuple(priors)) * _spread(tuple(priors), quantiles)
    return _not_below(so_far, predicted)


# Everything that is stated of one part of a year is held against the same earlier years.
@lru_cache(maxsize=64)
def _typical_share(priors: tuple[PriorYear, ...]) -> Interval:
    """The geometric mean of their shares."""
    return reduce(mul, (prior.share.power(Decimal(1) / len(priors)) for prior in priors))


@lru_cache(maxsize=64)
def _spread(priors: tuple[PriorYear, ...], quantiles: Sequence[int]) -> Interval:
    """The factors by which the year can differ from the typical one: exp(∓ t * sd(r) * sqrt(1 + 1/N))."""
    count = len(priors)
    thousandths = quantiles[min(count - FEWEST_YEARS_FOR_PROBABILITY, len(quantiles) - 1)]
    with localcontext(prec=DIGITS):
        logs = [_middle(prior.share).ln() for prior in priors]
        half_width = Decimal(thousandths) / 1000 * stdev(logs) * (1 + Decimal(1) / count).sqrt()
        return Interval((-half_width).exp(), half_width.exp())


def _middle(share: Interval) -> Decimal:
    if share.low is None or share.high is None:
        raise ValueError(f"The share {share} is unbounded.")
    return (share.low + share.high) / 2


def _not_below(so_far: Interval, predicted: Interval) -> Interval:
    """The year cannot come to less than its first months did, whatever the spread allows."""
    if so_far.low is None or predicted.low is None or predicted.low >= so_far.low:
        return predicted
    return Interval(so_far.low, predicted.high, so_far.low_open, predicted.high_open)
