"""Files refuse what they do not know: none holds more than was asked for."""

import json
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from dashboard.urls import PAGES, SEARCH, SEARCH_ALL
from dashboard.views.downloads import FORMS
from dashboard.views.kinds import PageKind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped")]
KINDS = (*PAGES, SEARCH, SEARCH_ALL)


def problem(response: Any) -> dict[str, object]:
    """What is said of a file that was refused."""
    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")
    content: dict[str, object] = json.loads(response.content)
    assert content["status"] == 400
    assert content["detail"] == " ".join(content["errors"])  # type: ignore[arg-type]
    return content


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_each_file_refuses_what_its_page_does_not_read(client: Client, kind: PageKind, form: str) -> None:
    route = kind.route.replace("<country:country>", "KAZ").replace("<number:number>", "1").replace("<slug:code>", "x")
    address = "/" + ("/".join(filter(None, ("BLR-KAZ" if kind.of_pair else "", route))) or "pairs")
    said = problem(client.get(f"{address}.{form}?yaer=2019"))
    assert "There is no parameter “yaer” here." in str(said["detail"])
    assert client.get(f"{address}/?yaer=2019".replace("/pairs/", "/")).status_code in (200, 404)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_each_parameter_of_a_page_has_values_that_its_files_refuse(kind: PageKind) -> None:
    for name in {one.name for one in kind.parameters} - {"as_of", "since"}:
        assert kind.problems_of(QueryDict(f"{name}=%00\x7f")), name
        assert not kind.problems_of(QueryDict(f"{name}=")), name


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("trade/figures.csv?flow=turnover", "There are: X, M"),
        ("trade/figures.csv?year=abc", "“year” cannot be “abc”"),
        ("trade/figures.json?side=KAZAKHSTAN", "“side” cannot be"),
        ("proposals.csv?statuss=agreed", "Did you mean “status”?"),
        ("proposals.xlsx?status=agred", "Did you mean “agreed”?"),
        ("timeline.csv?kind=zzz", "“kind” cannot be “zzz”"),
        ("timeline.csv?since=someday", "“someday” is not a date"),
        ("trade.csv?as_of=2999-01-01", "in the future"),
    ],
)
def test_a_slip_is_told_with_what_is_allowed(client: Client, asked: str, sentence: str) -> None:
    assert sentence in str(problem(client.get(f"/BLR-KAZ/{asked}"))["detail"])


def test_a_kept_file_is_not_given_for_another_one(client: Client) -> None:
    assert client.get("/BLR-KAZ/proposals.csv").status_code == 200
    assert client.get("/BLR-KAZ/proposals.csv?statuss=agreed").status_code == 400


@pytest.mark.parametrize("asked", ["year=1999", "side=NOR", "scope=nothing"])
def test_a_value_that_no_figure_has_leaves_none(client: Client, asked: str) -> None:
    content = client.get(f"/BLR-KAZ/trade/figures.json?{asked}").json()
    assert content["records"] == []
    assert content["filters"] == asked.replace("=", ": ")


def test_a_page_of_a_slip_offers_files_that_are_given(client: Client) -> None:
    html = client.get("/BLR-KAZ/proposals/?status=agred&basis=stated").content.decode()
    assert 'href="/BLR-KAZ/proposals.csv?basis=stated"' in html
    assert client.get("/BLR-KAZ/proposals.csv?basis=stated&status=").status_code == 200
