"""Refused rows are told with their line, column and reason."""

from pathlib import Path

import pytest

from cooperation.ingest.products import counting, locating
from cooperation.ingest.products.files import FileRefusedError
from tests.cooperation.ingest.products.made_up import reading

SPOILT = '''t,i,j,k,v,q,note
2017,112,398,030351,1.5,2,x
2017,112,xx,030351,1.5,2,x
2017,112,398,030351,1.5
2017,112,398,30351,1.5,2,"two
lines"
2017,112,398,030351,abc,2,x
1017,112,398,03,5,2,x
2017,112,398,030351,-5,2,x
2017,112,398,030351,1.5,2,x,more
2017,112,398,030351,"1,5",2,"he said ""yes"""
2017,112,398,herring,1500,2,y
2017,,398,030351,1500,2,y
2017,112,398,030351,,2,y
'''


def told(path: Path) -> list[str]:
    with reading(path) as found:
        assert found.account.refused >= len(found.account.problems)
        return [str(problem) for problem in found.account.problems]


def test_each_refused_row_with_line_column_and_reason(tmp_path: Path) -> None:
    (tmp_path / "baci.csv").write_text(SPOILT)
    assert told(tmp_path / "baci.csv") == [
        "baci.csv, line 3, j: “xx” names no partner.",
        "baci.csv, line 4: The row has fewer cells than the header.",
        "baci.csv, line 7, v: “abc” is no amount from zero up to 10^15.",
        "baci.csv, line 8, t: “1017” is no year from 1962 to 2100.",
        "baci.csv, line 9, v: “-5” is no amount from zero up to 10^15.",
        "baci.csv, line 10: The row has more cells than the header.",
        "baci.csv, line 11, v: “1,5” is no amount from zero up to 10^15.",
        "baci.csv, line 12, k: “herring” is no code of the Harmonized System.",
        "baci.csv, line 13, i: “” names no reporter.",
        "baci.csv, line 14, v: “” is no amount from zero up to 10^15.",
    ]


def test_good_rows_count_beside_the_refused_ones(tmp_path: Path) -> None:
    (tmp_path / "baci.csv").write_text(SPOILT)
    with reading(tmp_path / "baci.csv") as found:
        assert (found.account.rows, found.account.used, found.account.refused) == (12, 2, 10)


def test_columns_are_called_as_the_file_calls_them(tmp_path: Path) -> None:
    head = "Year,Reporter Code,Trade Flow Code,Partner Code,Classification,Commodity Code,Netweight (kg),Value\n"
    rows = "2017,112,9,398,H5,030351,1,5\n2017,112,1,398,S3,030351,1,5\n"
    (tmp_path / "bulk.csv").write_text(head + rows)
    assert told(tmp_path / "bulk.csv") == [
        "bulk.csv, line 2, Trade Flow Code: “9” is no flow: X, M, RX or RM.",
        "bulk.csv, line 3, Classification: “S3” is no edition of the Harmonized System.",
    ]


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    # Too few to take the whole file for another encoding would be a guess; CP1251 it is, and nothing is refused.
    (tmp_path / "baci.csv").write_bytes(b"t,i,j,k,v,q,note\n2017,112,398,030351,1,1,\xf0\xfb\xe1\xe0\n")
    assert told(tmp_path / "baci.csv") == []


def test_only_the_first_refused_rows_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locating, "MOST_TOLD", 3)
    (tmp_path / "baci.csv").write_text("t,i,j,k,v,q\n" + "2017,112,398,030351,no,1\n" * 9)
    with reading(tmp_path / "baci.csv") as found:
        assert found.account.refused == 9
        assert [problem.line for problem in found.account.problems] == [2, 3, 4]


def test_a_file_of_refused_rows_alone_is_not_what_it_seems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "MOST_REFUSED", 5)
    monkeypatch.setattr("cooperation.ingest.products.reading.MOST_REFUSED", 5)
    (tmp_path / "baci.csv").write_text("t,i,j,k,v,q\n" + "2017,112,398,030351,no,1\n" * 9)
    with pytest.raises(FileRefusedError, match="More than 5 rows"):
        told(tmp_path / "baci.csv")
