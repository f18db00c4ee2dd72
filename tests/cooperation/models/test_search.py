"""Finding rows by their words: forms, languages, fields, order, and whatever somebody may type."""

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from cooperation.actions.publication import pages_changed
from cooperation.models import CountryPair, Event, Proposal, Publication, SearchEntry
from cooperation.models.search import HIT_BEGINS, HIT_ENDS, MOST_FOUND, Section, find, scope_of, stem, terms
from tests.cooperation import rows

pytestmark = pytest.mark.django_db

NASTY = [
    '"',
    "'",
    "*",
    "a*",
    "NEAR(a b)",
    "(",
    ")",
    "a AND",
    "NOT",
    "OR OR",
    "title:x",
    "^a",
    "-a",
    "+",
    "{a}",
    "\\",
    "%",
    ";--",
]


@pytest.fixture
def pair(shipped: None) -> CountryPair:
    return CountryPair.objects.by_slug("BLR-KAZ").get()


def numbers(pair: CountryPair, words: str) -> set[str]:
    """The addresses of the proposals that hold the words."""
    found = find(pair, Section.PROPOSALS, words).entries
    return {entry.address.removeprefix("proposals/").rstrip("/") for entry in found}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("import", {"22"}),
        ("imports", {"22"}),
        ("IMPORTS replaced", {"22"}),
        ("drone", {"9", "10"}),
        ("drones", {"9", "10"}),
        ("космос", {"11", "12", "13"}),
        ("Космоса", {"11", "12", "13"}),
        ("ғарыш", {"11", "12", "13"}),
        ("космас", {"11", "12", "13"}),
        ("сельское хозяйство", {"4", "14"}),
        ("сельского хозяйства", {"4", "14"}),
        ("сельская гаспадарка", {"4", "14"}),
        ("ауыл шаруашылығы", {"4", "14"}),
        ("remote sens", {"11"}),
        ("nothing of the kind", set()),
        ("", set()),
    ],
)
def test_proposals_are_found_by_word_forms_in_any_of_the_languages(
    pair: CountryPair, words: str, expected: set[str]
) -> None:
    assert numbers(pair, words) == expected


@pytest.mark.parametrize(
    ("section", "words", "address"),
    [
        (Section.EVENTS, "test of the busel drone", "timeline/?year=2019#event-busel-test-2019"),
        (Section.SOURCES, "Report on flight tests of the Busel M drone", "sources/30/"),
        (Section.SOURCES, "trade January-September 2017 growth", "sources/1/#p19"),
        (Section.FIGURES, "0.5 billion almost 65%", "trade/figures/H25/"),
    ],
)
def test_events_sources_and_figures_are_found_too(
    pair: CountryPair, section: Section, words: str, address: str
) -> None:
    assert address in {entry.address for entry in find(pair, section, words).entries}


def test_a_figure_is_titled_by_what_it_counts_and_its_amount(pair: CountryPair) -> None:
    titles = {
        entry.address: entry.title.replace("\u00a0", " ") for entry in find(pair, Section.FIGURES, "trade").entries
    }
    assert titles["trade/figures/H26/"] == "Turnover, Belarus, Jan–Sep 2017: $0.5 bn (H26)"


def test_the_sectors_of_a_proposal_stand_in_one_order(db: None) -> None:
    """Whatever order the database gives them in: two readings of a row are compared letter by letter."""
    proposal, group = rows.proposal(state="published"), rows.sector()
    for code in ("made-up-b", "made-up-c", "made-up-a"):
        proposal.sectors.add(rows.sector(code=code, name_en=f"Named {code}", parent=group))
    pages_changed([proposal.pair], by="editor")
    text = SearchEntry.objects.get(table="proposals", row=proposal.pk).text
    assert text.index("Named made-up-a") < text.index("Named made-up-b") < text.index("Named made-up-c")


def test_what_has_the_words_in_its_title_comes_first(pair: CountryPair) -> None:
    titles = [entry.marked_title for entry in find(pair, Section.EVENTS, "drone").entries]
    marked = [HIT_BEGINS in title for title in titles]
    assert marked == sorted(marked, reverse=True)
    assert any(marked)


def test_hits_are_marked_and_nothing_else(pair: CountryPair) -> None:
    (entry,) = [e for e in find(pair, Section.PROPOSALS, "imports").entries if e.address == "proposals/22/"]
    assert f"{HIT_BEGINS}imports{HIT_ENDS}" in entry.marked_title
    assert entry.marked_title.replace(HIT_BEGINS, "").replace(HIT_ENDS, "") == entry.title


@pytest.mark.parametrize("words", NASTY)
def test_no_operator_of_the_index_can_be_typed(pair: CountryPair, words: str) -> None:
    for section in Section:
        find(pair, section, words)
    assert find(pair, Section.PROPOSALS, f"imports {words}").count <= find(pair, Section.PROPOSALS, "imports").count


@settings(max_examples=60)
@given(st.text(max_size=40))
def test_any_text_may_be_asked_for(text: str) -> None:
    pair = CountryPair.objects.by_slug("BLR-KAZ").get()
    for section in Section:
        assert find(pair, section, text).count <= MOST_FOUND + 1
        assert SearchEntry.objects.matching(pair, section, text).count() >= 0


@given(st.text(max_size=300))
def test_a_question_is_a_few_words_of_letters_and_digits(text: str) -> None:
    asked = terms(text)
    assert len(asked) <= 8
    assert all(
        term.replace(".", "").replace(",", "").replace("_", "").isalnum() or term.strip("_") == "" for term in asked
    )


@pytest.mark.parametrize(
    ("word", "shared"),
    [("торговля", "торго"), ("торговли", "торго"), ("ғарыш", "ғары"), ("чай", "чай"), ("trade", "trade")],
)
def test_a_cyrillic_word_is_looked_for_without_its_ending(word: str, shared: str) -> None:
    assert stem(word) == shared


def test_matching_finds_what_find_finds(pair: CountryPair) -> None:
    for words in ("drones", "космос", "agreement signed", "0.5", "сельское"):
        for section in Section:
            found = {entry.pk for entry in find(pair, section, words).entries}
            assert found == {entry.pk for entry in SearchEntry.objects.matching(pair, section, words)}


def test_counting_stops(pair: CountryPair) -> None:
    scope = scope_of(pair, Section.PROPOSALS)
    SearchEntry.objects.bulk_create(
        SearchEntry(pair=pair, table="proposals", row=10_000 + n, scope=scope, address="", title="Canal", text="Water")
        for n in range(MOST_FOUND + 50)
    )
    assert find(pair, Section.PROPOSALS, "canal").count == MOST_FOUND + 1
    assert len(find(pair, Section.PROPOSALS, "canal", most=5).entries) == 5
    assert SearchEntry.objects.matching(pair, Section.PROPOSALS, "canal").count() == MOST_FOUND + 50


def test_drafts_are_not_found_and_changes_are(pair: CountryPair) -> None:
    Proposal.objects.filter(pair=pair, number=22).update(title="Count the sheep")
    Event.objects.filter(code="busel-test-2019").update(state=Publication.DRAFT)
    pages_changed([pair], by="editor")
    assert numbers(pair, "sheep") == {"22"}
    assert numbers(pair, "imports") == {"22"}  # its summary still holds the word
    assert "busel-test-2019" not in {e.address.rpartition("-")[2] for e in find(pair, Section.EVENTS, "busel").entries}
    assert not find(pair, Section.EVENTS, "busel test").count


def test_published_translations_are_found(pair: CountryPair) -> None:
    proposal = Proposal.objects.get(pair=pair, number=9)
    rows.translation(object_id=proposal.pk, text="Продать беспилотники", state=Publication.PUBLISHED)
    rows.translation(object_id=proposal.pk, text="Черновик", language="be")
    pages_changed([pair], by="editor")
    assert "9" in numbers(pair, "продажа беспилотников") | numbers(pair, "продать беспилотник")
    assert numbers(pair, "черновик") == set()


def test_other_pairs_are_not_found(pair: CountryPair) -> None:
    other = rows.proposal(title="Sell drones to nobody")
    pages_changed([other.pair], by="editor")
    assert numbers(pair, "nobody") == set()
    assert numbers(other.pair, "drones") == {str(other.number)}


def test_the_index_is_the_databases_own(pair: CountryPair) -> None:
    assert connection.vendor in ("sqlite", "postgresql")
    key = SearchEntry.objects.get(table="proposals", address="proposals/22/").pk
    SearchEntry.objects.filter(pk=key).update(title="Sheep", text="Wool")
    assert numbers(pair, "wool") == {"22"}
    SearchEntry.objects.filter(pk=key).delete()
    assert numbers(pair, "wool") == set()


@pytest.mark.parametrize("words", ["imports", "a", "drones kazakhstan"])
def test_a_search_takes_two_queries(
    pair: CountryPair, words: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
        find(pair, Section.SOURCES, words)
