"""Parts of the trade: named wherever a figure or target of one is shown, and never held against the whole."""

import csv
import io
from decimal import Decimal
from pathlib import Path

import pytest
from django.http import QueryDict
from django.test import Client

from cooperation.actions.dataset import load_folder
from cooperation.models import CountryPair, SearchEntry
from dashboard.pages.pairs.compared_trade import compared_trade
from dashboard.pages.pairs.trade_card import trade_card
from dashboard.pages.trade.two_sides import balance_section
from tests.cooperation import rows
from tests.cooperation.conftest import folder
from tests.cooperation.folders import row
from tests.dashboard.built import TODAY, figures, texts, two_sides
from tests.dashboard.nasty import figure, load, records, target, words
from tests.dashboard.pages.trade.test_choices import Record, text_of

__all__ = ["folder"]

pytestmark = pytest.mark.django_db
BILLION = 10**9
STEP = {"step_usd": BILLION // 10, "unit": 9}


@pytest.fixture
def pair() -> CountryPair:
    """Both sides' agrifood, a city that is the pair's own, months of it, and a target without oil."""
    made = Record("DEU", "FRA")
    rows.scope(pair=made.pair, code="city", name_en="Made-up city")
    made.figure("WHOLE", "DEU", "2024", 9 * BILLION, 2, **STEP)
    made.figure("SOLD", "DEU", "2024", 2 * BILLION, 2, scope="agrifood", flow="X", **STEP)
    made.figure("BOUGHT", "FRA", "2024", 3 * BILLION, 2, scope="agrifood", flow="M", **STEP)
    made.figure("IN", "DEU", "2024", BILLION, 2, scope="agrifood", flow="M", **STEP)
    growth = {"growth_qualifier": "exact", "growth_percent": Decimal("70.37"), "growth_step": Decimal("0.01")}
    made.figure("CITY", "DEU", "2025", BILLION, 3, scope="city", **STEP, **growth)
    made.figure("MONTH", "DEU", "2025-01/2025-01", BILLION, 3, scope="city", **STEP)
    made.target("T", "2024-01-01", 10 * BILLION, "2025", 2, scope="non_oil", **STEP)
    return CountryPair.objects.with_countries().get(pk=made.pair.pk)


def test_every_page_names_the_part_in_words(client: Client, pair: CountryPair) -> None:
    base = f"/{pair.slug}/trade"
    for address, told in {
        f"{base}/": "$10.0 bn (without oil)",
        f"{base}/targets/": "$10.0 bn (without oil)",
        f"/{pair.slug}/": "$10.0 bn (without oil)",
        f"{base}/figures/CITY/": "Germany: turnover (Made-up city) with France, 2025: $1.0 bn",
        f"{base}/estimates/": "Germany (Made-up city): 1 month is reported",
        f"/{pair.slug}/timeline/": "Turnover, goods (Made-up city), Germany, 2025, $1.0 bn",
    }.items():
        text = text_of(client, address)
        assert told in text, address
        assert "non_oil" not in text, address
    assert "A target is stated: $10.0 bn (without oil)" in text_of(client, f"/{pair.slug}/timeline/")


def test_the_list_of_figures_names_and_filters_it(pair: CountryPair) -> None:
    listing = figures(slug=pair.slug).listing
    assert listing is not None
    assert "turnover, goods (Made-up city)" in [row[2] for row in texts(listing.table)]
    [choice] = [select for select in listing.selects if select.name == "scope"]
    labels = {one.value: one.label for group in choice.groups for one in group.choices}
    assert (labels["city"], labels["agrifood"]) == ("Made-up city", "agricultural goods and food")


def test_what_changed_and_the_search_name_it(client: Client, folder: Path) -> None:
    names = {f"name_{language}": "Made-up city" for language in ("en", "ru", "kk", "be")}
    load(
        folder,
        row("scopes.csv", code="city", kind="region", country="UZB", **names),
        figure("CITY", 2016, "5", scope="city"),
        target("AIM", "2016", qualifier="exact", value="9", scope="non_oil"),
    )
    titles = {record["title"].replace("\u00a0", " ") for record in records(client, "changes/?view=record")}
    assert {"Figure CITY: turnover (Made-up city), 2016, $5 m", "Target AIM: $9 m (without oil), 2016"} <= titles
    [hit] = SearchEntry.objects.filter(table="figures", title__endswith="(CITY)")
    assert "(Made-up city), " in hit.title
    assert hit.address in client.get("/KGZ-UZB/search/?q=made-up+city").content.decode()
    figure("NEW", 2017, "6", scope="city")(folder)
    load_folder(folder)
    assert "Figure NEW: turnover (Made-up city), 2017, $6 m" in words(client, "changes/?view=record")


def test_files_have_the_code_and_the_name_side_by_side(client: Client, pair: CountryPair) -> None:
    records = client.get(f"/{pair.slug}/trade.json").json()["records"]
    named = {record["code"]: (record["scope"], record["scope_name"]) for record in records if record.get("scope")}
    assert named["CITY"] == ("city", "Made-up city")
    assert named["T"] == ("non_oil", "without oil")
    lines = csv.DictReader(io.StringIO(client.get(f"/{pair.slug}/trade.csv").content.decode()))
    assert {line["code"]: line["scope_name"] for line in lines}["CITY"] == "Made-up city"
    sdmx = csv.DictReader(io.StringIO(b"".join(client.get(f"/{pair.slug}/figures.sdmx.csv")).decode()))
    assert {line["FIGURE"]: line["SCOPE"] for line in sdmx}.items() >= {"CITY": "city", "WHOLE": "_T"}.items()


def test_no_part_is_compared_as_if_it_were_the_whole(pair: CountryPair) -> None:
    room = two_sides(slug=pair.slug)
    assert room.title == "No period has figures of both sides"
    assert [*room.records()] == []
    assert balance_section(room.view, room.cites) is None
    compared = compared_trade((pair,), QueryDict(""), TODAY)
    assert compared.growth == {}
    [row] = compared.drawn
    assert row.line.figure is not None
    assert row.line.figure.code == "WHOLE"
    table = texts(trade_card(compared, {pair.pk: room.cites}).table)
    goal = next(row for row in table if row[2] == "$10.0 bn (without oil)")
    assert goal[-1].startswith("no")
