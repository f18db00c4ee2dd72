"""What became of the targets, from the shipped figures, in words."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from cooperation.analysis.dates import PartialDate
from cooperation.analysis.intervals import Interval
from cooperation.analysis.target import TargetState
from cooperation.models import Target, TradeFigure
from dashboard.components.citations import Citations
from dashboard.pages.trade.targets import (
    STATE_WORDS,
    TargetLine,
    target_finding,
    target_lines,
    target_record,
    targets_table,
    wanted,
)
from tests.cooperation import rows
from tests.dashboard.built import TODAY, pair, texts, view

pytestmark = pytest.mark.django_db

BILLION = Decimal(10**9)
STATES = {
    "T1": ("missed", "2011"),
    "T2": ("missed", "2014"),
    "T3": ("reached", "2021"),
    "T4": ("not_known", ""),
    "T5": ("not_known", ""),
    "T6": ("reached", "2021"),
    "T7": ("missed", "2018"),
    "T8": ("missed", "2018"),
    "T9": ("not_known", ""),
    "T10": ("open", "2025"),
    "T11": ("open", "2025"),
    "T12": ("open", "2025"),
    "T13": ("reached", "2025"),
}


def lines(query: str = "") -> dict[str, TargetLine]:
    return {line.target.code: line for line in view(query).lines}


def test_the_state_of_every_target() -> None:
    assert {code: (line.state.value, line.years) for code, line in lines().items()} == STATES


@pytest.mark.parametrize(
    ("day", "codes"),
    [("2011-05-23", 0), ("2011-05-24", 1), ("2017-11-29", 6), ("2019-01-01", 8), ("2026-11-24", 13)],
)
def test_a_target_is_there_from_the_day_it_was_stated(day: str, codes: int) -> None:
    assert len(lines(f"as_of={day}")) == codes


def test_a_state_names_the_figures_it_rests_on() -> None:
    assert {figure.code for figure in lines()["T7"].rests_on} == {"H35", "H39", "H40", "H41"}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"qualifier": "more_than"}, Interval(BILLION, None, low_open=True)),
        ({"qualifier": "at_least"}, Interval(BILLION, None)),
        ({"qualifier": "between", "upper_usd": 2 * BILLION}, Interval(BILLION, None)),
        ({"qualifier": "", "value_usd": None}, None),
    ],
)
def test_a_target_wants_its_level_or_more(values: dict[str, Any], expected: Interval | None) -> None:
    target = rows.target(**values)
    target.refresh_from_db()
    assert wanted(target) == expected


def made_up(*years: tuple[int, int], deadline: str | None = None) -> TargetLine:
    """The state of a target of a billion, stated in 2015, after figures of some millions by year."""
    target = rows.target(stated_on="2015-01-01", deadline_on=deadline, qualifier="at_least", step_usd=10**9, unit=9)
    source = rows.source(pair=target.pair, published_on=PartialDate(2018, 1, 1))
    figures: list[TradeFigure] = [
        rows.trade_figure(
            pair=target.pair,
            evidence=rows.paragraph(source=source),
            period_start=date(year, 1, 1),
            period_end=date(year, 12, 31),
            value_usd=millions * 10**6,
        )
        for year, millions in years
    ]
    target.refresh_from_db()
    (line,) = target_lines([target], figures, TODAY)
    return line


@pytest.mark.parametrize(
    ("years", "deadline", "state", "sentence"),
    [
        ([], None, TargetState.OPEN, "no full year on record has reached the goal of at least $1 bn"),
        (
            [(2016, 1200)],
            None,
            TargetState.REACHED,
            "trade reached the goal of at least $1 bn for 2016, by what was said",
        ),
        (
            [(2016, 1200), (2017, 800)],
            None,
            TargetState.SLIPPED,
            "trade reached the goal of at least $1 bn, then fell below it (2016 and 2017)",
        ),
        ([(2016, 800)], "2016", TargetState.MISSED, "trade missed the goal of at least $1 bn for 2016"),
        (
            [],
            "2016",
            TargetState.NOT_KNOWN,
            "the outcome of the goal of at least $1 bn for 2016 is not known: no figure for that time is on record",
        ),
    ],
)
def test_a_state_in_a_sentence(
    years: list[tuple[int, int]], deadline: str | None, state: TargetState, sentence: str
) -> None:
    line = made_up(*years, deadline=deadline)
    assert line.state is state
    assert target_finding(line).replace("\u00a0", " ") == sentence


def test_services_never_meet_a_target_of_trade() -> None:
    target = Target.objects.get(pair=pair(), code="T6")
    services = rows.trade_figure(
        pair=pair(),
        evidence=TradeFigure.objects.get(pair=pair(), code="H26").evidence,
        category="services",
        period_start=date(2019, 1, 1),
        period_end=date(2019, 12, 31),
        value_usd=9 * 10**9,
    )
    (line,) = target_lines([target], [services], TODAY)
    assert line.state is TargetState.OPEN


def test_the_table_marks_states_as_derived_and_cites_both() -> None:
    cites = Citations(pair())
    table = targets_table(view().lines, cites)
    assert len(table.rows) == 13
    assert all(row[4].derived for row in table.rows)
    assert all(row[0].cites for row in table.rows)
    row = next(row for row in texts(table) if row[0] == "5 Jul 2019")
    assert row[4:6] == [str(STATE_WORDS[TargetState.NOT_KNOWN]), "no full year on record"]
    assert "46:1" in cites.cited


def test_a_target_as_plain_values() -> None:
    record = target_record(pair(), lines()["T6"])
    expected = {"code": "T6", "kind": "target", "state": "reached", "stated_on": "2017-11-29", "deadline_on": None}
    assert record | expected == record
    assert record["rests_on"] == "H48 H49"
