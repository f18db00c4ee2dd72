"""Long statements: progress, and stopping them."""

from pathlib import Path

import duckdb
import pytest

from cooperation.ingest.products.engine import Engine

# Hours of work: what is not stopped does not end.
FOREVER = "CREATE TABLE lots AS SELECT sum(a.range * b.range) FROM range(1000000) a, range(1000000) b"


def test_a_watch_that_has_enough_stops_the_statement(tmp_path: Path) -> None:
    engine = Engine(tmp_path)
    shares: list[float] = []

    def watch(share: float) -> None:
        shares.append(share)
        if len(shares) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        engine.run(FOREVER, watch)
    assert all(0 <= share <= 1 for share in shares)
    assert engine.number("SELECT 1") == 1


def test_the_end_is_told_and_errors_come_through(tmp_path: Path) -> None:
    engine = Engine(tmp_path)
    heard: list[float] = []
    engine.run("CREATE TABLE one AS SELECT 1 AS x", heard.append)
    assert heard[-1] == 1
    with pytest.raises(duckdb.Error):
        engine.run("SELECT y FROM one")


def test_nothing_is_fetched_from_elsewhere(tmp_path: Path) -> None:
    with pytest.raises(duckdb.Error):
        Engine(tmp_path).execute("SELECT * FROM read_csv('https://example.org/x.csv')")
