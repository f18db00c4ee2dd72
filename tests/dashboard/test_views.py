"""Every page as HTML and as data: addresses, conditional requests, bad input, query counts."""

import csv
import io
import json
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cooperation.models import CountryPair, Proposal
from dashboard.urls import PAGES
from dashboard.views.kinds import PageKind
from tests.cooperation import rows

pytestmark = pytest.mark.django_db

SLUG = "BLR-KAZ"
WHERE: dict[str, dict[str, Any]] = {
    "proposal": {"number": 22},
    "sector": {"code": "space"},
    "source": {"number": 1},
    "country": {"country": "KAZ"},
}
NASTY = ["0", "-1", "1" * 400, "=1+1", "'\"<script>", "%00", "٣", "../../etc", "NaN", "1e999"]
# Of what a page passes on to the database, each has words of its own for these.
NASTY_IN_SQL = ["\0", "9" * 12, "💥"]


def known_kinds() -> list[PageKind]:
    """The kinds of page that need nothing but the shipped data."""
    return [kind for kind in PAGES if "<" not in kind.route or kind.name in WHERE]


def addresses(suffix: str = "") -> list[str]:
    """One address of each."""
    return [
        reverse(
            kind.name + suffix,
            kwargs={
                **({"slug": SLUG} if kind.of_pair else {}),
                **WHERE.get(kind.name, {}),
                **({"file_type": "json"} if suffix else {}),
            },
        )
        for kind in known_kinds()
    ]


@pytest.mark.usefixtures("read_once")
@pytest.mark.database
@pytest.mark.parametrize("address", addresses())
def test_every_page_answers_with_one_finding_as_its_heading(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 200
    html = response.content.decode()
    assert html.count("<h1") == 1
    assert not re.search(r">\s*(None|nan|NaN|inf|Infinity|undefined)\s*<", html)


@pytest.mark.usefixtures("read_once")
@pytest.mark.database
@pytest.mark.parametrize("address", addresses("-data"))
def test_every_page_gives_the_same_records_as_json_and_csv(client: Client, address: str) -> None:
    content = json.loads(client.get(address).content, parse_constant=pytest.fail)
    rows_read = list(csv.DictReader(io.StringIO(client.get(address.replace(".json", ".csv")).content.decode())))
    assert content["title"]
    assert len(rows_read) == len(content["records"]) > 0
    for record, row in zip(content["records"], rows_read, strict=True):
        assert row.keys() >= record.keys()


@pytest.mark.usefixtures("read_once")
@pytest.mark.parametrize("address", addresses())
def test_an_unchanged_page_is_not_sent_again(client: Client, address: str) -> None:
    etag = client.get(address).headers["ETag"]
    assert client.get(address, headers={"if-none-match": etag}).status_code == 304


# Of the pages that read the same parameters, by the same code, one is asked with every value, the others with one.
FIRST_TO_READ = {kind.reads: kind for kind in reversed(known_kinds())}


@pytest.mark.usefixtures("read_once")
@pytest.mark.parametrize("values", [NASTY, pytest.param(NASTY_IN_SQL, marks=pytest.mark.database)], ids=["", "sql"])
@pytest.mark.parametrize(("address", "kind"), list(zip(addresses(), known_kinds(), strict=True)))
def test_no_parameter_breaks_a_page(client: Client, address: str, kind: PageKind, values: list[str]) -> None:
    """All that the page reads, and the two that most pages share alone; others never reach it."""
    asked = [["unknown", *kind.reads], *([name] for name in kind.reads if name in ("q", "page"))]
    for value in values if FIRST_TO_READ[kind.reads] is kind else values[:1]:
        for parameters in asked:
            assert client.get(address, dict.fromkeys(parameters, value)).status_code in (200, 404), value


@pytest.mark.database
@pytest.mark.parametrize(
    "address",
    [
        "/XXX-YYY/",
        "/BLR-BLR/",
        "/BLR-KAZ/proposals/23/",
        "/BLR-KAZ/proposals/0/",
        "/BLR-KAZ/proposals/99999999999999999999/",
        "/BLR-KAZ/sectors/nothing/",
        "/BLR-KAZ/sources/999/",
        "/BLR-KAZ/nothing/",
        "/BLR-KAZ/proposals.xml",
        "/BLR-KAZ/charts/nothing.wide-light.0123456789abcdef.svg",
    ],
)
def test_what_is_not_there_is_not_found(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert "<h1" in response.content.decode()


@pytest.mark.parametrize("other", ["KAZ-BLR", "BY-KZ", "KZ-BY", "blr-kaz", "kz-blr"])
def test_other_spellings_of_a_pair_lead_to_its_address(client: Client, other: str) -> None:
    response = client.get(f"/{other}/proposals/?status=agreed")
    assert response.status_code == 301
    assert response.headers["Location"] == "/BLR-KAZ/proposals/?status=agreed"


def test_data_are_other_spellings_too(client: Client) -> None:
    assert client.get("/KAZ-BLR/trade.json").headers["Location"] == "/BLR-KAZ/trade.json"


def test_a_cell_that_a_spreadsheet_would_run_is_led_by_an_apostrophe(client: Client) -> None:
    Proposal.objects.filter(pair__first="BLR", number=1).update(title='=HYPERLINK("x")')
    text = client.get("/BLR-KAZ/proposals.csv").content.decode()
    assert "'=HYPERLINK" in text
    assert ",=HYPERLINK" not in text


@pytest.fixture
def made_up_pair(db: None) -> CountryPair:
    """A pair with a proposal in each of ten sources."""
    pair = rows.country_pair()
    _more_proposals(pair, 3)
    return pair


def _more_proposals(pair: CountryPair, count: int) -> None:
    for _ in range(count):
        source = rows.source(pair=pair, state="published")
        paragraph = rows.paragraph(source=source)
        proposal = rows.proposal(pair=pair, evidence=paragraph, state="published")
        proposal.sectors.add(rows.sector(parent=rows.sector()))
        rows.status_change(pair=pair, proposal=proposal, evidence=paragraph, state="published")
        rows.event(pair=pair, evidence=paragraph, state="published").proposals.add(proposal)
        rows.trade_figure(pair=pair, evidence=paragraph, state="published")
        rows.target(pair=pair, evidence=paragraph, state="published")


PAGES_THAT_GROW = [kind.name for kind in PAGES if kind.of_pair and "<" not in kind.route]


@pytest.mark.database
@pytest.mark.parametrize("name", PAGES_THAT_GROW)
def test_the_number_of_queries_does_not_grow_with_the_record(
    client: Client,
    name: str,
    made_up_pair: CountryPair,
    django_assert_max_num_queries: Callable[..., AbstractContextManager[Any]],
) -> None:
    address = reverse(name, args=[made_up_pair.slug])
    with django_assert_max_num_queries(30) as before:
        assert client.get(address).status_code == 200
    _more_proposals(made_up_pair, 27)
    with django_assert_max_num_queries(len(before)):
        assert client.get(address).status_code == 200


def test_drafts_are_not_shown(client: Client) -> None:
    Proposal.objects.filter(pair__first="BLR", number=22).update(state="draft")
    assert client.get("/BLR-KAZ/proposals/22/").status_code == 404
    assert "21 proposals" in client.get("/BLR-KAZ/proposals/").content.decode()
