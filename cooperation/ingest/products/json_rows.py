"""The answers of UN Comtrade's API in JSON -> the same rows as CSV, one record at a time."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from cooperation.ingest.products.files import CHUNK, FileRefusedError

DATA = '"data"'
DECODER = json.JSONDecoder()
GAPS = " \t\r\n,"
LONGEST_ROW = 4 * CHUNK


def is_json(path: Path) -> bool:
    """Whether a text begins as JSON does."""
    with path.open(encoding="utf-8-sig", errors="replace") as stream:
        return stream.read(1000).lstrip()[:1] in ("{", "[")


def to_csv(source: Path, target: Path) -> Path:
    """Write the records of an answer as a table; FileRefusedError for JSON without rows of trade."""
    with (
        source.open(encoding="utf-8-sig") as stream,
        target.open("w", encoding="utf-8", newline="") as table,
    ):
        records = _records(stream)
        first = next(records, None)
        if first is None:
            raise FileRefusedError("The answer holds no rows.")
        if "fileUrl" in first:
            raise FileRefusedError("This is Comtrade's list of its bulk files; give one of the files.")
        writer = csv.DictWriter(table, list(first), extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerow(first)
        writer.writerows(records)
    return target


def _records(stream: TextIO) -> Iterator[dict[str, Any]]:
    """The objects of the list under "data", or of a bare list, without holding more than a few at a time."""
    text, at = _after_opening(stream), 0
    while True:
        while at < len(text) and text[at] in GAPS:
            at += 1
        if text.startswith("]", at):
            return
        try:
            record, at = DECODER.raw_decode(text, at)
        except json.JSONDecodeError as error:
            text, at = text[at:] + _more(stream, error, len(text) - at), 0
            continue
        if not isinstance(record, dict):
            raise FileRefusedError("The answer holds a list of something else than rows.")
        yield record


def _more(stream: TextIO, error: Exception, held: int) -> str:
    """The next piece of the text; FileRefusedError at its end, or where a single row would be that long."""
    more = stream.read(CHUNK) if held < LONGEST_ROW else ""
    if not more:
        raise FileRefusedError("The answer breaks off in the middle of a row.") from error
    return more


def _after_opening(stream: TextIO) -> str:
    text = stream.read(CHUNK).lstrip()
    if not text.startswith("["):
        _before, found, text = text.partition(DATA)
        if not found:
            raise FileRefusedError("This JSON is no answer of the Comtrade API: it has no “data”.")
    _before, found, rest = text.partition("[")
    if not found:
        raise FileRefusedError("This JSON is no answer of the Comtrade API: its “data” is no list.")
    return rest
