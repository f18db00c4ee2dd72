"""How large the trade of each of many pairs is, for finding pairs like one: a size, no figure that a page states."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from cooperation.analysis.choosing.leading import latest_years
from cooperation.analysis.currencies import USD
from cooperation.analysis.series import middle
from cooperation.models import CountryPair
from cooperation.queries.places import kept_by_revision
from cooperation.queries.trade import Trade, trades


def latest_turnover(pairs: Iterable[CountryPair], today: date) -> dict[int, Decimal]:
    """The turnover that leads each pair's pages, that of its latest full year, in dollars, by the pair's key.

    Of a range the middle. Pairs without such a year are left out. Kept until a pair's revision grows.
    """

    def sizes(keys: list[int]) -> dict[int, Decimal | None]:
        found = trades(list(CountryPair.objects.filter(pk__in=keys)), today)
        return {key: _size(trade) for key, trade in found.items()}

    found = kept_by_revision("pair-turnover", pairs, sizes)
    return {key: size for key, size in found.items() if size is not None}


def _size(trade: Trade) -> Decimal | None:
    latest = max(latest_years(trade.choices, USD), key=lambda choice: choice.key.period.end, default=None)
    return middle(latest.value) if latest else None
