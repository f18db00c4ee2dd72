"""A zipped folder of a data set: unpacked into a folder of its own, within bounds, and nothing beside it."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from cooperation.ingest.contract import TABLES
from cooperation.ingest.package import DESCRIPTOR

MAX_BYTES = 200_000_000
MAX_MEMBERS = 100
# Text shrinks to a tenth; a far higher ratio is a trap. Below the floor a trap does no harm.
MAX_RATIO = 100
RATIO_COUNTS_FROM = 10_000_000
CHUNK = 1 << 16
EXPECTED = {DESCRIPTOR, *(table.file for table in TABLES)}


class ArchiveRefusedError(Exception):
    """The archive cannot be read; the message is a sentence for the person who gave it."""


@contextmanager
def unpacked(path: Path) -> Iterator[Path]:
    """The folder inside a .zip, for as long as it is needed. Raises ArchiveRefusedError."""
    with TemporaryDirectory(prefix="data-set-") as folder:
        try:
            with zipfile.ZipFile(path) as archive:
                _unpack(archive, Path(folder), path.stat().st_size)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
            raise ArchiveRefusedError(f"The file is no readable .zip archive ({error}).") from error
        yield Path(folder)


def _unpack(archive: zipfile.ZipFile, folder: Path, size: int) -> None:
    done = 0
    for name, member in _members(archive).items():
        with archive.open(member) as packed, (folder / name).open("xb") as plain:
            while chunk := packed.read(CHUNK):
                done += len(chunk)
                if done > MAX_BYTES:
                    raise ArchiveRefusedError("The archive holds more than 200 MB.")
                if done > RATIO_COUNTS_FROM and done > size * MAX_RATIO:
                    raise ArchiveRefusedError(f"The archive unpacks to more than {MAX_RATIO} times its size.")
                plain.write(chunk)


def _members(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The files to take, by the plain name they get: .csv and the descriptor, of one folder."""
    if len(archive.infolist()) > MAX_MEMBERS:
        raise ArchiveRefusedError(f"The archive holds more than {MAX_MEMBERS} entries.")
    members: dict[str, zipfile.ZipInfo] = {}
    folders = set()
    for member in archive.infolist():
        place = _place(member)
        if not _is_wanted(member, place):
            continue
        if place.name in members:
            raise ArchiveRefusedError(f"The archive holds “{place.name}” twice.")
        folders.add(place.parent)
        members[place.name] = member
    if not EXPECTED & members.keys():
        raise ArchiveRefusedError("The archive holds none of the files of a data set, such as pair.csv.")
    if len(folders) > 1:
        raise ArchiveRefusedError("The files of the data set lie in several folders of the archive.")
    return members


def _place(member: zipfile.ZipInfo) -> PurePosixPath:
    """Where a file lies in the archive; nothing outside, nothing locked."""
    place = PurePosixPath(member.filename.replace("\\", "/"))
    if place.is_absolute() or ".." in place.parts or ":" in member.filename:
        raise ArchiveRefusedError(f"The archive names a place outside its folder: “{member.filename}”.")
    if member.flag_bits & 1:
        raise ArchiveRefusedError("The archive is locked with a password.")
    return place


def _is_wanted(member: zipfile.ZipInfo, place: PurePosixPath) -> bool:
    """Not what systems leave beside the files of a folder."""
    if member.is_dir() or place.name.startswith(".") or "__MACOSX" in place.parts:
        return False
    return place.name == DESCRIPTOR or place.name.endswith(".csv")
