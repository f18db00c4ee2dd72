"""A database that held version 2 of the format is led to the newest migration with every row it had."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import StateApps
from pytest_django import DjangoDbBlocker

OLD = "of_version_2"
LAST_OF_VERSION_2 = ("cooperation", "0008_review")
# What version 3 says in other words: the table, the column, and the word by the key of the row.
DIVIDED = {
    ("cooperation_source", "kind"): {1: "government"},
    ("cooperation_tradefigure", "category"): {2: "investment_flow", 3: "investment_stock"},
    ("cooperation_target", "category"): {1: "investment_flow"},
}

type Tables = dict[str, dict[object, dict[str, Any]]]

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def migrated(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Tables, Tables]]:
    """All rows as version 2 had them, and all rows after the migration, in a database of its own."""
    file = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(tmp_path_factory.mktemp("old") / "db.sqlite3")}
    connections.databases[OLD] = connections.configure_settings({"default": {}, OLD: file})[OLD]
    with django_db_blocker.unblock():
        connection = connections[OLD]
        try:
            write(made_at_once(connection))
            before = tables(connection)
            executor = MigrationExecutor(connection)
            executor.migrate([key for key in executor.loader.graph.leaf_nodes() if key[0] == "cooperation"])
            yield before, tables(connection)
        finally:
            connection.close()
            del connections[OLD]
            del connections.databases[OLD]


def made_at_once(connection: BaseDatabaseWrapper) -> StateApps:
    """The tables of version 2, without the steps that once led there, and the models that they were made from."""
    executor = MigrationExecutor(connection)
    steps = MigrationLoader(connection, replace_migrations=False)
    apps = steps.project_state(LAST_OF_VERSION_2).apps
    executor.recorder.ensure_schema()
    with connection.schema_editor() as editor:
        for model in apps.get_models():
            editor.create_model(model)
    for step in steps.graph.forwards_plan(LAST_OF_VERSION_2):
        executor.recorder.record_applied(*step)
    return apps


def write(apps: StateApps) -> None:
    """A record of version 2: a pair, an official source, trade, investment of both kinds, a proposal and its steps."""

    def make(name: str, **values: Any) -> Any:
        return apps.get_model("cooperation", name).objects.using(OLD).create(**values)

    for code, alpha2, numeric in (("KGZ", "KG", "417"), ("UZB", "UZ", "860")):
        names = {f"name_{language}": code for language in ("en", "ru", "kk", "be")}
        make("Country", code=code, alpha2=alpha2, numeric=numeric, accent=1, **names)
    pair = make("CountryPair", first_id="KGZ", second_id="UZB")
    source = make(
        "Source", pair=pair, number=1, title="Made up", publisher="Made up", language="en", kind="official",
        extent="whole", state="published", published_on="2023-05",
    )  # fmt: skip
    paragraph = make("Paragraph", source=source, number=4, attribution="narrator", summary="Made up.")
    claim = {"pair": pair, "evidence": paragraph, "state": "published"}
    stated = {"flow": "TT", "qualifier": "exact", "value_usd": Decimal(70_370_000), "step_usd": Decimal(10_000)}
    year = {"period_start": date(2022, 1, 1), "period_end": date(2022, 12, 31), "attribution": "narrator"}
    growth = {"growth_qualifier": "exact", "growth_percent": Decimal("70.37"), "growth_step": Decimal("0.01")}
    make("TradeFigure", code="F1", category="goods", **claim, **stated, **year, **growth)
    make("TradeFigure", code="F2", category="investment", **claim, **stated, **year)
    make(
        "TradeFigure",
        code="F3",
        category="investment",
        caution="The stock at the end of 2022.",
        **claim,
        **stated,
        **year,
    )
    make("Target", code="T1", category="investment", stated_on="2023", deadline_on="2030", **claim, **stated)
    proposal = make("Proposal", number=1, title="Made up", summary="Made up.", put_forward_by_id="KGZ", **claim)
    step = {"proposal": proposal, "basis": "stated", **claim}
    make("StatusChange", old="", new="proposed", changed_on="2022", **step)
    make("StatusChange", old="proposed", new="agreed", changed_on="2022-06-01", **step)
    make("Event", code="e1", happened_on="2022-06-01", kind="talks", title="Made up", **claim)


def tables(connection: BaseDatabaseWrapper) -> Tables:
    """Every row of the record by its table and key, as the database holds it."""
    found: Tables = {}
    with connection.cursor() as cursor:
        names = [name for name in connection.introspection.table_names(cursor) if name.startswith("cooperation_")]
        for name in names:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")  # noqa: S608
            columns = [column[0] for column in cursor.description or ()]
            rows = [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
            found[name] = {row.get("id", row.get("code")): row for row in rows}
    return found


def test_no_row_and_no_value_is_lost(migrated: tuple[Tables, Tables]) -> None:
    before, after = migrated
    assert len(before["cooperation_tradefigure"]) == 3
    for table, rows in before.items():
        assert after[table].keys() == rows.keys(), table
        for key, row in rows.items():
            now = after[table][key]
            divided = {column: words[key] for (of, column), words in DIVIDED.items() if of == table and key in words}
            assert {column: now[column] for column in row} == row | divided, table
