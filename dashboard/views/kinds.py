"""What a kind of page is made of, and how the address of one is put together."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from cooperation.models import CountryPair
from dashboard.components.day import PARAMETER
from dashboard.components.page import Page


@dataclass(frozen=True)
class PageKind:
    """A kind of page: ``route`` is its address below the pair's (or the site's, if ``of_pair`` is false).

    ``parameters`` are all that it reads of a query string; others never reach it.
    """

    name: str
    route: str
    build: Callable[..., Page]
    template: str
    section: str
    parameters: tuple[str, ...] = ()
    of_pair: bool = True

    @property
    def reads(self) -> tuple[str, ...]:
        """All that an address of such a page can ask: its own parameters, and the day that every page carries."""
        return tuple(dict.fromkeys((*self.parameters, PARAMETER)))


def arguments(pair: CountryPair | None, where: dict[str, Any]) -> dict[str, Any]:
    """What the addresses of a page are made of."""
    return {**where, "slug": pair.slug} if pair else where


def query_string(request: HttpRequest) -> str:
    """The query string with its question mark; empty without one."""
    query = request.META.get("QUERY_STRING", "")
    return f"?{query}" if query else ""
