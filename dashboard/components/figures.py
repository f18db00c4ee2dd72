"""Stated figures and targets in words: value, range, growth, who said it."""

from decimal import Decimal

from django.utils.translation import gettext

from cooperation.analysis.currencies import USD
from cooperation.analysis.intervals import Interval, Qualifier
from cooperation.models import Amount, Category, CountedAs, CountryPair, Flow, Target, TradeFigure
from dashboard.components.page import Record, Value
from dashboard.components.wording import (
    EN_DASH,
    NBSP,
    decimal,
    derived_digit,
    hedged,
    money,
    money_span,
    percent_span,
    period_words,
    shown_digit,
    span,
    stated_money,
    stated_percent,
)

NOT_STATED = "–"


def amount_words(row: TradeFigure | Target) -> str:
    """The amount as its source states it: "≈ $0.5 bn", "KZT 54 bn (about $0.1 bn)"; a dash where it states none."""
    if isinstance(row, Target) and row.multiple is not None and row.stated is None:
        return multiple_words(row)
    lead, *beside = map(stated_money, row.amounts) if row.amounts else [NOT_STATED]
    return gettext("%(amount)s (%(other)s)") % {"amount": lead, "other": beside[0]} if beside else lead


def multiple_words(target: Target) -> str:
    """A target in growth terms, as it is worded: "2 times the trade of 2025", "at least 50% more than in 2025"."""
    if target.multiple is None:
        return NOT_STATED
    as_percent = target.counted_as == CountedAs.PERCENT
    values = [value for value in (target.multiple, target.multiple_upper) if value is not None]
    numbers = [(value - 1) * 100 if as_percent else value for value in values]
    step = target.multiple_step and target.multiple_step * (100 if as_percent else 1)
    text = EN_DASH.join(decimal(number, shown_digit(number, step)) for number in numbers)
    qualifier = Qualifier.EXACT if target.multiple_upper else Qualifier(target.multiple_qualifier)
    return _counted_from(target, hedged(qualifier, f"{text}%" if as_percent else text), as_percent=as_percent)


def _counted_from(target: Target, number: str, *, as_percent: bool) -> str:
    words = {"number": number, "year": base_words(target)}
    if as_percent:
        sentence = gettext("%(number)s more than in %(year)s") if words["year"] else gettext("%(number)s more")
    else:
        sentence = (
            gettext("%(number)s times the trade of %(year)s") if words["year"] else gettext("%(number)s times as much")
        )
    return sentence % words


def base_words(target: Target) -> str:
    """What a target in growth terms is counted from: a period; empty where the source does not say."""
    if target.base:
        return period_words(target.base.period)
    return str(target.base_year) if target.base_year else ""


SIGNS = {Qualifier.MORE_THAN: ">", Qualifier.LESS_THAN: "<", Qualifier.AT_LEAST: "≥", Qualifier.UP_TO: "≤"}


def brief_amount(row: TradeFigure | Target) -> str:
    """The amount where there is little room: "> $1 bn" for "more than $1 bn"."""
    sign = SIGNS.get(row.stated.qualifier) if row.stated else None
    return f"{sign}{NBSP}{level_words(row)}" if sign else amount_words(row)


def level_words(row: TradeFigure | Target) -> str:
    """The number without its hedge: "$1 bn"."""
    amount = row.stated
    if amount is None:
        return multiple_words(row) if isinstance(row, Target) else NOT_STATED
    value = amount.value.scaleb(-amount.unit)
    digit = shown_digit(value, amount.step and amount.step.scaleb(-amount.unit))
    return money(decimal(value, digit), amount.unit, amount.currency)


def digit_of(amount: Amount) -> Decimal:
    """The last digit, in whole units of the currency, that a range about this amount may show."""
    step = amount.step or Decimal(10) ** amount.unit
    return derived_digit(step, amount.value or step)


def amount_range(row: TradeFigure | Target) -> str:
    """The amount that the source leads with as it is read: "0.45–0.55"; a dash where none is stated."""
    return read_words(row.stated) if row.stated else NOT_STATED


def read_words(stated: Amount) -> str:
    """An amount as it is read, to one digit more than stated.

    Where that digit would write both ends alike, one digit more: "almost $1 bn" is "0.95–1.00".
    """
    scale = Decimal(10) ** stated.unit
    amount, digit = stated.interval / scale, (stated.step or scale) / scale / 10
    return span(amount, digit / 10 if _look_alike(amount, digit) else digit)


def _look_alike(amount: Interval, digit: Decimal) -> bool:
    low, high = amount.low, amount.high
    return low is not None and high is not None and low != high and decimal(low, digit) == decimal(high, digit)


def money_words(amount: Amount, interval: Interval) -> str:
    """A derived range of money, in the currency and unit and to the digits that a stated amount allows."""
    return money_span(interval, unit=amount.unit, digit=digit_of(amount), currency=amount.currency)


def growth_words(figure: TradeFigure) -> str:
    """The growth as its source states it: "almost +65%"; a dash where it states none."""
    if figure.growth_percent is None:
        return NOT_STATED
    qualifier = Qualifier(figure.growth_qualifier)
    return stated_percent(qualifier, figure.growth_percent, step=figure.growth_step, upper=figure.growth_upper)


def growth_range(figure: TradeFigure) -> str:
    """The growth as it is read: "+62% to +65%"; a dash where none is stated."""
    return percent_span(figure.growth) if figure.growth else NOT_STATED


def share_words(figure: TradeFigure) -> str:
    """A share as its source states it: "about 5% of the foreign trade of Kazakhstan"; empty where it states none."""
    if figure.share_percent is None:
        return ""
    ends = [end for end in (figure.share_percent, figure.share_upper) if end is not None]
    text = EN_DASH.join(decimal(end, shown_digit(end, figure.share_step)) for end in ends)
    qualifier = Qualifier.EXACT if figure.share_upper else Qualifier(figure.share_qualifier)
    return gettext("%(share)s of %(whole)s") % {"share": hedged(qualifier, f"{text}%"), "whole": figure.share_of}


def what(figure: TradeFigure) -> str:
    """Flow and category: "turnover", "exports, services"."""
    return counted(figure.flow, figure.category)


def counted(flow: str, category: str) -> str:
    """What a flow of a category counts: "turnover", "exports, services"."""
    word = str(Flow(flow).label)
    return word if category == Category.NOT_SAID else f"{word}, {Category(category).label}"


def figure_record(pair: CountryPair, figure: TradeFigure) -> Record:
    """A stated figure as plain values: SDMX concepts where they exist, both the hedge and the range."""
    amount, growth = figure.amount, figure.growth
    return {
        "pair": pair.slug,
        "code": figure.code,
        "kind": "stated",
        "reporter": figure.reporter_id,
        "flow": figure.flow,
        "category": figure.category,
        "period": str(figure.period),
        "qualifier": figure.qualifier,
        "value_usd": plain(figure.value_usd),
        "low_usd": plain(amount.low) if amount else None,
        "high_usd": plain(amount.high) if amount else None,
        **own_record(figure),
        "growth_qualifier": figure.growth_qualifier,
        "growth_percent": plain(figure.growth_percent),
        "growth_low": plain(growth.low) if growth else None,
        "growth_high": plain(growth.high) if growth else None,
        "share_percent": plain(figure.share_percent),
        "share_of": figure.share_of or None,
        "attribution": figure.attribution,
        "speaker": figure.speaker.code if figure.speaker else None,
        "speaker_name": figure.speaker_name,
        "quote": figure.quote,
        "evidence": " ".join(map(str, figure.paragraphs())),
        "caution": figure.caution,
    }


def own_record(row: TradeFigure | Target) -> Record:
    """The amount in another currency as plain values; empty ones where the source states US dollars only."""
    own = row.in_own_currency
    read = own.interval if own else None
    return {
        "currency": own.currency if own else None,
        "own_qualifier": own.qualifier.value if own else None,
        "own_value": plain(own.value) if own else None,
        "own_low": plain(read.low) if read else None,
        "own_high": plain(read.high) if read else None,
    }


def derived_record(
    pair: CountryPair, code: str, period: str, interval: Interval, formula: str, **further: Value
) -> Record:
    """A derived range as plain values, with its formula, and what else is said of it.

    It is in US dollars, unless another ``currency`` is among what is said of it.
    """
    own = further.get("currency", USD) != USD
    ends = {"low_usd": None, "high_usd": None, "own_low": plain(interval.low), "own_high": plain(interval.high)}
    if not own:
        ends = {"low_usd": plain(interval.low), "high_usd": plain(interval.high)}
    return {
        "pair": pair.slug,
        "code": code,
        "kind": "derived",
        "period": period,
        **ends,
        "formula": formula,
        **further,
    }


def plain(value: Decimal | None) -> float | None:
    """A number for JSON and CSV, to a tenth of a unit; None stays None."""
    return None if value is None else float(round(value, 1))
