"""The list of proposals: facets that combine, counts told once more by hand, words, days, parts, and a long list."""

import csv
import io
from collections import Counter
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from cooperation.actions.publication import pages_changed
from cooperation.models import CountryPair, Proposal, Sector
from cooperation.queries.evidence import Evidence
from cooperation.queries.reports import Reports
from dashboard.pages.pair.overview import OverviewPage
from dashboard.pages.pairs.home import HomePage
from dashboard.pages.proposals.page import ProposalsPage
from dashboard.pages.sectors.page import SectorsPage
from tests.cooperation import rows
from tests.dashboard.built import TODAY, pair

pytestmark = [pytest.mark.django_db, pytest.mark.database]

VALUES = {
    "status": ["proposed", "agreed", "under_way", "dropped"],
    "by": ["BLR", "KAZ", "both"],
    "sector": ["space", "culture", "logistics"],
    "basis": ["stated", "reading"],
    "evidence": ["none_found", "statement_only", "partly_delivered", "contradicted"],
    "year": ["2017", "2019", "2020"],
}
CHOSEN = st.fixed_dictionaries(
    {facet: st.lists(st.sampled_from(values), max_size=2) for facet, values in VALUES.items()}
)


def proposals(query: str = "", slug: str = "BLR-KAZ") -> ProposalsPage:
    return ProposalsPage(pair(slug), QueryDict(query), TODAY)


def option_counts(page: ProposalsPage) -> dict[str, dict[str, int]]:
    return {group.name: {option.value: option.count for option in group.options} for group in page.facets.groups}


def facts() -> list[dict[str, set[str]]]:
    """What the facets say about each shipped proposal, from the rows themselves."""
    found = Proposal.objects.for_pair(pair()).published().with_status(TODAY).with_evidence_level(TODAY).with_sectors()
    return [
        {
            "status": {str(proposal.status)},
            "by": {proposal.put_forward_by_id or "both"},
            "sector": {sector.code for sector in proposal.sectors.all()},
            "basis": {str(proposal.basis)},
            "evidence": {proposal.evidence_level},
            "year": {str(proposal.changed_on)[:4]},
        }
        for proposal in found
    ]


@settings(max_examples=25)
@given(CHOSEN)
def test_facets_combine_and_count_what_a_click_would_leave(chosen: dict[str, list[str]]) -> None:
    query = QueryDict(mutable=True)
    for facet, values in chosen.items():
        query.setlist(facet, values)
    page = ProposalsPage(pair(), query, TODAY)
    known = facts()
    fits = [
        {facet: not values or bool(fact[facet] & set(values)) for facet, values in chosen.items()} for fact in known
    ]
    assert page.list_page.paginator.count == sum(all(fit.values()) for fit in fits)
    for facet, counts in option_counts(page).items():
        others = [fact for fact, fit in zip(known, fits, strict=True) if all(v for f, v in fit.items() if f != facet)]
        expected = Counter(value for fact in others for value in fact[facet])
        assert {value: n for value, n in counts.items() if n} == dict(expected), facet


def test_zero_counts_stay_visible(shipped: None) -> None:
    counts = option_counts(proposals("status=completed"))
    assert counts["status"]["dropped"] == 0
    assert counts["evidence"]["contradicted"] == 0
    assert counts["sector"]["space"] == 0
    assert counts["year"] == {str(year): int(year == 2021) for year in range(2017, 2024)}


def test_long_facets_are_folded_until_they_are_used_and_empty_ones_left_out(client: Client, shipped: None) -> None:
    def facets(address: str) -> str:
        page = client.get(address).content.decode()
        return page[page.index('id="facets"') : page.index("</form>", page.index('id="facets"'))]

    folded = facets("/BLR-KAZ/proposals/")
    assert folded.count("<details") == 3
    assert "<details open" not in folded
    used = facets("/BLR-KAZ/proposals/?sector=space&sector=trade")
    assert used.count("<details open") == 1
    assert '<span class="mute">2 chosen</span>' in used
    bare = rows.proposal()
    assert "Year of the latest change" not in facets(f"/{bare.pair.slug}/proposals/")


def test_what_leaves_nothing_is_said_once_and_words_can_be_dropped_too(client: Client, shipped: None) -> None:
    page = proposals("status=dropped&q=zzz")
    assert page.standfirst == ""
    links = {chip.label: chip.url for chip in page.facets.chips}
    assert links == {
        "Dropped": "/BLR-KAZ/proposals/?q=zzz",
        "“zzz”": "/BLR-KAZ/proposals/?status=dropped",
    }
    assert page.left == ()
    html = client.get("/BLR-KAZ/proposals/?status=dropped&q=zzz").content.decode()
    assert '<input type="hidden" name="q" value="zzz">' in html


def test_where_nothing_was_asked_no_filter_is_to_blame(client: Client, db: None) -> None:
    empty = rows.country_pair()
    for name, words in (("proposals", "No proposal has been listed yet"), ("timeline", "Nothing is reported yet")):
        page = client.get(f"/{empty.slug}/{name}/").content.decode().partition("<main")[2]
        assert words in page
        assert "all of these filters" not in page


def test_an_empty_list_offers_the_filters_without_which_something_is_left(client: Client, shipped: None) -> None:
    query = "status=stalled&by=KAZ&as_of=2019-01-01"
    (left,) = proposals(query).left
    assert left.url == "/BLR-KAZ/proposals/?by=KAZ&as_of=2019-01-01"
    assert left.label == "Stalled (1 left without it)"
    assert proposals(left.url.partition("?")[2]).list_page.paginator.count == 1
    assert left.label in client.get(f"/BLR-KAZ/proposals/?{query}").content.decode()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", ""),
        ("status=agreed&status=signed", "agreed or signed"),
        ("by=KAZ&sector=trade", "by Kazakhstan, in Trade"),
        ("basis=reading&evidence=none_found", "editor’s reading, evidence: no source found"),
        ("year=2019", "last changed in 2019"),
        ("q=drones", "with “drones”"),
        ("as_of=2018-12-31", "as known on 31 Dec 2018"),
        ("status=agreed&as_of=2018-12-31", "agreed, as known on 31 Dec 2018"),
    ],
)
def test_filters_say_themselves_in_words_in_the_heading_and_in_every_export(
    client: Client, shipped: None, query: str, said: str
) -> None:
    page = proposals(query)
    assert page.filters == said
    assert all(part in page.title for part in said.split(", as known"))
    content = client.get(f"/BLR-KAZ/proposals.json?{query}").json()
    assert content["filters"] == said
    text = client.get(f"/BLR-KAZ/proposals.csv?{query}").content.decode()
    table = list(csv.DictReader(io.StringIO(text)))
    assert len(table) == len(content["records"]) == page.list_page.paginator.count
    assert {row["filters"] for row in table} == {said}


def test_the_words_of_the_search_find_word_forms(shipped: None) -> None:
    assert {row.number for row in proposals("q=drone").rows} == {9, 10}
    assert {row.number for row in proposals("q=космоса").rows} == {11, 12, 13}
    assert proposals("q=космоса&by=KAZ").rows == ()


@pytest.mark.parametrize(
    ("as_of", "heading"),
    [
        ("2017-11-28", "No proposal is listed, as known on 28 Nov 2017"),
        ("2017-11-29", "3 of 22 proposals are under way or completed, as known on 29 Nov 2017"),
        ("2019-12-31", "3 of 22 proposals are under way or completed, as known on 31 Dec 2019"),
        ("2021-11-03", "4 of 22 proposals are under way or completed, as known on 3 Nov 2021"),
        ("2200-12-31", "5 of 22 proposals are under way or completed, as known on 31 Dec 2200"),
    ],
)
def test_the_list_as_known_on_a_day(shipped: None, as_of: str, heading: str) -> None:
    assert proposals(f"as_of={as_of}").title == heading


@pytest.mark.parametrize("as_of", ["", "2018-13-01", "yesterday", "0001-01-01", "9999-12-31", "2018-12-31T00:00", "\0"])
def test_a_day_that_is_none_is_today(shipped: None, as_of: str) -> None:
    assert proposals(f"as_of={as_of}").title == "5 of 22 proposals are under way or completed"


def test_the_page_says_who_is_quoted(client: Client, shipped: None) -> None:
    assert proposals().quoted == "Quoted directly: President of Belarus. Nobody from Kazakhstan is quoted."
    assert proposals().quoted in client.get("/BLR-KAZ/proposals/").content.decode()


@pytest.fixture
def nested(db: None) -> CountryPair:
    """A whole that is agreed, its part that is completed, a part of that part that is proposed; and one more."""
    whole = rows.proposal(number=1)
    part = rows.proposal(number=2, part_of=whole)
    smallest = rows.proposal(number=3, part_of=part)
    alone = rows.proposal(number=4)
    sector = rows.sector(parent=rows.sector(), position=900)
    for made, status in ((whole, "agreed"), (part, "completed"), (smallest, "proposed"), (alone, "proposed")):
        rows.status_change(proposal=made, new=status)
        made.sectors.add(sector)
    pages_changed([whole.pair], by="nobody")
    return rows.country_pair()


def test_totals_count_each_thing_once(nested: CountryPair) -> None:
    page = proposals(slug="KGZ-UZB")
    assert page.title == "1 of 2 proposals is agreed or signed, none under way"
    assert page.count_words == "4 proposals, 2 of them counted with what they are part of"
    assert len(page.rows) == 4
    assert [row.number for row in Reports(nested, TODAY, None, Evidence([nested], TODAY)).proposals()] == [1, 4]
    chart = SectorsPage(pair("KGZ-UZB"), QueryDict(), TODAY).charts[0]
    assert chart.title == page.title
    line = next(line for line in HomePage(QueryDict(), TODAY).list.lines if line.slug == "KGZ-UZB")
    assert line.finding == page.title


def test_a_part_counts_by_itself_where_its_whole_is_not_shown(nested: CountryPair) -> None:
    page = proposals("status=completed", slug="KGZ-UZB")
    assert page.title == "1 proposal: completed"
    assert page.standfirst.replace("\u00a0", " ") == "By latest reported status: 1 completed."
    assert proposals("status=proposed", slug="KGZ-UZB").count_words == "2 proposals"
    (whole,) = {row.part_of.label for row in page.rows if row.part_of}
    assert whole == "part of proposal 1"


def test_a_row_names_its_evidence_and_its_whole(client: Client, nested: CountryPair) -> None:
    html = client.get("/KGZ-UZB/proposals/").content.decode()
    assert "part of proposal 2" in html
    assert "evidence: statement only" in html


@pytest.mark.parametrize("size", [1, 60])
def test_a_long_list_takes_as_many_queries_as_a_short_one(
    client: Client, db: None, django_assert_max_num_queries: Any, size: int
) -> None:
    made = [rows.proposal() for _ in range(size)]
    for proposal in made:
        rows.status_change(proposal=proposal)
        rows.bearing(proposal=proposal)
    with django_assert_max_num_queries(22):
        response = client.get("/KGZ-UZB/proposals/")
    assert response.status_code == 200
    assert ("Page 1 of 3" in response.content.decode()) == (size > 25)


def test_a_page_beyond_the_last_is_the_last(shipped: None) -> None:
    assert proposals("page=999999999").list_page.number == 1


def test_the_frame_of_a_day_holds_what_was_known(shipped: None) -> None:
    assert proposals("as_of=2017-11-28").rows == ()
    assert {row.status for row in proposals("as_of=2019-05-20").list_page.object_list} == {
        "proposed",
        "offered",
        "endorsed",
        "agreed",
        "under_way",
    }


@pytest.mark.parametrize("value", ["\0", "", "-1", "9" * 400, "20201", "٢٠٢٠", "0000", "9999", "'", "%", "💥", "None"])
def test_no_value_of_a_facet_breaks_the_list(client: Client, shipped: None, value: str) -> None:
    for facet in VALUES:
        assert client.get("/BLR-KAZ/proposals/", {facet: [value] * 40}).status_code == 200


def test_a_proposal_without_a_status_is_counted_everywhere(db: None) -> None:
    rows.proposal(number=1).sectors.set(Sector.objects.filter(code="space"))
    said = "The one proposal has no reported status"
    made = pair("KGZ-UZB")
    assert proposals(slug="KGZ-UZB").title == said
    assert proposals(slug="KGZ-UZB").standfirst == "No status is reported."
    overview = OverviewPage(made, QueryDict(), TODAY)
    assert overview.title == said
    assert overview.strip is None
    assert [(group.count, group.word) for group in overview.cards.groups if group.count] == [
        (1, "without a reported status")
    ]
    assert SectorsPage(made, QueryDict(), TODAY).charts[0].title == said
    line = next(line for line in HomePage(QueryDict(), TODAY).list.lines if line.slug == "KGZ-UZB")
    assert line.finding == said


@pytest.fixture
def of_others(db: None) -> CountryPair:
    """A proposal of Uzbekistan, one of both, one of a company, and one of which nobody says whose it is."""
    of: tuple[dict[str, str], ...] = (
        {"put_forward_by_id": "UZB"},
        {},
        {"other_proposer": "company"},
        {"other_proposer": "not_said"},
    )
    for number, fields in enumerate(of, 1):
        proposal = rows.proposal(number=number, **fields)
        proposal.sectors.set(Sector.objects.filter(code="space"))
        rows.status_change(proposal=proposal)
    return rows.country_pair()


def test_who_is_neither_country_is_counted_by_what_they_are(of_others: CountryPair) -> None:
    counts = option_counts(proposals(slug="KGZ-UZB"))["by"]
    assert counts == {"KGZ": 0, "UZB": 1, "both": 1, "company": 1, "not_said": 1}
    assert [row.number for row in proposals("by=both", "KGZ-UZB").rows] == [2]
    company = proposals("by=company&by=not_said", "KGZ-UZB")
    assert [row.number for row in company.rows] == [3, 4]
    assert company.title == "2 proposals: by a company or organisation or someone whom no source names"
    assert [record["put_forward_by"] for record in proposals(slug="KGZ-UZB").records()] == [
        "UZB", "both", "company", "not_said",
    ]  # fmt: skip


def test_charts_strip_and_files_name_other_proposers(client: Client, of_others: CountryPair) -> None:
    overview = OverviewPage(pair("KGZ-UZB"), QueryDict(), TODAY)
    card = overview.chart("proposers")
    assert card is not None
    assert [[cell.text for cell in row] for row in card.table.rows] == [
        ["Kyrgyzstan", "0"],
        ["Both sides", "1"],
        ["Uzbekistan", "1"],
        ["A company or organisation", "1"],
        ["Not said", "1"],
    ]
    assert card.title == "1 of 4 proposals comes from Uzbekistan"
    assert overview.strip is not None
    marks = {mark.number: mark.side for column in overview.strip.columns for mark in column.proposals}
    assert marks == {1: "second", 2: "both", 3: "other", 4: "other"}
    matrix = SectorsPage(pair("KGZ-UZB"), QueryDict(), TODAY).charts[0]
    drawn = {
        mark.number: mark.side.place.value for group in matrix.info.groups for row in group.rows for mark in row.marks
    }
    assert drawn == marks
    assert [side.name for side in matrix.legend] == ["Kyrgyzstan", "Uzbekistan", "Both sides", "Other proposers"]
    for address in ("/KGZ-UZB/", "/KGZ-UZB/sectors/"):
        assert "Other proposers" in client.get(address).content.decode()
    of_sector = client.get("/KGZ-UZB/sectors/space.json").json()["records"]
    assert [record["put_forward_by"] for record in of_sector] == ["UZB", "both", "company", "not_said"]


def test_where_there_are_no_others_no_key_names_them(client: Client, shipped: None) -> None:
    for address in ("/BLR-KAZ/", "/BLR-KAZ/sectors/"):
        assert "Other proposers" not in client.get(address).content.decode()
