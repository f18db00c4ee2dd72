"""The API as its description promises: every list, every bound, every refusal."""

import json
import re
from typing import Any

import hypothesis
import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client
from openapi_spec_validator import OpenAPIV31SpecValidator

from cooperation.actions.places import bump_revision
from cooperation.models import CountryPair
from dashboard.api.document import document, path_of
from dashboard.api.resources import RESOURCES

pytestmark = pytest.mark.django_db
PAIR = "/api/v1/pairs/BLR-KAZ"
SERVER = "http://testserver/api/v1"
EXAMPLES = 6


def of_the_shipped_pair() -> dict[str, Any]:
    """The description, with the pair that is there as the only one: most of what is asked is to be found."""
    described = document(SERVER)
    for path in described["paths"].values():
        for parameter in path["get"]["parameters"]:
            if parameter["name"] == "pair":
                parameter["schema"] = {"type": "string", "enum": ["BLR-KAZ"]}
            if parameter["name"] == "number":
                parameter["schema"] = {"type": "integer", "enum": [1, 2]}
    return described


# The description needs no database: cases are made of it before any test begins.
schema = schemathesis.openapi.from_dict(of_the_shipped_pair())
schema.config.update(base_url=SERVER)


def test_the_description_follows_the_standard_and_is_served(client: Client) -> None:
    described = client.get("/api/v1/openapi.json").json()
    OpenAPIV31SpecValidator(described).validate()
    assert described["openapi"].startswith("3.1")
    assert set(described["paths"]) == {path_of(resource) for resource in RESOURCES}


@pytest.mark.usefixtures("read_once")
@schema.parametrize()
@hypothesis.settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    suppress_health_check=list(hypothesis.HealthCheck),
    database=None,
)
def test_whatever_is_asked_is_answered_as_described(case: schemathesis.Case[Any], one_connection: None) -> None:
    # The program that asks unpacks nothing.
    case.call_and_validate(app=WSGIHandler(), headers={"Accept-Encoding": "identity"})


def records_of(client: Client, address: str) -> list[dict[str, Any]]:
    """All records of a list, page after page."""
    found: list[dict[str, Any]] = []
    onward: str | None = address
    while onward:
        content = client.get(onward).json()
        found += content["records"]
        onward = content["next"]
    return found


@pytest.mark.usefixtures("read_once")
@pytest.mark.database
@pytest.mark.parametrize(
    ("resource", "page", "kind"),
    [
        ("proposals", "/BLR-KAZ/proposals.json", ""),
        ("proposals/22", "/BLR-KAZ/proposals/22.json", ""),
        ("figures", "/BLR-KAZ/trade/figures.json", "stated"),
        ("targets", "/BLR-KAZ/trade/targets.json", "target"),
        ("derived-figures", "/BLR-KAZ/trade/figures.json", "derived"),
        ("statements", "/BLR-KAZ/claims.json", ""),
        ("timeline", "/BLR-KAZ/timeline.json", ""),
        ("changes", "/BLR-KAZ/changes.json?view=record", ""),
        ("sources", "/BLR-KAZ/sources.json", ""),
        ("sources/1", "/BLR-KAZ/sources/1.json", ""),
    ],
)
def test_a_list_read_to_its_end_is_what_the_page_holds(client: Client, resource: str, page: str, kind: str) -> None:
    expected = [one for one in json.loads(client.get(page).content)["records"] if not kind or one["kind"] == kind]
    assert expected
    limit = max(1, len(expected) // 2)
    assert records_of(client, f"{PAIR}/{resource}?limit={min(limit, 500)}") == expected


@pytest.mark.usefixtures("read_once")
@pytest.mark.database
def test_filters_are_those_of_the_page(client: Client) -> None:
    for query in ("status=agreed&status=signed", "by=KAZ", "sector=space", "q=drone", "as_of=2019-01-01", "year=2019"):
        page = json.loads(client.get(f"/BLR-KAZ/proposals.json?{query}").content)
        answer = client.get(f"{PAIR}/proposals?{query}").json()
        assert answer["records"] == page["records"], query
        assert client.get(answer["page_url"]).status_code == 200


def test_a_list_leads_to_the_view_of_the_page_that_shows_it(client: Client) -> None:
    answer = client.get(f"{PAIR}/changes?since=2020-01-01").json()
    assert answer["page_url"] == "http://testserver/BLR-KAZ/changes/?since=2020-01-01&view=record"


def test_sources_of_the_records_stand_beside_them(client: Client) -> None:
    answer = client.get(f"{PAIR}/figures?limit=3").json()
    cited = {int(place.split(":")[0]) for record in answer["records"] for place in record["evidence"].split()}
    assert {source["source"] for source in answer["sources"]} == cited


def test_what_has_not_changed_is_not_sent_again(client: Client) -> None:
    etag = client.get(f"{PAIR}/proposals").headers["ETag"]
    again = client.get(f"{PAIR}/proposals", headers={"if-none-match": etag})
    assert (again.status_code, again.headers["Access-Control-Allow-Origin"]) == (304, "*")
    bump_revision(CountryPair.objects.by_slug("BLR-KAZ").get())
    assert client.get(f"{PAIR}/proposals", headers={"if-none-match": etag}).status_code == 200


def test_a_cursor_of_an_earlier_revision_says_so(client: Client) -> None:
    onward = client.get(f"{PAIR}/proposals?limit=2").json()["next"]
    assert len(client.get(onward).json()["records"]) == 2
    bump_revision(CountryPair.objects.by_slug("BLR-KAZ").get())
    refused = client.get(onward)
    assert refused.status_code == 404
    assert "start the list again" in refused.json()["detail"]


@pytest.mark.database
@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("status=nothing", 422),
        ("unknown=1", 422),
        ("q=%00", 422),
        ("q=" + "a" * 201, 422),
        ("limit=0", 422),
        ("limit=501", 422),
        ("limit=9813312167435626", 422),
        ("limit=1&limit=2", 422),
        ("cursor=nothing", 422),
        ("year=%D9%A3", 422),
        ("as_of=01.01.2019", 422),
        ("as_of=9999-12-31", 404),
        ("&".join(["status=agreed"] * 21), 422),
    ],
)
def test_what_is_out_of_bounds_is_refused_with_a_problem(client: Client, query: str, status: int) -> None:
    response = client.get(f"{PAIR}/proposals?{query}")
    problem = response.json()
    assert response.status_code == problem["status"] == status
    assert response.headers["Content-Type"] == "application/problem+json"
    assert problem["detail"]
    assert response.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.database
@pytest.mark.parametrize(
    "address",
    ["pairs/XXX-YYY/proposals", "pairs/BLR-KAZ/proposals/0", "pairs/BLR-KAZ/proposals/999", "nothing", "nothing/"],
)
def test_what_is_not_there_is_a_problem_too(client: Client, address: str) -> None:
    response = client.get(f"/api/v1/{address}")
    assert (response.status_code, response.headers["Content-Type"]) == (404, "application/problem+json")


def test_other_sites_may_read_and_nobody_may_write(client: Client) -> None:
    assert client.get(f"{PAIR}/proposals").headers["Access-Control-Allow-Origin"] == "*"
    assert client.options(f"{PAIR}/proposals").headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    for method in (client.post, client.put, client.delete, client.patch):
        refused = method(f"{PAIR}/proposals")
        assert (refused.status_code, refused.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")
        assert refused.headers["Content-Type"] == "application/problem+json"


def test_the_documentation_asks_what_it_describes(client: Client) -> None:
    html = client.get("/api/").content.decode()
    for choice in re.findall(r"<select (?![^>]*multiple).*?</select>", html, re.DOTALL):
        assert '<option value="">any</option>' in choice
    assert "whose figure it is: BLR, or none where the source does not say" in html
    assert 'src="/static/js/api.js"' in html  # leaves out what is left empty, which the API would refuse
    for resource in RESOURCES:
        assert f'id="{resource.name}"' in html
        assert all(f'name="{parameter.name}"' in html for parameter in resource.parameters)
    assert "Sunset" in html
