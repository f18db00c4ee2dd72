"""Totals that count each thing once, told once more by hand."""

from hypothesis import given
from hypothesis import strategies as st

from cooperation.analysis.counts import Standing, count_by, inside, matrix, once

# 1 is the whole of 2 and 3, and 3 of 4; 5 stands alone.
NESTED = {2: 1, 3: 1, 4: 3}
ALL = [
    Standing(number, "", "both", part_of, status, sector=sector)
    for number, part_of, status, sector in (
        (1, None, "agreed", "space"),
        (2, 1, "completed", "space"),
        (3, 1, "proposed", "trade"),
        (4, 3, "proposed", "trade"),
        (5, None, "proposed", "space"),
        (5, None, "proposed", "trade"),
    )
]


def inside_by_hand(chosen: set[int], part_of: dict[int, int]) -> set[int]:
    """A part is counted with a whole that can be reached from it, step by step, and is chosen."""
    found = set()
    for number in chosen:
        reached, steps = [], number
        while steps in part_of and part_of[steps] not in reached:
            steps = part_of[steps]
            reached.append(steps)
        if steps not in part_of and any(whole in chosen for whole in reached):
            found.add(number)
    return found


def test_a_nested_example_counts_each_once() -> None:
    assert inside({1, 2, 3, 4, 5}, NESTED) == {2, 3, 4}
    assert [row.number for row in once(ALL)] == [1, 5]
    assert count_by((row.status for row in once(ALL)), ["proposed", "agreed", "completed"]) == {
        "proposed": 1,
        "agreed": 1,
        "completed": 0,
    }


def test_a_part_counts_where_its_whole_is_not_among_the_rows() -> None:
    assert inside({2, 4, 5}, NESTED) == set()
    assert inside({3, 4}, NESTED) == {4}
    assert inside({1, 4}, NESTED) == {4}
    of_trade = [row for row in ALL if row.sector == "trade"]
    assert [row.number for row in once(of_trade)] == [3, 5]


def test_a_circle_leaves_none_of_its_members_out() -> None:
    assert inside({1, 2, 3}, {1: 2, 2: 1, 3: 3}) == set()


@given(
    st.sets(st.integers(1, 8)),
    st.dictionaries(st.integers(1, 8), st.integers(1, 8)),
)
def test_what_is_inside_is_what_can_be_reached_by_hand(chosen: set[int], part_of: dict[int, int]) -> None:
    assert inside(chosen, part_of) == inside_by_hand(chosen, part_of)


@given(st.sets(st.integers(1, 8), min_size=1), st.dictionaries(st.integers(2, 8), st.integers(1, 7)))
def test_something_is_always_counted(chosen: set[int], part_of: dict[int, int]) -> None:
    assert inside(chosen, part_of) < chosen


def test_zeros_are_kept_and_cells_hold_numbers_in_order() -> None:
    assert count_by((row.sector for row in ALL), ["space", "trade", "none"]) == {"space": 3, "trade": 3, "none": 0}
    assert matrix(ALL)["space", "agreed"] == [1]
    assert matrix(reversed(ALL))["trade", "proposed"] == [3, 4, 5]


def test_what_has_no_status_is_in_no_cell() -> None:
    assert matrix([Standing(1, "", "both", None, None, sector="space")]) == {}
