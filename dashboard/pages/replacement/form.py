"""The form of the stock-take: direction, year, level, share and filters; a plain GET form."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from cooperation.models import Database
from cooperation.models.replacement import LEVELS
from dashboard.components.forms import Choice, Select, select
from dashboard.components.page import Link
from dashboard.pages.replacement.product_links import directions
from dashboard.pages.replacement.view import StockView


@dataclass(frozen=True)
class StockForm:
    """Links for the two directions (``main`` marks the one shown), selects, the share, switches, and what to keep.

    ``all_sectors`` leads out of the one sector that is shown; empty where all are.
    """

    action: str
    directions: tuple[Link, ...]
    selects: tuple[Select, ...]
    kappa: str
    switches: tuple[Choice, ...]
    kept: tuple[tuple[str, str], ...]
    all_sectors: str = ""


def stock_form(view: StockView) -> StockForm:
    """The form with what is chosen now."""
    query = view.query
    base = reverse("replacement", kwargs={"slug": view.pair.slug})
    kept = (("buyer", query.buyer), ("sector", query.sector))
    return StockForm(
        action=base,
        directions=directions(view.pair, query.buyer, lambda buyer: query.address(base, buyer=buyer, page=1)),
        selects=tuple(one for one in _selects(view) if one.has_choice),
        kappa=str(query.kappa),
        switches=_switches(view),
        kept=tuple((name, value) for name, value in kept if value),
        all_sectors=query.address(base, sector="", page=1) if view.sector else "",
    )


def _selects(view: StockView) -> tuple[Select, ...]:
    query = view.query
    years = view.coverage.usable_years(query.data, query.buyer, view.seller.code)
    levels = {2: gettext("2 digits: chapters"), 4: gettext("4 digits: headings"), 6: gettext("6 digits: products")}
    data = [
        name for name in view.coverage.databases() if view.coverage.usable_years(name, query.buyer, view.seller.code)
    ]
    languages = {"": gettext("as the page"), "en": "English", "ru": "Русский"}
    return (
        select("year", gettext("Year"), [(str(year), str(year)) for year in years], str(query.year)),
        select("level", gettext("Detail"), [(str(n), levels[n]) for n in LEVELS], str(query.level)),
        select("data", gettext("Data"), [(name, str(Database(name).label)) for name in data], query.data),
        select("names", gettext("Names"), languages.items(), query.names),
    )


def _switches(view: StockView) -> tuple[Choice, ...]:
    query = view.query
    return (
        Choice("fuels", gettext("Include fuels (27) and unspecified goods (99)"), query.fuels),
        Choice("advantage", gettext("Only products with a revealed advantage or growing exports"), query.advantage),
        Choice("price", gettext("Only where prices of a kilogram differ less than twofold"), query.price),
        Choice("transit", gettext("Include products of which the seller buys more than it sells"), query.transit),
        Choice("union", gettext("Other members of the customs union do not count as elsewhere"), query.union),
    )
