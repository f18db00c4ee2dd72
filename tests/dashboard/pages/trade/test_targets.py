"""What became of the targets, from the shipped figures, in words."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from cooperation.analysis.dates import PartialDate
from cooperation.analysis.intervals import Interval
from cooperation.analysis.target import TargetState
from cooperation.models import CountryPair, Target, TradeFigure
from cooperation.queries.trade import GoalState, trade_of
from dashboard.components.citations import Citations
from dashboard.pages.trade.targets import Note
from dashboard.presenting.goals import goal_finding, goal_record, goals_table, what_words, years_words
from tests.cooperation import rows
from tests.dashboard.built import TODAY, pair, targets, texts, view

pytestmark = pytest.mark.django_db

IS_OPEN = "the target of at least $1 bn is open"
BILLION = Decimal(10**9)
STATES = {
    "T1": ("missed", "2011"),
    "T2": ("missed", "2014"),
    "T3": ("reached", "2021"),
    "T4": ("cannot_be_told", "2020"),
    "T5": ("cannot_be_told", "2020"),
    "T6": ("reached", "2021"),
    "T7": ("missed", "2018"),
    "T8": ("missed", "2018"),
    "T9": ("not_known", ""),
    "T10": ("open", "2025"),
    "T11": ("open", "2025"),
    "T12": ("open", "2025"),
    "T13": ("reached", "2025"),
}


def states(query: str = "", slug: str = "BLR-KAZ") -> dict[str, GoalState]:
    return {state.goal.code: state for state in view(query, slug).trade.states}


def test_the_state_of_every_target() -> None:
    assert {code: (state.state.value, years_words(state)) for code, state in states().items()} == STATES


@pytest.mark.parametrize(
    ("day", "codes"),
    [("2011-05-23", 0), ("2011-05-24", 1), ("2017-11-29", 5), ("2019-01-01", 7), ("2026-11-24", 13)],
)
def test_a_target_is_there_from_the_day_its_source_came_out(day: str, codes: int) -> None:
    assert len(states(f"as_of={day}")) == codes


def test_a_state_names_the_figures_it_rests_on() -> None:
    assert {code for level in states()["T7"].levels for code in level.rests_on} == {"H35", "H41"}


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
    [goal] = trade_of(pair(target.pair.slug), TODAY).goals
    assert goal.wanted == expected


def made_up(*years: tuple[int, int], deadline: str | None = None) -> GoalState:
    """The state of a target of a billion, stated in 2015, after figures of some millions by year."""
    target = rows.target(stated_on="2015-01-01", deadline_on=deadline, qualifier="at_least", step_usd=10**9, unit=9)
    source = rows.source(pair=target.pair, published_on=PartialDate(2018, 1, 1))
    for year, millions in years:
        rows.trade_figure(
            pair=target.pair,
            evidence=rows.paragraph(source=source),
            period_start=date(year, 1, 1),
            period_end=date(year, 12, 31),
            value_usd=millions * 10**6,
        )
    [state] = states(slug=target.pair.slug).values()
    return state


@pytest.mark.parametrize(
    ("flow", "category", "what"),
    [
        ("TT", "goods", "trade"),
        ("TT", "not_said", "trade"),
        ("TT", "services", "trade in services"),
        ("TT", "goods_services", "trade in goods and services"),
        ("X", "goods", "exports"),
        ("M", "services", "imports of services"),
        ("TT", "investment_flow", "investment"),
        ("X", "remittances", "remittances"),
    ],
)
def test_a_sentence_says_what_its_goal_is_about_and_never_more(flow: str, category: str, what: str) -> None:
    goal = rows.target(code="G", flow=flow, category=category, reporter_id="KGZ", deadline_on="2016")
    [state] = view(slug=goal.pair.slug).trade.states
    assert what_words(state.goal) == what
    words = goal_finding(state)
    assert words.startswith(f"no figure shows whether {what} reached ") or what == "investment"


@pytest.mark.parametrize(
    ("years", "deadline", "state", "sentence"),
    [
        (
            [],
            None,
            TargetState.OPEN,
            "the target of at least $1 bn, named in 2015, is open; no full year has been reported since",
        ),
        (
            [(2017, 800)],
            None,
            TargetState.OPEN,
            "the target of at least $1 bn, named in 2015, is still open by the figures for 2017",
        ),
        (
            [(2014, 1200)],
            None,
            TargetState.ALREADY_ABOVE,
            "officials say trade met at least $1 bn already when that was named (2014)",
        ),
        (
            [(2016, 1200)],
            None,
            TargetState.REACHED,
            "officials say trade reached at least $1 bn in 2016; no published total confirms it",
        ),
        (
            [(2016, 1200), (2017, 800)],
            None,
            TargetState.SLIPPED,
            "officials say trade reached at least $1 bn, then fell below it (2016 and 2017)",
        ),
        ([(2016, 800)], "2016", TargetState.MISSED, "trade missed the target of at least $1 bn for 2016"),
        (
            [],
            "2016",
            TargetState.NOT_KNOWN,
            "no figure shows whether trade reached the target of at least $1 bn for 2016",
        ),
    ],
)
def test_a_state_in_a_sentence(
    years: list[tuple[int, int]], deadline: str | None, state: TargetState, sentence: str
) -> None:
    found = made_up(*years, deadline=deadline)
    assert found.state is state
    assert goal_finding(found).replace("\u00a0", " ") == sentence


def test_services_never_meet_a_target_of_trade() -> None:
    before = states()["T6"]
    rows.trade_figure(
        pair=pair(),
        evidence=TradeFigure.objects.get(pair=pair(), code="H26").evidence,
        category="services",
        period_start=date(2019, 1, 1),
        period_end=date(2019, 12, 31),
        value_usd=9 * 10**9,
    )
    after = states()["T6"]
    assert [level.code for level in after.levels] == [level.code for level in before.levels]


def test_the_table_names_states_and_cites_both() -> None:
    cites = Citations(pair())
    table = goals_table(view(), view().trade.states, cites)
    assert len(table.rows) == 13
    assert all(row[4].target_state for row in table.rows)
    assert all(row[0].cites for row in table.rows)
    row = next(row for row in texts(table) if row[2] == "5 Jul 2019")
    assert row[4:6] == ["outcome not known", "no full year"]
    assert "46:1" in cites.cited


def test_the_state_over_time_ends_with_the_day_of_reading() -> None:
    known = {part.key: part.content for part in targets("as_of=2019-01-01&target=T6").parts}["known"]
    assert [row[0] for row in texts(known.table)] == ["29 Nov 2017", "23 Nov 2018"]
    now = {part.key: part.content for part in targets("target=T6").parts}["known"]
    assert texts(now.table)[0][0] == "29 Nov 2017"
    assert len(now.table.rows) > 2


def test_a_caveat_of_every_target_is_said_once_over_them_and_one_of_some_in_their_rows() -> None:
    told = view().trade.states
    taken = [state for state in told if any(held.bearing == "taken_as_goods" for held in state.result.rests_on)]
    assert 1 < len(taken) < len([state for state in told if state.result.rests_on])
    said = "services are counted"
    of_all = goals_table(view(), taken, Citations(pair()))
    assert (said in of_all.caption, [row for row in texts(of_all) if said in row[6]]) == (True, [])
    of_some = goals_table(view(), told, Citations(pair()))
    assert (of_some.caption, len([row for row in texts(of_some) if said in row[6]])) == ("", len(taken))


def test_a_target_as_plain_values() -> None:
    record = goal_record(pair(), states()["T6"])
    expected = {"code": "T6", "kind": "target", "state": "reached", "stated_on": "2017-11-29", "deadline_on": None}
    assert record | expected == record
    assert (record["rests_on"], record["counted"]) == ("H48 H52 H49", False)


@pytest.fixture
def said_again(db: None) -> CountryPair:
    """A billion by 2020, said again for 2025, and once more without a date; and a target of exports."""
    evidence = rows.paragraph(source=rows.source(pair=rows.country_pair(), published_on="2024-02-01"))
    last: dict[str, Any] = {}
    for code, stated_on, due in (("T1", "2018-03-01", "2020"), ("T2", "2022-05", "2025"), ("T3", "2023-06-01", None)):
        made = rows.target(code=code, stated_on=stated_on, deadline_on=due, evidence=evidence, **last)
        last = {"restates": made}
    return pair("KGZ-UZB")


def test_a_target_said_again_shows_both_days_and_a_moved_deadline_both_dates(
    client: Client, said_again: CountryPair
) -> None:
    table = goals_table(view(slug="KGZ-UZB"), states(slug="KGZ-UZB").values(), Citations(said_again))
    assert table.rows[1][6].links == (("T1", "/KGZ-UZB/trade/targets/#target-T1"),)
    assert [row[1:3] for row in texts(table)] == [
        ["2020", "1 Mar 2018"],
        ["2025, moved from 2020", "May 2022, first on 1 Mar 2018"],
        ["no deadline", "1 Jun 2023, first on 1 Mar 2018"],
    ]
    for file in ("trade/targets.json", "trade.json"):
        records = client.get(f"/KGZ-UZB/{file}").json()["records"]
        told = [
            (one["restates"], one["first_stated_on"], one["moved_from"]) for one in records if one["kind"] == "target"
        ]
        assert told == [(None, None, None), ("T1", "2018-03-01", "2020"), ("T2", "2018-03-01", None)], file
    lines = client.get("/KGZ-UZB/trade/targets.csv").content.decode().splitlines()
    assert lines[0].count("moved_from") == lines[0].count("first_stated_on") == 1
    page = client.get("/KGZ-UZB/trade/targets/").content.decode()
    assert "2025, moved from 2020" in page


def test_a_circle_of_targets_said_again_ends(said_again: CountryPair) -> None:
    first, last = (Target.objects.get(pair=said_again, code=code) for code in ("T1", "T3"))
    Target.objects.filter(pk=first.pk).update(restates=last)
    assert [goal.code for goal in states(slug="KGZ-UZB")["T1"].earlier] == ["T3", "T2"]


def test_a_target_is_counted_from_what_counts_for_it_alone() -> None:
    turnover = rows.trade_figure()
    exports = rows.trade_figure(flow="X", reporter_id="KGZ")
    twice = {"qualifier": "", "value_usd": None, "multiple_qualifier": "exact", "multiple": 2, "counted_as": "times"}
    of_exports: dict[str, Any] = {"flow": "X", "reporter_id": "KGZ", **twice}
    rows.target(code="from-exports", base=exports, **of_exports)
    rows.target(code="from-turnover", base=turnover, **of_exports)
    assert {code: len(state.bases) for code, state in states(slug="KGZ-UZB").items()} == {
        "from-exports": 1,
        "from-turnover": 0,
    }
    Target.objects.get(code="from-exports").full_clean()
    with pytest.raises(ValidationError) as refusal:
        Target.objects.get(code="from-turnover").full_clean()
    assert refusal.value.message_dict == {"base": ["The base counts something else than the target."]}


def test_how_many_targets_have_a_deadline() -> None:
    titles = []
    for code, due in (("T1", None), ("T2", None), ("T3", "2030-12-31")):
        rows.target(code=code, deadline_on=due)
        card = targets(slug="KGZ-UZB").lanes
        assert card is not None
        titles.append(card.title)
    Target.objects.filter(pair__first_id="KGZ").update(deadline_on="2030-12-31")
    card = targets(slug="KGZ-UZB").lanes
    assert card is not None
    assert [*titles, card.title] == [
        "The one target has no deadline",
        "None of 2 targets has a deadline",
        "1 of 3 targets has a deadline",
        "All 3 targets have a deadline",
    ]


def test_growth_for_a_multiple_of_earlier_trade_is_not_told_from_an_amount() -> None:
    rows.trade_figure()
    rows.target(
        qualifier="", value_usd=None, multiple_qualifier="exact", multiple=2, counted_as="times", base_year=2024
    )
    needed = targets(slug="KGZ-UZB").needed
    assert isinstance(needed, Note)
    assert needed.title.startswith("How much trade must grow for 2 times")
    assert needed.text.startswith("It names no amount in the currency of")
