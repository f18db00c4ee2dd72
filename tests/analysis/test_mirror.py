"""Mirror figures of 2017: the gap between the two sides, and the flow that holds it."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cooperation.analysis.intervals import Interval
from cooperation.analysis.mirror import MirrorFlow, ratio, relative_discrepancy, widest_gap, without_freight
from tests.analysis.rounding import rounded
from tests.analysis.strategies import intervals, points_of

D = Decimal


def stated(text: str) -> Interval:
    """A figure with one decimal, as rounding leaves it."""
    return Interval(D(text) - D("0.05"), D(text) + D("0.05"), high_open=True)


FROM_BELARUS = MirrorFlow("BLR", "KAZ", exports=stated("592.4"), imports=stated("508.6"))
FROM_KAZAKHSTAN = MirrorFlow("KAZ", "BLR", exports=stated("95.5"), imports=stated("97.1"))


def test_discrepancy_of_the_turnovers() -> None:
    exact = relative_discrepancy(Interval.point(D("689.5")), Interval.point(D("604.1")))
    assert rounded(exact) == ("13.2", "13.2")
    assert rounded(relative_discrepancy(stated("689.5"), stated("604.1")), "0.01") == ("13.19", "13.22")


def test_ratios_of_the_two_flows() -> None:
    assert rounded(ratio(FROM_BELARUS.exports, FROM_BELARUS.imports), "0.001") == ("1.165", "1.165")
    assert rounded(ratio(FROM_KAZAKHSTAN.imports, FROM_KAZAKHSTAN.exports), "0.001") == ("1.016", "1.018")


def test_freight_would_make_the_gap_wider() -> None:
    imports = without_freight(FROM_BELARUS.imports)
    assert rounded(imports) == ("479.8", "479.9")
    assert rounded(without_freight(Interval.point(110), D("1.10"))) == ("100.0", "100.0")


@pytest.mark.parametrize("flows", [[FROM_BELARUS, FROM_KAZAKHSTAN], [FROM_KAZAKHSTAN, FROM_BELARUS]])
def test_the_gap_sits_in_what_belarus_sells(flows: list[MirrorFlow]) -> None:
    assert widest_gap(flows) is FROM_BELARUS
    assert rounded(FROM_BELARUS.gap) == ("83.7", "83.9")


def test_a_gap_counts_alike_in_either_direction() -> None:
    narrow = MirrorFlow("BLR", "KAZ", Interval.point(100), Interval.point(90))
    wide = MirrorFlow("KAZ", "BLR", Interval.point(100), Interval.point(150))
    assert widest_gap([narrow, wide]) is wide


def test_rounding_can_leave_the_widest_gap_open() -> None:
    rough = MirrorFlow("KAZ", "BLR", Interval(D(50), D(200)), Interval.point(100))
    assert widest_gap([FROM_BELARUS, rough]) is None
    assert widest_gap([]) is None


def test_a_flow_that_only_one_side_reports() -> None:
    nothing, some = Interval.point(0), Interval.point(5)
    assert relative_discrepancy(some, nothing) == Interval.point(200)
    assert relative_discrepancy(nothing, some) == Interval.point(-200)
    with pytest.raises(ZeroDivisionError):
        relative_discrepancy(nothing, nothing)


def test_a_hedged_figure_still_has_a_discrepancy() -> None:
    more_than_a_billion = Interval(D(1000), None, low_open=True)
    result = relative_discrepancy(more_than_a_billion, Interval.point(900))
    assert rounded(result) == ("10.5", "200.0")


def test_a_balance_has_no_mirror() -> None:
    with pytest.raises(ValueError, match="flow by flow"):
        relative_discrepancy(Interval.point(-1), Interval.point(5))


@given(st.data(), intervals(low=D(0)), intervals(low=D(0)))
def test_discrepancy_is_tight_and_holds_every_pair(data: st.DataObject, a: Interval, b: Interval) -> None:
    assume(not (a.contains(0) and b.contains(0)))
    result = relative_discrepancy(a, b)
    x, y = (Interval.point(data.draw(points_of(item))) for item in (a, b))
    assert relative_discrepancy(x, y).intersects(result)
    assert result.intersects((x - y) / ((x + y) / 2) * 100)
    assert result.is_within(Interval(D("-200.1"), D("200.1")))


@given(intervals(low=D(1)), intervals(low=D(1)))
def test_the_extremes_are_at_the_corners(a: Interval, b: Interval) -> None:
    assume(a.high is not None and b.high is not None)
    low = relative_discrepancy(*map(Interval.point, (a.low or D(0), b.high or D(0))))
    result = relative_discrepancy(a, b)
    assert low.low is not None
    assert result.low is not None
    assert abs(low.low - result.low) < D("1e-20")


@given(intervals(low=D(1)), intervals(low=D(1)))
def test_the_other_side_sees_the_opposite(a: Interval, b: Interval) -> None:
    assert relative_discrepancy(a, b).intersects(-relative_discrepancy(b, a))


def test_a_gap_that_can_lie_either_way_is_at_most_as_wide_as_its_wider_side() -> None:
    either_way = MirrorFlow("BLR", "KAZ", Interval(D(90), D(110)), Interval(D(100), D(140)))

    def of(exports: int, imports: int) -> MirrorFlow:
        return MirrorFlow("KAZ", "BLR", Interval.point(exports), Interval.point(imports))

    sold, bought, narrow = of(160, 100), of(100, 160), of(140, 100)
    assert widest_gap([either_way, sold]) is sold
    assert widest_gap([either_way, bought]) is bought
    assert widest_gap([either_way, narrow]) is None
    up_to = MirrorFlow("BLR", "KAZ", Interval(D(100), D(150), high_open=True), Interval.point(100))
    fifty = of(150, 100)
    assert widest_gap([up_to, fifty]) is fifty
    closed = MirrorFlow("BLR", "KAZ", Interval(D(100), D(150)), Interval.point(100))
    assert widest_gap([closed, fifty]) is None


def test_the_smallest_gap_is_wider_than_none_and_one_that_may_be_none_is_not() -> None:
    def of(exports: str) -> MirrorFlow:
        return MirrorFlow("BLR", "KAZ", Interval(D(exports), D("100.75")), Interval.point(100))

    none = MirrorFlow("KAZ", "BLR", Interval.point(7), Interval.point(7))
    surely, perhaps = of("100.5"), of("99.5")
    assert widest_gap([none, surely]) is surely
    assert widest_gap([none, perhaps]) is None
    assert widest_gap([none, of("100")]) is None
    beyond_one = MirrorFlow("BLR", "KAZ", Interval(D("100.5"), D(103)), Interval.point(100))
    assert widest_gap([none, beyond_one]) is beyond_one
