"""The page of results: sections, marked words, links that lead somewhere."""

from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from cooperation.models import Paragraph, SearchEntry, Source
from cooperation.models.search import MOST_FOUND, Section, scope_of
from dashboard.pages.search.page import SearchPage
from tests.cooperation import rows
from tests.dashboard.built import TODAY, pair

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def search(query: str) -> SearchPage:
    return SearchPage(pair(), QueryDict(query), TODAY)


def test_without_a_word_there_is_a_form_and_no_result(client: Client, shipped: None) -> None:
    for address in ("/BLR-KAZ/search/", "/BLR-KAZ/search/?q=", "/BLR-KAZ/search/?q=%00"):
        html = client.get(address).content.decode()
        assert "Search this pair" in html


def test_the_heading_counts_and_kinds_without_a_result_are_left_out(shipped: None) -> None:
    page = search("q=drones")
    assert page.title == "12 results for “drones”"
    assert [(results.name, results.count_words) for results in page.results] == [
        ("proposals", "2"),
        ("events", "3"),
        ("sources", "7"),
    ]
    assert search("q=quixotic").title == "No results for “quixotic”"


def test_a_section_shows_the_first_and_leads_to_the_others(shipped: None) -> None:
    (sources,) = [results for results in search("q=drones").results if results.name == "sources"]
    assert (len(sources.hits), sources.more and sources.more.label) == (5, "Show all 7")
    (alone,) = search("q=drones&kind=sources").results
    assert (len(alone.hits), alone.more) == (7, None)


def test_too_many_are_not_all_shown(shipped: None) -> None:
    scope = scope_of(pair(), Section.PROPOSALS)
    SearchEntry.objects.bulk_create(
        SearchEntry(pair=pair(), table="proposals", row=10_000 + n, scope=scope, address="", title="Canal")
        for n in range(MOST_FOUND + 5)
    )
    (proposals, *_) = search("q=canal").results
    assert (proposals.count_words, proposals.more and proposals.more.label) == (
        "more than 100",
        "Show the first 100",
    )
    assert len(search("q=canal&kind=proposals").results[0].hits) == MOST_FOUND


def test_more_than_are_counted_are_said_to_be_more(shipped: None) -> None:
    scope = scope_of(pair(), Section.PROPOSALS)
    SearchEntry.objects.bulk_create(
        SearchEntry(pair=pair(), table="proposals", row=10_000 + n, scope=scope, address="", title="Canal")
        for n in range(MOST_FOUND + 5)
    )
    assert search("q=canal").title == "More than 100 results for “canal”"


def test_a_word_that_one_kind_is_full_of_hides_no_other_kind(shipped: None) -> None:
    SearchEntry.objects.all().delete()
    for kind, table, number in ((Section.SOURCES, "sources", MOST_FOUND + 5), (Section.FIGURES, "figures", 2)):
        scope = scope_of(pair(), kind)
        SearchEntry.objects.bulk_create(
            SearchEntry(pair=pair(), table=table, row=10_000 + n, scope=scope, address="", title="Canal")
            for n in range(number)
        )
    page = SearchPage(None, QueryDict("q=canal"), TODAY)
    assert [(results.name, results.count_words) for results in page.results] == [
        ("sources", "more than 100"),
        ("figures", "2"),
    ]


def test_words_are_marked_and_text_is_never_markup(client: Client, shipped: None) -> None:
    html = client.get("/BLR-KAZ/search/", {"q": "<script>imports</script>"}).content.decode()
    assert "<script>imports" not in html
    assert "&lt;script&gt;imports" in html
    html = client.get("/BLR-KAZ/search/", {"q": "imports"}).content.decode()
    assert "<mark>imports</mark>" in html


def test_every_hit_leads_to_a_page_with_its_place(client: Client, shipped: None) -> None:
    urls, pages = set[str](), dict[str, str]()
    for words in ("drones", "imports", "trade", "space"):
        pages_of_kinds = [search(f"q={words}&kind={kind.value}") for kind in Section]
        found = {hit.url for page in pages_of_kinds for results in page.results for hit in results.hits}
        assert found, words
        urls |= found
    for url in urls:
        address, _, anchor = url.partition("#")
        if address not in pages:
            response = client.get(address)
            assert response.status_code == 200, url
            pages[address] = response.content.decode()
        assert not anchor or f'id="{anchor}"' in pages[address], url


def test_the_header_of_every_page_searches_here(client: Client, shipped: None) -> None:
    assert 'action="/BLR-KAZ/search/"' in client.get("/BLR-KAZ/trade/").content.decode()


def test_the_data_hold_all_that_is_shown(client: Client, shipped: None) -> None:
    content = client.get("/BLR-KAZ/search.json?q=drones&kind=events").json()
    assert content["filters"] == "with “drones”"
    assert [record["address"] for record in content["records"]] == [
        "/BLR-KAZ/timeline/?year=2017#event-drone-production-plan-2017",
        "/BLR-KAZ/timeline/?year=2018#event-drone-project-expected-2018",
        "/BLR-KAZ/timeline/?year=2019#event-busel-test-2019",
    ]


@pytest.mark.parametrize("words", ["Lukashenko", "Лукашенко", "lukashenk"])
def test_people_are_found_in_either_script(shipped: None, words: str) -> None:
    (people, *_others) = search(f"q={words}").results
    assert people.name == "people"
    assert any("Lukashenko" in hit.title[0].text for hit in people.hits)


def test_the_name_of_a_person_in_full_leads_to_no_copy_of_the_page(shipped: None) -> None:
    (people, *_others) = search("q=lukashenko").results
    (name,) = (hit.title[0].text for hit in people.hits)
    assert "people" not in [results.name for results in search(f"q={name}").results]


def test_what_a_body_says_comes_first_where_its_name_is_asked_for(client: Client, shipped: None) -> None:
    own = Paragraph.objects.filter(speaker__name="President of Kazakhstan").exclude(attribution="narrator")
    (said, *_others) = search("q=President+of+Kazakhstan").results
    assert said.label == "Said by President of Kazakhstan"
    addresses = {f"/BLR-KAZ/sources/{row.source.number}/#p{row.number}" for row in own.select_related("source")}
    assert {hit.url for hit in said.hits} == addresses
    assert said.count_words == str(len(addresses))
    told = [hit.text[0].text for hit in said.hits]
    assert told[0].startswith("4 Nov 2025 · ")
    assert told[-1].startswith("date not known · ")
    assert {hit.url for hit in search("q=president+of+kazakhstan").results[0].hits} == addresses
    assert search("q=Tokayev").results[0].name == "people"
    (people, *_others) = search("q=President").results
    counts = {hit.title[0].text: hit.text[0].text for hit in people.hits if hit.text}
    assert counts["President of Kazakhstan"] == f"{len(addresses)} statements"
    anywhere = client.get("/search/?q=President+of+Kazakhstan").content.decode()
    assert f"Belarus–Kazakhstan · {told[0]}" in anywhere


def test_a_source_that_is_not_out_yet_quotes_nobody(db: None) -> None:
    body = rows.body(name="Ministry of Canals")
    spoken = rows.paragraph(source=rows.source(pair=body.pair), speaker=body, attribution="direct_quote")
    page = SearchPage(body.pair, QueryDict("q=Ministry of Canals"), TODAY)
    assert [results.name for results in page.said] == ["said"]
    for hidden in ({"published_on": "2099"}, {"published_on": "2019", "state": "draft"}):
        Source.objects.filter(pk=spoken.source_id).update(**hidden)
        assert SearchPage(body.pair, QueryDict("q=Ministry of Canals"), TODAY).said == ()


def test_where_nothing_is_found_there_is_something_to_do(client: Client, shipped: None) -> None:
    help_words = "Check the spelling, or use fewer words."
    nothing = client.get("/BLR-KAZ/search/?q=zzzz").content.decode()
    assert help_words in nothing
    assert 'href="/search/?q=zzzz"' in nothing
    everywhere = client.get("/search/?q=zzzz").content.decode()
    assert help_words in everywhere
    assert 'href="/search/?q=zzzz"' not in everywhere
    assert help_words not in client.get("/BLR-KAZ/search/?q=drones").content.decode()


def test_a_word_that_finds_nothing_is_answered_by_the_nearest(client: Client, shipped: None) -> None:
    page = search("q=agricultre")
    assert page.title == "No results for “agricultre”"
    assert page.asked.nearest is not None
    assert search(f"q={page.asked.nearest.label}").count > 0
    assert "Did you mean" in client.get("/BLR-KAZ/search/?q=agricultre").content.decode()
    swapped = search("q=tarde").asked.nearest
    assert swapped is not None
    assert swapped.label == "trade"


def test_all_pairs_are_searched_at_once_and_each_hit_names_its_pair(client: Client, shipped: None) -> None:
    page = client.get("/search/?q=drones").content.decode()
    assert "12 results for “drones”" in page
    assert "Belarus–Kazakhstan: " in page
    assert 'href="/BLR-KAZ/proposals/9/"' in page
    assert 'href="/BLR-KAZ/"' in client.get("/search/?q=Kazakhstan").content.decode()


def test_searching_all_costs_the_same_however_many_pairs_there_are(
    client: Client, shipped: None, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(20) as before:
        client.get("/search/?q=drones")
    for _ in range(3):
        rows.country_pair()
    with django_assert_max_num_queries(len(before)):
        client.get("/search/?q=drones")
