from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.years import lanes, year_marks, year_span


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2018", 2018, 2019),
        ("2018-01", 2018, 2018 + 31 / 365),
        ("2020-12", 2020 + 335 / 366, 2021),
        ("2017-11-29", 2017 + 332 / 365, 2017 + 333 / 365),
        ("2020-12-31", 2020 + 365 / 366, 2021),
    ],
)
def test_a_date_spans_what_is_known_of_it(text: str, start: float, end: float) -> None:
    assert year_span(text) == pytest.approx((start, end))


@pytest.mark.parametrize("text", ["", "November 2017", "2017-13", "2017-02-30", "2017-01-01-01"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  (the message is Python's own for most of these)
        year_span(text)


@given(st.dates())
def test_a_day_lies_in_its_month_and_its_year(day: object) -> None:
    text = str(day)
    spans = [year_span(text[:length]) for length in (4, 7, 10)]
    for (start, end), (inner_start, inner_end) in pairwise(spans):
        assert start <= inner_start < inner_end <= end + 1e-9


EXTENTS = st.lists(st.tuples(st.integers(0, 300), st.integers(1, 80)).map(lambda pair: (pair[0], sum(pair))))


@given(EXTENTS, st.integers(0, 20))
def test_nothing_on_one_line_comes_close(extents: list[tuple[int, int]], gap: int) -> None:
    placed = list(zip(lanes(extents, gap), extents, strict=True))
    assert {line for line, _ in placed} == set(range(max([line for line, _ in placed], default=-1) + 1))
    for (line, (start, end)), (other, (other_start, other_end)) in combinations(placed, 2):
        assert line != other or end + gap <= other_start or other_end + gap <= start


def test_what_fits_shares_a_line() -> None:
    assert lanes([(0, 10), (5, 20), (12, 30), (25, 40)], gap=2) == [0, 1, 0, 1]


def test_years_are_written_as_room_allows() -> None:
    assert year_marks(2017, 2020, room=10) == [2017, 2018, 2019, 2020]
    assert year_marks(2005, 2025, room=8) == [2005, 2010, 2015, 2020, 2025]
