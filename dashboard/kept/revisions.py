"""The day and the revisions of all pairs, read at most once a second."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Lock
from time import monotonic

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Min
from django.utils import timezone

from cooperation.models import CountryPair

SECONDS = 1.0


@dataclass(frozen=True)
class Revisions:
    """What the pages of each pair rest on, by the pair's address, and what the pages over all pairs rest on.

    The day is part of it: what is due or late depends on it.
    """

    of_pairs: Mapping[str, str]
    of_all: str

    def of(self, pair: str) -> str | None:
        """That of a pair, or of all for ""; None where no such pair is on record."""
        return self.of_pairs.get(pair) if pair else self.of_all


def read_revisions() -> Revisions:
    """In two queries. The day the database was made tells it from one that had the same numbers before."""
    made = MigrationRecorder(connection).migration_qs.aggregate(at=Min("applied"))["at"]
    rows = CountryPair.objects.order_by("pk").values_list("first_id", "second_id", "pk", "revision")
    since = f"{timezone.localdate()} {made.timestamp()}"
    of_pairs = {f"{first}-{second}": f"{since}.{pk}.{revision}" for first, second, pk, revision in rows}
    return Revisions(of_pairs, hashlib.sha256(f"{since} {of_pairs}".encode()).hexdigest())


class LatestRevisions:
    """The revisions as they were less than a second ago. Threads may share it; one of them reads for all."""

    def __init__(self, read: Callable[[], Revisions] = read_revisions, clock: Callable[[], float] = monotonic) -> None:
        self._read = read
        self._clock = clock
        self._lock = Lock()
        self._latest: tuple[float, Revisions] | None = None

    def get(self) -> Revisions:
        """Those read last, read again where that is a second ago."""
        latest = self._latest
        if latest is None or self._clock() - latest[0] >= SECONDS:
            with self._lock:
                latest = self._latest
                if latest is None or self._clock() - latest[0] >= SECONDS:
                    began = self._clock()
                    self._latest = latest = (began, self._read())
        return latest[1]
