"""What an address asks for, in one spelling: parameters that its page does not read are no part of it.

The API and files refuse what they do not know instead of passing over it: such an address asks for nothing that could
be kept.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode

from django.http import HttpRequest, QueryDict
from django.urls import Resolver404, resolve

MOST_VALUES = 60
# So many addresses are remembered with what they ask for; a longer query string is none that the site's forms write.
MOST_ADDRESSES = 2048


@dataclass(frozen=True)
class AskedAddress:
    """A page or a list of the API: its pair (none over all pairs) and its query string in the one spelling."""

    pair: str
    query: str


def asked_for(request: HttpRequest) -> AskedAddress | None:
    """The page that a request asks for; None where it asks for something else."""
    if request.method not in ("GET", "HEAD"):
        return None
    return _asked(request.path_info, request.META.get("QUERY_STRING", ""))


@lru_cache(maxsize=MOST_ADDRESSES)
def _asked(path: str, query: str) -> AskedAddress | None:
    try:
        where = resolve(path).kwargs
    except Resolver404:
        return None
    asked = where.get("resource") or where.get("kind")
    if asked is None:
        return None
    spelled = one_spelling(query, asked.reads)
    is_strict = "resource" in where or "file_type" in where
    if is_strict and sorted(parse_qsl(query, keep_blank_values=True)) != sorted(parse_qsl(spelled)):
        return None
    return AskedAddress(where.get("pair") or where.get("slug", "").upper(), spelled)


def one_spelling(query: str, parameters: Iterable[str]) -> str:
    """The query string with these parameters alone, in this order, without empty and repeated values."""
    given = QueryDict(query.encode("iso-8859-1"))
    values = [(name, value) for name in parameters for value in dict.fromkeys(given.getlist(name)) if value]
    return urlencode(values[:MOST_VALUES], safe=",")
