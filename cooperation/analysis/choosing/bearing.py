"""What bears on what: which numbers may be held against a goal or a claim, and with which mark.

| about | counts | never |
|---|---|---|
| trade in goods | turnover in goods; exports + imports of one reporter; "not said", taken as goods | other categories |
| any other category | the same category; goods + services of one reporter for goods and services | all others |
| one side's exports or imports | that side's; what its partner reports of the same, as the mirror | turnover, balance |
| a part | the same part | the whole, another part |
| the whole | the whole; a part, as its lower bound and only that | |
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from cooperation.analysis.categories import WHOLE, Category
from cooperation.analysis.currencies import USD
from cooperation.analysis.figures import Flow, Key
from cooperation.analysis.intervals import Interval
from cooperation.analysis.mirror import CIF_TO_FOB, without_freight

MIRRORED = {Flow.EXPORTS: Flow.IMPORTS, Flow.IMPORTS: Flow.EXPORTS}


class Bearing(StrEnum):
    """How a number counts."""

    COUNTS = "counts"
    TAKEN_AS_GOODS = "taken_as_goods"
    MIRROR = "mirror"
    PART = "part"


@dataclass(frozen=True)
class Aim:
    """What a goal or a claim is about; the reporter is empty where it is about the trade of both sides."""

    category: str
    flow: Flow
    reporter: str = ""
    scope: str = WHOLE
    currency: str = USD


def bears_on(aim: Aim, key: Key) -> Bearing | None:
    """How a number of that key counts for an aim; None where it never does."""
    if key.currency != aim.currency or not _same_category(aim.category, key.category):
        return None
    flow = _bearing_flow(aim, key)
    if flow is not None and key.scope != aim.scope:
        return Bearing.PART if aim.scope == WHOLE and flow is Bearing.COUNTS and key.flow is not Flow.BALANCE else None
    taken = flow is Bearing.COUNTS and key.category == Category.NOT_SAID
    return Bearing.TAKEN_AS_GOODS if taken else flow


def can_be_base(aim: Aim, key: Key) -> bool:
    """Whether a goal can be measured from a number of that key: only from what counts for it as it is."""
    return bears_on(aim, key) in (Bearing.COUNTS, Bearing.TAKEN_AS_GOODS)


def _same_category(wanted: str, found: str) -> bool:
    """Trade of which nobody says what it is counts as trade in goods, on either side."""
    goods = (Category.GOODS, Category.NOT_SAID)
    return found in goods if wanted in goods else found == wanted


def _bearing_flow(aim: Aim, key: Key) -> Bearing | None:
    """Trade as a whole is what either side, or nobody in particular, reports as turnover; all else has its side."""
    if key.flow is aim.flow and key.reporter == aim.reporter:
        return Bearing.COUNTS if aim.reporter or aim.flow is Flow.TURNOVER else None
    if key.flow is aim.flow is Flow.TURNOVER and not aim.reporter:
        return Bearing.COUNTS
    mirrored = bool(aim.reporter and key.reporter) and MIRRORED.get(aim.flow) is key.flow
    return Bearing.MIRROR if mirrored and key.reporter != aim.reporter else None


def bearing_value(bearing: Bearing, flow: Flow, value: Interval, allowance: Decimal = CIF_TO_FOB) -> Interval:
    """What a number says of an aim of that flow: a part is the least of it; a mirror holds the freight, or does not."""
    if bearing is Bearing.PART:
        return Interval(value.low, None, low_open=value.low_open)
    if bearing is Bearing.MIRROR:
        return value.hull(without_freight(value, allowance) if flow is Flow.EXPORTS else value * allowance)
    return value
