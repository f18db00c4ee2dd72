"""Stated and derived figures as plain values for files: SDMX concepts where they exist, hedge and range."""

from decimal import Decimal

from cooperation.analysis.currencies import USD
from cooperation.analysis.intervals import Interval
from cooperation.models import CountryPair, Target, TradeFigure
from dashboard.components.page import Record, Value


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
