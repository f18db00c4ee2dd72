"""A new database, made at once, is like one that came step by step."""

from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

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
