"""How far a figure is from a target, what pace the rest of the year needs, and what became of the target.

A threshold is the level that a target names, in the unit of the figures: 1000 for "more than $1000 million".
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import groupby

from cooperation.analysis.choosing.bearing import Bearing
from cooperation.analysis.dates import MONTHS_IN_YEAR, Period, check_part_of_year
from cooperation.analysis.intervals import Interval
from cooperation.analysis.series import Level
from cooperation.analysis.source_ranks import is_count


def gap(threshold: Decimal, value: Interval) -> Interval:
    """What is missing to the threshold; negative once the value is beyond it."""
    return threshold - value


def pro_rata(threshold: Decimal, months: int) -> Interval:
    """The part of a yearly threshold that falls on the first `months` at an even pace."""
    check_part_of_year(months)
    return Interval.point(threshold) * months / MONTHS_IN_YEAR


def pace_share(threshold: Decimal, so_far: Interval, months: int) -> Interval:
    """Percent of the even pace reached: `so_far` over the threshold's share of the first `months`."""
    return so_far / pro_rata(threshold, months) * 100


def required_monthly_pace(threshold: Decimal, so_far: Interval, months: int) -> Interval:
    """What each month left of the year has to bring to reach the threshold: (T - S) / (12 - n)."""
    check_part_of_year(months)
    return gap(threshold, so_far) / (MONTHS_IN_YEAR - months)


def pace_multiple(threshold: Decimal, so_far: Interval, months: int) -> Interval:
    """The required monthly pace over the pace so far.

    ((T - S) / (12 - n)) / (S / n), written as (T / S - 1) * n / (12 - n), where S stands only once.
    """
    check_part_of_year(months)
    return (threshold / so_far - 1) * months / (MONTHS_IN_YEAR - months)


class TargetState(StrEnum):
    """What became of a target, as `state_of_target` tells it."""

    OPEN = "open"
    ALREADY_ABOVE = "already_above"
    REACHED = "reached"
    SLIPPED = "slipped"
    MISSED = "missed"
    CANNOT_BE_TOLD = "cannot_be_told"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True)
class Target:
    """A stated aim: the values that meet it, and the last day of its deadline, if one was stated.

    A level to reach has no upper end: "reach $1 billion" is at least, "exceed" is more than.
    """

    wanted: Interval
    stated_on: date
    due: date | None = None


@dataclass(frozen=True)
class Held:
    """A level that bears on a target, how it bears, and what it says of what the target is about."""

    level: Level
    value: Interval
    bearing: Bearing = Bearing.COUNTS

    @property
    def period(self) -> Period:
        """The period that the level is about."""
        return self.level.key.period

    @property
    def printed(self) -> Decimal | None:
        """The number as printed without a hedge, where it is held against the target as it is."""
        as_it_is = self.value == self.level.value and not self.level.contested
        return self.level.printed if as_it_is else None


@dataclass(frozen=True)
class TargetResult:
    """The state of a target and the levels that it rests on (none where none are known)."""

    state: TargetState
    rests_on: tuple[Held, ...] = ()

    @property
    def is_counted(self) -> bool:
        """Whether a statistic backs it; what it rests on was only said otherwise."""
        return any(is_count(held.level.kind) for held in self.rests_on)


@dataclass(frozen=True)
class _Year:
    """A full year, and whether it meets the target: None where it does not tell."""

    period: Period
    held: tuple[Held, ...]
    meets: bool | None


@dataclass(frozen=True)
class FullYear:
    """All that is held against a target of one full year."""

    period: Period
    held: tuple[Held, ...]


def full_years(held: Iterable[Held]) -> list[FullYear]:
    """What counts of all that is held against a target: the years that are full, in time, by figures that settle it."""
    full = [one for one in held if one.period.is_full_year and not _is_unsettled(one.level)]
    full.sort(key=lambda one: (one.period.end, one.period.start, one.level.known_on, one.level.code))
    return [FullYear(period, tuple(group)) for period, group in groupby(full, key=lambda one: one.period)]


def before_words(official: Iterable[Held], stated: Iterable[Held]) -> list[Held]:
    """What offices count, and what is stated of periods that they do not count.

    Of a period the count of what the target is about itself goes before that of the partner, the mirror of it.
    """
    by_period: dict[Period, list[Held]] = {}
    for one in official:
        by_period.setdefault(one.period, []).append(one)
    found = []
    for each in by_period.values():
        own = [one for one in each if one.bearing is not Bearing.MIRROR]
        found += own or each
    return [*found, *(one for one in stated if one.period not in by_period)]


def state_of_target(target: Target, held: Iterable[Held], as_of: date) -> TargetResult:
    """What becomes of a target by what is known on `as_of`; ``held`` is what was known by then."""
    return state_by_years(target, full_years(held), as_of)


def state_by_years(target: Target, full: Iterable[FullYear], as_of: date) -> TargetResult:
    """The same by the full years of what is held against it: targets with one aim share them.

    Only full years count, calendar or fiscal, that end on or after the day on which the target was stated, and no
    provisional or implausible figure. A year meets the target where a value lies wholly within the wanted ones, and
    fails it where one lies wholly outside; where values of one year say both, or none says either, it tells nothing.
    Years stand by the year in which they end.

    Where the last year before the statement met it already, and no later year up to the deadline failed it:
    - already above: it asks for nothing that was not there. Rests on that year.

    With a deadline:
    - reached: a year up to the deadline met it; what follows later does not matter. Rests on the first.
    - missed: none did, the deadline is over on `as_of`, and the year that ends last by it failed it. Rests on that.
    - cannot be told: none did, the deadline is over, and what is known of its year does not tell.
    - not known: the deadline is over, and nothing is known of its year.
    - open: the deadline is not over.

    Without a deadline:
    - reached: the last year that tells met it. Rests on the first year of that unbroken run.
    - slipped: a year met it, and the last that tells failed it. Rests on the last year that met it and
      the first that failed after it.
    - open: no year met it.

    What is open rests on the last year known.
    """
    years = [_judge(year, target.wanted) for year in full]
    since = [year for year in years if year.period.end >= target.stated_on]
    before = _of_its_day(target, years)
    if before and before.meets and not any(year.meets is False for year in since if _in_time(year, target)):
        return TargetResult(TargetState.ALREADY_ABOVE, before.held)
    if target.due is None:
        return _without_deadline(since)
    return _by_deadline(since, target.due, as_of)


def _is_unsettled(level: Level) -> bool:
    return level.is_provisional or level.implausible


def _judge(year: FullYear, wanted: Interval) -> _Year:
    met = any(meets(wanted, one.value, one.printed) for one in year.held)
    failed = any(not one.value.intersects(wanted) for one in year.held)
    return _Year(year.period, year.held, met if met != failed else None)


def meets(wanted: Interval, value: Interval, printed: Decimal | None = None) -> bool:
    """Whether a value lies wholly within the wanted ones, or is printed as one of them: "100.0" reaches 100.

    What rounding leaves open about a number printed without a hedge is not held against it.
    """
    return value.is_within(wanted) or (printed is not None and wanted.contains(printed))


def _of_its_day(target: Target, years: Sequence[_Year]) -> _Year | None:
    """The last year that was over when the target was stated, if it had ended by then within a year."""
    over = [year for year in years if year.period.end < target.stated_on]
    is_recent = over and over[-1].period.year + 1 >= target.stated_on.year
    return over[-1] if is_recent else None


def _in_time(year: _Year, target: Target) -> bool:
    return target.due is None or year.period.year <= target.due.year


def _by_deadline(years: Sequence[_Year], due: date, as_of: date) -> TargetResult:
    for year in years:
        if year.meets and year.period.year <= due.year:
            return TargetResult(TargetState.REACHED, year.held)
    if as_of <= due:
        return _open(years)
    of_its_year = [year for year in years if year.period.year == due.year]
    held = tuple(one for year in of_its_year for one in year.held)
    if not of_its_year:
        return TargetResult(TargetState.NOT_KNOWN)
    if any(year.meets is False for year in of_its_year):
        return TargetResult(TargetState.MISSED, held)
    return TargetResult(TargetState.CANNOT_BE_TOLD, held)


def _without_deadline(years: Sequence[_Year]) -> TargetResult:
    runs = [list(run) for _, run in groupby(_telling(years), key=lambda year: year.meets)]
    if runs and runs[-1][0].meets:
        return TargetResult(TargetState.REACHED, runs[-1][0].held)
    if len(runs) > 1:
        return TargetResult(TargetState.SLIPPED, runs[-2][-1].held + runs[-1][0].held)
    return _open(years)


def _telling(years: Sequence[_Year]) -> list[_Year]:
    return [year for year in years if year.meets is not None]


def _open(years: Sequence[_Year]) -> TargetResult:
    return TargetResult(TargetState.OPEN, years[-1].held if years else ())
