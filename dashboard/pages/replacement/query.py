"""What is asked of the import stock-take: who buys, in which year, at which level, and what is left out."""

from collections.abc import Collection
from dataclasses import dataclass, fields, replace
from decimal import Decimal, InvalidOperation
from typing import Self
from urllib.parse import urlencode

from django.http import QueryDict

from cooperation.analysis.replacement import KAPPA, Filters
from cooperation.models import CountryPair, Database
from cooperation.models.replacement import LEVELS

MAX_SLUG = 60
NAMES = ("en", "ru")


@dataclass(frozen=True)
class StockQuery:
    """The state of the page; what an address does not say, or says wrongly, is left at its default.

    ``buyer``: alpha-3 code; ``year`` and ``data`` (the database) are None until the data choose them; ``kappa``: the
    share of exports elsewhere that counts; ``fuels`` lets fuels in and ``transit`` what the seller buys more of than it
    sells; ``advantage``, ``price`` and ``union`` leave lines or suppliers out; ``sector`` narrows down to what a sector
    covers.
    """

    buyer: str = ""
    year: int | None = None
    level: int = 4
    kappa: Decimal = KAPPA
    fuels: bool = False
    advantage: bool = False
    price: bool = False
    transit: bool = False
    union: bool = False
    sector: str = ""
    data: str = ""
    names: str = ""
    page: int = 1

    @classmethod
    def from_params(cls, params: QueryDict, pair: CountryPair) -> Self:
        """Read an address's query string."""
        level = _whole(params.get("level", ""))
        buyer, data, names = params.get("buyer", ""), params.get("data", ""), params.get("names", "")
        return cls(
            buyer=buyer if pair.has(buyer) else pair.second_id,
            year=_whole(params.get("year", "")),
            level=level if level in LEVELS else 4,
            kappa=_share(params.get("kappa", "")),
            fuels=params.get("fuels") == "1",
            advantage=params.get("advantage") == "1",
            price=params.get("price") == "1",
            transit=params.get("transit") == "1",
            union=params.get("union") == "1",
            sector=_slug(params.get("sector", "")),
            data=data if data in Database.values else "",
            names=names if names in NAMES else "",
            page=_whole(params.get("page", "")) or 1,
        )

    def seller(self, pair: CountryPair) -> str:
        """The other country of the pair."""
        return pair.first_id if self.buyer == pair.second_id else pair.second_id

    def filters(self, excluded: Collection[str]) -> Filters:
        """The filters as the analysis knows them."""
        return Filters(
            fuels=not self.fuels,
            advantage=self.advantage,
            unit_value=self.price,
            re_export=not self.transit,
            excluded=frozenset(excluded),
        )

    def address(self, base: str, **changes: object) -> str:
        """The address of the page in another state; defaults are left out of it."""
        state = replace(self, **changes)  # type: ignore[arg-type]
        default = type(self)()
        said = {
            field.name: getattr(state, field.name)
            for field in fields(self)
            if getattr(state, field.name) != getattr(default, field.name)
        }
        return f"{base}?{urlencode({name: _said(value) for name, value in said.items()})}" if said else base


def _said(value: object) -> str:
    return "1" if value is True else str(value)


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 7 else None


def _share(text: str) -> Decimal:
    """A share from 0 to 1; a comma will do for the point."""
    try:
        share = Decimal(text.replace(",", ".").strip())
    except InvalidOperation:
        return KAPPA
    return share.quantize(Decimal("0.01")) if share.is_finite() and 0 <= share <= 1 else KAPPA


def _slug(text: str) -> str:
    return text if len(text) <= MAX_SLUG and text.isascii() and text.replace("-", "").isalnum() else ""
