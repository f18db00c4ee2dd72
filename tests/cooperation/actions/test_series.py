"""Statistics are stored all or not at all; an edition never overwrites another."""

from datetime import date
from pathlib import Path

import pytest

from cooperation.actions.dataset import DatasetRefusedError
from cooperation.actions.export import export_folder
from cooperation.actions.series import load_series
from cooperation.models import Change, CountryPair, SeriesEdition, Source
from tests.cooperation.ingest.test_series import HEADER

TODAY = date(2026, 12, 4)
FIRST = "KGZ,MNG,X,Made-up office,2018,2017,,95.5,\nKGZ,MNG,M,Made-up office,2018,2017,,508.6,\n"
SECOND = "KGZ,MNG,X,Made-up office,2019,2017,,101.215,\n"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped")]


def load(folder: Path, rows: str, *, check_only: bool = False) -> list[str]:
    """Load a file of these rows; says what became of each pair's."""
    file = folder / "file.csv"
    file.write_text(HEADER + rows, encoding="utf-8")
    reports = load_series(file, today=TODAY, check_only=check_only)
    return [f"{report.pair}: {report.added} {report.unchanged}" for report in reports]


def editions() -> dict[str, str]:
    """The observations on record for the made-up office, by code."""
    return dict(SeriesEdition.objects.filter(office="Made-up office").values_list("code", "observations"))


def test_a_pair_that_is_not_on_record_begins_with_statistics(tmp_path: Path) -> None:
    assert load(tmp_path, FIRST) == ["Kyrgyzstan–Mongolia: 2 0"]
    assert editions() == {
        "kgz-exports-made-up-office-2018": "2017 95.5",
        "kgz-imports-made-up-office-2018": "2017 508.6",
    }
    pair = CountryPair.objects.by_slug("KGZ-MNG").get()
    [source] = Source.objects.filter(pair=pair)
    assert (source.kind, str(source.published_on), source.paragraphs.count()) == ("statistics", "2018", 2)
    assert Change.objects.filter(pair=pair, table="series").count() == 2


def test_an_edition_stands_beside_the_one_before(tmp_path: Path) -> None:
    load(tmp_path, FIRST)
    assert load(tmp_path, SECOND) == ["Kyrgyzstan–Mongolia: 1 0"]
    assert editions()["kgz-exports-made-up-office-2018"] == "2017 95.5"
    assert editions()["kgz-exports-made-up-office-2019"] == "2017 101.215"


def test_what_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    load(tmp_path, FIRST)
    assert load(tmp_path, FIRST) == ["Kyrgyzstan–Mongolia: 0 2"]


def test_an_edition_with_other_numbers_is_refused_whole(tmp_path: Path) -> None:
    load(tmp_path, FIRST)
    with pytest.raises(DatasetRefusedError, match="is on record with other numbers"):
        load(tmp_path, SECOND + FIRST.replace("95.5", "96"))
    assert len(editions()) == 2


def test_nothing_is_half_stored(tmp_path: Path) -> None:
    with pytest.raises(DatasetRefusedError, match="No country has the code “XYZ”"):
        load(tmp_path, FIRST + FIRST.replace("MNG", "XYZ"))
    assert editions() == {}
    assert not CountryPair.objects.by_slug("KGZ-MNG").exists()


def test_a_look_stores_nothing(tmp_path: Path) -> None:
    assert load(tmp_path, FIRST, check_only=True) == ["Kyrgyzstan–Mongolia: 2 0"]
    assert editions() == {}


def test_it_is_written_back_in_the_format_of_the_record(tmp_path: Path) -> None:
    load(tmp_path, FIRST)
    export_folder(CountryPair.objects.by_slug("KGZ-MNG").get(), tmp_path / "out")
    lines = (tmp_path / "out" / "series.csv").read_text(encoding="utf-8").splitlines()
    assert lines[1] == ("kgz-imports-made-up-office-2018,KGZ,goods,M,Made-up office,,,,,,million,2018,,2017 508.6,1:2,")
