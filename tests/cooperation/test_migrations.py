"""What a new database holds that no model says: the index over the words of the record."""

from types import SimpleNamespace

import pytest
from django.db import connection

from cooperation.migrations._search_index import INDEXES, WITHOUT, drop_index, make_index


@pytest.mark.parametrize("vendor", ["sqlite", "postgresql"])
def test_the_index_is_made_and_dropped_in_the_database_that_is_migrated(vendor: str) -> None:
    statements = list[str]()
    editor = SimpleNamespace(connection=SimpleNamespace(vendor=vendor), execute=statements.append)
    make_index(None, editor)
    drop_index(None, editor)
    assert statements == [*INDEXES[vendor], *WITHOUT[vendor]]


def test_the_index_is_there(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT title FROM cooperation_searchentry LIMIT 1")
        if connection.vendor == "sqlite":
            cursor.execute("SELECT rowid FROM cooperation_search WHERE cooperation_search MATCH 'talks' LIMIT 1")
        else:
            cursor.execute("SELECT vector, title_vector FROM cooperation_searchentry LIMIT 1")
