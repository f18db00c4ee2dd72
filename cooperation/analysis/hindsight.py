"""What the first months of past years said of the whole year, held against what the year came to.

Parts and years are levels of one reporter and category, so that no comparison mixes two reporters. Earlier years
are taken as they are known now; a projection made in its day may have known less.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cooperation.analysis.dates import MONTHS_IN_YEAR, Period
from cooperation.analysis.figures import Flow, Key
from cooperation.analysis.intervals import Comparison, Interval
from cooperation.analysis.projection import BacktestCase, BacktestRow, PriorYear, Projection, backtest, project
from cooperation.analysis.projection import project_by_growth as by_growth
from cooperation.analysis.series import Best, Level

# What a year brought by its first months so long ago says little of today.
MOST_YEARS = 30


@dataclass(frozen=True)
class Hindsight:
    """A part of a year whose year is known: what each method made of it, and how wrong that was.

    ``by_year_before`` holds the run-rate and the year before brought forward by the growth since; ``by_shares`` the
    method that all earlier years allow, where there is more than the year before.
    """

    part: Level
    outcome: Level
    by_year_before: BacktestRow
    by_shares: BacktestRow | None

    @property
    def prior_years(self) -> int:
        """How many earlier years the method had to go by."""
        row = self.by_shares or self.by_year_before
        return row.case.projection.prior_years


def hindsights(levels: Iterable[Level], best: Best, growths: Mapping[str, Interval]) -> list[Hindsight]:
    """Every part of a year with a bounded outcome, in time. ``growths`` holds stated growth by the figure's code."""
    parts = sorted((level for level in levels if _is_part(level)), key=lambda level: (level.key.period, level.code))
    # Whatever else is stated of the same months has the same earlier years.
    known = {key: prior_years(key, best) for key in {part.key for part in parts}}
    return [one for part in parts for one in _hindsight(part, best, growths.get(part.code), known[part.key])]


def projected(part: Level, best: Best, growth: Interval | None) -> Projection:
    """The whole year of a part, by the method that the earlier years on record allow.

    One earlier year serves only where it is the year before: a share of years ago is no growth since then.
    ValueError where the part need not be above zero.
    """
    priors = prior_years(part.key, best)
    if len(priors) <= 1:
        return _by_year_before(part, best, growth)
    return project(part.value, part.months or 0, priors)


def prior_years(part: Key, best: Best) -> list[PriorYear]:
    """The earlier years, at most thirty, of which both the same months and the whole are known; the last first."""
    levels = (best.get(part._replace(period=period)) for period in _earlier(part.period))
    return [prior for level in levels if level for prior in _prior(level, best)]


def _earlier(period: Period) -> Iterator[Period]:
    for _ in range(MOST_YEARS):
        period = period.previous_year()
        yield period


def _is_part(level: Level) -> bool:
    return level.key.flow is Flow.TURNOVER and level.months in range(1, MONTHS_IN_YEAR)


def _hindsight(part: Level, best: Best, growth: Interval | None, priors: Sequence[PriorYear]) -> Iterator[Hindsight]:
    outcome = best.get(_year(part.key, part.key.period.start.year))
    if outcome is None or outcome.value.high is None or part.value.compare(0) is not Comparison.ABOVE:
        return
    label = part.code
    [simple] = backtest([BacktestCase(label, _by_year_before(part, best, growth), outcome.value)])
    shares = project(part.value, part.months or 0, priors) if len(priors) > 1 else None
    rows = backtest([BacktestCase(label, shares, outcome.value)]) if shares else [None]
    yield Hindsight(part, outcome, simple, rows[0])


def _by_year_before(part: Level, best: Best, growth: Interval | None) -> Projection:
    """With the year before, if it is known: by the growth that the figure states, else by the same months of it."""
    year, months = part.key.period.start.year - 1, part.months or 0
    total = best.get(_year(part.key, year))
    if total is None or total.value.high is None:
        return project(part.value, months, [])
    if growth is not None:
        return by_growth(part.value, months, total.value, growth)
    before = best.get(part.key._replace(period=part.key.period.previous_year()))
    return project(part.value, months, [*_prior(before, best)] if before else [])


def _prior(part: Level, best: Best) -> Iterator[PriorYear]:
    year = part.key.period.start.year
    total = best.get(_year(part.key, year))
    if total is None:
        return
    try:
        yield PriorYear(year, part.value, total.value)
    except ValueError:
        return


def _year(key: Key, year: int) -> Key:
    return key._replace(period=Period(date(year, 1, 1), date(year, 12, 31)))
