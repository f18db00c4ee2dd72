"""The two commands that bring a data set in and out, as an administrator meets them."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cooperation.models import CountryPair
from tests.cooperation.conftest import MADE_UP
from tests.cooperation.folders import contents, read, set_cell
from tests.cooperation.snapshot import snapshot

pytestmark = pytest.mark.django_db


def said(*command: str | Path) -> str:
    """What a command prints."""
    out = StringIO()
    call_command(*map(str, command), stdout=out)
    return out.getvalue()


def in_time(folder: Path) -> None:
    """Confirm what the made-up pair says about years to come, which a load asks about."""
    for file in ("figures.csv", "status_changes.csv"):
        for row in range(1, len(read(folder / file))):
            set_cell(folder, file, row, "confirmed", "yes")


def test_a_load_says_what_it_did(folder: Path) -> None:
    in_time(folder)
    assert said("load_data", folder) == "Kyrgyzstan–Uzbekistan. Rows added: 29, changed: 0, unchanged: 0.\n"
    set_cell(folder, "bodies.csv", 1, "name", "Renamed")
    assert said("load_data", folder) == "Kyrgyzstan–Uzbekistan. Rows added: 0, changed: 1, unchanged: 28.\n"


def test_a_load_asks_about_what_is_odd_until_it_is_confirmed(folder: Path) -> None:
    in_time(folder)
    set_cell(folder, "figures.csv", 1, "value", "-0.50")
    set_cell(folder, "figures.csv", 1, "confirmed", "")
    counts, *questions = said("load_data", "--check", folder).splitlines()
    assert counts == "Only checked, nothing stored. Kyrgyzstan–Uzbekistan. Rows added: 29, changed: 0, unchanged: 0."
    words = "figures.csv, F1: Trade is not below zero. Is it a balance, or a fall in percent?"
    assert f"Look again, or write “yes” under “confirmed”: {words}" in questions
    set_cell(folder, "figures.csv", 1, "confirmed", "yes")
    assert "Look again" not in said("load_data", folder)


def test_a_load_of_what_is_not_sound_lists_every_problem_and_loads_nothing(folder: Path) -> None:
    set_cell(folder, "bodies.csv", 1, "kind", "club")
    set_cell(folder, "events.csv", 1, "evidence", "")
    before = snapshot()
    with pytest.raises(CommandError) as refused:
        said("load_data", folder)
    first, *problems = str(refused.value).splitlines()
    assert first == "Nothing was loaded. Problems: 2"
    assert problems[0].startswith("bodies.csv, line 2, kind: “club” is not one of: ")
    assert problems[1] == "events.csv, line 2, evidence: The cell must not be empty."
    assert snapshot() == before


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ("nowhere", "There is no folder .*/nowhere."),
        ("file", "Nothing was loaded. The file is no readable .zip archive"),
    ],
)
def test_a_load_from_what_is_no_folder_is_refused(tmp_path: Path, place: str, sentence: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CommandError, match=sentence):
        said("load_data", tmp_path / place)


def test_an_export_says_where_it_is(folder: Path, tmp_path: Path) -> None:
    said("load_data", folder)
    place = tmp_path / "new" / "folder"
    assert said("export_data", "KGZ-UZB", place) == f"The record of KGZ-UZB is in {place}.\n"
    assert contents(place) == contents(MADE_UP)


@pytest.mark.parametrize("slug", ["UZB-KGZ", "kgz-uzb", "KGZ", "KGZ-UZB"])
def test_an_export_of_no_pair_is_refused(tmp_path: Path, slug: str) -> None:
    with pytest.raises(CommandError, match=f"^There is no pair {slug}.$"):
        said("export_data", slug, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_an_export_into_a_file_is_refused(shipped: None, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("kept")
    with pytest.raises(CommandError, match=r"file is not a folder\.$"):
        said("export_data", CountryPair.objects.get().slug, tmp_path / "file")
    assert (tmp_path / "file").read_text() == "kept"


def test_arguments_are_needed() -> None:
    with pytest.raises(CommandError, match="the following arguments are required: folder"):
        said("load_data")
    with pytest.raises(CommandError, match="the following arguments are required: pair, folder"):
        said("export_data")
