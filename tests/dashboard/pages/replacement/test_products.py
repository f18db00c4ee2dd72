"""The pages of products: both reports, suppliers, and what the stock-take makes of a line."""

import csv
import io
from pathlib import Path

import pytest
from django.http import Http404
from django.test import Client

from cooperation.actions.products import load_example, load_nomenclature
from cooperation.models import Product
from tests.cooperation.actions.product_files import load
from tests.dashboard.built import pair, texts
from tests.dashboard.product_trade import BLR, KAZ, WORLD, flow, product, ranked, stock
from tests.dashboard.twin import Twin, addresses, unexplained

pytestmark = [pytest.mark.usefixtures("shipped", "no_figures"), pytest.mark.database]


@pytest.mark.usefixtures("traded")
def test_a_product_in_words() -> None:
    assert product("030351").standfirst.replace("\u00a0", " ") == (
        "In 2017 Kazakhstan bought $900 of it elsewhere and $100 from Belarus, which sold $340 elsewhere. Up to $340 "
        "could be replaced, limited by supply; $85 if 25% of what Belarus sells elsewhere could be sold to Kazakhstan "
        "instead. An upper bound, not a forecast."
    )
    assert product("270900").standfirst.startswith("Left out of the stock-take of 2017 (fuels and unspecified goods)")
    assert "there is nothing of it that Belarus buys elsewhere" in product("030351", "buyer=BLR").standfirst


@pytest.mark.usefixtures("traded")
def test_both_reports_of_a_product_and_the_gap() -> None:
    assert texts(product("030351").mirror.table) == [
        ["2017", "From Belarus to Kazakhstan", "$60", "$100", "−50%, wide"]
    ]


def test_none_reported_is_no_amount_and_makes_no_percentage() -> None:
    load_example()
    assert texts(product("0303").mirror.table) == [
        ["2017", "From Belarus to Kazakhstan", "$14.7 k", "$3.04 k", "+132%, wide"],
        ["2017", "From Kazakhstan to Belarus", "$14.5 k", "none", "one side reports none"],
    ]
    assert ranked(stock("transit=1"))[1][4] == "none"


@pytest.mark.usefixtures("traded")
def test_suppliers_of_a_product_by_year() -> None:
    (sellers,) = product("030351").suppliers
    assert sellers.title == "Who sells to Kazakhstan"
    assert texts(sellers.table) == [
        ["Russia", "$700"],
        ["Poland", "$200"],
        ["Belarus", "$100"],
        ["All suppliers", "$1.00 k"],
    ]


def test_a_list_of_suppliers_that_would_name_the_partner_alone_is_none() -> None:
    load_example()
    assert product("0303").suppliers == ()


@pytest.mark.usefixtures("traded")
def test_the_heading_of_a_product_is_what_each_side_reports() -> None:
    assert product("030351").title == (
        "Herrings (030351): Belarus reports selling $60 to Kazakhstan in 2017, Kazakhstan buying $100"
    )


@pytest.mark.parametrize(
    ("sold", "bought", "finding"),
    [
        (6, 5, "Belarus reports selling $6 to Kazakhstan in 2017, Kazakhstan buying $5"),
        (6, 0, "Belarus reports selling $6 to Kazakhstan in 2017, Kazakhstan buying none"),
        (6, None, "Belarus reports selling $6 to Kazakhstan in 2017; no report of Kazakhstan is loaded"),
        (0, 5, "Kazakhstan reports buying $5 from Belarus in 2017, Belarus selling none"),
        (None, 5, "Kazakhstan reports buying $5 from Belarus in 2017; no report of Belarus is loaded"),
        (0, 0, "no sale from Belarus to Kazakhstan is reported for 2017"),
    ],
)
def test_a_report_of_none_is_told_from_one_that_is_not_loaded(
    tmp_path: Path, sold: int | None, bought: int | None, finding: str
) -> None:
    sides = ((BLR, "X", KAZ, sold), (KAZ, "M", BLR, bought))
    known = [(side, value) for side, value in ((one[:3], one[3]) for one in sides) if value is not None]
    totals = [flow(reporter, letter, WORLD, "030351", 9) for (reporter, letter, _partner), _value in known]
    load(tmp_path, *totals, *(flow(*side, "030351", value) for side, value in known if value))
    assert product("030351").title.partition("): ")[2] == finding


@pytest.mark.usefixtures("traded")
def test_a_price_and_goods_in_transit_are_noted() -> None:
    notes = {note.title: note.text for note in product("030351").notes}
    assert notes["Price of a kilogram."] == "Belarus sells at 0.50 times what the buyer pays to others."
    assert "It may be re-exported." in {note.title for note in product("040610").notes}


@pytest.mark.usefixtures("traded")
def test_a_product_belongs_to_sectors_and_proposals_and_they_to_it(client: Client) -> None:
    page = product("030351")
    assert "/BLR-KAZ/sectors/agriculture/" in [link.url for link in page.sectors]
    assert "/BLR-KAZ/sectors/petrochemicals/" not in [link.url for link in page.sectors]
    assert page.proposals
    assert all("/proposals/" in link.url for link in page.proposals)
    assert [link.label for link in page.above] == ["Chapter 03", "Heading 0303"]
    assert client.get(page.above[0].url).status_code == 200


@pytest.mark.usefixtures("traded")
def test_a_product_nobody_trades_is_not_found(client: Client) -> None:
    with pytest.raises(Http404, match="No trade in a product “9999”"):
        product("9999")
    for code in ("9999", "1", "123", "1234567", "abcd"):
        assert client.get(f"/BLR-KAZ/imports/{code}/").status_code == 404


@pytest.mark.usefixtures("traded")
def test_names_in_russian_on_demand() -> None:
    load_nomenclature()
    Product.objects.create(edition="H5", code="0303", name_en="Frozen fish")
    assert ranked(stock())[0][0] == "0303 Frozen fish"
    assert ranked(stock("names=ru"))[0][0].startswith("0303 Рыба мороженая")
    assert product("0303", "names=ru").title.startswith("Рыба мороженая (0303): ")


@pytest.mark.usefixtures("traded")
def test_records_of_a_product(client: Client) -> None:
    rows = list(
        csv.DictReader(io.StringIO(client.get("/BLR-KAZ/imports/030351.csv").content.decode().lstrip("\ufeff")))
    )
    assert {(row["reporter"], row["partner"], row["flow"]) for row in rows} >= {
        ("KAZ", "BLR", "M"),
        ("BLR", "W00", "X"),
    }


def test_no_heading_of_the_stock_take_says_another_number_than_a_plain_sum(client: Client) -> None:
    load_example()
    made = pair()
    pages = [one for one in addresses(made) if "/imports/" in one]
    read, wrong = unexplained(
        client, [Twin(made)], [*pages, "/BLR-KAZ/imports/?buyer=BLR", "/BLR-KAZ/imports/?transit=1"]
    )
    assert [one for one in read if "/imports/0303/ Fish, frozen (0303): Belarus reports selling" in one]
    assert [one for one in read if "$" in one]
    assert wrong == []
