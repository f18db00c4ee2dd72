"""Every page in every form, read back with the programs that people open them with."""

import csv
import io
import json
import math
import re
import tracemalloc
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from functools import cache
from itertools import islice, repeat
from typing import Any

import openpyxl
import pandas as pd
import pytest
from django.http import StreamingHttpResponse
from django.test import Client
from django.urls import resolve
from django.utils import timezone

from cooperation.actions.dataset import load_folder
from cooperation.actions.shipped import DATA
from cooperation.models import CountryPair, Proposal
from dashboard.components.page import Record
from dashboard.exports import as_xlsx, collected
from dashboard.exports.about import About
from dashboard.exports.columns import COLUMNS, LINKS, Listed
from dashboard.exports.lists import header
from dashboard.urls import PAGES
from dashboard.views.downloads import FORMS, Streamed, export_response, file_name
from dashboard.views.kinds import PageKind
from tests.conftest import TakenBack
from tests.cooperation.conftest import MADE_UP
from tests.dashboard import twin
from tests.dashboard.test_views import addresses

pytestmark = pytest.mark.django_db
OTHERS = (DATA / "BLR-UZB", DATA / "KAZ-KGZ", MADE_UP.parent / "IND-NPL")
# Codes that people would have to look up; those of rows, columns and files are names themselves.
CODE = re.compile(r"[a-z]+(_[a-z]+)+")
OWN_CODES = {"code", "row", "column", "before", "after", "evidence", "formula"}


@pytest.fixture(scope="module", autouse=True)
def others(taken_back: TakenBack) -> Iterator[None]:
    """Two more pairs that ship and a made-up one, beside the record that tests pin."""
    with taken_back():
        for folder in OTHERS:
            load_folder(folder)
        yield


@pytest.mark.usefixtures("read_once")
@pytest.mark.parametrize("address", addresses("-data"))
def test_every_page_reads_the_same_in_every_form(client: Client, address: str) -> None:
    assert _reads_the_same(client, address)


def test_a_page_without_records_is_a_table_without_rows(client: Client) -> None:
    assert _reads_the_same(client, "/IND-NPL/claims.json") == []
    assert fetched(client, "/IND-NPL/claims.json", "csv").decode() == ",".join(header("claims")) + "\n"


# Each kind of two of the others, by turns.
TURNS = [
    pytest.param(kind, OTHERS[(number + turn) % 3].name, id=f"{kind.name}-{OTHERS[(number + turn) % 3].name}")
    for number, kind in enumerate(kind for kind in PAGES if kind.of_pair)
    for turn in range(2)
]


@cache
def last_pages(slug: str) -> dict[str, str]:
    """The last page of each kind of a pair: no test changes its rows."""
    pages = twin.addresses(CountryPair.objects.by_slug(slug).get())
    return {str(resolve(page).url_name): page for page in pages}


@pytest.mark.usefixtures("read_once")
@pytest.mark.parametrize(("kind", "slug"), TURNS)
def test_the_same_of_other_pairs(client: Client, kind: PageKind, slug: str) -> None:
    """Nothing is special to Belarus and Kazakhstan: the last row of each kind, whichever it is."""
    page = last_pages(slug).get(kind.name)
    if page:
        _reads_the_same(client, f"{page.rstrip('/')}.json")
    else:
        assert kind.name in ("product", "claim")


def _reads_the_same(client: Client, address: str) -> list[Record]:
    """The records of a page, after each form of them has been read back."""
    content = json.loads(fetched(client, address, "json"), parse_constant=pytest.fail)
    records: list[Record] = content["records"]
    _says_what_it_is(client, address, content)
    _names_codes_and_knows_columns(records)
    _rows_are_a_frame(fetched(client, address, "rows.json"), records)
    response = client.get(address.replace(".json", ".csv"))
    _csv_is_a_frame(response.content, records)
    assert fetched(client, address, "excel.csv") == "\ufeff".encode() + response.content
    _columns_are_described(client, address, response)
    _workbook_holds(fetched(client, address, "xlsx"), records, content["asked"])
    return records


def fetched(client: Client, address: str, form: str) -> bytes:
    return client.get(address.replace(".json", f".{form}")).content


def _says_what_it_is(client: Client, address: str, content: dict[str, Any]) -> None:
    """What was asked, when, where, and under which licence; its addresses lead somewhere."""
    assert content["asked"].endswith(content["filters"] or content["title"])
    assert content["address"] == f"http://testserver{address}"
    assert client.head(content["page_address"]).status_code == 200
    assert client.head(content["method"]).status_code == 200
    assert content["licence"]["name"] == "MIT"
    assert date.fromisoformat(content["retrieved_on"])
    cited = {place.split(":")[0] for record in content["records"] for place in str(record.get("evidence", "")).split()}
    assert {str(source["source"]) for source in content["sources"]} == cited


def _names_codes_and_knows_columns(records: list[Record]) -> None:
    for record in records:
        for name, value in record.items():
            held = COLUMNS.get(name) or COLUMNS[name.removesuffix("_name")]
            is_coded = held.named or held.codes not in (None, Listed.BODY)
            if is_coded and value and name in COLUMNS and value != "W00":
                assert record[f"{name}_name"], (name, value)
            if isinstance(value, str) and CODE.fullmatch(value) and not name.endswith("_name"):
                assert is_coded or name in OWN_CODES, (name, value)


def _rows_are_a_frame(body: bytes, records: list[Record]) -> None:
    frame = pd.read_json(io.BytesIO(body))
    assert len(frame) == len(records)
    assert set(frame.columns) == {name for record in records for name in record}


def _csv_is_a_frame(body: bytes, records: list[Record]) -> None:
    """Numbers are numbers, to the last of them."""
    frame = pd.read_csv(io.BytesIO(body))
    assert len(frame) == len(records)
    for name in frame.columns.drop("filters", errors="ignore"):
        numbers = [record.get(name) for record in records]
        if all(isinstance(value, int | float | None) for value in numbers) and any(numbers):
            expected = [math.nan if value is None else float(value) for value in numbers]
            assert frame[name].astype(float).tolist() == pytest.approx(expected, nan_ok=True), name


def _columns_are_described(client: Client, address: str, response: Any) -> None:
    described = response.headers["Link"].partition(">")[0].lstrip("<")
    about = json.loads(client.get(described).content)
    header = next(csv.reader(io.StringIO(response.content.decode())))
    assert [column["name"] for column in about["tableSchema"]["columns"]] == header
    assert all(column["dc:description"] for column in about["tableSchema"]["columns"])
    assert about["url"] == f"http://testserver{address.replace('.json', '.csv')}"


def _workbook_holds(body: bytes, records: list[Record], asked: str) -> None:
    """Typed cells under a header that stays, links that open, and what it is on a sheet of its own."""
    book = openpyxl.load_workbook(io.BytesIO(body))
    data, about = book["Data"], book["Read me"]
    assert data.freeze_panes == "A2"
    header, *rows = data.iter_rows()
    names = [str(cell.value) for cell in header]
    assert len(rows) == len(records)
    for row, record in zip(rows, records, strict=True):
        for name, cell in zip(names, row, strict=True):
            assert _same(cell.value, record.get(name)), (name, cell.value, record.get(name))
            assert cell.data_type != "f"
            assert name not in LINKS or not cell.value or cell.hyperlink
    told = {row[0]: row[1] for row in about.iter_rows(values_only=True)}
    assert told["Rows"] == str(len(records))
    assert told["What was asked"] == asked
    assert set(names) <= told.keys()


def _same(cell: Any, value: Any) -> bool:
    """What a cell holds against what JSON says: days and moments are days and moments."""
    if isinstance(cell, datetime):
        return str(value)[:16] in (f"{cell:%Y-%m-%d}", f"{cell:%Y-%m-%dT%H:%M}")
    if isinstance(value, float):
        return isinstance(cell, int | float) and cell == pytest.approx(value)
    return (cell is None and value in (None, "")) or (cell == value and type(cell) is type(value))


def _records(client: Client, address: str) -> list[Record]:
    records: list[Record] = json.loads(client.get(address).content)["records"]
    return records


@pytest.mark.database
def test_a_row_leads_to_its_page_its_paragraph_and_its_source(client: Client) -> None:
    record = next(one for one in _records(client, "/BLR-KAZ/trade.json") if one["code"] == "H01")
    assert record["page_url"] == "http://testserver/BLR-KAZ/trade/figures/H01/"
    assert record["source_url"] == "http://testserver/BLR-KAZ/sources/5/#p1"
    assert str(record["original_url"]).startswith("http")
    assert record["reporter_name"] == "Belarus"
    places = {str(one["kind"]): str(one["page_url"]) for one in _records(client, "/BLR-KAZ/trade.json")}
    figures = "http://testserver/BLR-KAZ/trade/figures/"
    assert places["derived"] == figures  # what follows from a level for a target
    derived = {str(one["code"]): str(one["page_url"]) for one in _records(client, "/BLR-KAZ/trade/figures.json")}
    assert derived["H36-H37-TT-2017"] == f"{figures}H36-H37-TT-2017/"
    assert places["target"].startswith("http://testserver/BLR-KAZ/trade/targets/#target-")


def test_a_text_that_a_spreadsheet_would_run_is_text_in_every_form(client: Client) -> None:
    Proposal.objects.filter(pair__first="BLR", number=1).update(title='=HYPERLINK("x")')
    assert "'=HYPERLINK" in fetched(client, "/BLR-KAZ/proposals.json", "csv").decode()
    book = openpyxl.load_workbook(io.BytesIO(fetched(client, "/BLR-KAZ/proposals.json", "xlsx")))
    assert '=HYPERLINK("x")' in [cell.value for cell in book["Data"]["D"] if cell.data_type != "f"]
    assert any(record["title"] == '=HYPERLINK("x")' for record in _records(client, "/BLR-KAZ/proposals.json"))


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/BLR-KAZ/trade.csv", "belarus-kazakhstan-trade.csv"),
        ("/BLR-KAZ.excel.csv", "belarus-kazakhstan-excel.csv"),
        ("/BLR-KAZ/proposals/22.xlsx", "belarus-kazakhstan-proposals-22.xlsx"),
    ],
)
def test_files_are_named_for_people(path: str, name: str) -> None:
    assert file_name(path, CountryPair.objects.with_countries().by_slug("BLR-KAZ").get()) == name


def test_large_parts_wait_for_no_others() -> None:
    """A workbook comes in larger parts than lines: a chunk is as large as one of them at most."""
    with closing(collected.Collected()) as nothing:
        chunks = [*Streamed([b"x" * 60_000] * 20 + ["ä"], nothing)]
    assert max(map(len, chunks)) <= 120_000
    assert b"".join(chunks) == b"x" * 1_200_000 + "ä".encode()


RECORD: Record = {"pair": "BLR-KAZ", "code": "H01", "value_usd": 1.5, "evidence": "1:19", "caution": "x" * 100}


@pytest.mark.usefixtures("one_connection")
@pytest.mark.parametrize("form", sorted(FORMS.keys() - {"csv-metadata.json"}))
def test_many_rows_are_written_as_they_are_read_in_little_memory(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (collected, as_xlsx):
        monkeypatch.setattr(module, "IN_MEMORY_BYTES", 50_000)
    monkeypatch.setattr(as_xlsx, "MOST_LINKS", 100)
    _peak(form, 200)  # brings what is imported late
    few, many = _peak(form, 500), _peak(form, 2_000)
    assert many < 1.5 * few


def _peak(form: str, rows: int) -> int:
    """Bytes of memory at most, while so many rows are written."""
    pair = CountryPair.objects.with_countries().by_slug("BLR-KAZ").get()
    about = About(
        title="Many",
        filters=None,
        name="many",
        pair=pair,
        day=date(2026, 1, 1),
        known_on=None,
        address="http://x/many.csv",
        page_address="http://x/",
        method="http://x/",
    )
    tracemalloc.start()
    response = export_response(about, islice(repeat(RECORD), rows), form)
    assert isinstance(response, StreamingHttpResponse)
    assert sum(map(len, response)) > 4 * rows
    response.close()
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def test_a_file_is_named_by_its_pair_list_filters_and_day(client: Client) -> None:
    named = client.get("/BLR-KAZ/proposals.csv?status=agreed&by=KAZ").headers["Content-Disposition"]
    today = timezone.localdate().isoformat()
    assert named == f'attachment; filename="belarus-kazakhstan-proposals-agreed-kaz-{today}.csv"'
    plain = client.get("/BLR-KAZ/trade.excel.csv").headers["Content-Disposition"]
    assert plain == f'attachment; filename="belarus-kazakhstan-trade-{today}-excel.csv"'
