"""Generated figures and targets: what two reporters would state about a trade that does not exist."""

from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from cooperation.analysis.dates import Period
from cooperation.models import CountryPair, Target, TradeFigure

YEARS = range(2012, 2026)
MILLION = 10**6
TARGETS_PER_PAIR = 6
# Each year: exports, imports, turnover and balance of either reporter, and a half-year of either.
_A_YEAR = 10
# And months of the first reporter's turnover, as many as are left.
FIGURES_PER_PAIR = 300
_MONTHS = FIGURES_PER_PAIR - _A_YEAR * len(YEARS)

type Claim = Callable[[], dict[str, Any]]


def stated_figures(pair: CountryPair, random: Random, claim: Claim) -> Iterator[TradeFigure]:
    """300 figures: of years, half-years and months, in millions of dollars."""
    level = random.randint(50, 5000)
    by_year = {}
    for year in YEARS:
        level = max(10, round(level * random.uniform(0.85, 1.2)))
        by_year[year] = level
        exports = round(level * random.uniform(0.3, 0.7))
        for reporter in (pair.first_id, pair.second_id):
            mirrored = reporter == pair.second_id
            sold = round((level - exports if mirrored else exports) * random.uniform(0.9, 1.1))
            bought = round((exports if mirrored else level - exports) * random.uniform(0.9, 1.1))
            amounts = {"X": sold, "M": bought, "TT": sold + bought, "B": sold - bought}
            for flow, value in amounts.items():
                yield _figure(reporter, flow, Period(date(year, 1, 1), date(year, 12, 31)), value, claim)
            half = round((sold + bought) * random.uniform(0.4, 0.55))
            yield _figure(reporter, "TT", Period(date(year, 1, 1), date(year, 6, 30)), half, claim)
    for number in range(_MONTHS):
        year, month = YEARS[-1] - number // 12, 12 - number % 12
        last = date(year, month, monthrange(year, month)[1])
        value = max(1, round(by_year[year] / 12 * random.uniform(0.8, 1.2)))
        yield _figure(pair.first_id, "TT", Period(date(year, month, 1), last), value, claim)


def _figure(reporter: str, flow: str, period: Period, millions: int, claim: Claim) -> TradeFigure:
    return TradeFigure(
        code=f"{reporter}-{flow}-{period.start:%Y%m}-{period.end:%Y%m}",
        category="goods",
        flow=flow,
        reporter_id=reporter,
        period_start=period.start,
        period_end=period.end,
        qualifier="exact",
        value_usd=Decimal(millions * MILLION),
        step_usd=Decimal(MILLION),
        unit=6,
        attribution="narrator",
        **claim(),
    )


def targets(pair: CountryPair, random: Random, claim: Claim) -> Iterator[Target]:
    """Levels that nobody wants to reach, with and without a deadline."""
    for number in range(1, TARGETS_PER_PAIR + 1):
        year = random.randint(2013, 2025)
        yield Target(
            code=f"T{number}",
            stated_on=str(year),
            category="goods",
            flow="TT",
            qualifier=random.choice(("exact", "about", "more_than")),
            value_usd=Decimal(random.randint(1, 9) * 10**9),
            step_usd=Decimal(10**9),
            unit=9,
            deadline_on=str(year + random.randint(2, 9)) if number % 2 else None,
            **claim(),
        )
