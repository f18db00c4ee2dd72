"""What a page offers besides itself: its data, its citations, its feeds, and what machines read in its head."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from cooperation.models import CountryPair
from dashboard.components.day import PARAMETER
from dashboard.components.page import ChartCard, Link, Page
from dashboard.components.parameters import query_string
from dashboard.exports import linked
from dashboard.exports.about import About
from dashboard.presenting.rooms import TradeRoom
from dashboard.presenting.years import shown_choices
from dashboard.views.day import asked_day
from dashboard.views.kinds import PageKind, arguments

# The forms in which a page offers its records and how it is cited, by their names in templates.
OFFERED = {
    "json": "json",
    "rows": "rows.json",
    "csv": "csv",
    "excel_csv": "excel.csv",
    "xlsx": "xlsx",
    "cite": "cite.txt",
    "bib": "bib",
    "ris": "ris",
}


def about(request: HttpRequest, kind: PageKind, pair: CountryPair | None, page: Page, where: dict[str, Any]) -> About:
    """The page as it was asked for, for whatever leaves the site."""
    page_path = reverse(kind.name, kwargs=arguments(pair, where)) + query_string(request)
    record_path = reverse("revision-package", args=[pair.slug, pair.revision]) if pair else ""
    return About(
        title=page.title,
        filters=page.filters,
        name=kind.name,
        pair=pair,
        day=timezone.localdate(),
        known_on=asked_day(request).day if page.knows_days else None,
        address=request.build_absolute_uri(),
        page_address=request.build_absolute_uri(page_path),
        method=request.build_absolute_uri(reverse("methods")),
        record_address=request.build_absolute_uri(record_path) if record_path else "",
    )


def feeds(pair: CountryPair | None, proposal: int | None) -> tuple[Link, ...]:
    """What a reader's program may follow from a page: its proposal, its pair; all pairs, where it is of none."""
    if pair is None:
        return (Link(gettext("All pairs: what changed"), reverse("all-changes-feed")),)
    of_pair = reverse("changes-feed", args=[pair.slug])
    whole = Link(gettext("%(pair)s: what changed") % {"pair": pair.name}, of_pair)
    if proposal is None:
        return (whole,)
    return (
        Link(gettext("Proposal %(number)d: what changed") % {"number": proposal}, f"{of_pair}?proposal={proposal}"),
        whole,
    )


def alternates(request: HttpRequest, kind: PageKind, pair: CountryPair | None, where: dict[str, Any]) -> dict[str, str]:
    """Addresses of the same page as data, with the same query string."""
    of_page, accepted = arguments(pair, where), kind.accepted(request.GET)
    return {
        name: reverse(f"{kind.name}-data", kwargs={**of_page, "file_type": file_type}) + accepted
        for name, file_type in OFFERED.items()
    }


def machine_readable(about: About, page: Page, kind: PageKind, data: dict[str, str]) -> dict[str, Any]:
    """The page as schema.org knows it: a data set, and a review where it holds a statement against figures."""
    host = about.method.removesuffix(reverse("methods"))
    files = {name: host + data[name] for name in ("xlsx", "csv", "json")}
    described = linked.dataset(about, files)
    if kind.name != "claim":
        return described
    return linked.graph(described, linked.claim_review(about, claimed=page.standfirst, verdict=page.title))


def preview(about: About, page: Page, chart: ChartCard | None) -> dict[str, str]:
    """What a link to the page shows: the picture of its first chart, and where a frame of it is told.

    A page of a pair without a chart shows one of the pair: trade year by year of a page on trade, else its proposals.
    """
    address = about.page_address
    host = about.method.removesuffix(reverse("methods"))
    if chart is None or not chart.downloads:
        if about.pair is None:
            return {}
        has_years = isinstance(page, TradeRoom) and bool(shown_choices(page.view))
        name, key = ("trade", "years") if has_years else ("overview", "proposers")
        picture = reverse(f"{name}-picture", args=[about.pair.slug, key, "png"])
        day = "?" + urlencode({PARAMETER: about.known_on.isoformat()}) if about.known_on else ""
        words = (
            gettext("%(pair)s: trade year by year") if has_years else gettext("%(pair)s: proposals by who made them")
        )
        return {"picture": host + picture + day, "alt": words % {"pair": about.pair.name}}
    return {
        "picture": host + chart.downloads[0].url,
        "alt": chart.alt,
        "oembed": f"{host}{reverse('oembed')}?" + urlencode({"url": f"{address}#{chart.key}", "format": "json"}),
    }
