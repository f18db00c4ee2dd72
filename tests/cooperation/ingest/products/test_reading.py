"""What the questions are answered with: nothing counted twice, every row accounted for."""

from pathlib import Path

import pytest

from cooperation.analysis.editions import Edition
from cooperation.ingest.products.files import FileRefusedError
from cooperation.ingest.products.reading import ReadFile
from cooperation.ingest.products.relation import number_of_answers
from tests.cooperation.ingest.products.made_up import BACI, COUNTRIES, SHARED, answers, current, reading, values

LEGACY = (
    "Classification,Year,Period,TradeFlow Code,Reporter Code,Partner Code,2nd Partner Code,Customs Proc. Code,"
    "Mode of Transport Code,Commodity Code,Commodity,Netweight (kg),Trade Value (US$)\n"
)


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "file"
    path.write_bytes(text.encode(encoding))
    return path


def test_what_two_countries_trade_is_kept_by_partner(tmp_path: Path) -> None:
    path = written(tmp_path, current({"partnerCode": 643, "primaryValue": 70}, {"primaryValue": 30}))
    assert values(answers(path)) == {("BLR", "RUS", "M", "030351"): 70, ("BLR", "KAZ", "M", "030351"): 30}


def test_every_level_is_a_sum_of_the_products(tmp_path: Path) -> None:
    rows = answers(written(tmp_path, current({}, {"cmdCode": "030389", "primaryValue": 50}, {"cmdCode": "020110"})))
    assert values(rows, level=4) == {("BLR", "KAZ", "M", "0303"): 150, ("BLR", "KAZ", "M", "0201"): 100}
    assert values(rows, level=2) == {("BLR", "KAZ", "M", "03"): 150, ("BLR", "KAZ", "M", "02"): 100}


def test_headings_beside_their_products_are_not_counted_twice(tmp_path: Path) -> None:
    text = current(
        {"cmdCode": "0303", "primaryValue": 130}, {}, {"cmdCode": "03", "primaryValue": 200}, {"cmdCode": "TOTAL"}
    )
    rows = answers(written(tmp_path, text))
    assert values(rows) == {("BLR", "KAZ", "M", "030351"): 100}
    assert values(rows, level=4) == {("BLR", "KAZ", "M", "0303"): 130}
    assert values(rows, level=2) == {("BLR", "KAZ", "M", "03"): 200}


@pytest.mark.parametrize(
    "detail",
    [
        {"motCode": 2100},
        {"customsCode": "C04"},
        {"partner2Code": 643},
        {"mosCode": "1"},
        {"motCode": 1, "customsCode": "C04"},
    ],
)
def test_rows_that_break_a_total_down_are_left_aside(tmp_path: Path, detail: dict[str, object]) -> None:
    text = current({}, detail | {"primaryValue": 60}, {"mosCode": "0 ", "cmdCode": "030389"})
    with reading(written(tmp_path, text)) as found:
        assert found.account.aside["repeated"] == 1
        assert found.account.used == 2
    assert values(answers(tmp_path / "file"))["BLR", "KAZ", "M", "030351"] == 100


def test_rows_broken_down_in_one_way_are_added_up_where_no_total_stands_beside(tmp_path: Path) -> None:
    text = current(
        {"motCode": 1, "primaryValue": 60}, {"motCode": 2, "primaryValue": 40}, {"motCode": 1, "customsCode": "C04"}
    )
    assert values(answers(written(tmp_path, text))) == {("BLR", "KAZ", "M", "030351"): 100}


def test_the_world_stands_for_all_partners_and_is_not_added_to_them(tmp_path: Path) -> None:
    rows = answers(written(tmp_path, current({"partnerCode": 0, "primaryValue": 500}, {"primaryValue": 30})))
    assert values(rows) == {("BLR", "KAZ", "M", "030351"): 30, ("BLR", "W00", "M", "030351"): 500}


def test_a_world_total_by_heading_holds_partners_by_product(tmp_path: Path) -> None:
    text = current(
        {"partnerCode": 0, "cmdCode": "0303", "primaryValue": 500}, {"primaryValue": 30}, {"partnerCode": 643}
    )
    rows = answers(written(tmp_path, text))
    assert values(rows, level=4)["BLR", "W00", "M", "0303"] == 500
    assert values(rows)["BLR", "W00", "M", "030351"] == 130


def test_partners_add_up_to_a_total_only_where_they_are_all_there(tmp_path: Path) -> None:
    few = current(*({"partnerCode": code} for code in range(10, 19)))
    assert not any(row[2] == "W00" for row in answers(written(tmp_path, few)))
    many = current(*({"partnerCode": code} for code in range(10, 20)), {"flowCode": "X"})
    totals = values(answers(written(tmp_path, many)))
    assert totals["BLR", "W00", "M", "030351"] == 1000
    assert totals["BLR", "W00", "X", "030351"] == 100


def test_re_exports_stay_apart_and_parts_of_exports_are_left_aside(tmp_path: Path) -> None:
    flows = ("X", "RX", "DX", "FM", "RM")
    with reading(written(tmp_path, current(*({"flowCode": flow} for flow in flows)))) as found:
        assert found.account.aside["part"] == 2
    assert {row[3] for row in answers(tmp_path / "file")} == {"X", "RX", "RM"}


def test_comtrades_own_codes_of_countries(tmp_path: Path) -> None:
    text = current({"partnerCode": 757}, {"partnerCode": 490}, {"partnerCode": 97}, {"partnerCode": 112})
    with reading(written(tmp_path, text)) as found:
        assert found.account.aside["group"] == 1
    # Other Asia and the country's own goods belong to the world alone.
    assert {row[2] for row in answers(tmp_path / "file")} == {"CHE"}


def test_a_reporter_nobody_asked_for_counts_in_the_world_alone(tmp_path: Path) -> None:
    rows = [
        {"reporterCode": code, "flowCode": "X", "partnerCode": partner}
        for code in range(10, 60)
        for partner in (0, 842)
    ]
    found = values(answers(written(tmp_path, current(*rows))))
    assert found == {("W00", "W00", "X", "030351"): 5000}


def test_of_two_editions_the_one_reported_in_is_kept(tmp_path: Path) -> None:
    text = current(
        {"isOriginalClassification": False}, {"classificationCode": "H4", "cmdCode": "030379", "primaryValue": 90}
    )
    with reading(written(tmp_path, text)) as found:
        assert found.account.aside["repeated"] == 1
        assert [(one.edition, one.months) for one in found.slices] == [("H4", 12)]


def test_editions_that_follow_each_other_within_a_year_are_both_kept(tmp_path: Path) -> None:
    text = current({"refMonth": 1, "classificationCode": "H4"}, {"refMonth": 2})
    with reading(written(tmp_path, text)) as found:
        assert [(one.edition, one.months) for one in found.slices] == [("H4", 1), ("H5", 1)]


def test_months_add_up_to_the_year_and_are_counted(tmp_path: Path) -> None:
    with reading(written(tmp_path, current({"refMonth": 3}, {"refMonth": 11}))) as found:
        assert found.slices[0].months == 2
    assert values(answers(tmp_path / "file")) == {("BLR", "KAZ", "M", "030351"): 200}


def test_a_year_that_stands_beside_its_months_is_the_year(tmp_path: Path) -> None:
    path = written(tmp_path, current({"refMonth": 3}, {"refMonth": 11}, {"primaryValue": 350}))
    assert values(answers(path)) == {("BLR", "KAZ", "M", "030351"): 350}


def test_valuation_and_weight_are_kept_as_data(tmp_path: Path) -> None:
    text = current({}, {"flowCode": "X", "cifvalue": "", "fobvalue": 100})
    with reading(written(tmp_path, text)) as found:
        assert {one.flow: one.is_cif for one in found.slices} == {"M": True, "X": False}
    assert {row[7] for row in answers(tmp_path / "file")} == {10}


def test_a_weight_that_covers_little_of_the_value_is_not_kept(tmp_path: Path) -> None:
    text = current({"refMonth": 1, "netWgt": ""}, {"refMonth": 2, "primaryValue": 5})
    assert {row[7] for row in answers(written(tmp_path, text))} == {None}


def test_names_come_with_the_rows(tmp_path: Path) -> None:
    with reading(written(tmp_path, current({}))) as found:
        assert found.names == {("H5", "030351"): "Herrings, frozen"}


def test_the_layout_before_2023(tmp_path: Path) -> None:
    text = LEGACY + "H4,2016,2016,1,112,398,,,,030379,Fish,10,100\nH4,2016,201603,3,112,0,,,,03,Fish,,40\n"
    rows = answers(written(tmp_path, text))
    assert values(rows) == {("BLR", "KAZ", "M", "030379"): 100}
    assert values(rows, level=2)["BLR", "W00", "RX", "03"] == 40


def test_baci_is_both_sides_at_once_in_dollars_and_kilograms(tmp_path: Path) -> None:
    rows = answers(written(tmp_path, BACI + "2017,112,398,030351,1.5,2\n2017,842,398,030351,4,NA\n"), Edition.H5)
    assert values(rows) == {
        ("BLR", "KAZ", "X", "030351"): 1500,
        ("KAZ", "BLR", "M", "030351"): 1500,
        ("KAZ", "USA", "M", "030351"): 4000,
    }
    assert {row[7] for row in rows} == {2000, None}


def test_a_seller_that_is_no_country_counts_in_totals_alone(tmp_path: Path) -> None:
    partners = "".join(f"2017,{code},398,030351,1,1\n" for code in range(10, 20))
    rows = answers(written(tmp_path, f"{BACI}2017,490,398,030351,5,1\n{partners}"), Edition.H5)
    assert {row[2] for row in rows} == {"W00", *(f"A{code}" for code in range(10, 20))}
    assert values(rows)["KAZ", "W00", "M", "030351"] == 15_000


def test_baci_holds_the_world_where_most_of_it_is_of_others(tmp_path: Path) -> None:
    world = "".join(f"2017,{a},{b},030351,1,1\n" for a in range(10, 22) for b in range(40, 44))
    text = BACI + world + "".join(f"2017,{a},112,030351,2,1\n" for a in range(10, 21))
    with reading(written(tmp_path, text), Edition.H5) as found:
        assert found.world_years == {2017}
    totals = values(answers(tmp_path / "file", Edition.H5))
    assert totals["W00", "W00", "X", "030351"] == 70_000
    assert totals["BLR", "W00", "M", "030351"] == 22_000


def test_what_a_spreadsheet_does_to_baci(tmp_path: Path) -> None:
    text = "t;i;j;k;v;q\r\n2017;112;398;30351;1,5;0,5\r\n2017;398;112;30389;2,25;NA\r\n"
    rows = answers(written(tmp_path, text, "utf-8-sig"))
    assert values(rows)["BLR", "KAZ", "X", "030351"] == 1500
    assert values(rows)["BLR", "KAZ", "M", "030389"] == 2250


def guessed(found: ReadFile) -> tuple[Edition | None, set[str]]:
    return found.guessed_edition, {one.edition for one in found.slices}


@pytest.mark.parametrize(
    ("year", "code", "edition"),
    [
        (2017, "030389", Edition.H5),
        (2023, "030389", Edition.H6),
        (2017, "030379", Edition.H4),
        (2019, "0303", Edition.H5),
    ],
)
def test_the_edition_is_told_from_the_codes(tmp_path: Path, year: int, code: str, edition: Edition) -> None:
    text = f"t,reporter,partner,commodity,flow,value\n{year},BLR,KAZ,{code},X,5\n"
    with reading(written(tmp_path, text)) as found:
        assert guessed(found) == (edition, {edition})


def test_an_edition_that_is_given_is_not_guessed(tmp_path: Path) -> None:
    with reading(written(tmp_path, BACI + "2017,112,398,030351,1,1\n"), Edition.H0) as found:
        assert guessed(found) == (None, {Edition.H0})


def test_sdmx_with_its_own_ways_of_writing(tmp_path: Path) -> None:
    text = (
        "STRUCTURE[;],ACTION,FREQ,TIME_PERIOD,REF_AREA: Reporter,COUNTERPART_AREA,FLOW,PRODUCT,UNIT_MULT,UNIT_MEASURE,"
        "VALUATION,OBS_VALUE\n"
        "dataflow,I,A,2017,BY,KZ,X,HS:H5:030351,3,USD,FOB,1.5\n"
        "dataflow,I,M,2017-02,KZ,BY,M,030351,0,USD,CIF,7\n"
        "dataflow,D,A,2017,BY,KZ,X,HS:H5:030389,3,USD,FOB,9\n"
        "dataflow,I,A,2017,BY,KZ,X,HS:H5:030351,0,KG,,800\n"
    )
    with reading(written(tmp_path, text)) as found:
        assert {(one.reporter, one.is_cif, one.months) for one in found.slices} == {
            ("BLR", False, 12),
            ("KAZ", True, 1),
        }
    assert values(answers(tmp_path / "file")) == {
        ("BLR", "KAZ", "X", "030351"): 1500,
        ("KAZ", "BLR", "M", "030351"): 7,
    }


def test_longer_codes_are_taken_together_at_six_digits(tmp_path: Path) -> None:
    head = "t,reporter,partner,commodity,flow,value\n"
    lines = (("0303511000", 5), ("0303519000", 6), ("030389", 9), ("0303890000", 9))
    rows = "".join(f"2017,BLR,KAZ,{code},X,{value}\n" for code, value in lines)
    assert values(answers(written(tmp_path, head + rows))) == {
        ("BLR", "KAZ", "X", "030351"): 11,
        ("BLR", "KAZ", "X", "030389"): 9,
    }


def test_every_row_is_used_left_aside_or_refused(tmp_path: Path) -> None:
    text = current(
        {}, {"motCode": 1}, {"cmdCode": "TOTAL"}, {"flowCode": "DX"}, {"primaryValue": -5}, {"cmdCode": "fish"}
    )
    with reading(written(tmp_path, text + "too,short\n")) as found:
        account = found.account
    assert account.rows == 7
    assert account.used + sum(account.aside.values()) + account.refused == account.rows
    assert (account.used, account.refused) == (1, 3)


def test_the_answers_are_as_many_as_announced(tmp_path: Path) -> None:
    with reading(written(tmp_path, current({}, {"partnerCode": 0, "primaryValue": 400}))) as found:
        assert number_of_answers(found, COUNTRIES) == 6
    assert len(answers(tmp_path / "file")) == 6


COUNTS = {
    "comtrade-api-samples/annual_example_2007_2011_HS0306_47cols.csv": 1586,
    "comtrade-api-samples/annual_example_EU_imports_world_2018_2022_47cols.csv": 5004,
    "comtrade-api-samples/data_v1_get_C_A_HS__CHN_2010_TOTAL.json": 4,
    "comtrade-legacy-csv/comtrade_legacy_HS01_2016.csv": 127,
    # The file ends with two empty lines, which its description counts.
    "comtrade-legacy-csv/comtrade_2012_H3_china_india.csv": 8741 - 2,
    "comtrade-monthly-hs03-blr-kaz/bilateral_2010_2024.csv": 348,
    "comtrade-monthly-hs03-blr-kaz/reporters_blr_kaz_all_partners_2017.csv": 2445,
}


@pytest.mark.skipif(not SHARED.exists(), reason="the real samples are not at hand")
@pytest.mark.parametrize("name", COUNTS)
def test_real_files_are_read_to_the_last_row(name: str) -> None:
    with reading(SHARED / name) as found:
        assert found.account.rows == COUNTS[name]
        assert found.account.refused == 0


@pytest.mark.skipif(not SHARED.exists(), reason="the real samples are not at hand")
def test_the_mirror_gaps_of_fish_come_out() -> None:
    rows = answers(SHARED / "comtrade-monthly-hs03-blr-kaz/bilateral_2010_2024.csv")
    fish = {(t, r, p, f): value for t, r, p, f, _edition, code, value, _q in rows if code == "03"}
    assert fish[2017, "BLR", "KAZ", "X"] == 14_700
    assert fish[2017, "KAZ", "BLR", "M"] == pytest.approx(3_035, abs=1)
    assert fish[2018, "BLR", "KAZ", "X"] == 97_000
    assert fish[2018, "KAZ", "BLR", "M"] == pytest.approx(51_775, abs=1)


@pytest.mark.skipif(not SHARED.exists(), reason="the real samples are not at hand")
def test_live_animals_of_2016_are_those_published() -> None:
    rows = values(answers(SHARED / "comtrade-legacy-csv/comtrade_legacy_HS01_2016.csv"), level=2)
    assert rows["BLR", "W00", "M", "01"] == 28_876_100
    assert rows["BLR", "W00", "X", "01"] == 7_052_400
    assert rows["KAZ", "W00", "M", "01"] == 19_484_893
    assert rows["KAZ", "W00", "X", "01"] == 3_894_586


def refused(path: Path, edition: Edition | None = None) -> str:
    """Why a file is not read."""
    with pytest.raises(FileRefusedError) as refusal, reading(path, edition):
        pass
    return str(refusal.value)


def test_a_file_in_which_the_countries_are_partners_only_is_refused(tmp_path: Path) -> None:
    others = ({"reporterCode": code, "partnerCode": own} for code in (643, 842) for own in (112, 398))
    path = written(tmp_path, current(*others))
    assert "stand as partners only: it holds what others report of trade with them" in refused(path)


@pytest.mark.parametrize("also", [{"partnerCode": 643}, {"reporterCode": 643, "partnerCode": 0}])
def test_one_that_holds_more_than_that_is_read(tmp_path: Path, also: dict[str, object]) -> None:
    path = written(tmp_path, current({"reporterCode": 842, "partnerCode": 112}, also))
    with reading(path) as found:
        assert found.account.refused == 0


@pytest.mark.skipif(not SHARED.is_dir(), reason="the data of UN Comtrade lies beside the project only")
def test_comtrades_file_of_partners_is_refused() -> None:
    sentence = refused(SHARED / "comtrade-monthly-hs03-blr-kaz" / "partners_blr_kaz_2017.csv")
    assert "Choose them as reporters." in sentence


def test_codes_of_another_classification_are_refused_by_its_name(tmp_path: Path) -> None:
    path = written(tmp_path, current({"classificationCode": "S3", "cmdCode": "03421"}, {"classificationCode": "S3"}))
    assert refused(path).startswith("The codes are of “S3”, which is no edition of the Harmonized System.")


def test_codes_that_are_none_of_the_harmonized_system_are_refused_though_nobody_says_so(tmp_path: Path) -> None:
    rows = "".join(f"2017,BLR,KAZ,{code},X,5\n" for code in (78120, 74312, 66132, 54293, 33440, 89311))
    path = written(tmp_path, "t,reporter,partner,commodity,flow,value\n" + rows)
    assert "6 of the 6 codes, such as 033440, 054293, 066132, are none of the Harmonized System." in refused(path)
    assert "none of the Harmonized System" in refused(path, Edition.H5)


def test_a_few_unknown_codes_among_known_ones_are_read(tmp_path: Path) -> None:
    rows = "".join(f"2017,BLR,KAZ,{code},X,5\n" for code in ("0303", "030351", "030389", "078120", "074312"))
    with reading(written(tmp_path, "t,reporter,partner,commodity,flow,value\n" + rows)) as found:
        assert (found.account.used, found.account.refused) == (5, 0)


@pytest.mark.parametrize("code", ["770110", "77", "000110"])
def test_a_chapter_that_does_not_exist_is_a_refused_row(tmp_path: Path, code: str) -> None:
    with reading(written(tmp_path, current({}, {"cmdCode": code}))) as found:
        assert (found.account.used, found.account.refused) == (1, 1)
        assert "a chapter that the Harmonized System does not have" in str(found.account.problems[0])


def test_chapters_that_are_each_countrys_own_are_read(tmp_path: Path) -> None:
    with reading(written(tmp_path, current({}, {"cmdCode": "999999"}, {"cmdCode": "98"}))) as found:
        assert (found.account.used, found.account.refused) == (3, 0)
