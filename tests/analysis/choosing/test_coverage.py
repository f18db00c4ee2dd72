"""Of how much the loaded products speak."""

from decimal import Decimal

from cooperation.analysis.choosing.coverage import share_covered, speaks_for_the_whole
from cooperation.analysis.intervals import Interval

D = Decimal


def test_from_eighty_percent_on() -> None:
    assert speaks_for_the_whole(D(80), Interval.point(100))
    assert not speaks_for_the_whole(D("79.9"), Interval.point(100))


def test_only_where_it_is_certain() -> None:
    assert not speaks_for_the_whole(D(80), Interval(D(95), D(105)))
    assert not speaks_for_the_whole(D(80), Interval(D(50), None))


def test_where_nobody_knows_the_whole_nothing_is_said_of_it() -> None:
    assert share_covered(D(80), None) is None
    assert share_covered(D(80), Interval(D(0), D(100))) is None
    assert not speaks_for_the_whole(D(80), None)
