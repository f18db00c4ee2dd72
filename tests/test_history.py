"""The proposals of the data set that ships: where each stood at the talks and where it stands, and what shows it.

A literal table, so that a change of the data shows here in words: number, status on 29 November 2017 with its evidence,
status today with its evidence and basis, and the level of the evidence today.
"""

import csv
from datetime import date
from pathlib import Path

import pytest

from cooperation.models import Event, Proposal, StatusChange
from tests.dashboard.built import TODAY

pytestmark = pytest.mark.usefixtures("shipped_pair", "db")

COLLECTED = Path(__file__).parents[2] / "shared" / "data" / "follow-up" / "follow_up.csv"
TALKS = date(2017, 11, 29)

TABLE = [
    (1, "proposed", "1:2", "proposed", "1:2", "reading", "statement_only"),
    (2, "offered", "1:3", "offered", "1:3", "stated", "statement_only"),
    (3, "agreed", "1:4", "agreed", "1:4", "stated", "statement_only"),
    (4, "proposed", "1:4", "proposed", "1:4", "reading", "partly_delivered"),
    (5, "proposed", "1:7", "proposed", "1:7", "reading", "document"),
    (6, "endorsed", "1:7", "endorsed", "1:7", "stated", "document"),
    (7, "proposed", "1:8", "proposed", "1:8", "reading", "statement_only"),
    (8, "endorsed", "1:9", "endorsed", "1:9", "reading", "none_found"),
    (9, "offered", "1:11", "offered", "1:11", "stated", "partly_delivered"),
    (10, "offered", "1:11", "agreed", "31:1", "stated", "statement_only"),
    (11, "proposed", "1:12", "signed", "36:1", "reading", "partly_delivered"),
    (12, "proposed", "1:12", "proposed", "1:12", "reading", "none_found"),
    (13, "proposed", "1:12", "proposed", "1:12", "reading", "none_found"),
    (14, "offered", "1:13", "offered", "1:13", "stated", "statement_only"),
    (15, "offered", "1:14", "under_way", "52:2", "stated", "partly_delivered"),
    (16, "under_way", "1:15", "under_way", "1:15", "reading", "partly_delivered"),
    (17, "under_way", "1:16", "under_way", "1:16", "reading", "document"),
    (18, "proposed", "1:16", "proposed", "1:16", "reading", "document"),
    (19, "proposed", "1:17", "proposed", "1:17", "reading", "statement_only"),
    (20, "under_way", "1:18", "under_way", "1:18", "reading", "statement_only"),
    (21, "proposed", "1:18", "completed", "43:1 42:2", "reading", "delivered"),
    (22, "endorsed", "1:19", "endorsed", "1:19", "stated", "statement_only"),
]

# When each later status became known: the day on which the source of its evidence was published.
BECAME_KNOWN = [
    (10, "agreed", date(2019, 5, 20)),
    (11, "signed", date(2019, 10, 25)),
    (15, "agreed", date(2021, 6, 28)),
    (15, "under_way", date(2023, 7, 24)),
    (21, "under_way", date(2021, 9, 28)),
    (21, "completed", date(2021, 11, 3)),
]

# What was collected as something that happened and is kept as what somebody said, on the day on which it was said.
MOVED = {"Trade fell 16% in 2023": "2024-03-09"}


def evidence_of(proposal: Proposal) -> str:
    """The keys of the paragraphs behind the latest status."""
    change = StatusChange.objects.with_evidence().get(pk=proposal.latest_change_id or 0)
    return " ".join(map(str, change.paragraphs()))


def standing(as_of: date | None) -> dict[int, Proposal]:
    proposals = Proposal.objects.filter(pair__first="BLR", pair__second="KAZ").published()
    known = proposals.with_status(TODAY, as_of).with_evidence_level(TODAY, as_of)
    return {proposal.number: proposal for proposal in known}


def test_each_proposal_stands_where_its_evidence_says() -> None:
    then, now = standing(TALKS), standing(None)
    table = [
        (
            number,
            then[number].status,
            evidence_of(then[number]),
            now[number].status,
            evidence_of(now[number]),
            now[number].basis,
            now[number].evidence_level,
        )
        for number in sorted(now)
    ]
    assert table == TABLE


def test_nothing_was_known_before_the_talks_and_nothing_but_words_on_their_day() -> None:
    assert standing(date(2017, 11, 28)) == {}
    assert {proposal.evidence_level for proposal in standing(TALKS).values()} == {"statement_only"}


@pytest.mark.parametrize(("number", "status", "day"), BECAME_KNOWN)
def test_a_status_is_known_from_the_day_its_source_was_published(number: int, status: str, day: date) -> None:
    assert standing(day)[number].status == status
    assert standing(day - day.resolution)[number].status != status


def test_what_happened_in_2018_was_not_known_in_2019() -> None:
    """The days of culture of 2018 are told by a source of 2021."""
    change = StatusChange.objects.get(proposal__number=21, new="under_way")
    assert str(change.changed_on) == "2018"
    assert standing(date(2019, 12, 31))[21].status == "proposed"


def test_events_that_bear_on_no_proposal_stand_on_the_timeline_alone() -> None:
    events = Event.objects.published()
    alone = events.filter(bearings=None)
    assert (
        {"roadmap-2019-2020", "official-visit-2019"}
        <= set(alone.values_list("code", flat=True))
        < set(events.values_list("code", flat=True))
    )


@pytest.mark.skipif(not COLLECTED.exists(), reason="the collected events are not beside this repository")
def test_every_collected_event_ships_with_its_date_its_source_and_its_caution() -> None:
    with COLLECTED.open(encoding="utf-8", newline="") as stream:
        collected = list(csv.DictReader(stream))
    assert len(collected) == 47
    events = list(Event.objects.published().with_evidence())
    for row in collected:
        date_of_event = MOVED.get(row["event"], row["event_date"])
        same = [event for event in events if str(event.happened_on) == date_of_event]
        cited = [event for event in same if row["url"] in {paragraph.source.url for paragraph in event.paragraphs()}]
        assert cited, row["event"]
        assert any(event.caution for event in cited) or not row["caution"], row["caution"]


def test_every_status_names_its_evidence_and_its_basis() -> None:
    for change in StatusChange.objects.published().with_evidence():
        assert change.paragraphs()
        assert change.basis in ("stated", "reading")
        assert change.quote or change.basis == "reading"
