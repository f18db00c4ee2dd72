"""Trade: what sources state of it, what follows, which figure speaks, and what became of each goal.

Everything is fetched once, however many pairs; each pair's ``Trade`` reasons on the values and looks nothing up again.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from django.db.models import F

from cooperation.analysis.categories import Category
from cooperation.analysis.choosing.bearing import Aim, Bearing, bearing_value, bears_on, can_be_base
from cooperation.analysis.choosing.choice import Choice, Choices, choose
from cooperation.analysis.choosing.known import is_announced, latest_vintage
from cooperation.analysis.choosing.leading import leading_target
from cooperation.analysis.choosing.official import Counted, counted, official_levels
from cooperation.analysis.exchange import dollar_levels
from cooperation.analysis.figures import Flow, Key, StatedFigure
from cooperation.analysis.implied import derived_levels
from cooperation.analysis.monthly import Monthly, monthly
from cooperation.analysis.multiple import Base, bases, of_year
from cooperation.analysis.series import Level, stated_levels
from cooperation.analysis.target import (
    FullYear,
    Held,
    TargetResult,
    TargetState,
    before_words,
    full_years,
    state_by_years,
)
from cooperation.models import CountryPair, Target, TradeFigure
from cooperation.queries.corrections import as_shown_on
from cooperation.queries.evidence import Evidence, Passage
from cooperation.queries.remembered import remembered_today
from cooperation.queries.scopes import part_names
from cooperation.queries.series import official_series
from cooperation.queries.trade_rows import figures_of, goals_of, needs_rate, rates_of
from cooperation.queries.trade_values import Figure, Goal, OfficialSeries, Rate

SPEAKING = {"speaker_code": F("speaker__code"), "speaker_body": F("speaker__name")}


@dataclass(frozen=True)
class GoalState:
    """What became of a goal, the levels that this rests on, and what a goal in growth terms is counted from.

    ``compared`` says how many levels on record count what the goal is about, of whatever period. ``earlier`` are the
    goals that it says again, the last before it first.
    """

    goal: Goal
    result: TargetResult
    bases: tuple[Base, ...] = ()
    compared: int = 0
    earlier: tuple[Goal, ...] = ()

    @property
    def first_named(self) -> Goal:
        """The goal as it was first named."""
        return self.earlier[-1] if self.earlier else self.goal

    @property
    def moved_from(self) -> Goal | None:
        """The last goal before it whose deadline was another; None where the deadline has not moved."""
        if self.goal.deadline_on is None:
            return None
        dated = next((goal for goal in self.earlier if goal.deadline_on), None)
        return dated if dated and dated.deadline_on != self.goal.deadline_on else None

    @property
    def state(self) -> TargetState:
        """Open, reached, missed and so on."""
        return self.result.state

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels that the state rests on."""
        return tuple(held.level for held in self.result.rests_on)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Where these levels were read, each paragraph once."""
        found = (passage for level in self.levels for passage in passages_of(level))
        return tuple({passage.key: passage for passage in found}.values())


@dataclass(frozen=True, eq=False)
class Trade:
    """The trade of a pair as it is known today, or was on the day ``asked`` for, in the latest vintage or the first.

    ``everything`` and ``all_goals`` hold what is published, visible on the day or not; ``evidence`` where it was read.
    """

    pair: CountryPair
    today: date
    asked: date | None
    first_published: bool
    everything: tuple[Figure, ...]
    all_goals: tuple[Goal, ...]
    all_rates: tuple[Rate, ...]
    evidence: Evidence
    all_series: tuple[OfficialSeries, ...] = ()

    def on(self, day: date) -> "Trade":
        """The same as it was known on another day."""
        return replace(self, asked=day)

    @property
    def day(self) -> date:
        """The day on which the record is read."""
        return min(self.asked or self.today, self.today)

    @cached_property
    def visible(self) -> tuple[Figure, ...]:
        """Every vintage of every figure that is known on the day."""
        return tuple(one for one in self.everything if one.source.is_visible(self.today, self.asked))

    @cached_property
    def by_code(self) -> dict[str, Figure]:
        """These by their codes."""
        return {figure.code: figure for figure in self.visible}

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """One vintage of each figure, months included, in time."""
        return tuple(latest_vintage(self.visible, first=self.first_published))

    @cached_property
    def goals(self) -> tuple[Goal, ...]:
        """The goals that had been stated by the day in a source that is known on it, by when."""
        known = (goal for goal in self.all_goals if goal.source.is_visible(self.today, self.asked))
        return tuple(goal for goal in known if not is_announced(goal.stated_on, self.day))

    @cached_property
    def monthly(self) -> Monthly:
        """The series of single months."""
        months = (stated for figure in self.visible if figure.is_month for stated in figure.stated)
        return monthly(months, first=self.first_published)

    @cached_property
    def stated(self) -> tuple[StatedFigure, ...]:
        """The figures as the rules take them; without those of single months, which count as series."""
        return tuple(stated for figure in self.figures if not figure.is_month for stated in figure.stated)

    @cached_property
    def series(self) -> tuple[OfficialSeries, ...]:
        """The editions of official statistics that are known on the day."""
        return tuple(one for one in self.all_series if one.is_visible(self.today, self.asked))

    @cached_property
    def counted(self) -> dict[Key, Counted]:
        """What offices count of each flow and year, by the edition that speaks."""
        return counted((one.edition for one in self.series), date.max)

    @cached_property
    def official(self) -> tuple[Level, ...]:
        """The same as levels, with the trade in both directions by each reporter, in time."""
        return tuple(official_levels(self.counted))

    @cached_property
    def official_totals(self) -> tuple[Level, ...]:
        """Of these the trade in goods in both directions, in time."""
        return tuple(
            one for one in self.official if one.key.flow is Flow.TURNOVER and one.key.category == Category.GOODS
        )

    @cached_property
    def choices(self) -> Choices:
        """Which level speaks for each thing that is counted: stated, derived, summed up, or turned into dollars."""
        own, summed = stated_levels(self.stated), self.monthly.levels
        rates = [rate.stated for rate in self.rates]
        return choose([*own, *derived_levels(self.stated, summed), *summed, *dollar_levels(own, rates)])

    @cached_property
    def levels(self) -> tuple[Level, ...]:
        """Every level there is, chosen or not, in time."""
        found = {id(level): level for choice in self.choices.values() for level in choice.on_record()}
        return tuple(sorted(found.values(), key=_in_time))

    @cached_property
    def rates(self) -> tuple[Rate, ...]:
        """The rates of exchange that are known on the day."""
        return tuple(one for one in self.all_rates if one.source.is_visible(self.today, self.asked))

    @cached_property
    def states(self) -> tuple[GoalState, ...]:
        """What became of each goal that names a level, by what is known on the day."""
        return tuple(self.state_of(goal) for goal in self.goals if goal.wanted is not None)

    def state_of(self, goal: Goal) -> GoalState:
        """What became of a goal; ValueError for one that names no level."""
        if goal.target is None:
            raise ValueError(f"The goal {goal.code} names no level.")
        found = self._bases(goal)
        count, years = self._held(goal, found)
        return GoalState(goal, state_by_years(goal.target, years, self.day), found, count, self._earlier(goal))

    def _earlier(self, goal: Goal) -> tuple[Goal, ...]:
        """The goals that it says again: a circle, which the record does not allow, ends with the last new one."""
        by_code, found = {one.code: one for one in self.all_goals}, [goal]
        while (before := by_code.get(found[-1].restates)) and before not in found:
            found.append(before)
        return tuple(found[1:])

    @property
    def leading(self) -> GoalState | None:
        """The goal that is open, or the latest that is settled; one of which it is known how much it comes to first."""
        known = [state for state in self.states if state.goal.lead or state.bases] or self.states
        return leading_target((one, one.goal.target, one.state) for one in known if one.goal.target)

    @property
    def first_goal(self) -> GoalState | None:
        """The goal that the first source states: where the record begins."""
        return min(self.states, key=lambda state: (state.goal.source.number, state.goal.code), default=None)

    def everything_held(self, goal: Goal) -> Iterator[Held]:
        """Every level on record, chosen or not, that bears on a goal that names an amount."""
        aim = goal.aim()
        for level in self.levels:
            bearing = bears_on(aim, level.key)
            if bearing:
                yield Held(level, bearing_value(bearing, goal.flow, level.value), bearing)

    def _held(self, goal: Goal, found: Sequence[Base]) -> tuple[int, list[FullYear]]:
        """How many levels are held against the wanted values, and the full years among them.

        All that is claimed, or its multiples of what the goal counts from: in whatever currency that is in.
        """
        if goal.lead is not None:
            return self._held_against[goal.aim()]
        currencies = dict.fromkeys(key.currency for key in self.choices)
        held = [
            Held(choice.speaking, bearing_value(bearing, goal.flow, value), bearing)
            for currency in currencies
            for choice, bearing in self._bearing(goal.aim(currency))
            for base in found
            if (value := base.times(choice.chosen))
        ]
        return len(held), full_years(held)

    @cached_property
    def _held_against(self) -> dict[Aim, tuple[int, list[FullYear]]]:
        """The same for the aims of the goals that name an amount, of which many are alike."""
        found = {}
        for aim in {goal.aim() for goal in self.all_goals if goal.lead is not None}:
            stated = [
                Held(choice.speaking, bearing_value(bearing, aim.flow, choice.span), bearing)
                for choice, bearing in self._bearing(aim)
            ]
            held = before_words(_official_held(aim, self.official), stated)
            found[aim] = len(held), full_years(held)
        return found

    def _bearing(self, aim: Aim) -> Iterator[tuple[Choice, Bearing]]:
        """The choices that bear on an aim."""
        for key, choice in self.choices.items():
            if bearing := bears_on(aim, key):
                yield choice, bearing

    def _bases(self, goal: Goal) -> tuple[Base, ...]:
        """What a goal in growth terms is counted from: a figure, or what is on record for a year."""
        if goal.stated_multiple is None or goal.lead is not None:
            return ()
        times = goal.stated_multiple.interval
        if goal.base:
            stated = stated_levels(goal.base.stated)
            levels = [level for level in stated if can_be_base(goal.aim(level.key.currency), level.key)]
            return tuple(bases(times, levels))
        levels = [one.chosen for key, one in self.choices.items() if can_be_base(goal.aim(key.currency), key)]
        return tuple(bases(times, of_year(levels, goal.base_year))) if goal.base_year else ()

    def history(self, goal: Goal) -> list[tuple[date, GoalState]]:
        """The state of a goal from each day on which that, or what it rests on, became another."""
        kept: list[tuple[date, GoalState]] = []
        for day in self._days(goal):
            known = self.on(day)
            state = known.state_of(goal)
            if not kept or _rests_on(kept[-1][1]) != _rests_on(state):
                kept.append((day, state))
        return kept

    def _days(self, goal: Goal) -> list[date]:
        """Days up to that of reading on which something may have changed: a figure became known, or time was up."""
        stated = min(goal.stated_on.earliest, self.day)
        days = {stated, self.day, *(figure.known_on for figure in self.everything)}
        days |= {series.known_on for series in self.all_series}
        if goal.deadline_on:
            days.add(goal.deadline_on.latest + timedelta(days=1))
        return sorted(day for day in days if stated <= day <= self.day)


def _official_held(aim: Aim, levels: Iterable[Level]) -> list[Held]:
    """What offices count of an aim."""
    bearing = ((level, bears_on(aim, level.key)) for level in levels)
    return [Held(level, bearing_value(how, aim.flow, level.value), how) for level, how in bearing if how]


def passages_of(level: Level) -> tuple[Passage, ...]:
    """Where the figures and the rate that a level rests on were read, each paragraph once."""
    found = (passage for origin in level.origins for passage in origin.passages)
    return tuple({passage.key: passage for passage in found}.values())


def _rests_on(state: GoalState) -> tuple[TargetState, tuple[str, ...]]:
    return state.state, tuple(level.code for level in state.levels)


def _in_time(level: Level) -> tuple[date, date, str]:
    return level.key.period.end, level.key.period.start, level.code


def trade_of(pair: CountryPair, today: date, asked: date | None = None, *, first: bool = False) -> Trade:
    """The trade of one pair: six queries, one more for rates where a figure needs one, and one for its own scopes."""
    return _trade_of(pair, today, asked, first)


@remembered_today
def _trade_of(pair: CountryPair, today: date, asked: date | None, first: bool) -> Trade:
    return trades([pair], today, asked, first=first)[pair.pk]


def trades(
    pairs: Sequence[CountryPair], today: date, asked: date | None = None, *, first: bool = False
) -> dict[int, Trade]:
    """The trade of some pairs by their keys: as many queries as for one, and four more for a day that is asked for."""
    evidence = Evidence(pairs, today, asked)
    figures = TradeFigure.objects.filter(pair__in=pairs).published().annotate(**SPEAKING).in_time()
    rows: list[TradeFigure] = as_shown_on("figures", figures, asked)
    targets = Target.objects.filter(pair__in=pairs).published().annotate(**SPEAKING)
    aims: list[Target] = as_shown_on("targets", targets.order_by("stated_on", "code"), asked)
    names = part_names(pairs, [*(row.scope for row in rows), *(aim.scope for aim in aims)])
    stated = figures_of(rows, evidence, names)
    by_key = {pk: figure for of_pair in stated.values() for pk, figure in of_pair.items()}
    goals = goals_of(aims, evidence, names, by_key)
    needed = [pair for pair in pairs if any(needs_rate(figure) for figure in stated[pair.pk].values())]
    rates = rates_of(needed, evidence) if needed else {}
    series = official_series(pairs, evidence)
    return {
        pair.pk: Trade(
            pair,
            today,
            asked,
            first,
            tuple(stated[pair.pk].values()),
            tuple(goals[pair.pk]),
            tuple(rates.get(pair.pk, ())),
            evidence,
            tuple(series.get(pair.pk, ())),
        )
        for pair in pairs
    }
