"""Formats told from content, and what is said of files that are none."""

import json
from pathlib import Path

import pytest

from cooperation.ingest.products.comtrade import BULK, CURRENT, LEGACY
from cooperation.ingest.products.files import FileRefusedError
from cooperation.ingest.products.json_rows import is_json, to_csv
from cooperation.ingest.products.layout import plain_name, read_layouts
from cooperation.ingest.products.others import BACI, OWN, SDMX
from cooperation.ingest.products.recognising import recognise
from tests.cooperation.ingest.products.made_up import SHARED, current

LEGACY_HEAD = "Classification,Year,Period,TradeFlow Code,Reporter Code,Partner Code,Commodity Code,Commodity"


def written(folder: Path, text: str, name: str = "file.txt") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("head", "key"),
    [
        (current().strip(), CURRENT.key),
        (f"{LEGACY_HEAD},Netweight (kg),Trade Value (US$)", LEGACY.key),
        (f"{LEGACY_HEAD},Netweightkg,TradeValueUS", LEGACY.key),
        ("Year,Reporter Code,Trade Flow Code,Partner Code,Commodity Code,Value", BULK.key),
        ("t,i,j,k,v,q", BACI.key),
        ("T;I;J;K;V;Q", BACI.key),
        ("TIME_PERIOD,REF_AREA: Reporter,COUNTERPART_AREA,FLOW,PRODUCT,OBS_VALUE", SDMX.key),
        ("STRUCTURE[;],TIME_PERIOD,REPORTER,PARTNER,TRADE_FLOW,COMMODITY,OBS_VALUE", SDMX.key),
        ("t\treporter\tpartner\tcommodity\tflow\tvalue", OWN.key),
    ],
)
def test_a_format_by_its_columns(tmp_path: Path, head: str, key: str) -> None:
    assert recognise(written(tmp_path, head + "\n")).form.key == key


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("code,description\n", "a list of products; it holds no trade"),
        ("country_code;iso_3digit_alpha\n", "a list of countries"),
        ("STRUCTURE,STRUCTURE_ID,ACTION,DIM_1,OBS_VALUE\n", "SDMX-CSV, but not of trade by product: it lacks"),
        ("t,i,j,k\n", "nearest to “CEPII BACI” but lacks q, v"),
        ("name,age\n", "No known format has such columns"),
    ],
)
def test_what_a_file_is_instead(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(FileRefusedError, match=sentence):
        recognise(written(tmp_path, text))


@pytest.mark.parametrize(
    ("label", "name"),
    [("Trade Value (US$)", "tradevalueus"), ("DIM_1: Dimension 1", "dim1"), ("ATTR_1[en;fr]", "attr1")],
)
def test_a_column_in_one_spelling(label: str, name: str) -> None:
    assert plain_name(label) == name


def test_decimal_commas_are_seen_in_the_cells(tmp_path: Path) -> None:
    with_commas = written(tmp_path, "t;i;v\n2017;1;2,5\n2017;2;1 000\n2017;3;7\n")
    assert read_layouts(with_commas)[0].decimal_comma
    assert not read_layouts(written(tmp_path, "t;i;v\n2017;1;2.5\n2017;2;3\n"))[0].decimal_comma


def test_a_comma_at_the_end_of_each_row_is_a_column_of_its_own(tmp_path: Path) -> None:
    layout = read_layouts(written(tmp_path, "a,b\n1,2,\n3,4,\n"))[0]
    assert layout.names == ("a", "b", "2")


def test_an_answer_of_the_api_becomes_a_table(tmp_path: Path) -> None:
    rows = [{"refYear": 2017, "cmdCode": "0101"}, {"refYear": 2018, "cmdCode": "02"}]
    answer = written(tmp_path, json.dumps({"elapsedTime": "0.1 secs", "count": 2, "data": rows}, indent=1))
    assert is_json(answer)
    assert to_csv(answer, tmp_path / "rows").read_text() == "refYear,cmdCode\n2017,0101\n2018,02\n"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('{"count": 0, "data": [], "error": ""}', "holds no rows"),
        ('{"data": [{"fileUrl": "x"}]}', "list of its bulk files"),
        ('{"data": [{"refYear": 20', "breaks off"),
        ('{"data": [1, 2]}', "something else than rows"),
        ('{"rows": []}', "no “data”"),
        ('{"data": 5}', "no list"),
        ("[]", "holds no rows"),
    ],
)
def test_json_without_rows_of_trade(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(FileRefusedError, match=sentence):
        to_csv(written(tmp_path, text), tmp_path / "rows")


SAMPLES = {
    "comtrade-api-samples/annual_example_2007_2011_HS0306_47cols.csv": CURRENT,
    "comtrade-legacy-csv/comtrade_legacy_HS01_2016.csv": LEGACY,
    "comtrade-legacy-csv/comtrade_2012_H3_china_india.csv": BULK,
    "comtrade-monthly-hs03-blr-kaz/bilateral_2010_2024.csv": CURRENT,
}


@pytest.mark.skipif(not SHARED.exists(), reason="the real samples are not at hand")
@pytest.mark.parametrize("name", SAMPLES)
def test_real_files_are_recognised(name: str) -> None:
    assert recognise(SHARED / name).form is SAMPLES[name]


@pytest.mark.skipif(not SHARED.exists(), reason="the real samples are not at hand")
def test_no_sdmx_sample_is_of_trade() -> None:
    samples = sorted((SHARED / "sdmx-samples").glob("*.csv"))
    assert len(samples) == 21
    for path in samples:
        with pytest.raises(FileRefusedError, match="This is SDMX-CSV, but not of trade by product"):
            recognise(path)
