"""DuckDB within bounds: a limit on memory, a folder to spill into, progress, and a statement that can be stopped."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from threading import Event, Thread
from types import MappingProxyType
from typing import Any

BOUNDS = {
    "memory_limit": "320MiB",
    "threads": 2,
    "preserve_insertion_order": False,
    # Nothing is fetched from anywhere while statistics are read.
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}
# Without the bar nothing is known of the progress; it is not printed.
PROGRESS = "SET enable_progress_bar = true; SET enable_progress_bar_print = false; SET progress_bar_time = 0"
# Reading is the first of two steps that DuckDB counts alike; the second takes next to no time.
PERCENT_OF_READING = 50
HEARTBEAT_SECONDS = 0.2
BATCH = 20_000

# Hears the share of a statement that is done, from 0 to 1; whatever it raises stops the statement.
type Watch = Callable[[float], None]


def watch_nothing(share: float) -> None:
    """For whoever does not want to know."""


class Engine:
    """A database in memory that lives as long as one upload is read."""

    def __init__(
        self, folder: Path, statements: Sequence[str] = (), options: Mapping[str, Any] = MappingProxyType({})
    ) -> None:
        # It takes 35 MB, and only processes that read files of products need it.
        import duckdb

        config = {**BOUNDS, "temp_directory": str(folder), **options}
        self._connection = duckdb.connect(config=config)
        for statement in (PROGRESS, *statements):
            self._connection.execute(statement)

    def run(self, statement: str, watch: Watch = watch_nothing) -> None:
        """Run a long statement in a thread of its own, so that a signal or the watch can stop it."""
        done = Event()
        failure: list[BaseException] = []
        worker = Thread(target=self._execute, args=(statement, done, failure), daemon=True)
        worker.start()
        try:
            while not done.wait(HEARTBEAT_SECONDS):
                watch(min(max(0.0, self._connection.query_progress() / PERCENT_OF_READING), 1.0))
        except BaseException:
            self._connection.interrupt()
            worker.join()
            raise
        if failure:
            raise failure[0]
        watch(1.0)

    def _execute(self, statement: str, done: Event, failure: list[BaseException]) -> None:
        try:
            self._connection.execute(statement)
        except BaseException as error:  # handed to the thread that waits
            failure.append(error)
        finally:
            done.set()

    def execute(self, statement: str, parameters: Any = None) -> None:
        """Run a short statement."""
        self._connection.execute(statement, parameters)

    def fill(self, table: str, rows: Sequence[Sequence[Any]]) -> None:
        """Add a few thousand rows to a table at most; column by column, which takes a tenth of the time."""
        if rows:
            columns = [list(column) for column in zip(*rows, strict=True)]
            marks = ", ".join(["unnest(?)"] * len(columns))
            self._connection.execute(f"INSERT INTO {table} SELECT {marks}", columns)

    def rows(self, statement: str, parameters: Any = None) -> Iterator[tuple[Any, ...]]:
        """The answer to a statement, in batches; the next statement ends it."""
        self._connection.execute(statement, parameters)
        while batch := self._connection.fetchmany(BATCH):
            yield from batch

    def number(self, statement: str) -> int:
        """The one number that a statement answers with; zero for NULL."""
        return int(next(self.rows(statement))[0] or 0)

    def close(self) -> None:
        """Forget everything."""
        self._connection.close()
