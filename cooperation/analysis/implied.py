"""Levels that nobody stated but that follow from stated figures, each with the figures that it rests on.

A growth gives the period that it is counted from, or, where the figure states no value, the period itself; not so
the growth of a balance, which may have changed its sign. A share of a stated whole gives the amount.
Exports and imports of one reporter give its turnover, where none is stated and that says more than what else is known
of it, and its balance, where none is stated; its goods and its services give both together. Two reporters' figures are
never put together, and neither are amounts in two currencies.
What is derived rests on the choice for each key: on a contested one it spans all that is claimed, and on an implausible
figure nothing rests.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from cooperation.analysis.categories import Category
from cooperation.analysis.choosing.choice import Choice, Choices, choose
from cooperation.analysis.currencies import USD
from cooperation.analysis.figures import Flow, Key, StatedFigure
from cooperation.analysis.growth import factor, implied_previous
from cooperation.analysis.intervals import Comparison, Interval
from cooperation.analysis.rounding import tells_amount
from cooperation.analysis.series import Derivation, Level, level_of, stated_levels, width
from cooperation.analysis.source_ranks import source_rank


def derived_levels(figures: Iterable[StatedFigure], summed: Iterable[Level] = ()) -> list[Level]:
    """Everything that follows from figures and from the sums of their months, which are not given back.

    What follows from a derived level names what that rests on.
    """
    # Stable, so that of one figure in two currencies the one it leads with stays the first.
    ordered = sorted(figures, key=lambda figure: figure.code)
    stated = [*stated_levels(ordered), *summed]
    far_outside = {level.code for level in stated if level.implausible}
    before = [level for figure in ordered for level in (*_year_before(figure, far_outside), *_by_share(figure))]
    known = choose([*stated, *before])
    after = [level for figure in ordered for level in _year_after(figure, known)]
    best = {key: choice for key, choice in choose([*stated, *before, *after]).items() if not choice.chosen.implausible}
    return [*before, *after, *_sums(best), *_balances(best), *_goods_and_services(best)]


def _year_before(figure: StatedFigure, far_outside: Container[str]) -> Iterator[Level]:
    if figure.flow is Flow.BALANCE or figure.value is None or figure.growth is None or figure.code in far_outside:
        return
    if _leaves_something(figure.growth):
        value = implied_previous(figure.value, figure.growth)
        key = figure.key._replace(period=figure.grown_from)
        yield from _derived(key, value, [level_of(figure, figure.value, figure.code)], Derivation.YEAR_BEFORE)


def _by_share(figure: StatedFigure) -> Iterator[Level]:
    """The share of a stated whole, where the figure states no amount in dollars itself."""
    if figure.by_share is not None and (figure.value is None or figure.currency != USD):
        key = figure.key._replace(currency=USD)
        yield from _derived(key, figure.by_share, [level_of(figure, figure.by_share, figure.code)], Derivation.SHARE)


def _year_after(figure: StatedFigure, known: Choices) -> Iterator[Level]:
    """P * (1 + g), for a figure that gives a growth alone."""
    key = figure.key
    if key.flow is Flow.BALANCE or figure.value is not None or figure.growth is None:
        return
    previous = known.get(key._replace(period=figure.grown_from))
    if previous and not previous.chosen.implausible and _leaves_something(figure.growth):
        # A growth alone states no level, but it is a source of one all the same.
        itself = replace(previous.chosen, rests_on=(figure.code,), origins=_origins(figure), kind=figure.kind)
        itself = replace(itself, known_on=figure.known_on, contested=previous.is_contested)
        value = previous.span * factor(figure.growth)
        yield from _derived(key, value, [previous.chosen, itself], Derivation.YEAR_AFTER)


def _sums(best: Choices) -> Iterator[Level]:
    for sold, bought in _both_directions(best):
        turnover = best.get(sold.key._replace(flow=Flow.TURNOVER))
        value = sold.span + bought.span
        if turnover is None or (turnover.chosen.is_derived and _says_more(value, turnover.value)):
            yield from _combined(sold.key._replace(flow=Flow.TURNOVER), sold, bought, value, Derivation.SUM)


def _balances(best: Choices) -> Iterator[Level]:
    for sold, bought in _both_directions(best):
        key = sold.key._replace(flow=Flow.BALANCE)
        if key not in best:
            yield from _combined(key, sold, bought, sold.span - bought.span, Derivation.BALANCE)


def _goods_and_services(best: Choices) -> Iterator[Level]:
    """The whole of both, where one reporter states each and nobody their sum."""
    for key, goods in best.items():
        if key.category != Category.GOODS:
            continue
        together = key._replace(category=Category.GOODS_SERVICES)
        services = best.get(key._replace(category=Category.SERVICES))
        if services and together not in best:
            value = goods.span + services.span
            yield from _combined(together, goods, services, value, Derivation.GOODS_AND_SERVICES)


def _both_directions(best: Choices) -> Iterator[tuple[Choice, Choice]]:
    """Exports and imports of one reporter, category and period."""
    for key, sold in best.items():
        if key.flow is Flow.EXPORTS and (bought := best.get(key._replace(flow=Flow.IMPORTS))):
            yield sold, bought


def _combined(key: Key, one: Choice, other: Choice, value: Interval, derivation: Derivation) -> Iterator[Level]:
    return _derived(key, value, [one.speaking, other.speaking], derivation)


def _derived(key: Key, value: Interval, levels: Sequence[Level], derivation: Derivation) -> Iterator[Level]:
    """None where the value says nothing. The code names the figures and what is derived, and so stays the same."""
    if key.flow is not Flow.BALANCE and not tells_amount(value):
        return
    rests_on = tuple(dict.fromkeys(code for level in levels for code in level.rests_on))
    code = "-".join((*rests_on, key.flow, str(key.period.start.year) if key.period.is_year else str(key.period)))
    if key.category == Category.GOODS_SERVICES and derivation is Derivation.GOODS_AND_SERVICES:
        code = f"{code}-{key.category}"
    if key.currency != USD:
        code = f"{code}-{key.currency}"
    yield Level(
        code.replace("/", "_"),
        key,
        value,
        rests_on,
        derivation,
        kind=max((level.kind for level in levels), key=source_rank),
        known_on=max(level.known_on for level in levels),
        contested=any(level.contested for level in levels),
        origins=tuple(dict.fromkeys(origin for level in levels for origin in level.origins)),
    )


def _origins(figure: StatedFigure) -> tuple[object, ...]:
    return () if figure.origin is None else (figure.origin,)


def _says_more(value: Interval, other: Interval) -> bool:
    narrow, wide = width(value), width(other)
    return narrow is not None and (wide is None or narrow < wide)


def _leaves_something(growth: Interval) -> bool:
    return factor(growth).compare(0) is Comparison.ABOVE
