"""What follows from stated figures, by the published ones and by law."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given

from cooperation.analysis.dates import Period
from cooperation.analysis.figures import Flow, StatedFigure
from cooperation.analysis.growth import growth_percent
from cooperation.analysis.implied import derived_levels
from cooperation.analysis.intervals import Comparison, Interval
from cooperation.analysis.readings import Qualifier, read_stated
from cooperation.analysis.series import Derivation, Level, stated_levels
from tests.analysis.levels import PUBLISHED, exact, figure, figures, level
from tests.analysis.rounding import rounded

D = Decimal


def by_code(found: list[Level]) -> dict[str, Level]:
    return {one.code: one for one in found}


@pytest.mark.parametrize(
    ("code", "ends", "point"),
    [
        ("H35-TT-2017", ("686.2", "692.3"), D(896) / D("1.30")),
        ("H36-X-2017", ("592.1", "592.6"), D("783.7") / D("1.323")),
        ("H37-M-2017", ("97.1", "97.2"), D("112.3") / D("1.156")),
        ("H28-TT-2016", ("386.1", "386.4"), D("604.1") / D("1.564")),
        ("H43-TT-2018-01_2018-06", ("430.6", "431.1"), D("481.7") / D("1.118")),
    ],
)
def test_the_year_before_the_published_growth(code: str, ends: tuple[str, str], point: D) -> None:
    before = by_code(derived_levels(PUBLISHED))[code]
    assert rounded(before.value) == ends
    assert before.value.contains(point)
    assert before.derivation is Derivation.YEAR_BEFORE


def test_exports_and_imports_say_more_than_the_growth_of_turnover() -> None:
    total = by_code(derived_levels(PUBLISHED))["H36-H37-TT-2017"]
    assert total.derivation is Derivation.SUM
    assert total.rests_on == ("H36", "H37")
    assert rounded(total.value) == ("689.2", "689.9")


def test_a_stated_turnover_is_not_derived_again() -> None:
    codes = by_code(derived_levels(PUBLISHED))
    assert "H29-H30-TT-2017" not in codes
    assert "H36-H37-TT-2018" not in codes


def test_a_wider_sum_says_nothing_new() -> None:
    turnover = figure("T", "2018", exact("100", "0.1"), exact("10", "0.1"))
    parts = [figure(flow, "2018", exact("50", "10"), exact("10", "10"), flow=flow) for flow in ("X", "M")]
    assert "X-M-TT-2017" not in by_code(derived_levels([turnover, *parts]))


def test_balances_unless_one_is_stated() -> None:
    derived = by_code(derived_levels(PUBLISHED))
    assert rounded(derived["H36-H37-B-2018"].value) == ("671.3", "671.5")
    assert rounded(derived["H29-H30-B-2017"].value) == ("-413.2", "-413.0")
    stated = figure("B", "2018", exact("671"), flow="B")
    assert "H36-H37-B-2018" not in by_code(derived_levels([*PUBLISHED, stated]))


def test_a_growth_alone_gives_its_own_period() -> None:
    figures_2010 = [
        figure("H06", "2010", exact("870", "1")),
        figure("H08", "2011", None, read_stated(Qualifier.ABOUT, D(-12))),
    ]
    (after,) = derived_levels(figures_2010)
    assert (after.code, after.derivation) == ("H06-H08-TT-2011", Derivation.YEAR_AFTER)
    assert rounded(after.value) == ("759.9", "771.3")


def test_a_growth_alone_without_a_year_before_gives_nothing() -> None:
    assert derived_levels([figure("H45", "2020-01/2020-10", None, exact("-9.3"))]) == []


def test_a_fall_of_everything_gives_nothing() -> None:
    assert derived_levels([figure("A", "2018", exact("5"), exact("-100"))]) == []
    assert derived_levels([figure("A", "2017", exact("5")), figure("B", "2018", None, exact("-100"))]) == []


def test_sums_of_months_take_part_and_are_not_given_back() -> None:
    sold, bought = level("X-months", "2018", exact("7"), flow="X"), level("M-months", "2018", exact("3"), flow="M")
    codes = [one.code for one in derived_levels([], [sold, bought])]
    assert codes == ["X-months-M-months-TT-2018", "X-months-M-months-B-2018"]


@given(figures())
def test_what_is_derived_comes_from_one_reporter_and_names_its_figures(found: list[StatedFigure]) -> None:
    stated = {one.code: one for one in found}
    for one in derived_levels(found):
        sources = [stated[code] for code in one.rests_on]
        assert sources
        assert {source.reporter for source in sources} == {one.key.reporter}
        assert one.is_derived


@given(figures())
def test_growing_back_gives_the_figure(found: list[StatedFigure]) -> None:
    stated = {one.code: one for one in found}
    for one in derived_levels(found):
        if one.derivation is Derivation.YEAR_BEFORE and one.value.low:
            source = stated[one.rests_on[0]]
            assert source.value is not None
            assert source.growth is not None
            assert source.growth.is_within(growth_percent(source.value, one.value))


@given(figures())
def test_the_same_by_hand(found: list[StatedFigure]) -> None:
    """A plain twin for the commonest rule: every value and growth, taken apart end by end."""
    for figure_with_both in found:
        value, growth = figure_with_both.value, figure_with_both.growth
        if (
            figure_with_both.flow is Flow.BALANCE
            or value is None
            or growth is None
            or growth.low is None
            or growth.high is None
            or growth.low <= -100
        ):
            continue
        assert value.low is not None
        assert value.high is not None
        low = value.low / (1 + growth.high / 100)
        high = value.high / (1 + growth.low / 100)
        before = next(one for one in derived_levels([figure_with_both]) if one.derivation is Derivation.YEAR_BEFORE)
        assert before.value.low is not None
        assert before.value.high is not None
        assert abs(before.value.low - low) < D("1e-20")
        assert abs(before.value.high - high) < D("1e-20")


def test_nothing_is_stated_by_what_is_derived() -> None:
    keys = {one.key for one in stated_levels(PUBLISHED)}
    for one in derived_levels(PUBLISHED):
        assert one.key not in keys or one.key.flow is Flow.BALANCE or one.derivation is Derivation.YEAR_BEFORE


def test_an_open_end_stays_open() -> None:
    over = Interval(D(1000), None, low_open=True)
    (before,) = derived_levels([figure("H48", "2021", over, exact("20", "1"))])
    assert before.value.high is None
    assert rounded(before.value) == ("829.9", "")


def test_what_rests_on_a_contested_figure_spans_all_that_is_claimed() -> None:
    contested = [figure("A", "2018", exact("60", "1"), flow="X"), figure("B", "2018", exact("80", "1"), flow="X")]
    derived = by_code(derived_levels([*contested, figure("M", "2018", exact("70", "1"), flow="M")]))
    balance = derived["A-M-B-2018"]
    assert balance.contested
    assert balance.value.compare(0) is Comparison.CANNOT_BE_TOLD
    assert rounded(derived["A-M-TT-2018"].value) == ("129.0", "151.0")


def test_nothing_rests_on_an_implausible_figure() -> None:
    printed = [
        figure(f"F{n}", f"{2020 + n}", exact(value), exact("10")) for n, value in enumerate(("1.3", "1.7", "1340"))
    ]
    assert "F2-TT-2021" not in by_code(derived_levels(printed))
    confirmed = [*printed[:2], replace(printed[2], confirmed=True)]
    assert "F2-TT-2021" in by_code(derived_levels(confirmed))


def test_goods_and_services_of_one_reporter_give_both_together() -> None:
    goods, services = (
        figure("G", "2018", exact("5"), category="goods"),
        figure("S", "2018", exact("2"), category="services"),
    )
    (both,) = derived_levels([goods, services])
    assert (both.key.category, both.derivation) == ("goods_services", Derivation.GOODS_AND_SERVICES)
    assert rounded(both.value) == ("6.9", "7.1")
    stated = figure("GS", "2018", exact("7"), category="goods_services")
    assert derived_levels([goods, services, stated]) == []


def test_more_than_nothing_is_not_derived() -> None:
    grown = figure("A", "2018", read_stated(Qualifier.MORE_THAN, D(850)), read_stated(Qualifier.MORE_THAN, D(34)))
    assert derived_levels([grown]) == []


def test_growth_over_several_years_gives_the_period_it_is_counted_from() -> None:
    grown = replace(figure("A", "2023", exact("138"), exact("38", "1")), growth_base=Period.parse("2019"))
    (before,) = derived_levels([grown])
    assert before.key.period == Period.parse("2019")
    assert rounded(before.value) == ("99.6", "100.4")
    alone = replace(figure("B", "2023", None, exact("38", "1")), growth_base=Period.parse("2019"))
    (after,) = derived_levels([figure("C", "2019", exact("100")), alone])
    assert (after.key.period, after.rests_on) == (Period.parse("2023"), ("C", "B"))


def test_a_share_of_a_stated_whole_gives_the_amount() -> None:
    shared = replace(figure("A", "2023", None), by_share=exact("5"))
    (level,) = derived_levels([shared])
    assert (level.derivation, level.key.currency, level.value) == (Derivation.SHARE, "USD", exact("5"))
    assert derived_levels([replace(shared, value=exact("5"))]) == []


def told(row: StatedFigure, kind: str, known_on: date) -> StatedFigure:
    """A figure as a source tells it, stated in its own way."""
    return replace(row, kind=kind, known_on=known_on, origin=f"as {row.code} says")


SPRING, SUMMER = date(2019, 3, 1), date(2019, 7, 1)


def test_what_is_derived_is_known_from_the_last_of_its_figures_and_by_the_weakest_word() -> None:
    sold = told(figure("X", "2018", exact("60"), flow="X"), "statistics", SUMMER)
    bought = told(figure("M", "2018", exact("40"), flow="M"), "press", SPRING)
    turnover, balance = derived_levels([bought, sold])
    assert [one.derivation for one in (turnover, balance)] == [Derivation.SUM, Derivation.BALANCE]
    for one in (turnover, balance):
        assert (one.kind, one.known_on, one.contested) == ("press", SUMMER, False)
        assert one.origins == ("as X says", "as M says")


def test_a_growth_alone_is_a_source_of_what_follows_from_it() -> None:
    before = [
        told(figure(code, "2010", exact(value)), "statistics", SPRING) for code, value in (("A", "5"), ("B", "9"))
    ]
    (after,) = derived_levels([*before, told(figure("G", "2011", None, exact("10")), "blog", SUMMER)])
    assert (after.kind, after.known_on, after.contested) == ("blog", SUMMER, True)
    assert after.origins[-1] == "as G says"
    (early,) = derived_levels([before[0], told(figure("G", "2011", None, exact("10")), "customs", SPRING)])
    assert (early.kind, early.known_on, early.contested) == ("customs", SPRING, False)


def test_what_a_figure_does_not_say_of_itself_is_no_origin() -> None:
    (before,) = derived_levels([figure("A", "2018", exact("5"), exact("10"))])
    assert before.origins == ()


def test_a_code_names_what_would_else_be_taken_for_another() -> None:
    def both(category: str, currency: str = "USD") -> list[StatedFigure]:
        row = figure("X", "2018", exact("6"), flow="X", category=category)
        return [replace(one, currency=currency) for one in (row, replace(row, code="M", flow=Flow.IMPORTS))]

    assert [one.code for one in derived_levels(both("goods"))] == ["X-M-TT-2018", "X-M-B-2018"]
    assert [one.code for one in derived_levels(both("goods_services"))] == ["X-M-TT-2018", "X-M-B-2018"]
    assert [one.code for one in derived_levels(both("goods", "KZT"))] == ["X-M-TT-2018-KZT", "X-M-B-2018-KZT"]
    parts = [figure(category, "2018", exact("5"), category=category) for category in ("services", "goods")]
    assert [one.code for one in derived_levels(parts)] == ["goods-services-TT-2018-goods_services"]


def test_a_share_and_a_year_before_rest_on_their_figure_alone() -> None:
    shared = told(replace(figure("A", "2023", None), by_share=exact("5")), "ministry", SPRING)
    grown = told(figure("B", "2018", exact("5"), exact("10")), "ministry", SPRING)
    for row in (shared, grown):
        (one,) = derived_levels([row])
        assert (one.rests_on, one.kind, one.known_on) == ((row.code,), "ministry", SPRING)
