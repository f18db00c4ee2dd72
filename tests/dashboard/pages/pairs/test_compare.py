"""Pairs side by side: the choice in the address, what may share an axis, the suggestions, and the constant cost."""

import math
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.cache import cache
from django.http import QueryDict
from django.test import Client

from cooperation.actions.dataset import load_folder
from cooperation.analysis.choosing.choice import Choice
from cooperation.analysis.intervals import Interval
from cooperation.models import CountryPair, Membership, Proposal, TradeFigure
from cooperation.queries.trade_sizes import latest_turnover
from dashboard.charts.compare_bars import StagesChart
from dashboard.charts.compare_panels import PanelsChart
from dashboard.pages.pairs.compare import ComparePage
from dashboard.pages.pairs.compared_pairs import distance
from dashboard.pages.pairs.compared_trade import compared_trade
from dashboard.pages.pairs.growth import latest_derived
from tests.cooperation import rows
from tests.cooperation.conftest import MADE_UP
from tests.dashboard.built import TODAY, pair, texts

pytestmark = pytest.mark.django_db


def compared(query: str) -> ComparePage:
    return ComparePage(QueryDict(query), TODAY)


def chosen(page: ComparePage) -> list[str]:
    return [choice.value for choice in page.choosing.chosen]


def warnings(page: ComparePage) -> list[str]:
    return [note.text for note in page.choosing.notes]


def yearly(made: CountryPair, year: int, dollars: int, **values: Any) -> TradeFigure:
    """Turnover of a made-up year."""
    return rows.trade_figure(
        pair=made, period_start=date(year, 1, 1), period_end=date(year, 12, 31), value_usd=Decimal(dollars), **values
    )


@pytest.fixture
def made_up(db: None) -> list[CountryPair]:
    """Seven made-up pairs beside the one that ships."""
    slugs = ("ARM-TJK", "AZE-TUR", "KAZ-KGZ", "KAZ-UZB", "KGZ-UZB", "MDA-UKR", "DEU-FRA")
    return [rows.country_pair(*slug.split("-")) for slug in slugs]


def test_the_choice_is_in_the_address(made_up: list[CountryPair]) -> None:
    assert chosen(compared("pairs=BLR-KAZ,KGZ-UZB")) == ["BLR-KAZ", "KGZ-UZB"]
    assert chosen(compared("pairs=KGZ-UZB&pairs=BLR-KAZ&add=KAZ-KGZ")) == ["KGZ-UZB", "BLR-KAZ", "KAZ-KGZ"]


@pytest.mark.parametrize("spelled", ["KAZ-BLR", "by-kz", "KZ-BLR", " blr-kaz ", "BLR–KAZ"])
def test_other_spellings_name_the_same_pair(made_up: list[CountryPair], spelled: str) -> None:
    page = compared(f"pairs={spelled},BLR-KAZ")
    assert chosen(page) == ["BLR-KAZ"]
    assert page.choosing.notes == ()
    assert page.title == "Choose pairs to compare with Belarus–Kazakhstan"


def test_bad_codes_are_told_and_nothing_else_is_lost(made_up: list[CountryPair]) -> None:
    page = compared("pairs=XXX-YYY,BLR-KAZ,BLR-BLR,💥&kind=goods&scale=log")
    assert chosen(page) == ["BLR-KAZ"]
    assert warnings(page) == ["There are no pairs “XXX-YYY”, “BLR-BLR” and “💥”; they were left out."]
    assert [choice.value for choice in page.choosing.kind.groups[0].choices if choice.chosen] == ["goods"]
    assert all("kind=goods&scale=log" in peer.link.url for peer in page.choosing.peers)


def test_of_more_than_six_the_first_six_are_shown(made_up: list[CountryPair]) -> None:
    page = compared("pairs=" + ",".join(made.slug for made in made_up))
    assert chosen(page) == [made.slug for made in made_up[:6]]
    assert warnings(page) == ["6 pairs fit side by side: the first ones are shown, and Germany–France left out."]
    assert page.choosing.add is None
    assert page.choosing.peers == ()


def test_without_a_choice_the_first_by_name_are_an_example(made_up: list[CountryPair]) -> None:
    page = compared("")
    assert chosen(page) == sorted(chosen(page), key=lambda slug: pair(slug).name)
    assert len(chosen(page)) == 3
    assert page.choosing.example == "Nothing was chosen: these are the first pairs by name."
    assert compared("pairs=BLR-KAZ").choosing.example == ""


def test_without_a_choice_all_pairs_that_fit_are_no_example(db: None) -> None:
    rows.country_pair()
    page = compared("")
    assert len(chosen(page)) > 1
    assert warnings(page) == []


def test_adding_and_removing_work_without_script(client: Client, made_up: list[CountryPair]) -> None:
    html = client.get("/compare/?pairs=BLR-KAZ,KGZ-UZB").content.decode()
    assert html.count('type="checkbox" name="pairs"') == 2
    assert '<option value="KAZ-KGZ">Kazakhstan–Kyrgyzstan</option>' in html
    assert chosen(compared("pairs=BLR-KAZ&add=KAZ-KGZ&kind=&scale=")) == ["BLR-KAZ", "KAZ-KGZ"]


def test_no_pair_at_all(monkeypatch: pytest.MonkeyPatch, client: Client) -> None:
    monkeypatch.setattr(CountryPair.objects, "all", CountryPair.objects.none)
    page = client.get("/compare/").content.decode()
    assert "No pair of countries is followed yet, so nothing can be compared" in page


# What may share an axis.


@pytest.fixture
def mixed(db: None) -> CountryPair:
    """A pair with figures of every sort."""
    made = rows.country_pair()
    yearly(made, 2010, 400_000_000, code="year")
    yearly(made, 2011, 500_000_000, code="services", category="services")
    yearly(made, 2009, 300_000_000, code="not-said", category="not_said", reporter_id="UZB")
    yearly(made, 1980, 1_000_000, code="old")
    yearly(made, 2008, 1_000_000, code="exports", flow="X")
    rows.trade_figure(pair=made, code="half", period_start=date(2011, 1, 1), period_end=date(2011, 6, 30))
    rows.trade_figure(pair=made, code="fiscal", period_start=date(2010, 4, 1), period_end=date(2011, 3, 31))
    yearly(made, 2007, 9, code="draft", state="draft")
    return made


def reasons(query: str, *pairs: CountryPair) -> dict[str, str]:
    trade = compared_trade(pairs, QueryDict(query), TODAY)
    return {row.level.code: row.why for row in trade.rows}


def test_only_full_years_of_one_kind_share_the_axis(mixed: CountryPair) -> None:
    assert reasons("kind=goods", mixed) == {
        "year": "",
        "services": "another kind of trade",
        "not-said": "another kind of trade",
        "old": "before the years shown",
        "half": "not a full year",
        "fiscal": "",
    }
    assert {code for code, why in reasons("kind=trade", mixed).items() if not why} == {"year", "not-said", "fiscal"}
    assert {code for code, why in reasons("kind=services", mixed).items() if not why} == {"services"}


@pytest.mark.parametrize(
    ("categories", "kind"),
    [(["goods"], "goods"), (["not_said"], "not_said"), (["goods", "not_said"], "trade"), (["services"], "trade")],
)
def test_the_kind_is_what_the_figures_are_of(db: None, categories: list[str], kind: str) -> None:
    made = rows.country_pair()
    for year, category in enumerate(categories, start=2010):
        yearly(made, year, 10**9, category=category)
    assert compared_trade((made,), QueryDict(), TODAY).kind == kind


def test_what_is_not_said_is_hollow_and_the_key_says_so(mixed: CountryPair) -> None:
    page = compared("pairs=KGZ-UZB,BLR-KAZ&kind=trade")
    card = page.chart("trade")
    assert card is not None
    info: PanelsChart = card.info
    assert {(point.year, point.hollow) for point in info.panels[0].points} == {
        (2009, True),
        (2010, False),
        (2011, False),
    }
    assert "hollow" in dict(info.keys)
    assert "does not say" in card.subtitle
    table = {row[1] + " " + row[3]: row[5] for row in texts(card.table)}
    assert table["Jan–Jun 2011 goods"] == "no: not a full year"
    assert table["2010 goods"] == "yes"


def test_a_pair_without_a_figure_keeps_its_panel(mixed: CountryPair) -> None:
    rows.country_pair("ARM", "TJK")
    card = compared("pairs=KGZ-UZB,ARM-TJK&kind=goods").chart("trade")
    assert card is not None
    empty = card.info.panels[1]
    assert empty.points == ()
    assert empty.gap == "No yearly figure that could stand on this scale"
    assert "No target reported" in empty.lines


@pytest.mark.parametrize(("second", "log"), [(19, False), (21, True)])
def test_pairs_far_apart_stand_on_a_scale_of_ratios(db: None, second: int, log: bool) -> None:
    one, two = rows.country_pair(), rows.country_pair("ARM", "TJK")
    yearly(one, 2010, 10**8)
    yearly(two, 2010, second * 10**8)
    assert compared_trade((one, two), QueryDict(), TODAY).log is log
    assert compared_trade((one, two), QueryDict("scale=linear"), TODAY).log is False


def test_zero_trade_is_a_value_and_never_on_a_scale_of_ratios(db: None) -> None:
    made = rows.country_pair()
    yearly(made, 2010, 0)
    yearly(made, 2011, 10**9)
    assert compared_trade((made,), QueryDict("scale=log"), TODAY).log is False
    rows.country_pair("ARM", "TJK")
    page = compared("pairs=KGZ-UZB,ARM-TJK")
    assert [point.value for point in page.charts[0].info.panels[0].points] == [0.0, 1.0]
    assert page.chart("growth").info.groups == ()  # type: ignore[union-attr]  # growth from zero means nothing


def test_the_goal_stands_with_its_state(shipped: None) -> None:
    rows.country_pair("ARM", "TJK")
    page = compared("pairs=BLR-KAZ,ARM-TJK")
    panel = page.charts[0].info.panels[0]
    assert panel.goal == 1.5
    assert "Target: >\u00a0$1.5\u00a0bn, open" in panel.lines
    assert all(row[0].cites for row in page.charts[0].table.rows if row[0].text != "Armenia–Tajikistan")


def test_every_citation_names_its_pair(made_up: list[CountryPair]) -> None:
    yearly(rows.country_pair(), 2010, 10**9)
    page = compared("pairs=BLR-KAZ,KGZ-UZB")
    assert page.charts
    assert {key.partition("/")[0] for key in page.cited} == {"BLR-KAZ", "KGZ-UZB"}


# Growth.


def turnovers(made: CountryPair) -> list[Choice]:
    return [row.choice for row in compared_trade((made,), QueryDict("kind=trade"), TODAY).rows]


def test_growth_is_derived_from_two_years_of_one_reporter_and_kind(db: None) -> None:
    made = rows.country_pair()
    yearly(made, 2000, 100, reporter_id="KGZ", qualifier="exact")
    yearly(made, 2001, 150, reporter_id="KGZ", qualifier="exact")
    yearly(made, 2002, 400, reporter_id="UZB")
    yearly(made, 2002, 400, reporter_id="KGZ", category="not_said")
    found = latest_derived(turnovers(made))
    assert found is not None
    growth, year, before = found
    assert growth == Interval.point(50)
    assert (year.key.period.year, before.key.period.year) == (2001, 2000)


def test_growth_of_any_size_is_not_shown(db: None) -> None:
    made = rows.country_pair()
    for year in (2001, 2002):
        yearly(made, year, 100, reporter_id="KGZ", qualifier="at_least")
    assert latest_derived(turnovers(made)) is None
    yearly(made, 2000, 100, reporter_id="KGZ", qualifier="exact")
    found = latest_derived(turnovers(made))
    assert found is not None
    assert (found[0], found[1].key.period.year) == (Interval(Decimal(0), None), 2001)


def test_stated_and_derived_growth_are_told_apart(db: None) -> None:
    made = rows.country_pair()
    yearly(made, 2010, 100_000_000, reporter_id="KGZ")
    yearly(made, 2011, 150_000_000, reporter_id="KGZ", growth_qualifier="almost", growth_percent=65, growth_step=1)
    rows.country_pair("ARM", "TJK")
    card = compared("pairs=KGZ-UZB,ARM-TJK").chart("growth")
    assert card is not None
    stated, derived = card.info.groups[0].rows
    assert (stated.label, stated.stated, stated.text) == ("Stated: 2011, Kyrgyzstan", 65.0, "almost +65%")
    assert (derived.label, derived.stated) == ("Derived: 2011 on 2010, Kyrgyzstan", None)
    assert [row[2].derived for row in card.table.rows] == [False, True]


# How far proposals are, and sectors.


def test_numbers_and_shares_by_stage(made_up: list[CountryPair]) -> None:
    made = rows.country_pair()
    for number, status in enumerate(["proposed", "agreed", "completed", "dropped"], start=1):
        rows.status_change(proposal=rows.proposal(pair=made, number=number), new=status)
    page = compared("pairs=BLR-KAZ,KGZ-UZB")
    card = page.chart("stages")
    assert card is not None
    info: StagesChart = card.info
    assert [[bar.value for bar in row.bars] for row in info.rows] == [[14, 3, 5, 0], [1, 1, 1, 1]]
    assert [bar.text for bar in info.rows[0].bars] == ["14 (64%)", "3 (14%)", "5 (23%)", "0"]
    assert [bar.text for bar in info.rows[1].bars] == ["1 (25%)"] * 4
    assert card.title == "Of 2 pairs, Belarus–Kazakhstan has most proposals under way or completed: 5 of 22"
    largest = "Kyrgyzstan–Uzbekistan has the largest share of proposals under way or completed: 1 of 4"
    assert page.title == f"Of 2 pairs, {largest}"


def test_the_matrix_is_that_of_the_plain_loop(made_up: list[CountryPair]) -> None:
    """The twin: each published proposal counts once in each sector that it names."""
    load_folder(MADE_UP)
    page = compared("pairs=BLR-KAZ,KGZ-UZB")
    card = page.chart("sectors")
    assert card is not None
    expected: dict[str, list[int]] = {}
    for index, slug in enumerate(["BLR-KAZ", "KGZ-UZB"]):
        for proposal in Proposal.objects.filter(pair=pair(slug), state="published"):
            for sector in proposal.sectors.all():
                expected.setdefault(sector.name, [0, 0])[index] += 1
    assert {row[0]: [int(count.replace("–", "0")) for count in row[1:]] for row in texts(card.table)} == expected
    drawn = {row.label: list(row.counts) for row in card.info.rows}
    assert drawn.items() <= expected.items()
    assert sorted(map(sum, drawn.values())) == sorted(map(sum, expected.values()))[-8:]


# Products.


def test_indices_say_how_much_of_trade_they_are_of(made_up: list[CountryPair]) -> None:
    section = compared("pairs=BLR-KAZ,KGZ-UZB").products_section
    assert section is not None
    assert section.title == "Product data are loaded for 1 of 2 pairs"
    first, _second = texts(section.table)
    assert first[:4] == ["Belarus–Kazakhstan", "Belarus", "2017", "chapter 03 only"]
    assert section.subtitle.endswith("; none are loaded for Kyrgyzstan–Uzbekistan")
    assert compared("pairs=KGZ-UZB,ARM-TJK").products_section is None


# Suggestions.


def test_peers_share_groups_first_and_then_are_near_in_trade(made_up: list[CountryPair]) -> None:
    base = pair("BLR-KAZ")
    for slug, dollars in {"KAZ-KGZ": 10**6, "ARM-TJK": 10**9, "KAZ-UZB": 10**10, "DEU-FRA": 10**9}.items():
        yearly(pair(slug), 2010, dollars)
    page = compared("pairs=BLR-KAZ")
    groups = Membership.objects.on(TODAY).codes_by_country()
    trade = latest_turnover(CountryPair.objects.all(), TODAY)

    def plain(other: CountryPair) -> tuple[int, float, str]:
        """The twin: the rule as the page words it."""
        own, theirs = (
            {group for group in groups.get(each.first_id, ()) if group in groups.get(each.second_id, ())}
            for each in (base, other)
        )
        apart = abs(math.log(float(trade[other.pk] / trade[base.pk]))) if other.pk in trade else math.inf
        return -len(own & theirs), apart, other.slug

    others = list(CountryPair.objects.exclude(pk=base.pk))
    expected = [other.slug for other in sorted(others, key=plain)][:3]
    assert [peer.link.url.rpartition(",")[2] for peer in page.choosing.peers] == expected
    assert "share most groups" in page.choosing.rule


def test_half_and_double_are_as_far_and_no_figure_is_last() -> None:
    one, half, double, none = (CountryPair(pk=key, first_id="AAA", second_id="BBB") for key in range(1, 5))
    trade = {1: Decimal(100), 2: Decimal(50), 3: Decimal(200)}
    assert distance(one, half, {}, trade) == distance(one, double, {}, trade)
    assert distance(one, none, {}, trade) > distance(one, half, {}, trade)
    assert distance(one, one, {"AAA": frozenset({"X-A"}), "BBB": frozenset({"X-A"})}, {}) == (-1, math.inf)


def test_the_size_of_trade_is_what_leads_the_pair(mixed: CountryPair) -> None:
    """The fiscal year ends after the calendar year; of two readings that contradict, the higher rank speaks."""
    assert latest_turnover([mixed], TODAY)[mixed.pk] == 500_000_000
    fiscal = {"period_start": date(2010, 4, 1), "period_end": date(2011, 3, 31)}
    customs = rows.paragraph(source=rows.source(pair=mixed, kind="customs"))
    rows.trade_figure(pair=mixed, code="customs", value_usd=700_000_000, evidence=customs, **fiscal)
    cache.clear()
    assert latest_turnover([mixed], TODAY)[mixed.pk] == 700_000_000


# The page as a whole.


def test_the_overview_leads_to_the_comparison(client: Client) -> None:
    assert 'href="/compare/?pairs=BLR-KAZ"' in client.get("/BLR-KAZ/").content.decode()


def test_exports_hold_every_figure_with_why_it_is_not_drawn(client: Client, mixed: CountryPair) -> None:
    content = client.get("/compare.json?pairs=KGZ-UZB,BLR-KAZ&kind=goods").json()
    by_code = {record.get("code"): record for record in content["records"] if record["pair"] == "KGZ-UZB"}
    assert (by_code["half"]["drawn"], by_code["half"]["why_not"]) == (False, "not a full year")
    assert by_code["year"]["drawn"] is True
    assert {record["kind"] for record in content["records"]} >= {"stated", "target", "proposals", "sector"}
    assert content["filters"] == "KGZ-UZB and BLR-KAZ"


def test_nothing_breaks_the_page(client: Client) -> None:
    for value in ("\0", "," * 500, "A-B," * 500, "1" * 4000, "'\"<script>", "-", "--", "BLR-KAZ-BLR"):
        assert client.get("/compare/", {"pairs": value, "add": value, "kind": value, "scale": value}).status_code == 200


def test_the_made_up_data_set_stands_beside_the_shipped_one(client: Client) -> None:
    load_folder(MADE_UP)
    response = client.get("/compare/?pairs=KGZ-UZB,BLR-KAZ")
    assert response.status_code == 200
    assert client.get("/compare.csv?pairs=KGZ-UZB,BLR-KAZ").status_code == 200


def test_the_number_of_queries_does_not_grow_with_what_lies_behind(
    client: Client,
    made_up: list[CountryPair],
    django_assert_max_num_queries: Callable[..., AbstractContextManager[Any]],
) -> None:
    def more(count: int) -> None:
        for number in range(count):
            for made in made_up[:5]:
                proposal = rows.proposal(pair=made)
                proposal.sectors.add(rows.sector(parent=rows.sector()))
                rows.status_change(proposal=proposal)
                yearly(made, 2000 + number, 10**9 + number, evidence=proposal.evidence)
                rows.target(pair=made, evidence=proposal.evidence)
        cache.clear()

    more(2)
    address = "/compare/?pairs=" + ",".join(made.slug for made in made_up[:5])
    with django_assert_max_num_queries(25) as before:
        assert client.get(address).status_code == 200
    more(10)
    with django_assert_max_num_queries(len(before)):
        assert client.get(address).status_code == 200
