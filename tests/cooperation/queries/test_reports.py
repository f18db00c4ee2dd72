"""What sources report of a pair, worked out from plain values: the same as the database tells where it is asked."""

from dataclasses import fields
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from cooperation.analysis.counts import once
from cooperation.models import CountryPair, Proposal, StatusChange
from cooperation.queries.evidence import Evidence
from cooperation.queries.proposal_history import proposal_history
from cooperation.queries.reports import COLUMNS, Reported, Reports
from cooperation.queries.timeline import Entries, TimelineFilter
from tests.cooperation import rows
from tests.cooperation.models import test_evidence as told_rows
from tests.dashboard.built import TODAY

pytestmark = pytest.mark.django_db
DAYS = [None, *(date(year, 12, 31) for year in (2009, 2018, 2019, 2022)), date(2017, 11, 29), date(2019, 10, 25)]
SHIPPED = pytest.mark.parametrize("shipped_pair", ["BLR-KAZ", "KAZ-KGZ", "BLR-UZB"], indirect=True)


def pair_of(slug: str) -> CountryPair:
    return CountryPair.objects.with_countries().by_slug(slug).get()


def reports(pair: CountryPair, day: date | None = None, today: date = TODAY) -> Reports:
    return Reports(pair, today, day, Evidence([pair], today, day))


def asked_of_the_database(pair: CountryPair, today: date, day: date | None) -> list[Reported]:
    """The same proposals by the annotations, which lists filter by."""
    known = Proposal.objects.for_pair(pair).published().with_status(today, day).with_evidence_level(today, day)
    stands = ("deadline_on", "status", "basis", "changed_on", "latest_change_id", "evidence_level")
    told = known.order_by("number").values_list(*COLUMNS.values(), *stands)
    names = (*COLUMNS, *stands)
    return once([Reported(last_report=None, **dict(zip(names, row, strict=True))) for row in told])


def without_reports(found: list[Reported]) -> list[tuple[object, ...]]:
    return [tuple(getattr(one, field.name) for field in fields(one) if field.name != "last_report") for one in found]


@SHIPPED
@pytest.mark.parametrize("day", DAYS)
def test_proposals_stand_where_the_database_says(shipped_pair: str, day: date | None) -> None:
    pair = pair_of(shipped_pair)
    found = reports(pair, day).proposals()
    assert without_reports(found) == without_reports(asked_of_the_database(pair, TODAY, day))
    for one in found[:5]:
        history = proposal_history(pair, one.number, TODAY, day)
        assert history is not None
        assert one.last_report == max(history.reports, default=None)


@settings(max_examples=40)
@given(st.lists(told_rows.TOLD, max_size=4), told_rows.DAYS, st.booleans(), st.booleans())
def test_whatever_is_told_is_read_as_the_database_reads_it(
    told: list[told_rows.Told], day: date | None, searched: bool, uncheckable: bool
) -> None:
    with transaction.atomic():
        pair = told_rows.record(told, searched=searched, uncheckable=uncheckable).pair
        found = reports(pair, day, told_rows.TODAY).proposals()
        expected = asked_of_the_database(pair, told_rows.TODAY, day)
        transaction.set_rollback(True)
    assert without_reports(found) == without_reports(expected)


@SHIPPED
@pytest.mark.parametrize("day", DAYS)
def test_the_latest_are_those_of_the_timeline(shipped_pair: str, day: date | None) -> None:
    pair = pair_of(shipped_pair)
    asked = TimelineFilter(kind=("meeting", "document", "event", "status"), as_of=day, reported=True)
    entries = Entries(pair, asked, TODAY)
    [expected] = entries.fetched(entries.happened[:30])
    assert reports(pair, day).latest(30) == expected


def test_a_status_said_again_is_no_step_and_of_two_on_one_day_the_later_row_counts() -> None:
    proposal = rows.proposal(number=1)
    rows.status_change(proposal=proposal, changed_on="2019-03-14")
    rows.status_change(proposal=proposal, old="proposed", new="agreed", changed_on="2019-03-14")
    rows.status_change(proposal=proposal, old="agreed", new="agreed", move="again", changed_on="2020-01-01")
    [found] = reports(proposal.pair).proposals()
    assert (found.status, str(found.changed_on)) == ("agreed", "2019-03-14")


def test_what_an_editor_reads_from_silence_is_no_news() -> None:
    """Beside it the timeline's test of the same name, which asks the database."""
    made = rows.country_pair()
    old = rows.paragraph(source=rows.source(pair=made, published_on="2019-07-30"))
    proposal = rows.proposal(pair=made, evidence=old)
    values = {"proposal": proposal, "evidence": old, "basis": "reading"}
    rows.status_change(changed_on="2019-07-01", old="", new="proposed", **values)
    rows.status_change(changed_on="2024-11-24", old="proposed", new="stalled", **values)
    told = {step.is_reported for step in reports(made).steps if step.new == "stalled"}
    assert told == {False}
    assert [getattr(entry.row, "new", "") for entry in reports(made).latest(9)] == ["proposed"]
    reported = StatusChange.objects.for_pair(made).reported()
    assert [change.new for change in reported] == ["proposed"]


def test_it_costs_the_same_however_much_is_reported(django_assert_num_queries: Any) -> None:
    first = rows.bearing().proposal
    for _ in range(2):
        with django_assert_num_queries(6):  # events, statuses, proposals; sources, paragraphs, further ones
            found = reports(first.pair)
            found.latest(4)
            found.proposals()
        for _more in range(9):
            rows.status_change(proposal=rows.bearing(proposal=rows.proposal(pair=first.pair)).proposal)
