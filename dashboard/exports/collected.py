"""The records of an export, gone through once: their columns and sources are known before the first is written."""

from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile
from typing import Self

import orjson

from dashboard.components.page import Record, Value
from dashboard.exports.names import Names

# Up to here a file is small enough to be built, tagged and kept whole; beyond it records wait on disk.
IN_MEMORY_BYTES = 4_000_000
# The columns of no records: a file without a header is no table to those who read it.
EMPTY = ("pair", "page_url")


class Collected:
    """Records with names beside their codes, held on disk where they are many."""

    def __init__(self) -> None:
        self.columns: tuple[str, ...] = ()
        self.count = 0
        # What records name as their evidence, by pair: ("BLR-KAZ", "1:19 1:20").
        self._evidence: set[tuple[Value, Value]] = set()
        self._spool = SpooledTemporaryFile(IN_MEMORY_BYTES)  # noqa: SIM115  (closed by ``close``)
        self._size = 0

    @classmethod
    def of(cls, records: Iterable[Record], names: Names) -> Self:
        """Go through the records, in their order."""
        collected = cls()
        shapes: dict[tuple[str, ...], None] = {}
        try:
            for record in records:
                named = names.beside(record)
                shapes[tuple(named)] = None
                collected._add(named)
        except BaseException:
            collected.close()
            raise
        collected.columns = tuple(dict.fromkeys(column for shape in shapes for column in shape)) or EMPTY
        return collected

    def _add(self, record: Record) -> None:
        self.count += 1
        self._size += self._spool.write(orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE))
        self._evidence.add((record.get("pair"), record.get("evidence")))

    @property
    def places(self) -> set[tuple[str, str]]:
        """Paragraphs by pair and place: ("BLR-KAZ", "1:19")."""
        return {(str(pair), place) for pair, places in self._evidence for place in str(places or "").split()}

    def close(self) -> None:
        """Give back what was held."""
        self._spool.close()

    @property
    def is_small(self) -> bool:
        """Whether a file of them can be built in memory."""
        return self._size <= IN_MEMORY_BYTES

    def lines(self) -> Iterator[bytes]:
        """Each record as JSON, in their order; from the start each time."""
        self._spool.seek(0)
        for line in self._spool:
            yield line[:-1]

    def __iter__(self) -> Iterator[Record]:
        return map(orjson.loads, self.lines())
