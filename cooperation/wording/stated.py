"""What a source states in numbers, in words: an amount, a multiple of another year's trade, growth, a share."""

from collections.abc import Sequence
from typing import Protocol

from django.utils.translation import gettext

from cooperation.analysis.amounts import Amount, Multiple, Number
from cooperation.analysis.intervals import Interval
from cooperation.analysis.readings import Qualifier
from cooperation.wording.amounts import money, read_words, stated_money
from cooperation.wording.dates import period_words
from cooperation.wording.hedges import hedged
from cooperation.wording.numbers import EN_DASH, NBSP, NOT_STATED, decimal, shown_digit, signed
from cooperation.wording.spans import percent_span


class StatesAmounts(Protocol):
    """A stated figure or target: its amounts, that which the source leads with first, or a multiple in their place."""

    @property
    def amounts(self) -> Sequence[Amount]:
        """All that is stated of it, in each currency."""

    @property
    def stated_multiple(self) -> Multiple | None:
        """The multiple of another year's trade that a target may state."""


SIGNS = {Qualifier.MORE_THAN: ">", Qualifier.LESS_THAN: "<", Qualifier.AT_LEAST: "≥", Qualifier.UP_TO: "≤"}


def amount_words(stated: StatesAmounts) -> str:
    """The amount as its source states it: "≈ $0.5 bn", "KZT 54 bn (about $0.1 bn)"; a dash where it states none."""
    if not stated.amounts:
        return multiple_words(stated.stated_multiple) if stated.stated_multiple else NOT_STATED
    lead, *beside = map(stated_money, stated.amounts)
    return gettext("%(amount)s (%(other)s)") % {"amount": lead, "other": beside[0]} if beside else lead


def brief_amount(stated: StatesAmounts) -> str:
    """The amount where there is little room: "> $1 bn" for "more than $1 bn"."""
    sign = SIGNS.get(stated.amounts[0].qualifier) if stated.amounts else None
    return f"{sign}{NBSP}{level_words(stated)}" if sign else amount_words(stated)


def level_words(stated: StatesAmounts) -> str:
    """The number without its hedge: "$1 bn"."""
    if not stated.amounts:
        return amount_words(stated)
    amount = stated.amounts[0]
    value = amount.value.scaleb(-amount.unit)
    digit = shown_digit(value, amount.step and amount.step.scaleb(-amount.unit))
    return money(decimal(value, digit), amount.unit, amount.currency)


def amount_range(stated: StatesAmounts) -> str:
    """The amount that the source leads with as it is read: "0.45–0.55"; a dash where none is stated."""
    return read_words(stated.amounts[0]) if stated.amounts else NOT_STATED


def multiple_words(multiple: Multiple) -> str:
    """A target in growth terms, as it is worded: "2 times the trade of 2025", "at least 50% more than in 2025"."""
    values = [value for value in (multiple.value, multiple.upper) if value is not None]
    numbers = [(value - 1) * 100 if multiple.as_percent else value for value in values]
    step = multiple.step and multiple.step * (100 if multiple.as_percent else 1)
    text = EN_DASH.join(decimal(number, shown_digit(number, step)) for number in numbers)
    qualifier = Qualifier.EXACT if multiple.upper else multiple.qualifier
    return _counted_from(multiple, hedged(qualifier, f"{text}%" if multiple.as_percent else text))


def _counted_from(multiple: Multiple, number: str) -> str:
    words = {"number": number, "year": period_words(multiple.base) if multiple.base else ""}
    if multiple.as_percent:
        sentence = gettext("%(number)s more than in %(year)s") if words["year"] else gettext("%(number)s more")
    else:
        sentence = (
            gettext("%(number)s times the trade of %(year)s") if words["year"] else gettext("%(number)s times as much")
        )
    return sentence % words


def growth_words(growth: Number | None) -> str:
    """The growth as its source states it: "almost +65%"; a dash where it states none."""
    if growth is None:
        return NOT_STATED
    shown = shown_digit(growth.value, growth.step)
    if growth.upper is not None:
        return f"{signed(growth.value, shown)}{EN_DASH}{decimal(growth.upper, shown)}%"
    return hedged(growth.qualifier, f"{signed(growth.value, shown)}%")


def growth_range(growth: Interval | None) -> str:
    """The growth as it is read: "+62% to +65%"; a dash where none is stated."""
    return percent_span(growth) if growth else NOT_STATED


def number_words(number: Number | None, unit: str = "") -> str:
    """A number of things, or in a unit, as its source states it: "229", "more than 200", "about 5%"."""
    if number is None:
        return NOT_STATED
    ends = [end for end in (number.value, number.upper) if end is not None]
    text = EN_DASH.join(decimal(end, shown_digit(end, number.step)) for end in ends) + unit
    return text if number.upper is not None else hedged(number.qualifier, text)


def share_words(share: Number, whole: str) -> str:
    """A share as its source states it: "about 5% of the foreign trade of Kazakhstan"."""
    return gettext("%(share)s of %(whole)s") % {"share": number_words(share, "%"), "whole": whole}
