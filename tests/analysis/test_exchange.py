"""From another currency to US dollars, by a stated rate alone."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from cooperation.analysis.dates import Period
from cooperation.analysis.exchange import StatedRate, dollar_levels
from cooperation.analysis.figures import Flow, StatedFigure
from cooperation.analysis.intervals import Interval
from cooperation.analysis.series import Derivation, stated_levels

Y2031 = Period.parse("2031")
RATE = StatedRate("R1", "KGS", Y2031, Interval(Decimal(80), Decimal(100)))


def figure(value: int, currency: str = "KGS", period: Period = Y2031, code: str = "F1") -> StatedFigure:
    """Turnover of one year by one reporter."""
    return StatedFigure(code, "KGZ", "goods", Flow.TURNOVER, period, Interval.point(value), currency=currency)


def test_a_level_is_divided_by_the_rate_and_names_it() -> None:
    (level,) = dollar_levels(stated_levels([figure(8000)]), [RATE])
    assert level.value == Interval(Decimal(80), Decimal(100))
    assert (level.key.currency, level.derivation, level.rate) == ("USD", Derivation.RATE, "R1")
    assert (level.code, level.rests_on) == ("F1-R1", ("F1",))


def test_only_a_rate_of_exactly_the_same_period_and_currency_fits() -> None:
    part = Period.parse("2031-01/2031-09")
    others = [figure(8000, period=part, code="F2"), figure(8000, "UZS", code="F3")]
    assert dollar_levels(stated_levels(others), [RATE]) == []


def test_a_figure_that_states_dollars_itself_is_not_worked_out() -> None:
    both = [figure(8000), figure(90, "USD")]
    assert dollar_levels(stated_levels(both), [RATE]) == []


def test_a_rate_that_may_be_zero_gives_nothing() -> None:
    up_to = StatedRate("R2", "KGS", Y2031, Interval(Decimal(0), Decimal(100)))
    assert dollar_levels(stated_levels([figure(8000)]), [up_to]) == []


def test_two_rates_give_a_level_each() -> None:
    other = StatedRate("R2", "KGS", Y2031, Interval.point(50))
    assert [level.code for level in dollar_levels(stated_levels([figure(8000)]), [RATE, other])] == ["F1-R1", "F1-R2"]


@given(st.integers(1, 10**15), st.integers(1, 10**6))
def test_the_quotient_is_within_the_level(value: int, per_usd: int) -> None:
    rate = StatedRate("R1", "KGS", Y2031, Interval.point(per_usd))
    (level,) = dollar_levels(stated_levels([figure(value)]), [rate])
    assert (level.value * per_usd).contains(value)


def test_what_is_turned_into_dollars_keeps_all_else_and_has_no_printed_number() -> None:
    (stated,) = stated_levels([figure(8000)])
    full = replace(stated, kind="customs", known_on=date(2032, 3, 1), printed=Decimal(8000), origins=("the figure",))
    (level,) = dollar_levels([full], [replace(RATE, origin="the rate")])
    assert level.origins == ("the figure", "the rate")
    assert (level.kind, level.known_on, level.printed) == ("customs", date(2032, 3, 1), None)
    assert level.key == full.key._replace(currency="USD")
    (without,) = dollar_levels([full], [RATE])
    assert without.origins == ("the figure",)
