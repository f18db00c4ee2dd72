"""The same answers from a file, a folder of Parquet files and a table in PostgreSQL."""

import os
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

import duckdb
import psycopg
import pytest

from cooperation.analysis.editions import Edition
from cooperation.ingest.products.files import FileRefusedError
from cooperation.ingest.products.relation import Answer, all_answers, bound, number_of_answers
from cooperation.ingest.products.stores import open_store
from tests.cooperation.ingest.products.made_up import COUNTRIES

ROWS = [
    (2017, "BLR", "KAZ", "030351", "X", 100.0, 10.0),
    (2017, "BLR", "RUS", "030389", "X", 50.0, None),
    (2017, "KAZ", "BLR", "0303", "M", 90.0, 9.0),
    (2017, "USA", "RUS", "030351", "X", 1000.0, 80.0),
]
COLUMNS = (
    "t int, reporter text, partner text, commodity text, flow text, value double precision, quantity double precision"
)
SERVER = os.environ.get("DATABASE_URL_TEST", "postgresql://postgres@127.0.0.1:5432/postgres")


def sorted_answers(address: str) -> list[Answer]:
    with open_store(address, Edition.H5) as store:
        found = sorted(all_answers(store, COUNTRIES), key=str)
        assert number_of_answers(store, COUNTRIES) == len(found)
    return [(*row[:6], float(row[6]), None if row[7] is None else float(row[7])) for row in found]


@pytest.fixture
def parquet(tmp_path: Path) -> str:
    """Two files in the folder of a year."""
    folder = tmp_path / "t=2017"
    folder.mkdir()
    for position, part in enumerate((ROWS[:2], ROWS[2:])):
        with duckdb.connect() as connection:
            connection.execute(f"CREATE TABLE trade ({COLUMNS})")
            connection.executemany("INSERT INTO trade VALUES (?, ?, ?, ?, ?, ?, ?)", part)
            connection.execute(f"COPY trade TO '{folder}/{position}.parquet'")
    return f"parquet:{tmp_path}"


def test_a_folder_of_parquet_files(parquet: str) -> None:
    found = sorted_answers(parquet)
    assert (2017, "BLR", "KAZ", "X", "H5", "030351", 100.0, 10.0) in found
    assert (2017, "BLR", "W00", "X", "H5", "0303", 150.0, None) in found
    assert (2017, "KAZ", "W00", "M", "H5", "03", 90.0, 9.0) in found
    assert (2017, "W00", "W00", "X", "H5", "030351", 1100.0, 90.0) in found
    assert not any(row[1] == "USA" for row in found)


@pytest.fixture
def postgres() -> Iterator[str]:
    """A table in a schema of its own, and the address that names it."""
    try:
        connection = psycopg.connect(SERVER, autocommit=True, connect_timeout=3)
    except psycopg.OperationalError:
        pytest.skip("no PostgreSQL answers")
    with connection:
        connection.execute("CREATE SCHEMA products_of_tests")
        connection.execute(f"CREATE TABLE products_of_tests.trade ({COLUMNS})")
        with connection.cursor() as cursor:
            cursor.executemany("INSERT INTO products_of_tests.trade VALUES (%s, %s, %s, %s, %s, %s, %s)", ROWS)
        yield f"{SERVER}?table=products_of_tests.trade"
        connection.execute("DROP SCHEMA products_of_tests CASCADE")


def test_a_table_in_postgresql_answers_the_same(postgres: str, parquet: str) -> None:
    assert sorted_answers(postgres) == sorted_answers(parquet)


class Server(BaseHTTPRequestHandler):
    """Answers as ClickHouse does; keeps what it was asked."""

    asked: ClassVar[list[tuple[dict[str, list[str]], str, str]]] = []

    def do_POST(self) -> None:
        text = self.rfile.read(int(self.headers["Content-Length"])).decode()
        settings = parse_qs(urlsplit(self.path).query)
        self.asked.append((settings, text, f"{self.headers['X-ClickHouse-User']}:{self.headers['X-ClickHouse-Key']}"))
        rows = "[1]" if "COUNT(*)" in text else '[2017,"BLR","KAZ","X","H5","030351",100,null]'
        self.send_response(200)
        self.end_headers()
        self.wfile.write(f"{rows}\n".encode())

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture
def clickhouse() -> Iterator[str]:
    """The address of a server that stands in for ClickHouse."""
    Server.asked.clear()
    with HTTPServer(("127.0.0.1", 0), Server) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"clickhouse://reader:se%20cret@127.0.0.1:{server.server_port}/base?table=stat.trade"
        server.shutdown()


def test_a_table_in_clickhouse_is_asked_over_http(clickhouse: str) -> None:
    assert sorted_answers(clickhouse) == [(2017, "BLR", "KAZ", "X", "H5", "030351", 100.0, None)] * 3
    settings, text, who = Server.asked[0]
    assert who == "reader:se cret"
    assert (settings["database"], settings["param_c0"], settings["param_c1"]) == (["base"], ["BLR"], ["KAZ"])
    assert text.startswith("WITH trade AS (SELECT t, reporter,")
    assert "FROM `stat`.`trade`)" in text
    assert "reporter IN ({c0:String}, {c1:String})" in text
    assert text.endswith("FORMAT JSONCompactEachRow")


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("mysql://server", "begins with parquet:, postgresql: or clickhouse:"),
        ("clickhouse://127.0.0.1:1/base", "cannot be read"),
        ("clickhouse://127.0.0.1:1/base?table=a;b", "letters, digits and underscores only"),
        ("parquet:/no/such/folder", "There is no folder"),
        ("postgresql://nobody@127.0.0.1:1/nothing", "cannot be read"),
    ],
)
def test_an_address_that_leads_nowhere(address: str, sentence: str) -> None:
    with pytest.raises(FileRefusedError, match=sentence):
        sorted_answers(address)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefusedError, match="cannot be read"):
        sorted_answers(f"parquet:{tmp_path}")


def test_countries_are_parameters_and_never_text_of_the_statement() -> None:
    statement, named = bound("reporter IN (:countries)", ["KAZ", "B'R"], "%({})s")
    assert statement == "reporter IN (%(c0)s, %(c1)s)"
    assert named == {"c0": "B'R", "c1": "KAZ"}
    assert bound("no list", ["KAZ"], "${}") == ("no list", {})
