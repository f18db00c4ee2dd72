"""Figures as rows of statistical data sets: what was stated of trade, and product flows of one database."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q

from cooperation.analysis.amounts import Amount
from cooperation.analysis.choosing.known import is_provisional, known_on
from cooperation.analysis.dates import Period
from cooperation.analysis.intervals import Interval
from cooperation.analysis.readings import Qualifier
from cooperation.models import CountryPair, Database, ProductTrade, TradeFigure
from cooperation.models.replacement import WORLD

ROWS_AT_A_TIME = 2_000


@dataclass(frozen=True)
class StatedNumber:
    """One number of a figure: an amount in a currency, or growth in percent on the year before (no currency).

    ``unit`` is the power of ten that the source counts in, ``step`` the last digit that it gives.
    """

    figure: TradeFigure
    currency: str | None
    qualifier: Qualifier
    value: Decimal
    reading: Interval
    unit: int = 0
    step: Decimal | None = None

    @property
    def period(self) -> Period:
        """The span of days that it is of."""
        return self.figure.period

    @property
    def is_provisional(self) -> bool:
        """Whether its source was published before the period had ended."""
        source = self.figure.evidence.source
        return is_provisional(self.period, known_on(source.published_on, source.retrieved_on))

    @property
    def decimals(self) -> int:
        """How many digits after the point the source gives, in the unit that it counts in."""
        last = self.step if self.step is not None else self.value.normalize()
        exponent = last.adjusted() if self.step is not None else int(last.as_tuple().exponent)
        return max(0, self.unit - exponent)


def stated_numbers(pair: CountryPair, today: date) -> Iterator[StatedNumber]:
    """All numbers of a pair's figures of a known period that are there today, in the order of their periods."""
    dated = TradeFigure.objects.for_pair(pair).published().visible_on(today).exclude(period_start=None)
    for figure in dated.with_evidence().in_time():
        for amount in figure.amounts:
            yield _amount(figure, amount)
        if (growth := figure.stated_growth) and figure.growth:
            yield StatedNumber(figure, None, growth.qualifier, growth.value, growth.interval, step=growth.step)


def _amount(figure: TradeFigure, amount: Amount) -> StatedNumber:
    qualifier, value, read = amount.qualifier, amount.value, amount.interval
    return StatedNumber(figure, amount.currency, qualifier, value, read, amount.unit, amount.step)


def product_flows(pair: CountryPair, database: str) -> Iterator[ProductTrade]:
    """What one database says of the products that either side trades, and of what the world sells; row by row."""
    of_pair = Q(reporter__in=(pair.first_id, pair.second_id, WORLD))
    rows = ProductTrade.objects.current(database).filter(of_pair)
    order = ("reporter", "flow", "partner", "edition", "code", "year")
    return rows.order_by(*order).iterator(ROWS_AT_A_TIME)


def product_databases(pair: CountryPair) -> list[str]:
    """The databases that have product figures of either side, in the order of the list of databases."""
    found = set(
        ProductTrade.objects.filter(superseded_by=None, reporter__in=(pair.first_id, pair.second_id))
        .values_list("database", flat=True)
        .distinct()
    )
    return [database for database in Database.values if database in found]
