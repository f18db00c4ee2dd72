"""Stated figures and targets in words: value, range, growth, who said it."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext

from cooperation.analysis.intervals import Interval, Qualifier
from cooperation.models import CountryPair, Target, TradeFigure
from dashboard.pages.citations import Citations
from dashboard.pages.parts import Cell, Column, DataTable, Record
from dashboard.pages.sides import side_of
from dashboard.pages.wording import (
    NBSP,
    decimal,
    derived_digit,
    dollar_span,
    dollars,
    percent_span,
    period_words,
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
    return dollars(decimal(row.value_usd.scaleb(-row.unit), shown_digit(row)), row.unit)


def shown_digit(row: TradeFigure | Target) -> Decimal:
    """The last digit to show, in the source's unit: all the digits stated, and never fewer than whole units."""
    return min((row.step_usd or Decimal(1)).scaleb(-row.unit), Decimal(1))


def digit_of(row: TradeFigure | Target) -> Decimal:
    """The last digit, in dollars, that a range about this amount may show."""
    step = row.step_usd or Decimal(10) ** row.unit
    return derived_digit(step, row.value_usd or step)


def amount_range(row: TradeFigure | Target) -> str:
    """The amount as it is read, to one digit more than stated: "0.45–0.55"; a dash where none is stated."""
    if row.amount is None:
        return NOT_STATED
    scale = Decimal(10) ** row.unit
    return span(row.amount / scale, (row.step_usd or scale) / scale / 10)


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


def figures_table(pair: CountryPair, figures: Iterable[TradeFigure], cites: Citations) -> DataTable:
    """Every figure with its period, side, hedge and caution; a row each."""
    columns = (
        Column(gettext("Period")),
        Column(gettext("What")),
        Column(gettext("Stated by")),
        Column(gettext("Value"), numeric=True),
        Column(gettext("Range used"), numeric=True),
        Column(gettext("Growth"), numeric=True),
        Column(gettext("Read with care")),
    )
    return DataTable(columns, tuple(_figure_row(pair, figure, cites) for figure in figures))


def _figure_row(pair: CountryPair, figure: TradeFigure, cites: Citations) -> tuple[Cell, ...]:
    side = side_of(pair, figure.reporter_id)
    said = Cell(side=side.shape, side_label=side.label, accent=side.accent)
    return (
        Cell(period_words(figure.period), cites=cites(figure.paragraphs()), anchor=f"figure-{figure.code}"),
        Cell(what(figure)),
        said if figure.reporter_id else Cell(gettext("not said")),
        Cell(amount_words(figure)),
        Cell(amount_range(figure)),
        Cell(growth_words(figure)),
        Cell(figure.caution),
    )


def what(figure: TradeFigure) -> str:
    """Flow and category: "turnover", "exports, services"."""
    flow = str(figure.get_flow_display())
    return flow if figure.category == "not_said" else f"{flow}, {figure.get_category_display()}"


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
        "quote": figure.quote,
        "evidence": " ".join(map(str, figure.paragraphs())),
        "caution": figure.caution,
    }


def derived_record(pair: CountryPair, code: str, period: str, interval: Interval, formula: str) -> Record:
    """A derived range of dollars as plain values, with its formula."""
    return {
        "pair": pair.slug,
        "code": code,
        "kind": "derived",
        "period": period,
        "low_usd": plain(interval.low),
        "high_usd": plain(interval.high),
        "formula": formula,
    }


def plain(value: Decimal | None) -> float | None:
    """A number for JSON and CSV, to a tenth of a unit; None stays None."""
    return None if value is None else float(round(value, 1))
