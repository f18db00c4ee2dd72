"""A database of another version is told so, with the way to this one."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from cooperation.checks import check_database, foreign_migrations

pytestmark = pytest.mark.django_db


def test_nothing_is_said_of_a_database_of_this_version() -> None:
    assert foreign_migrations("default") == []
    assert check_database(["default"]) == []
    assert check_database(None) == []


@pytest.mark.parametrize("command", ["migrate", "demo"])
def test_one_of_before_is_told_the_way(command: str) -> None:
    """A sentence, before any table is touched."""
    MigrationRecorder(connection).record_applied("cooperation", "0002_before_the_release")
    options = {"skip_checks": False, "interactive": False} if command == "migrate" else {"no_server": True}
    with pytest.raises(CommandError) as refused:
        call_command(command, **options)
    told = str(refused.value)
    assert "was made before release 1.0" in told
    assert "0002_before_the_release" in told
    assert told.index("export_data") < told.index("manage.py migrate") < told.index("load_data")
