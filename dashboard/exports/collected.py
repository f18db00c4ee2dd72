"""The records of an export, gone through once: their columns and sources are known before the first is written."""

import json
from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile
from typing import Self

from dashboard.components.page import Record
from dashboard.exports.names import Names

# Up to here a file is small enough to be built, tagged and kept whole; beyond it records wait on disk.
IN_MEMORY_BYTES = 4_000_000


class Collected:
    """Records with names beside their codes, held on disk where they are many."""

    def __init__(self) -> None:
        self.columns: tuple[str, ...] = ()
        self.count = 0
        # Paragraphs by pair and place: ("BLR-KAZ", "1:19").
        self.places: set[tuple[str, str]] = set()
        self._spool = SpooledTemporaryFile(IN_MEMORY_BYTES, mode="w+", encoding="utf-8")  # noqa: SIM115  (closed by ``close``)
        self._size = 0

    @classmethod
    def of(cls, records: Iterable[Record], names: Names) -> Self:
        """Go through the records, in their order."""
        collected = cls()
        columns: dict[str, None] = {}
        try:
            for record in records:
                columns |= dict.fromkeys(collected._add(names.beside(record)))
        except BaseException:
            collected.close()
            raise
        collected.columns = tuple(columns)
        return collected

    def _add(self, record: Record) -> Record:
        self.count += 1
        self._size += self._spool.write(json.dumps(record, ensure_ascii=False, allow_nan=False) + "\n")
        for place in str(record.get("evidence") or "").split():
            self.places.add((str(record.get("pair")), place))
        return record

    def close(self) -> None:
        """Give back what was held."""
        self._spool.close()

    @property
    def is_small(self) -> bool:
        """Whether a file of them can be built in memory."""
        return self._size <= IN_MEMORY_BYTES

    def lines(self) -> Iterator[str]:
        """Each record as JSON, in their order; from the start each time."""
        self._spool.seek(0)
        for line in self._spool:
            yield line.rstrip("\n")

    def __iter__(self) -> Iterator[Record]:
        return map(json.loads, self.lines())
