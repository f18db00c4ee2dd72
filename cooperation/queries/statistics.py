"""Figures as rows of statistical data sets: what was stated of trade, and product flows of one database."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q

from cooperation.analysis.amounts import Amount
from cooperation.analysis.dates import Period
from cooperation.analysis.intervals import Interval, Qualifier
from cooperation.models import CountryPair, Database, ProductTrade, TradeFigure
from cooperation.models.replacement import WORLD

ROWS_AT_A_TIME = 2_000


@dataclass(frozen=True)
class StatedNumber:
    """One number of a figure: an amount in a currency, or growth in percent on the year before (no currency)."""

    figure: TradeFigure
    currency: str | None
    qualifier: Qualifier
    value: float
    reading: Interval

    @property
    def period(self) -> Period:
        """The span of days that it is of."""
        return self.figure.period


def stated_numbers(pair: CountryPair) -> Iterator[StatedNumber]:
    """All numbers of a pair's published figures of a known period, in the order of their periods."""
    dated = TradeFigure.objects.for_pair(pair).published().exclude(period_start=None)
    for figure in dated.with_evidence().in_time():
        for amount in figure.amounts:
            yield _amount(figure, amount)
        if figure.growth_percent is not None and figure.growth:
            qualifier = Qualifier(figure.growth_qualifier)
            yield StatedNumber(figure, None, qualifier, float(figure.growth_percent), figure.growth)


def _amount(figure: TradeFigure, amount: Amount) -> StatedNumber:
    return StatedNumber(figure, amount.currency, amount.qualifier, float(amount.value), amount.interval)


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
