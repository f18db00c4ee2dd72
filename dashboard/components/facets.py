"""Filters of a list: each value with how many rows it would leave, zeros kept."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext

from cooperation.wording.dates import day_words
from dashboard.components.day import SINCE
from dashboard.components.page import Link


@dataclass(frozen=True)
class Option:
    """A value of a facet, with how many rows it would leave."""

    value: str
    label: str
    count: int
    checked: bool
    status: str = ""
    side: str = ""
    accent: int | None = None


@dataclass(frozen=True)
class FacetGroup:
    """A facet: its parameter, its heading and its options, zeros kept; a long one is folded until it is used."""

    name: str
    legend: str
    options: tuple[Option, ...]
    is_long: bool = False

    @property
    def chosen(self) -> int:
        """How many of its options are checked."""
        return sum(option.checked for option in self.options)


@dataclass(frozen=True)
class Day:
    """A day to choose: its parameter, its heading, the ISO text and the day as written; empty where none is.

    One without a heading is chosen elsewhere on the page and only kept here; ``words`` name one that can be dropped.
    """

    name: str
    legend: str
    value: str
    written: str = ""
    words: str = ""


def as_of_day(day: date | None) -> Day:
    """The day as known on which a page shows the record."""
    return Day("as_of", "", day.isoformat() if day else "")


def since_day(day: date | None) -> Day:
    """The day since which a page lists what there is."""
    if day is None:
        return Day(SINCE, gettext("Since"), "")
    return Day(SINCE, gettext("Since"), day.isoformat(), day_words(day), since_words(day))


def since_words(day: date) -> str:
    """ "since 1 Jan 2024"."""
    return gettext("since %(day)s") % {"day": day_words(day)}


@dataclass(frozen=True)
class Facets:
    """The filter form: where it is sent, the facets, the days, and other parameters that it must not lose.

    ``words`` are those among these that narrow the list too ("q").
    """

    action: str
    groups: tuple[FacetGroup, ...]
    days: tuple[Day, ...]
    kept: tuple[dict[str, str], ...] = ()
    words: str = ""

    @property
    def fields(self) -> tuple[dict[str, str], ...]:
        """What the form sends unseen."""
        return (*self.kept, {"name": "q", "value": self.words}) if self.words else self.kept

    @property
    def chosen(self) -> tuple[tuple[FacetGroup, Option], ...]:
        """The options that are checked, each with its facet."""
        return tuple((group, option) for group in self.groups for option in group.options if option.checked)

    @property
    def chips(self) -> tuple[Link, ...]:
        """For each checked option, each day and the words that narrow the list, the way to the list without it."""
        options = (Link(option.label, self._without(group.name, option.value)) for group, option in self.chosen)
        days = (Link(day.words, self._without(day.name, day.value)) for day in self.days if day.words)
        words = (Link(f"“{self.words}”", self._without("q", self.words)),) if self.words else ()
        return (*options, *days, *words)

    def _without(self, name: str, value: str) -> str:
        chosen = [(group.name, option.value) for group, option in self.chosen]
        kept = [(field["name"], field["value"]) for field in self.fields]
        days = [(day.name, day.value) for day in self.days if day.value]
        query = urlencode([pair for pair in (*chosen, *kept, *days) if pair != (name, value)])
        return f"{self.action}?{query}" if query else self.action


def left_without(chips: Iterable[Link], count: Callable[[QueryDict], int]) -> Iterator[Link]:
    """Of the chips of an empty list those that lead to a list with entries, each with how many.

    ``count`` tells how many a query string leaves.
    """
    for chip in chips:
        left = count(QueryDict(chip.url.partition("?")[2]))
        if left:
            words = {"filter": chip.label, "count": left}
            yield Link(gettext("%(filter)s (%(count)d left without it)") % words, chip.url)
