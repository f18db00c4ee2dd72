"""What both countries report of the same thing, and in which direction they differ most."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from cooperation.analysis.both_sides import shared_periods
from cooperation.analysis.choosing.choice import Choices, choose
from cooperation.analysis.dates import Period
from cooperation.analysis.implied import derived_levels
from cooperation.analysis.intervals import Comparison
from cooperation.analysis.mirror import ratio, relative_discrepancy
from cooperation.analysis.series import Level, stated_levels
from tests.analysis.levels import PUBLISHED, exact, level
from tests.analysis.rounding import rounded

D = Decimal


def published() -> Choices:
    return choose([*stated_levels(PUBLISHED), *derived_levels(PUBLISHED)])


def test_a_part_is_compared_with_no_part_and_no_whole() -> None:
    choices = published()
    parts = {key._replace(scope="agrifood"): choice for key, choice in choices.items()}
    assert shared_periods(parts, "BLR", "KAZ") == []
    assert shared_periods({**choices, **parts}, "BLR", "KAZ") == shared_periods(choices, "BLR", "KAZ")


def test_each_period_that_both_report() -> None:
    periods = shared_periods(published(), "BLR", "KAZ")
    assert [str(period.period) for period in periods] == [
        "2016-01/2016-09",
        "2016-01/2016-12",
        "2017-01/2017-09",
        "2017-01/2017-12",
    ]


def test_the_gap_of_2017_sits_in_what_belarus_sells() -> None:
    of_2017 = next(p for p in shared_periods(published(), "BLR", "KAZ") if p.period == Period.parse("2017"))
    from_belarus, from_kazakhstan, turnover = of_2017.flows
    assert of_2017.widest is from_belarus
    assert rounded(ratio(from_belarus.one.value, from_belarus.other.value), "0.001") == ("1.164", "1.165")
    assert ratio(from_kazakhstan.other.value, from_kazakhstan.one.value).contains(D("1.017"))
    assert relative_discrepancy(turnover.one.value, turnover.other.value).contains(D("13.2"))


def test_of_each_direction_the_exporter_comes_first_and_of_turnover_the_first_country() -> None:
    of_2017 = next(p for p in shared_periods(published(), "BLR", "KAZ") if p.period == Period.parse("2017"))
    assert of_2017.category == "not_said"
    assert [(flow.exporter, flow.one.key.reporter, flow.other.key.reporter) for flow in of_2017.flows] == [
        *(("BLR", "BLR", "KAZ"), ("KAZ", "KAZ", "BLR"), ("", "BLR", "KAZ"))
    ]


def test_each_currency_is_compared_for_itself() -> None:
    def both(currency: str) -> list[Level]:
        told = [level(f"A{currency}", "2017", exact("5")), level(f"B{currency}", "2017", exact("4"), reporter="KAZ")]
        return [replace(one, key=one.key._replace(currency=currency)) for one in told]

    shared = shared_periods(choose([*both("USD"), *both("RUB")]), "BLR", "KAZ")
    assert [(period.category, period.currency, len(period.flows)) for period in shared] == [
        *(("not_said", "RUB", 1), ("not_said", "USD", 1))
    ]
    [apart, _] = both("RUB")
    assert shared_periods(choose([apart, both("USD")[1]]), "BLR", "KAZ") == []


def test_one_direction_alone_has_no_widest() -> None:
    best = choose([level("A", "2017", exact("5"), flow="X"), level("B", "2017", exact("4"), flow="M", reporter="KAZ")])
    (period,) = shared_periods(best, "BLR", "KAZ")
    assert period.widest is None


def test_categories_are_kept_apart() -> None:
    best = choose([level("A", "2017", exact("5")), level("B", "2017", exact("4"), reporter="KAZ", category="services")])
    assert shared_periods(best, "BLR", "KAZ") == []


def test_a_contested_figure_spans_all_that_is_claimed() -> None:
    one = [level("A", "2017", exact("5")), replace(level("B", "2017", exact("9")), known_on=date(2018, 3, 1))]
    other = level("C", "2017", exact("7"), reporter="KAZ")
    [period] = shared_periods(choose([*one, other]), "BLR", "KAZ")
    [flow] = period.flows
    assert flow.is_contested
    assert flow.one.chosen.code == "B"
    assert flow.gap.compare(0) is Comparison.CANNOT_BE_TOLD
