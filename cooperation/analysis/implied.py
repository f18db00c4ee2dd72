"""Levels that nobody stated but that follow from stated figures, each with the figures that it rests on.

A growth gives the period a year before its figure, or, where the figure states no value, the period itself; not so
the growth of a balance, which may have changed its sign.
Exports and imports of one reporter give its turnover, where that says more than what is known of it, and its
balance, where none is stated. Two reporters' figures are never put together, and neither are amounts in two currencies.
"""

from collections.abc import Iterable, Iterator, Sequence

from cooperation.analysis.consistency import Flow, StatedFigure
from cooperation.analysis.currencies import USD
from cooperation.analysis.growth import implied_previous
from cooperation.analysis.intervals import Comparison, Interval
from cooperation.analysis.series import Best, Derivation, Key, Level, closest, key_of, stated_levels, width


def derived_levels(figures: Iterable[StatedFigure], summed: Iterable[Level] = ()) -> list[Level]:
    """Everything that follows from figures and from the sums of their months, which are not given back.

    What follows from a derived level names what that rests on.
    """
    # Stable, so that of one figure in two currencies the one it leads with stays the first.
    ordered = sorted(figures, key=lambda figure: figure.code)
    stated = [*stated_levels(ordered), *summed]
    before = [level for figure in ordered for level in _year_before(figure)]
    known = closest([*stated, *before])
    after = [level for figure in ordered for level in _year_after(figure, known)]
    best = closest([*stated, *before, *after])
    return [*before, *after, *_sums(best), *_balances(best)]


def _year_before(figure: StatedFigure) -> Iterator[Level]:
    if (
        figure.flow is Flow.BALANCE
        or figure.value is None
        or figure.growth is None
        or not _leaves_something(figure.growth)
    ):
        return
    key = key_of(figure)._replace(period=figure.period.previous_year())
    yield _derived(key, implied_previous(figure.value, figure.growth), (figure.code,), Derivation.YEAR_BEFORE)


def _year_after(figure: StatedFigure, known: Best) -> Iterator[Level]:
    """P * (1 + g), for a figure that gives a growth alone."""
    key = key_of(figure)
    if key.flow is Flow.BALANCE:
        return
    previous = known.get(key._replace(period=key.period.previous_year()))
    if figure.value is None and figure.growth is not None and previous and _leaves_something(figure.growth):
        value = previous.value * (figure.growth / 100 + 1)
        yield _derived(key, value, (*previous.rests_on, figure.code), Derivation.YEAR_AFTER)


def _sums(best: Best) -> Iterator[Level]:
    for sold, bought in _both_directions(best):
        turnover = best.get(sold.key._replace(flow=Flow.TURNOVER))
        level = _combined(sold, bought, Flow.TURNOVER, sold.value + bought.value, Derivation.SUM)
        if turnover is None or (turnover.is_derived and _says_more(level.value, turnover.value)):
            yield level


def _balances(best: Best) -> Iterator[Level]:
    for sold, bought in _both_directions(best):
        if sold.key._replace(flow=Flow.BALANCE) not in best:
            yield _combined(sold, bought, Flow.BALANCE, sold.value - bought.value, Derivation.BALANCE)


def _both_directions(best: Best) -> Iterator[tuple[Level, Level]]:
    """Exports and imports of one reporter, category and period."""
    for key, sold in best.items():
        bought = best.get(key._replace(flow=Flow.IMPORTS))
        if key.flow is Flow.EXPORTS and bought:
            yield sold, bought


def _combined(sold: Level, bought: Level, flow: Flow, value: Interval, derivation: Derivation) -> Level:
    rests_on = tuple(dict.fromkeys((*sold.rests_on, *bought.rests_on)))
    return _derived(sold.key._replace(flow=flow), value, rests_on, derivation)


def _derived(key: Key, value: Interval, rests_on: Sequence[str], derivation: Derivation) -> Level:
    """The code names the figures and what is derived, and so is the same as long as these are."""
    code = "-".join((*rests_on, key.flow, str(key.period.start.year) if key.period.is_year else str(key.period)))
    if key.currency != USD:
        code = f"{code}-{key.currency}"
    return Level(code.replace("/", "_"), key, value, tuple(rests_on), derivation)


def _leaves_something(growth: Interval) -> bool:
    return (growth / 100 + 1).compare(0) is Comparison.ABOVE


def _says_more(value: Interval, other: Interval) -> bool:
    narrow, wide = width(value), width(other)
    return narrow is not None and (wide is None or narrow < wide)
