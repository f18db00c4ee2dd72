"""What Django checks before it touches the database: that the database is one of this version's."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import Error, Tags, register
from django.db import connections
from django.db.migrations.loader import MigrationLoader


def foreign_migrations(database: str) -> list[str]:
    """The names of migrations of the record that were applied to a database and that this version does not have."""
    loader = MigrationLoader(connections[database])
    applied = loader.applied_migrations.keys() - loader.disk_migrations.keys()
    return sorted(name for app, name in applied if app == "cooperation")


@register(Tags.database)
def check_database(databases: Sequence[str] | None, **_options: Any) -> list[Error]:
    """Nothing leads from a database of before release 1.0 to this one: its record is exported and loaded."""
    return [
        Error(
            f"The database “{name}” was made before release 1.0, or by a later release than this one: it has "
            f"migrations that are not here, such as {foreign[0]}.",
            hint="Export each pair with the version that made it (manage.py export_data BLR-KAZ FOLDER), name an empty "
            "database in DATABASE_URL, then: manage.py migrate, and manage.py load_data FOLDER for each pair.",
            obj="cooperation",
            id="cooperation.E001",
        )
        for name in databases or ()
        if (foreign := foreign_migrations(name))
    ]
