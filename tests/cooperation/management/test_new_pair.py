"""``new_pair`` as an administrator meets it, and reference data brought up to date."""

import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cooperation.actions.shipped import DATA
from cooperation.ingest.contract import TABLES
from cooperation.models import Country, CountryGroup, CountryPair, Sector
from tests.cooperation.conftest import empty_record
from tests.cooperation.folders import contents, read, write
from tests.cooperation.snapshot import snapshot

pytestmark = pytest.mark.django_db


def said(*command: str | Path) -> str:
    """What a command prints."""
    out = StringIO()
    call_command(*map(str, command), stdout=out)
    return out.getvalue()


@pytest.mark.parametrize("codes", [("KAZ", "KGZ"), ("KGZ", "KAZ"), ("KG", "kz"), ("kgz", "KZ")])
def test_either_order_and_spelling_gives_the_same_files(shipped: None, tmp_path: Path, codes: tuple[str, str]) -> None:
    said("new_pair", "KAZ", "KGZ", tmp_path / "one")
    said("new_pair", *codes, tmp_path / "other")
    assert contents(tmp_path / "one") == contents(tmp_path / "other")
    assert read(tmp_path / "other" / "pair.csv")[-1] == ["KAZ", "KGZ"]


def test_the_folder_is_named_after_the_pair(shipped: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert said("new_pair", "KGZ", "KAZ").startswith("Kazakhstan–Kyrgyzstan: the empty files are in KAZ-KGZ.\n")
    assert (tmp_path / "KAZ-KGZ" / "datapackage.json").is_file()


def test_every_column_has_its_comment(shipped: None, tmp_path: Path) -> None:
    said("new_pair", "KAZ", "KGZ", tmp_path / "new")
    for table in TABLES:
        lines = read(tmp_path / "new" / table.file)
        assert lines[0] == [column.name for column in table.columns]
        commented = [cells[0] for cells in lines[2 : 2 + len(table.columns)]]
        for column, comment in zip(table.columns, commented, strict=True):
            assert comment.startswith(f"# {column.name}: {column.meaning}")
            assert comment.endswith("must be filled" if column.required else "may be empty")


def test_a_pair_on_record_is_said_to_be_so(shipped: None, tmp_path: Path) -> None:
    assert "export_data BLR-KAZ FOLDER" in said("new_pair", "BLR", "KAZ", tmp_path / "new")


@pytest.mark.parametrize(
    ("codes", "sentence"),
    [
        (("KAZ", "KAZ"), "A pair is two different countries; Kazakhstan was named twice."),
        (("KAZ", "KZ"), "A pair is two different countries; Kazakhstan was named twice."),
        (
            ("KAZ", "XAA"),
            "“XAA” is not a country code. Write the three or two letters of ISO 3166-1, such as KAZ or KZ",
        ),
        (("KAZ", "mongolia"), "“mongolia” is not a country code. .* for Mongolia that is MNG; nothing was written."),
        (("X-EAEU", "KAZ"), "“X-EAEU” is not a country code"),
        (("", "KAZ"), "“” is not a country code"),
    ],
)
def test_what_is_no_pair_is_refused(shipped: None, tmp_path: Path, codes: tuple[str, str], sentence: str) -> None:
    with pytest.raises(CommandError, match=sentence):
        said("new_pair", *codes, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_folder_with_something_in_it_is_left_alone(shipped: None, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(CommandError, match="is there already and not an empty folder"):
        said("new_pair", "KAZ", "KGZ", tmp_path)
    with pytest.raises(CommandError, match="is there already and not an empty folder"):
        said("new_pair", "KAZ", "KGZ", tmp_path / "notes.txt")


def test_without_countries_it_says_what_to_run(shipped: None, tmp_path: Path) -> None:
    empty_record()
    CountryGroup.objects.all().delete()
    Country.objects.all().delete()
    with pytest.raises(CommandError, match=r"manage\.py load_reference"):
        said("new_pair", "KAZ", "KGZ", tmp_path / "new")
    assert "Countries: 249." in said("load_reference")
    said("new_pair", "KAZ", "KGZ", tmp_path / "new")


def test_corrected_sectors_reach_a_database_in_use(shipped: None, tmp_path: Path) -> None:
    shutil.copy(DATA / "reference" / "sectors.csv", tmp_path)
    lines = read(tmp_path / "sectors.csv")
    lines[1][2] = "Technology, renamed"
    write(tmp_path / "sectors.csv", lines)
    revision = CountryPair.objects.get().revision
    assert "sectors.csv: rows added: 0, changed: 1" in said("load_reference", tmp_path)
    assert Sector.objects.get(code="technology").name_en == "Technology, renamed"
    assert CountryPair.objects.get().revision == revision + 1


def test_reference_data_with_a_problem_change_nothing(shipped: None, tmp_path: Path) -> None:
    for file in ("sectors.csv", "groups.csv", "memberships.csv"):
        shutil.copy(DATA / "reference" / file, tmp_path)
    lines = read(tmp_path / "memberships.csv")
    lines[1][1] = "XAA"
    write(tmp_path / "memberships.csv", lines)
    sectors = read(tmp_path / "sectors.csv")
    sectors[1][2] = "Technology, renamed"
    write(tmp_path / "sectors.csv", sectors)
    before = snapshot()
    with pytest.raises(CommandError, match="No country has the code “XAA”"):
        said("load_reference", tmp_path)
    assert snapshot() == before


def test_a_folder_without_reference_data_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"holds neither sectors\.csv nor groups\.csv"):
        said("load_reference", tmp_path)
