"""Loading product data: all of it or nothing, later files in the place of earlier ones, and the way back."""

from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from cooperation.actions.products import (
    DATA,
    EXAMPLE,
    check_products,
    known_to_readers,
    load_example,
    load_names,
    load_nomenclature,
    load_products,
    load_relation,
    replaced_by,
    withdraw,
)
from cooperation.ingest.products.files import FileRefusedError
from cooperation.ingest.products.formats import Database as Databases
from cooperation.models import (
    CountryPair,
    Database,
    Product,
    ProductCoverage,
    ProductTrade,
    ProductUpload,
    UploadState,
)
from tests.cooperation.actions.product_files import figures, file_of, load, no_progress
from tests.cooperation.ingest.products.test_stores import parquet  # noqa: F401 - a fixture

pytestmark = pytest.mark.usefixtures("shipped", "no_figures")


def test_a_file_becomes_figures_coverage_and_names(tmp_path: Path) -> None:
    loaded = load(tmp_path, {"partnerCode": 0, "primaryValue": 500, "cifvalue": 500}, {})
    assert (loaded.written, loaded.replaced) == (6, 0)
    assert figures(level=6) == {("BLR", "KAZ", "M", "030351"): 100, ("BLR", "W00", "M", "030351"): 500}
    cover = ProductCoverage.objects.get()
    assert (cover.reporter, cover.flow, cover.year, cover.chapters) == ("BLR", "M", 2017, "03")
    assert (cover.has_total, cover.partners, cover.digits, cover.months, cover.is_cif) == (True, 1, 6, 12, True)
    assert Product.objects.get(edition="H5", code="030351").name_en == "Herrings, frozen"


def test_an_upload_keeps_what_the_file_was(tmp_path: Path) -> None:
    upload = load(tmp_path, {}, {"motCode": 9}, {"primaryValue": -1}).upload
    assert (upload.state, upload.database, upload.layout) == ("loaded", "comtrade", "UN Comtrade, current layout")
    assert (upload.rows, upload.rows_used, upload.rows_refused, upload.rows_aside) == (3, 1, 1, {"repeated": 1})
    assert upload.problems == ["trade.csv, line 4, primaryValue: “-1” is no amount from zero up to 10^15."]
    assert len(upload.sha256) == 64
    assert upload.size_bytes == (tmp_path / "trade.csv").stat().st_size


def test_names_that_are_there_already_stay(tmp_path: Path) -> None:
    Product.objects.create(edition="H5", code="030351", name_en="Herrings")
    load(tmp_path, {})
    assert Product.objects.get(edition="H5", code="030351").name_en == "Herrings"


def test_a_load_shows_on_the_pages_of_every_pair(tmp_path: Path) -> None:
    before = CountryPair.objects.get().revision
    load(tmp_path, {})
    assert CountryPair.objects.get().revision == before + 1


def test_a_later_file_replaces_what_an_earlier_one_says_of_the_same(tmp_path: Path) -> None:
    load(tmp_path, {}, {"cmdCode": "030389"}, {"cmdCode": "020110"}, {"flowCode": "X"}, name="old.csv")
    loaded = load(tmp_path, {"primaryValue": 70}, name="new.csv")
    # Both old products of the chapter, its heading and the chapter; the other chapter and flow stay.
    assert loaded.replaced == 4
    assert figures(level=6, flow="M") == {("BLR", "KAZ", "M", "030351"): 70, ("BLR", "KAZ", "M", "020110"): 100}
    assert figures(flow="X", level=6) == {("BLR", "KAZ", "X", "030351"): 100}
    assert ProductTrade.objects.filter(superseded_by=loaded.upload).count() == 4


def test_one_partner_alone_leaves_the_others(tmp_path: Path) -> None:
    load(tmp_path, {"partnerCode": 0, "primaryValue": 500}, {"partnerCode": 643}, name="old.csv")
    load(tmp_path, {"primaryValue": 70}, name="new.csv")
    assert figures(level=6) == {
        ("BLR", "W00", "M", "030351"): 500,
        ("BLR", "RUS", "M", "030351"): 100,
        ("BLR", "KAZ", "M", "030351"): 70,
    }


def test_a_file_of_all_partners_replaces_those_that_are_gone(tmp_path: Path) -> None:
    load(tmp_path, {"partnerCode": 643}, name="old.csv")
    codes = (4, 8, 12, 20, 24, 31, 32, 36, 40, 50)
    load(tmp_path, *({"partnerCode": code} for code in codes), name="new.csv")
    assert ("BLR", "RUS", "M", "030351") not in figures(level=6)
    assert figures(level=6)["BLR", "W00", "M", "030351"] == 1000


def test_the_same_file_again_changes_no_figure(tmp_path: Path) -> None:
    load(tmp_path, {}, {"partnerCode": 643})
    before = figures()
    load(tmp_path, {}, {"partnerCode": 643})
    assert figures() == before


def test_figures_of_other_databases_are_not_replaced(tmp_path: Path) -> None:
    load(tmp_path, {})
    path = tmp_path / "baci.csv"
    path.write_text("t,i,j,k,v,q\n2017,398,112,030351,5,1\n")
    load_products(ProductUpload(file_name="baci.csv", edition="H5"), path, no_progress)
    assert figures(level=6, database="comtrade") == {("BLR", "KAZ", "M", "030351"): 100}
    assert figures(level=6, database="baci", reporter="BLR") == {("BLR", "KAZ", "M", "030351"): 5000}


def test_withdrawing_puts_earlier_figures_back(tmp_path: Path) -> None:
    load(tmp_path, {}, name="old.csv")
    before = figures()
    loaded = load(tmp_path, {"primaryValue": 70}, name="new.csv")
    assert withdraw(loaded.upload) == 3
    assert figures() == before
    assert not ProductUpload.objects.filter(file_name="new.csv").exists()


def test_what_was_replaced_cannot_be_withdrawn_first(tmp_path: Path) -> None:
    old = load(tmp_path, {}, name="old.csv").upload
    load(tmp_path, {"primaryValue": 70}, name="new.csv")
    with pytest.raises(FileRefusedError, match=r"“new\.csv” has replaced some of it"):
        withdraw(old)


def everything() -> tuple[Any, ...]:
    """All that a load may change."""
    rows = ProductTrade.objects.order_by("pk").values_list()
    uploads = ProductUpload.objects.values_list("pk", "state")
    return list(rows), list(uploads), list(Product.objects.values_list()), CountryPair.objects.get().revision


class StopError(Exception):
    """Somebody stops the load."""


@pytest.mark.parametrize("stage", ["unpack", "read", "store"])
def test_a_stop_at_any_stage_leaves_the_database_as_it_was(tmp_path: Path, stage: str) -> None:
    load(tmp_path, {}, name="old.csv")
    before = everything()

    def stop(heard: str, share: float, rows: int) -> None:
        if heard == stage:
            raise StopError

    with pytest.raises(StopError):
        load_products(ProductUpload(file_name="new.csv"), file_of(tmp_path, {"primaryValue": 70}), stop)
    assert everything() == before


def test_progress_goes_through_the_stages(tmp_path: Path) -> None:
    heard: list[tuple[str, float, int]] = []
    path = file_of(tmp_path, {})
    load_products(ProductUpload(file_name="x"), path, lambda stage, share, rows: heard.append((stage, share, rows)))
    assert list(dict.fromkeys(stage for stage, _share, _rows in heard)) == ["unpack", "read", "store"]
    assert heard[-1] == ("store", 1.0, 3)


def test_trade_of_others_alone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefusedError, match="no trade of the countries"):
        load(tmp_path, {"reporterCode": 643, "partnerCode": 842})
    assert not ProductUpload.objects.exists()


def test_a_check_stores_no_figure(tmp_path: Path) -> None:
    load(tmp_path, {}, name="old.csv")
    before = figures()
    upload = ProductUpload.objects.create(file_name="new.csv")
    check_products(upload, file_of(tmp_path, {"primaryValue": 70}, name="new.csv"), no_progress)
    assert upload.state == UploadState.CHECKED
    assert upload.coverage.get().lines == 3
    assert replaced_by(upload) == ["old.csv"]
    assert figures() == before


@pytest.mark.usefixtures("parquet")
def test_a_relation_of_an_institute(tmp_path: Path) -> None:
    upload = ProductUpload(file_name="trade", edition="H5")
    load_relation(upload, f"parquet:{tmp_path}", no_progress)
    assert figures(level=6, reporter="BLR", database="own")["BLR", "W00", "X", "030351"] == 100
    assert figures(level=6, reporter="W00")["W00", "W00", "X", "030351"] == 1100


def test_the_example_ships_once() -> None:
    loaded = load_example()
    assert loaded is not None
    assert loaded.upload.database == Database.COMTRADE
    assert "headings 0302 and 0303" in loaded.upload.note
    assert figures(level=4, reporter="KAZ", flow="X", partner="W00") == {
        ("KAZ", "W00", "X", "0302"): 382_404.99,
        ("KAZ", "W00", "X", "0303"): 10_217_278.45,
    }
    assert load_example() is None


def test_the_example_names_its_two_headings_alone() -> None:
    rows = [line.split(",") for line in (DATA / EXAMPLE).read_text().splitlines()[1:]]
    assert {row[4] for row in rows} == {"0302", "0303"}
    assert {row[0] for row in rows} == {"2017"}


def test_chapters_and_headings_have_names() -> None:
    assert load_nomenclature() == 97 + 1229
    assert load_nomenclature() == Product.objects.filter(edition="H6").count()
    heading = Product.objects.get(edition="H6", code="0303")
    assert heading.section == "I"
    assert heading.name_en.startswith("Fish; frozen")
    assert heading.name_ru.startswith("Рыба мороженая")


def test_names_come_from_a_list_too(tmp_path: Path) -> None:
    load_nomenclature()
    path = tmp_path / "codes.csv"
    path.write_text("hscode,description,level\n0303,Frozen fish,4\n")
    assert load_names(path) == 1
    heading = Product.objects.get(edition="H6", code="0303")
    assert (heading.name_en, heading.name_ru[:4], heading.section) == ("Frozen fish", "Рыба", "I")
    assert load_names(file_of(tmp_path, {})) is None


def test_readers_know_every_code_of_a_country() -> None:
    areas = known_to_readers().areas
    assert areas["757"] == areas["756"] == areas["CH"] == areas["CHE"] == "CHE"
    assert areas["112"] == "BLR"
    assert areas["4"] == "AFG"


def test_databases_are_the_same_for_readers_and_the_store() -> None:
    assert [one.value for one in Databases] == Database.values


@pytest.mark.parametrize(
    "wrong",
    [{"partner": "BLR"}, {"value_usd": -1}, {"level": 3}, {"flow": "Z"}, {"edition": "S3"}],
)
def test_the_database_refuses_what_cannot_be(tmp_path: Path, wrong: dict[str, Any]) -> None:
    load(tmp_path, {})
    with pytest.raises(IntegrityError), transaction.atomic():
        ProductTrade.objects.filter(level=6).update(**wrong)


def test_a_file_of_which_no_row_can_be_taken_says_why(tmp_path: Path) -> None:
    with pytest.raises(FileRefusedError, match=r"No row of the file could be taken\. .*does not have"):
        load(tmp_path, {"cmdCode": "77"})
    with pytest.raises(FileRefusedError, match="no trade of the countries that this site is about"):
        load(tmp_path, {"reporterCode": 250, "partnerCode": 276})
