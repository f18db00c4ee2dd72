"""Stated trade figures that cannot all be true.

Figures are compared only within one reporter, category, scope, period and currency, and only as intervals: what
rounding or a hedge can explain is no finding. A finding does not say which of its figures is wrong.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations, islice, product, takewhile
from typing import NamedTuple

from cooperation.analysis.currencies import USD
from cooperation.analysis.dates import Period
from cooperation.analysis.figures import Flow, Key, StatedFigure
from cooperation.analysis.intervals import Interval


class Rule(StrEnum):
    """What figures have to agree on."""

    CONTRADICTION = "contradiction"
    SUM = "sum"
    GROWTH = "growth"
    PART = "part"


@dataclass(frozen=True)
class Finding:
    """Figures that do not agree.

    `stated` is the value of the last code; `implied` is what the others imply for it: another statement of
    it (contradiction), exports + imports (sum), the year before with the stated growth (growth, where the last
    code also states that growth), or what a part of its period makes the least of it (part).
    """

    rule: Rule
    codes: tuple[str, ...]
    implied: Interval
    stated: Interval
    currency: str = USD

    def __str__(self) -> str:
        """Such as "H06, H07 (contradiction): [869.5, 870.5) against [950, 1000)"."""
        return f"{', '.join(self.codes)} ({self.rule}): {self.implied} against {self.stated}"


class _Valued(NamedTuple):
    """A figure that states a value, with that value at hand."""

    figure: StatedFigure
    value: Interval


_Groups = dict[Key, list[_Valued]]


def find_inconsistencies(figures: Iterable[StatedFigure]) -> list[Finding]:
    """All findings, ordered by rule and then by the codes; the order of the figures does not matter."""
    groups = _group(sorted(figures, key=lambda figure: figure.code))
    findings = [*_contradictions(groups), *_sums(groups), *_growths(groups), *_parts(groups)]
    return sorted(findings, key=lambda finding: (list(Rule).index(finding.rule), finding.codes))


def _group(figures: Sequence[StatedFigure]) -> _Groups:
    groups: _Groups = defaultdict(list)
    for figure in figures:
        if figure.value is not None:
            groups[figure.key].append(_Valued(figure, figure.value))
    return dict(groups)


def _contradictions(groups: _Groups) -> Iterator[Finding]:
    for group in groups.values():
        for first, second in combinations(group, 2):
            yield from _unless_they_meet(Rule.CONTRADICTION, (first,), first.value, second)


def _sums(groups: _Groups) -> Iterator[Finding]:
    for key, turnovers in groups.items():
        if key.flow is not Flow.TURNOVER:
            continue
        exports = groups.get(key._replace(flow=Flow.EXPORTS), [])
        imports = groups.get(key._replace(flow=Flow.IMPORTS), [])
        for sold, bought, turnover in product(exports, imports, turnovers):
            yield from _unless_they_meet(Rule.SUM, (sold, bought), sold.value + bought.value, turnover)


def _parts(groups: _Groups) -> Iterator[Finding]:
    """A period that holds another has at least its trade, so that cumulative figures do not fall; a balance may."""
    series: dict[Key, list[_Valued]] = defaultdict(list)
    whole_life = Period(date.min, date.max)
    for key, group in groups.items():
        if key.flow is not Flow.BALANCE:
            series[key._replace(period=whole_life)] += group
    for valued in series.values():
        ordered = sorted(valued, key=lambda one: (one.figure.period.start, -one.figure.period.end.toordinal()))
        for index, whole in enumerate(ordered):
            for part in _held_by(whole, islice(ordered, index + 1, None)):
                least = Interval(part.value.low, None, low_open=part.value.low_open)
                yield from _unless_they_meet(Rule.PART, (part,), least, whole)


def _held_by(whole: _Valued, later: Iterable[_Valued]) -> Iterator[_Valued]:
    """Those of a list by start that lie within a period, and are not that period itself."""
    period = whole.figure.period
    begun = takewhile(lambda one: one.figure.period.start <= period.end, later)
    return (one for one in begun if one.figure.period != period and one.figure.period.end <= period.end)


def _growths(groups: _Groups) -> Iterator[Finding]:
    for key, group in groups.items():
        if key.flow is Flow.BALANCE:
            continue
        for current in group:
            if current.figure.growth is None:
                continue
            for previous in groups.get(key._replace(period=current.figure.grown_from), []):
                implied = previous.value * (current.figure.growth / 100 + 1)
                yield from _unless_they_meet(Rule.GROWTH, (previous,), implied, current)


def _unless_they_meet(rule: Rule, others: Sequence[_Valued], implied: Interval, stated: _Valued) -> Iterator[Finding]:
    if not implied.intersects(stated.value):
        codes = tuple(valued.figure.code for valued in (*others, stated))
        yield Finding(rule, codes, implied, stated.value, stated.figure.currency)
