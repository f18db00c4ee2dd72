"""Trade by product where an institute keeps it: a folder of Parquet files, or a table in PostgreSQL.

Either is named by an address: ``parquet:/data/trade`` or ``postgresql://user@host/base?table=schema.trade``. The
relation has the columns of ``relation.COLUMNS``; the edition of its codes is given beside the address.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import parse_qs, urlsplit

import duckdb
import psycopg
from psycopg import sql

from cooperation.analysis.editions import Edition
from cooperation.ingest.products.engine import BATCH, Engine
from cooperation.ingest.products.files import FileRefusedError
from cooperation.ingest.products.relation import COLUMNS, Answer, Relation, bound


@dataclass(frozen=True)
class ParquetStore:
    """A folder of Parquet files, read by DuckDB in pieces."""

    engine: Engine

    def rows(self, statement: str, countries: Collection[str]) -> Iterator[tuple[Any, ...]]:
        """The answer to a statement."""
        return self.engine.rows(*bound(statement, countries, "${}"))

    def is_known(self, answer: Answer) -> bool:
        """An institute's relation is taken to be whole."""
        return True


@dataclass(frozen=True)
class PostgresStore:
    """A table or view in PostgreSQL, which answers by itself; rows come in batches."""

    connection: psycopg.Connection
    table: sql.Composable
    edition: Edition

    def rows(self, statement: str, countries: Collection[str]) -> Iterator[tuple[Any, ...]]:
        """The answer to a statement."""
        text, named = bound(statement, countries, "%({})s")
        trade = sql.SQL("WITH trade AS (SELECT {columns}, {edition} AS edition FROM {table}) ").format(
            columns=sql.SQL(", ").join(map(sql.Identifier, COLUMNS)),
            edition=sql.Literal(self.edition.value),
            table=self.table,
        )
        with self.connection.cursor("questions") as cursor:
            cursor.itersize = BATCH
            yield from cursor.execute(trade + sql.SQL(text), named)

    def is_known(self, answer: Answer) -> bool:
        """An institute's relation is taken to be whole."""
        return True


@contextmanager
def open_store(address: str, edition: Edition) -> Iterator[Relation]:
    """The relation at an address; FileRefusedError with a sentence where there is none."""
    try:
        if address.startswith("parquet:"):
            with _parquet(Path(address.removeprefix("parquet:")), edition) as store:
                yield store
        elif address.startswith(("postgres:", "postgresql:")):
            with _postgres(address, edition) as store:
                yield store
        else:
            raise FileRefusedError("The address begins with parquet: or postgresql:.")
    except (duckdb.Error, psycopg.Error) as error:
        raise FileRefusedError(f"The relation at this address cannot be read: {error}") from error


@contextmanager
def _parquet(folder: Path, edition: Edition) -> Iterator[Relation]:
    if not folder.is_dir():
        raise FileRefusedError(f"There is no folder {folder}.")
    with TemporaryDirectory(prefix="products-") as working:
        engine = Engine(Path(working))
        files = str(folder / "**" / "*.parquet").replace("'", "''")
        columns = ", ".join(COLUMNS)
        engine.execute(
            f"CREATE VIEW trade AS SELECT {columns}, '{edition.value}' AS edition FROM read_parquet('{files}')"  # noqa: S608
        )
        try:
            yield ParquetStore(engine)
        finally:
            engine.close()


@contextmanager
def _postgres(address: str, edition: Edition) -> Iterator[Relation]:
    parts = urlsplit(address)
    names = parse_qs(parts.query).get("table", ["trade"])[0].split(".")
    with psycopg.connect(parts._replace(query="").geturl()) as connection:
        connection.read_only = True
        yield PostgresStore(connection, sql.Identifier(*names), edition)
