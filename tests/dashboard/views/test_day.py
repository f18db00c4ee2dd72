"""The day travels: through every link, form, citation and file of a page, until the reader leaves it."""

import re
from datetime import date
from html import unescape
from urllib.parse import urlsplit

import pytest
from django.test import Client

from cooperation.queries.unknown import unknown_places
from dashboard.views.day import keeping, with_day
from tests.dashboard.built import TODAY

DAY = date(2019, 1, 1)


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("/BLR-KAZ/", "/BLR-KAZ/?as_of=2019-01-01"),
        ("/BLR-KAZ/trade/#targets", "/BLR-KAZ/trade/?as_of=2019-01-01#targets"),
        ("/BLR-KAZ/proposals/?status=agreed", "/BLR-KAZ/proposals/?status=agreed&amp;as_of=2019-01-01"),
        ("/BLR-KAZ/trade/?as_of=2018-01-01", "/BLR-KAZ/trade/?as_of=2018-01-01"),
    ],
)
def test_an_address_keeps_the_day(address: str, kept: str) -> None:
    assert with_day(address, DAY) == kept


def test_links_and_forms_that_ask_for_a_page_keep_it_and_others_do_not() -> None:
    page = """
        <a class="x" href="/BLR-KAZ/trade/">in</a> <a href="https://example.org/">out</a> <a href="?page=2">next</a>
        <a href="/admin/">in</a> <link href="/static/x.css"> <a href="#here">here</a>
        <form action="/BLR-KAZ/search/"><input name="q"></form>
        <form action="/BLR-KAZ/"><input name="as_of" value=""></form>
        <form method="post" action="/language/"></form>
        {"1:19": {"url": "/BLR-KAZ/sources/1/#p19"}}
    """
    kept = keeping(page, DAY)
    assert kept.count("as_of=2019-01-01") == 2
    assert '"url": "/BLR-KAZ/sources/1/?as_of=2019-01-01#p19"' in kept
    assert kept.count('type="hidden" name="as_of" value="2019-01-01"') == 1


@pytest.mark.django_db
@pytest.mark.usefixtures("shipped")
class TestPages:
    """On the site itself."""

    def test_another_form_of_the_day_leads_to_its_one_address(self, client: Client) -> None:
        response = client.get("/BLR-KAZ/trade/?as_of=01.01.2019&target=T4")
        assert (response.status_code, response.headers["Location"]) == (
            302,
            "/BLR-KAZ/trade/?target=T4&as_of=2019-01-01",
        )

    def test_what_is_no_day_is_said_and_never_another_day_in_its_place(self, client: Client) -> None:
        page = client.get("/BLR-KAZ/?as_of=sometime").content.decode()
        assert "“sometime” is not a date we can read." in page
        assert "This is the record as known today." in page
        for suffix in ("trade.json", "trade.csv"):
            response = client.get(f"/BLR-KAZ/{suffix}?as_of=sometime")
            assert response.status_code == 400
            assert "“sometime” is not a date we can read." in response.content.decode()

    def test_the_day_since_which_a_list_is_asked_for_has_one_address_too(self, client: Client) -> None:
        response = client.get("/BLR-KAZ/timeline/?since=1.5.2024&kind=meeting")
        assert (response.status_code, response.headers["Location"]) == (
            302,
            "/BLR-KAZ/timeline/?kind=meeting&since=2024-05-01",
        )
        assert client.get("/BLR-KAZ/trade/?since=1.5.2024").status_code == 200  # which has no such list

    def test_a_list_since_no_day_says_so_and_its_file_is_refused(self, client: Client) -> None:
        page = client.get("/BLR-KAZ/changes/?since=sometime").content.decode()
        assert "“sometime” is not a date we can read." in page
        assert "Nothing is left out of this list." in page
        response = client.get("/BLR-KAZ/timeline.csv?since=sometime")
        assert (response.status_code, "“sometime”" in response.content.decode()) == (400, True)

    @pytest.mark.parametrize("page", ["changes/?view=record", "changes/", "search/?q=canal", "sources/1/"])
    def test_a_page_that_cannot_go_back_leads_to_no_row_that_was_not_known(self, client: Client, page: str) -> None:
        mark = "&" if "?" in page else "?"
        html = client.get(f"/BLR-KAZ/{page}{mark}as_of=2011-06-01").content.decode()
        assert "as_of=2011-06-01" in html
        for address in set(re.findall(r'href="(/BLR-KAZ/(?:proposals|trade/figures|sources|claims)/[^"]+)"', html)):
            assert client.get(address.replace("&amp;", "&")).status_code == 200, address


@pytest.mark.django_db
@pytest.mark.parametrize("shipped_pair", ["BLR-KAZ", "BLR-UZB", "KAZ-KGZ"], indirect=True)
def test_ten_links_deep_every_page_tells_the_day(client: Client, shipped_pair: str) -> None:
    unknown = unknown_places([shipped_pair], TODAY, DAY)
    path: list[str] = []
    found = [f"/{shipped_pair}/?as_of=2019-01-01"]
    while len(path) < 10:
        at = next(link for link in reversed(found) if urlsplit(link).path not in path)
        page = client.get(at).content.decode()
        assert "as known on <b>1 Jan 2019</b>" in page, at
        links = re.findall(r'<a\b[^>]*?\shref="(/[^"]*)"', page)
        left = {unescape(link) for link in links if "as_of=2019-01-01" not in link}
        assert all({link, link.partition("#")[0]} & unknown for link in left), at
        path.append(urlsplit(at).path)
        found += [link.replace("&amp;", "&") for link in links if _is_page(link) and "as_of=" in link]


def _is_page(link: str) -> bool:
    """Whether it leads to a page of the record: the description of the API is the same on every day."""
    return not re.match(r"/api/|.*/charts/", link) and bool(re.search(r"/(?:[?#]|$)", link))
