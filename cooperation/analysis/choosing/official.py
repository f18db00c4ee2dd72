"""Which edition of official statistics speaks for each year, and what both directions come to.

1. Only what an office reports speaks: an estimate, a number kept confidential and a gap settle nothing.
2. The reporter's own office goes before one that passes its numbers on.
3. Of these the latest edition that is known on the day; of one day the later code.

A year that no edition gives as a year is the sum of its months, where one edition reports all twelve.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from cooperation.analysis.categories import Category
from cooperation.analysis.choosing.bearing import MIRRORED
from cooperation.analysis.dates import MONTHS_IN_YEAR, Period
from cooperation.analysis.figures import Flow, Key
from cooperation.analysis.intervals import Interval
from cooperation.analysis.observations import Observation
from cooperation.analysis.series import Derivation, Level
from cooperation.analysis.source_ranks import SourceKind


@dataclass(frozen=True)
class Edition:
    """A series of exports or imports as an office published it; ``unit`` is the power of ten that it counts in.

    ``origin`` is whatever says where it was read: it is handed on unread.
    """

    code: str
    reporter: str
    category: str
    flow: Flow
    own: bool
    known_on: date
    unit: int
    observations: tuple[Observation, ...]
    origin: Any = None


@dataclass(frozen=True)
class Counted:
    """What an office counts of one flow in a year, in US dollars; ``others`` are the editions that did not speak."""

    key: Key
    value: Decimal
    edition: Edition
    others: tuple[tuple[Edition, Decimal], ...] = ()


def counted(editions: Iterable[Edition], day: date) -> dict[Key, Counted]:
    """What speaks for each flow and year, of the editions that are known on the day, in time."""
    found: dict[Key, list[tuple[Edition, Decimal]]] = defaultdict(list)
    for edition in editions:
        if edition.known_on <= day:
            for year, value in _years(edition.observations).items():
                key = Key(edition.reporter, edition.category, edition.flow, Period.of_year(year))
                found[key].append((edition, value.scaleb(edition.unit)))
    speaking = {}
    for key in sorted(found, key=lambda key: (key.period, key.reporter, key.category, key.flow)):
        (edition, value), *others = sorted(found[key], key=_preference, reverse=True)
        speaking[key] = Counted(key, value, edition, tuple(others))
    return speaking


def _preference(one: tuple[Edition, Decimal]) -> tuple[bool, date, str]:
    return one[0].own, one[0].known_on, one[0].code


def _years(observations: Sequence[Observation]) -> dict[int, Decimal]:
    """What is reported of each year, or of all its months."""
    found, months = {}, defaultdict(list)
    for one in observations:
        if one.reported is None:
            continue
        if one.when.month is None:
            found[one.when.year] = one.reported
        else:
            months[one.when.year].append(one.reported)
    sums = {year: sum(each, Decimal(0)) for year, each in months.items() if len(each) == MONTHS_IN_YEAR}
    return sums | found


def official_levels(speaking: dict[Key, Counted]) -> list[Level]:
    """What speaks as levels, and of both directions by one reporter their sum, in time."""
    levels = []
    for key, one in speaking.items():
        levels.append(_level(key, one.value, [one]))
        bought = speaking.get(key._replace(flow=Flow.IMPORTS)) if key.flow is Flow.EXPORTS else None
        if bought:
            levels.append(_level(key._replace(flow=Flow.TURNOVER), one.value + bought.value, [one, bought]))
    return levels


def _level(key: Key, value: Decimal, of: Sequence[Counted]) -> Level:
    year = key.period.year
    return Level(
        f"{key.reporter}-{key.category}-{key.flow}-{year}",
        key,
        Interval.point(value),
        tuple(one.edition.code for one in of),
        Derivation.SUM if len(of) > 1 else None,
        kind=SourceKind.STATISTICS,
        known_on=max(one.edition.known_on for one in of),
        printed=value,
        origins=tuple(one.edition.origin for one in of if one.edition.origin is not None),
    )


@dataclass(frozen=True)
class Run:
    """Years after each other by one reporter in which a level was met, or was not; ``distance`` is that of the last.

    The distance is what the last year came to less the level: negative below it.
    """

    reporter: str
    first: int
    last: int
    meets: bool
    distance: Decimal


def runs(wanted: Interval, levels: Iterable[Level], since: int) -> list[Run]:
    """Whether the years from one on met the wanted values, by reporter, unbroken runs of equal outcome as one.

    Raises ValueError for wanted values without a lower end. A year without a level ends a run.
    """
    if wanted.low is None:
        raise ValueError("What is wanted has no lower end.")
    judged = [
        Run(
            level.key.reporter,
            level.key.period.year,
            level.key.period.year,
            level.value.is_within(wanted),
            (level.value.low or Decimal(0)) - wanted.low,
        )
        for level in sorted(levels, key=lambda level: (level.key.reporter, level.key.period))
        if level.key.period.year >= since
    ]
    return [run for _reporter, of_one in groupby(judged, key=lambda run: run.reporter) for run in _joined(of_one)]


def _joined(years: Iterable[Run]) -> Iterator[Run]:
    current: Run | None = None
    for year in years:
        if current and current.meets == year.meets and current.last + 1 == year.first:
            current = Run(current.reporter, current.first, year.last, year.meets, year.distance)
            continue
        if current:
            yield current
        current = year
    if current:
        yield current


def beside(key: Key, levels: dict[Key, Level], partner: str) -> Level | None:
    """What an office counts of the goods that a stated key counts: the reporter's own first, then the partner's.

    The partner counts the same trade in both directions; of exports it counts imports, and the other way round.
    """
    goods = key._replace(category=Category.GOODS)
    if key.reporter and (own := levels.get(goods)):
        return own
    mirrored = goods._replace(reporter=partner, flow=MIRRORED.get(key.flow, key.flow))
    return levels.get(mirrored)
