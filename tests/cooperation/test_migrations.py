"""A new database, made at once, is like one that came step by step; each step writes to the one it is run on."""

from importlib import import_module
from types import SimpleNamespace
from typing import Any
from unittest.mock import MagicMock

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import RunPython
from django.db.migrations.state import ProjectState

from cooperation.actions.roles import make_roles

AT_ONCE, LAST_STEP = "0001_squashed_0011_count_of_things", "0011_count_of_things"


def state_after(last: str, *, squashed: bool) -> ProjectState:
    """What the migrations come to, those that replace others taken for them or left out."""
    return MigrationLoader(None, replace_migrations=squashed).project_state(("cooperation", last))


def test_all_tables_made_at_once_are_those_made_step_by_step() -> None:
    at_once, stepwise = state_after(AT_ONCE, squashed=True), state_after(LAST_STEP, squashed=False)
    loader = MigrationLoader(None)
    changes = MigrationAutodetector(stepwise, at_once).changes(loader.graph, trim_to_apps={"cooperation"})
    assert not changes, [operation for migration in changes["cooperation"] for operation in migration.operations]


def test_every_step_is_replaced() -> None:
    steps = MigrationLoader(None, replace_migrations=False).disk_migrations
    of_record = [key for key in steps if key[0] == "cooperation" and key[1] <= LAST_STEP]
    assert sorted(steps["cooperation", AT_ONCE].replaces) == [key for key in sorted(of_record) if key[1] != AT_ONCE]


class Models:
    """In place of the models of a step: notes the database that each of them is asked in, and holds nothing."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def get_model(self, _app: str, _name: str) -> Any:
        """A model whose rows have to be asked for in a database by name."""
        return SimpleNamespace(objects=SimpleNamespace(using=self._using))

    def _using(self, alias: str) -> Any:
        self.asked.append(alias)
        rows = MagicMock()
        rows.filter.return_value.__iter__.return_value = iter(())
        return rows


def test_each_step_writes_to_the_database_that_it_is_run_on() -> None:
    """Rows that a step asks for without a name would be those of the default database."""
    steps = MigrationLoader(None, replace_migrations=False).disk_migrations
    writing = [
        operation.code
        for key, step in steps.items()
        if key[0] == "cooperation"
        for operation in step.operations
        if isinstance(operation, RunPython)
    ]
    assert len(writing) > 2
    for write in writing:
        models, statements = Models(), list[str]()
        connection = SimpleNamespace(alias="elsewhere", vendor="sqlite")
        write(models, SimpleNamespace(connection=connection, execute=statements.append))
        assert statements or set(models.asked) == {"elsewhere"}, write


def rights(group: str) -> set[str]:
    """What a group may do with earlier deadlines."""
    held = Permission.objects.filter(group__name=group, content_type__model="earlierdeadline")
    return {permission.codename.removesuffix("_earlierdeadline") for permission in held}


def test_groups_of_before_get_the_rights_to_tables_of_since(db: None) -> None:
    """As their rights to proposals, also where no permission of the table is there yet; other groups get none."""
    make_roles()
    since = Permission.objects.filter(content_type__model__in=("earlierdeadline", "scope"))
    expected = {group.name: rights(group.name) for group in Group.objects.all()}
    since.delete()
    assert not any(rights(name) for name in expected)
    shy = Group.objects.get(name="Reviewer")
    shy.permissions.remove(*Permission.objects.filter(codename="add_proposal"))
    Group.objects.create(name="Guests").permissions.add(Permission.objects.get(codename="change_proposal"))
    grant = import_module("cooperation.migrations.0015_rights_to_new_tables").grant
    for _again in range(2):
        grant(apps, SimpleNamespace(connection=connection))
        expected["Reviewer"].discard("add")
        assert {name: rights(name) for name in expected} == expected
        assert rights("Guests") == set()
    assert rights("Reader") == {"view"}
    assert rights("Editor") == {"add", "change", "delete", "view"}
