"""For programs that go through the site: what they may read, and every page that holds something."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.contrib.sitemaps import Sitemap
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate

from cooperation.models import CountryPair
from cooperation.queries.places import all_pairs, summaries
from cooperation.queries.proposals import numbers_of
from cooperation.queries.sources import source_numbers_of

if TYPE_CHECKING:
    PairSitemap = Sitemap[tuple[CountryPair, str]]
    SiteSitemap = Sitemap[str]
else:
    PairSitemap = SiteSitemap = Sitemap

OF_A_PAIR = (
    "overview",
    "proposals",
    "sectors",
    "trade",
    "replacement",
    "timeline",
    "sources",
    "changes",
    "claims",
    "quality",
)


class PagesOfPairs(PairSitemap):
    """Every page of every pair: those of one kind, each proposal and each source."""

    limit = 5000

    def items(self) -> list[tuple[CountryPair, str]]:
        """The pair of each page, and its address."""
        return [(pair, address) for pair in all_pairs() for address in _addresses(pair, localdate())]

    def location(self, item: tuple[CountryPair, str]) -> str:
        """The address."""
        return item[1]

    def lastmod(self, item: tuple[CountryPair, str]) -> date | None:
        """The day of the last edit of the pair's record."""
        return self._edited.get(item[0].pk)

    def __init__(self) -> None:
        self._edited = {key: summary.edited_on for key, summary in summaries(all_pairs(), localdate()).items()}


def _addresses(pair: CountryPair, today: date) -> Iterable[str]:
    for name in OF_A_PAIR:
        yield reverse(name, args=[pair.slug])
    for number in numbers_of(pair, today):
        yield reverse("proposal", args=[pair.slug, number])
    for number in source_numbers_of(pair, today):
        yield reverse("source", args=[pair.slug, number])


class PagesOfTheSite(SiteSitemap):
    """The pages that belong to no pair, and a page a country."""

    def items(self) -> list[str]:
        """Their addresses."""
        countries = {code for pair in all_pairs() for code in (pair.first_id, pair.second_id)}
        return [
            *(reverse(name) for name in ("pairs", "compare", "methods")),
            *(reverse("country", args=[code]) for code in sorted(countries)),
        ]

    def location(self, item: str) -> str:
        """The address."""
        return item


SITEMAPS = {"site": PagesOfTheSite, "pairs": PagesOfPairs}


def robots(request: HttpRequest) -> HttpResponse:
    """All may be read but the administration, the search and pages as known on another day, which have no end."""
    lines = (
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /*?*as_of=",
        "Disallow: /*/search/",
        "Disallow: /search/",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    )
    return HttpResponse("\n".join((*lines, "")), content_type="text/plain; charset=utf-8")
