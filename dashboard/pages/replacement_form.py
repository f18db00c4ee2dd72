"""The form of the stock-take: direction, year, level, share and filters; a plain GET form."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from cooperation.models import Database
from cooperation.models.replacement import LEVELS
from dashboard.pages.parts import Link
from dashboard.pages.replacement_view import StockView


@dataclass(frozen=True)
class Choice:
    """A value of a field in words."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class Field:
    """A field with its choices."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class StockForm:
    """Links for the two directions (``main`` marks the one shown), fields, the share, switches, and what to keep.

    ``all_sectors`` leads out of the one sector that is shown; empty where all are.
    """

    action: str
    directions: tuple[Link, ...]
    fields: tuple[Field, ...]
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
        directions=_directions(view),
        fields=tuple(field for field in _fields(view) if len(field.choices) > 1),
        kappa=str(query.kappa),
        switches=_switches(view),
        kept=tuple((name, value) for name, value in kept if value),
        all_sectors=query.address(base, sector="", page=1) if view.sector else "",
    )


def _directions(view: StockView) -> tuple[Link, ...]:
    base = reverse("replacement", kwargs={"slug": view.pair.slug})
    names = {view.pair.first_id: view.pair.first.name, view.pair.second_id: view.pair.second.name}
    links = []
    for buyer, seller in ((view.pair.second_id, view.pair.first_id), (view.pair.first_id, view.pair.second_id)):
        words = {"buyer": names[buyer], "seller": names[seller]}
        label = gettext("%(buyer)s buys, %(seller)s sells") % words
        links.append(Link(label, view.query.address(base, buyer=buyer, page=1), main=buyer == view.query.buyer))
    return tuple(links)


def _fields(view: StockView) -> tuple[Field, ...]:
    query = view.query
    years = view.coverage.usable_years(query.data, query.buyer, view.seller.code)
    levels = {2: gettext("2 digits: chapters"), 4: gettext("4 digits: headings"), 6: gettext("6 digits: products")}
    data = [
        name for name in view.coverage.databases() if view.coverage.usable_years(name, query.buyer, view.seller.code)
    ]
    languages = {"": gettext("as the page"), "en": "English", "ru": "Русский"}
    return (
        Field("year", gettext("Year"), tuple(Choice(str(y), str(y), y == query.year) for y in years)),
        Field("level", gettext("Detail"), tuple(Choice(str(n), levels[n], n == query.level) for n in LEVELS)),
        Field("data", gettext("Data"), tuple(Choice(n, str(Database(n).label), n == query.data) for n in data)),
        Field("names", gettext("Names"), tuple(Choice(k, label, k == query.names) for k, label in languages.items())),
    )


def _switches(view: StockView) -> tuple[Choice, ...]:
    query = view.query
    return (
        Choice("fuels", gettext("Include fuels (27) and unspecified goods (99)"), query.fuels),
        Choice("advantage", gettext("Only products with a revealed advantage or growing exports"), query.advantage),
        Choice("price", gettext("Only where prices of a kilogram differ less than twofold"), query.price),
        Choice("transit", gettext("Without products of which the seller buys more than it sells"), query.transit),
        Choice("union", gettext("Other members of the customs union do not count as elsewhere"), query.union),
    )
