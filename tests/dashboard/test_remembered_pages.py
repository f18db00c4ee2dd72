"""Pages from what is kept in the process, and in all their forms, are the pages that are read anew."""

from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cooperation.models import CountryPair, TradeFigure
from cooperation.queries import remembered

PAGES = (
    "/",
    "/trade/",
    "/trade/figures/",
    "/trade/estimates/",
    "/timeline/",
    "/proposals/",
    "/proposals/?status=agreed",
    "/proposals/1/",
    "/sectors/transport/",
)
FILES = ("/trade.json", "/trade/figures.csv", "/timeline.json", "/proposals.json")


@pytest.fixture
def outside_of_transactions(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test's own transaction is as good as none: nothing else is changed in it."""
    monkeypatch.setattr(remembered, "connection", SimpleNamespace(in_atomic_block=False))


def answers(client: Client, slug: str) -> list[bytes]:
    return [client.get(f"/{slug}{place}").content for place in (*PAGES, *FILES)]


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("slug", ["BLR-KAZ", "KAZ-KGZ", "BLR-UZB"])
def test_what_is_kept_says_the_same(client: Client, slug: str, request: pytest.FixtureRequest) -> None:
    read_anew = answers(client, slug)
    request.getfixturevalue("outside_of_transactions")
    assert answers(client, slug) == read_anew  # read once
    assert answers(client, slug) == read_anew  # and kept


@pytest.mark.usefixtures("shipped", "outside_of_transactions")
def test_a_change_is_seen_with_its_revision(client: Client) -> None:
    pair = CountryPair.objects.by_slug("BLR-KAZ").get()
    figure = TradeFigure.objects.filter(pair=pair).exclude(caution="").earliest("pk")
    before = client.get("/BLR-KAZ/trade/figures.json").content
    TradeFigure.objects.filter(pk=figure.pk).update(caution="Another caution.")
    assert client.get("/BLR-KAZ/trade/figures.json").content == before
    CountryPair.objects.filter(pk=pair.pk).update(revision=pair.revision + 1)
    assert b"Another caution." in client.get("/BLR-KAZ/trade/figures.json").content


@pytest.mark.usefixtures("shipped", "outside_of_transactions")
@pytest.mark.parametrize("page", ["proposals/22/", "sectors/space/"])
def test_where_proposals_stand_is_asked_once_for_all_pages_of_them(client: Client, page: str) -> None:
    client.get("/BLR-KAZ/proposals/")
    with CaptureQueriesContext(connection) as asked:
        assert client.get(f"/BLR-KAZ/{page}").status_code == 200
    assert [query["sql"] for query in asked if "evidence_level" in query["sql"]] == []
