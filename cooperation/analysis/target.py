"""How far a figure is from a target, what pace the rest of the year needs, and what became of the target.

A threshold is the level that a target names, in the unit of the figures: 1000 for "more than $1000 million".
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import groupby

from cooperation.analysis.dates import MONTHS_IN_YEAR, Period, check_part_of_year
from cooperation.analysis.intervals import Interval


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
    REACHED = "reached"
    SLIPPED = "slipped"
    MISSED = "missed"
    CANNOT_BE_TOLD = "cannot_be_told"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True)
class Target:
    """A stated aim: the values that meet it, and the year by whose end it is due, if one was stated.

    A level to reach has no upper end: "reach $1 billion" is at least, "exceed" is more than.
    """

    wanted: Interval
    stated_on: date
    deadline: int | None = None


@dataclass(frozen=True)
class DatedFigure:
    """A figure and the day on which it became known; `code` names it in the data set."""

    code: str
    period: Period
    value: Interval
    known_on: date


@dataclass(frozen=True)
class TargetResult:
    """The state of a target and the figures that it rests on (none where none are known)."""

    state: TargetState
    rests_on: tuple[DatedFigure, ...]


@dataclass(frozen=True)
class _Year:
    """All figures known of one year, and whether they meet the target: None where they do not tell."""

    year: int
    figures: tuple[DatedFigure, ...]
    meets: bool | None


def state_of_target(target: Target, figures: Iterable[DatedFigure], as_of: date) -> TargetResult:
    """What was known on `as_of` of a yearly target.

    Only figures count that cover a calendar year, were known by `as_of`, and whose year ends on or after
    the day on which the target was stated. A year meets the target where a figure lies wholly within the
    wanted values, and fails it where a figure lies wholly outside; where figures of one year say both, or
    none says either, that year tells nothing.

    With a deadline:
    - reached: a year up to the deadline met it; what follows later does not matter. Rests on the first.
    - missed: none did, the deadline year is over on `as_of`, and that year failed it. Rests on that year.
    - cannot be told: none did, the deadline year is over, and what is known of it does not tell.
    - not known: the deadline year is over, and nothing is known of it.
    - open: the deadline year is not over.

    Without a deadline:
    - reached: the last year that tells met it. Rests on the first year of that unbroken run.
    - slipped: a year met it, and the last that tells failed it. Rests on the last year that met it and
      the first that failed after it.
    - open: no year met it.

    What is open rests on the last year known.
    """
    years = _years(target, figures, as_of)
    if target.deadline is None:
        return _without_deadline(years)
    return _by_deadline(years, target.deadline, as_of)


def _years(target: Target, figures: Iterable[DatedFigure], as_of: date) -> list[_Year]:
    known = [
        figure
        for figure in figures
        if figure.period.is_year and figure.known_on <= as_of and figure.period.end >= target.stated_on
    ]
    known.sort(key=lambda figure: (figure.period, figure.known_on, figure.code))
    by_year = groupby(known, key=lambda figure: figure.period.start.year)
    return [_judge(year, tuple(group), target.wanted) for year, group in by_year]


def _judge(year: int, figures: tuple[DatedFigure, ...], wanted: Interval) -> _Year:
    met = any(figure.value.is_within(wanted) for figure in figures)
    failed = any(not figure.value.intersects(wanted) for figure in figures)
    return _Year(year, figures, met if met != failed else None)


def _by_deadline(years: Sequence[_Year], deadline: int, as_of: date) -> TargetResult:
    for year in years:
        if year.meets and year.year <= deadline:
            return TargetResult(TargetState.REACHED, year.figures)
    if as_of.year <= deadline:
        return _open(years)
    due = next((year for year in years if year.year == deadline), None)
    if due is None:
        return TargetResult(TargetState.NOT_KNOWN, ())
    if due.meets is None:
        return TargetResult(TargetState.CANNOT_BE_TOLD, due.figures)
    return TargetResult(TargetState.MISSED, due.figures)


def _without_deadline(years: Sequence[_Year]) -> TargetResult:
    runs = [list(run) for _, run in groupby(_telling(years), key=lambda year: year.meets)]
    if runs and runs[-1][0].meets:
        return TargetResult(TargetState.REACHED, runs[-1][0].figures)
    if len(runs) > 1:
        return TargetResult(TargetState.SLIPPED, runs[-2][-1].figures + runs[-1][0].figures)
    return _open(years)


def _telling(years: Sequence[_Year]) -> list[_Year]:
    return [year for year in years if year.meets is not None]


def _open(years: Sequence[_Year]) -> TargetResult:
    return TargetResult(TargetState.OPEN, years[-1].figures if years else ())
