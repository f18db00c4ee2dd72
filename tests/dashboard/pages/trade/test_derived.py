"""Each figure that nobody states has its page: how it was worked out, from what, and how to cite it."""

import json
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from cooperation.actions.dataset import load_folder
from cooperation.actions.shipped import DATA
from dashboard.pages.trade.derived import DerivedPage, figure_page
from tests.conftest import TakenBack
from tests.cooperation import rows
from tests.cooperation.conftest import MADE_UP
from tests.dashboard.built import TODAY, pair, view

pytestmark = pytest.mark.django_db
SLUGS = ("BLR-KAZ", "BLR-UZB", "KAZ-KGZ", "IND-NPL", "UZB-VNM")


@pytest.fixture(scope="module", autouse=True)
def pairs(taken_back: TakenBack) -> Iterator[None]:
    """Four pairs beside the pinned one."""
    with taken_back():
        for folder in (*map(DATA.joinpath, SLUGS[1:3]), *map(MADE_UP.parent.joinpath, SLUGS[3:])):
            load_folder(folder)
        yield


def page(code: str, slug: str = "BLR-KAZ", query: str = "") -> DerivedPage:
    found = figure_page(pair(slug), QueryDict(query), TODAY, code)
    assert isinstance(found, DerivedPage)
    return found


def numbers(code: str, slug: str = "BLR-KAZ") -> str:
    facts = {fact.label: fact.value for fact in page(code, slug).worked_out.facts}
    return facts.get("In numbers", "")


@pytest.mark.parametrize("slug", SLUGS)
def test_every_derived_level_has_a_page_that_leads_to_what_it_rests_on(client: Client, slug: str) -> None:
    derived = [line for line in view(slug=slug).levels if line.level.is_derived]
    assert derived
    for line in derived:
        answer = client.get(reverse("figure", args=[slug, line.level.code]))
        html = answer.content.decode()
        assert answer.status_code == 200, line.level.code
        assert line.value_text in html
        for figure in line.figures:
            assert reverse("figure", args=[slug, figure.code]) in html


def test_its_title_names_the_range_and_that_it_is_derived() -> None:
    titles = [page(code).title.replace("\N{NO-BREAK SPACE}", " ") for code in ("H36-H37-TT-2017", "H36-X-2017")]
    assert titles == [
        "Belarus: turnover with Kazakhstan, 2017: $689.1–689.9 m (derived)",
        "Belarus: exports to Kazakhstan, 2017: $592.1–592.7 m (derived)",
    ]
    assert page("H02-H03-TT-2006").title.startswith("Turnover, 2006: ")
    assert page("H02-H03-TT-2006").title.endswith(", reporter not said (derived)")


@pytest.mark.parametrize(
    ("code", "how", "in_numbers"),
    [
        ("H35-TT-2017", "Level ÷ (1 + growth)", "$895.5–896.5 m ÷ 1.2950–1.3050, since growth was +29% to +31%"),
        ("H36-H37-TT-2017", "Exports + imports", "$592.10–592.63 m + $97.06–97.24 m"),
        ("H29-H30-B-2017", "Exports − imports", "$95.45–95.55 m − $508.55–508.65 m"),
        ("H06-H08-TT-2011", "Level a year before × (1 + growth)", ""),
    ],
)
def test_the_formula_stands_in_words_and_in_numbers(code: str, how: str, in_numbers: str) -> None:
    assert page(code).worked_out.how == how
    assert numbers(code).replace("\N{NO-BREAK SPACE}", " ") == in_numbers


def test_what_it_rests_on_is_listed_with_range_growth_and_source() -> None:
    (row,) = page("H35-TT-2017").inputs.table.rows
    texts = [cell.text.replace("\N{NO-BREAK SPACE}", " ") for cell in row]
    assert texts == ["H35", "2018", "turnover", "$896 m", "895.5–896.5", "+30%"]
    assert row[0].url == "/BLR-KAZ/trade/figures/H35/"
    assert row[0].cites


def test_a_rate_of_exchange_is_among_what_it_rests_on() -> None:
    stated = rows.trade_figure(
        value_usd=None, qualifier="", currency="KGS", own_qualifier="exact", own_value=40 * 10**9
    )
    rate = rows.exchange_rate(pair=stated.pair)
    found = page(f"{stated.code}-{rate.code}", "KGZ-UZB")
    assert found.worked_out.how == "Amount ÷ exchange rate"
    assert [row[0].text for row in found.inputs.table.rows] == [stated.code, rate.code]
    assert found.inputs.table.rows[1][3].text == "80"


def test_it_is_cited_with_its_formula_the_day_and_an_address_that_can_be_asked(client: Client) -> None:
    citation = page("H36-H37-TT-2017").citation
    text = citation.text.replace("\N{NO-BREAK SPACE}", " ")
    assert " m (derived: exports + imports, from H36 and H37). Cooperation Monitor, figure BLR-KAZ H36-H37-TT" in text
    assert text.endswith("as known on 24 Nov 2026.")
    assert citation.path == "/BLR-KAZ/trade/figures/H36-H37-TT-2017/?as_of=2026-11-24"
    address = "/BLR-KAZ/trade/figures/H36-H37-TT-2017/?as_of=2026-11-20"
    assert f"as known on 20 Nov 2026. http://testserver{address}</code>" in client.get(address).content.decode()


def test_its_data_name_the_formula_and_lead_back_to_the_page(client: Client) -> None:
    address = "/BLR-KAZ/trade/figures/H36-H37-TT-2017/"
    first, *others = json.loads(client.get(f"{address[:-1]}.json").content)["records"]
    assert (first["code"], first["formula"], first["rests_on"]) == ("H36-H37-TT-2017", "exports + imports", "H36 H37")
    assert first["page_url"] == f"http://testserver{address}"
    assert [record["code"] for record in others][:2] == ["H36", "H37"]
    listed = json.loads(client.get("/BLR-KAZ/trade/figures.json").content)["records"]
    assert f"http://testserver{address}" in {record["page_url"] for record in listed}


@pytest.mark.parametrize(
    "room", ["trade/figures/?all=1", "trade/two-sides/", "trade/", "trade/figures/H36/", "trade/estimates/"]
)
def test_where_a_derived_number_stands_it_leads_to_its_page(client: Client, room: str) -> None:
    html = client.get(f"/BLR-KAZ/{room}").content.decode()
    codes = [line.level.code for line in view().levels if line.level.is_derived]
    assert any(reverse("figure", args=["BLR-KAZ", code]) in html for code in codes)


def test_a_contested_derived_number_leads_to_its_own_page() -> None:
    """Not to one of the figures, of which another may be the contested one."""
    levels = [line.level for line in view(slug="KAZ-KGZ").levels if line.level.is_derived]
    assert all(level.figure_code == level.code for level in levels)


def test_one_that_only_the_first_vintage_gives_is_found(client: Client) -> None:
    stated = rows.trade_figure(growth_qualifier="exact", growth_percent=25, code="A1")
    rows.trade_figure(pair=stated.pair, revises=stated, code="A2")
    assert [line.level.code for line in view(slug="KGZ-UZB").levels if line.level.is_derived] == []
    assert client.get("/KGZ-UZB/trade/figures/A1-TT-2010/").status_code == 200


def test_a_code_that_nothing_has_is_answered_with_a_sentence(client: Client) -> None:
    answer = client.get("/BLR-KAZ/trade/figures/H35-TT-1817/")
    assert answer.status_code == 404
    assert "This pair has no figure “H35-TT-1817”." in answer.content.decode()


def test_on_an_earlier_day_it_is_there_as_far_as_its_figures_were(client: Client) -> None:
    known = page("H36-H37-TT-2017").line.level.known_on
    address = "/BLR-KAZ/trade/figures/H36-H37-TT-2017/"
    assert client.get(address, {"as_of": known.isoformat()}).status_code == 200
    assert client.get(address, {"as_of": date(known.year - 1, 1, 1).isoformat()}).status_code == 404


def test_a_sum_of_months_lists_each_month_and_its_mark_leads_to_a_page_that_is_there(client: Client) -> None:
    first = rows.trade_figure(period_start=date(2010, 1, 1), period_end=date(2010, 1, 31))
    for month in range(2, 13):
        end = date(2010, month, monthrange(2010, month)[1])
        rows.trade_figure(pair=first.pair, period_start=date(2010, month, 1), period_end=end)
    # Another reading of January, which contests the sum.
    rows.trade_figure(pair=first.pair, period_start=date(2010, 1, 1), period_end=date(2010, 1, 31), value_usd=10**8)
    code = "not-said-goods-TT-months-2010-12"
    found = page(code, "KGZ-UZB")
    assert found.worked_out.how == "Sum of the months"
    assert found.worked_out.contested
    assert len(found.inputs.table.rows) == 12
    address = reverse("figure", args=["KGZ-UZB", code])
    hub = client.get("/KGZ-UZB/trade/").content.decode()
    assert f'<a class="contested" href="{address}">' in hub
    assert client.get(address).status_code == 200
