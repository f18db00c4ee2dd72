"""Addresses of the site: each page, the same page as .json, .csv and .xlsx, and its charts."""

import re
from collections.abc import Iterator

from django.contrib import admin
from django.urls import URLPattern, path, register_converter
from django.urls.converters import IntConverter, StringConverter

from dashboard.api.document import path_of
from dashboard.api.filters import (
    AS_OF,
    OF_TRADE,
    ON_CHANGES,
    ON_COMPARE,
    ON_COUNTRY,
    ON_FIGURES,
    ON_IMPORTS,
    ON_PAIRS,
    ON_PROPOSALS,
    ON_TABLES,
    ON_TIMELINE,
    PAGE,
    SEARCHED,
)
from dashboard.api.resources import RESOURCES
from dashboard.api.views import documentation, nothing, openapi, records, root
from dashboard.charts.theme import Shade, Variant, Width
from dashboard.components.chart_card import ChartFile, variant_name
from dashboard.operation.contact import security_txt
from dashboard.pages.methods.page import MethodsPage, pair_methods_page
from dashboard.pages.pair.overview import OverviewPage
from dashboard.pages.pairs.compare import ComparePage
from dashboard.pages.pairs.country import CountryPage
from dashboard.pages.pairs.home import HomePage
from dashboard.pages.proposals.detail import ProposalPage
from dashboard.pages.proposals.page import ProposalsPage
from dashboard.pages.replacement.page import replacement_page
from dashboard.pages.replacement.product import ProductPage
from dashboard.pages.search.page import SearchPage, search_everywhere
from dashboard.pages.sectors.page import SectorPage, SectorsPage
from dashboard.pages.sources.page import SourcePage, SourcesPage
from dashboard.pages.statements.page import ClaimPage, ClaimsRoom
from dashboard.pages.timeline.changes import ChangesPage
from dashboard.pages.timeline.page import TimelinePage
from dashboard.pages.trade.derived import figure_page
from dashboard.pages.trade.estimates import EstimatesRoom
from dashboard.pages.trade.figures import FiguresAsked, FiguresRoom
from dashboard.pages.trade.hub import TradeHub
from dashboard.pages.trade.quality import QualityRoom
from dashboard.pages.trade.statistics import StatisticsRoom
from dashboard.pages.trade.targets import TargetsRoom
from dashboard.pages.trade.two_sides import TwoSidesRoom
from dashboard.views.archives import data_package
from dashboard.views.charts import chart
from dashboard.views.crawlers import icon, map_of_maps, map_of_pair, map_of_site, robots
from dashboard.views.downloads import CITATIONS, FORMS
from dashboard.views.feeds import all_changes_feed, changes_feed, timeline_calendar
from dashboard.views.frozen import freeze_chart, frozen_chart, frozen_embed, frozen_picture
from dashboard.views.kinds import PageKind
from dashboard.views.pages import download, show
from dashboard.views.pictures import PICTURES, embed, picture, take
from dashboard.views.quoted import oembed, quoted_words
from dashboard.views.statistics import data_set, structures


class PairConverter(StringConverter):
    """Two country codes: BLR-KAZ. Other orders and alpha-2 codes are redirected by the view."""

    regex = "[A-Za-z]{2,3}-[A-Za-z]{2,3}"


class CountryConverter(StringConverter):
    """A country's code: KAZ. Alpha-2 codes and small letters are redirected by the view."""

    regex = "[A-Za-z]{2,3}"


class NumberConverter(IntConverter):
    """A number as the database can hold it."""

    regex = "[1-9][0-9]{0,8}"


class FileTypeConverter(StringConverter):
    """The file types in which a page's records come."""

    regex = "|".join(map(re.escape, [*FORMS, *CITATIONS]))


class SdmxConverter(StringConverter):
    """The forms of SDMX."""

    regex = "csv|json"


class PictureTypeConverter(StringConverter):
    """The forms in which a chart is taken along."""

    regex = "|".join(map(re.escape, [*PICTURES, *CITATIONS]))


class DigestConverter(StringConverter):
    """The digest of what a chart shows."""

    regex = "[0-9a-f]{16}"


class ChartFileConverter:
    """A chart's key, variant, digest and file type."""

    regex = r"[a-z0-9-]+\.(?:wide|narrow)-(?:light|dark)\.[0-9a-f]{16}\.(?:svg|png|json|csv)"

    def to_python(self, value: str) -> ChartFile:
        """The parts."""
        key, variant, digest, file_type = value.split(".")
        width, _dash, shade = variant.partition("-")
        return ChartFile(key, Variant(Width(width), Shade(shade)), digest, file_type)

    def to_url(self, value: ChartFile) -> str:
        """The parts joined again."""
        return f"{value.key}.{variant_name(value.variant)}.{value.digest}.{value.file_type}"


register_converter(ChartFileConverter, "chart")
register_converter(DigestConverter, "digest")
register_converter(PairConverter, "pair")
register_converter(CountryConverter, "country")
register_converter(NumberConverter, "number")
register_converter(FileTypeConverter, "file")
register_converter(PictureTypeConverter, "picture")
register_converter(SdmxConverter, "sdmx")

ROOM = "pages/trade_room.html"
PAGES = (
    PageKind("pairs", "", HomePage, "home.html", "pairs", ON_PAIRS, of_pair=False),
    PageKind("compare", "compare", ComparePage, "page.html", "compare", ON_COMPARE, of_pair=False),
    PageKind("country", "countries/<country:country>", CountryPage, "page.html", "pairs", ON_COUNTRY, of_pair=False),
    PageKind("overview", "", OverviewPage, "page.html", "overview", OF_TRADE),
    PageKind("sectors", "sectors", SectorsPage, "page.html", "sectors", (AS_OF,)),
    PageKind("sector", "sectors/<slug:code>", SectorPage, "page.html", "sectors", (AS_OF, PAGE)),
    PageKind("trade", "trade", TradeHub, ROOM, "trade", OF_TRADE),
    PageKind("trade-targets", "trade/targets", TargetsRoom, ROOM, "trade", OF_TRADE),
    PageKind("statistics", "trade/statistics", StatisticsRoom, ROOM, "trade", OF_TRADE),
    PageKind("trade-two-sides", "trade/two-sides", TwoSidesRoom, ROOM, "trade", ON_TABLES),
    PageKind("trade-estimates", "trade/estimates", EstimatesRoom, ROOM, "trade", ON_TABLES),
    PageKind("figures", "trade/figures", FiguresRoom, ROOM, "trade", ON_FIGURES, data=FiguresAsked),
    PageKind("figure", "trade/figures/<slug:code>", figure_page, ROOM, "trade", OF_TRADE),
    PageKind("replacement", "imports", replacement_page, "page.html", "replacement", ON_IMPORTS),
    PageKind("product", "imports/<slug:code>", ProductPage, "page.html", "replacement", ON_IMPORTS),
    PageKind("claims", "claims", ClaimsRoom, ROOM, "trade", OF_TRADE),
    PageKind("claim", "claims/<slug:code>", ClaimPage, ROOM, "trade", OF_TRADE),
    PageKind("quality", "quality", QualityRoom, ROOM, "trade", OF_TRADE),
    PageKind("proposals", "proposals", ProposalsPage, "page.html", "proposals", ON_PROPOSALS),
    PageKind("proposal", "proposals/<number:number>", ProposalPage, "proposal.html", "proposals", (AS_OF,)),
    PageKind("timeline", "timeline", TimelinePage, "page.html", "timeline", ON_TIMELINE),
    PageKind("changes", "changes", ChangesPage, "changes.html", "changes", ON_CHANGES),
    PageKind("sources", "sources", SourcesPage, "page.html", "sources", (PAGE,)),
    PageKind("source", "sources/<number:number>", SourcePage, "page.html", "sources"),
    PageKind("methods", "methods", MethodsPage, "page.html", "methods", of_pair=False),
    PageKind("pair-methods", "methods", pair_methods_page, "page.html", "methods"),
)
# Not among the pages that hold something without being asked.
SEARCH_ALL = PageKind("search-all", "search", search_everywhere, "page.html", "pairs", SEARCHED, of_pair=False)
SEARCH = PageKind("search", "search", SearchPage, "page.html", "search", SEARCHED)
TIMELINE_PAGE, CHANGES_PAGE = (next(kind for kind in PAGES if kind.name == name) for name in ("timeline", "changes"))


def page_patterns(kind: PageKind) -> Iterator[URLPattern]:
    """The page and its data: ``/BLR-KAZ/trade/``, ``/BLR-KAZ/trade.json``."""
    base = "/".join(filter(None, ("<pair:slug>" if kind.of_pair else "", kind.route)))
    yield path(f"{base}/" if base else "", show, {"kind": kind}, name=kind.name)
    yield path(f"{base or 'pairs'}.<file:file_type>", download, {"kind": kind}, name=f"{kind.name}-data")
    charts = f"{base}/charts" if base else "charts"
    yield path(f"{charts}/<chart:file>", chart, {"kind": kind}, name=f"{kind.name}-chart")
    yield path(f"{charts}/<slug:key>.<picture:form>", picture, {"kind": kind}, name=f"{kind.name}-picture")
    yield path(f"{charts}/<slug:key>/", take, {"kind": kind}, name=f"{kind.name}-take")
    yield path(f"{charts}/<slug:key>/embed/", embed, {"kind": kind}, name=f"{kind.name}-embed")
    yield path(f"{charts}/<slug:key>/freeze/", freeze_chart, {"kind": kind}, name=f"{kind.name}-freeze")


handler400 = "dashboard.views.missing.not_understood"
handler403 = "dashboard.views.missing.not_allowed"


def api_patterns() -> Iterator[URLPattern]:
    """The API below ``/api/v1/``; whatever else is asked there is refused in its own words."""
    yield path("api/", documentation, name="api-documentation")
    yield path("api/v1/openapi.json", openapi, name="api-openapi")
    for resource in RESOURCES:
        route = path_of(resource).removeprefix("/").replace("{", "<str:").replace("}", ">")
        yield path(f"api/v1/{route}", records, {"resource": resource}, name=f"api-{resource.name}")
    yield path("api/v1", root)
    yield path("api/v1/", root, name="api-root")
    yield path("api/<path:rest>", nothing)


handler500 = "dashboard.operation.health.failed"
handler404 = "dashboard.views.missing.not_found"
urlpatterns = [
    path("admin/", admin.site.urls),
    path("robots.txt", robots, name="robots"),
    path(".well-known/security.txt", security_txt, name="security"),
    path("favicon.ico", icon, name="icon"),
    path("sitemap.xml", map_of_maps, name="sitemap"),
    path("pages.sitemap.xml", map_of_site, name="site-map"),
    path("<pair:slug>/sitemap.xml", map_of_pair, name="pair-map"),
    *(pattern for kind in (*PAGES, SEARCH, SEARCH_ALL) for pattern in page_patterns(kind)),
    path("<pair:slug>/data.zip", data_package, name="data-package"),
    path("<pair:slug>/revisions/<number:revision>.zip", data_package, name="revision-package"),
    path("<pair:slug>/figures.sdmx.<sdmx:form>", data_set, {"name": "figures"}, name="figures-sdmx"),
    path("<pair:slug>/products.sdmx.<sdmx:form>", data_set, {"name": "products"}, name="products-sdmx"),
    path("<pair:slug>/annotations.jsonld", quoted_words, name="annotations"),
    path("<pair:slug>/sources/<number:source>/annotations.jsonld", quoted_words, name="source-annotations"),
    *api_patterns(),
    path("oembed", oembed, name="oembed"),
    path("frozen/<digest:digest>/", frozen_chart, name="frozen-chart"),
    path("frozen/<digest:digest>/embed/", frozen_embed, name="frozen-embed"),
    path("frozen/<digest:digest>/<slug:variant>.svg", frozen_picture, name="frozen-picture"),
    path("sdmx/structures.json", structures, name="sdmx-structures"),
    path("<pair:slug>/timeline.ics", timeline_calendar, {"kind": TIMELINE_PAGE}, name="timeline-calendar"),
    path("<pair:slug>/changes.atom", changes_feed, {"kind": CHANGES_PAGE}, name="changes-feed"),
    path("changes.atom", all_changes_feed, name="all-changes-feed"),
]
