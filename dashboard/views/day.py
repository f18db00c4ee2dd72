"""The day of reading travels: once it is chosen, every link and form of a page keeps it until the reader leaves it."""

import re
from collections.abc import Mapping, Set
from datetime import date
from html import unescape
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseRedirect, QueryDict
from django.utils import timezone

from dashboard.components.day import PARAMETER, SINCE, AskedDay, read_day, read_since

# Links of a page to pages of the site, the addresses in its citations, and its forms that ask for a page.
LINK = re.compile(r'(<a\b[^>]*?\shref="|"url": ")(/(?!admin/|static/)[^"]*)"')
ROW = re.compile(r'href="/([A-Z]{3}-[A-Z]{3})/(?:(?:proposals|trade/figures|claims)/[^/"?]+/|[^"]*#)')
FORM = re.compile(r'(<form\b(?![^>]*method="post")[^>]*>)(.*?</form>)', re.DOTALL)


def asked_day(request: HttpRequest) -> AskedDay:
    """The day that a request asks for."""
    return read_day(request.GET.get(PARAMETER, ""), timezone.localdate())


def asked_since(request: HttpRequest) -> AskedDay:
    """The day since which a request asks for a list."""
    return read_since(request.GET.get(SINCE, ""))


def in_one_spelling(request: HttpRequest, asked: Mapping[str, AskedDay]) -> HttpResponseRedirect | None:
    """The way to the same address with its days as 2019-01-01, where one was typed in another form."""
    days = {name: one.day.isoformat() for name, one in asked.items() if one.day}
    if all(request.GET[name] == day for name, day in days.items()):
        return None
    query = request.GET.copy()
    for name, day in days.items():
        query[name] = day
    return HttpResponseRedirect(f"{request.path}?{query.urlencode()}")


def keeping(html: str, day: date, unknown: Set[str] = frozenset()) -> str:
    """A page whose links and forms keep the day; those that name a day, or lead back to today, stay as they are.

    So do links to pages and places that are ``unknown`` on that day: they lead to what is known today.
    """

    def kept(link: re.Match[str]) -> str:
        address = unescape(link[2])
        is_unknown = address in unknown or re.split("[?#]", address)[0] in unknown
        return link[0] if is_unknown else f'{link[1]}{with_day(link[2], day)}"'

    linked = LINK.sub(kept, html)
    return FORM.sub(lambda match: f"{match[1]}{_hidden(match[2], day)}{match[2]}", linked)


def pairs_linked(html: str) -> set[str]:
    """The pairs of whose rows a page links to single ones."""
    return set(ROW.findall(html))


def with_day(address: str, day: date) -> str:
    """An address of the site as known on a day: ``/BLR-KAZ/trade/?as_of=2019-01-01#targets``."""
    rest, hash_sign, place = address.partition("#")
    path, _mark, query = rest.partition("?")
    asked = QueryDict(query.replace("&amp;", "&"))
    if PARAMETER in asked:
        return address
    return f"{path}?{query + '&amp;' if query else ''}{urlencode({PARAMETER: day.isoformat()})}{hash_sign}{place}"


def _hidden(fields: str, day: date) -> str:
    if f'name="{PARAMETER}"' in fields:
        return ""
    return f'<input type="hidden" name="{PARAMETER}" value="{day.isoformat()}">'
