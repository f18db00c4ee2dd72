"""How large the trade of each of many pairs is, for finding pairs like one: a size, no figure that a page states."""

from collections.abc import Iterable
from decimal import Decimal

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import ExtractDay, ExtractMonth, ExtractYear

from cooperation.models import Category, CountryPair, Flow, TradeFigure
from cooperation.queries.places import kept_by_revision


def latest_turnover(pairs: Iterable[CountryPair]) -> dict[int, Decimal]:
    """The turnover in goods, or of what is not said, of each pair's latest calendar year, in dollars, by its key.

    Pairs without such a figure are left out. Kept until a pair's revision grows.
    """
    found = kept_by_revision("pair-turnover", pairs, _turnover)
    return {key: value for key, value in found.items() if value is not None}


def _turnover(keys: list[int]) -> dict[int, Decimal | None]:
    calendar_years = TradeFigure.objects.annotate(
        begins=ExtractMonth("period_start"), first=ExtractDay("period_start"), ends=ExtractMonth("period_end")
    ).filter(
        begins=1, first=1, ends=12, period_end__day=31, period_start__year=ExtractYear("period_end"), value_usd__gt=0
    )
    of_pair = (
        calendar_years.published()
        .latest_vintage()
        .filter(pair=OuterRef("pk"), flow=Flow.TURNOVER, category__in=(Category.GOODS, Category.NOT_SAID))
    )
    latest = of_pair.order_by("-period_end", F("reporter").asc(nulls_last=True), "code").values("value_usd")[:1]
    rows = CountryPair.objects.filter(pk__in=keys).annotate(turnover=Subquery(latest))
    return dict(rows.values_list("pk", "turnover"))
