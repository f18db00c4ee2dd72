"""The distance to a target, the pace it needs, and what became of it by a given day."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.analysis.choosing.bearing import Bearing
from cooperation.analysis.intervals import Interval
from cooperation.analysis.readings import Qualifier, read_stated
from cooperation.analysis.target import (
    Held,
    Target,
    TargetResult,
    TargetState,
    before_words,
    gap,
    pace_multiple,
    pace_share,
    pro_rata,
    required_monthly_pace,
    state_of_target,
)
from tests.analysis.levels import level
from tests.analysis.rounding import rounded

D = Decimal
BILLION = D(1000)
BILLION_OR_SO = Interval(D(950), D(1050))
HALF_BILLION = Interval(D(450), D(550), high_open=True)


def test_what_is_missing() -> None:
    assert gap(BILLION, HALF_BILLION) == Interval(D(450), D(550), low_open=True)
    assert gap(BILLION, Interval.point(1200)) == Interval.point(-200)


def test_pace_of_nine_months() -> None:
    assert pro_rata(BILLION, 9) == Interval.point(750)
    assert rounded(pace_share(BILLION, HALF_BILLION, 9), "1") == ("60", "73")
    assert rounded(required_monthly_pace(BILLION, HALF_BILLION, 9)) == ("150.0", "183.3")


def test_the_last_quarter_needed_three_times_the_pace() -> None:
    assert pace_multiple(BILLION, Interval.point(500), 9) == Interval.point(3)
    assert rounded(pace_multiple(BILLION, HALF_BILLION, 9), "0.01") == ("2.45", "3.67")


@given(st.integers(1, 11), st.integers(1, 2000))
def test_pace_multiple_is_the_required_over_the_actual_pace(months: int, so_far: int) -> None:
    value = Interval.point(so_far)
    assert pace_multiple(BILLION, value, months).intersects(
        required_monthly_pace(BILLION, value, months) / (value / months)
    )


@pytest.mark.parametrize("months", [0, 12, 13])
def test_a_part_of_a_year_leaves_something_to_come(months: int) -> None:
    with pytest.raises(ValueError, match="1 to 11 months"):
        pro_rata(BILLION, months)
    with pytest.raises(ValueError, match="1 to 11 months"):
        required_monthly_pace(BILLION, HALF_BILLION, months)
    with pytest.raises(ValueError, match="1 to 11 months"):
        pace_multiple(BILLION, HALF_BILLION, months)


MORE_THAN_A_BILLION = Interval(BILLION, None, low_open=True)
THE_STRIVING = Target(MORE_THAN_A_BILLION, date(2017, 11, 29))
BY_2018 = replace(THE_STRIVING, due=date(2018, 12, 31))
BY_AT_LEAST = replace(BY_2018, wanted=Interval(BILLION, None))
LATE = date(2030, 1, 1)


def figure(year: int, value: Interval | int, code: str = "", known_on: date | None = None) -> Held:
    return of(str(year), value, code or f"F{year}", known_on or date(year + 1, 3, 1))


def of(period: str, value: Interval | int, code: str = "F", known_on: date = date.min) -> Held:
    one = level(code, period, value if isinstance(value, Interval) else Interval.point(value))
    return Held(replace(one, known_on=known_on), one.value)


Y2017 = figure(2017, 690)
Y2018 = figure(2018, 896)
Y2021 = figure(2021, read_stated(Qualifier.MORE_THAN, BILLION))
Y2022 = figure(2022, read_stated(Qualifier.MORE_THAN, D(1200)))
Y2023 = figure(2023, 900)
Y2024 = figure(2024, 950)
Y2025 = figure(2025, 1100)
UNCERTAIN = figure(2020, read_stated(Qualifier.ABOUT, BILLION))


@pytest.mark.parametrize(
    ("figures", "state", "rests_on"),
    [
        ([], TargetState.OPEN, ()),
        ([Y2018, Y2017], TargetState.OPEN, (Y2018,)),
        ([Y2018, UNCERTAIN], TargetState.OPEN, (UNCERTAIN,)),
        ([Y2022, Y2021, Y2018], TargetState.REACHED, (Y2021,)),
        ([Y2021, Y2022, Y2023, Y2024], TargetState.SLIPPED, (Y2022, Y2023)),
        ([Y2021, Y2023, Y2025], TargetState.REACHED, (Y2025,)),
    ],
)
def test_without_a_deadline(figures: list[Held], state: TargetState, rests_on: tuple[Held, ...]) -> None:
    assert state_of_target(THE_STRIVING, figures, LATE) == TargetResult(state, rests_on)


def test_an_uncertain_year_does_not_undo_a_reached_target() -> None:
    later = figure(2023, read_stated(Qualifier.ABOUT, BILLION))
    assert state_of_target(THE_STRIVING, [Y2022, later], LATE) == TargetResult(TargetState.REACHED, (Y2022,))


@pytest.mark.parametrize(
    ("figures", "as_of", "state", "rests_on"),
    [
        ([], date(2018, 12, 31), TargetState.OPEN, ()),
        ([Y2017], date(2018, 12, 31), TargetState.OPEN, (Y2017,)),
        ([Y2017], date(2019, 1, 1), TargetState.NOT_KNOWN, ()),
        ([Y2017, Y2018], LATE, TargetState.MISSED, (Y2018,)),
        ([Y2018, Y2021], LATE, TargetState.MISSED, (Y2018,)),
        ([figure(2017, 1100), Y2018], LATE, TargetState.REACHED, (figure(2017, 1100),)),
        ([figure(2018, 1100), Y2023], LATE, TargetState.REACHED, (figure(2018, 1100),)),
        ([figure(2018, 1000)], LATE, TargetState.MISSED, (figure(2018, 1000),)),
    ],
)
def test_with_a_deadline(figures: list[Held], as_of: date, state: TargetState, rests_on: tuple[Held, ...]) -> None:
    assert state_of_target(BY_2018, figures, as_of) == TargetResult(state, rests_on)


def test_a_figure_that_straddles_the_target_does_not_tell() -> None:
    about = figure(2018, read_stated(Qualifier.ABOUT, BILLION))
    assert state_of_target(BY_2018, [about], LATE) == TargetResult(TargetState.CANNOT_BE_TOLD, (about,))


def test_what_one_side_says_certainly_outweighs_what_the_other_leaves_open() -> None:
    about = figure(2018, read_stated(Qualifier.ABOUT, BILLION), code="KAZ")
    result = state_of_target(BY_2018, [about, Y2018], LATE)
    assert result == TargetResult(TargetState.MISSED, (Y2018, about))


def test_figures_that_contradict_each_other_do_not_tell() -> None:
    other_side = figure(2018, 1100, code="KAZ")
    result = state_of_target(BY_2018, [other_side, Y2018], LATE)
    assert result == TargetResult(TargetState.CANNOT_BE_TOLD, (Y2018, other_side))


def test_years_over_before_the_target_was_stated_do_not_count() -> None:
    assert state_of_target(THE_STRIVING, [figure(2013, 1100)], LATE) == TargetResult(TargetState.OPEN, ())
    assert state_of_target(THE_STRIVING, [figure(2017, 1100)], LATE).state is TargetState.REACHED


def test_parts_of_years_do_not_count() -> None:
    assert state_of_target(THE_STRIVING, [of("2021-01/2021-11", 1100)], LATE) == TargetResult(TargetState.OPEN, ())


def test_a_fiscal_year_settles_by_the_year_in_which_it_ends() -> None:
    fiscal = of("2017-04/2018-03", 1100)
    assert state_of_target(BY_2018, [fiscal], LATE) == TargetResult(TargetState.REACHED, (fiscal,))
    too_late = of("2018-04/2019-03", 1100)
    assert state_of_target(BY_2018, [too_late], LATE) == TargetResult(TargetState.NOT_KNOWN)


def test_a_level_of_its_day_that_met_the_target_was_already_above() -> None:
    before = figure(2016, 1100)
    assert state_of_target(THE_STRIVING, [before], LATE) == TargetResult(TargetState.ALREADY_ABOVE, (before,))
    assert state_of_target(THE_STRIVING, [before, Y2021], LATE).state is TargetState.ALREADY_ABOVE
    assert state_of_target(THE_STRIVING, [before, Y2018], LATE).state is TargetState.OPEN
    assert state_of_target(BY_2018, [before, Y2018], LATE).state is TargetState.MISSED


def test_what_was_once_above_was_not_when_the_target_was_stated() -> None:
    assert state_of_target(THE_STRIVING, [figure(2012, 1100), figure(2016, 400)], LATE).state is TargetState.OPEN


def test_provisional_and_implausible_figures_settle_nothing() -> None:
    early = figure(2018, 1100, known_on=date(2018, 12, 20))
    odd = Held(replace(figure(2018, 1100).level, implausible=True), Interval.point(1100))
    for unsettled in (early, odd):
        assert state_of_target(BY_2018, [unsettled], LATE) == TargetResult(TargetState.NOT_KNOWN)


def test_a_number_printed_as_the_target_reaches_it() -> None:
    value = read_stated(Qualifier.EXACT, BILLION, step=D(1))
    printed = replace(of("2018", value), level=replace(of("2018", value).level, printed=BILLION))
    assert state_of_target(BY_AT_LEAST, [printed], LATE).state is TargetState.REACHED
    contested = Held(replace(printed.level, contested=True), value)
    assert state_of_target(BY_AT_LEAST, [contested], LATE).state is TargetState.CANNOT_BE_TOLD
    assert state_of_target(BY_2018, [printed], LATE).state is TargetState.CANNOT_BE_TOLD


def test_a_part_settles_what_it_reaches_alone_and_misses_nothing() -> None:
    least = Held(Y2018.level, Interval(BILLION + 1, None), Bearing.PART)
    assert state_of_target(BY_2018, [least], LATE).state is TargetState.REACHED
    less = Held(Y2018.level, Interval(D(500), None), Bearing.PART)
    assert state_of_target(BY_2018, [less], LATE).state is TargetState.CANNOT_BE_TOLD


def test_a_deadline_within_a_year_is_over_before_the_year_is() -> None:
    by_august = replace(THE_STRIVING, due=date(2018, 8, 31))
    assert state_of_target(by_august, [], date(2018, 8, 31)).state is TargetState.OPEN
    assert state_of_target(by_august, [], date(2018, 9, 1)).state is TargetState.NOT_KNOWN
    assert state_of_target(by_august, [Y2018], LATE).state is TargetState.MISSED


def test_only_a_count_backs_what_officials_say() -> None:
    said = TargetResult(TargetState.REACHED, (Y2021,))
    assert not said.is_counted
    counted = Held(replace(Y2021.level, kind="customs"), Y2021.value)
    assert TargetResult(TargetState.REACHED, (Y2021, counted)).is_counted


@given(st.permutations([Y2017, Y2018, UNCERTAIN, Y2021, Y2022, Y2023, Y2024]), st.integers(2018, 2026))
def test_the_order_of_the_figures_does_not_matter(figures: list[Held], year: int) -> None:
    as_of = date(year, 6, 1)
    ordered = sorted(figures, key=lambda item: item.level.code)
    assert state_of_target(THE_STRIVING, figures, as_of) == state_of_target(THE_STRIVING, ordered, as_of)


def test_what_an_office_counts_goes_before_what_is_said_of_the_year() -> None:
    count, other = (
        Held(level("kaz", "2022", Interval.point(1092)), Interval.point(1092)),
        level("h", "2023", BILLION_OR_SO),
    )
    said = Held(level("said", "2022", HALF_BILLION), HALF_BILLION)
    mirror = Held(level("mirror", "2022", HALF_BILLION), HALF_BILLION, Bearing.MIRROR)
    only_said = Held(other, other.value)
    assert before_words([mirror, count], [said, only_said]) == [count, only_said]
    assert before_words([mirror], [said]) == [mirror]
    assert before_words([], [said]) == [said]
