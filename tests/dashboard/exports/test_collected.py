"""Records gone through once: the lines of a file, its columns and its evidence; what is kept of a record."""

from collections.abc import Sequence
from contextlib import closing

import orjson
import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from cooperation.queries.remembered import forget_all
from dashboard.components.page import KeptRecord, Record
from dashboard.exports import collected
from dashboard.exports.collected import Collected
from dashboard.exports.names import Names

RECORDS = st.lists(
    st.dictionaries(st.sampled_from(["quote", "caution", "value_usd"]), st.text() | st.integers(-9, 9) | st.none())
)


def given_back(records: Sequence[Record], names: Names) -> tuple[list[Record], list[Record]]:
    """What a file as an array and what one row by row makes of records."""
    with closing(Collected.of(records, names)) as found:
        return orjson.loads(b"[" + b"".join(found.blocks()) + b"]"), [*found]


@given(RECORDS)
def test_an_array_and_rows_hold_the_same(records: list[Record]) -> None:
    expected = [{**record, "page_url": None} for record in records]
    assert given_back(records, Names("https://example.org")) == (expected, expected)


def test_records_are_joined_wherever_a_block_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collected, "AT_ONCE", 2)
    records: list[Record] = [{"quote": "“a\nb”", "value_usd": number} for number in range(5)]
    expected = [{**record, "page_url": None} for record in records]
    for block in range(1, 120):
        monkeypatch.setattr(collected, "BLOCK_BYTES", block)
        assert given_back(records, Names("")) == (expected, expected), block


def test_columns_are_those_of_all_records_in_the_order_in_which_they_come() -> None:
    with closing(Collected.of([{"quote": "a"}, {"caution": "b", "quote": "c"}], Names(""))) as found:
        assert (found.columns, found.count) == (("quote", "page_url", "caution"), 2)


def test_a_kept_record_is_written_once_for_each_who_names_it() -> None:
    kept = KeptRecord(address="/BLR-KAZ/", quote="a")
    one, other = Names("https://one.example"), Names("https://other.example")
    assert one.row(kept) is one.row(kept)
    assert orjson.loads(other.row(kept).line)["page_url"] == "https://other.example/BLR-KAZ/"
    assert orjson.loads(one.row(kept).line)["page_url"] == "https://one.example/BLR-KAZ/"


def test_any_other_record_is_written_as_it_is_now() -> None:
    names = Names("")
    record: Record = {"quote": "a"}
    names.row(record)
    record["quote"] = "b"
    assert orjson.loads(names.row(record).line)["quote"] == "b"


@pytest.mark.django_db
@pytest.mark.usefixtures("shipped", "read_once")
@pytest.mark.parametrize(
    "address",
    [
        "/BLR-KAZ/trade.json",
        "/BLR-KAZ/trade.json?currency=KZT&cif=1.10",
        "/BLR-KAZ/trade.csv?vintage=first",
        "/BLR-KAZ/trade/figures.json?flow=X",
        "/BLR-KAZ/trade/estimates.json",
        "/BLR-KAZ/trade/figures/H07.csv",
    ],
)
def test_files_from_kept_records_are_those_from_new_ones(client: Client, address: str) -> None:
    hosts = ("testserver", "testserver:81")
    anew = {}
    for host in hosts:
        forget_all()
        anew[host] = client.get(address, headers={"host": host}).content
    forget_all()
    client.get("/BLR-KAZ/trade.json")
    for host in (*hosts, *hosts):
        assert client.get(address, headers={"host": host}).content == anew[host]
