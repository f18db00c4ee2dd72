"""Figures that cannot all be true are found; what rounding explains is not."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.analysis.consistency import Finding, Rule, find_inconsistencies
from cooperation.analysis.dates import Period
from cooperation.analysis.figures import Flow, StatedFigure
from cooperation.analysis.intervals import Interval
from cooperation.analysis.readings import Qualifier, read_stated

D = Decimal


def figure(code: str, flow: Flow, value: str | None, growth: str | None = None, **other: str) -> StatedFigure:
    return StatedFigure(
        code=code,
        reporter=other.get("reporter", "BLR"),
        category=other.get("category", "goods"),
        flow=flow,
        period=Period.parse(other.get("period", "2018")),
        value=stated(value) if value else None,
        growth=stated(growth) if growth else None,
    )


def stated(text: str) -> Interval:
    return read_stated(Qualifier.EXACT, D(text), step=D("0.1"))


EXPORTS = figure("H36", Flow.EXPORTS, "783.7", "32.3")
IMPORTS = figure("H37", Flow.IMPORTS, "112.3", "15.6")
TURNOVER = figure("H35", Flow.TURNOVER, "896.0", "30.0")
BEFORE = figure("H31", Flow.TURNOVER, "689.2", period="2017")


def test_the_published_figures_of_2018_agree() -> None:
    assert find_inconsistencies([EXPORTS, IMPORTS, TURNOVER, BEFORE]) == []


def test_a_sum_that_rounding_does_not_explain() -> None:
    wrong = figure("H99", Flow.TURNOVER, "896.2")
    [finding] = find_inconsistencies([wrong, IMPORTS, EXPORTS])
    implied = Interval(D("895.9"), D("896.1"), high_open=True)
    assert finding == Finding(Rule.SUM, ("H36", "H37", "H99"), implied, stated("896.2"))


def test_a_growth_that_does_not_link_its_two_figures() -> None:
    other_side = figure("H28", Flow.TURNOVER, "604.1", period="2017")
    [finding] = find_inconsistencies([other_side, TURNOVER])
    assert (finding.rule, finding.codes) == (Rule.GROWTH, ("H28", "H35"))
    assert finding.implied == stated("604.1") * (stated("30.0") / 100 + 1)
    assert finding.stated == TURNOVER.value


def test_growth_is_followed_over_parts_of_years() -> None:
    now = figure("B", Flow.TURNOVER, "500.0", "65.0", period="2017-01/2017-09")
    before = figure("A", Flow.TURNOVER, "400.0", period="2016-01/2016-09")
    assert [finding.codes for finding in find_inconsistencies([now, before])] == [("A", "B")]


def test_two_statements_of_one_figure() -> None:
    other = figure("H40", Flow.TURNOVER, "900.0")
    [finding] = find_inconsistencies([other, TURNOVER])
    assert finding == Finding(Rule.CONTRADICTION, ("H35", "H40"), stated("896.0"), stated("900.0"))


def test_a_hedge_explains_a_difference() -> None:
    hedged = StatedFigure(
        "H41", "BLR", "goods", Flow.TURNOVER, Period.parse("2018"), read_stated(Qualifier.ALMOST, D(900))
    )
    assert find_inconsistencies([hedged, TURNOVER]) == []


@pytest.mark.parametrize(
    "other",
    [
        figure("X", Flow.TURNOVER, "100.0", reporter="KAZ"),
        figure("X", Flow.TURNOVER, "100.0", category="services"),
        figure("X", Flow.TURNOVER, "100.0", period="2018-01/2018-06"),
        figure("X", Flow.BALANCE, "100.0"),
        figure("X", Flow.TURNOVER, None, "5.0"),
    ],
)
def test_only_like_is_compared_with_like(other: StatedFigure) -> None:
    assert find_inconsistencies([other, TURNOVER]) == []


MANY = [
    EXPORTS,
    IMPORTS,
    TURNOVER,
    figure("H28", Flow.TURNOVER, "604.1", period="2017"),
    figure("H40", Flow.TURNOVER, "910.0"),
]


@given(st.permutations(MANY))
def test_findings_come_in_one_order(figures: list[StatedFigure]) -> None:
    found = [(finding.rule, finding.codes) for finding in find_inconsistencies(figures)]
    assert found == [
        (Rule.CONTRADICTION, ("H35", "H40")),
        (Rule.SUM, ("H36", "H37", "H40")),
        (Rule.GROWTH, ("H28", "H35")),
    ]


PERIODS = ["2018", "2018-01/2018-06", "2018-01/2018-09", "2018-04/2018-06", "2018-07/2019-06", "2018-06-15/2018-07-15"]


@given(
    st.lists(
        st.tuples(st.sampled_from(PERIODS), st.integers(1, 5), st.sampled_from([Flow.TURNOVER, Flow.BALANCE])),
        max_size=9,
    )
)
def test_a_period_has_no_less_trade_than_a_part_of_it(drawn: list[tuple[str, int, Flow]]) -> None:
    """The slow twin: every two figures, whichever holds the other."""
    figures = [
        figure(f"F{number}", flow, f"{value}00.0", period=period) for number, (period, value, flow) in enumerate(drawn)
    ]
    expected = {
        (part.code, whole.code)
        for whole in figures
        for part in figures
        if whole.flow is part.flow is Flow.TURNOVER
        and whole.period != part.period
        and whole.period.start <= part.period.start
        and part.period.end <= whole.period.end
        and whole.value
        and part.value
        and whole.value.high is not None
        and part.value.low is not None
        and whole.value.high <= part.value.low
    }
    assert {f.codes for f in find_inconsistencies(figures) if f.rule is Rule.PART} == expected


def test_amounts_in_two_currencies_do_not_contradict_each_other() -> None:
    tenge = replace(figure("H1", Flow.TURNOVER, "400.0"), currency="KZT")
    assert find_inconsistencies([figure("H2", Flow.TURNOVER, "5.0"), tenge]) == []
