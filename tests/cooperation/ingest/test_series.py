"""A file of statistics is read whole, and everything that is wrong with it is told with its line."""

from pathlib import Path

import pytest

from cooperation.ingest.series import read_series

HEADER = "reporter,partner,flow,office,edition_on,year,month,value,status\n"


def read(folder: Path, text: str) -> tuple[list[str], list[str]]:
    """The observations of each edition in a file, and its problems, as people read them."""
    file = folder / "file.csv"
    file.write_text(text, encoding="utf-8")
    editions, problems = read_series(file)
    return [edition.observations for edition in editions], list(map(str, problems))


def test_rows_of_one_edition_stand_together_in_time(tmp_path: Path) -> None:
    rows = (
        "KAZ,BLR,X,Office,2024,2023,,183.492,\nKAZ,BLR,X,Office,2024,2022,,186.538,reported\n"
        "KAZ,BLR,M,Office,2024,2022,,905.55,\nBLR,KAZ,X,Fund,2025-03,2022,,383,estimated\n"
        "BLR,KAZ,X,Fund,2025-03,2023,5,,missing\nBLR,KAZ,X,Fund,2025-03,2024,,,\n"
    )
    observed, problems = read(tmp_path, HEADER + rows)
    assert problems == []
    assert observed == [
        "2022 186.538; 2023 183.492",
        "2022 905.55",
        "2022 383 estimated; 2023-05 missing; 2024 missing",
    ]


def test_another_day_is_another_edition(tmp_path: Path) -> None:
    rows = "KAZ,BLR,X,Office,2018,2017,,95.5,\nKAZ,BLR,X,Office,2019,2017,,101.215,\n"
    assert read(tmp_path, HEADER + rows) == (["2017 95.5", "2017 101.215"], [])


def test_what_is_left_out_has_its_default(tmp_path: Path) -> None:
    file = tmp_path / "file.csv"
    file.write_text(HEADER + "KAZ,BLR,X,Office,2018,2017,,95.5,\n", encoding="utf-8")
    [edition], _problems = read_series(file)
    assert (edition.said["unit"], edition.said["category"], edition.said["own"]) == ("million", "goods", None)
    assert (edition.line, edition.pair) == (2, ("BLR", "KAZ"))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "line 1: The column “reporter” is missing: alpha-3 code of the country whose trade it is."),
        (HEADER, "The file holds no observation."),
        (HEADER.replace("value", "amount"), "line 1: The column “amount” is not known; there may be: reporter,"),
        (HEADER.replace("month", "year"), "A column stands twice."),
        (HEADER + "KAZ,BLR,X,Office,2018,2017,,lots,\n", "line 2, value: “lots” is not a number"),
        (HEADER + "KAZ,BLR,TT,Office,2018,2017,,5,\n", "line 2, flow: “TT” is not one of: X, M."),
        (HEADER + "KAZ,KAZ,X,Office,2018,2017,,5,\n", "line 2, partner: A country does not trade with itself."),
        (HEADER + "KAZ,BLR,X,,2018,2017,,5,\n", "line 2, office: The cell must not be empty."),
        (HEADER + "KAZ,BLR,X,Office,2018,2017,13,5,\n", "line 2, value: There is no month 13"),
        (HEADER + "KAZ,BLR,X,Office,2018,2017,,5,missing\n", "is missing and has an amount all the same"),
        (HEADER + "KAZ,BLR,X,Office,2018,2017,,,estimated\n", "is no observation"),
        (HEADER + "KAZ,BLR,X,Office,2018,99,,5,\n", "line 2, value: The year 99 is outside"),
        (HEADER + "KAZ,BLR,X,Office\n", "line 2: The row has 4 cells; the header has 9."),
        (HEADER + "KAZ,BLR,X,Office,2018,2017,,5,\n" * 2, "line 3, year: “2017” of this series stands on line 2"),
        (HEADER + 'KAZ,"BLR,X\n', "The file cannot be read as CSV"),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, text: str, sentence: str) -> None:
    _observed, problems = read(tmp_path, text)
    assert any(sentence in problem for problem in problems), problems


def test_what_is_no_text_in_utf8_is_told(tmp_path: Path) -> None:
    file = tmp_path / "file.csv"
    file.write_bytes(HEADER.encode() + b"\xff\xfe")
    assert [str(problem) for problem in read_series(file)[1]] == ["file.csv: The file is not in UTF-8."]
