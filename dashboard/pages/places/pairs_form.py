"""The form over the list of pairs: words, filters and order, as a plain GET form."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from cooperation.models import Country, CountryGroup, ProposalStatus
from dashboard.components.forms import Select, select
from dashboard.pages.places.pairs_query import SORTS, PairsQuery


@dataclass(frozen=True)
class PairsForm:
    """Where the form is sent, what is in it; ``useful`` where there is anything to choose from."""

    action: str
    words: str
    selects: tuple[Select, ...]
    with_target: bool
    useful: bool


def pairs_form(
    query: PairsQuery, countries: Iterable[Country], groups: Iterable[CountryGroup], pairs: int
) -> PairsForm:
    """The form as the address left it."""
    named = sorted(countries, key=lambda country: country.name.casefold())
    names = [("", gettext("any")), *((country.code, country.name) for country in named)]
    shorts = [("", gettext("any")), *((group.code, group.short) for group in groups)]
    statuses = [("", gettext("at any status")), *((code, str(label)) for code, label in ProposalStatus.choices)]
    selects = (
        select("country", gettext("Country"), names, query.country),
        select("group", gettext("Both in"), shorts, query.group),
        select("status", gettext("A proposal is"), statuses, query.status),
        select("sort", gettext("Sort by"), [(code, str(label)) for code, label in SORTS.items()], query.sort),
    )
    return PairsForm(reverse("pairs"), query.words, selects, query.with_target, pairs > 1)
