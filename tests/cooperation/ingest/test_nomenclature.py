"""The nomenclature that ships, and the codes that an area of cooperation covers."""

import csv
import gzip
from pathlib import Path

import pytest

import cooperation
from cooperation.analysis.editions import Edition
from cooperation.ingest.nomenclature import CodeRange, read_concordance, read_names, read_ranges

DATA = Path(cooperation.__file__).parent / "data" / "products"
SHARED = Path(__file__).parents[4] / "shared" / "data" / "hs-nomenclature"


def test_every_chapter_and_heading_has_an_english_name() -> None:
    names = read_names(DATA / "nomenclature.csv")
    codes = [name.code for name in names if name.code.isdigit()]
    assert len({code for code in codes if len(code) == 2}) == 97
    assert len({code for code in codes if len(code) == 4}) == 1229
    assert len(codes) == len(set(codes)) == 97 + 1229
    assert all(name.name_en for name in names)
    assert len({name.section for name in names if name.section}) == 21


def test_russian_names_stand_where_the_union_has_the_same_heading() -> None:
    russian = {name.code: name.name_ru for name in read_names(DATA / "nomenclature.csv") if name.name_ru}
    assert russian["03"].startswith("Рыба и ракообразные")
    assert russian["0101"] == "Лошади, ослы, мулы и лошаки живые"
    assert len(russian) == 957 + 96 + 21


@pytest.mark.skipif(not SHARED.exists(), reason="the lists of the editions are not at hand")
@pytest.mark.parametrize("edition", [Edition.H3, Edition.H4, Edition.H5])
def test_the_codes_of_an_edition_are_those_of_its_list(edition: Edition) -> None:
    with (SHARED / f"comtrade_{edition}.csv").open(encoding="utf-8-sig", newline="") as stream:
        listed = {row["id"] for row in csv.DictReader(stream) if row["aggrlevel"] == "6"}
    # Comtrade adds 999999, which the tables have as well.
    assert read_concordance(DATA / "editions.csv").codes(edition) == listed


@pytest.mark.skipif(not SHARED.exists(), reason="the correlation tables are not at hand")
def test_the_links_between_editions_are_those_of_the_tables() -> None:
    columns = dict(zip(("hs92", "hs96", "hs02", "hs07", "hs12", "hs17"), Edition, strict=False))
    with gzip.open(SHARED / "product_correlation_hs92_hs17_bec_sitc.csv.gz", "rt", encoding="utf-8") as stream:
        rows = [row for row in csv.DictReader(stream) if row["hs92"] != "NULL"]
    concordance = read_concordance(DATA / "editions.csv")
    for old, new in (("hs92", "hs96"), ("hs07", "hs12"), ("hs12", "hs17"), ("hs17", "hs92")):
        pairs = {(row[old], row[new]) for row in rows}
        links = concordance.links(columns[old], columns[new]).targets
        assert {(source, target) for source, targets in links.items() for target in targets} == pairs


def test_a_code_leads_to_hs_2022_where_both_have_it() -> None:
    links = read_concordance(DATA / "editions.csv").links(Edition.H5, Edition.H6)
    assert links.target("030351") == "030351"
    assert links.target("999990") is None


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        (
            "01-24, 31, 84.32-84.33, 87.01",
            ["01", "0303", "240110", "3102", "8433", "870120"],
            ["25", "84", "8434", "87"],
        ),
        ("27; 28", ["2709"], ["29"]),
        ("01–05", ["0511"], ["06"]),
        ("", [], ["01"]),
        ("services (EBOPS 9), 85", ["8525"], ["84"]),
    ],
)
def test_codes_of_an_area(text: str, inside: list[str], outside: list[str]) -> None:
    ranges = read_ranges(text)
    assert [code for code in [*inside, *outside] if any(found.covers(code) for found in ranges)] == inside


def test_ends_of_a_range_have_as_many_digits() -> None:
    assert read_ranges("01-8433, 8432-8433") == (CodeRange("8432", "8433"),)
