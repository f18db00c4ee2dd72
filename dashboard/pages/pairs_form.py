"""The form over the list of pairs: words, filters and order, as a plain GET form."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from cooperation.models import Country, ProposalStatus
from dashboard.pages.pairs_query import SORTS, PairsQuery


@dataclass(frozen=True)
class Choice:
    """A value that can be chosen."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class Select:
    """A choice of one of several: its parameter and its label."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class PairsForm:
    """Where the form is sent, what is in it; ``useful`` where there is anything to choose from."""

    action: str
    words: str
    selects: tuple[Select, ...]
    with_target: bool
    useful: bool


def pairs_form(query: PairsQuery, countries: Iterable[Country], pairs: int) -> PairsForm:
    """The form as the address left it."""
    named = sorted(((country.name, country.code) for country in countries), key=lambda pair: pair[0].casefold())
    selects = (
        select("country", gettext("Country"), [(code, name) for name, code in named], query.country, gettext("any")),
        select(
            "status",
            gettext("A proposal is"),
            [(code, str(label)) for code, label in ProposalStatus.choices],
            query.status,
            gettext("at any status"),
        ),
        select("sort", gettext("Sort by"), [(code, str(label)) for code, label in SORTS.items()], query.sort),
    )
    return PairsForm(reverse("pairs"), query.words, selects, query.with_target, pairs > 1)


def select(name: str, label: str, choices: Iterable[tuple[str, str]], chosen: str, empty: str = "") -> Select:
    """A choice of one value; ``empty`` is the label of none of them."""
    none = [("", empty)] if empty else []
    return Select(name, label, tuple(Choice(value, text, value == chosen) for value, text in [*none, *choices]))
