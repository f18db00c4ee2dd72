"""Stated figures and targets in words: value, range, growth, who said it."""

from decimal import Decimal

from cooperation.analysis.intervals import Interval, Qualifier
from cooperation.models import Category, CountryPair, Flow, Target, TradeFigure
from dashboard.pages.parts import Record, Value
from dashboard.pages.wording import (
    NBSP,
    decimal,
    derived_digit,
    dollar_span,
    dollars,
    percent_span,
    shown_digit,
    span,
    stated_dollars,
    stated_percent,
)

NOT_STATED = "–"


def amount_words(row: TradeFigure | Target) -> str:
    """The amount as its source states it: "≈ $0.5 bn"; a dash where it states none."""
    if row.value_usd is None:
        return NOT_STATED
    return stated_dollars(
        Qualifier(row.qualifier), row.value_usd, unit=row.unit, step=row.step_usd, upper=row.upper_usd
    )


SIGNS = {Qualifier.MORE_THAN: ">", Qualifier.LESS_THAN: "<", Qualifier.AT_LEAST: "≥", Qualifier.UP_TO: "≤"}


def brief_amount(row: TradeFigure | Target) -> str:
    """The amount where there is little room: "> $1 bn" for "more than $1 bn"."""
    sign = SIGNS.get(Qualifier(row.qualifier)) if row.qualifier else None
    return f"{sign}{NBSP}{level_words(row)}" if sign else amount_words(row)


def level_words(row: TradeFigure | Target) -> str:
    """The number without its hedge: "$1 bn"."""
    if row.value_usd is None:
        return NOT_STATED
    value = row.value_usd.scaleb(-row.unit)
    return dollars(decimal(value, shown_digit(value, row.step_usd and row.step_usd.scaleb(-row.unit))), row.unit)


def digit_of(row: TradeFigure | Target) -> Decimal:
    """The last digit, in dollars, that a range about this amount may show."""
    step = row.step_usd or Decimal(10) ** row.unit
    return derived_digit(step, row.value_usd or step)


def amount_range(row: TradeFigure | Target) -> str:
    """The amount as it is read, to one digit more than stated: "0.45–0.55"; a dash where none is stated.

    Where that digit would write both ends alike, one digit more: "almost $1 bn" is "0.95–1.00".
    """
    if row.amount is None:
        return NOT_STATED
    scale = Decimal(10) ** row.unit
    amount, digit = row.amount / scale, (row.step_usd or scale) / scale / 10
    return span(amount, digit / 10 if _look_alike(amount, digit) else digit)


def _look_alike(amount: Interval, digit: Decimal) -> bool:
    low, high = amount.low, amount.high
    return low is not None and high is not None and low != high and decimal(low, digit) == decimal(high, digit)


def money_words(row: TradeFigure | Target, interval: Interval) -> str:
    """A derived range of dollars, in the unit and to the digits that a stated row allows."""
    return dollar_span(interval, unit=row.unit, digit=digit_of(row))


def growth_words(figure: TradeFigure) -> str:
    """The growth as its source states it: "almost +65%"; a dash where it states none."""
    if figure.growth_percent is None:
        return NOT_STATED
    qualifier = Qualifier(figure.growth_qualifier)
    return stated_percent(qualifier, figure.growth_percent, step=figure.growth_step, upper=figure.growth_upper)


def growth_range(figure: TradeFigure) -> str:
    """The growth as it is read: "+62% to +65%"; a dash where none is stated."""
    return percent_span(figure.growth) if figure.growth else NOT_STATED


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
        "growth_qualifier": figure.growth_qualifier,
        "growth_percent": plain(figure.growth_percent),
        "growth_low": plain(growth.low) if growth else None,
        "growth_high": plain(growth.high) if growth else None,
        "attribution": figure.attribution,
        "speaker": figure.speaker.code if figure.speaker else None,
        "speaker_name": figure.speaker_name,
        "quote": figure.quote,
        "evidence": " ".join(map(str, figure.paragraphs())),
        "caution": figure.caution,
    }


def derived_record(
    pair: CountryPair, code: str, period: str, interval: Interval, formula: str, **further: Value
) -> Record:
    """A derived range of dollars as plain values, with its formula, and what else is said of it."""
    return {
        "pair": pair.slug,
        "code": code,
        "kind": "derived",
        "period": period,
        "low_usd": plain(interval.low),
        "high_usd": plain(interval.high),
        "formula": formula,
        **further,
    }


def plain(value: Decimal | None) -> float | None:
    """A number for JSON and CSV, to a tenth of a unit; None stays None."""
    return None if value is None else float(round(value, 1))
