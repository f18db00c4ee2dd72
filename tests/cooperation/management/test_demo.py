"""The second start of the demonstration does only what is left to do."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from cooperation.management.commands import demo

pytestmark = pytest.mark.django_db


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The commands that it calls; its other steps are left out."""
    called: list[str] = []
    monkeypatch.setattr(demo, "call_command", lambda name, **options: called.append(name))
    for step in ("_load", "_administrator", "_collect_static"):
        monkeypatch.setattr(demo.Command, step, lambda self: None)
    return called


def test_a_database_that_is_up_to_date_is_not_migrated_again(done: list[str]) -> None:
    call_command("demo", "--no-server")
    assert done == []


@pytest.mark.parametrize("app", ["cooperation", "axes", "auth"])
def test_one_that_lacks_a_migration_is(done: list[str], app: str) -> None:
    applied: Any = MigrationRecorder(connection).migration_qs.filter(app=app)
    applied.order_by("-name")[0].delete()
    call_command("demo", "--no-server")
    assert done == ["migrate"]
