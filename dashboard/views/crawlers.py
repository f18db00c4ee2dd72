"""What programs ask for on their own: what they may read, maps of every page there is, the icon beside plain files."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.timezone import localdate

from cooperation.models import CountryPair
from cooperation.queries.places import all_pairs, summaries
from cooperation.queries.product_trade import codes_traded
from cooperation.queries.proposals import numbers_of
from cooperation.queries.sectors import sectors_and_groups, sectors_named_by
from cooperation.queries.sources import source_numbers_of
from cooperation.queries.statements import numeric_statements
from dashboard.pages.statements.checks import check_of
from dashboard.pages.trade.derived import codes_with_a_page
from dashboard.presenting.view import TradeQuery, trade_view

if TYPE_CHECKING:
    AddressSitemap = Sitemap[str]
else:
    AddressSitemap = Sitemap

OF_A_PAIR = (
    "overview",
    "proposals",
    "sectors",
    "trade",
    "trade-targets",
    "statistics",
    "trade-two-sides",
    "trade-estimates",
    "figures",
    "claims",
    "quality",
    "replacement",
    "timeline",
    "sources",
    "changes",
    "pair-methods",
)


class PagesOfPair(AddressSitemap):
    """Every page of a pair: its rooms, and each proposal, sector, source, figure, statement and product."""

    limit = 50_000  # of the protocol

    def __init__(self, pair: CountryPair, today: date) -> None:
        self._pair, self._today = pair, today
        self._edited = summaries([pair], today)[pair.pk].edited_on

    def items(self) -> list[str]:
        """Their addresses."""
        slug = self._pair.slug
        rooms = [reverse(name, args=[slug]) for name in OF_A_PAIR]
        return [*rooms, *(reverse(name, args=[slug, code]) for name, code in self._parts())]

    def _parts(self) -> Iterator[tuple[str, str | int]]:
        pair, today = self._pair, self._today
        view = trade_view(pair, TradeQuery(), today)
        sectors = (*sectors_and_groups(), *sectors_named_by([pair]).named)
        claims = (one for one in numeric_statements(pair, today) if check_of(one, view))
        yield from (("proposal", number) for number in numbers_of(pair, today))
        yield from (("sector", code) for code in dict.fromkeys(sector.code for sector in sectors))
        yield from (("source", number) for number in source_numbers_of(pair, today))
        yield from (("figure", code) for code in sorted(codes_with_a_page(view)))
        yield from (("claim", claim.code) for claim in claims)
        yield from (("product", code) for code in codes_traded(pair))

    def location(self, item: str) -> str:
        """The address."""
        return item

    def lastmod(self, item: str) -> date | None:
        """The day of the last edit of the pair's record."""
        return self._edited


class PagesOfTheSite(AddressSitemap):
    """The pages that belong to no pair, and a page a country."""

    def items(self) -> list[str]:
        """Their addresses."""
        countries = {code for pair in all_pairs() for code in (pair.first_id, pair.second_id)}
        return [
            *(reverse(name) for name in ("pairs", "compare", "methods", "api-documentation")),
            *(reverse("country", args=[code]) for code in sorted(countries)),
        ]

    def location(self, item: str) -> str:
        """The address."""
        return item


def map_of_maps(request: HttpRequest) -> TemplateResponse:
    """Where the maps are: one of the site, one of each pair, with the day of its last edit."""
    pairs = all_pairs()
    edited = {key: summary.edited_on for key, summary in summaries(pairs, localdate()).items()}
    places = [(reverse("pair-map", args=[pair.slug]), edited.get(pair.pk)) for pair in pairs]
    maps = [
        {"location": request.build_absolute_uri(address), "last_mod": day}
        for address, day in ((reverse("site-map"), None), *places)
    ]
    return TemplateResponse(request, "sitemap_index.xml", {"sitemaps": maps}, content_type="application/xml")


def map_of_site(request: HttpRequest) -> HttpResponseBase:
    """The pages that belong to no pair."""
    return sitemap(request, {"site": PagesOfTheSite()})


def map_of_pair(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The pages of a pair."""
    pair = next(iter(CountryPair.objects.with_countries().by_slug(slug)), None)
    if pair is None:
        raise Http404
    return sitemap(request, {"pair": PagesOfPair(pair, localdate())})


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


def icon(request: HttpRequest) -> HttpResponseRedirect:
    """The site's icon where browsers look for it beside what is no page: JSON, a table of text, a calendar."""
    return HttpResponseRedirect(static("favicon.svg"))
