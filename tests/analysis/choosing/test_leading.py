"""What leads a page."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from cooperation.analysis.choosing.choice import choose
from cooperation.analysis.choosing.leading import latest_of_each_side, latest_years, leading_target, leads, newer_parts
from cooperation.analysis.intervals import Interval
from cooperation.analysis.series import Level
from cooperation.analysis.target import Target, TargetState
from tests.analysis.levels import exact, level

D = Decimal
OVER_A_BILLION = Interval(D(1000), None, low_open=True)


def years(*levels: Level) -> list[str]:
    return [choice.chosen.code for choice in latest_years(choose(levels), "USD")]


def parts(*levels: Level) -> list[str]:
    return [choice.chosen.code for choice in newer_parts(choose(levels), "USD")]


def test_the_latest_full_year_of_each_side() -> None:
    found = [
        level("OLD", "2012-01/2012-05", exact("374")),
        level("B24", "2024", exact("700")),
        level("B25", "2025", exact("850")),
        level("K24", "2024", exact("774"), reporter="KAZ"),
    ]
    assert years(*found) == ["B25", "K24"]


def test_a_fiscal_year_is_a_full_year() -> None:
    assert years(level("F", "2024-04/2025-03", exact("100")), level("C", "2024", exact("90"))) == ["F"]


def test_a_year_published_before_it_was_over_leads_only_where_no_other_is_there() -> None:
    final = replace(level("F", "2024", exact("700")), known_on=date(2025, 3, 1))
    early = replace(level("E", "2025", exact("900")), known_on=date(2025, 11, 1))
    assert years(final, early) == ["F"]
    assert years(early) == ["E"]


def test_services_balances_and_parts_do_not_lead() -> None:
    other = [level("S", "2025", exact("1"), category="services"), level("B", "2025", exact("1"), flow="B")]
    scoped = level("P", "2025", exact("1"))
    part = Level("P", scoped.key._replace(scope="non_oil"), scoped.value, ("P",))
    assert years(*other, part) == []
    assert years(level("E", "2025", exact("1"))) == ["E"]


def test_goods_go_before_what_is_not_said() -> None:
    assert years(level("N", "2025", exact("1")), level("G", "2025", exact("2"), category="goods")) == ["G"]


def test_a_part_of_a_year_only_where_it_is_newer() -> None:
    year, older = level("Y", "2024", exact("12")), level("O", "2024-01/2024-06", exact("5"))
    newer = level("N", "2025-01/2025-03", exact("3"))
    assert parts(year, older) == []
    assert parts(year, older, newer) == ["N"]
    assert parts(older) == ["O"]


def test_each_side_leads_with_its_year_or_its_part_and_nobody_only_with_what_is_newer() -> None:
    year = level("B", "2023", exact("12"))
    part = level("K", "2024-01/2024-06", exact("5"), reporter="KAZ")
    nobody = level("N", "2024", exact("13"), reporter="")
    older = level("O", "2022", exact("13"), reporter="")

    def found(*levels: Level) -> list[str]:
        return [choice.chosen.code for choice in leads(choose(levels), "USD")]

    assert found(year, part) == ["B", "K"]
    assert found(year, part, nobody) == ["B", "K", "N"]
    assert found(year, part, older) == ["B", "K"]
    assert found(older) == ["O"]
    assert found() == []


def test_of_what_may_stand_beside_each_other_the_latest_of_each_side_and_of_nobody_what_is_newer() -> None:
    long, short = level("B", "2024", exact("700")), level("K", "2024", exact("900"), reporter="KAZ")
    before, nobody = level("O", "2023", exact("600")), level("N", "2024", exact("1"), reporter="")

    def found(*levels: Level) -> list[str]:
        return [choice.chosen.code for choice in latest_of_each_side(choose(levels).values())]

    assert found(before, long, short, nobody) == ["B", "K"]
    assert found(before, nobody) == ["O", "N"]
    assert found() == []


def test_an_open_target_goes_before_a_settled_one() -> None:
    def target(year: int) -> Target:
        return Target(OVER_A_BILLION, date(year, 1, 1), date(year + 5, 12, 31))

    found = [
        ("first", target(2012), TargetState.OPEN),
        ("open", target(2020), TargetState.OPEN),
        ("settled", target(2024), TargetState.MISSED),
    ]
    assert leading_target(found) == "open"
    assert leading_target(found[2:]) == "settled"
    assert leading_target([]) is None


def test_of_targets_stated_on_one_day_the_one_that_is_due_last_leads() -> None:
    on = date(2020, 1, 1)
    never = ("never", Target(OVER_A_BILLION, on), TargetState.OPEN)
    soon = ("soon", Target(OVER_A_BILLION, on, date(2022, 12, 31)), TargetState.OPEN)
    later = ("later", Target(OVER_A_BILLION, on, date(2025, 12, 31)), TargetState.OPEN)
    assert leading_target([soon, later, never]) == "later"
    assert leading_target([soon, never]) == "soon"
    assert leading_target([never, soon]) == "soon"


def test_each_currency_leads_for_itself() -> None:
    def tenge(one: Level) -> Level:
        return replace(one, key=one.key._replace(currency="KZT"))

    year, part = tenge(level("Y", "2024", exact("9"))), tenge(level("P", "2025-01/2025-06", exact("5"), reporter="KAZ"))
    found = choose([year, part, level("D", "2023", exact("1"))])
    assert [choice.chosen.code for choice in latest_years(found, "KZT")] == ["Y"]
    assert [choice.chosen.code for choice in newer_parts(found, "KZT")] == ["P"]
    assert {choice.chosen.code for choice in leads(found, "KZT")} == {"P", "Y"}
    assert [choice.chosen.code for choice in leads(found, "USD")] == ["D"]


def test_a_part_that_ends_with_the_year_is_not_newer() -> None:
    fiscal, quarter = level("F", "2024-04/2025-03", exact("100")), level("Q", "2025-01/2025-03", exact("20"))
    assert parts(fiscal, quarter) == []
    assert parts(fiscal, level("H", "2025-01/2025-06", exact("40")), quarter) == ["H"]


def test_nobody_in_particular_comes_last_however_late() -> None:
    nobody, side = level("N", "2025", exact("9"), reporter=""), level("B", "2024", exact("8"))
    assert years(nobody, side) == ["B", "N"]
