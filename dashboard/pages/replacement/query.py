"""What is asked of the import stock-take: who buys, in which year, at which level, what is left out; and its form."""

from collections.abc import Collection
from dataclasses import dataclass, fields, replace
from decimal import Decimal, InvalidOperation
from typing import Self
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext

from cooperation.analysis.replacement import KAPPA, Filters
from cooperation.models import CountryPair, Database
from cooperation.models.replacement import LEVELS
from cooperation.queries.product_coverage import Coverage
from dashboard.components.forms import Select, SelectOption, select
from dashboard.components.page import Link
from dashboard.presenting.products import directions

MAX_SLUG = 60
NAMES = ("en", "ru")


@dataclass(frozen=True)
class StockQuery:
    """The state of the page; what an address does not say, or says wrongly, is left at its default.

    ``buyer``: alpha-3 code; ``year`` and ``data`` (the database) are None until the data choose them; ``kappa``: the
    share of exports elsewhere that counts; ``fuels`` lets fuels in and ``transit`` what the seller buys more of than it
    sells; ``advantage``, ``price`` and ``union`` leave lines or suppliers out; ``sector`` narrows down to what a sector
    covers; ``all`` is the key of the section that shows all of its rows.
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
    all: str = ""

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
            all=_slug(params.get("all", "")),
        )

    def seller(self, pair: CountryPair) -> str:
        """The other country of the pair."""
        return pair.first_id if self.buyer == pair.second_id else pair.second_id

    def with_data(self, coverage: Coverage, pair: CountryPair, chapter: str = "") -> Self:
        """With the database and the year that the data choose, where the address names none.

        The level is one that the data have: where only headings are loaded, no product matches, and that tells nothing.
        """
        seller = self.seller(pair)
        data = self.data if self.data in coverage.databases() else coverage.best_database(self.buyer, seller)
        years = coverage.usable_years(data, self.buyer, seller, chapter) or coverage.years(data)
        year = self.year or next(iter(years), None)
        levels = coverage.levels(data, year or 0, self.buyer, seller)
        level = self.level if self.level in levels else max(levels, default=self.level)
        return replace(self, data=data, year=year, level=level)

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


@dataclass(frozen=True)
class StockForm:
    """Links for the two directions (``main`` marks the one shown), selects, the share, switches, and what to keep.

    ``all_sectors`` leads out of the one sector that is shown; empty where all are.
    """

    action: str
    directions: tuple[Link, ...]
    selects: tuple[Select, ...]
    kappa: str
    switches: tuple[SelectOption, ...]
    kept: tuple[tuple[str, str], ...]
    all_sectors: str = ""


def stock_form(pair: CountryPair, query: StockQuery, coverage: Coverage, *, one_sector: bool) -> StockForm:
    """The form with what is chosen now; ``one_sector``: whether only the products of a sector are shown."""
    base = reverse("replacement", kwargs={"slug": pair.slug})
    kept = (("buyer", query.buyer), ("sector", query.sector))
    return StockForm(
        action=base,
        directions=directions(pair, query.buyer, lambda buyer: query.address(base, buyer=buyer, page=1)),
        selects=tuple(one for one in _selects(query, coverage, query.seller(pair)) if one.has_choice),
        kappa=str(query.kappa),
        switches=_switches(query),
        kept=tuple((name, value) for name, value in kept if value),
        all_sectors=query.address(base, sector="", page=1) if one_sector else "",
    )


def _selects(query: StockQuery, coverage: Coverage, seller: str) -> tuple[Select, ...]:
    years = coverage.usable_years(query.data, query.buyer, seller)
    levels = {2: gettext("2 digits: chapters"), 4: gettext("4 digits: headings"), 6: gettext("6 digits: products")}
    loaded = coverage.levels(query.data, query.year or 0, query.buyer, seller)
    data = [name for name in coverage.databases() if coverage.usable_years(name, query.buyer, seller)]
    languages = {"": gettext("as the page"), "en": "English", "ru": "Русский"}
    return (
        select("year", gettext("Year"), [(str(year), str(year)) for year in years], str(query.year)),
        select("level", gettext("Detail"), [(str(n), levels[n]) for n in loaded], str(query.level)),
        select("data", gettext("Data"), [(name, str(Database(name).label)) for name in data], query.data),
        select("names", gettext("Names"), languages.items(), query.names),
    )


def _switches(query: StockQuery) -> tuple[SelectOption, ...]:
    return (
        SelectOption("fuels", gettext("Include fuels (27) and unspecified goods (99)"), query.fuels),
        SelectOption(
            "advantage", gettext("Only products with a revealed advantage or growing exports"), query.advantage
        ),
        SelectOption("price", gettext("Only where prices of a kilogram differ less than twofold"), query.price),
        SelectOption("transit", gettext("Include products of which the seller buys more than it sells"), query.transit),
        SelectOption("union", gettext("Other members of the customs union do not count as elsewhere"), query.union),
    )
