"""The folder as a data package: what frictionless says of it, versions, and comments."""

import json
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

from cooperation.actions.dataset import DatasetRefusedError, load_folder
from cooperation.actions.export import export_folder
from cooperation.ingest.contract import TABLES, VERSION
from cooperation.ingest.dataset import Dataset, read_folder
from cooperation.ingest.package import DESCRIPTOR, VERSION_KEY, descriptor, version_of
from cooperation.models import CountryPair
from tests.cooperation.conftest import MADE_UP, PINNED
from tests.cooperation.folders import contents, read, set_cell, write

VALIDATE = """
import json, os, sys
from pathlib import Path
from frictionless import validate

reports = []
for descriptor in map(Path, sys.argv[1:]):
    os.chdir(descriptor.parent)
    reports.append(validate(descriptor.name).to_dict())
print(json.dumps(reports))
"""

WRONG = [
    ("sources.csv", "number", "one"),
    ("sources.csv", "kind", "rumour"),
    ("sources.csv", "title", ""),
    ("paragraphs.csv", "source", "99"),
    ("events.csv", "happened_on", "soon"),
    ("figures.csv", "evidence", "here"),
    ("figures.csv", "value", "0,5"),
    ("figures.csv", "revises", "nothing"),
]


def complaints(*folders: Path) -> list[list[str]]:
    """What the frictionless tool finds wrong with each folder.

    In a process of its own, since importing it changes the limits of Python's csv module; it is slow to start.
    """
    descriptors = [str(folder / DESCRIPTOR) for folder in folders]
    told = subprocess.run([sys.executable, "-c", VALIDATE, *descriptors], capture_output=True, text=True, check=True)
    reports = json.loads(told.stdout)
    found = [
        [*report["errors"], *(error for task in report["tasks"] for error in task["errors"])] for report in reports
    ]
    assert [report["valid"] for report in reports] == [not errors for errors in found]
    return [[error["message"] for error in errors] for errors in found]


def checked(folder: Path) -> Dataset:
    """The folder as read, with the sectors of the made-up data."""
    sectors = {code for line in read(folder / "proposals.csv")[1:] for code in line[5].split("; ")}
    return read_folder(folder, {"sectors": sectors})


def test_frictionless_finds_nothing_wrong() -> None:
    assert complaints(PINNED, MADE_UP) == [[], []]


def test_export_validates_and_loads(db: None, folder: Path, tmp_path: Path) -> None:
    load_folder(folder)
    out = tmp_path / "out"
    export_folder(CountryPair.objects.by_slug("KGZ-UZB").get(), out)
    assert complaints(out) == [[]]
    assert contents(out) == contents(MADE_UP)
    assert (out / DESCRIPTOR).read_bytes() == (MADE_UP / DESCRIPTOR).read_bytes()
    report = load_folder(out)
    assert (report.added, report.changed) == (0, 0)


def test_frictionless_and_the_loader_refuse_the_same(tmp_path: Path, subtests: pytest.Subtests) -> None:
    folders = []
    for number, (file, column, cell) in enumerate(WRONG):
        folders.append(Path(copytree(MADE_UP, tmp_path / str(number) / MADE_UP.name)))
        set_cell(folders[-1], file, 1, column, cell)
    for wrong, folder, complained in zip(WRONG, folders, complaints(*folders), strict=True):
        with subtests.test(wrong=wrong):
            assert complained != []
            assert checked(folder).problems != []


def test_a_written_descriptor_is_that_of_the_contract() -> None:
    assert json.loads((PINNED / DESCRIPTOR).read_text(encoding="utf-8")) == descriptor("BLR", "KAZ")


def test_every_column_stands_in_the_descriptor() -> None:
    resources = descriptor("BLR", "KAZ")["resources"]
    assert [resource["path"] for resource in resources] == [table.file for table in TABLES]
    for table, resource in zip(TABLES, resources, strict=True):
        assert [field["name"] for field in resource["schema"]["fields"]] == [column.name for column in table.columns]


def test_a_folder_of_the_third_version_needs_no_file_of_since(db: None, folder: Path, tmp_path: Path) -> None:
    text = (folder / DESCRIPTOR).read_text(encoding="utf-8")
    third = text.replace(f'"{VERSION_KEY}": {VERSION}', f'"{VERSION_KEY}": 3')
    (folder / DESCRIPTOR).write_text(third, encoding="utf-8")
    (folder / "series.csv").unlink()
    load_folder(folder)
    export_folder(CountryPair.objects.by_slug("KGZ-UZB").get(), tmp_path / "out")
    assert version_of(tmp_path / "out") == VERSION
    assert read(tmp_path / "out" / "series.csv")[1:] == []


def test_the_old_codes_are_none_of_the_newest_version(folder: Path) -> None:
    set_cell(folder, "figures.csv", 1, "category", "investment")
    set_cell(folder, "sources.csv", 1, "kind", "official")
    told = [str(problem) for problem in checked(folder).problems]
    assert any("figures.csv, line 2, category: “investment” is not one of" in sentence for sentence in told)
    assert any("sources.csv, line 2, kind: “official” is not one of" in sentence for sentence in told)


def test_a_folder_without_a_version_is_refused(folder: Path) -> None:
    (folder / DESCRIPTOR).unlink()
    assert [str(problem) for problem in checked(folder).problems] == [
        f"{DESCRIPTOR}: The file is missing: its contractVersion says which version of the format the folder is in. "
        "manage.py new_pair and export_data write it."
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            json.dumps({VERSION_KEY: VERSION + 1}),
            f"The data set is in version {VERSION + 1} of the format; this program",
        ),
        (
            json.dumps({VERSION_KEY: 2}),
            f"version 2 of the format; this program reads versions 3 to {VERSION}. Earlier ones are older than",
        ),
        (json.dumps({VERSION_KEY: 1}), "docs/data-format.md says what to change in the files"),
        (json.dumps({VERSION_KEY: "2"}), "contractVersion must be a whole number"),
        (json.dumps({VERSION_KEY: True}), "contractVersion must be a whole number"),
        (json.dumps({VERSION_KEY: 0}), "contractVersion must be a whole number"),
        ("{}", "contractVersion must be a whole number"),
        ("[]", "contractVersion must be a whole number"),
        ("{", "The file is not JSON"),
        ("[" * 100_000, "The file is not JSON"),
    ],
    ids=["later", "second", "first", "text", "truth", "zero", "none", "list", "broken", "deep"],
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
    assert complaints(folder) == [[]]
