"""The folder as a data package: what frictionless says of it, versions, and comments."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cooperation.actions.dataset import DatasetRefusedError, load_folder
from cooperation.actions.export import export_folder
from cooperation.ingest.contract import TABLES, VERSION
from cooperation.ingest.dataset import Dataset, read_folder
from cooperation.ingest.earlier import ADDED_COLUMNS, header_of
from cooperation.ingest.package import DESCRIPTOR, VERSION_KEY, descriptor
from cooperation.models import CountryPair, Sector
from tests.cooperation.conftest import MADE_UP, PINNED
from tests.cooperation.folders import contents, read, set_cell, write

# The headers of version 1, as they stood when it was current.
FIRST = {
    "figures": "code,category,flow,reporter,period_start,period_end,qualifier,value,unit,step,upper,growth_qualifier,"
    "growth_percent,growth_step,growth_upper,attribution,speaker,speaker_name,revises,quote,evidence,caution",
    "targets": "code,stated_on,category,flow,qualifier,value,unit,step,upper,deadline_on,deadline_words,speaker,"
    "speaker_name,quote,evidence,caution",
    "proposals": "number,title,summary,put_forward_by,part_of,sectors,parties,evidence,leaves_open,done_when,"
    "partly_when,uncheckable,deadline_on,deadline_evidence",
    "facilities": "code,name,kind,country,summary,evidence",
}


def complaints(folder: Path) -> list[str]:
    """What the frictionless tool finds wrong with a folder.

    As a process of its own, since importing it changes the limits of Python's csv module.
    """
    command = [sys.executable, "-m", "frictionless", "validate", "--json", DESCRIPTOR]
    told = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # our own
    report = json.loads(told.stdout)
    errors = [*report["errors"], *(error for task in report["tasks"] for error in task["errors"])]
    assert report["valid"] is (not errors)
    assert report["valid"] is (told.returncode == 0)
    return [error["message"] for error in errors]


def as_first_version(folder: Path) -> Path:
    """The folder as version 1 had it: without what came later."""
    (folder / DESCRIPTOR).unlink()
    (folder / "rates.csv").unlink()
    for name, header in FIRST.items():
        lines = read(folder / f"{name}.csv")
        kept = [lines[0].index(column) for column in header.split(",")]
        write(folder / f"{name}.csv", [[line[at] for at in kept] for line in lines])
    return folder


def checked(folder: Path) -> Dataset:
    """The folder as read, with the sectors of the made-up data."""
    sectors = {code for line in read(folder / "proposals.csv")[1:] for code in line[5].split("; ")}
    return read_folder(folder, {"sectors": sectors})


@pytest.mark.parametrize("folder", [PINNED, MADE_UP], ids=lambda folder: folder.name)
def test_frictionless_finds_nothing_wrong(folder: Path) -> None:
    assert complaints(folder) == []


def test_export_validates_and_loads(db: None, folder: Path, tmp_path: Path) -> None:
    load_folder(folder)
    out = tmp_path / "out"
    export_folder(CountryPair.objects.by_slug("KGZ-UZB").get(), out)
    assert complaints(out) == []
    assert contents(out) == contents(MADE_UP)
    assert (out / DESCRIPTOR).read_bytes() == (MADE_UP / DESCRIPTOR).read_bytes()
    report = load_folder(out)
    assert (report.added, report.changed) == (0, 0)


@pytest.mark.parametrize(
    ("file", "column", "cell"),
    [
        ("sources.csv", "number", "one"),
        ("sources.csv", "kind", "rumour"),
        ("sources.csv", "title", ""),
        ("paragraphs.csv", "source", "99"),
        ("events.csv", "happened_on", "soon"),
        ("figures.csv", "evidence", "here"),
        ("figures.csv", "value", "0,5"),
        ("figures.csv", "revises", "nothing"),
    ],
)
def test_frictionless_and_the_loader_refuse_the_same(folder: Path, file: str, column: str, cell: str) -> None:
    set_cell(folder, file, 1, column, cell)
    assert complaints(folder) != []
    assert checked(folder).problems != []


def test_a_written_descriptor_is_that_of_the_contract() -> None:
    assert json.loads((PINNED / DESCRIPTOR).read_text(encoding="utf-8")) == descriptor("BLR", "KAZ")


def test_every_column_stands_in_the_descriptor() -> None:
    resources = descriptor("BLR", "KAZ")["resources"]
    assert [resource["path"] for resource in resources] == [table.file for table in TABLES]
    for table, resource in zip(TABLES, resources, strict=True):
        assert [field["name"] for field in resource["schema"]["fields"]] == [column.name for column in table.columns]


@pytest.mark.parametrize("name", FIRST)
def test_the_first_version_had_these_columns(name: str) -> None:
    table = next(table for table in TABLES if table.name == name)
    assert header_of(table, 1) == FIRST[name].split(",")
    assert set(ADDED_COLUMNS[2][name]) <= table.by_name.keys()


def test_a_folder_of_the_first_version_is_migrated(db: None, folder: Path, tmp_path: Path) -> None:
    """All that the version could hold is there, and what came later is not stated."""
    targets = read(folder / "targets.csv")
    stated = targets[0].index("value")
    write(folder / "targets.csv", [targets[0], *(line for line in targets[1:] if line[stated])])
    first = as_first_version(folder)
    newest = checked(MADE_UP)
    migrated = checked(first)
    assert migrated.problems == []
    assert migrated.rows["rates"] == []
    for name, header in FIRST.items():
        kept = header.split(",")
        by_line = {row.line: row.values for row in newest.rows[name]}
        for row in migrated.rows[name]:
            assert all(row.values[column] is None for column in ADDED_COLUMNS[2][name])
            if name != "targets":
                assert {column: row.values[column] for column in kept} == {
                    column: by_line[row.line][column] for column in kept
                }
    assert Sector.objects.exists()


def test_old_columns_under_a_new_version_are_refused(folder: Path) -> None:
    text = (folder / DESCRIPTOR).read_text(encoding="utf-8")
    as_first_version(folder)
    (folder / DESCRIPTOR).write_text(text, encoding="utf-8")
    told = [str(problem) for problem in checked(folder).problems]
    assert any("figures.csv, line 1: The header must be: code," in sentence for sentence in told)
    assert "rates.csv: The file is missing." in told


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            json.dumps({VERSION_KEY: VERSION + 1}),
            f"The data set is in version {VERSION + 1} of the format; this program",
        ),
        (json.dumps({VERSION_KEY: "2"}), "contractVersion must be a whole number"),
        (json.dumps({VERSION_KEY: True}), "contractVersion must be a whole number"),
        (json.dumps({VERSION_KEY: 0}), "contractVersion must be a whole number"),
        ("{}", "contractVersion must be a whole number"),
        ("[]", "contractVersion must be a whole number"),
        ("{", "The file is not JSON"),
        ("[" * 100_000, "The file is not JSON"),
    ],
    ids=["later", "text", "truth", "zero", "none", "list", "broken", "deep"],
)
def test_other_versions_are_refused_with_a_sentence(db: None, folder: Path, text: str, sentence: str) -> None:
    (folder / DESCRIPTOR).write_text(text, encoding="utf-8")
    with pytest.raises(DatasetRefusedError) as refused:
        load_folder(folder)
    assert sentence in str(refused.value)
    assert not CountryPair.objects.by_slug("KGZ-UZB").exists()


def test_comments_are_skipped_and_counted_as_lines(folder: Path) -> None:
    lines = read(folder / "sources.csv")
    commented = [lines[0], ["# a comment"], ["# number: the number, and so on"], *lines[1:]]
    write(folder / "sources.csv", commented)
    read_rows = checked(folder).rows["sources"]
    assert [row.line for row in read_rows][:2] == [4, 5]
    assert [row.values["number"] for row in read_rows] == [int(line[0]) for line in lines[1:]]
    assert complaints(folder) == []
