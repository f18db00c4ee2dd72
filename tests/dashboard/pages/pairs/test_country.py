"""A country over its pairs: findings, proposals by partner and sector, events, groups, and its address."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.core.cache import cache
from django.http import Http404, QueryDict
from django.test import Client

from cooperation.models import Country, CountryPair, Proposal, Sector
from dashboard.pages.pairs.country import CountryPage
from tests.cooperation import rows
from tests.dashboard.built import TODAY, texts

pytestmark = pytest.mark.django_db


def of(code: str, query: str = "") -> CountryPage:
    return CountryPage(QueryDict(query), TODAY, code)


def proposals_of(slug: str, *sector_codes: str) -> CountryPair:
    """A made-up pair with a proposal in each of these sectors."""
    pair = rows.country_pair(*slug.split("-"))
    for number, code in enumerate(sector_codes, start=1):
        proposal = rows.proposal(pair=pair, number=number, title=f"Made-up canal {number}")
        proposal.sectors.set(Sector.objects.filter(code=code))
        rows.status_change(proposal=proposal, new="agreed", changed_on="2026-03")
    return pair


@pytest.fixture
def two(db: None) -> CountryPair:
    """A second pair of Kazakhstan."""
    return proposals_of("KAZ-KGZ", "space", "trade")


@pytest.mark.parametrize(
    ("asked", "proper"),
    [
        ("/countries/kaz/", "/countries/KAZ/"),
        ("/countries/KZ/?sector=space", "/countries/KAZ/?sector=space"),
        ("/countries/kz.json", "/countries/KAZ.json"),
        ("/countries/co/", "/countries/COL/"),
    ],
)
def test_other_spellings_lead_to_the_address(client: Client, asked: str, proper: str) -> None:
    response = client.get(asked)
    assert (response.status_code, response.headers["Location"]) == (301, proper)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("FRA", "No pair of France is followed yet."),
        ("QQQ", "There is no country with the code “QQQ”."),
        ("QQ", "There is no country with the code “QQ”."),
    ],
)
def test_a_country_without_a_pair_is_not_found(client: Client, code: str, sentence: str) -> None:
    assert client.get(f"/countries/{code}/").status_code == 404
    with pytest.raises(Http404, match=sentence):
        of(code)


def test_all_its_pairs_with_their_findings(two: CountryPair) -> None:
    page = of("KAZ")
    assert page.title == "Kazakhstan: 5 of 24 proposals are under way or completed"
    assert [(line.slug, line.finding) for line in page.list.lines] == [
        ("BLR-KAZ", "5 of 22 proposals are under way or completed"),
        ("KAZ-KGZ", "2 of 2 proposals are agreed or signed, none under way"),
    ]
    assert of("KGZ").title == "Kyrgyzstan: 2 of 2 proposals are agreed or signed, none under way"


def test_the_matrix_is_that_of_the_plain_loop(two: CountryPair) -> None:
    """The twin: each published proposal of the country counts once in each sector, under its partner."""
    (card,) = of("KAZ").charts
    assert card.info.columns == (("Belarus", "BLR"), ("Kyrgyzstan", "KGZ"))
    expected: dict[str, list[int]] = {}
    for index, slug in enumerate(["BLR-KAZ", "KAZ-KGZ"]):
        for proposal in Proposal.objects.filter(pair=CountryPair.objects.by_slug(slug).get(), state="published"):
            for sector in proposal.sectors.all():
                expected.setdefault(sector.name, [0, 0])[index] += 1
    assert {row[0]: [int(count.replace("–", "0")) for count in row[1:]] for row in texts(card.table)} == expected
    assert [column.label for column in card.table.columns] == ["Sector", "Belarus", "Kyrgyzstan"]


def test_of_many_partners_those_with_most_proposals_are_drawn(db: None) -> None:
    others = Country.objects.exclude(code__in=["BLR", "KAZ"]).order_by("code").values_list("code", flat=True)[:10]
    for code in others:
        proposals_of("-".join(sorted([code, "KAZ"])), "space")
    (card,) = of("KAZ").charts
    assert card.info.columns[0] == ("Belarus", "BLR")
    assert len(card.info.columns) == 8
    assert len(card.table.columns) == 12
    assert "The table also holds" in card.source_note


def test_a_long_list_of_pairs_leads_to_all_of_them(db: None) -> None:
    for code in Country.objects.exclude(code="KAZ").order_by("code").values_list("code", flat=True)[:25]:
        rows.country_pair(*sorted([code, "KAZ"]))
    page = of("KAZ")
    assert len(page.list.lines) == 20
    assert page.list.more is not None
    assert page.list.more.url == "/?country=KAZ"


def test_its_proposals_by_partner_and_sector(two: CountryPair) -> None:
    assert of("KAZ").proposals.count_words == "24 proposals"
    page = of("KAZ", "partner=KGZ&sector=space")
    assert page.proposals.count_words == "1 proposal: with Kyrgyzstan, in Space"
    ((title, partner, sectors, by, _status, since),) = texts(page.proposals.table)
    assert (title, partner, by, since) == ("1. Made-up canal 1", "Kyrgyzstan", "Both sides", "Mar 2026")
    assert sectors
    assert page.proposals.table.rows[0][0].url == "/KAZ-KGZ/proposals/1/"
    assert of("KAZ", "partner=FRA").proposals.table.rows == ()
    assert of("KAZ", "partner=!&sector=no such&page=x").proposals.count_words == "24 proposals"


def test_a_country_without_proposals_has_neither_an_empty_chart_nor_filters_over_nothing(db: None) -> None:
    proposals_of("ARM-TJK")
    assert {part.key for part in of("ARM").parts} == {"pairs", "events", "groups"}
    assert "proposals" in {part.key for part in of("ARM", "sector=space").parts}


def test_its_list_has_pages_and_its_exports_have_all(client: Client, two: CountryPair) -> None:
    for number in range(10, 60):
        rows.proposal(pair=two, number=number)
    page = of("KAZ")
    assert (len(page.proposals.table.rows), page.proposals.list_page.paginator.num_pages) == (10, 8)
    assert len(of("KAZ", "page=8").proposals.table.rows) == 4
    content = client.get("/countries/KAZ.json").json()
    assert len(content["records"]) == 74
    assert client.get("/countries/KAZ.json?partner=KGZ").json()["filters"] == "with Kyrgyzstan"


def test_drafts_are_not_shown(two: CountryPair) -> None:
    rows.proposal(pair=two, number=9, state="draft")
    rows.event(pair=two, happened_on="2026-11-01", title="Not yet", state="draft")
    page = of("KAZ")
    assert page.proposals.count_words == "24 proposals"
    assert "Not yet" not in [event.title for event in page.events.items]


def test_its_latest_events_are_of_all_its_pairs(two: CountryPair) -> None:
    source = rows.source(pair=two, published_on="2026-11-02")
    rows.event(pair=two, happened_on="2026-11-01", title="Made-up talks", evidence=rows.paragraph(source=source))
    rows.event(pair=two, happened_on="2031-11-01", title="To come")
    events = of("KAZ").events.items
    assert (events[0].title, events[0].note, events[0].lead) == ("Made-up talks", "Kazakhstan–Kyrgyzstan", "1 Nov 2026")
    assert events[0].cites[0].key.startswith("KAZ-KGZ/")
    assert len(events) == 8
    assert "To come" not in [event.title for event in events]


def test_its_groups_have_dates_and_sources(client: Client, two: CountryPair) -> None:
    groups = {group.name: group for group in of("KAZ").groups}
    eaeu = groups["Eurasian Economic Union (EAEU)"]
    assert (eaeu.dates, bool(eaeu.source)) == ("since 1 Jan 2015", True)
    assert "since 1 Jan 2015" in client.get("/countries/KAZ/").content.decode()


def test_pair_pages_lead_to_it(client: Client) -> None:
    html = client.get("/BLR-KAZ/").content.decode()
    assert 'href="/countries/BLR/"' in html
    assert 'href="/countries/KAZ/"' in html


def test_the_number_of_queries_does_not_grow(
    client: Client, two: CountryPair, django_assert_max_num_queries: Callable[..., AbstractContextManager[Any]]
) -> None:
    with django_assert_max_num_queries(21) as before:
        assert client.get("/countries/KAZ/").status_code == 200
    for code in ("UZB", "TJK", "ARM", "RUS"):
        pair = proposals_of("-".join(sorted([code, "KAZ"])), *["space", "trade", "it"] * 5)
        rows.event(pair=pair)
    cache.clear()
    with django_assert_max_num_queries(len(before)):
        assert client.get("/countries/KAZ/").status_code == 200
