"""From another currency to US dollars, by a rate that a source states, and by no other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from cooperation.analysis.currencies import USD
from cooperation.analysis.dates import Period
from cooperation.analysis.intervals import Comparison, Interval
from cooperation.analysis.series import Derivation, Level


@dataclass(frozen=True)
class StatedRate:
    """A rate of the data set, which `code` names: units of a currency for one US dollar, on average over a period.

    `origin` is whatever says how it is stated: it is handed on unread.
    """

    code: str
    currency: str
    period: Period
    per_usd: Interval
    origin: Any = None


def dollar_levels(stated: Iterable[Level], rates: Iterable[StatedRate]) -> list[Level]:
    """Levels in US dollars from those stated in another currency, where a rate is of exactly the same period.

    A figure that states its amount in dollars itself needs none, and gets none. A rate that need not be above zero
    gives nothing. Where two rates fit, each gives a level of its own.
    """
    levels = [*stated]
    in_dollars = {level.rests_on for level in levels if level.key.currency == USD}
    known = [*rates]
    return [converted for level in levels if level.rests_on not in in_dollars for converted in _converted(level, known)]


def _converted(level: Level, rates: Iterable[StatedRate]) -> Iterator[Level]:
    for rate in rates:
        fits = (rate.currency, rate.period) == (level.key.currency, level.key.period)
        if fits and rate.per_usd.compare(0) is Comparison.ABOVE:
            key = level.key._replace(currency=USD)
            value = level.value / rate.per_usd
            origins = level.origins if rate.origin is None else (*level.origins, rate.origin)
            yield replace(
                level,
                code=f"{level.code}-{rate.code}",
                key=key,
                value=value,
                derivation=Derivation.RATE,
                rate=rate.code,
                printed=None,
                origins=origins,
            )
