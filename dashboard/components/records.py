"""Stated and derived figures as plain values for files: SDMX concepts where they exist, hedge, range and choice."""

from decimal import Decimal

from django.utils.translation import gettext

from cooperation.analysis.amounts import Amount
from cooperation.analysis.choosing.choice import Choice
from cooperation.analysis.currencies import USD
from cooperation.analysis.dates import Period
from cooperation.analysis.intervals import Interval
from cooperation.analysis.rounding import outward
from cooperation.models import CountryPair, ProposalStatus
from cooperation.queries.trade_values import Figure, Stated
from dashboard.components.page import Record, Value

# Stated numbers keep all their digits; the ends of derived ones are rounded outwards to these.
MONEY_DIGIT = Decimal("0.01")
PERCENT_DIGIT = Decimal("0.0001")


def figure_record(
    pair: CountryPair, figure: Figure, choice: Choice | None = None, revised: Figure | None = None
) -> Record:
    """A stated figure as plain values; with the choice for what it counts and the figure that it revises, if any."""
    amount, growth, base = figure.amount_in(USD), figure.growth, figure.growth_base
    read = amount.interval if amount else None
    before = revised.amount_in(USD) if revised else None
    return {
        "pair": pair.slug,
        "code": figure.code,
        "kind": "stated",
        "reporter": figure.reporter or None,
        "flow": figure.flow.value,
        "category": figure.category,
        "scope": figure.scope or None,
        "period": str(figure.period) if figure.period else None,
        "qualifier": amount.qualifier.value if amount else "",
        "value_usd": plain(amount.value) if amount else None,
        "low_usd": plain(read.low) if read else None,
        "high_usd": plain(read.high) if read else None,
        **own_record(figure),
        "growth_qualifier": growth.qualifier.value if growth else "",
        "growth_percent": plain(growth.value) if growth else None,
        "growth_low": plain(figure.growth_read.low) if figure.growth_read else None,
        "growth_high": plain(figure.growth_read.high) if figure.growth_read else None,
        "growth_base_start": base.start.isoformat() if base else None,
        "growth_base_end": base.end.isoformat() if base else None,
        "share_percent": plain(figure.share.value) if figure.share else None,
        "share_of": figure.share_of or None,
        "attribution": figure.attribution,
        "speaker": figure.speaker.code or None,
        "speaker_name": figure.speaker.person,
        "source_kind": figure.source.kind,
        "known_on": figure.known_on.isoformat(),
        "revises": figure.revises or None,
        "revised_usd": plain(before.value) if before else None,
        "revised_own": own_record(revised)["own_value"] if revised else None,
        **choice_record(choice),
        "quote": figure.quote,
        "evidence": " ".join(map(str, figure.passages)),
        "caution": figure.caution,
    }


def choice_record(choice: Choice | None) -> Record:
    """Which level speaks for what is counted, by which rule, and what else is on record for it."""
    return {
        "chosen": choice.chosen.code if choice else None,
        "chosen_by": choice.chosen_by.value if choice else None,
        "also_on_record": choice.codes_on_record or None if choice else None,
        "contested": choice.is_contested if choice else None,
    }


def own_record(stated: Stated) -> Record:
    """The amount in another currency as plain values; empty ones where the source states US dollars only."""
    own: Amount | None = next((amount for amount in stated.amounts if amount.currency != USD), None)
    read = own.interval if own else None
    return {
        "currency": own.currency if own else None,
        "own_qualifier": own.qualifier.value if own else None,
        "own_value": plain(own.value) if own else None,
        "own_low": plain(read.low) if read else None,
        "own_high": plain(read.high) if read else None,
    }


def derived_record(
    pair: CountryPair, code: str, period: Period | None, interval: Interval, formula: str, **further: Value
) -> Record:
    """A derived range as plain values, with its formula, and what else is said of it.

    It is in US dollars, unless another ``currency`` is among what is said of it.
    """
    own = further.get("currency", USD) != USD
    low, high = ends(interval, MONEY_DIGIT)
    return {
        "pair": pair.slug,
        "code": code,
        "kind": "derived",
        "period": str(period) if period else None,
        "low_usd": None if own else low,
        "high_usd": None if own else high,
        "own_low": low if own else None,
        "own_high": high if own else None,
        "formula": formula,
        **further,
    }


def ends(interval: Interval | None, digit: Decimal = PERCENT_DIGIT) -> tuple[float | None, float | None]:
    """Both ends of a derived range for a file, rounded outwards; none of no range."""
    if interval is None:
        return None, None
    wider = outward(interval, digit)
    return plain(wider.low), plain(wider.high)


def count_record(pair: CountryPair, status: str, count: int) -> Record:
    """How many proposals have a status, or none on record."""
    label = str(dict(ProposalStatus.choices).get(status) or gettext("No status reported"))
    return {"pair": pair.slug, "kind": "proposals", "code": status, "code_name": label, "count": count}


def size_record(pair: CountryPair, code: str, label: str, count: int) -> Record:
    """How many of something there are on record, where a page says so in words."""
    return {"pair": pair.slug, "kind": "size", "code": code, "code_name": label, "count": count}


def plain(value: Decimal | None) -> float | None:
    """A number for JSON and CSV with all its digits; None stays None."""
    return None if value is None else float(value)
