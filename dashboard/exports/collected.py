"""The records of an export, gone through once: their columns and sources are known before the first is written."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import batched
from tempfile import SpooledTemporaryFile
from typing import Self

import orjson

from dashboard.components.page import Record, Value
from dashboard.exports.lists import header
from dashboard.exports.names import Names, Row

# Up to here a file is small enough to be built, tagged and kept whole; beyond it records wait on disk.
IN_MEMORY_BYTES = 4_000_000
# So many records are written together, and so many bytes read.
AT_ONCE = 500
BLOCK_BYTES = 1 << 16
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
    def of(cls, records: Iterable[Record], names: Names, name: str = "") -> Self:
        """Go through the records of a page, in their order; by its ``name`` the columns of its list are known."""
        collected = cls()
        shapes: dict[tuple[str, ...], None] = {}
        try:
            for rows in batched(map(names.row, records), AT_ONCE):
                shapes |= dict.fromkeys(row.columns for row in rows)
                collected._add(rows)
        except BaseException:
            collected.close()
            raise
        collected.columns = header(name, (column for shape in shapes for column in shape)) or EMPTY
        return collected

    def _add(self, rows: Sequence[Row]) -> None:
        self.count += len(rows)
        self._size += self._spool.write(b"".join(row.line for row in rows))
        self._evidence.update(row.evidence for row in rows)

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

    def blocks(self) -> Iterator[bytes]:
        """The records as JSON, each but the last followed by a comma and a new line; from the start each time."""
        self._spool.seek(0)
        left = self._size
        while block := self._spool.read(BLOCK_BYTES):
            left -= len(block)
            # Within a record a new line is written as an escape.
            yield block.replace(b"\n", b",\n") if left else block[:-1].replace(b"\n", b",\n")

    def __iter__(self) -> Iterator[Record]:
        self._spool.seek(0)
        return map(orjson.loads, self._spool)
