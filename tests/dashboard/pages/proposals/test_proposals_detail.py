"""One proposal: three axes, its history in two times, who has to do with it, what was looked for."""

import json
from datetime import date
from typing import Any

import pytest
from django.http import Http404, QueryDict
from django.test import Client

from cooperation.actions.publication import pages_changed
from cooperation.models import Country, Proposal
from cooperation.wording.numbers import NBSP
from dashboard.pages.proposals.detail import ProposalPage
from tests.cooperation import rows
from tests.dashboard.built import TODAY, pair

pytestmark = pytest.mark.django_db


def page(number: int, query: str = "", slug: str = "BLR-KAZ", today: date = TODAY) -> ProposalPage:
    return ProposalPage(pair(slug), QueryDict(query), today, number)


def axes(shown: ProposalPage) -> list[str]:
    return [axis.value for axis in shown.axes]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (3, ["Agreed", "Statement only", "No deadline stated"]),
        (8, ["Endorsed", "No source found", "No deadline stated"]),
        (11, ["Signed", "Partly delivered", "No deadline stated"]),
        (21, ["Completed", "Delivered", "No deadline stated"]),
    ],
)
def test_three_axes_stand_beside_each_other(shipped: None, number: int, expected: list[str]) -> None:
    assert axes(page(number)) == expected


@pytest.mark.parametrize(
    ("number", "remark"),
    [
        (3, "Source: Belarus (IATI status 1, pipeline)"),
        (10, "Source: Kazakhstan (IATI status 1, pipeline)"),
        (15, "Source: Belarus (IATI status 2, implementation)"),
        (21, "Source: Belarus (IATI status 4, closed)"),
    ],
)
def test_the_official_status_says_whose_word_it_is_and_its_code(shipped: None, number: int, remark: str) -> None:
    assert page(number).axes[0].remark == remark


@pytest.mark.parametrize(
    ("deadline", "status", "today", "state"),
    [
        ("2032", "agreed", date(2032, 12, 31), "On time"),
        ("2032", "agreed", date(2033, 1, 1), "Overdue, no report"),
        ("2031", "completed", date(2033, 1, 1), "Late"),
        ("2032", "completed", date(2033, 1, 1), "On time"),
    ],
)
def test_overdue_follows_from_a_stated_deadline_alone(
    db: None, deadline: str, status: str, today: date, state: str
) -> None:
    proposal = rows.proposal(number=1, deadline_on=deadline, deadline_evidence=rows.paragraph())
    rows.status_change(proposal=proposal, new=status, changed_on="2032-03")
    assert axes(page(1, slug="KGZ-UZB", today=today))[2] == state
    Proposal.objects.filter(pk=proposal.pk).update(deadline_on=None, deadline_evidence=None)
    assert axes(page(1, slug="KGZ-UZB", today=today))[2] == "No deadline stated"


def test_each_step_shows_when_it_happened_was_published_and_was_recorded(shipped: None) -> None:
    recorded = Proposal.objects.get(pair=pair(), number=21).status_changes.earliest("pk").recorded_at
    steps = [(step.when, step.basis) for step in page(21).steps]
    assert [when for when, _ in steps] == ["29 Nov 2017", "2018", "Oct 2021"]
    assert steps[1][1] == f"Editor’s reading · published: 28 Sep 2021 · recorded: {recorded:%-d %b %Y}"


def test_the_words_of_a_source_stand_apart_from_what_is_said_of_them(shipped: None) -> None:
    first = page(21).steps[0].summary
    assert first == f"“suggest resuming”{NBSP}· Said in the first person by the president of Belarus."


def test_a_step_that_is_not_on_record_says_what_it_would_need(shipped: None) -> None:
    open_steps = {step.status: step.summary for step in page(22).steps if step.open}
    assert open_steps.keys() == {"agreed", "under_way", "completed"}
    assert open_steps["completed"].startswith("Would need: A source names a joint list of the imports")
    assert open_steps["under_way"].startswith("What it would need is shown, but no source states the step: A source")
    unsaid = {step.status: step.summary for step in page(12).steps if step.open}
    assert unsaid["under_way"].startswith("Would need: A source names such a project")
    unchecked = {step.status: step.summary for step in page(3).steps if step.open}
    assert unchecked["completed"].startswith("Would need: cannot be checked. The report does not say")


@pytest.mark.parametrize("number", range(1, 23))
def test_each_proposal_says_what_would_count_or_why_it_cannot_be_checked(shipped: None, number: int) -> None:
    shown = page(number)
    assert bool(shown.proposal.done_when) != bool(shown.proposal.uncheckable)
    assert shown.proposal.partly_when


def test_both_sides_are_there_and_who_is_quoted(shipped: None) -> None:
    backed = {line.side.label: line.bodies for line in page(22).glance.parties}
    assert backed == {
        "Belarus": ("President of Belarus (backed it)",),
        "Kazakhstan": ("President of Kazakhstan (put it forward)",),
    }
    assert {line.side.label: line.bodies for line in page(1).glance.parties}["Kazakhstan"] == ()
    assert page(1).glance.quoted == "Quoted directly: President of Belarus. Nobody from Kazakhstan is quoted."
    assert page(10).glance.quoted.endswith("Of the two heads of state only one is: President of Belarus.")


def test_a_search_without_a_find_is_a_record_and_never_says_that_nothing_happened(
    client: Client, shipped: None
) -> None:
    (search,) = page(12).searches
    assert search.heading == "No source found as of 24 Nov 2026"
    assert search.words.startswith("Беларусь Казахстан космическая связь")
    assert search.how == "stored copies of public web pages; languages: ru; searched by: editor"
    html = client.get("/BLR-KAZ/proposals/12/").content.decode()
    assert "does not mean that nothing happened" in html
    assert "did not happen" not in html


def test_events_say_what_they_show_and_keep_their_cautions(shipped: None) -> None:
    events = {event.title: event for event in page(9).events}
    test = events["Test of the Busel M drone in Kazakhstan reported"]
    assert (test.shows, bool(test.caution)) == ("partly done", True)
    assert test.url == "/BLR-KAZ/timeline/?year=2019#event-busel-test-2019"
    assert {event.title: event for event in page(10).events}[test.title].shows == "a statement"


@pytest.mark.parametrize(
    ("number", "as_of", "status", "level"),
    [
        (10, "2019-05-19", "offered", "Statement only"),
        (10, "2019-05-20", "agreed", "Statement only"),
        (11, "2019-10-24", "proposed", "Statement only"),
        (11, "2019-10-25", "signed", "Partly delivered"),
        (21, "2021-09-27", "proposed", "Statement only"),
        (21, "2021-09-28", "under_way", "Partly delivered"),
        (21, "2021-11-03", "completed", "Delivered"),
        (8, "2026-11-23", "endorsed", "Statement only"),
        (8, "2026-11-24", "endorsed", "No source found"),
    ],
)
def test_a_proposal_as_known_on_a_day(shipped: None, number: int, as_of: str, status: str, level: str) -> None:
    shown = page(number, f"as_of={as_of}")
    assert (shown.glance.status, shown.axes[1].value) == (status, level)
    assert shown.title.endswith(f", {shown.filters}")


def test_what_was_not_known_yet_is_not_there(client: Client, shipped: None) -> None:
    with pytest.raises(Http404, match=r"There is no proposal 22 for this pair, as known on 28 Nov 2017\."):
        page(22, "as_of=2017-11-28")
    assert client.get("/BLR-KAZ/proposals/22/?as_of=2017-11-28").status_code == 404


def test_the_data_hold_all_axes_and_every_row(client: Client, shipped: None) -> None:
    records = json.loads(client.get("/BLR-KAZ/proposals/9.json").content)["records"]
    (first,) = [record for record in records if record["kind"] == "proposal"]
    assert (first["what"], first["iati_activity_status"]) == ("offered", 1)
    assert (first["evidence_level"], first["schedule"]) == ("partly_delivered", "no_deadline")
    kinds = [record["kind"] for record in records]
    assert kinds == sorted(kinds, key=["proposal", "status_change", "event", "search"].index)
    assert {"status_change", "event", "search"} < set(kinds)


@pytest.mark.parametrize("size", [1, 12])
def test_a_long_history_takes_as_many_queries_as_a_short_one(
    client: Client, db: None, django_assert_num_queries: Any, size: int
) -> None:
    proposal = rows.proposal(number=1)
    rows.status_change(proposal=proposal)
    for month in range(1, size):
        rows.status_change(proposal=proposal, old="stalled", new="proposed", changed_on=f"2032-{month:02d}")
    for _ in range(size):
        rows.bearing(proposal=proposal)
        rows.party(proposal=proposal)
        rows.evidence_search(proposal=proposal)
        rows.proposal(part_of=proposal)
    pages_changed([proposal.pair], by="nobody")
    with django_assert_num_queries(14):
        assert client.get("/KGZ-UZB/proposals/1/").status_code == 200


@pytest.fixture
def ahead(db: None) -> Proposal:
    """A proposal whose completion and opening are announced for 2027."""
    proposal = rows.proposal(number=1, done_when="Ships pass.", partly_when="Water flows.")
    rows.status_change(proposal=proposal)
    rows.status_change(proposal=proposal, old="proposed", new="completed", changed_on="2027-05-01")
    opening = rows.event(code="opening", happened_on="2027-05", title="Opening of the canal", kind="opening")
    rows.bearing(proposal=proposal, event=opening, shows="delivered")
    return proposal


def test_what_is_announced_is_no_status_and_no_evidence(ahead: Proposal) -> None:
    shown = page(1, slug="KGZ-UZB")
    assert shown.title == "Dig a made-up canal: proposed, as of 14 Mar 2019; no agreement reported"
    assert axes(shown) == ["Proposed", "Statement only", "No deadline stated"]
    assert [(step.status, step.when, step.open) for step in shown.steps] == [
        ("proposed", "14 Mar 2019", False),
        ("completed", "announced for 1 May 2027", True),
        ("agreed", "not reported", True),
        ("under_way", "not reported", True),
    ]
    assert [(event.when, event.shows) for event in shown.events] == [
        ("announced for May 2027", "nothing before that day")
    ]
    assert [(line["kind"], line["what"], line.get("announced")) for line in shown.records()] == [
        ("proposal", "proposed", None),
        ("status_change", "proposed", False),
        ("status_change", "completed", True),
        ("event", "opening", True),
    ]


def test_on_its_day_it_counts(ahead: Proposal) -> None:
    shown = page(1, slug="KGZ-UZB", today=date(2027, 5, 1))
    assert axes(shown)[:2] == ["Completed", "Delivered"]
    assert axes(page(1, "as_of=2026-12-31", "KGZ-UZB", date(2027, 5, 1)))[:2] == ["Proposed", "Statement only"]


def test_what_no_status_tells_has_no_line(client: Client, db: None) -> None:
    bare = rows.proposal()
    glance = client.get(f"/{bare.pair.slug}/proposals/{bare.number}/").content.decode().partition("At a glance")[2]
    assert "Put forward by" in glance
    for name in ("Basis", "First reported", "Last change"):
        assert f"<dt>{name}</dt>" not in glance


def test_a_body_of_a_third_country_stands_under_its_own(db: None) -> None:
    proposal = rows.proposal(number=1)
    minister = rows.body(name="Made-up ministry", country_id="KAZ")
    rows.party(proposal=proposal, body=minister, role="backed")
    said = rows.paragraph(source=rows.source(pair=proposal.pair), attribution="direct_quote", speaker=minister)
    rows.status_change(proposal=proposal, evidence=said)
    shown = page(1, slug="KGZ-UZB")
    lines = [(line.side.label, line.side.shape, line.bodies) for line in shown.glance.parties]
    assert lines == [
        ("Kyrgyzstan", "first", ()),
        ("Uzbekistan", "second", ()),
        ("Kazakhstan", "other", ("Made-up ministry (backed it)",)),
    ]
    assert shown.axes[0].remark.startswith("Source: Kazakhstan")


def test_several_countries_are_named_as_who_put_it_forward(db: None) -> None:
    proposal = rows.proposal(number=1, other_proposer="countries")
    proposal.proposing_countries.set(Country.objects.filter(code__in=("KGZ", "KAZ", "UZB")))
    side = page(1, slug="KGZ-UZB").side
    assert (side.shape, side.label) == ("other", "Kazakhstan, Kyrgyzstan and Uzbekistan")
