"""Addresses of data as they may be typed and asked: other spellings, other methods, other sites, wrong ones."""

import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped")]
FILES = [
    "/BLR-KAZ/trade.csv",
    "/BLR-KAZ/proposals.rows.json",
    "/pairs.xlsx",
    "/BLR-KAZ/data.zip",
    "/BLR-KAZ/changes.atom",
    "/changes.atom",
    "/BLR-KAZ/timeline.ics",
    "/BLR-KAZ/figures.sdmx.csv",
    "/sdmx/structures.json",
    "/BLR-KAZ/annotations.jsonld",
    "/api/v1/pairs",
    "/api/v1/",
    "/api/v1/openapi.json",
]


@pytest.mark.parametrize("spelling", ["KAZ-BLR", "BY-KZ", "KZ-BY", "blr-kaz"])
@pytest.mark.parametrize("rest", ["proposals?limit=5", "sources/1"])
def test_other_spellings_of_a_pair_lead_to_its_list(client: Client, spelling: str, rest: str) -> None:
    response = client.get(f"/api/v1/pairs/{spelling}/{rest}")
    assert (response.status_code, response["Location"]) == (301, f"/api/v1/pairs/BLR-KAZ/{rest}")
    assert response["Access-Control-Allow-Origin"] == "*"


def test_a_list_with_a_slash_leads_to_the_list(client: Client) -> None:
    response = client.get("/api/v1/pairs/BLR-KAZ/figures/?year=2017")
    assert (response.status_code, response["Location"]) == (301, "/api/v1/pairs/BLR-KAZ/figures?year=2017")


@pytest.mark.parametrize("address", ["/api/v2/pairs", "/api/v1/pairs/BLR-KAZ/nothing", "/api/v1/nothing/", "/api/x"])
def test_a_wrong_address_is_answered_as_data(client: Client, address: str) -> None:
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (404, "application/problem+json")
    assert "http://testserver/api/v1/" in response.json()["detail"]


def test_a_pair_that_is_not_followed_is_told_with_those_that_are(client: Client) -> None:
    detail = client.get("/api/v1/pairs/BLR-KAS/figures").json()["detail"]
    assert "Did you mean “BLR-KAZ”?" in detail
    assert client.get("/api/v1/pairs/%00/figures").status_code == 404


def test_the_root_names_every_list(client: Client) -> None:
    content = client.get("/api/v1/").json()
    assert client.get("/api/v1").json() == content
    whole = [one["address"] for one in content["lists"] if "{number}" not in one["address"]]
    assert len(whole) > 8
    for address in whole:
        assert client.get(address.replace("{pair}", "BLR-KAZ") + "?limit=1").status_code == 200


def test_the_documentation_answers_in_the_form_that_is_asked_for(client: Client) -> None:
    assert client.get("/api/").headers["Content-Type"].startswith("text/html")
    data = client.get("/api/", headers={"accept": "application/json"})
    assert data["Content-Type"] == "application/json"
    assert "Accept" in data["Vary"]
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    assert client.get("/api/", headers={"accept": browser})["Content-Type"].startswith("text/html")


@pytest.mark.parametrize("address", FILES)
def test_scripts_of_other_sites_may_read_and_nobody_writes(address: str) -> None:
    client = Client(enforce_csrf_checks=True)
    read = client.get(address)
    assert (read.status_code, read["Access-Control-Allow-Origin"]) == (200, "*")
    head = client.head(address)
    assert (head.status_code, head.getvalue()) == (200, b"")
    asked = client.options(address)
    assert (asked.status_code, asked.content, asked["Allow"]) == (204, b"", "GET, HEAD, OPTIONS")
    refused = client.post(address, {"x": "1"})
    assert (refused.status_code, refused["Content-Type"]) == (405, "application/problem+json")
