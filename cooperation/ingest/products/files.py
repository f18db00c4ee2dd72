"""A file as an analyst has it -> plain UTF-8 text on disk, read in pieces and within bounds.

Compressed files (.gz, .zip with one file inside) and files in UTF-16, CP1251 or CP866 are written out anew in a
working folder; a plain UTF-8 file stays where it is. What a file is, is read from its bytes, not from its name.
"""

import codecs
import gzip
import hashlib
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

CHUNK = 1 << 20
MAX_BYTES = 64 * 10**9
# A year of product data shrinks to a tenth or a twentieth; a far higher ratio is a trap, not statistics.
MAX_RATIO = 250
# Below this a trap does no harm, and a short file of repetitions may shrink a lot.
RATIO_COUNTS_FROM = 64 * CHUNK
GZIP, ZIP = b"\x1f\x8b", b"PK\x03\x04"
UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
CYRILLIC = ("cp1251", "cp866")

type Report = Callable[[int, int], None]


class FileRefusedError(Exception):
    """The file cannot be read at all; the message is a sentence for the person who gave it."""


@dataclass(frozen=True)
class PlainFile:
    """The text to read, and of the file as it was given its hash, its size in bytes and its encoding."""

    path: Path
    sha256: str
    size: int
    encoding: str


def prepare(path: Path, folder: Path, report: Report = lambda done, total: None) -> PlainFile:
    """Hash a file, find out its encoding, and write it into ``folder`` as plain UTF-8 where it is not.

    ``report`` hears the bytes of text read so far, and of the file. FileRefusedError for one that is empty,
    damaged, too large when unpacked, or in an encoding that we do not know.
    """
    with path.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
        stream.seek(0)
        is_packed = stream.read(4).startswith((GZIP, ZIP))
    size = path.stat().st_size
    text = folder / "text" if is_packed else path
    survey = Survey()
    try:
        with unpacked(path) as stream:
            chunks = survey.over(_bounded(_chunks(stream), size, report))
            _write(text, chunks) if is_packed else _exhaust(chunks)
    except (zlib.error, zipfile.BadZipFile, EOFError, gzip.BadGzipFile, NotImplementedError) as error:
        raise FileRefusedError(f"The file is damaged and cannot be unpacked ({error}).") from error
    encoding = survey.encoding()
    if encoding not in ("utf-8", "utf-8-sig"):
        text = _transcode(text, folder / "utf-8", encoding)
    return PlainFile(text, sha256, size, encoding)


@contextmanager
def unpacked(path: Path) -> Iterator[IO[bytes]]:
    """The bytes inside a file, compressed or not."""
    with path.open("rb") as head:
        magic = head.read(4)
    if magic.startswith(GZIP):
        with gzip.open(path) as packed:
            yield packed  # type: ignore[misc]
    elif magic == ZIP:
        with zipfile.ZipFile(path) as archive, archive.open(_only_member(archive)) as member:
            yield member
    else:
        with path.open("rb") as plain:
            yield plain


def _only_member(archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    files = [one for one in archive.infolist() if not (one.is_dir() or one.filename.startswith("__MACOSX/"))]
    if len(files) != 1:
        raise FileRefusedError(f"The archive holds {len(files)} files; give an archive with one file inside.")
    if files[0].flag_bits & 1:
        raise FileRefusedError("The archive is locked with a password.")
    return files[0]


def _chunks(stream: IO[bytes]) -> Iterator[bytes]:
    while chunk := stream.read(CHUNK):
        yield chunk


def _bounded(chunks: Iterable[bytes], size: int, report: Report) -> Iterator[bytes]:
    """The chunks, as long as their sum stays within what a file of ``size`` bytes may grow to."""
    done = 0
    for chunk in chunks:
        done += len(chunk)
        if done > MAX_BYTES:
            raise FileRefusedError(f"The file holds more than {MAX_BYTES // 10**9} GB of text.")
        if done > RATIO_COUNTS_FROM and done > size * MAX_RATIO:
            raise FileRefusedError(f"The file unpacks to more than {MAX_RATIO} times its size.")
        report(done, size)
        yield chunk


def _write(path: Path, chunks: Iterable[bytes]) -> None:
    with path.open("wb") as stream:
        stream.writelines(chunks)


def _exhaust(chunks: Iterable[bytes]) -> None:
    for _chunk in chunks:
        pass


class Survey:
    """Whether what passes by is UTF-8 all through."""

    def __init__(self) -> None:
        self._head = b""
        self._foreign = b""
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._is_utf8 = True

    def over(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """Look at each chunk and hand it on."""
        for chunk in chunks:
            self._head = self._head or chunk
            self._look_for_utf8(chunk)
            yield chunk

    def _look_for_utf8(self, chunk: bytes) -> None:
        if not self._is_utf8 or (chunk.isascii() and self._decoder.getstate()[0] == b""):
            return
        try:
            self._decoder.decode(chunk)
        except UnicodeDecodeError:
            self._is_utf8 = False
            self._foreign = chunk

    def encoding(self) -> str:
        """Python's name of the encoding; FileRefusedError for an empty file or one that is no text."""
        if not self._head:
            raise FileRefusedError("The file is empty.")
        if self._head.startswith(UTF16):
            return "utf-16"
        if b"\0" in self._head:
            raise FileRefusedError("The file is no text: it holds NUL bytes.")
        if self._is_utf8:
            return "utf-8-sig" if self._head.startswith(codecs.BOM_UTF8) else "utf-8"
        return max(CYRILLIC, key=lambda name: _russian_letters(self._foreign, name))


def _russian_letters(sample: bytes, encoding: str) -> int:
    """How many Russian letters the bytes hold if read so; box-drawing signs are what the wrong one gives."""
    return sum("а" <= letter.lower() <= "я" for letter in sample.decode(encoding, errors="replace"))


def _transcode(source: Path, target: Path, encoding: str) -> Path:
    """Write the text anew in UTF-8; bytes that the encoding does not have become a replacement sign."""
    with (
        source.open(encoding=encoding, errors="replace", newline="") as old,
        target.open("w", encoding="utf-8", newline="") as new,
    ):
        while text := old.read(CHUNK):
            new.write(text)
    return target
