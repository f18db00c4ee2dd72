import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.axes import Tick, lowest_shown, mark_position, round_step, shown, tick_values, ticks, whisker
from dashboard.charts.drawing import Frame


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 1.13, [0, 0.25, 0.5, 0.75, 1]),
        (0, 0.5, [0, 0.1, 0.2, 0.3, 0.4, 0.5]),
        (0, 1300, [0, 500, 1000]),
        (-12, 11, [-10, -5, 0, 5, 10]),
    ],
)
def test_ticks_are_round(low: float, high: float, expected: list[float]) -> None:
    assert tick_values(low, high) == expected


@given(st.floats(1e-6, 1e12), st.integers(2, 8))
def test_any_scale_has_a_few_ticks_from_zero(high: float, parts: int) -> None:
    values = tick_values(0, high, parts)
    assert values[0] == 0
    assert 1 < len(values) <= parts + 1
    assert values[-1] <= high * (1 + 1e-9)
    assert all(math.isfinite(value) for value in values)


def test_an_empty_span_has_a_step() -> None:
    assert round_step(0, 5) == 1
    assert tick_values(0, 0) == [0]


def test_bare_labels_have_a_true_minus() -> None:
    assert ticks(-1000, 1000, 2) == [Tick(-1000, "−1,000"), Tick(0, "0"), Tick(1000, "1,000")]


def test_labels_that_would_be_cut_are_left_out() -> None:
    frame = Frame(100, 50, (0, 10), (0, 1), left=10)
    marks = [Tick(0, "0"), Tick(5, "5"), Tick(10, "10 billion")]
    assert shown(marks, frame) == marks[:2]


def test_bare_labels_are_written_out() -> None:
    assert [tick.label for tick in ticks(-500_000, 1_200_000, 4)] == ["−500,000", "0", "500,000", "1,000,000"]


@pytest.mark.parametrize(
    ("stated", "low", "high", "position"),
    [(5, 1, 2, 5), (None, 1, 2, 1.5), (None, 1, None, 1), (None, None, 2, 2), (None, None, None, 0)],
)
def test_a_mark_stands_as_stated_else_amid_its_range(
    stated: float | None, low: float | None, high: float | None, position: float
) -> None:
    assert mark_position(stated, low, high) == position


@pytest.mark.parametrize(
    ("value", "low", "high", "reaches"),
    [
        (5, 4, 7, (1, 2)),
        (5, None, 7, (5, 2)),
        (5, 4, None, (1, 0)),
        (5, None, None, (0, 0)),
        (5, 6, 4, (0, 0)),
    ],
)
def test_a_range_reaches_down_to_zero_where_only_its_upper_end_is_known(
    value: float, low: float | None, high: float | None, reaches: tuple[float, float]
) -> None:
    assert whisker(value, low, high) == reaches
    assert lowest_shown(value, low, high) == (value - reaches[0] if low is None else low)
