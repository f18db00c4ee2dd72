"""CSV a line at a time."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any


class _Given:
    """What the csv module writes to: gives each line back instead of keeping it."""

    def write(self, text: str) -> str:
        """The line."""
        return text


def csv_lines(rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    """Each row as a line of CSV, written when it is asked for."""
    writer = csv.writer(_Given(), lineterminator="\n")
    return (writer.writerow(row) for row in rows)
