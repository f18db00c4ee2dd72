"""The index over the words of the record: an FTS5 table for SQLite, generated columns for PostgreSQL."""

# Beginnings of words are indexed too: without that, a common one takes as long as all that it stands in.
SQLITE = [
    """
    CREATE VIRTUAL TABLE cooperation_search USING fts5(
        scope, title, text, content='cooperation_searchentry', content_rowid='id',
        tokenize="porter unicode61 remove_diacritics 2", prefix='3 4 5 6 7 8 9 10 11 12'
    )
    """,
    """
    CREATE TRIGGER cooperation_search_added AFTER INSERT ON cooperation_searchentry BEGIN
        INSERT INTO cooperation_search(rowid, scope, title, text) VALUES (new.id, new.scope, new.title, new.text);
    END
    """,
    """
    CREATE TRIGGER cooperation_search_removed AFTER DELETE ON cooperation_searchentry BEGIN
        INSERT INTO cooperation_search(cooperation_search, rowid, scope, title, text)
        VALUES ('delete', old.id, old.scope, old.title, old.text);
    END
    """,
    """
    CREATE TRIGGER cooperation_search_changed AFTER UPDATE ON cooperation_searchentry BEGIN
        INSERT INTO cooperation_search(cooperation_search, rowid, scope, title, text)
        VALUES ('delete', old.id, old.scope, old.title, old.text);
        INSERT INTO cooperation_search(rowid, scope, title, text) VALUES (new.id, new.scope, new.title, new.text);
    END
    """,
    "INSERT INTO cooperation_search(cooperation_search) VALUES ('rebuild')",
]
# "russian" stems Latin words as English and all others as Russian; "simple" keeps words as they are.
POSTGRESQL = [
    """
    ALTER TABLE cooperation_searchentry
        ADD COLUMN title_vector tsvector
            GENERATED ALWAYS AS (to_tsvector('russian', title) || to_tsvector('simple', title)) STORED,
        ADD COLUMN vector tsvector GENERATED ALWAYS AS (
            to_tsvector('russian', title || ' ' || text) || to_tsvector('simple', title || ' ' || text)
        ) STORED
    """,
    "CREATE INDEX search_entry_title_vector ON cooperation_searchentry USING gin (title_vector)",
    "CREATE INDEX search_entry_vector ON cooperation_searchentry USING gin (vector)",
]
INDEXES = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
# Django rebuilds a table of SQLite to alter it and loses its triggers: a later change of it has to make them again.
WITHOUT = {
    "sqlite": [
        "DROP TRIGGER cooperation_search_added",
        "DROP TRIGGER cooperation_search_removed",
        "DROP TRIGGER cooperation_search_changed",
        "DROP TABLE cooperation_search",
    ],
    "postgresql": ["ALTER TABLE cooperation_searchentry DROP COLUMN title_vector, DROP COLUMN vector"],
}


def make_index(apps, schema_editor):
    for statement in INDEXES[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop_index(apps, schema_editor):
    for statement in WITHOUT[schema_editor.connection.vendor]:
        schema_editor.execute(statement)
