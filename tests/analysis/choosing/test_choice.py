"""Which of several levels speaks, by which rule, and what stays on record beside it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.analysis.choosing.choice import ChosenBy, choose, chosen_levels
from cooperation.analysis.intervals import Interval
from cooperation.analysis.readings import Qualifier, read_stated
from cooperation.analysis.series import Derivation, Level
from cooperation.analysis.source_ranks import source_rank
from tests.analysis.levels import exact, level
from tests.analysis.strategies import intervals

D = Decimal
ALMOST_855 = level("R2", "2025", read_stated(Qualifier.ALMOST, D(855)))
OVER_850 = level("R3", "2025", read_stated(Qualifier.MORE_THAN, D(850)))
EARLY, LATE = date(2025, 3, 1), date(2026, 3, 9)


def test_one_alone_speaks() -> None:
    [choice] = choose([ALMOST_855]).values()
    assert (choice.chosen, choice.chosen_by, choice.also_on_record) == (ALMOST_855, ChosenBy.ONLY, ())
    assert not choice.is_contested


def test_one_that_revises_says_so() -> None:
    [choice] = choose([replace(ALMOST_855, revises="R1")]).values()
    assert choice.chosen_by is ChosenBy.REVISION


def test_almost_and_more_than_hold_together() -> None:
    [choice] = choose([ALMOST_855, OVER_850]).values()
    assert choice.value == Interval(D(850), D(855), low_open=True, high_open=True)
    assert choice.chosen_by is ChosenBy.BOTH_HOLD
    assert choice.chosen.derivation is Derivation.BOTH_HOLD
    assert choice.chosen.rests_on == ("R2", "R3")
    assert choice.also_on_record == (ALMOST_855, OVER_850)
    assert not choice.is_contested


def test_what_holds_together_says_all_that_it_rests_on() -> None:
    weak = replace(ALMOST_855, kind="press", known_on=LATE, origins=("first", "both"), contested=True)
    strong = replace(OVER_850, kind="customs", known_on=date(2026, 1, 5), origins=("both", "second"))
    [choice] = choose([weak, strong]).values()
    assert choice.chosen == Level(
        "R3-R2",
        ALMOST_855.key,
        Interval(D(850), D(855), low_open=True, high_open=True),
        ("R3", "R2"),
        Derivation.BOTH_HOLD,
        kind="customs",
        known_on=LATE,
        contested=True,
        origins=("both", "second", "first"),
    )
    [plain] = choose([ALMOST_855, OVER_850]).values()
    assert not plain.chosen.contested
    again = replace(OVER_850, code="R9", rests_on=("R2", "R9"))
    [once] = choose([ALMOST_855, again]).values()
    assert once.chosen.rests_on == ("R2", "R9")


def test_where_one_reading_is_all_that_both_allow_it_is_the_level() -> None:
    fine, rough = level("D4", "2025", exact("965", "1")), level("D5", "2025", read_stated(Qualifier.ALMOST, D(1000)))
    [choice] = choose([rough, fine]).values()
    assert (choice.chosen, choice.chosen_by, choice.holding) == (fine, ChosenBy.BOTH_HOLD, (rough,))


def test_of_two_that_contradict_each_other_the_stronger_source_is_drawn() -> None:
    precise = replace(level("A", "2024", exact("620.1")), kind="press", known_on=LATE)
    rough = replace(level("B", "2024", exact("770", "10")), kind="statistics", known_on=EARLY)
    [choice] = choose([precise, rough]).values()
    assert (choice.chosen, choice.chosen_by, choice.contested) == (rough, ChosenBy.RANK, (precise,))
    assert choice.is_contested
    assert choice.span == precise.value.hull(rough.value)


def test_of_two_of_one_rank_the_later_is_drawn() -> None:
    old = replace(level("D1", "2024", exact("620.1")), known_on=EARLY)
    new = replace(level("D3", "2024", exact("774", "1")), known_on=LATE, revises="D2")
    [choice] = choose([old, new]).values()
    assert (choice.chosen, choice.chosen_by, choice.contested) == (new, ChosenBy.LATER, (old,))


def test_of_two_of_one_day_the_first_code() -> None:
    one, other = level("A", "2024", exact("1")), level("B", "2024", exact("2"))
    [choice] = choose([other, one]).values()
    assert (choice.chosen, choice.chosen_by) == (one, ChosenBy.CODE)


def test_a_stated_one_goes_before_a_derived_one_however_rough() -> None:
    stated = level("B", "2017", exact("690", "10"))
    derived = Level("A", stated.key, exact("600"), ("H36", "H37"), Derivation.SUM, kind="statistics")
    [choice] = choose([derived, stated]).values()
    assert (choice.chosen, choice.chosen_by, choice.set_aside) == (stated, ChosenBy.STATED, (derived,))
    assert not choice.is_contested


def test_an_implausible_number_gives_way_to_any_other() -> None:
    odd = replace(level("A", "2024", exact("1340000")), kind="statistics", implausible=True)
    plain = level("B", "2024", exact("1500"))
    [choice] = choose([odd, plain]).values()
    assert (choice.chosen, choice.chosen_by, choice.span) == (plain, ChosenBy.PLAUSIBLE, plain.value)


def test_a_provisional_figure_gives_way_to_a_final_one() -> None:
    early = replace(level("A", "2024", exact("90")), kind="statistics", known_on=date(2024, 12, 20))
    final = replace(level("B", "2024", exact("100")), known_on=EARLY)
    [choice] = choose([early, final]).values()
    assert (choice.chosen, choice.chosen_by) == (final, ChosenBy.FINAL)


def test_keys_are_kept_apart() -> None:
    apart = [
        level("A", "2018", exact("1")),
        level("B", "2018", exact("1"), reporter="KAZ"),
        level("C", "2017", exact("1")),
    ]
    scoped = replace(apart[0], code="D", key=apart[0].key._replace(scope="non_oil"))
    assert list(chosen_levels(choose([*apart, scoped])).values()) == [*apart, scoped]


KINDS = st.sampled_from(["statistics", "customs", "press"])
DAYS = st.dates(date(2019, 1, 1), date(2020, 1, 1))
CANDIDATES = st.lists(st.tuples(intervals(low=D(0)), KINDS, DAYS, st.booleans()), min_size=1, max_size=6)


@given(CANDIDATES, st.randoms())
def test_the_choice_by_hand(rows: list[tuple[Interval, str, date, bool]], shuffle: st.DataObject) -> None:
    """A plain twin: stated first, then rank, day and code; all that meets the first is cut, the rest contested."""
    found = [
        Level(f"F{n}", ALMOST_855.key._replace(period=level("X", "2018", value).key.period), value, (f"F{n}",),
              Derivation.SUM if derived else None, kind=kind, known_on=day)
        for n, (value, kind, day, derived) in enumerate(rows)
    ]  # fmt: skip
    [choice] = choose(found).values()
    stated = [one for one in found if not one.is_derived] or found
    ordered = sorted(stated, key=lambda one: (source_rank(one.kind), -one.known_on.toordinal(), one.code))
    common, out = ordered[0].value, []
    for one in ordered[1:]:
        if common.intersects(one.value):
            common = common.meet(one.value)
        else:
            out.append(one)
    assert choice.value == common
    assert list(choice.contested) == out
    assert choice.span == reduce(Interval.hull, (one.value for one in out), common)
    again = list(found)
    shuffle.shuffle(again)  # type: ignore[attr-defined]
    assert choose(again) == choose(found)


@pytest.mark.parametrize("count", [2, 3])
def test_what_holds_together_is_in_every_reading(count: int) -> None:
    readings = [ALMOST_855, OVER_850, level("R4", "2025", Interval(D(800), D(853)))][:count]
    [choice] = choose(readings).values()
    assert all(choice.value.is_within(one.value) for one in readings)
