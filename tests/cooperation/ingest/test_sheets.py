"""Tables from spreadsheets: plain ones are read as texts, anything else is a sentence, in bounded time and memory."""

import csv
import io
import tracemalloc
import zipfile
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cooperation.ingest import sheets
from cooperation.ingest.sheets import (
    MOST_COLUMNS,
    MOST_EMPTY,
    MOST_ROWS,
    LargeSheetError,
    SheetRefusedError,
    read_sheet,
)

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
        (b"", "The file is empty."),
        (b"%PDF-1.7 renamed", "This is a PDF, whatever its name says; save the table as .xlsx or .csv."),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "This is an old .xls or a workbook with a password; save it as .xlsx without one.",
        ),
        ("код,значение\nH1,1\n".encode("cp1251"), "The file is not in UTF-8; save it as “CSV UTF-8”."),
        (b"code,\0value\n", "The file is no text; save the table as .xlsx or .csv."),
        (b'code\n"open', "Line 2 cannot be read as CSV: unexpected end of data."),
        (b"\n\n\n", "The file holds no rows."),
        (
            b"code\n" + b"x\n" * (MOST_ROWS + 1),
            "The file has more than 2,000 rows; upload them in parts, or as a data set.",
        ),
    ],
)
def test_what_is_no_table(tmp_path: Path, content: bytes, sentence: str) -> None:
    assert refused(written(tmp_path / "a.xlsx", content)) == sentence


def test_archives_that_are_no_plain_workbook(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("figures.csv", "code")
    assert refused(path).startswith("This is an archive and no workbook; a zipped data set is uploaded")
    with zipfile.ZipFile(workbook(path, [["code"]]), "a") as archive:
        archive.writestr("xl/vbaProject.bin", "macro")
    assert refused(path) == "The workbook holds macros; save it as .xlsx, without them."
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<no>")
    assert refused(path) == "The workbook is broken and cannot be read; save it again as .xlsx."


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


def as_workbook(path: Path, table: list[list[str]]) -> Path:
    return workbook(path.with_suffix(".xlsx"), table)


def as_text(path: Path, table: list[list[str]]) -> Path:
    return written(path.with_suffix(".csv"), "".join(",".join(row) + "\n" for row in table))


@pytest.mark.parametrize("store", [as_workbook, as_text])
def test_empty_rows_are_passed_over_until_they_are_too_many_on_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, store: Callable[[Path, list[list[str]]], Path]
) -> None:
    monkeypatch.setattr(sheets, "MOST_EMPTY", 3)
    few: list[list[str]] = [[""], [""], ["code"], [""], [""], [""], ["H1"], [""], [""], [""], ["H2"]]
    sheet = read_sheet(store(tmp_path / "few", few), "figures.csv")
    assert [(line, cells["code"]) for line, cells in sheet.rows] == [(7, "H1"), (11, "H2")]
    many = store(tmp_path / "many", [*few, *[[""]] * 4, ["H3"]])
    assert refused(many) == "The file has more than 3 empty rows on end; delete them and save it again."


@pytest.mark.parametrize("store", [as_workbook, as_text])
def test_columns_beyond_those_of_any_table_are_not_read(
    tmp_path: Path, store: Callable[[Path, list[list[str]]], Path]
) -> None:
    names = [f"c{number}" for number in range(MOST_COLUMNS + 1)]
    sheet = read_sheet(store(tmp_path / "wide", [names, names]), "figures.csv")
    assert sheet.header == names[:-1]
    assert sheet.rows == [(2, {name: name for name in names[:-1]})]


def test_cells_have_no_spaces_around_them_and_those_left_out_are_empty(tmp_path: Path) -> None:
    sheet = read_sheet(written(tmp_path / "a.csv", "code,note, n\n H1 ,a b\n"), "figures.csv")
    assert sheet.rows == [(2, {"code": "H1", "note": "a b", "n": ""})]


def test_a_large_number_of_a_workbook_is_written_out(tmp_path: Path) -> None:
    sheet = read_sheet(workbook(tmp_path / "a.xlsx", [["value"], [1e16], [2.50]]), "figures.csv")
    assert [cells["value"] for _, cells in sheet.rows] == ["10000000000000000", "2.5"]


def test_a_file_as_large_as_is_read_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "a.csv", "code\nH1\n")
    monkeypatch.setattr(sheets, "MOST_BYTES", path.stat().st_size)
    assert read_sheet(path, "figures.csv").rows == [(2, {"code": "H1"})]
    monkeypatch.setattr(sheets, "MOST_BYTES", path.stat().st_size - 1)
    assert refused(path) == "The file is larger than 20 MB; split it."


def test_the_header_says_what_stands_between_cells(tmp_path: Path) -> None:
    sheet = read_sheet(written(tmp_path / "a.csv", "code;note\nH1;a, b, c\n"), "figures.csv")
    assert sheet.rows == [(2, {"code": "H1", "note": "a, b, c"})]


def test_text_in_utf_16_of_either_order_and_line_ends_within_cells(tmp_path: Path) -> None:
    text = 'code,note\r\nH1,"a\r\nb"\r\nH2,c\r\n'
    content = "\ufeff".encode("utf-16-be") + text.encode("utf-16-be")
    sheet = read_sheet(written(tmp_path / "a.csv", content), "figures.csv")
    assert sheet.rows == [(2, {"code": "H1", "note": "a\r\nb"}), (4, {"code": "H2", "note": "c"})]


def test_as_many_rows_as_are_read_at_a_time_are_read(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "code\nH1\nH2\n")
    assert len(read_sheet(path, "figures.csv", most=2).rows) == 2
    with pytest.raises(LargeSheetError, match=r"^The file has more than 1 rows; upload them in parts"):
        read_sheet(path, "figures.csv", most=1)


def test_formulas_errors_and_dates_of_1900_are_told(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        *(["code", "value"], ["H1", "=1+1"], ["H2", date(1900, 1, 7)], ["H3", "#N/A"], ["H4", date(1901, 1, 1)])
    ]
    sheet = read_sheet(workbook(tmp_path / "a.xlsx", rows), "figures.csv")
    assert [str(problem) for problem in sheet.problems] == [
        "figures.csv, line 2, B: The cell holds a formula; replace it by its value.",
        "figures.csv, line 3, B: The cell holds a date of 1900: probably a number that is formatted as a date.",
        "figures.csv, line 4, B: The cell holds the error #N/A.",
    ]
    assert [cells["value"] for _, cells in sheet.rows] == ["", "1900-01-07", "", "1901-01-01"]
    text = read_sheet(written(tmp_path / "a.csv", "code,value\nH1,1\nH2,=1+1\n"), "figures.csv")
    assert [str(problem) for problem in text.problems] == [
        "figures.csv, line 3: A cell holds a formula; replace it by its value."
    ]


def test_rows_longer_than_the_header_and_doubled_columns_are_told(tmp_path: Path) -> None:
    sheet = read_sheet(written(tmp_path / "a.csv", "code,code,\nH1,H1,more\nH2,H2,,\nH3\n"), "figures.csv")
    assert [str(problem) for problem in sheet.problems] == [
        "figures.csv, line 1, code: The header has this column twice.",
        "figures.csv, line 2: The row has more cells than the header.",
    ]
    assert [line for line, _ in sheet.rows] == [2, 3, 4]
