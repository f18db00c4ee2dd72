"""A data set is read whole, and everything that is wrong with it is told at once, with its place."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cooperation.analysis.dates import PartialDate
from cooperation.ingest import dataset
from cooperation.ingest.contract import BODIES, TABLES
from cooperation.ingest.dataset import Problem, read_folder, read_sectors, read_table
from cooperation.ingest.reference import SECTORS
from tests.cooperation.conftest import MADE_UP
from tests.cooperation.folders import read, set_cell, write

KNOWN = {"sectors": {"transport", "logistics", "power-engineering"}}


def problems(folder: Path) -> list[str]:
    """What is wrong with the folder, as people read it."""
    return [str(problem) for problem in read_folder(folder, KNOWN).problems]


def test_a_sound_folder_has_no_problems() -> None:
    found = read_folder(MADE_UP, KNOWN)
    assert found.problems == []
    counts = {name: len(rows) for name, rows in found.rows.items()}
    assert counts == {
        **{"pair": 1, "sources": 3, "bodies": 3, "paragraphs": 5, "facilities": 1, "proposals": 2, "events": 2},
        **{
            "figures": 5,
            "counts": 0,
            "scopes": 0,
            "rates": 1,
            "series": 0,
            "targets": 1,
            "statements": 2,
            "status_changes": 3,
            "searches": 1,
            "accepted": 0,
        },
    }


def test_a_row_has_its_values_and_its_line() -> None:
    rows = read_folder(MADE_UP, KNOWN).rows
    first = rows["proposals"][0]
    assert first.line == 2
    assert first.values["evidence"] == ((1, 2), (1, 1), (2, 1))
    assert first.values["parties"] == (("made-up-president", "put_forward"), ("made-up-government", "backed"))
    assert first.values["leaves_open"] == ("where", "how deep")
    assert rows["figures"][0].values["value"] == Decimal("0.50")
    assert rows["figures"][0].values["period_end"] == date(2031, 12, 31)
    assert rows["events"][1].values["happened_on"] == PartialDate.parse("2032")
    assert rows["proposals"][1].values["parties"] is None


def test_a_cell_of_two_lines_counts_as_two() -> None:
    assert [row.line for row in read_folder(MADE_UP, KNOWN).rows["sources"]] == [2, 3, 5]


def test_everything_is_told_at_once_in_the_order_of_the_files(folder: Path) -> None:
    set_cell(folder, "targets.csv", 1, "value", "lots")
    set_cell(folder, "targets.csv", 1, "unit", "wagons")
    set_cell(folder, "bodies.csv", 2, "name", "")
    (folder / "searches.csv").unlink()
    assert problems(folder) == [
        "bodies.csv, line 3, name: The cell must not be empty.",
        "events.csv, line 2, bodies: There is no “made-up-government” in bodies.csv.",
        "paragraphs.csv, line 4, speaker: There is no “made-up-government” in bodies.csv.",
        "proposals.csv, line 2, parties: There is no “made-up-government” in bodies.csv.",
        "searches.csv: The file is missing.",
        "statements.csv, line 3, target: There is no “M1” in targets.csv.",
        "targets.csv, line 2, unit: “wagons” is not one of: USD, thousand, lakh, million, crore, billion, trillion.",
        "targets.csv, line 2, value: “lots” is not a number; write it with a point, such as 0.5.",
    ]


def test_a_file_that_is_too_large_is_not_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dataset, "MAX_FILE_BYTES", 100)
    rows, found = read_table(folder / "bodies.csv", BODIES)
    assert rows == []
    assert [str(problem) for problem in found] == ["bodies.csv: The file is larger than 200 MB."]


CELLS = st.text(st.characters(exclude_categories=["Cs"])) | st.text("0123456789:-; .,\"'\n\r\0eE¶")


@settings(max_examples=100)
@given(data=st.data())
def test_no_text_in_any_cell_is_an_error(data: st.DataObject) -> None:
    table = data.draw(st.sampled_from(TABLES))
    lines = read(MADE_UP / table.file)
    number = data.draw(st.integers(0, len(lines) - 1))
    column = data.draw(st.sampled_from(range(len(table.columns))))
    lines[number][column] = data.draw(CELLS)
    with TemporaryDirectory() as place:
        folder = Path(place)
        for other in TABLES:
            (folder / other.file).write_bytes((MADE_UP / other.file).read_bytes())
        write(folder / table.file, lines)
        found = read_folder(folder, KNOWN).problems
    assert all(isinstance(problem, Problem) and problem.sentence.endswith(".") for problem in found)


@given(
    content=st.binary()
    | st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from('",\n\r\0')).map(str.encode)
)
def test_no_bytes_of_a_file_are_an_error(content: bytes) -> None:
    with TemporaryDirectory() as place:
        path = Path(place) / "bodies.csv"
        path.write_bytes(content)
        rows, found = read_table(path, BODIES)
        header = ",".join(column.name for column in BODIES.columns).encode()
        path.write_bytes(header + b"\n" + content)
        rows_below, found_below = read_table(path, BODIES)
    assert rows == []
    assert found
    # Nothing at all, or comments: nothing is read, and nothing is wrong.
    assert rows_below or found_below or not content or content.lstrip(b'"').startswith(b"#")


def sectors(folder: Path, *lines: list[str]) -> list[str]:
    """What is wrong with a file of sectors that has these codes, groups and names."""
    filled = [[*cells, *[""] * (len(SECTORS.columns) - len(cells))] for cells in lines]
    write(folder / "sectors.csv", [[column.name for column in SECTORS.columns], *filled])
    return [str(problem) for problem in read_sectors(folder / "sectors.csv")[1]]


def test_a_group_stands_above_its_sectors(tmp_path: Path) -> None:
    assert sectors(tmp_path, ["water", "", "Water"], ["canals", "water", "Canals"]) == []


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([["canals", "water", "Canals"]], "sectors.csv, line 2, parent: No group “water” stands above."),
        (
            [["canals", "water", "Canals"], ["water", "", "Water"]],
            "sectors.csv, line 2, parent: No group “water” stands above.",
        ),
        ([["canals", "canals", "Canals"]], "sectors.csv, line 2, parent: No group “canals” stands above."),
        (
            [["water", "", "Water"], ["canals", "water", "Canals"], ["locks", "canals", "Locks"]],
            "sectors.csv, line 4, parent: No group “canals” stands above.",
        ),
        (
            [["water", "", "Water"], ["water", "", "Water again"]],
            "sectors.csv, line 3, code: “water” stands on line 2 already.",
        ),
        ([["water", "", ""]], "sectors.csv, line 2, name_en: The cell must not be empty."),
    ],
)
def test_sectors_have_two_levels(tmp_path: Path, lines: list[list[str]], told: str) -> None:
    assert sectors(tmp_path, *lines) == [told]
