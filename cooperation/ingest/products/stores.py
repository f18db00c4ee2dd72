"""Trade by product where an institute keeps it: a folder of Parquet files, a table in PostgreSQL or in ClickHouse.

Each is named by an address: ``parquet:/data/trade``, ``postgresql://user@host/base?table=schema.trade`` or
``clickhouse://user:password@host:8123/base?table=trade`` (over HTTP; ``clickhouses:`` over HTTPS). The relation has the
columns of ``relation.COLUMNS``; the edition of its codes is given beside the address.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.error import URLError
from urllib.parse import SplitResult, parse_qs, unquote, urlencode, urlsplit
from urllib.request import Request, urlopen

import duckdb
import psycopg
from psycopg import sql

from cooperation.analysis.editions import Edition
from cooperation.ingest.products.engine import BATCH, Engine
from cooperation.ingest.products.files import FileRefusedError
from cooperation.ingest.products.relation import COLUMNS, Answer, Relation, bound

TIMEOUT = 600


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


@dataclass(frozen=True)
class ClickHouseStore:
    """A table in ClickHouse, asked through its HTTP interface; rows come one a line."""

    address: SplitResult
    edition: Edition

    def rows(self, statement: str, countries: Collection[str]) -> Iterator[tuple[Any, ...]]:
        """The answer to a statement."""
        text, named = bound(statement, countries, "{{{}:String}}")
        columns = ", ".join(COLUMNS)
        table = ".".join(f"`{name}`" for name in _table(self.address))
        trade = f"WITH trade AS (SELECT {columns}, '{self.edition.value}' AS edition FROM {table}) "  # noqa: S608
        with urlopen(self._request(f"{trade}{text} FORMAT JSONCompactEachRow", named), timeout=TIMEOUT) as answer:  # noqa: S310
            for line in answer:
                yield tuple(json.loads(line))

    def _request(self, text: str, named: Mapping[str, str]) -> Request:
        parts = self.address
        scheme = "https" if parts.scheme == "clickhouses" else "http"
        settings = {f"param_{name}": value for name, value in named.items()}
        settings |= {"database": parts.path.strip("/") or "default", "output_format_json_quote_64bit_integers": "0"}
        where = f"{scheme}://{parts.hostname}:{parts.port or 8123}/?{urlencode(settings)}"
        who = {"X-ClickHouse-User": unquote(parts.username or "default")}
        if parts.password:
            who["X-ClickHouse-Key"] = unquote(parts.password)
        return Request(where, text.encode(), who)  # noqa: S310 - the scheme is one of two

    def is_known(self, answer: Answer) -> bool:
        """An institute's relation is taken to be whole."""
        return True


def _table(address: SplitResult) -> list[str]:
    """The parts of the table's name; letters, digits and underscores only."""
    names = parse_qs(address.query).get("table", ["trade"])[0].split(".")
    if not all(name.replace("_", "").isalnum() for name in names):
        raise FileRefusedError("The name of the table has letters, digits and underscores only.")
    return names


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
        elif address.startswith(("clickhouse:", "clickhouses:")):
            yield ClickHouseStore(urlsplit(address), edition)
        else:
            raise FileRefusedError("The address begins with parquet:, postgresql: or clickhouse:.")
    except (duckdb.Error, psycopg.Error, URLError) as error:
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
    names = _table(parts)
    with psycopg.connect(parts._replace(query="").geturl()) as connection:
        connection.read_only = True
        yield PostgresStore(connection, sql.Identifier(*names), edition)
