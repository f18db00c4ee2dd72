"""What changed as an Atom feed, and the timeline as a calendar: for programs that ask again and again."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import localdate
from django.utils.translation import get_language, gettext

from cooperation.models import CountryPair
from cooperation.models.addresses import timeline_address
from cooperation.queries.history import latest_revisions
from cooperation.queries.unknown import unknown_places
from dashboard.components.problem import open_data
from dashboard.pages.timeline.changes import REVISIONS_PER_PAGE, ChangesPage, ToldRevision, told_revision
from dashboard.pages.timeline.page import TimelinePage
from dashboard.presenting.events import TimelineItem
from dashboard.views.kinds import PageKind
from dashboard.views.pages import answer

if TYPE_CHECKING:
    from icalendar import Event

AUTHOR = "Cooperation Monitor"
CONTENT_TYPE = "application/atom+xml; charset=utf-8"
FEED_SECONDS = 300


@open_data
def changes_feed(request: HttpRequest, kind: PageKind, slug: str) -> HttpResponseBase:
    """The revisions of the first page of what changed, an entry each; filters are those of the page."""
    return answer(request, kind, slug, {}, _as_feed)


@open_data
def all_changes_feed(request: HttpRequest) -> HttpResponse:
    """The latest revisions over all pairs, each named by its pair."""
    feed = _feed(
        request, gettext("All pairs: what changed"), reverse("pairs"), "", f"tag:{_host(request)},2026:changes"
    )
    latest = latest_revisions(REVISIONS_PER_PAGE)
    unknown = unknown_places({pair.slug for pair, _revision in latest}, localdate())
    for pair, revision in latest:
        told = told_revision(pair, revision, unknown)
        _add_entry(request, feed, pair, replace(told, summary=f"{pair.name}: {told.summary}"))
    response = HttpResponse(feed.writeString("utf-8"), content_type=CONTENT_TYPE)
    patch_cache_control(response, public=True, max_age=FEED_SECONDS)
    return response


def _feed(request: HttpRequest, title: str, address: str, subtitle: str, tag: str) -> Atom1Feed:
    return Atom1Feed(
        title=title,
        link=request.build_absolute_uri(address),
        description=None,
        subtitle=subtitle,
        language=get_language(),
        feed_url=request.build_absolute_uri(),
        feed_guid=tag,
        author_name=AUTHOR,
    )


def _as_feed(
    request: HttpRequest, kind: PageKind, pair: CountryPair, page: ChangesPage, where: dict[str, Any]
) -> HttpResponse:
    title = gettext("%(pair)s: what changed") % {"pair": pair.name}
    named = " · ".join(filter(None, (title, page.filters)))
    about = "changes" + (f"?{request.META['QUERY_STRING']}" if page.filters else "")
    address = reverse("changes", args=[pair.slug])
    feed = _feed(request, named, address, page.filters or page.standfirst, _tag(request, pair, about))
    for revision in page.revisions:
        _add_entry(request, feed, pair, revision)
    return HttpResponse(feed.writeString("utf-8"), content_type=CONTENT_TYPE)


def _add_entry(request: HttpRequest, feed: Atom1Feed, pair: CountryPair, revision: ToldRevision) -> None:
    address = f"{reverse('changes', args=[pair.slug])}?view=record#revision-{revision.number}"
    feed.add_item(
        title=revision.summary,
        link=request.build_absolute_uri(address),
        description=_lines(request, revision),
        unique_id=_tag(request, pair, f"revision-{revision.number}"),
        pubdate=revision.recorded_at,
        updateddate=revision.recorded_at,
    )


def _lines(request: HttpRequest, revision: ToldRevision) -> SafeString:
    """What was done in a revision, as a list."""
    lines = (
        (line.kind_label, request.build_absolute_uri(line.url) if line.url else "", line.title, _cells(line.cells))
        for line in revision.lines
    )
    done = format_html_join("", '<li>{}: <a href="{}">{}</a>{}</li>', lines)
    more = gettext("and %(count)d more") % {"count": revision.more} if revision.more else ""
    return format_html("<ul>{}</ul>{}", done, more)


def _cells(cells: Iterable[Any]) -> SafeString:
    return format_html_join("", " ({}: “{}” → “{}”)", ((cell.column, cell.before, cell.after) for cell in cells))


def _tag(request: HttpRequest, pair: CountryPair, what: str) -> str:
    """An identifier that stays the same wherever the feed is read from (RFC 4151)."""
    return f"tag:{_host(request)},2026:{pair.slug}:{what}"


def _host(request: HttpRequest) -> str:
    return request.get_host().partition(":")[0]


@open_data
def timeline_calendar(request: HttpRequest, kind: PageKind, slug: str) -> HttpResponseBase:
    """All entries of the timeline that the filters leave, announced ones too, as whole days."""
    return answer(request, kind, slug, {}, _as_calendar)


def _as_calendar(
    request: HttpRequest, kind: PageKind, pair: CountryPair, page: TimelinePage, where: dict[str, Any]
) -> HttpResponse:
    # Only whoever asks for a calendar waits for it to load.
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", f"-//{AUTHOR}//{settings.CODE_REVISION}//EN")
    calendar.add("version", "2.0")
    calendar.add("name", ": ".join(filter(None, [pair.name, page.filters])))
    calendar.add("x-wr-calname", ": ".join(filter(None, [pair.name, page.filters])))
    for item in (*page.items(), *page.announced):
        calendar.add_component(_calendar_event(request, pair, item))
    headers = {"Content-Disposition": f'attachment; filename="{pair.slug}-timeline.ics"'}
    return HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8", headers=headers)


def _calendar_event(request: HttpRequest, pair: CountryPair, item: TimelineItem) -> "Event":
    """An entry as whole days: a month or a year where the source gives no more, and it says so."""
    from icalendar import Event

    event = Event()
    event.add("uid", f"{item.anchor}@{pair.slug}.{request.get_host().partition(':')[0]}")
    event.add("dtstamp", item.recorded_at)
    event.add("dtstart", item.on.earliest)
    event.add("dtend", item.on.latest + timedelta(days=1))
    ahead = gettext("Announced") if item.announced else ""
    event.add("summary", ": ".join(filter(None, [ahead, item.status_label, item.title])))
    event.add("description", "\n".join(_told(item)))
    event.add("categories", [item.kind_label])
    event.add("url", request.build_absolute_uri(timeline_address(pair.slug, item.on.year, item.anchor)))
    event.add("transp", "TRANSPARENT")
    return event


def _told(item: TimelineItem) -> Iterable[str]:
    """What a calendar cannot show: how exactly the date is known, the evidence, the caution."""
    if item.on.earliest != item.on.latest:
        yield gettext("The source gives no day: %(when)s.") % {"when": item.when}
    if item.proposals:
        yield gettext("Proposals: %(numbers)s") % {"numbers": ", ".join(link.label for link in item.proposals)}
    yield gettext("Evidence: %(keys)s") % {"keys": " ".join(cite.key for cite in item.cites)}
    if item.note:
        yield item.note
