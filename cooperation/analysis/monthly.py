"""Monthly series: vintages, sums of twelve months, and the months of a year so far.

A series is the figures of single months by one reporter, in US dollars, of one category, scope and flow. Which of
several figures for one month counts is chosen as for any other period (``choosing.choice``). A sum stands only where
all its months are known and bounded on both sides; it is exact.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import accumulate
from typing import NamedTuple

from cooperation.analysis.choosing.choice import Choice, choose
from cooperation.analysis.choosing.known import latest_vintage
from cooperation.analysis.dates import MONTHS_IN_YEAR, Period
from cooperation.analysis.figures import Flow, Key, StatedFigure
from cooperation.analysis.intervals import Interval
from cooperation.analysis.series import Derivation, Level, stated_levels


class Name(NamedTuple):
    """What the months of a series share; the reporter is empty where none is named."""

    reporter: str
    category: str
    flow: Flow
    scope: str = ""


@dataclass(frozen=True)
class Sum:
    """The twelve months that end with ``month``, which is named by its first day."""

    month: date
    value: Interval


@dataclass(frozen=True)
class Series:
    """One flow by one reporter: its months in the vintage asked for, its sums of twelve months in both vintages."""

    name: Name
    months: tuple[Choice, ...]
    sums: tuple[Sum, ...]
    first_sums: tuple[Sum, ...]


@dataclass(frozen=True)
class Monthly:
    """All series of a pair, the levels that their sums give, and whether any month was revised."""

    series: tuple[Series, ...] = ()
    levels: tuple[Level, ...] = ()
    is_revised: bool = False


def monthly(figures: Iterable[StatedFigure], *, first: bool = False) -> Monthly:
    """The series of figures of single months, of every vintage, shown in the latest or in the ``first``."""
    found = [*figures]
    if not found:
        return Monthly()
    latest, original = _by_series(latest_vintage(found)), _by_series(latest_vintage(found, first=True))
    shown = original if first else latest
    series = tuple(
        Series(
            name,
            tuple(shown.get(name, ())),
            tuple(twelve_months(latest[name])),
            tuple(twelve_months(original.get(name, ()))),
        )
        for name in sorted(latest)
    )
    levels = tuple(level for name in sorted(shown) for level in month_levels(name, shown[name]))
    return Monthly(series, levels, any(figure.revises for figure in found))


def _by_series(figures: Iterable[StatedFigure]) -> dict[Name, list[Choice]]:
    """The choice for each month of each series, in time."""
    series: dict[Name, list[Choice]] = defaultdict(list)
    for key, choice in choose(stated_levels(figures)).items():
        series[Name(key.reporter, key.category, key.flow, key.scope)].append(choice)
    return {name: sorted(months, key=_month) for name, months in series.items()}


def _month(choice: Choice) -> date:
    return choice.key.period.start


def twelve_months(months: Sequence[Choice]) -> Iterator[Sum]:
    """For each month that ends twelve known ones their sum; ``months`` are of one series, in time."""
    for run in _runs(months):
        lows, highs = (_totals(run, end) for end in ("low", "high"))
        for last in range(MONTHS_IN_YEAR, len(run) + 1):
            before = last - MONTHS_IN_YEAR
            value = Interval(lows[last] - lows[before], highs[last] - highs[before])
            yield Sum(_month(run[last - 1]), value)


def since_january(months: Sequence[Choice]) -> dict[tuple[int, int], list[Choice]]:
    """The months from January to each month, by year and month, where all of these are known."""
    sums: dict[tuple[int, int], list[Choice]] = {}
    for run in _runs(months):
        so_far: list[Choice] = []
        for choice in run:
            month = _month(choice)
            so_far = [choice] if month.month == 1 else [*so_far, choice]
            if len(so_far) == month.month and _month(so_far[0]).month == 1:
                sums[month.year, month.month] = so_far
    return sums


def _runs(months: Sequence[Choice]) -> Iterator[list[Choice]]:
    """The months that are bounded and follow each other without a gap."""
    run: list[Choice] = []
    for choice in months:
        bounded = choice.span.low is not None and choice.span.high is not None
        if run and (not bounded or _number(choice) != _number(run[-1]) + 1):
            yield run
            run = []
        if bounded:
            run.append(choice)
    if run:
        yield run


def _number(choice: Choice) -> int:
    return _month(choice).year * MONTHS_IN_YEAR + _month(choice).month


def _totals(run: Sequence[Choice], end: str) -> list[Decimal]:
    """The sums of one end of the first none, one, two … months; of a contested month over all that is claimed."""
    return [*accumulate((getattr(choice.span, end) or Decimal(0) for choice in run), initial=Decimal(0))]


def month_levels(name: Name, months: Sequence[Choice]) -> Iterator[Level]:
    """Levels from a series: each whole year, the year so far, and the same months of the years before it."""
    sums = since_january(months)
    if not sums:
        return
    so_far = max(sums)[1]
    for year, count in sorted(sums):
        if count in (MONTHS_IN_YEAR, so_far):
            yield _level(name, sums[year, count])


def _level(name: Name, months: Sequence[Choice]) -> Level:
    period = Period(months[0].key.period.start, months[-1].key.period.end)
    [low], [high] = (_totals(months, end)[-1:] for end in ("low", "high"))
    parts = (name.reporter or "not-said", name.category, name.scope, name.flow, "months")
    series = "-".join(part for part in parts if part)
    return Level(
        f"{series}-{period.year}-{len(months):02d}",
        Key(name.reporter, name.category, name.flow, period, scope=name.scope),
        Interval(low, high),
        (series,),
        Derivation.MONTHS,
        kind=months[-1].chosen.kind,
        known_on=max(choice.chosen.known_on for choice in months),
        contested=any(choice.is_contested for choice in months),
        origins=tuple(dict.fromkeys(origin for choice in months for origin in choice.chosen.origins)),
    )
