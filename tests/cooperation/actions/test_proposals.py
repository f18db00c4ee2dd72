"""The steps of a proposal follow from one another."""

import pytest
from django.core.exceptions import ValidationError

from cooperation.actions.proposals import check_history, in_time
from cooperation.analysis.dates import PartialDate
from cooperation.models import StatusChange


def step(day: str, old: str, new: str, key: int | None = None, state: str = "published") -> StatusChange:
    """A change that is not stored."""
    return StatusChange(pk=key, changed_on=PartialDate.parse(day), old=old, new=new, state=state)


FIRST = step("2017-11-29", "", "proposed", 1)
SECOND = step("2018", "proposed", "agreed", 2)


def test_an_empty_history_and_one_without_gaps_are_right() -> None:
    check_history([])
    check_history([SECOND, FIRST])
    check_history([FIRST, step("2018", "proposed", "agreed", 2, "draft")])


def test_changes_of_one_date_are_in_the_order_of_recording_new_ones_last() -> None:
    later = step("2018", "agreed", "signed")
    assert in_time([later, SECOND, FIRST]) == [FIRST, SECOND, later]
    check_history([later, SECOND, FIRST])


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ([SECOND], "The first change .2018. starts from “Proposed”; leave “from” empty"),
        ([FIRST, step("2018", "offered", "agreed")], "leads to “Proposed”; choose “Proposed” under “from”"),
        ([FIRST, step("2018", "", "agreed")], "starts from “nothing”"),
        ([step("2017", "", "proposed", 3, "draft"), SECOND], "The change of 2018 is published, but the one of 2017"),
    ],
)
def test_gaps_are_refused_with_a_sentence(changes: list[StatusChange], sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        check_history(changes)
