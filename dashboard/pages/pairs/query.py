"""What is asked of the list of pairs (words, country, group, status, order, page), and the form that asks it."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from cooperation.models import Country, CountryGroup, CountryPair, ProposalStatus
from cooperation.models.places import NAME_LANGUAGES
from cooperation.queries.places import PairSummary
from dashboard.components import parameters
from dashboard.components.forms import Select, select
from dashboard.components.page import Link

BETWEEN_WORDS = re.compile(r"[\s\-–—]+")
SORTS = {
    "name": gettext_lazy("Name"),
    "changed": gettext_lazy("Last change, newest first"),
    "proposals": gettext_lazy("Number of proposals"),
    "moving": gettext_lazy("Under way or completed"),
}

# The parameter of each filter.
PARAMETERS = {"words": "q", "country": "country", "group": "group", "status": "status", "with_target": "target"}

type Summaries = Mapping[int, PairSummary]


@dataclass(frozen=True)
class PairsQuery:
    """The state of the list of pairs. Values that the site does not know are left out, never an error."""

    words: str = ""
    country: str = ""
    group: str = ""
    status: str = ""
    with_target: bool = False
    sort: str = "name"
    page: int = 1

    @classmethod
    def from_params(cls, params: QueryDict) -> Self:
        """Read an address's query string."""
        country, group = (params.get(name, "").upper() for name in ("country", "group"))
        return cls(
            words=parameters.words(params),
            country=country if re.fullmatch("[A-Z]{3}", country) else "",
            group=group if re.fullmatch("X-[A-Z0-9-]{1,18}", group) else "",
            status=next(iter(parameters.known(params, "status", ProposalStatus.values)), ""),
            with_target=params.get("target") == "1",
            sort=params.get("sort", "") if params.get("sort") in SORTS else "name",
            page=parameters.page_number(params),
        )

    @property
    def needs_summaries(self) -> bool:
        """Whether all pairs have to be summed up before it is known which ones are shown."""
        return bool(self.status or self.with_target or self.sort != "name")

    def named(self, pairs: Iterable[CountryPair], groups: Mapping[str, frozenset[str]]) -> list[CountryPair]:
        """The pairs that words, country and group leave, by name. Their countries must be fetched.

        ``groups`` holds the codes of the groups by country; a pair is in a group if both of its countries are.
        """
        words = [word for word in BETWEEN_WORDS.split(self.words.casefold()) if word]
        chosen = [pair for pair in pairs if not self.country or pair.has(self.country)]
        if self.group:
            chosen = [pair for pair in chosen if self.group in shared_groups(pair, groups)]
        found = [pair for pair in chosen if not words or _has_words(pair, words)]
        return sorted(found, key=lambda pair: (pair.name.casefold(), pair.slug))

    def select(self, pairs: Iterable[CountryPair], summaries: Summaries) -> list[CountryPair]:
        """The pairs that the status and the target leave, in the chosen order; the name decides between equals."""
        left = [pair for pair in pairs if self._leaves(summaries[pair.pk])]
        return sorted(left, key=lambda pair: ORDERS[self.sort](summaries[pair.pk]), reverse=True)

    def _leaves(self, summary: PairSummary) -> bool:
        by_status = not self.status or bool(summary.counts.get(self.status))
        return by_status and (summary.has_target or not self.with_target)

    def in_words(self, names: Mapping[str, str]) -> str:
        """The filters as a phrase: "with Kazakhstan, with a proposal under way"; empty without any."""
        return ", ".join(self._phrases(names).values())

    def chips(self, names: Mapping[str, str]) -> Iterable[Link]:
        """Each filter in words, with the address of the list without it."""
        for left_out, phrase in self._phrases(names).items():
            others = {PARAMETERS[name]: getattr(self, name) for name in PARAMETERS if name != left_out}
            said = {name: "1" if value is True else value for name, value in others.items() if value}
            yield Link(phrase, f"{reverse('pairs')}?{urlencode(said)}")

    def _phrases(self, names: Mapping[str, str]) -> dict[str, str]:
        """The filters in words, by field; ``names`` names countries and groups by their codes."""
        status = str(dict(ProposalStatus.choices).get(self.status, "")).lower()
        found = {
            "words": self.words and gettext("named “%(words)s”") % {"words": self.words},
            "country": self.country
            and gettext("with %(country)s") % {"country": names.get(self.country, self.country)},
            "group": self.group and gettext("both in %(group)s") % {"group": names.get(self.group, self.group)},
            "status": self.status and gettext("with a proposal %(status)s") % {"status": status},
            "with_target": self.with_target and gettext("with a target for trade"),
        }
        return {field: phrase for field, phrase in found.items() if phrase}


# The largest first; equals stay as they were, by name. A partial date is compared as text, as in the database.
ORDERS: dict[str, Callable[[PairSummary], tuple[str, int]]] = {
    "name": lambda summary: ("", 0),
    "changed": lambda summary: (str(summary.step.changed_on) if summary.step else "", 0),
    "proposals": lambda summary: ("", summary.proposals),
    "moving": lambda summary: ("", summary.moving),
}


def shared_groups(pair: CountryPair, groups: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The groups that both countries are in."""
    return groups.get(pair.first_id, frozenset()) & groups.get(pair.second_id, frozenset())


def _has_words(pair: CountryPair, words: Sequence[str]) -> bool:
    """Whether each word is a code of one of the countries, or stands in one of its names in any language."""
    countries: tuple[Country, Country] = (pair.first, pair.second)
    codes = {code.casefold() for country in countries for code in (country.code, country.alpha2)}
    names = " ".join(getattr(country, f"name_{code}") for country in countries for code in NAME_LANGUAGES).casefold()
    return all(word in codes or word in names for word in words)


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
