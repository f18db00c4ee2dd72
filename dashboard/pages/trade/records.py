"""Flat records of trade: a figure or level with the choice made for it, and what follows from one towards a target."""

from collections.abc import Iterable

from cooperation.analysis.choosing.choice import Choice
from cooperation.analysis.dates import MONTHS_IN_YEAR
from cooperation.models import CountryPair
from cooperation.queries.trade_values import Figure
from dashboard.components.page import Record
from dashboard.components.records import choice_record, derived_record, ends, figure_record
from dashboard.pages.trade.levels import LevelLine
from dashboard.pages.trade.view import Measure, TradeView


def stated_record(view: TradeView, figure: Figure) -> Record:
    """A stated figure with the choice for what it counts."""
    keys = [stated.key for stated in figure.stated]
    choice = next((found for key in keys if (found := view.choices.get(key) or view.monthly_choices.get(key))), None)
    return figure_record(view.pair, figure, choice)


def level_record(pair: CountryPair, line: LevelLine, choice: Choice | None) -> Record:
    """A level: the figure that states it, or its formula; with the choice for what it counts."""
    if line.figure:
        return figure_record(pair, line.figure, choice)
    key = line.level.key
    named = {
        "reporter": key.reporter or None,
        "flow": key.flow.value,
        "category": key.category,
        "scope": key.scope or None,
        "currency": key.currency,
    }
    further = {
        "rests_on": " ".join(line.level.rests_on),
        "known_on": line.level.known_on.isoformat(),
        **choice_record(choice),
        "caution": line.caution,
    }
    return derived_record(pair, line.level.code, str(key.period), line.level.value, line.how, **named, **further)


def line_records(view: TradeView, lines: Iterable[LevelLine]) -> Iterable[Record]:
    """Some levels, each once, with the choice for what each counts."""
    for line in {line.level.code: line for line in lines}.values():
        key = line.level.key
        yield level_record(view.pair, line, view.choices.get(key) or view.monthly_choices.get(key))


def measured_records(view: TradeView, measured: Measure | None) -> Iterable[Record]:
    """The level that a goal is measured from, and what follows."""
    if measured:
        yield from line_records(view, [measured.base])
        yield from outlook_records(view.pair, measured)


def outlook_records(pair: CountryPair, measured: Measure) -> Iterable[Record]:
    """What follows from a level towards a target: the year, the gap, the pace and the growth needed."""
    base, follows = measured.base, measured.outlook
    code, year = base.level.code, str(base.year)
    further = {"target": measured.goal.code, "currency": base.currency, "rests_on": " ".join(base.level.rests_on)}
    if follows.previous:
        period = str(base.level.key.period.previous_year())
        yield derived_record(pair, f"{code}-before", period, follows.previous, "level / (1 + growth)", **further)
    if base.level.months != MONTHS_IN_YEAR:
        formula = f"level * 12 / {base.level.months}"
        yield derived_record(pair, f"{code}-year", year, follows.full_year, formula, **further)
    yield derived_record(pair, f"{code}-gap", year, follows.gap, "target - full year", **further)
    low, high = ends(follows.share)
    yield {
        "pair": pair.slug,
        "code": f"{code}-pace",
        "kind": "derived",
        "period": str(base.level.key.period),
        "pace_low": low,
        "pace_high": high,
        "formula": "full year / target",
        **further,
    }
    for years, rate in follows.needed.items():
        low, high = ends(rate)
        yield {
            "pair": pair.slug,
            "code": f"{code}-growth-{years}",
            "kind": "derived",
            "period": year,
            "growth_low": low,
            "growth_high": high,
            "formula": f"(target / full year) ** (1 / {years}) - 1",
            **further,
        }
