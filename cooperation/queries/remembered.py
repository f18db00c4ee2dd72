"""Values of a pair's record that many pages rest on, kept in the process until the pair's revision grows.

Whatever a reader filters, a page of today starts from the same values: they are read once a revision, not once a page.
What is kept of whole answers is ``dashboard.kept``; this makes those cheap that are not.
"""

from collections.abc import Callable, Hashable
from datetime import date
from functools import lru_cache, wraps
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils.translation import get_language

from cooperation.models import CountryPair

# Of each kind of values those of so many pairs are held, the least recently asked for going first.
MOST_PAIRS = 32

_forgets: list[Callable[[], None]] = []


def remembered[*Further, Values](
    read: Callable[[CountryPair, *Further], Values],
) -> Callable[[CountryPair, *Further], Values]:
    """A function of a pair, and of more that is hashable, which gives values that nobody changes.

    What a transaction sees is read each time: rows of its own, under a revision that it has not reached or that nobody
    will. So is everything in development, where rows are changed by hand.
    """

    @lru_cache(maxsize=MOST_PAIRS)
    def kept(pair: CountryPair, _at: tuple[Hashable, ...], *further: Any) -> Values:
        return read(pair, *further)

    @wraps(read)
    def ask(pair: CountryPair, *further: *Further) -> Values:
        if settings.DEBUG or connection.in_atomic_block:
            return read(pair, *further)
        return kept(pair, (pair.revision, pair.recorded_at, get_language()), *further)

    _forgets.append(kept.cache_clear)
    return ask


def remembered_today[*Further, Values](
    read: Callable[[CountryPair, date, date | None, *Further], Values],
) -> Callable[[CountryPair, date, date | None, *Further], Values]:
    """The same of a function of a pair, today, the day asked for and more: what was known on a day is read each time.

    There are more days than room.
    """
    kept = remembered(read)

    @wraps(read)
    def ask(pair: CountryPair, today: date, asked: date | None, *further: *Further) -> Values:
        return (read if asked else kept)(pair, today, asked, *further)

    return ask


def forget_all() -> None:
    """Let go of everything, for whoever puts another database in the place of this one."""
    for forget in _forgets:
        forget()
