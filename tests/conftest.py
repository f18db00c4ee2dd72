"""What every test stands on: fast passwords, an empty cache, no network, and the data set that ships.

The data set is loaded once, after the test database is made. A test with a database sees all of it inside
a transaction that is rolled back: no test has to build a world of its own, and none spoils the next one's.
"""

import gc
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.core.cache import caches
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import client, override_settings
from hypothesis import Phase
from pytest_django import DjangoDbBlocker

# While tests are collected nothing is left over: what there is stays (see below).
gc.disable()

# Slow machines make slow examples, which is no fault of the code. Where every change is checked the
# examples are the same each time, so that a change fails for what it did and not for a new example.
hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.register_profile("every-change", deadline=None, derandomize=True)
# Where it is only asked whether a test notices (make mutants), no simpler example is looked for.
hypothesis.settings.register_profile(
    "mutants", deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate]
)
hypothesis.settings.load_profile("every-change" if "CI" in os.environ else "here")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests by what they need, so that each step of `make test` can choose its own."""
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        if "transactional_db" in fixtures:
            raise pytest.UsageError(f"{item.nodeid} would empty the database that all tests share: use db")
        if item.nodeid.startswith("tests/browser/"):
            item.add_marker("browser")
        elif (
            item.nodeid.startswith("tests/cooperation/")
            and not item.nodeid.startswith("tests/cooperation/admin/")
            and ("db" in fixtures or item.get_closest_marker("django_db"))
        ):
            item.add_marker("database")


def pytest_collection_finish() -> None:
    """What was collected stays: the collector of garbage does not go through it again and again."""
    gc.enable()
    gc.collect()
    gc.freeze()


def _with_room(run: Callable[..., Any], **named: Any) -> Any:
    return run(**named)


# Python takes memory for calls in pieces of 16 KiB and gives each back when the last call in it returns: a loop that
# calls across the end of a piece asks the system for memory each time, a fifth of the time of some pages. A call that
# says to need half a MiB gets a piece that holds all calls above it as well.
_with_room.__code__ = _with_room.__code__.replace(co_stacksize=2**16)


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> object:
    """Run the tests as pytest does, or its plugin that spreads them, with room for deep calls."""
    plugins = session.config.pluginmanager
    return _with_room(plugins.subset_hook_caller("pytest_runtestloop", [sys.modules[__name__]]), session=session)


@pytest.fixture(scope="session", autouse=True)
def quick_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Passwords are hashed in no time, pages name static files as they lie, and each process has a cache of its own."""
    storages = settings.STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    hashers = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # WhiteNoise warns of a folder that is not there, and would read one that is.
    empty = tmp_path_factory.mktemp("static")
    memory = "django.core.cache.backends.locmem.LocMemCache"
    each = {name: {"BACKEND": memory, "LOCATION": name} for name in ("default", "shared")}
    with override_settings(PASSWORD_HASHERS=hashers, STORAGES=storages, STATIC_ROOT=empty, CACHES=each):
        yield


@pytest.fixture(scope="session", autouse=True)
def contexts_of_pages() -> Iterator[None]:
    """The client of the tests copies what a template was given: of a page that is asked for, and of no part of it."""
    store = client.store_rendered_templates  # type: ignore[attr-defined]  # that it does so is not documented

    def first_only(kept: dict[str, Any], signal: Any, sender: Any, template: Any, context: Any, **named: Any) -> None:
        if not kept and not str(template.name).startswith("django/forms/"):
            store(kept, signal, sender, template, context, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(client, "store_rendered_templates", first_only)
        yield


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    """Nothing that one test put into the cache, or left in the memory of the process, answers another."""
    from cooperation.queries.remembered import forget_all

    forget_all()
    for cache in caches.all():
        cache.clear()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Fill the new test database, once, with the record that tests pin and all that is shared."""
    # Imported here: tests of the pure rules should not wait for what reads the data.
    from cooperation.actions.dataset import load_folder
    from cooperation.actions.products import load_example
    from cooperation.actions.shipped import load_shared
    from tests.cooperation.conftest import PINNED

    with django_db_blocker.unblock():
        load_shared()
        load_folder(PINNED)
        load_example()


@pytest.fixture
def shipped(db: None) -> None:
    """For a test that speaks of what is stored: the database, with the record that tests pin in it."""


@pytest.fixture(scope="session")
def database_file(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the tests as it is before them, in a file for programs of their own: to be copied."""
    from django.db import connection

    if connection.vendor != "sqlite":
        pytest.skip("only SQLite keeps a database in a file")
    path = tmp_path_factory.mktemp("database") / "db.sqlite3"
    with closing(sqlite3.connect(path)) as file:
        connection.connection.backup(file)
    return path


# Opens a block in which rows are written.
type TakenBack = Callable[[], AbstractContextManager[None]]


@pytest.fixture(scope="session")
def taken_back(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> TakenBack:
    """For rows that all tests of a module see, written once: what a fixture writes in the block is gone after it."""
    from django.db import transaction

    @contextmanager
    def block() -> Iterator[None]:
        with django_db_blocker.unblock(), transaction.atomic():
            yield
            transaction.set_rollback(True)

    return block


@pytest.fixture(scope="module", params=["BLR-KAZ"])
def shipped_pair(request: pytest.FixtureRequest, taken_back: TakenBack) -> Iterator[str]:
    """A pair as it ships, in place of the record that tests pin."""
    from cooperation.actions.dataset import load_folder
    from cooperation.actions.shipped import DATA
    from tests.cooperation.conftest import empty_record

    with taken_back():
        empty_record()
        load_folder(DATA / request.param)
        yield request.param


@contextmanager
def _remembering() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("cooperation.queries.remembered.connection", SimpleNamespace(in_atomic_block=False))
        yield


@pytest.fixture(scope="module")
def forgotten_after() -> Iterator[None]:
    """What pages rest on is not remembered beyond a module: the next has other rows."""
    from cooperation.queries.remembered import forget_all

    yield
    forget_all()


@pytest.fixture
def read_once(forgotten_after: None) -> Iterator[None]:
    """As where the site runs, what many pages rest on is read once: for tests that change nothing of it."""
    with _remembering():
        yield


@pytest.fixture(scope="module")
def all_read_once(forgotten_after: None) -> Iterator[None]:
    """The same for modules of which no test does."""
    with _remembering():
        yield


@pytest.fixture
def no_figures(db: None) -> None:
    """A database in which no product data are loaded."""
    from cooperation.models import ProductTrade, ProductUpload

    ProductTrade.objects.all().delete()
    ProductUpload.objects.all().delete()


@pytest.fixture
def one_connection(db: None) -> Iterator[None]:
    """Requests leave the test's connection open: PostgreSQL would lose the transaction of the test with it."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
