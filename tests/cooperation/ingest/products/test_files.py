"""Files as they come: compressed or not, in any of the encodings, and the traps among them."""

import gzip
import hashlib
import zipfile
from pathlib import Path

import pytest

from cooperation.ingest.products import files
from cooperation.ingest.products.files import FileRefusedError, prepare

TEXT = "code;название\n0303;Рыба мороженая\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    working = tmp_path / "working"
    working.mkdir()
    return working


def written(folder: Path, content: bytes, name: str = "file") -> Path:
    path = folder.parent / name
    path.write_bytes(content)
    return path


def test_plain_utf8_stays_where_it_is(folder: Path) -> None:
    path = written(folder, TEXT.encode())
    found = prepare(path, folder)
    assert (found.path, found.encoding, found.size) == (path, "utf-8", len(TEXT.encode()))
    assert found.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1251", "cp866", "utf-16"])
def test_other_encodings_become_utf8(folder: Path, encoding: str) -> None:
    found = prepare(written(folder, TEXT.encode(encoding)), folder)
    assert found.encoding == encoding
    assert found.path.read_text(encoding="utf-8-sig") == TEXT


def test_cyrillic_far_into_a_file_is_found(folder: Path) -> None:
    text = "0303;fish\n" * 300_000 + TEXT
    found = prepare(written(folder, text.encode("cp1251")), folder)
    assert found.encoding == "cp1251"
    assert found.path.read_text(encoding="utf-8").endswith(TEXT)


def test_utf8_that_is_cut_between_chunks_is_still_utf8(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "CHUNK", 3)
    assert prepare(written(folder, TEXT.encode()), folder).encoding == "utf-8"


def test_compressed_files_are_told_by_their_bytes(folder: Path) -> None:
    packed = prepare(written(folder, gzip.compress(TEXT.encode("cp866")), "data.csv"), folder)
    assert packed.encoding == "cp866"
    assert packed.path.read_text(encoding="utf-8") == TEXT


def zipped(folder: Path, members: dict[str, str]) -> Path:
    path = folder.parent / "archive.bin"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return path


def test_a_zip_with_one_file_inside(folder: Path) -> None:
    found = prepare(zipped(folder, {"__MACOSX/data": "", "data.csv": TEXT}), folder)
    assert found.path.read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize(("members", "count"), [({"__MACOSX/a": ""}, 0), ({"a": TEXT, "b": TEXT}, 2)])
def test_a_zip_with_none_or_several_is_refused(folder: Path, members: dict[str, str], count: int) -> None:
    with pytest.raises(FileRefusedError, match=f"holds {count} files"):
        prepare(zipped(folder, members), folder)


def test_a_trap_is_refused_by_its_ratio(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "RATIO_COUNTS_FROM", 1000)
    with pytest.raises(FileRefusedError, match="more than 250 times its size"):
        prepare(written(folder, gzip.compress(b"0" * 10_000_000)), folder)


def test_a_file_is_refused_by_its_size(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 10)
    with pytest.raises(FileRefusedError, match="more than"):
        prepare(written(folder, TEXT.encode()), folder)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (gzip.compress(TEXT.encode(), mtime=0)[:-12], "damaged"),
        (b"PK\x03\x04 and nothing that follows", "damaged"),
        (b"a,b\n\0,1\n", "NUL bytes"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(folder: Path, content: bytes, reason: str) -> None:
    with pytest.raises(FileRefusedError, match=reason):
        prepare(written(folder, content), folder)


def test_progress_is_told_in_bytes(folder: Path) -> None:
    heard: list[tuple[int, int]] = []
    prepare(written(folder, TEXT.encode()), folder, lambda done, total: heard.append((done, total)))
    assert heard == [(len(TEXT.encode()), len(TEXT.encode()))]
