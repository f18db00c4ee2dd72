"""What a running site needs, asked one by one: each answer says what was found and what to do.

``/readyz`` asks what can be told within milliseconds (``READINESS``); ``manage.py check_site`` asks everything.
"""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.cache import caches
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from cooperation.actions.heartbeat import is_beating


class Verdict(StrEnum):
    """How the site stands: ``fine``; ``slower`` or without its background work; unable to serve (``failed``)."""

    FINE = "fine"
    HINDERED = "hindered"
    FAILED = "failed"


@dataclass(frozen=True)
class Finding:
    """What one check found: a sentence, and what to do about it (empty where it is fine)."""

    name: str
    verdict: Verdict
    sentence: str
    remedy: str = ""


type Check = Callable[[], Iterator[Finding]]


def check_database() -> Iterator[Finding]:
    """Whether the database answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        reason = str(error).strip().partition("\n")[0]
        remedy = "Start the database, and see that DATABASE_URL names it."
        yield Finding("database", Verdict.FAILED, f"The database does not answer: {reason}.", remedy)
    else:
        yield Finding("database", Verdict.FINE, f"The database ({connection.vendor}) answers.")


def check_migrations() -> Iterator[Finding]:
    """Whether the tables are those of this version."""
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        yield Finding("migrations", Verdict.FAILED, "Nobody knows which migrations are applied.", "See the database.")
        return
    if waiting:
        sentence = f"{len(waiting)} migrations are not applied, from {waiting[0][0]} on."
        yield Finding("migrations", Verdict.FAILED, sentence, "Run: manage.py migrate")
    else:
        yield Finding("migrations", Verdict.FINE, "All migrations are applied.")


def check_cache() -> Iterator[Finding]:
    """Whether what one process leaves in the shared store is found there again."""
    store, mark = caches["shared"], f"check:{uuid4().hex}"
    try:
        store.set(mark, mark, timeout=10)
        is_found = store.get(mark) == mark
        store.delete(mark)
    except OSError:
        is_found = False
    if is_found:
        yield Finding("cache", Verdict.FINE, "The shared store answers.")
        return
    where = "Start the Redis that CACHE_URL names." if settings.CACHE_URL else "See who may write to var/cache."
    yield Finding("cache", Verdict.HINDERED, "The shared store keeps nothing: pages are built by each process.", where)


def check_worker() -> Iterator[Finding]:
    """Whether somebody works off the queue."""
    if is_beating():
        yield Finding("worker", Verdict.FINE, "A worker is at work.")
    else:
        sentence = "No worker has given a sign for a minute: uploads and large sheets wait."
        yield Finding("worker", Verdict.HINDERED, sentence, "Start, with the code of the site: manage.py work")


def check_disk() -> Iterator[Finding]:
    """Whether there is room where the site writes."""
    places = dict.fromkeys(map(Path, (settings.VAR_DIR, settings.UPLOADS_DIR)))
    for place in (path for path in places if path.exists()):
        free = shutil.disk_usage(place).free
        sentence = f"{free // 2**20:,} MiB are free in {place}."
        if free >= settings.LEAST_FREE_BYTES:
            yield Finding("disk", Verdict.FINE, sentence)
        else:
            remedy = "Make room, or lower LEAST_FREE_MIB; discarded uploads and old backups go first."
            yield Finding("disk", Verdict.FAILED, sentence, remedy)


READINESS: tuple[Check, ...] = (check_database, check_migrations, check_cache, check_worker, check_disk)


def ask(checks: tuple[Check, ...]) -> list[Finding]:
    """What they find, in their order."""
    return [finding for check in checks for finding in check()]


def worst(findings: list[Finding]) -> Verdict:
    """How the site stands in all."""
    found = {finding.verdict for finding in findings}
    return next(verdict for verdict in (Verdict.FAILED, Verdict.HINDERED, Verdict.FINE) if verdict in found)
