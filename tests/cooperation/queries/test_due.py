"""What is due: deadlines that passed without a report since, and near ones."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from cooperation.actions.roles import make_roles
from cooperation.models import CountryPair, Proposal
from cooperation.queries.due import Due, due
from tests.cooperation import rows
from tests.cooperation.admin.test_roles import of_role

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty")]
TODAY = date(2026, 12, 7)


def proposal(deadline: str, *, status: str = "proposed", on: str = "2020-01-01", **values: Any) -> Proposal:
    """A proposal with a deadline, and one status that a source tells of."""
    source = rows.source(published_on="2020-01-01")
    said = rows.paragraph(source=source)
    made = rows.proposal(evidence=said, deadline_on=deadline, deadline_evidence=said, **values)
    rows.status_change(proposal=made, evidence=said, changed_on=on, old="", new=status)
    return made


def listed(today: date = TODAY) -> list[Due]:
    """What is due in all pairs."""
    return due(CountryPair.objects.with_countries(), today)


@pytest.mark.parametrize(
    ("deadline", "words"),
    [
        ("2021", "was due by 2021; the latest report is of 1 Jan 2020"),
        ("2026-12-06", "was due by 6 Dec 2026; the latest report is of 1 Jan 2020"),
        ("2026-12-07", "due by 7 Dec 2026"),
        ("2026-12", "due by Dec 2026"),
        ("2027-03-07", "due by 7 Mar 2027"),
        ("2027-03-08", ""),
        # A year without its month has not passed before its end, and that is more than three months away.
        ("2027", ""),
    ],
)
def test_a_deadline_that_passed_or_is_near(deadline: str, words: str) -> None:
    proposal(deadline)
    assert [one.words for one in listed()] == ([words] if words else [])


@pytest.mark.parametrize("status", ["completed", "dropped"])
def test_what_is_over_is_not_due(status: str) -> None:
    proposal("2021", status=status)
    assert listed() == []


def test_what_was_reported_after_its_deadline_is_known_to_be_late() -> None:
    proposal("2021", on="2022-05")
    assert listed() == []


def test_drafts_are_nobody_elses() -> None:
    proposal("2021", state="draft")
    assert listed() == []


def test_targets_are_due_for_a_year(subtests: pytest.Subtests) -> None:
    rows.target(deadline_on="2026")
    for day, count in ((date(2026, 9, 1), 0), (TODAY, 1), (date(2027, 6, 1), 1), (date(2028, 1, 2), 0)):
        with subtests.test(day=day):
            assert len(listed(day)) == count


def test_the_earliest_first_and_few_queries(django_assert_max_num_queries: Any) -> None:
    proposal("2026-12-20")
    proposal("2021")
    for neighbour in ("UKR", "UZB"):
        rows.country_pair("TJK", neighbour)
    with django_assert_max_num_queries(10):
        assert [str(one.deadline) for one in listed()] == ["2021", "2026-12-20"]


def test_the_desk_shows_editors_what_is_due() -> None:
    make_roles()
    proposal(str(timezone.localdate() - timedelta(days=9)), title="Build a trade house")
    assert "Build a trade house" in of_role("Editor").client.get("/admin/").content.decode()
    assert "Build a trade house" not in of_role("Reader").client.get("/admin/").content.decode()
