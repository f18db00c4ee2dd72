"""70.37 is 70.37 wherever it is read: on pages, in every file, in the API and as statistical data."""

import csv
import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest
from django.test import Client

from tests.cooperation.conftest import folder
from tests.dashboard.nasty import figure, load, words

__all__ = ["folder"]

pytestmark = pytest.mark.django_db
GROWN = {"growth_qualifier": "exact", "growth_percent": "70.37", "growth_step": "0.01", "step": "0.01"}
STATED = (70_370_000, 70.37, "exact", "9:1")
READ = (70_365_000, 70_375_000, 70.365, 70.375)


@pytest.fixture
def client(db: None, folder: Path, client: Client) -> Client:
    """A year and a month of 70.37 million that grew by 70.37%."""
    load(folder, figure("Y", 2016, "70.37", **GROWN), figure("M", "2016-02-01/2016-02-29", "70.37", **GROWN))
    return client


def numbers(row: dict[str, object]) -> tuple[tuple[object, ...], tuple[object, ...]]:
    """What a record, or a line of a table, states and how it is read, as numbers."""
    stated = [row["value_usd"], row["growth_percent"]]
    read = [row["low_usd"], row["high_usd"], row["growth_low"], row["growth_high"]]
    hedge = {row["qualifier"], row["growth_qualifier"]}
    assert len(hedge) == 1
    return (*(float(str(value)) for value in stated), *hedge, row["evidence"]), tuple(float(str(end)) for end in read)


@pytest.mark.parametrize("code", ["Y", "M"])
def test_on_pages(client: Client, code: str) -> None:
    page = words(client, f"trade/figures/{code}/")
    assert "$70.37 m" in page
    assert "+70.37%" in page
    for list_ in ("trade/figures/?all=1", "timeline/?year=2016"):
        assert words(client, list_).count("70.37 m") >= 2, list_
    assert words(client, "trade/figures/?all=1").count("+70.37%") >= 2


def test_growth_of_a_month_stands_among_the_months(client: Client) -> None:
    page = words(client, "trade/estimates/")
    assert "Feb 2016 " in page
    assert "$70.37 m 70.365–70.375 +70.37%" in page


@pytest.mark.parametrize("code", ["Y", "M"])
@pytest.mark.parametrize(
    "address", ["trade.json", "trade/figures.json", "trade/figures/{code}.json", "trade/figures.rows.json"]
)
def test_in_json(client: Client, code: str, address: str) -> None:
    body = json.loads(client.get(f"/KGZ-UZB/{address.format(code=code)}").content)
    rows = body["records"] if isinstance(body, dict) else body
    assert numbers(next(row for row in rows if row.get("code") == code)) == (STATED, READ)


def test_in_the_api(client: Client) -> None:
    rows = client.get("/api/v1/pairs/KGZ-UZB/figures?limit=500").json()["records"]
    found = {row["code"]: numbers(row) for row in rows if row["code"] in ("Y", "M")}
    assert found == dict.fromkeys(("Y", "M"), (STATED, READ))


@pytest.mark.parametrize("code", ["Y", "M"])
def test_in_tables(client: Client, code: str) -> None:
    for form in ("csv", "excel.csv"):
        lines = csv.DictReader(io.StringIO(client.get(f"/KGZ-UZB/trade.{form}").content.decode("utf-8-sig")))
        assert numbers(next(line for line in lines if line["code"] == code)) == (STATED, READ)
    sheet = openpyxl.load_workbook(io.BytesIO(client.get("/KGZ-UZB/trade.xlsx").content)).worksheets[0]
    head, *rows = sheet.iter_rows(values_only=True)
    named = (dict(zip(head, row, strict=True)) for row in rows)
    assert numbers(next(row for row in named if row["code"] == code)) == (STATED, READ)


def test_as_statistical_data(client: Client) -> None:
    lines = [*csv.DictReader(io.StringIO(b"".join(client.get("/KGZ-UZB/figures.sdmx.csv")).decode()))]
    for code in ("Y", "M"):
        of_code = {line["TRANSFORMATION"]: line for line in lines if line["FIGURE"] == code}
        level = of_code["N"]
        assert (level["OBS_VALUE"], level["UNIT_MULT"], level["DECIMALS"]) == ("70.37", "6", "2")
        assert (of_code["GY"]["OBS_VALUE"], of_code["GY"]["DECIMALS"]) == ("70.37", "2")
        ends = [float(of_code["GY"][f"OBS_VALUE_{end}"]) for end in ("LOW", "HIGH")]
        assert (ends, of_code["GY"]["OBS_STATUS"]) == ([70.365, 70.375], "A")
    assert "[70.37, 70.365, 70.375, " in b"".join(client.get("/KGZ-UZB/figures.sdmx.json")).decode()


def test_in_the_data_package(client: Client) -> None:
    archive = zipfile.ZipFile(io.BytesIO(b"".join(client.get("/KGZ-UZB/data.zip"))))
    [name] = [name for name in archive.namelist() if name.endswith("figures.csv")]
    rows = [row for row in csv.DictReader(io.StringIO(archive.read(name).decode())) if row["code"] in ("Y", "M")]
    assert [(row["value"], row["step"], row["growth_percent"]) for row in rows] == [("70.37", "0.01", "70.37")] * 2
