"""What is written out is, byte for byte, what was read in."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cooperation.actions.dataset import load_folder
from cooperation.actions.export import export_folder
from cooperation.ingest.contract import TABLES
from cooperation.ingest.dataset import read_folder
from cooperation.models import Bearing, CountryPair, Proposal, Publication, Sector
from tests.cooperation import rows
from tests.cooperation.conftest import MADE_UP, PINNED, empty_record
from tests.cooperation.folders import contents, read

pytestmark = pytest.mark.django_db


def exported(slug: str, folder: Path) -> Path:
    """The folder into which a pair has been written."""
    export_folder(CountryPair.objects.by_slug(slug).get(), folder)
    return folder


def cells(folder: Path, file: str, column: str) -> list[str]:
    """A column of a written file."""
    header, *lines = read(folder / file)
    return [line[header.index(column)] for line in lines]


def test_what_is_stored_comes_out_as_it_went_in(shipped: None, tmp_path: Path) -> None:
    assert contents(exported("BLR-KAZ", tmp_path)) == contents(PINNED)


def test_every_cell_that_the_format_knows_comes_out_as_it_went_in(folder: Path, tmp_path: Path) -> None:
    load_folder(folder)
    assert contents(exported("KGZ-UZB", tmp_path / "out")) == contents(MADE_UP)


def test_an_empty_database_takes_what_was_written_and_gives_it_back(shipped: None, tmp_path: Path) -> None:
    first = exported("BLR-KAZ", tmp_path / "first")
    empty_record()
    assert not CountryPair.objects.exists()
    load_folder(first)
    assert contents(exported("BLR-KAZ", tmp_path / "second")) == contents(first)


def test_a_pair_without_a_record_has_files_with_headers_only(tmp_path: Path) -> None:
    rows.country_pair()
    folder = exported("KGZ-UZB", tmp_path)
    written = {table.name: read(folder / table.file) for table in TABLES}
    assert written.pop("pair") == [["first", "second"], ["KGZ", "UZB"]]
    assert {name: lines[1:] for name, lines in written.items()} == {name: [] for name in written}
    assert sorted(contents(folder)) == sorted(table.file for table in TABLES)


def test_a_folder_is_written_over(folder: Path) -> None:
    load_folder(MADE_UP)
    (folder / "bodies.csv").write_text("spoiled")
    assert contents(exported("KGZ-UZB", folder)) == contents(MADE_UP)


@pytest.mark.parametrize(
    ("values", "cell"),
    [
        ({"value_usd": Decimal("500000000"), "step_usd": Decimal("100000000"), "unit": 9}, "0.5"),
        ({"value_usd": Decimal("500000000"), "step_usd": Decimal("10000000"), "unit": 9}, "0.50"),
        ({"value_usd": Decimal("73255710"), "step_usd": Decimal("10"), "unit": 6}, "73.25571"),
        ({"value_usd": Decimal("1200000000"), "step_usd": Decimal("100000000"), "unit": 0}, "1200000000"),
        ({"value_usd": Decimal("0.50"), "step_usd": None, "unit": 0}, "0.5"),
        ({"value_usd": Decimal("-700000"), "step_usd": None, "unit": 3}, "-700"),
        ({"value_usd": Decimal("0"), "step_usd": Decimal("0.01"), "unit": 0}, "0.00"),
        # No digit is lost where the stated unit of the last one is coarser.
        ({"value_usd": Decimal("550000000"), "step_usd": Decimal("100000000"), "unit": 9}, "0.55"),
    ],
)
def test_a_number_has_the_digits_of_its_source(tmp_path: Path, values: dict[str, Any], cell: str) -> None:
    rows.trade_figure(**values)
    assert cells(exported("KGZ-UZB", tmp_path), "figures.csv", "value") == [cell]


def test_drafts_stay_in_and_nothing_points_to_them(tmp_path: Path) -> None:
    """What is written is loadable as it is: a published row that leads to a draft leads nowhere outside."""
    draft: dict[str, Any] = {"state": Publication.DRAFT}
    kept, hidden = rows.proposal(), rows.proposal(**draft)
    for proposal in (kept, hidden):
        proposal.sectors.add(Sector.objects.leaves()[0])
        rows.status_change(proposal=proposal)
        rows.evidence_search(proposal=proposal)
    Proposal.objects.filter(pk=kept.pk).update(part_of=hidden)
    event = rows.event()
    event.facilities.set([rows.facility(**draft)])
    Bearing.objects.bulk_create(Bearing(event=event, proposal=proposal) for proposal in (kept, hidden))
    rows.event(**draft)
    rows.trade_figure(revises=rows.trade_figure(**draft))
    rows.statement(target=rows.target(**draft))
    rows.source(**draft)

    folder = exported("KGZ-UZB", tmp_path)
    assert read_folder(folder, {"sectors": {sector.code for sector in Sector.objects.leaves()}}).problems == []
    assert cells(folder, "proposals.csv", "number") == [str(kept.number)]
    assert cells(folder, "status_changes.csv", "proposal") == [str(kept.number)]
    assert cells(folder, "searches.csv", "proposal") == [str(kept.number)]
    assert cells(folder, "events.csv", "proposals") == [str(kept.number)]
    assert cells(folder, "events.csv", "facilities") == [""]
    assert cells(folder, "facilities.csv", "code") == []
    assert cells(folder, "figures.csv", "revises") == [""]
    assert cells(folder, "statements.csv", "target") == [""]
