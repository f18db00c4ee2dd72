"""Every target with its fate: from the day each was named, the growth it needs, its state over time."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from django.utils.translation import gettext, gettext_lazy, ngettext

from cooperation.analysis.target import TargetState
from cooperation.queries.trade import GoalState
from cooperation.wording.dates import day_or_part
from cooperation.wording.flows import in_part
from cooperation.wording.stated import brief_amount
from dashboard.charts import trade_lanes
from dashboard.charts.trade_targets import TargetsChart, targets_chart
from dashboard.components.page import Block, ChartCard, Record
from dashboard.components.section import Section
from dashboard.pages.trade.form import TradeForm, bases_select, currencies_select, targets_select, trade_form
from dashboard.pages.trade.goals import (
    DEFINITIONS,
    STATE_WORDS,
    goal_record,
    goal_words,
    goals_table,
    state_words,
    states_heading,
)
from dashboard.pages.trade.history import history_section
from dashboard.pages.trade.needed import base_words, needed_card
from dashboard.pages.trade.records import line_records, measured_records
from dashboard.pages.trade.room import TradeRoom

LANES = {
    TargetState.ALREADY_ABOVE: trade_lanes.TargetState.REACHED,
    TargetState.REACHED: trade_lanes.TargetState.REACHED,
    TargetState.MISSED: trade_lanes.TargetState.MISSED,
    TargetState.SLIPPED: trade_lanes.TargetState.SLIPPED,
    TargetState.OPEN: trade_lanes.TargetState.OPEN,
    TargetState.CANNOT_BE_TOLD: trade_lanes.TargetState.OPEN,
    TargetState.NOT_KNOWN: trade_lanes.TargetState.OPEN,
}


@dataclass(frozen=True)
class Note:
    """A finding in words alone."""

    template: ClassVar[str] = "trade/note.html"

    title: str
    text: str


@dataclass(frozen=True)
class StateWords:
    """How a state is decided: each with its definition."""

    template: ClassVar[str] = "trade/states.html"

    rows: tuple[tuple[str, str], ...]


class TargetsRoom(TradeRoom):
    """All targets, the latest first."""

    room = "trade-targets"
    blocks = (
        Block("lanes", lambda page: page.lanes, label=gettext_lazy("From named to due")),
        Block("fate", lambda page: page.fate, label=gettext_lazy("Every target")),
        Block("choice", lambda page: page.form, label=gettext_lazy("Choice of target and base")),
        Block("growth", lambda page: page.needed, label=gettext_lazy("Growth needed")),
        Block("known", lambda page: page.history, label=gettext_lazy("State over time"), span=6),
        Block("states", lambda page: page.definitions, label=gettext_lazy("How a state is decided"), span=6),
    )

    @property
    def states(self) -> tuple[GoalState, ...]:
        """What became of each target."""
        return self.view.trade.states

    @cached_property
    def title(self) -> str:
        """How many targets came to what."""
        return states_heading(self.states) if self.states else gettext("No trade target is listed")

    @property
    def standfirst(self) -> str:
        """What a state follows from."""
        return gettext("A state follows from figures for full years, calendar or fiscal, of either side.")

    @property
    def lanes(self) -> ChartCard | None:
        """Each target from the day it was named to its deadline."""
        if not self.states:
            return None
        due = [state for state in self.states if state.goal.deadline_on]
        sentence = ngettext(
            "%(count)d of %(all)d targets has a deadline", "%(count)d of %(all)d targets have a deadline", len(due)
        )
        return ChartCard(
            key="lanes",
            title=sentence % {"count": len(due), "all": len(self.states)},
            subtitle=gettext("From the day a target was named to its deadline or, without one, to when it was reached"),
            alt=gettext("Lines in time. %(values)s.") % {"values": "; ".join(map(_alt, self.states))},
            table=goals_table(self.states, self.cites, self.pair),
            info=TargetsChart(tuple(map(_lane, self.states)), self.view.as_of.year),
            draw=targets_chart,
            source_note=gettext("The statements in the table. States rest on figures for full years."),
        )

    @property
    def fate(self) -> Section | None:
        """Every target in a table."""
        if not self.states:
            return None
        table = goals_table(reversed(self.states), self.cites, self.pair)
        return Section("fate", gettext("Every target, latest first"), "", table)

    @property
    def form(self) -> TradeForm | None:
        """Which target, measured from which level."""
        return trade_form(self.view, targets_select(self.view), bases_select(self.view), currencies_select(self.view))

    @property
    def needed(self) -> ChartCard | Note | None:
        """The growth that the chosen target asks for; why none can be told, where none can."""
        card = needed_card(self.view, self.cites)
        goal, base = self.view.goal, self.view.base
        if card or goal is None:
            return card
        if base is None:
            text = gettext("No figure of the same kind is on record to measure it from.")
        elif base.level.value.high is None:
            text = gettext("From %(base)s it cannot be told: the base has no upper end.") % {"base": base_words(base)}
        else:
            text = gettext("%(base)s is at that level, or may be.") % {"base": base_words(base)}
        words = {"goal": goal_words(goal)}
        return Note(gettext("How much trade must grow for %(goal)s cannot be told, or need not") % words, text)

    @property
    def history(self) -> Section | None:
        """The state of the chosen target by what had been published by each day."""
        return history_section(self.view, self.cites)

    @property
    def definitions(self) -> StateWords | None:
        """Each state with what decides it."""
        rows = tuple((str(STATE_WORDS[state]), str(words)) for state, words in DEFINITIONS)
        return StateWords(rows) if self.states else None

    def records(self) -> Iterable[Record]:
        """A record a target, then what the chosen one asks for, measured from the chosen level."""
        for state in self.states:
            yield goal_record(self.pair, state)
        if self.view.measured:
            yield from measured_records(self.view, self.view.measured)
        elif self.view.base:
            yield from line_records(self.view, [self.view.base])


def _alt(state: GoalState) -> str:
    return f"{in_part(brief_amount(state.goal), state.goal.part)}: {state_words(state)}"


def _lane(state: GoalState) -> trade_lanes.TargetLine:
    goal, words = state.goal, state_words(state)
    label = in_part(brief_amount(goal), goal.part)
    if goal.deadline_on:
        label = gettext("%(goal)s by %(deadline)s") % {"goal": label, "deadline": day_or_part(goal.deadline_on)}
    return trade_lanes.TargetLine(
        stated_on=str(goal.stated_on),
        until=str(goal.deadline_on) if goal.deadline_on else _reached_on(state),
        level=None,
        label=label,
        state=LANES[state.state],
        state_label=words,
        hover=f"{label}: {words}",
    )


def _reached_on(state: GoalState) -> str:
    """The year in which a target without a deadline was reached; empty where it was not."""
    if state.state is not TargetState.REACHED or not state.levels:
        return ""
    return str(state.levels[0].key.period.year)
