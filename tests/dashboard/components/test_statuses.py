"""How far proposals have got, in words."""

import pytest

from dashboard.components.statuses import agreed_heading, counted_proposals, progress_heading


@pytest.mark.parametrize(("count", "words"), [(0, "0 proposals"), (1, "1 proposal"), (1632, "1,632 proposals")])
def test_counts(count: int, words: str) -> None:
    assert counted_proposals(count) == words


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({}, "No proposal has been listed yet"),
        ({"proposed": 1}, "The one proposal is not agreed"),
        ({"stalled": 1}, "The one proposal is not agreed"),
        ({"stalled": 2, "proposed": 1}, "None of 3 proposals is agreed"),
        ({"": 1}, "The one proposal has no reported status"),
        ({"": 3}, "None of 3 proposals has a reported status"),
        ({"": 2, "proposed": 1}, "None of 3 proposals is agreed"),
        ({"agreed": 1}, "The one proposal is agreed or further"),
        ({"stalled": 1, "signed": 1}, "1 of 2 proposals is agreed or further"),
        ({"dropped": 1, "signed": 1, "completed": 1}, "2 of 3 proposals are agreed or further"),
    ],
)
def test_what_is_agreed_is_so_by_the_latest_status(counts: dict[str, int], words: str) -> None:
    assert agreed_heading(counts) == words
    if counts and not {*counts} & {"agreed", "signed", "completed"}:
        assert progress_heading(counts) == words
