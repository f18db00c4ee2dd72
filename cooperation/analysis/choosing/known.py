"""Since when a thing is known, and what lies ahead: the future is no fact.

A source counts as known from the last day that its date of publication can mean, one without a date from the day on
which it was read. Asked of today, a source of which the day, month or year has begun is there; asked of an earlier
day, only what had certainly been published by then.
"""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from cooperation.analysis.dates import PartialDate, Period

NEVER = date.max


class Vintage(Protocol):
    """A figure that may replace another, by code."""

    @property
    def code(self) -> str:
        """Its own code."""

    @property
    def revises(self) -> str:
        """The code of the figure that it replaces; empty for none."""


def known_on(published_on: PartialDate | None, retrieved_on: date | None) -> date:
    """The day from which a source counts as known; ``NEVER`` for one without any date."""
    return published_on.latest if published_on else retrieved_on or NEVER


def is_visible(published_on: PartialDate | None, retrieved_on: date | None, today: date, asked: date | None) -> bool:
    """Whether a source is there on the day asked for, or, where none is asked for, today."""
    if asked is not None:
        return known_on(published_on, retrieved_on) <= asked
    return published_on is None or not is_announced(published_on, today)


def is_announced(when: PartialDate, today: date) -> bool:
    """Whether something dated so lies ahead: announced, it counts nowhere until its day, month or year begins."""
    return when.earliest > today


def is_told(when: PartialDate, published: Iterable[PartialDate | None]) -> bool:
    """Whether one of the sources is as late as the month of what it is a source of, or without a date.

    Sources that are all older cannot tell of it: an editor reads it from nothing having been told since.
    """
    month = str(when)[:7]
    return any(on is None or str(on) >= month for on in published)


def is_provisional(period: Period, known: date) -> bool:
    """Whether a figure was published before its period had ended: it settles nothing."""
    return date.min < known < period.end


def latest_vintage[V: Vintage](figures: Iterable[V], *, first: bool = False) -> list[V]:
    """Of each revised figure the latest of those given, or the ``first``; all others as they are."""
    found = [*figures]
    if first:
        codes = {figure.code for figure in found}
        return [figure for figure in found if figure.revises not in codes]
    revised = {figure.revises for figure in found}
    return [figure for figure in found if figure.code not in revised]
