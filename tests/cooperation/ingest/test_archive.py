"""A zipped folder: unpacked within bounds, and nothing outside of it."""

import tracemalloc
import zipfile
from pathlib import Path

import pytest

from cooperation.ingest import archive
from cooperation.ingest.archive import ArchiveRefusedError, unpacked
from tests.cooperation.archives import packed
from tests.cooperation.conftest import MADE_UP
from tests.cooperation.folders import contents


@pytest.mark.parametrize("inside", ["", "KGZ-UZB/", "a/b/"])
def test_the_folder_comes_out_whatever_it_lies_in(tmp_path: Path, inside: str) -> None:
    extra = {
        "__MACOSX/._pair.csv": b"?",
        "__MACOSX/pair.csv": b"?",
        f"{inside}.DS_Store": b"?",
        f"{inside}.hidden.csv": b"?",
    }
    with unpacked(packed(MADE_UP, tmp_path / "a.zip", inside=inside, extra=extra)) as folder:
        assert contents(folder) == contents(MADE_UP)
        assert (folder / "datapackage.json").is_file()
    assert not folder.exists()


@pytest.mark.parametrize(
    ("extra", "sentence"),
    [
        ({"../pair.csv": b"?"}, "names a place outside its folder: “../pair.csv”"),
        ({"/etc/passwd.csv": b"?"}, "names a place outside its folder"),
        ({"..\\pair.csv": b"?"}, "names a place outside its folder"),
        ({"C:\\pair.csv": b"?"}, "names a place outside its folder"),
        ({"other/more.csv": b"?"}, r"^The files of the data set lie in several folders of the archive\.$"),
        ({"other/pair.csv": b"?"}, r"^The archive holds “pair.csv” twice\.$"),
        ({f"{number}.csv": b"?" for number in range(100)}, "more than 100 entries"),
    ],
    ids=["up", "root", "backslash", "drive", "folders", "twice", "many"],
)
def test_tricks_are_refused(tmp_path: Path, extra: dict[str, bytes], sentence: str) -> None:
    with (
        pytest.raises(ArchiveRefusedError, match=sentence),
        unpacked(packed(MADE_UP, tmp_path / "a.zip", extra=extra)),
    ):
        pass


def test_a_trap_is_left_before_it_is_unpacked(tmp_path: Path) -> None:
    path = packed(MADE_UP, tmp_path / "a.zip", extra={"big.csv": b"0" * 30_000_000})
    tracemalloc.start()
    with (
        pytest.raises(ArchiveRefusedError, match=r"^The archive unpacks to more than 100 times its size\.$"),
        unpacked(path),
    ):
        pass
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_a_little_that_shrinks_well_is_no_trap(tmp_path: Path) -> None:
    path = packed(MADE_UP, tmp_path / "a.zip", extra={"even.csv": b"0" * 9_000_000})
    assert path.stat().st_size * archive.MAX_RATIO < 9_000_000
    with unpacked(path) as folder:
        assert (folder / "even.csv").stat().st_size == 9_000_000


def test_much_that_shrinks_little_is_no_trap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "RATIO_COUNTS_FROM", 1000)
    with unpacked(packed(MADE_UP, tmp_path / "a.zip")) as folder:
        assert contents(folder) == contents(MADE_UP)


def test_more_than_a_data_set_can_be_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = packed(MADE_UP, tmp_path / "a.zip")
    with zipfile.ZipFile(path) as held:
        count = len(held.infolist())
    with unpacked(path) as folder:
        size = sum(file.stat().st_size for file in folder.iterdir())
    monkeypatch.setattr(archive, "MAX_BYTES", size)
    monkeypatch.setattr(archive, "MAX_MEMBERS", count)
    with unpacked(path) as folder:
        assert contents(folder) == contents(MADE_UP)
    monkeypatch.setattr(archive, "MAX_BYTES", size - 1)
    with pytest.raises(ArchiveRefusedError, match=r"^The archive holds more than 200 MB\.$"), unpacked(path):
        pass
    monkeypatch.setattr(archive, "MAX_MEMBERS", count - 1)
    with (
        pytest.raises(ArchiveRefusedError, match=f"^The archive holds more than {count - 1} entries\\.$"),
        unpacked(path),
    ):
        pass


def test_a_password_is_not_asked_for(tmp_path: Path) -> None:
    path = packed(MADE_UP, tmp_path / "a.zip")
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1  # of the first file in the list: it is encrypted
    path.write_bytes(content)
    with pytest.raises(ArchiveRefusedError, match=r"^The archive is locked with a password\.$"), unpacked(path):
        pass


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04" + b"\0" * 50])
def test_what_is_no_archive_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(content)
    with pytest.raises(ArchiveRefusedError, match=r"no readable \.zip"), unpacked(path):
        pass


def test_an_archive_of_something_else_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as target:
        target.writestr("readme.txt", "?")
    with (
        pytest.raises(
            ArchiveRefusedError, match=r"^The archive holds none of the files of a data set, such as pair\.csv\.$"
        ),
        unpacked(tmp_path / "a.zip"),
    ):
        pass


def test_a_damaged_archive_is_refused(tmp_path: Path) -> None:
    path = packed(MADE_UP, tmp_path / "a.zip")
    damaged = bytearray(path.read_bytes())
    damaged[200:400] = b"\xff" * 200
    path.write_bytes(damaged)
    with pytest.raises(ArchiveRefusedError, match=r"no readable \.zip"), unpacked(path):
        pass
