"""Numbers of things stand beside the figures of trade, with their hedge, their day and their source."""

from decimal import Decimal

import pytest
from django.test import Client

from cooperation.queries.counted import counts_of
from cooperation.wording.stated import number_words
from dashboard.pages.trade.figures import counts_records
from tests.cooperation import rows
from tests.dashboard.built import TODAY

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("stated", "words"),
    [
        ({"qualifier": "exact", "count": Decimal(229)}, "229"),
        ({"qualifier": "more_than", "count": Decimal(1200)}, "more than 1,200"),
        ({"qualifier": "between", "count": Decimal(14), "upper": Decimal(16)}, "14–16"),
    ],
)
def test_a_count_is_said_as_its_source_says_it(stated: dict[str, object], words: str) -> None:
    made = rows.stated_count(**stated)
    assert [number_words(one.number) for one in counts_of(made.pair, TODAY, None)] == [words]


def test_the_counts_of_a_pair_are_listed_with_their_day_and_source(client: Client) -> None:
    counted = rows.stated_count(counted_on="2031-12", reporter_id="KGZ", caution="Made up, with care.")
    html = client.get("/KGZ-UZB/trade/figures/").content.decode()
    for words in (
        "1 count of firms, projects or the like is reported",
        "made-up firms",
        "229",
        "announced for Dec 2031",
        "with care.",
    ):
        assert words in html
    assert f'id="count-{counted.code}"' in html


@pytest.mark.parametrize(("counted_on", "announced"), [("2017-12", False), ("2031-12", True), (None, False)])
def test_what_is_counted_on_a_day_to_come_is_announced(counted_on: str | None, announced: bool) -> None:
    made = rows.stated_count(counted_on=counted_on)
    counts = counts_of(made.pair, TODAY, None)
    assert [one.announced for one in counts] == [announced]
    assert [record["announced"] for record in counts_records(made.pair, counts)] == [announced]


def test_what_a_caveat_names_by_its_code_leads_there(client: Client) -> None:
    evidence = rows.paragraph()
    rows.target(evidence=evidence, code="T1")
    rows.trade_figure(evidence=evidence, code="F1", caution="As F2 and T1 say; F3 is not on record.")
    rows.trade_figure(evidence=evidence, code="F2")
    figure, target = "/KGZ-UZB/trade/figures/F2/", "/KGZ-UZB/trade/targets/#target-T1"
    words = f'As <a href="{figure}">F2</a> and <a href="{target}">T1</a> say; F3 is not on record.'
    for address in ("/KGZ-UZB/trade/figures/", "/KGZ-UZB/trade/figures/F1/"):
        assert words in client.get(address).content.decode()


def test_a_pair_without_counts_says_nothing_of_them(client: Client) -> None:
    rows.trade_figure()
    assert "counts of firms" not in client.get("/KGZ-UZB/trade/figures/").content.decode()
