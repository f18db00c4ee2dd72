"""A zipped folder: unpacked within bounds, and nothing outside of it."""

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
    extra = {"__MACOSX/._pair.csv": b"?", f"{inside}.DS_Store": b"?", f"{inside}.hidden.csv": b"?"}
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
        ({"other/more.csv": b"?"}, "lie in several folders"),
        ({"other/pair.csv": b"?"}, "holds “pair.csv” twice"),
        ({f"{number}.csv": b"?" for number in range(100)}, "more than 100 entries"),
        ({"big.csv": b"0" * 30_000_000}, "unpacks to more than 100 times its size"),
    ],
    ids=["up", "root", "backslash", "drive", "folders", "twice", "many", "ratio"],
)
def test_tricks_are_refused(tmp_path: Path, extra: dict[str, bytes], sentence: str) -> None:
    with (
        pytest.raises(ArchiveRefusedError, match=sentence),
        unpacked(packed(MADE_UP, tmp_path / "a.zip", extra=extra)),
    ):
        pass


def test_more_than_a_data_set_can_be_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_BYTES", 1000)
    with pytest.raises(ArchiveRefusedError, match="more than 200 MB"), unpacked(packed(MADE_UP, tmp_path / "a.zip")):
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
    with pytest.raises(ArchiveRefusedError, match="none of the files of a data set"), unpacked(tmp_path / "a.zip"):
        pass


def test_a_damaged_archive_is_refused(tmp_path: Path) -> None:
    path = packed(MADE_UP, tmp_path / "a.zip")
    damaged = bytearray(path.read_bytes())
    damaged[200:400] = b"\xff" * 200
    path.write_bytes(damaged)
    with pytest.raises(ArchiveRefusedError, match=r"no readable \.zip"), unpacked(path):
        pass
