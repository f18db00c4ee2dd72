"""Figures and levels in a few words, for tests of what follows from them."""

from decimal import Decimal

from hypothesis import strategies as st

from cooperation.analysis.dates import Period
from cooperation.analysis.figures import Flow, Key, StatedFigure
from cooperation.analysis.intervals import Interval
from cooperation.analysis.readings import Qualifier, read_stated
from cooperation.analysis.series import Level

D = Decimal


def exact(text: str, step: str = "0.1") -> Interval:
    """A plainly stated number with one decimal, or to another step."""
    return read_stated(Qualifier.EXACT, D(text), step=D(step))


def figure(
    code: str, period: str, value: Interval | None, growth: Interval | None = None, **other: str
) -> StatedFigure:
    """A figure of Belarus's turnover, unless it says otherwise."""
    return StatedFigure(
        code,
        other.get("reporter", "BLR"),
        other.get("category", "not_said"),
        Flow(other.get("flow", "TT")),
        Period.parse(period),
        value,
        growth,
    )


def level(code: str, period: str, value: Interval, **other: str) -> Level:
    """A stated level of Belarus's turnover, unless it says otherwise."""
    flow = Flow(other.get("flow", "TT"))
    key = Key(other.get("reporter", "BLR"), other.get("category", "not_said"), flow, Period.parse(period))
    return Level(code, key, value, (code,))


# The figures of 2016 to 2019 that both sides published, in millions, with their growth.
PUBLISHED = (
    figure("H20", "2016", exact("419.1")),
    figure("H21", "2017-01/2017-06", exact("294.6"), read_stated(Qualifier.ALMOST, D(80))),
    figure("H24", "2017-01/2017-07", exact("313.7"), exact("75.6"), reporter="KAZ"),
    figure("H25", "2017-01/2017-09", exact("441.4"), exact("60", "1"), reporter="KAZ"),
    figure("H26", "2017-01/2017-09", Interval(D(450), D(550), high_open=True), read_stated(Qualifier.ALMOST, D(65))),
    figure("H28", "2017", exact("604.1"), exact("56.4"), reporter="KAZ"),
    figure("H29", "2017", exact("95.5"), flow="X", reporter="KAZ"),
    figure("H30", "2017", exact("508.6"), flow="M", reporter="KAZ"),
    figure("H35", "2018", exact("896", "1"), exact("30", "1")),
    figure("H36", "2018", exact("783.7"), exact("32.3"), flow="X"),
    figure("H37", "2018", exact("112.3"), exact("15.6"), flow="M"),
    figure("H43", "2019-01/2019-06", exact("481.7"), exact("11.8")),
)


@st.composite
def figures(draw: st.DrawFn) -> list[StatedFigure]:
    """A few figures of two reporters, with or without value and growth, that may say the same thing twice."""
    count = draw(st.integers(0, 8))
    amounts = st.none() | st.integers(1, 999).map(lambda value: exact(str(value), "1"))
    growths = st.none() | st.integers(-90, 200).map(lambda value: exact(str(value), "1"))
    periods = st.sampled_from(["2016", "2017", "2018", "2017-01/2017-06", "2018-01/2018-06"])
    return [
        figure(
            f"F{number}",
            draw(periods),
            draw(amounts),
            draw(growths),
            reporter=draw(st.sampled_from(["BLR", "KAZ"])),
            flow=draw(st.sampled_from(["X", "M", "TT", "B"])),
        )
        for number in range(count)
    ]
