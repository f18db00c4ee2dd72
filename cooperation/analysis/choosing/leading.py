"""What leads a page: where the pair stands, not where its record begins.

The latest full year of trade in goods by each side, then the latest part of a year where it is newer, then the target
that is open, or the latest that is settled; never a number that no step explains, nor one published before its period
was over where any other is on record. The first source's own figure and target are how the record began.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from cooperation.analysis.categories import Category
from cooperation.analysis.choosing.bearing import Aim, bears_on
from cooperation.analysis.choosing.choice import Choice, Choices
from cooperation.analysis.figures import Flow
from cooperation.analysis.target import Target, TargetState


def trade_in_goods(currency: str) -> Aim:
    """What is meant by a pair's trade where nobody says more: turnover in goods, by either side."""
    return Aim(Category.GOODS, Flow.TURNOVER, currency=currency)


def latest_years(choices: Choices, currency: str) -> list[Choice]:
    """The latest full year of trade by each who reports one, the latest first; nobody in particular comes last."""
    return _latest_by_reporter(choice for choice in _trade(choices, currency) if choice.key.period.is_full_year)


def newer_parts(choices: Choices, currency: str) -> list[Choice]:
    """By each who reports one, the latest part of a year that ends after that side's latest full year."""
    years = {choice.key.reporter: choice.key.period.end for choice in latest_years(choices, currency)}
    parts = (choice for choice in _trade(choices, currency) if choice.key.period.is_part_of_year)
    newer = (part for part in parts if part.key.reporter not in years or part.key.period.end > years[part.key.reporter])
    return _latest_by_reporter(newer)


def leads(choices: Choices, currency: str) -> list[Choice]:
    """The latest full year of each side; of a side without one its latest part of a year.

    What nobody is named for leads only where no side reports anything as late, and then it comes last.
    """
    years = latest_years(choices, currency)
    sides = {choice.key.reporter for choice in years}
    parts = (part for part in newer_parts(choices, currency) if part.key.reporter not in sides)
    return _sides_before_nobody([*years, *parts])


def latest_of_each_side(choices: Iterable[Choice]) -> list[Choice]:
    """Of choices that may stand beside each other the latest by each who reports one, the latest first.

    What nobody is named for only where no side reports anything as late.
    """
    return _sides_before_nobody(_latest_by_reporter(choices))


def leading_target[T](targets: Iterable[tuple[T, Target, TargetState]]) -> T | None:
    """Of things with their target and its state the open one that was stated last; else the settled one that was."""

    def order(one: tuple[T, Target, TargetState]) -> tuple[bool, int, int]:
        _thing, target, state = one
        due = target.due.toordinal() if target.due else 0
        return state is TargetState.OPEN, target.stated_on.toordinal(), due

    found = max(targets, key=order, default=None)
    return found[0] if found else None


def _trade(choices: Choices, currency: str) -> Iterable[Choice]:
    aim = trade_in_goods(currency)
    of_trade = (choice for key, choice in choices.items() if key.scope == aim.scope and bears_on(aim, key))
    return (choice for choice in of_trade if not choice.chosen.implausible)


def _sides_before_nobody(found: Sequence[Choice]) -> list[Choice]:
    named = [choice for choice in found if choice.key.reporter]
    latest = max((choice.key.period.end for choice in named), default=date.min)
    return [*named, *(one for one in found if not one.key.reporter and one.key.period.end > latest)]


def _latest_by_reporter(choices: Iterable[Choice]) -> list[Choice]:
    """What is final before what is provisional; of several that end on one day the longest, goods before the rest."""
    latest: dict[str, Choice] = {}
    for choice in sorted(choices, key=_order):
        latest[choice.key.reporter] = choice
    return sorted(latest.values(), key=lambda choice: (not choice.key.reporter, -choice.key.period.end.toordinal()))


def _order(choice: Choice) -> tuple[bool, int, int, bool]:
    key = choice.key
    return (
        not choice.chosen.is_provisional,
        key.period.end.toordinal(),
        -key.period.start.toordinal(),
        key.category == Category.GOODS,
    )
