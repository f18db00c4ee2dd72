"""Tables from spreadsheets: plain ones are read as texts, anything else is a sentence, in bounded time and memory."""

import csv
import io
import tracemalloc
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cooperation.ingest.sheets import MOST_EMPTY, MOST_ROWS, SheetRefusedError, read_sheet

LETTERS = st.characters(min_codepoint=33, max_codepoint=0x4FF, exclude_characters="=#", exclude_categories=("Z", "C"))
WORDS = st.text(LETTERS, max_size=8)


def workbook(path: Path, rows: Iterable[Sequence[Any]]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def written(path: Path, text: str | bytes) -> Path:
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def refused(path: Path) -> str:
    with pytest.raises(SheetRefusedError) as error:
        read_sheet(path, "figures.csv")
    return str(error.value)


def test_a_workbook_is_read_as_texts(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["code", "value", "day", "n"],
        ["H1", 0.1, date(2017, 11, 29), 22],
        [None, None],
        ["H2", 5.0, "x", None],
    ]
    sheet = read_sheet(workbook(tmp_path / "a.xlsx", rows), "figures.csv")
    assert sheet.rows == [
        (2, {"code": "H1", "value": "0.1", "day": "2017-11-29", "n": "22"}),
        (4, {"code": "H2", "value": "5", "day": "x", "n": ""}),
    ]
    assert not sheet.problems


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_read_with_any_usual_mark(tmp_path: Path, mark: str, encoding: str) -> None:
    text = f"code{mark}note\r\n# a comment\r\nH1{mark}Қараша\r\n"
    sheet = read_sheet(written(tmp_path / "a.csv", text.encode(encoding)), "figures.csv")
    assert sheet.rows == [(3, {"code": "H1", "note": "Қараша"})]


@given(table=st.lists(st.lists(WORDS, min_size=2, max_size=2), max_size=6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_written_comes_back(tmp_path: Path, table: list[list[str]]) -> None:
    stream = io.StringIO()
    csv.writer(stream).writerows([["code", "note"], *table])
    sheet = read_sheet(written(tmp_path / "a.csv", stream.getvalue()), "a.csv")
    assert [list(cells.values()) for _line, cells in sheet.rows] == [row for row in table if any(row)]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 renamed", "This is a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old .xls"),
        ("код,значение\nH1,1\n".encode("cp1251"), "not in UTF-8"),
        (b"code,\0value\n", "no text"),
        (b'code\n"open', "cannot be read as CSV"),
        (b"\n\n\n", "holds no rows"),
        (b"code\n" + b"x\n" * (MOST_ROWS + 1), "more than 2,000 rows"),
    ],
)
def test_what_is_no_table(tmp_path: Path, content: bytes, sentence: str) -> None:
    assert sentence in refused(written(tmp_path / "a.xlsx", content))


def test_archives_that_are_no_plain_workbook(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("figures.csv", "code")
    assert "archive and no workbook" in refused(path)
    with zipfile.ZipFile(workbook(path, [["code"]]), "a") as archive:
        archive.writestr("xl/vbaProject.bin", "macro")
    assert "holds macros" in refused(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<no>")
    assert "broken" in refused(path)


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["code"]])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/bomb", b"\0" * 100_000_000)
    assert path.stat().st_size < 1_000_000
    tracemalloc.start()
    assert "unpacks to more than 60 MB" in refused(path)
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_a_million_empty_rows(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["code"], ["H1"]])
    with zipfile.ZipFile(path) as archive:
        parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    rows = b"".join(b'<row r="%d"><c r="A%d"/></row>' % (n, n) for n in range(3, 1_000_000))
    name = "xl/worksheets/sheet1.xml"
    parts[name] = parts[name].replace(b"</sheetData>", rows + b"</sheetData>")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, content in parts.items():
            archive.writestr(entry, content)
    tracemalloc.start()
    assert f"more than {MOST_EMPTY:,} empty rows" in refused(path)
    assert tracemalloc.get_traced_memory()[1] < 30_000_000
    tracemalloc.stop()


def test_formulas_errors_and_dates_of_1900_are_told(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["code", "value"], ["H1", "=1+1"], ["H2", date(1900, 1, 7)], ["H3", "#N/A"]]
    sheet = read_sheet(workbook(tmp_path / "a.xlsx", rows), "figures.csv")
    assert [(problem.line, problem.column) for problem in sheet.problems] == [(2, "B"), (3, "B"), (4, "B")]
    assert "formula" in sheet.problems[0].sentence
    assert "formatted as a date" in sheet.problems[1].sentence
    assert "#N/A" in sheet.problems[2].sentence
    text = read_sheet(written(tmp_path / "a.csv", "code,value\nH1,=1+1\n"), "figures.csv")
    assert "formula" in text.problems[0].sentence


def test_rows_longer_than_the_header_and_doubled_columns_are_told(tmp_path: Path) -> None:
    sheet = read_sheet(written(tmp_path / "a.csv", "code,code\nH1,H1,more\n"), "figures.csv")
    assert {problem.line for problem in sheet.problems} == {1, 2}
