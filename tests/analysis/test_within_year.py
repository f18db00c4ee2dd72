"""Growth in the months between two figures that count from January."""

from dataclasses import replace

from cooperation.analysis.intervals import Comparison
from cooperation.analysis.within_year import months_between
from tests.analysis.levels import PUBLISHED, exact, figure
from tests.analysis.rounding import rounded


def test_growth_slowed_by_the_figures_of_either_side() -> None:
    steps = {(step.shorter.code, step.longer.code): step for step in months_between(PUBLISHED)}
    assert {pair: str(step.period) for pair, step in steps.items()} == {
        ("H21", "H26"): "2017-07/2017-09",
        ("H24", "H25"): "2017-08/2017-09",
        ("H25", "H28"): "2017-10/2017-12",
    }
    assert {step.change for step in steps.values()} == {Comparison.BELOW}
    assert rounded(steps["H21", "H26"].implied.growth, "1") == ("36", "54")
    assert rounded(steps["H24", "H25"].implied.growth, "1") == ("30", "33")


def test_the_point_values_of_the_third_quarter() -> None:
    """500 less 294.6, against 500 / 1.65 less 294.6 / 1.8: 205.4 against 139.4, which is 47% more."""
    steps = months_between(PUBLISHED)
    implied = next(step.implied for step in steps if step.longer.code == "H26")
    assert implied.current.contains(exact("205.4").low or 0)
    assert implied.previous.contains(exact("139.4").low or 0)
    assert implied.growth.contains(47)


def test_quickening_and_what_cannot_be_told() -> None:
    slow = figure("A", "2018-01/2018-03", exact("100"), exact("10"))
    quick = figure("B", "2018-01/2018-06", exact("300"), exact("30"))
    alike = figure("C", "2018-01/2018-06", exact("200", "10"), exact("10", "5"))
    assert [step.change for step in months_between([slow, quick])] == [Comparison.ABOVE]
    assert [step.change for step in months_between([slow, alike])] == [Comparison.CANNOT_BE_TOLD]


def test_nothing_follows_without_growth_or_across_sides_and_years() -> None:
    first = figure("A", "2018-01/2018-03", exact("100"), exact("10"))
    assert months_between([first, figure("B", "2018", exact("300"))]) == []
    assert months_between([first, figure("B", "2018", exact("300"), exact("10"), reporter="KAZ")]) == []
    assert months_between([first, figure("B", "2019", exact("300"), exact("10"))]) == []


def test_a_longer_period_that_is_less_than_its_part_gives_nothing() -> None:
    first = figure("A", "2018-01/2018-03", exact("100"), exact("10"))
    assert months_between([first, figure("B", "2018", exact("50"), exact("10"))]) == []


def test_a_part_is_never_taken_from_its_whole_nor_one_thing_from_another() -> None:
    farm = figure("A", "2025-01/2025-03", exact("99.9"), exact("43"))
    farm = replace(farm, scope="agrifood")
    whole = figure("B", "2025-01/2025-08", exact("1400"), exact("20"))
    assert months_between([farm, whole]) == []
    assert months_between([farm, replace(whole, scope="agrifood")])
    services = replace(farm, scope="", category="services")
    assert months_between([services, whole]) == []
