"""The import stock-take: what is asked, what is said, what is left out."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cooperation.actions.products import load_example
from cooperation.analysis.replacement import KAPPA
from cooperation.models import ProductExclusion, Sector
from dashboard.components.page import Block
from dashboard.pages.replacement.page import ReplacementPage
from dashboard.pages.replacement.query import StockQuery
from dashboard.pages.replacement.years import reading_help
from tests.cooperation.actions.product_files import load
from tests.dashboard.built import pair, texts
from tests.dashboard.product_trade import BLR, KAZ, TRADE, WORLD, flow, no_stock, product, ranked, stock

pytestmark = pytest.mark.usefixtures("shipped", "no_figures")


# What is asked


def test_an_address_that_says_nothing_gets_the_defaults() -> None:
    query = StockQuery.from_params(QueryDict(""), pair())
    assert (query.buyer, query.level, query.kappa, query.fuels) == ("KAZ", 4, KAPPA, False)
    assert query.seller(pair()) == "BLR"


@pytest.mark.parametrize(
    "query",
    [
        "buyer=USA&level=5&kappa=2&data=nope&names=fr&year=abc&page=-1&sector=a b",
        "kappa=NaN&level=&year=&buyer=",
        "kappa=1e999999999&year=99999999&page=999999999",
        "kappa=%00&sector=%00&buyer=%00",
        "year=0&level=٤&kappa=-0.1&fuels=yes",
    ],
)
def test_an_address_that_makes_no_sense_gets_them_too(query: str) -> None:
    assert StockQuery.from_params(QueryDict(query), pair()) == StockQuery(
        buyer="KAZ", year=0 if "year=0" in query else None
    )


def test_an_address_says_only_what_is_not_the_default() -> None:
    query = StockQuery.from_params(QueryDict("buyer=BLR&level=6&kappa=0,5&fuels=1&year=2017"), pair())
    assert query.kappa == Decimal("0.50")
    assert query.address("/x/") == "/x/?buyer=BLR&year=2017&level=6&kappa=0.50&fuels=1"
    assert query.address("/x/", buyer="KAZ", level=4, fuels=False) == "/x/?buyer=KAZ&year=2017&kappa=0.50"
    assert StockQuery().address("/x/") == "/x/"


# Without data


COMMANDS = ("manage.py load_products --example", "In the administration")


def test_without_data_a_reader_is_told_who_to_ask_and_staff_how_to_load_them(
    client: Client, admin_client: Client
) -> None:
    html = client.get("/BLR-KAZ/imports/").content.decode()
    for words in ("no trade by product is loaded", "comtradeplus.un.org", "CEPII BACI", "ask them"):
        assert words in html
    assert not any(words in html for words in COMMANDS)
    assert all(words in admin_client.get("/BLR-KAZ/imports/").content.decode() for words in COMMANDS)
    assert client.get("/BLR-KAZ/imports.json").status_code == 200


def test_a_missing_reporter_is_named(tmp_path: Path) -> None:
    load(tmp_path, flow(KAZ, "M", WORLD, "030351", 5))
    page = no_stock()
    assert page.title == (
        "What Kazakhstan could have bought from Belarus in 2017 cannot be told: exports of Belarus by product are not "
        "loaded"
    )
    assert page.missing.years == ()


@pytest.mark.usefixtures("traded")
def test_a_year_without_data_leads_to_those_that_have_them(client: Client) -> None:
    page = no_stock("year=2016&level=6")
    assert page.title.endswith(
        " in 2016 cannot be told: imports of Kazakhstan and exports of Belarus by product are not loaded"
    )
    (year,) = page.missing.years
    assert year.label == "2017"
    assert stock(year.url.partition("?")[2]).view.year == 2017


@pytest.mark.usefixtures("traded")
def test_who_buys_is_the_side_for_which_there_is_more_to_tell(tmp_path: Path) -> None:
    assert stock().view.buyer.code == "KAZ"
    turned = [{**row, "reporterCode": BLR if row["reporterCode"] == KAZ else KAZ} for row in TRADE]
    turned = [
        {**row, "partnerCode": {KAZ: BLR, BLR: KAZ}.get(row["partnerCode"], row["partnerCode"])} for row in turned
    ]
    load(tmp_path, *({**row, "refYear": 2018} for row in turned), name="2018.csv")
    assert (stock().view.buyer.code, stock().view.year) == ("KAZ", 2017)
    assert stock("year=2018").view.buyer.code == "BLR"
    assert no_stock("year=2018&buyer=KAZ").query.buyer == "KAZ"


def test_a_level_without_data_is_none_at_which_nothing_matches() -> None:
    load_example()
    page = stock("level=6&transit=1")
    assert page.view.query.level == 4
    assert ranked(page)
    (levels,) = (select for select in page.form.selects if select.name == "level")
    assert [choice.value for group in levels.groups for choice in group.choices] == ["2", "4"]


# The stock-take


@pytest.mark.usefixtures("traded")
def test_the_candidates_by_what_could_be_replaced() -> None:
    page = stock("level=6&transit=1")
    assert (
        page.title.replace("\u00a0", " ")
        == "Chapters 02, 03, 04 and 27 only: at most $460 of Kazakhstan’s imports in 2017 could have come "
        "from Belarus"
    )
    assert [(row[0][:6], row[2], row[3], row[5], row[7]) for row in ranked(page)] == [
        ("030351", "$900", "$340", "$340", "supply"),
        ("040610", "$80", "$70", "$70", "supply"),
        ("020110", "$50", "$900", "$50", "demand"),
    ]
    assert [figure.value.replace("\u00a0", " ") for figure in page.key_figures] == [
        "$460",
        "$152",
        "2 products",
        "$100",
    ]


@pytest.mark.usefixtures("traded")
def test_reports_that_differ_stand_both_in_the_row() -> None:
    assert ranked(stock("level=6"))[0][4] == "$100; Belarus reports $60"


@pytest.mark.usefixtures("traded")
def test_who_else_supplies() -> None:
    fish = ranked(stock("level=6"))[0]
    # 700 and 200 of 900 are as concentrated as 1 / (0.78² + 0.22²) equal suppliers.
    assert fish[9] == "2, like 1.5 equal ones"


@pytest.mark.usefixtures("traded")
def test_every_level_is_there() -> None:
    assert [row[0][:5] for row in ranked(stock("transit=1"))] == ["0303 ", "0406 ", "0201 "]
    assert [row[0][:3] for row in ranked(stock("level=2&transit=1"))] == ["03 ", "04 ", "02 "]


@pytest.mark.usefixtures("traded")
def test_the_other_direction() -> None:
    assert ": exports of Kazakhstan by product" in no_stock("buyer=BLR").title


@pytest.mark.usefixtures("traded")
@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("", ["030351", "020110"]),
        ("&fuels=1", ["270900", "030351", "020110"]),
        ("&transit=1", ["030351", "040610", "020110"]),
        ("&price=1", ["030351", "020110"]),
        ("&union=1", ["030351", "020110"]),
        ("&sector=agriculture", ["030351"]),
    ],
)
def test_filters_change_the_list(query: str, codes: list[str]) -> None:
    Sector.objects.filter(code="agriculture").update(hs="03")
    assert [row[0][:6] for row in ranked(stock(f"level=6{query}"))] == codes


@pytest.mark.usefixtures("traded")
def test_a_sector_is_said_and_can_be_left_again(client: Client) -> None:
    Sector.objects.filter(code="agriculture").update(hs="03")
    html = client.get("/BLR-KAZ/imports/?sector=agriculture&level=6").content.decode()
    assert "only products of the sector Agriculture (HS 03)" in html
    assert 'href="/BLR-KAZ/imports/?buyer=KAZ&amp;year=2017&amp;level=6&amp;data=comtrade">All sectors</a>' in html
    assert "All sectors" not in client.get("/BLR-KAZ/imports/?sector=culture").content.decode()


@pytest.mark.usefixtures("traded")
def test_members_of_the_union_are_no_third_countries() -> None:
    without = ranked(stock("level=6&union=1"))[0]
    assert (without[2], without[5]) == ("$200", "$200")


@pytest.mark.usefixtures("traded")
def test_the_share_of_exports_is_a_control() -> None:
    assert ranked(stock("level=6&kappa=0.5"))[0][6] == "$170"
    assert ranked(stock("level=6&kappa=1"))[0][6] == "$340"


@pytest.mark.usefixtures("traded")
def test_what_is_left_out_is_told() -> None:
    left_out = stock("level=6").left_out
    assert left_out is not None
    assert [words.replace("\u00a0", " ") for words in left_out.reasons] == [
        "fuels and unspecified goods: 1 product, up to $5.00 k",
        "Belarus buys more of it than it sells: 1 product, up to $70",
    ]


@pytest.mark.usefixtures("traded")
def test_an_exclusion_is_listed_and_the_totals_follow() -> None:
    kazakhstan = pair().second
    ProductExclusion.objects.create(pair=pair(), buyer=kazakhstan, code="03", reason="Quotas", excluded_by="ed")
    page = stock("level=6")
    assert page.key_figures[0].value == "$50"
    assert page.left_out is not None
    assert page.left_out.exclusions is not None
    assert texts(page.left_out.exclusions)[0][1:] == ["Quotas", f"ed, {date.today():%Y-%m-%d}", "$340"]  # noqa: DTZ011
    record = next(record for record in page.records() if record["code"] == "030351")
    assert (record["left_out"], record["reason"]) == ("excluded", "Quotas")
    assert page.filters is not None
    assert "excluded by an editor: 1" in page.filters


@pytest.mark.usefixtures("traded")
def test_nothing_left_is_said(client: Client) -> None:
    ProductExclusion.objects.bulk_create(
        ProductExclusion(pair=pair(), buyer=pair().second, code=code, reason="x", excluded_by="ed")
        for code in ("02", "03", "04")
    )
    page = stock()
    assert ranked(page) == []
    assert page.charts == ()
    assert page.title.replace("\u00a0", " ") == (
        "Chapters 02, 03, 04 and 27 only: up to $5.46 k of Kazakhstan’s imports in 2017 could have come "
        "from Belarus, but the filters leave all of it out"
    )
    assert page.none is not None
    assert page.none.title == (
        "Nothing is left of the 4 headings that Kazakhstan could have bought from Belarus in 2017 instead of from "
        "elsewhere"
    )
    assert page.none.why.replace("\u00a0", " ") == (
        "Most of it is left out for this reason: fuels and unspecified goods (1 heading, up to $5.00 k)."
    )
    assert page.none.title in client.get("/BLR-KAZ/imports/").content.decode()
    assert page.none.table is not None
    assert {row[4] for row in texts(page.none.table)} == {"fuels and unspecified goods", "excluded by an editor"}


@pytest.mark.usefixtures("traded")
def test_with_nothing_left_the_one_filter_to_drop_is_offered_with_what_it_brings_back() -> None:
    page = stock("sector=petrochemicals")
    assert page.none is not None
    assert page.none.drop is not None
    assert page.none.why == "All of it is left out for one reason: fuels and unspecified goods."
    assert page.none.drop.label.replace("\u00a0", " ") == (
        "Include fuels and unspecified goods (1 heading, up to $5.00 k)"
    )
    assert page.left_out is None
    found = stock(page.none.drop.url.partition("?")[2])
    assert found.none is None
    assert found.key_figures[0].value.replace("\u00a0", " ") == "$5.00 k"


def test_of_several_filters_the_one_to_drop_is_that_which_brings_back_most(tmp_path: Path) -> None:
    # Of the crude oil Belarus buys more than it sells, so that it falls out without the first filter as well.
    bought = [flow(KAZ, "M", WORLD, code, 9000) for code in ("270900", "040610")]
    sold = [flow(BLR, "X", WORLD, code, value) for code, value in (("270900", 5000), ("040610", 70))]
    back = [flow(BLR, "M", WORLD, code, 6000) for code in ("270900", "040610")]
    load(tmp_path, *bought, *sold, *back)
    page = stock()
    assert page.none is not None
    assert page.none.why.startswith("Most of it is left out for this reason: fuels")
    assert page.none.drop is not None
    assert page.none.drop.label.startswith("Include products of which the seller buys more than it sells (1 heading, ")


def test_where_no_filter_alone_brings_anything_back_all_are_dropped(tmp_path: Path) -> None:
    trade = [flow(KAZ, "M", WORLD, "270900", 90), flow(BLR, "X", WORLD, "270900", 50)]
    load(tmp_path, *trade, flow(BLR, "M", WORLD, "270900", 60))
    page = stock()
    assert page.none is not None
    assert page.none.drop is not None
    assert page.none.drop.label == "Drop all filters (1 heading, up to $50)"
    assert stock(page.none.drop.url.partition("?")[2]).none is None


def test_with_nothing_to_leave_out_no_filter_is_blamed(tmp_path: Path) -> None:
    load(tmp_path, flow(KAZ, "M", WORLD, "030351", 90), flow(BLR, "X", WORLD, "020110", 50))
    page = stock()
    assert page.none is not None
    assert (page.none.why, page.none.drop, page.none.table) == ("", None, None)
    assert page.none.title.startswith("No product that Belarus sold to other countries in 2017 was bought")


def test_one_heading_is_named_and_the_whole_is_not(tmp_path: Path) -> None:
    load(tmp_path, flow(KAZ, "M", WORLD, "030351", 100), flow(BLR, "X", WORLD, "030351", 100))
    assert "(0303) only: at most $100 of Kazakhstan’s imports" in stock().title.replace("\u00a0", " ")
    everything = [f"{chapter:02}0110" for chapter in range(1, 98) if chapter != 77]
    load(tmp_path, *(flow(*side, WORLD, code, 100) for code in everything for side in ((KAZ, "M"), (BLR, "X"))))
    assert stock().title.startswith("At most ")


@pytest.mark.parametrize(
    ("bought", "sold", "speaks_for_all"), [("125", "125", True), ("126", "125", False), ("125", "126", False)]
)
def test_from_four_fifths_of_both_flows_on_a_finding_is_about_the_country(
    tmp_path: Path, bought: str, sold: str, speaks_for_all: bool
) -> None:
    fish = [flow(*side, WORLD, "030351", 100) for side in ((KAZ, "M"), (BLR, "X"))]
    load(tmp_path, *fish, flow(KAZ, "M", WORLD, "TOTAL", float(bought)), flow(BLR, "X", WORLD, "TOTAL", float(sold)))
    page = stock()
    assert page.title.startswith("At most ") is speaks_for_all
    assert page.key_figures[0].remark.startswith("the smaller of") is speaks_for_all
    assert page.charts[0].title.startswith("Fish, frozen") is not speaks_for_all


@pytest.mark.usefixtures("traded")
def test_a_sector_is_named_before_its_finding() -> None:
    assert stock("sector=agriculture&transit=1").title.startswith("Agriculture only: at most ")


@pytest.mark.usefixtures("traded")
def test_coverage_is_said_plainly() -> None:
    assert stock().coverage == (
        "Kazakhstan, imports: chapters 02, 03, 04 and 27 only, HS 2017",
        "Belarus, exports: chapters 02, 03, 04 and 27 only, HS 2017",
        "exports of the world are not loaded: indices that need them are left out",
    )


def test_months_that_are_missing_are_said(tmp_path: Path) -> None:
    load(tmp_path, *({**row, "refMonth": 2} for row in TRADE))
    page = stock()
    assert page.coverage[0].endswith("HS 2017, 1 month")
    assert "’s imports in 1 month of 2017 could have come from " in page.title
    assert page.charts[0].subtitle.startswith("Each mark is one of the headings of 1 month of 2017, ")
    assert " 1 month of 2017 " in product("0303").standfirst


def test_months_that_one_side_alone_lacks_are_said_of_it(tmp_path: Path) -> None:
    load(tmp_path, *({**row, "refMonth": 2} if row["flowCode"] == "M" else row for row in TRADE))
    assert "’s imports in 2017 (Kazakhstan: 1 month, Belarus: 12 months) could " in stock().title


def test_lines_of_another_edition_are_converted_with_a_warning(tmp_path: Path) -> None:
    old = {"classificationCode": "H4"}
    load(
        tmp_path,
        flow(KAZ, "M", WORLD, "020110", 1000),
        flow(KAZ, "M", WORLD, "030389", 300),
        flow(BLR, "X", WORLD, "020110", 400, **old),
        flow(BLR, "X", WORLD, "030379", 500, **old),
    )
    page = stock("level=6")
    converted = next(words for words in page.coverage if "converted" in words)
    assert converted == (
        "Belarus: lines of HS 2012 converted to HS 2017 "
        "(not one to one: 0 codes joined, 1 split or without a counterpart and left out)"
    )
    assert [(row[0][:6], row[5]) for row in ranked(page)] == [("020110", "$400")]


def test_lines_without_products_stand_beside_the_newer_edition_by_their_number(tmp_path: Path) -> None:
    load(tmp_path, flow(KAZ, "M", WORLD, "0201", 1000), flow(BLR, "X", WORLD, "0201", 400, classificationCode="H4"))
    page = stock()
    assert "Belarus: lines of HS 2012 are matched to HS 2017 by their code" in page.coverage
    assert [(row[0][:4], row[5]) for row in ranked(page)] == [("0201", "$400")]


# The world, and the years


def world(year: int = 2017) -> list[dict[str, Any]]:
    """Fifty exporters of fish and meat, beside the trade of the two."""
    reporters = [code for code in range(4, 900) if code not in (BLR, KAZ)]
    rows = [flow(code, "X", WORLD, product, 100) for code in reporters for product in ("030351", "020110")]
    own = [*TRADE, flow(KAZ, "X", WORLD, "030351", 30), flow(KAZ, "X", BLR, "030351", 5)]
    return [{**row, "refYear": year} for row in (*own, *rows)]


def test_indices_need_the_world_and_have_their_help(tmp_path: Path) -> None:
    load(tmp_path, *world(2016), name="2016.csv")
    load(tmp_path, *world(), name="2017.csv")
    page = stock("level=6")
    assert page.potential is not None
    assert texts(page.potential.table)[0][0].startswith("030351")
    assert page.indices is not None
    assert page.indices.everything == 4
    indices = stock("level=6&all=years").indices
    assert indices is not None
    rows = texts(indices.table)
    assert rows[:2] == texts(page.indices.table)
    assert [row[:2] for row in rows] == [
        ["2017", "Belarus"],
        ["2017", "Kazakhstan"],
        ["2016", "Belarus"],
        ["2016", "Kazakhstan"],
    ]
    assert rows[0][2:] == rows[2][2:]
    assert "not known" not in rows[0]
    assert {index.name for index in reading_help(6)} >= {"Complementarity", "Intensity", "Ease", "RCA", "Two-way"}
    assert ranked(page)[0][8] != "not known"


def test_the_heading_of_the_indices_names_what_they_are_of(tmp_path: Path) -> None:
    load_example()
    page = stock()
    assert page.indices is not None
    assert page.indices.title == (
        "Fish, fresh or chilled (0302) and fish, frozen (0303) only: in 2017 Belarus’s exports fit the make-up of "
        "Kazakhstan’s imports at 96.8 of 100"
    )
    assert "Kazakhstan’s exports fit the make-up of Belarus’s imports at 68.8 of" in stock("buyer=BLR").indices.title  # type: ignore[union-attr]


def test_one_chapter_alone_fits_itself_and_tells_nothing() -> None:
    load_example()
    indices = stock("level=2").indices
    assert indices is not None
    assert indices.title == "One product alone does not tell how well Belarus’s exports fit Kazakhstan’s imports"


def test_the_bounds_add_up_to_the_trade_of_today(tmp_path: Path) -> None:
    load(tmp_path, *world())
    records = [record for record in stock("level=6&fuels=1").records() if record.get("epi_usd") is not None]
    assert sum(float(str(record["epi_usd"])) for record in records) == pytest.approx(60, abs=0.1)


def test_years_are_kept_until_the_data_change(tmp_path: Path) -> None:
    load(tmp_path, *world(), name="2017.csv")
    first = stock().years
    with CaptureQueriesContext(connection) as again:
        assert stock().years == first
    load(tmp_path, *world(2018), name="2018.csv")
    assert len(stock("year=2017").years) == 2
    assert not any("2008" in query["sql"] for query in again)


# Served


@pytest.mark.usefixtures("traded")
def test_a_chart_builds_no_other_block_and_records_build_none(monkeypatch: pytest.MonkeyPatch) -> None:
    page = stock()
    built: list[str] = []
    blocks = tuple(replace(block, build=partial(recorded, built, block)) for block in ReplacementPage.blocks)
    monkeypatch.setattr(ReplacementPage, "blocks", blocks)
    assert page.chart("candidates") is not None
    assert built == ["candidates"]
    assert list(page.records())
    assert built == ["candidates"]


def recorded(built: list[str], block: Block[Any], page: ReplacementPage) -> Any:
    built.append(block.key)
    return block.build(page)


@pytest.mark.usefixtures("traded")
@pytest.mark.parametrize("query", ["", "?level=6&fuels=1", "?kappa=%00&level=x&year=9999&page=99"])
def test_pages_are_served_whole(client: Client, query: str) -> None:
    html = client.get(f"/BLR-KAZ/imports/{query}").content.decode()
    assert html.count("<h1") == 1
    assert "/BLR-KAZ/imports/charts/candidates.wide-light." in html or "9999" in query
    assert client.get(f"/BLR-KAZ/imports.csv{query}").status_code == (400 if "9999" in query else 200)


@pytest.mark.usefixtures("traded")
def test_the_chart_is_drawn(client: Client) -> None:
    html = client.get("/BLR-KAZ/imports/").content.decode()
    at = html.index("/BLR-KAZ/imports/charts/candidates.wide-light.")
    svg = client.get(html[at : html.index('"', at)])
    assert svg["Content-Type"] == "image/svg+xml"
    assert "equal amounts" in svg.content.decode()


def test_the_example_is_called_one(client: Client) -> None:
    load_example()
    page = stock()
    assert page.example.startswith("Example: fresh and frozen fish (headings 0302 and 0303")
    assert page.coverage[0] == "Kazakhstan, imports: chapter 03 only, HS 2017"
    assert '<p class="sample">Example: fresh and frozen fish' in client.get("/BLR-KAZ/imports/").content.decode()


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_pages_take_as_many_queries_for_much_trade_as_for_little(tmp_path: Path, client: Client) -> None:
    little = [*TRADE, flow(KAZ, "X", WORLD, "030351", 30), flow(KAZ, "X", BLR, "030351", 5)]
    load(tmp_path, *little, name="little.csv")
    addresses = ["/BLR-KAZ/imports/?level=6", "/BLR-KAZ/imports/030351/", "/BLR-KAZ/imports/0303/"]
    few = [queries(client, address) for address in addresses]
    more = [{**row, "refYear": year} for row in little for year in range(2005, 2017)]
    others = [
        flow(KAZ, letter, code, f"03{n:04}", 5) for letter in "MX" for code in range(4, 60) for n in range(11, 20)
    ]
    load(tmp_path, *more, *others, name="much.csv")
    cache.clear()
    assert all(now <= before for now, before in zip(map(partial(queries, client), addresses), few, strict=True))
