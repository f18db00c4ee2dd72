"""What each qualifier makes of a stated number."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.analysis.intervals import Interval
from cooperation.analysis.readings import HEDGE_SHARE, READINGS, Qualifier, read_stated
from tests.analysis.strategies import numbers

D = Decimal


def half_open(low: str, high: str) -> Interval:
    return Interval(D(low), D(high), high_open=True)


@pytest.mark.parametrize(
    ("qualifier", "value", "step", "expected"),
    [
        (Qualifier.ROUNDED, "0.5", "0.1", half_open("0.45", "0.55")),
        (Qualifier.EXACT, "689.5", "0.1", half_open("689.45", "689.55")),
        (Qualifier.EXACT, "-46.4", "0.1", Interval(D("-46.45"), D("-46.35"), low_open=True)),
        (Qualifier.EXACT, "0", "0.1", Interval(D("-0.05"), D("0.05"), True, True)),
        (Qualifier.EXACT, "22", None, Interval.point(22)),
        (Qualifier.ALMOST, "65", None, half_open("61.75", "65")),
        (Qualifier.ALMOST, "900", None, half_open("855", "900")),
        (Qualifier.ALMOST, "-700", None, Interval(D(-700), D(-665), low_open=True)),
        (Qualifier.ABOUT, "1000", None, Interval(D(950), D(1050))),
        (Qualifier.ABOUT, "-12", None, Interval(D("-12.6"), D("-11.4"))),
        (Qualifier.MORE_THAN, "1000", None, Interval(D(1000), None, low_open=True)),
        (Qualifier.AT_LEAST, "1000", None, Interval(D(1000), None)),
        (Qualifier.LESS_THAN, "100", None, half_open("0", "100")),
        (Qualifier.LESS_THAN, "0", None, Interval(None, D(0), high_open=True)),
        (Qualifier.LESS_THAN, "0.5", None, half_open("0", "0.5")),
        (Qualifier.LESS_THAN, "-46", None, Interval(None, D(-46), high_open=True)),
        (Qualifier.UP_TO, "5", None, Interval(D(0), D(5))),
        (Qualifier.UP_TO, "-5", None, Interval(D(-5), D(0))),
    ],
)
def test_readings(qualifier: Qualifier, value: str, step: str | None, expected: Interval) -> None:
    assert read_stated(qualifier, D(value), step=D(step) if step else None) == expected


def test_between() -> None:
    assert read_stated(Qualifier.BETWEEN, D(900), upper=D(1000)) == Interval(D(900), D(1000))


@pytest.mark.parametrize(
    ("qualifier", "value", "step", "upper", "sentence"),
    [
        (Qualifier.ROUNDED, D(1), None, None, "A rounded number needs the unit of its last stated digit."),
        (Qualifier.EXACT, D(1), D(0), None, "The unit of the last stated digit is above zero."),
        (Qualifier.BETWEEN, D(1), None, None, "“Between” has an upper number, and no other qualifier has one."),
        (Qualifier.ABOUT, D(1), None, D(2), "“Between” has an upper number, and no other qualifier has one."),
        (Qualifier.BETWEEN, D(2), None, D(2), "The upper number 2 is not above 2."),
        (Qualifier.ABOUT, D(0), None, None, "“about zero” has no range; state the number otherwise."),
        (Qualifier.ALMOST, D(0), None, None, "“almost zero” has no range; state the number otherwise."),
        (Qualifier.UP_TO, D(0), None, None, "“up to zero” has no range; state the number otherwise."),
    ],
)
def test_what_has_no_reading(qualifier: Qualifier, value: D, step: D | None, upper: D | None, sentence: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        read_stated(qualifier, value, step=step, upper=upper)


@given(st.sampled_from(Qualifier), numbers().filter(bool))
def test_no_reading_is_a_point_but_a_count(qualifier: Qualifier, value: D) -> None:
    upper = value + 1 if qualifier is Qualifier.BETWEEN else None
    assert not read_stated(qualifier, value, step=D("0.1"), upper=upper).is_point


@given(st.sampled_from([Qualifier.EXACT, Qualifier.ROUNDED, Qualifier.ABOUT, Qualifier.AT_LEAST]), numbers())
def test_the_stated_number_is_one_that_it_can_mean(qualifier: Qualifier, value: D) -> None:
    assert read_stated(qualifier, value or D(1), step=D("0.1")).contains(value or D(1))


@given(
    st.sampled_from([Qualifier.ROUNDED, Qualifier.ABOUT, Qualifier.ALMOST, Qualifier.UP_TO]),
    numbers().filter(bool),
)
def test_sizes_are_read_alike_on_both_sides_of_zero(qualifier: Qualifier, value: D) -> None:
    assert read_stated(qualifier, -value, step=D("0.1")) == -read_stated(qualifier, value, step=D("0.1"))


def test_every_qualifier_has_its_sentence() -> None:
    assert list(READINGS) == list(Qualifier)
    assert f"{HEDGE_SHARE:.0%}" in READINGS[Qualifier.ABOUT]
    assert f"{HEDGE_SHARE:.0%}" in READINGS[Qualifier.ALMOST]


def test_almost_is_short_of_the_number_and_about_is_not() -> None:
    almost, about = (read_stated(qualifier, D(65)) for qualifier in (Qualifier.ALMOST, Qualifier.ABOUT))
    assert not almost.contains(65)
    assert almost.contains(D("64.999"))
    assert almost.contains(D("61.75"))
    assert not almost.contains(D("61.749"))
    assert about.contains(65)
    assert about.contains(D("68.25"))
