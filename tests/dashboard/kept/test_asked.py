"""What an address asks for: parameters that no page reads make no second copy of it."""

from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client, RequestFactory

from dashboard.kept.asked import AskedAddress, asked_for, one_spelling
from dashboard.urls import PAGES, SEARCH
from tests.dashboard.built import TODAY, pair

ASK = RequestFactory()
WHERE: dict[str, dict[str, Any]] = {
    "proposal": {"number": 22},
    "sector": {"code": "space"},
    "source": {"number": 1},
    "country": {"country": "KAZ"},
    "product": {"code": "030351"},
    "figure": {"code": "H01"},
    "claim": {"code": "as-it-once-was"},
}


@pytest.mark.parametrize(
    ("query", "spelling"),
    [
        ("", ""),
        ("utm_source=mail&fbclid=1", ""),
        ("page=2&status=agreed&utm_source=mail", "status=agreed&page=2"),
        ("status=agreed&status=agreed&status=signed&status=", "status=agreed&status=signed"),
        ("q=%D0%BC%D1%8F%D1%81%D0%BE+x", "q=%D0%BC%D1%8F%D1%81%D0%BE+x"),
        ("q=\u00d0\u00bc", "q=%D0%BC"),
        ("q=a,b&q=%00", "q=a,b&q=%00"),
    ],
)
def test_parameters_that_count_stand_in_one_order(query: str, spelling: str) -> None:
    assert one_spelling(query, ("status", "q", "page")) == spelling


def test_the_spelling_has_an_end() -> None:
    assert len(one_spelling("&".join(f"q={n}" for n in range(1000)), ("q",)).split("&")) == 60


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("/BLR-KAZ/", AskedAddress("BLR-KAZ", "")),
        ("/BLR-KAZ/proposals/?page=2&x=1", AskedAddress("BLR-KAZ", "page=2")),
        ("/BLR-KAZ/proposals.csv?status=agreed", AskedAddress("BLR-KAZ", "status=agreed")),
        ("/?country=KAZ", AskedAddress("", "country=KAZ")),
        ("/compare/?pairs=BLR-KAZ,KAZ-UZB", AskedAddress("", "pairs=BLR-KAZ,KAZ-UZB")),
        ("/BLR-KAZ/timeline.ics?x=1", AskedAddress("BLR-KAZ", "")),
        ("/BLR-KAZ/trade/charts/years.wide-dark.0123456789abcdef.svg?base=H28", AskedAddress("BLR-KAZ", "base=H28")),
        ("/api/v1/pairs", AskedAddress("", "")),
        ("/api/v1/pairs/BLR-KAZ/proposals?limit=5&status=agreed", AskedAddress("BLR-KAZ", "status=agreed&limit=5")),
        ("/api/v1/pairs/BLR-KAZ/sources/1", AskedAddress("BLR-KAZ", "")),
        # What the API and files refuse reaches them as it is.
        ("/BLR-KAZ/proposals.csv?page=2&x=1", None),
        ("/api/v1/pairs/BLR-KAZ/proposals?limit=5&x=1", None),
        ("/api/v1/pairs/BLR-KAZ/proposals?limit=5&limit=5", None),
        ("/api/v1/pairs/BLR-KAZ/proposals?status=", None),
        ("/api/v1/openapi.json", None),
        ("/admin/", None),
        ("/static/x.css", None),
        ("/nothing/there", None),
    ],
)
def test_an_address_asks_for_a_page_or_for_something_else(address: str, asked: AskedAddress | None) -> None:
    assert asked_for(ASK.get(address)) == asked


def test_only_reading_asks_for_a_page() -> None:
    assert asked_for(ASK.post("/BLR-KAZ/")) is None
    assert asked_for(ASK.head("/BLR-KAZ/")) is not None


class Recorded(QueryDict):
    """Parameters that note which of them are read."""

    read: set[str]

    def get(self, key: str, default: Any = None) -> Any:
        """As usual."""
        self.read.add(key)
        return super().get(key, default)

    def getlist(self, key: str, default: Any = None) -> Any:
        """As usual."""
        self.read.add(key)
        return super().getlist(key, default)

    def __getitem__(self, key: str) -> Any:
        self.read.add(key)
        return super().__getitem__(key)


@pytest.mark.usefixtures("traded")
@pytest.mark.parametrize("kind", [*PAGES, SEARCH], ids=lambda kind: kind.name)
def test_each_page_names_the_parameters_that_it_reads(kind: Any) -> None:
    params: Any = Recorded("")
    params.read = set()
    where = WHERE.get(kind.name, {})
    if kind.of_pair:
        kind.build(pair(), params, TODAY, **where)
    else:
        kind.build(params, TODAY, **where)
    # The day of reading is asked of every page.
    assert params.read | {"as_of"} == {*kind.reads} | {"as_of"}


def test_a_page_never_sees_and_never_shows_what_it_does_not_read(client: Client, shipped: None) -> None:
    page = client.get("/BLR-KAZ/proposals/?page=1&utm_source=mail").content.decode()
    assert "utm_source" not in page
    assert "proposals.csv?page=1" in page
