"""The list of pairs: what it says of each, filters, orders, pages, and that it costs the same however much there is."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.http import QueryDict
from django.test import Client

from cooperation.actions.places import bump_revision
from cooperation.models import Country, CountryPair, Proposal, StatusChange
from cooperation.queries.places import summaries
from dashboard.pages.pair.overview import OverviewPage
from dashboard.pages.pairs.home import HomePage
from tests.cooperation import rows
from tests.dashboard.built import TODAY
from tests.dashboard.built import pair as fetched

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def home(query: str = "") -> HomePage:
    return HomePage(QueryDict(query), TODAY)


def slugs(query: str = "") -> list[str]:
    return [line.slug for line in home(query).list.lines]


def pair_of(slug: str, *statuses: str, changed_on: str = "2026-03-14", target: bool = False) -> CountryPair:
    """A made-up pair with a proposal of each of these statuses."""
    pair = rows.country_pair(*slug.split("-"))
    for number, status in enumerate(statuses, start=1):
        proposal = rows.proposal(pair=pair, number=number, title=f"Made-up canal {number}")
        rows.status_change(proposal=proposal, new=status, changed_on=changed_on)
    if target:
        rows.target(pair=pair)
    return pair


@pytest.fixture
def three(db: None) -> None:
    """Three made-up pairs beside the one that ships."""
    pair_of("KGZ-UZB", "proposed", "completed", changed_on="2026", target=True)
    pair_of("KAZ-KGZ", "agreed", changed_on="2026-02-02")
    pair_of("ARM-TJK")


def test_one_pair_needs_no_filters(client: Client) -> None:
    page = home()
    assert page.title == "What countries promise each other, and what comes of it"
    assert not page.list.form.useful
    assert 'name="country"' not in client.get("/").content.decode()


def test_no_pair_at_all(client: Client, empty_home: None) -> None:
    assert home().title == "No pair of countries is followed yet"
    assert "Once a pair is added" in client.get("/").content.decode()


@pytest.fixture
def empty_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """The list as if no pair were on record."""
    monkeypatch.setattr(CountryPair.objects, "all", CountryPair.objects.none)


def test_a_pair_is_told_by_its_finding_its_statuses_and_its_last_change(three: None) -> None:
    line = next(line for line in home().list.lines if line.slug == "KGZ-UZB")
    assert line.finding == "1 of 2 proposals is under way or completed"
    assert {tally.status: tally.count for tally in line.strip if tally.count} == {"proposed": 1, "completed": 1}
    assert line.step is not None
    assert (line.step.when, line.step.proposal.label, line.step.status_label) == (
        "2026",
        "Made-up canal 2",
        "Completed",
    )
    assert line.step.proposal.url == "/KGZ-UZB/proposals/2/"
    assert line.has_target


def test_a_pair_without_anything_says_so(client: Client, three: None) -> None:
    line = next(line for line in home().list.lines if line.slug == "ARM-TJK")
    assert (line.finding, line.step, line.edited) == ("No proposal is listed", None, "")
    page = client.get("/").content.decode()
    own = page.partition('id="ARM-TJK"')[2].partition("</li>")[0]
    assert "No proposal is listed" in own
    assert 'class="tally"' not in own


@pytest.mark.parametrize(
    ("query", "left"),
    [
        (
            "country=ARM&q=uzb",
            [("with Armenia (1 left without it)", "q=uzb"), ("named “uzb” (1 left without it)", "country=ARM")],
        ),
        ("q=zzz", [("named “zzz” (4 left without it)", "")]),
        ("q=kgz&country=ARM&status=completed", [("with Armenia (1 left without it)", "q=kgz&status=completed")]),
        ("q=zzz&country=ARM&target=1", []),
        ("country=ARM", []),
    ],
)
def test_where_nothing_is_left_the_filters_to_drop_are_offered(
    three: None, query: str, left: list[tuple[str, str]]
) -> None:
    found = [(link.label, link.url.partition("?")[2]) for link in home(query).list.left]
    assert sorted(found) == sorted(left)


def test_the_last_change_is_that_of_the_plain_loop(three: None) -> None:
    """The twin: of all published changes of published proposals the latest, of two on one date the later row."""
    rows.status_change(proposal=Proposal.objects.get(pair__first="KGZ", number=1), old="proposed", new="agreed")
    hidden = rows.proposal(pair=rows.country_pair(), state="draft")
    rows.status_change(proposal=hidden, changed_on="2026")
    for pair in CountryPair.objects.all():
        changes = [
            change
            for change in StatusChange.objects.filter(pair=pair, state="published")
            if change.proposal.state == "published"
        ]
        last = max(changes, key=lambda change: (str(change.changed_on), change.pk), default=None)
        step = summaries([pair], TODAY)[pair.pk].step
        assert (step and (step.number, step.status)) == (last and (last.proposal.number, last.new))


def test_a_search_that_found_nothing_is_no_change(three: None) -> None:
    proposal = Proposal.objects.get(pair__first="KGZ", number=1)
    rows.status_change(proposal=proposal, old="proposed", new="stalled", basis="reading", changed_on="2026-11-01")
    rows.status_change(proposal=proposal, old="stalled", new="agreed", basis="stated", changed_on="2026-10-01")
    step = summaries([proposal.pair], TODAY)[proposal.pair.pk].step
    assert step is not None
    assert (str(step.changed_on), step.status) == ("2026-10-01", "agreed")


def test_a_few_pairs_tell_their_trade_and_their_target(client: Client, three: None) -> None:
    line = next(line for line in home().list.lines if line.slug == "BLR-KAZ")
    assert line.trade is not None
    assert line.trade.target is not None
    assert [side.label for side in line.trade.sides] == ["Belarus", "Kazakhstan"]
    overview = OverviewPage(fetched("BLR-KAZ"), QueryDict(), TODAY).cards
    assert [(side.value, side.period) for side in line.trade.sides] == [(s.value, s.period) for s in overview.trade]
    assert overview.target is not None
    assert (line.trade.target.value, line.trade.target.state) == (overview.target.value, overview.target.state)
    empty = next(line for line in home().list.lines if line.slug == "ARM-TJK")
    assert empty.trade is not None
    assert (empty.trade.sides, empty.trade.target) == ((), None)
    assert "No source names a target for trade." in client.get("/").content.decode()


def test_of_many_pairs_a_list_tells_proposals_alone(three: None) -> None:
    for code in ("FRA", "ITA", "ESP"):
        rows.country_pair("DEU", code)
    assert {line.trade for line in home().list.lines} == {None}


def test_of_many_pairs_those_that_have_come_furthest_are_drawn(three: None) -> None:
    for code in ("FRA", "ITA", "ESP"):
        rows.country_pair("DEU", code)
    pair_of("TUR-UZB", *["completed"] * 6)
    card = home().stages
    assert card is not None
    assert card.title == "Of 8 pairs, Türkiye–Uzbekistan has most proposals under way or completed: 6 of 6"
    assert "the 6 of 8 pairs with most under way or completed" in card.subtitle
    first = [row[0].text for row in card.table.rows][:3]
    assert first == ["Türkiye–Uzbekistan", "Belarus–Kazakhstan", "Kyrgyzstan–Uzbekistan"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("belarus", ["BLR-KAZ"]),
        ("Беларус", ["BLR-KAZ"]),
        ("қазақстан", ["BLR-KAZ", "KAZ-KGZ"]),
        ("KGZ", ["KAZ-KGZ", "KGZ-UZB"]),
        ("kg", ["KAZ-KGZ", "KGZ-UZB"]),
        ("kgz-uzb", ["KGZ-UZB"]),
        ("Kazakhstan–Kyrgyzstan", ["KAZ-KGZ"]),
        ("uzb kaz", []),
        (" - ", ["ARM-TJK", "BLR-KAZ", "KAZ-KGZ", "KGZ-UZB"]),
    ],
)
def test_pairs_are_found_by_name_in_every_language_and_by_code(three: None, words: str, found: list[str]) -> None:
    assert slugs(f"q={words}") == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("country=KAZ", ["BLR-KAZ", "KAZ-KGZ"]),
        ("country=kgz", ["KAZ-KGZ", "KGZ-UZB"]),
        ("group=x-eaeu", ["BLR-KAZ", "KAZ-KGZ"]),
        ("group=X-CIS&country=UZB", ["KGZ-UZB"]),
        ("group=X-NOTHING", []),
        ("status=completed", ["BLR-KAZ", "KGZ-UZB"]),
        ("target=1", ["BLR-KAZ", "KGZ-UZB"]),
        ("target=1&country=UZB", ["KGZ-UZB"]),
        ("country=FRA", []),
        ("country=!&status=nothing&sort=nothing", ["ARM-TJK", "BLR-KAZ", "KAZ-KGZ", "KGZ-UZB"]),
        ("sort=changed", ["KAZ-KGZ", "KGZ-UZB", "BLR-KAZ", "ARM-TJK"]),
        ("sort=proposals", ["BLR-KAZ", "KGZ-UZB", "KAZ-KGZ", "ARM-TJK"]),
        ("sort=moving", ["BLR-KAZ", "KGZ-UZB", "ARM-TJK", "KAZ-KGZ"]),
    ],
)
def test_filters_and_orders(three: None, query: str, found: list[str]) -> None:
    assert slugs(query) == found


def test_the_heading_and_the_exports_say_what_is_left_out(client: Client, three: None) -> None:
    page = home("country=KAZ&status=agreed")
    assert page.title == "2 pairs: with Kazakhstan, with a proposal agreed"
    assert home("q=atlantis").title == "No pair of countries named “atlantis”"
    content = client.get("/pairs.json", {"country": "KAZ"}).json()
    assert content["filters"] == "with Kazakhstan"
    assert [record["pair"] for record in content["records"]] == ["BLR-KAZ", "KAZ-KGZ"]


def test_exports_hold_all_pages(client: Client) -> None:
    codes = list(Country.objects.order_by("code").values_list("code", flat=True)[:9])
    for first in codes:
        for second in codes:
            if first < second:
                pair_of(f"{first}-{second}")
    page = home()
    assert len(page.list.lines) == 30
    assert page.list.list_page.paginator.num_pages == 2
    assert [line.slug for line in home("page=2").list.lines] == [line.slug for line in home("page=99").list.lines]
    assert len(client.get("/pairs.json").json()["records"]) == page.list.list_page.paginator.count == 37
    assert "rel=next" in client.get("/").content.decode().replace('"', "")


def test_a_summary_is_made_anew_when_the_record_grows(three: None) -> None:
    assert home("country=UZB").list.lines[0].finding == "1 of 2 proposals is under way or completed"
    pair = rows.country_pair()
    rows.status_change(proposal=rows.proposal(pair=pair, number=3), new="completed")
    bump_revision(pair)
    assert home("country=UZB").list.lines[0].finding == "2 of 3 proposals are under way or completed"


def test_what_lies_ahead_is_no_last_change_and_no_target_until_its_day(db: None) -> None:
    pair = pair_of("KGZ-UZB", "completed", changed_on="2027-01-01")
    rows.target(pair=pair, stated_on="2027-01-01")
    found = [summaries([pair], day)[pair.pk] for day in (date(2026, 12, 31), date(2027, 1, 1))]
    assert [(one.counts, one.step and one.step.status, one.has_target) for one in found] == [
        ({"": 1}, None, False),
        ({"completed": 1}, "completed", True),
    ]


def test_a_long_title_is_cut(three: None) -> None:
    Proposal.objects.filter(pair__second="UZB").update(title="Canal " * 900)
    (line,) = home("country=UZB").list.lines
    assert line.step is not None
    assert len(line.step.proposal.label) <= 122
    assert line.step.proposal.label.endswith("Canal …")


@pytest.mark.parametrize("query", ["", "sort=moving", "status=agreed&target=1&q=a"])
def test_the_number_of_queries_is_the_same_with_one_pair_and_with_many(
    client: Client, query: str, django_assert_max_num_queries: Callable[..., AbstractContextManager[Any]]
) -> None:
    with django_assert_max_num_queries(16) as before:
        client.get(f"/?{query}")
    codes = list(Country.objects.order_by("code").values_list("code", flat=True)[:20])
    for second in codes[1:]:
        pair_of(f"{codes[0]}-{second}", "agreed", "completed", target=True)
    cache.clear()
    with django_assert_max_num_queries(len(before)):
        client.get(f"/?{query}")
    with django_assert_max_num_queries(len(before) - 3):  # kept until something changes
        client.get(f"/?{query}")
