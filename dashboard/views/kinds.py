"""What a kind of page is made of, and how the address of one is put together."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from cooperation.models import CountryPair
from dashboard.components.bounds import Parameter, problems_of
from dashboard.components.day import PARAMETER, SINCE
from dashboard.components.page import Page


@dataclass(frozen=True)
class PageKind:
    """A kind of page: ``route`` is its address below the pair's (or the site's, if ``of_pair`` is false).

    ``parameters`` are all that it reads of a query string; others never reach it. ``data`` builds what its files are
    made of, where that differs from the page that people read.
    """

    name: str
    route: str
    build: Callable[..., Page]
    template: str
    section: str
    parameters: tuple[Parameter, ...] = ()
    of_pair: bool = True
    data: Callable[..., Page] | None = None

    @property
    def reads(self) -> tuple[str, ...]:
        """All that an address of such a page can ask: its own parameters, and the day that every page carries."""
        return tuple(dict.fromkeys((*(one.name for one in self.parameters), PARAMETER)))

    def problems_of(self, asked: QueryDict) -> list[str]:
        """What is wrong with what a file is asked for; days are read in any usual form, and what is empty asks nothing.

        A page shows what it can of a mistyped address; a file that held more than was asked for would be taken for it.
        """
        given = QueryDict(mutable=True)
        for name, values in asked.lists():
            if name not in (PARAMETER, SINCE) or name not in self.reads:
                given.setlist(name, filter(None, values) if name in self.reads else values)
        return problems_of(given, self.parameters)

    def accepted(self, asked: QueryDict) -> str:
        """The query string for the files of a page, without what they would refuse; empty without any."""
        left = asked.copy()
        for name, values in asked.lists():
            alone = QueryDict(mutable=True)
            alone.setlist(name, values)
            if self.problems_of(alone):
                del left[name]
        return f"?{left.urlencode(safe=',')}" if left else ""


def arguments(pair: CountryPair | None, where: dict[str, Any]) -> dict[str, Any]:
    """What the addresses of a page are made of."""
    return {**where, "slug": pair.slug} if pair else where
