"""How far work in the background is, and how it is asked to stop.

It stands in the cache that all processes share, not in the database: SQLite lets nobody write while rows are stored,
and work that is broken off leaves nothing behind there. What is not heard of for a while is over. ``work`` names it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.cache import caches

# Seconds for which work counts that waits for a worker, and work that tells nothing.
WAITS = 24 * 60 * 60
SILENT = 5 * 60


class StoppedError(Exception):
    """Somebody asked for the work to stop."""


@dataclass(frozen=True)
class Moment:
    """How far work is: the stage, the share of it that is done (0 to 1), rows so far, seconds left."""

    stage: str
    share: float
    rows: int
    seconds_left: int | None = None


class Meter:
    """Turns what a reader reports into moments; ``clock`` gives seconds that only grow."""

    def __init__(self, clock: Callable[[], float], tell: Callable[[Moment], None]) -> None:
        self._clock = clock
        self._tell = tell
        self._stage = ""
        self._began = 0.0

    def __call__(self, stage: str, share: float, rows: int) -> None:
        """Tell the moment; the time left is what the stage still takes at its pace so far."""
        now = self._clock()
        if stage != self._stage:
            self._stage, self._began = stage, now
        left = round((now - self._began) * (1 - share) / share) if share else None
        self._tell(Moment(stage, share, rows, left))


def begin(work: str) -> None:
    """Work waits for a worker; an earlier wish to stop it is forgotten."""
    caches["shared"].delete(_stop_key(work))
    caches["shared"].set(_progress_key(work), Moment("wait", 0, 0), WAITS)


def step(work: str, moment: Moment) -> None:
    """Note how far work is; raises StoppedError where somebody asked for its end."""
    if caches["shared"].get(_stop_key(work)):
        raise StoppedError
    caches["shared"].set(_progress_key(work), moment, SILENT)


def ask_to_stop(work: str) -> None:
    """Have work stop at its next step, or before it begins; nothing is stored then."""
    caches["shared"].set(_stop_key(work), True, WAITS)


def progress_of(work: str) -> Moment | None:
    """How far work is; None where none is going on, or nothing was heard of it for a while."""
    moment: Moment | None = caches["shared"].get(_progress_key(work))
    return moment


def end(work: str) -> None:
    """Work is over."""
    caches["shared"].delete_many([_progress_key(work), _stop_key(work)])


def _progress_key(work: str) -> str:
    return f"{work}-progress"


def _stop_key(work: str) -> str:
    return f"{work}-stop"
