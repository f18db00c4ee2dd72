"""Filters of a list: each value with how many rows it would leave, zeros kept."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.utils.translation import gettext

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
    """A facet: its parameter, its heading and its options, zeros kept."""

    name: str
    legend: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Day:
    """A day to choose: its parameter, its heading and the ISO text; empty where none is chosen."""

    name: str
    legend: str
    value: str


def as_of_day(day: date | None) -> Day:
    """The day as known on which a page shows the record."""
    return Day("as_of", gettext("As known on"), day.isoformat() if day else "")


@dataclass(frozen=True)
class Facets:
    """The filter form: where it is sent, the facets, a day, and other parameters that it must not lose."""

    action: str
    groups: tuple[FacetGroup, ...]
    day: Day
    kept: tuple[dict[str, str], ...] = ()

    @property
    def chosen(self) -> tuple[tuple[FacetGroup, Option], ...]:
        """The options that are checked, each with its facet."""
        return tuple((group, option) for group in self.groups for option in group.options if option.checked)

    @property
    def chips(self) -> tuple[Link, ...]:
        """For each checked option the way to the list without it."""
        return tuple(Link(option.label, self._without(group, option)) for group, option in self.chosen)

    def _without(self, dropped: FacetGroup, value: Option) -> str:
        left = [(group.name, option.value) for group, option in self.chosen if (group, option) != (dropped, value)]
        kept = [(field["name"], field["value"]) for field in self.kept]
        day = [(self.day.name, self.day.value)] if self.day.value else []
        query = urlencode([*left, *kept, *day])
        return f"{self.action}?{query}" if query else self.action
