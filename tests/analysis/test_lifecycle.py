"""Statuses of a proposal: forward is free, back only by way of stalled or dropped."""

from itertools import pairwise, product

import pytest

from cooperation.analysis.lifecycle import (
    ALLOWED_CHANGES,
    ActivityStatus,
    Group,
    Move,
    Status,
    can_change,
    check_change,
    furthest_order,
    in_groups,
    mermaid,
    needs_criteria,
)

ADVANCING = list(Status)[:7]


def test_the_words_and_their_order() -> None:
    words = "proposed offered endorsed agreed signed under_way completed stalled dropped"
    assert [status.value for status in Status] == words.split()


@pytest.mark.parametrize(("old", "new"), [(a, b) for a, b in product(ADVANCING, ADVANCING) if a < b or a > b])
def test_steps_along_the_way(old: Status, new: Status) -> None:
    forward = ADVANCING.index(old) < ADVANCING.index(new)
    resumed = (old, new) == (Status.COMPLETED, Status.UNDER_WAY)
    assert can_change(old, new) == (forward or resumed)


@pytest.mark.parametrize(
    ("old", "new", "allowed"),
    [
        (Status.AGREED, Status.STALLED, True),
        (Status.UNDER_WAY, Status.STALLED, True),
        (Status.COMPLETED, Status.STALLED, True),
        (Status.STALLED, Status.UNDER_WAY, True),
        (Status.STALLED, Status.PROPOSED, True),
        (Status.STALLED, Status.DROPPED, True),
        (Status.DROPPED, Status.PROPOSED, True),
        (Status.DROPPED, Status.UNDER_WAY, True),
        (Status.DROPPED, Status.COMPLETED, False),
        (Status.DROPPED, Status.STALLED, False),
        (Status.COMPLETED, Status.DROPPED, False),
    ],
)
def test_stalled_and_dropped(old: Status, new: Status, allowed: bool) -> None:
    assert can_change(old, new) is allowed


@pytest.mark.parametrize("status", Status)
def test_the_same_status_is_no_change(status: Status) -> None:
    assert not can_change(status, status)
    assert refusal(status, status).startswith("The proposal is already “")


REFUSALS = [
    (
        (Status.UNDER_WAY, Status.AGREED, Move.STEP),
        "“under way” cannot become “agreed”; it can become: completed, stalled, dropped. "
        "Where a source goes back without a word on what happened between, mark the change “back”.",
    ),
    (
        (Status.UNDER_WAY, Status.UNDER_WAY, Move.STEP),
        "The proposal is already “under way”; what only says so again is marked “again”.",
    ),
    (
        (Status.UNDER_WAY, Status.UNDER_WAY, Move.BACK),
        "The proposal is already “under way”; what only says so again is marked “again”.",
    ),
    (
        (Status.UNDER_WAY, Status.AGREED, Move.AGAIN),
        "“agreed” is not said again: the status before was “under way”.",
    ),
    (
        (Status.OFFERED, Status.UNDER_WAY, Move.BACK),
        "“offered” can become “under way” by a step; it does not go back.",
    ),
]


def refusal(old: Status, new: Status, move: Move = Move.STEP) -> str:
    """The sentence with which a change is refused."""
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the sentence is what is looked at
        check_change(old, new, move)
    return str(refused.value)


@pytest.mark.parametrize(("change", "sentence"), REFUSALS)
def test_a_refusal_says_what_is_possible(change: tuple[Status, Status, Move], sentence: str) -> None:
    assert refusal(*change) == sentence


def test_an_allowed_change_passes_in_silence() -> None:
    check_change(Status.OFFERED, Status.ENDORSED)
    check_change(Status.AGREED, Status.AGREED, Move.AGAIN)
    check_change(Status.AGREED, Status.PROPOSED, Move.BACK)


def test_every_status_is_covered_once() -> None:
    assert list(ALLOWED_CHANGES) == list(Status)
    assert len({status.definition for status in Status}) == len(Status)
    assert all(len(following) == len(set(following)) for following in ALLOWED_CHANGES.values())


def test_every_status_is_in_one_group() -> None:
    assert [in_groups(group) for group in Group] == [
        (Status.PROPOSED, Status.OFFERED, Status.ENDORSED),
        (Status.AGREED, Status.SIGNED),
        (Status.UNDER_WAY,),
        (Status.COMPLETED,),
        (Status.STALLED, Status.DROPPED),
    ]
    assert in_groups(Group.AGREED, Group.HALTED) == (Status.AGREED, Status.SIGNED, Status.STALLED, Status.DROPPED)


def test_every_status_can_be_reached_and_left() -> None:
    assert {new for following in ALLOWED_CHANGES.values() for new in following} == set(Status)
    assert all(ALLOWED_CHANGES.values())


def test_furthest_order_ranks_progress_above_halts() -> None:
    ranked = sorted(Status, key=furthest_order)
    assert ranked[:2] == [Status.DROPPED, Status.STALLED]
    assert all(can_change(before, after) for before, after in pairwise(ranked[2:]))
    assert furthest_order(Status.COMPLETED) == 8


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (Status.PROPOSED, ActivityStatus.PIPELINE),
        (Status.SIGNED, ActivityStatus.PIPELINE),
        (Status.UNDER_WAY, ActivityStatus.IMPLEMENTATION),
        (Status.COMPLETED, ActivityStatus.CLOSED),
        (Status.DROPPED, ActivityStatus.CANCELLED),
        (Status.STALLED, ActivityStatus.SUSPENDED),
    ],
)
def test_iati_codes(status: Status, code: ActivityStatus) -> None:
    assert status.activity is code


def test_iati_numbers() -> None:
    assert [code.value for code in ActivityStatus] == [1, 2, 4, 5, 6]


def test_the_diagram_draws_each_change_once() -> None:
    lines = mermaid().splitlines()
    assert lines[:2] == ["stateDiagram-v2", "    [*] --> proposed"]
    assert "    completed --> under_way" in lines
    assert len(lines) == len(set(lines)) == 2 + sum(map(len, ALLOWED_CHANGES.values()))


@pytest.mark.parametrize("old", ["", *Status])
@pytest.mark.parametrize("new", list(Status))
def test_what_counts_as_done_is_written_down_before_anything_is_done(old: str, new: Status) -> None:
    leaves_agreed = old == "agreed"
    goes_beyond = new in {"signed", "under_way", "completed"}
    assert needs_criteria(old, new) == (leaves_agreed or goes_beyond)
