"""What machines that read the web find: data sets, reviews of claims, previews, frames, quotations."""

import json
import re
from html import unescape
from typing import Any

import lxml.html
import pytest
from django.test import Client
from django.urls import resolve
from pyld import jsonld

from cooperation.models import CountryPair, StatusChange, TradeFigure
from tests.dashboard import twin
from tests.dashboard.test_views import addresses

pytestmark = pytest.mark.django_db
HOST = "http://testserver"


def context_of(address: str, options: dict[str, Any]) -> dict[str, Any]:
    """What the contexts of schema.org and of Web Annotations say of the names that we use: tests reach no network."""
    assert address in ("https://schema.org", "http://www.w3.org/ns/anno.jsonld")
    named = {"id": "@id", "type": "@type", "@vocab": "https://schema.org/"}
    return {
        "contentType": "application/ld+json",
        "documentUrl": address,
        "contextUrl": None,
        "document": {"@context": named},
    }


def things(content: dict[str, Any]) -> list[dict[str, Any]]:
    """The things that a processor of JSON-LD finds, by full names."""
    expanded: list[dict[str, Any]] = jsonld.expand(content, {"documentLoader": context_of})
    return expanded


def head_of(client: Client, page: str) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """The JSON-LD in a page, and its properties for previews."""
    tree = lxml.html.fromstring(client.get(page).content.decode())
    linked = [json.loads(script.text) for script in tree.xpath('//script[@type="application/ld+json"]')]
    return linked, {meta.get("property"): meta.get("content") for meta in tree.xpath("//head/meta[@property]")}


@pytest.mark.usefixtures("read_once")
@pytest.mark.parametrize("page", addresses())
def test_every_page_is_a_data_set_whose_files_are_there(client: Client, page: str) -> None:
    ((dataset,), _preview) = head_of(client, page)
    (thing,) = things(dataset)
    assert thing["@type"] == ["https://schema.org/Dataset"]
    assert len(thing["https://schema.org/distribution"]) == 3
    assert dataset["@type"] == "Dataset"
    assert dataset["url"] == HOST + page
    assert dataset["license"].endswith("MIT.html")
    assert len(dataset["description"]) >= 50
    assert {part["encodingFormat"] for part in dataset["distribution"]} >= {"text/csv", "application/json"}
    for part in dataset["distribution"]:
        response = client.get(part["contentUrl"])
        assert response.status_code == 200
        assert response.headers["Content-Type"].partition(";")[0] == part["encodingFormat"]


def test_a_claim_is_reviewed_in_words(client: Client) -> None:
    page = "/BLR-KAZ/claims/as-it-once-was/"
    html = client.get(page).content.decode()
    ((graph,), _preview) = head_of(client, page)
    assert {one["@type"][0].rpartition("/")[2] for one in things(graph)} == {"Dataset", "ClaimReview"}
    review = next(thing for thing in graph["@graph"] if thing["@type"] == "ClaimReview")
    heading = re.search(r"<h1[^>]*>(.*?)</h1>", html, re.DOTALL)
    assert heading
    assert review["reviewRating"]["alternateName"] == unescape(heading[1]).strip()
    assert review["claimReviewed"] in unescape(html)
    assert "ratingValue" not in review["reviewRating"]


def test_nothing_in_the_record_ends_the_script_of_json_ld(client: Client) -> None:
    address = "/BLR-KAZ/proposals/?q=</script><b>"
    html = client.get(address).content.decode()
    assert "</script><b>" not in html
    assert head_of(client, address)[0]


@pytest.mark.usefixtures("read_once")
@pytest.mark.parametrize("page", ["/BLR-KAZ/trade/", "/BLR-KAZ/timeline/", "/BLR-KAZ/sectors/", "/countries/KAZ/"])
def test_a_link_to_a_page_shows_its_first_chart(client: Client, page: str) -> None:
    _linked, properties = head_of(client, page)
    assert properties["og:url"] == HOST + page
    assert properties["og:title"]
    picture = client.get(properties["og:image"])
    assert picture.headers["Content-Type"] == "image/png"
    assert picture.content.startswith(b"\x89PNG")
    html = client.get(page).content.decode()
    (address,) = re.findall(r'<link rel="alternate" type="application/json\+oembed" href="([^"]+)"', html)
    answer = client.get(unescape(address)).json()
    assert answer["type"] == "rich"
    frame = re.search(r'<iframe src="([^"]+)"', answer["html"])
    assert frame
    assert client.get(unescape(frame[1])).status_code == 200
    assert answer["thumbnail_url"] == properties["og:image"]


@pytest.mark.usefixtures("read_once")
def test_a_page_of_a_pair_without_a_chart_shows_one_of_the_pair(client: Client) -> None:
    """None claims what it does not speak of: a figure shows trade, a source the proposals, on the day that is read."""
    expected = {
        "/BLR-KAZ/trade/figures/H01/": "/BLR-KAZ/trade/charts/years.png",
        "/BLR-KAZ/sources/1/": "/BLR-KAZ/charts/proposers.png",
        "/BLR-KAZ/proposals/22/?as_of=2019-01-01": "/BLR-KAZ/charts/proposers.png?as_of=2019-01-01",
    }
    pages = {resolve(address).url_name: address for address in twin.addresses(CountryPair.objects.get())}
    pictures = set()
    for address in (*pages.values(), *expected):
        _linked, properties = head_of(client, address)
        pictures.add(properties["og:image"])
        assert "<" not in properties["og:image:alt"]
        if address in expected:
            assert properties["og:image"] == HOST + expected[address]
    for picture in pictures:
        assert client.get(picture).headers["Content-Type"] == "image/png", picture


@pytest.mark.parametrize(
    "address", ["/BLR-KAZ/trade/?as_of=2019-01-01#mirror", "/BLR-KAZ/trade/charts/mirror/?as_of=2019-01-01"]
)
def test_a_frame_is_told_for_one_chart_with_its_filters(client: Client, address: str) -> None:
    response = client.get("/oembed", {"url": HOST + address, "maxwidth": "400"})
    content = response.json()
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert content["width"] == 400
    assert content["title"].startswith("Belarus–Kazakhstan: ")
    assert f'title="{content["title"]}"' in content["html"]
    assert f"{HOST}/BLR-KAZ/trade/charts/mirror/embed/?as_of=2019-01-01" in content["html"]


NO_CHARTS = (
    "",
    "\0",
    "x" * 5_000,
    "http://[",
    "http://elsewhere.org/BLR-KAZ/trade/",
    f"{HOST}/nothing/",
    f"{HOST}/methods/",
    f"{HOST}/admin/",
    f"{HOST}/XXX-YYY/trade/",
    f"{HOST}/BLR-KAZ/trade/#nothing",
)


@pytest.mark.parametrize("address", NO_CHARTS)
def test_what_is_no_chart_here_has_no_frame(client: Client, address: str) -> None:
    assert client.get("/oembed", {"url": address}).status_code == 404


def test_frames_are_told_in_json_only_and_in_sizes_within_reason(client: Client) -> None:
    address = f"{HOST}/BLR-KAZ/trade/#target"
    assert client.get("/oembed", {"url": address, "format": "xml"}).status_code == 501
    for typed, width in (("-1", 860), ("9" * 400, 860), ("1", 200), ("٣", 860), ("640", 640), ("999999", 860)):
        assert client.get("/oembed", {"url": address, "maxwidth": typed}).json()["width"] == width


def test_quoted_words_are_web_annotations_of_their_sources(client: Client) -> None:
    response = client.get("/BLR-KAZ/annotations.jsonld")
    content = response.json()
    items = content["first"]["items"]
    assert content["total"] == len(items)
    assert things(content)[0]["@id"] == f"{HOST}/BLR-KAZ/annotations.jsonld"
    assert len({item["id"] for item in items}) == len(items)
    quoted = {item["target"]["selector"]["exact"] for item in items}
    assert {figure.quote for figure in TradeFigure.objects.filter(pair__first="BLR").exclude(quote="")} <= quoted
    assert all(len(words) <= 120 for words in quoted)
    growth = next(item for item in items if item["target"]["selector"]["exact"] == "almost 65%")
    assert growth["target"]["scope"] == f"{HOST}/BLR-KAZ/sources/1/#p19"
    assert growth["body"][0]["id"] == f"{HOST}/BLR-KAZ/trade/figures/H26/"
    for item in items[:5]:
        assert client.get(item["body"][0]["id"].partition("#")[0]).status_code == 200


def test_annotations_of_one_source_and_none_of_drafts(client: Client) -> None:
    of_one = client.get("/BLR-KAZ/sources/1/annotations.jsonld").json()["first"]["items"]
    assert of_one
    assert all("/sources/1/#p" in item["target"]["scope"] for item in of_one)
    StatusChange.objects.filter(pair__first="BLR").update(state="draft")
    assert len(client.get("/BLR-KAZ/sources/1/annotations.jsonld").json()["first"]["items"]) < len(of_one)


def test_statuses_carry_the_code_of_iati(client: Client) -> None:
    for page in (
        "/countries/KAZ.json",
        "/BLR-KAZ/proposals.json",
        "/BLR-KAZ/sectors/space.json",
        "/BLR-KAZ/timeline.json",
    ):
        records = [record for record in json.loads(client.get(page).content)["records"] if record["status"]]
        assert records
        assert all(record["iati_activity_status"] in range(1, 7) for record in records)
