"""Random intervals, numbers inside them and intervals inside them."""

from decimal import Decimal

from hypothesis import strategies as st

from cooperation.analysis.intervals import Interval

LIMIT = Decimal(10**6)


def numbers(low: Decimal = -LIMIT, high: Decimal = LIMIT) -> st.SearchStrategy[Decimal]:
    """Decimals with a few places, often whole, so that equal ends and zeros come up."""
    places = st.sampled_from([Decimal(1), Decimal("0.01"), Decimal("0.00001")])
    return st.builds(
        lambda share, place: (low + (high - low) * share).quantize(place),
        st.decimals(0, 1, places=6),
        places,
    )


SMALL = st.integers(-4, 4).map(Decimal)


@st.composite
def intervals(draw: st.DrawFn, *, low: Decimal | None = None) -> Interval:
    """Any interval, or one whose numbers are all at least `low`."""
    floor = -LIMIT if low is None else low
    number = SMALL.filter(lambda value: value >= floor) | numbers(floor)
    first, second = sorted((draw(number), draw(number)))
    opened = first < second
    low_end = None if low is None and draw(st.integers(0, 5)) == 0 else first
    high_end = None if draw(st.integers(0, 5)) == 0 else second
    return Interval(low_end, high_end, opened and draw(st.booleans()), opened and draw(st.booleans()))


@st.composite
def points_of(draw: st.DrawFn, interval: Interval) -> Decimal:
    """A number inside; the closed ends come up often."""
    low = interval.low if interval.low is not None else min(-LIMIT, interval.high or -LIMIT) - 1
    high = interval.high if interval.high is not None else max(LIMIT, low) + 1
    inner = numbers(low, high) | st.sampled_from([low, high, (low + high) / 2, Decimal(0), Decimal(1)])
    return draw(inner.filter(interval.contains))


@st.composite
def parts_of(draw: st.DrawFn, interval: Interval) -> Interval:
    """An interval inside `interval`."""
    low, high = sorted((draw(points_of(interval)), draw(points_of(interval))))
    return Interval(low, high)
