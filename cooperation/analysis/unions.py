"""Customs unions, whose members do not count as third countries for each other."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cooperation.analysis.dates import PartialDate

# Groups, by code, that are one customs territory. Who is in them, and since when, stands in the table of memberships.
CUSTOMS_UNIONS = frozenset({"X-EAEU", "X-CU", "X-EU"})


@dataclass(frozen=True)
class Member:
    """A country's time in a group, as exactly as it is known."""

    group: str
    country: str
    joined_on: PartialDate
    left_on: PartialDate | None = None


def fellow_members(country: str, year: int, members: Iterable[Member]) -> frozenset[str]:
    """The other members of the country's customs unions in a year; none where it was in none."""
    inside = [member for member in members if member.group in CUSTOMS_UNIONS and _nearly_all_of(year, member)]
    groups = {member.group for member in inside if member.country == country}
    return frozenset(member.country for member in inside if member.group in groups) - {country}


def _nearly_all_of(year: int, member: Member) -> bool:
    """Whether it was a member from January, at the latest, to December."""
    to_the_end = member.left_on is None or member.left_on.latest >= date(year, 12, 1)
    return member.joined_on.earliest <= date(year, 1, 31) and to_the_end
