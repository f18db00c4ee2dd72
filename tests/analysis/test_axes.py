"""The axes of evidence and schedule: rules by hand, and laws that hold whatever sources show."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.analysis.axes import EvidenceLevel, Schedule, Showing, Shows, evidence_level, schedule
from cooperation.analysis.dates import PartialDate

DATES = st.sampled_from(["2030", "2030-05", "2030-05-01", "2031-02-03"]).map(PartialDate.parse)
SHOWINGS = st.lists(st.builds(Showing, DATES, st.sampled_from(list(Shows))), max_size=6)
ORDER = [
    EvidenceLevel.NONE_FOUND,
    EvidenceLevel.STATEMENT_ONLY,
    EvidenceLevel.DOCUMENT,
    EvidenceLevel.PARTLY_DELIVERED,
    EvidenceLevel.DELIVERED,
]


def showing(what: str, on: str = "2030") -> Showing:
    return Showing(PartialDate.parse(on), Shows(what))


@pytest.mark.parametrize(
    ("showings", "searched", "checkable", "level"),
    [
        ([], False, True, EvidenceLevel.STATEMENT_ONLY),
        ([], True, True, EvidenceLevel.NONE_FOUND),
        ([showing("context")], True, True, EvidenceLevel.NONE_FOUND),
        ([showing("statement")], True, True, EvidenceLevel.STATEMENT_ONLY),
        ([showing("document"), showing("statement", "2031")], True, True, EvidenceLevel.DOCUMENT),
        ([showing("partly"), showing("document")], False, True, EvidenceLevel.PARTLY_DELIVERED),
        ([showing("delivered"), showing("partly", "2031")], False, True, EvidenceLevel.DELIVERED),
        ([showing("delivered")], False, False, EvidenceLevel.PARTLY_DELIVERED),
        ([showing("delivered"), showing("contradicts", "2031")], False, True, EvidenceLevel.CONTRADICTED),
        ([showing("contradicts"), showing("delivered", "2031")], False, True, EvidenceLevel.DELIVERED),
        ([showing("contradicts"), showing("statement", "2031")], False, True, EvidenceLevel.CONTRADICTED),
        ([showing("delivered", "2031"), showing("contradicts", "2031")], False, True, EvidenceLevel.CONTRADICTED),
    ],
)
def test_the_strongest_that_sources_show_counts(
    showings: list[Showing], searched: bool, checkable: bool, level: EvidenceLevel
) -> None:
    assert evidence_level(showings, searched=searched, checkable=checkable) is level


@given(SHOWINGS, DATES, st.booleans(), st.booleans())
def test_context_changes_nothing(showings: list[Showing], on: PartialDate, searched: bool, checkable: bool) -> None:
    alone = evidence_level(showings, searched=searched, checkable=checkable)
    context = Showing(on, Shows.CONTEXT)
    assert evidence_level([*showings, context], searched=searched, checkable=checkable) is alone


@given(SHOWINGS, st.builds(Showing, DATES, st.sampled_from(list(Shows))), st.booleans())
def test_more_evidence_never_weakens_it_unless_it_is_to_the_contrary(
    showings: list[Showing], further: Showing, searched: bool
) -> None:
    before = evidence_level(showings, searched=searched, checkable=True)
    after = evidence_level([*showings, further], searched=searched, checkable=True)
    if EvidenceLevel.CONTRADICTED not in (before, after):
        assert ORDER.index(after) >= ORDER.index(before)


@given(SHOWINGS, st.booleans())
def test_what_cannot_be_checked_is_never_delivered(showings: list[Showing], searched: bool) -> None:
    assert evidence_level(showings, searched=searched, checkable=False) is not EvidenceLevel.DELIVERED


@given(SHOWINGS, st.booleans())
def test_none_is_found_only_after_a_search(showings: list[Showing], checkable: bool) -> None:
    assert evidence_level(showings, searched=False, checkable=checkable) is not EvidenceLevel.NONE_FOUND


@pytest.mark.parametrize(
    ("deadline", "completed", "report", "today", "state"),
    [
        (None, None, None, "2030-01-01", Schedule.NO_DEADLINE),
        (None, "2029", "2029", "2030-01-01", Schedule.NO_DEADLINE),
        ("2030", None, None, "2030-12-31", Schedule.ON_TIME),
        ("2030", None, None, "2031-01-01", Schedule.OVERDUE),
        ("2030", None, "2030-11", "2031-01-01", Schedule.OVERDUE),
        ("2030", None, "2031-01", "2031-02-01", Schedule.LATE),
        ("2030-06", "2030-06-30", None, "2031-01-01", Schedule.ON_TIME),
        ("2030-06", "2030-07-01", None, "2031-01-01", Schedule.LATE),
        ("2030-06", "2030", None, "2031-01-01", Schedule.ON_TIME),
        ("2030-06", "2031", None, "2031-01-01", Schedule.LATE),
    ],
)
def test_a_deadline_is_held_against_what_is_known(
    deadline: str | None, completed: str | None, report: str | None, today: str, state: Schedule
) -> None:
    def parsed(text: str | None) -> PartialDate | None:
        return PartialDate.parse(text) if text else None

    told = schedule(
        parsed(deadline), completed=parsed(completed), last_report=parsed(report), today=date.fromisoformat(today)
    )
    assert told is state


@given(st.none() | DATES, st.none() | DATES, st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_nothing_is_overdue_without_a_stated_deadline(
    completed: PartialDate | None, report: PartialDate | None, today: date
) -> None:
    assert schedule(None, completed=completed, last_report=report, today=today) is Schedule.NO_DEADLINE
