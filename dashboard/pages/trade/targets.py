"""The room of targets: each with its state, the growth that it needs, and since when its state is known."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import ClassVar

from django.utils.translation import gettext, gettext_lazy, ngettext

from cooperation.analysis.intervals import Comparison
from cooperation.analysis.target import TargetState, pace_multiple
from cooperation.models import CountryPair
from cooperation.queries.trade import GoalState
from cooperation.wording.dates import day_or_part, day_words
from cooperation.wording.flows import in_part
from cooperation.wording.spans import close_percent_span, growth_span
from cooperation.wording.stated import brief_amount, level_words
from dashboard.charts import trade_lanes
from dashboard.charts.trade_growth import GrowthNeededChart, GrowthRange, Reference, growth_needed_chart
from dashboard.charts.trade_targets import TargetsChart, targets_chart
from dashboard.components import numbers
from dashboard.components.citations import Citations
from dashboard.components.page import Block, Cell, ChartCard, DataTable, Head, Record
from dashboard.components.section import Section
from dashboard.presenting.began import evidence_of, months_left_of, times_words
from dashboard.presenting.goals import (
    DEFINITIONS,
    STATE_WORDS,
    goal_record,
    goal_words,
    goals_table,
    lacking_words,
    state_words,
    states_heading,
    years_words,
)
from dashboard.presenting.levels import LevelLine, base_words
from dashboard.presenting.rooms import TradeForm, TradeRoom, bases_select, currencies_select, targets_select, trade_form
from dashboard.presenting.table import line_records, outlook_records
from dashboard.presenting.view import Measure, TradeView


def needed_card(view: TradeView, cites: Citations) -> ChartCard | None:
    """A range for each number of years; None without a target, or from a level that meets it or may do so."""
    measured = view.measured
    if measured is None or not measured.outlook.needed:
        return None
    base, goal = measured.base, measured.goal
    both = (*base.passages, *goal.passages)
    return ChartCard(
        key="growth",
        title=_heading(view.pair, measured),
        subtitle=" ".join(_sentences(measured, view)),
        alt=gettext("Range chart. %(values)s.") % {"values": "; ".join(_alt(measured))},
        table=_table(view.pair, measured, cites),
        info=GrowthNeededChart(tuple(_ranges(measured)), _reference(base, cites)),
        draw=growth_needed_chart,
        source_note=gettext("Derived from %(base)s and the target.") % {"base": base_words(view.pair, base)},
        cites=cites(both),
        evidence=evidence_of(both, (base.caution, goal.caution), cites),
        method=gettext("(target ÷ level)^(1 ÷ years) − 1, for both ends of the level."),
    )


def _alt(measured: Measure) -> Iterable[str]:
    return (f"{within(years)}: {close_percent_span(rate)}" for years, rate in measured.outlook.needed.items())


def _heading(pair: CountryPair, measured: Measure) -> str:
    years = measured.horizon
    words = {
        "goal": in_part(level_words(measured.goal), measured.goal.part),
        "rate": growth_span(measured.outlook.needed[years]),
        "years": years,
        "base": base_words(pair, measured.base),
    }
    sentence = ngettext(
        "To reach %(goal)s within %(years)d year, trade must grow by %(rate)s, from %(base)s",
        "To reach %(goal)s within %(years)d years, trade must grow by %(rate)s a year, from %(base)s",
        years,
    )
    return sentence % words


def _sentences(measured: Measure, view: TradeView) -> Iterable[str]:
    base, needed = measured.base, measured.outlook.needed
    months = months_left_of(measured, view.as_of)
    if months:
        times = times_words(pace_multiple(measured.threshold, base.level.value, months))
        sentence = gettext("To reach it in %(year)d, each month left has to bring %(times)s as much as those so far.")
        yield sentence % {"year": base.year, "times": times}
    if base.growth:
        comparisons = {
            Comparison.BELOW: gettext("Growth like that of %(period)s, %(rate)s, would not reach it in one year."),
            Comparison.ABOVE: gettext("Growth like that of %(period)s, %(rate)s, would reach it in one year."),
        }
        unsure = gettext("Growth like that of %(period)s, %(rate)s, may reach it in one year.")
        sentence = comparisons.get(base.growth.compare(needed[1]), unsure)
        yield sentence % {"period": base.period_text, "rate": base.growth_text}
    if measured.goal.deadline_on is None:
        yield gettext("The target has no deadline, so the growth it asks for depends on when it should be met.")


def within(years: int) -> str:
    """ "Within 3 years"."""
    return ngettext("Within %(years)d year", "Within %(years)d years", years) % {"years": years}


def _label(years: int, measured: Measure) -> str:
    if years != measured.years_left:
        return within(years)
    return gettext("%(within)s (the deadline)") % {"within": within(years)}


def _ranges(measured: Measure) -> Iterable[GrowthRange]:
    for years, rate in measured.outlook.needed.items():
        short = ngettext("%(years)d year", "%(years)d years", years) % {"years": years}
        label, words = _label(years, measured), close_percent_span(rate)
        text = words if years == 1 else gettext("%(rate)s a year") % {"rate": words}
        high = None if rate.high is None else float(rate.high)
        yield GrowthRange(label, short, float(rate.low or 0), high, text, words, f"{label}: {text}")


def _reference(base: LevelLine, cites: Citations) -> Reference | None:
    """The growth that the source states with the level."""
    growth = base.figure.growth if base.figure and base.growth else None
    if growth is None:
        return None
    mark = cites(base.passages)[0].label
    words = {"period": base.period_text, "rate": base.growth_text, "mark": mark}
    return Reference(float(growth.value), gettext("Growth in %(period)s:\n%(rate)s %(mark)s") % words)


def _table(pair: CountryPair, measured: Measure, cites: Citations) -> DataTable:
    columns = (
        Head(gettext("To be met")),
        Head(gettext("Growth needed a year"), numeric=True),
        Head(gettext("How")),
    )
    marks = cites(measured.base.passages)
    rows = [
        (
            Cell(_label(years, measured), cites=marks),
            Cell(close_percent_span(rate), numbers=numbers.percent(rate)),
            Cell(gettext("(target ÷ level)^(1 ÷ %(years)d) − 1") % {"years": years}, derived=True),
        )
        for years, rate in measured.outlook.needed.items()
    ]
    return DataTable(columns, tuple(rows), base_words(pair, measured.base))


type Change = tuple[date, GoalState]


def history_section(view: TradeView, cites: Citations) -> Section | None:
    """A row for each day from which another state, or the same on other figures, was known; None without a target."""
    if view.goal is None:
        return None
    changes = view.trade.history(view.goal)
    return Section(
        key="known",
        title=_since_words(changes),
        subtitle=gettext("The state of the chosen target, from what had been published by each day"),
        table=_history_table(changes, cites),
    )


def _since_words(changes: Sequence[Change]) -> str:
    """Since when the present state has been known."""
    present = changes[-1][1]
    others = (index for index, (_day, one) in enumerate(changes) if one.state is not present.state)
    last_other = max(others, default=-1)
    words = {
        "goal": goal_words(present.goal),
        "state": state_words(present),
        "day": day_words(changes[last_other + 1][0]),
    }
    return gettext("Target of %(goal)s: listed as “%(state)s” since %(day)s") % words


def _history_table(changes: Sequence[Change], cites: Citations) -> DataTable:
    columns = (Head(gettext("As known from")), Head(gettext("State")), Head(gettext("Rests on")))
    return DataTable(columns, tuple(_history_row(day, state, cites) for day, state in changes))


def _history_row(day: date, state: GoalState, cites: Citations) -> tuple[Cell, ...]:
    return (
        Cell(day_words(day)),
        Cell(state_words(state), target_state=state.state.value),
        Cell(years_words(state) or lacking_words(state), cites=cites(state.passages)),
    )


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
        Block("lanes", lambda page: page.lanes, label=gettext_lazy("From announcement to deadline")),
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
        return ChartCard(
            key="lanes",
            title=_deadlines_heading(len(due), len(self.states)),
            subtitle=gettext("From the day a target was named to when it was reached, else to its deadline"),
            alt=gettext("Lines in time. %(values)s.") % {"values": "; ".join(map(_lanes_alt, self.states))},
            table=goals_table(self.view, self.states, self.cites, has_places=False),
            info=TargetsChart(tuple(map(_lane, self.states)), self.view.as_of.year),
            draw=targets_chart,
            source_note=gettext("The statements in the table. States rest on figures for full years."),
        )

    @property
    def fate(self) -> Section | None:
        """Every target in a table."""
        if not self.states:
            return None
        table = goals_table(self.view, reversed(self.states), self.cites)
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
        cannot_be_told = gettext("How much trade must grow for %(goal)s cannot be told") % {"goal": goal_words(goal)}
        if base is None:
            return Note(cannot_be_told, gettext("No figure of the same kind is reported to measure it from."))
        words = {"goal": goal_words(goal), "base": base_words(self.pair, base)}
        if goal.amount_in(base.currency) is None:
            return Note(cannot_be_told, gettext("It names no amount in the currency of %(base)s.") % words)
        if base.level.value.high is None:
            return Note(cannot_be_told, gettext("The figure to measure it from has no upper limit: %(base)s.") % words)
        title = gettext("Trade may be at %(goal)s already: %(base)s") % words
        return Note(title, gettext("No growth can be named that it still needs."))

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
        if self.view.base:
            yield from line_records(self.view, [self.view.base])
        if self.view.measured:
            yield from outlook_records(self.pair, self.view.measured)


def _deadlines_heading(due: int, count: int) -> str:
    if due == count:
        sentence = ngettext("The one target has a deadline", "All %(all)d targets have a deadline", count)
    elif not due:
        sentence = ngettext("The one target has no deadline", "None of %(all)d targets has a deadline", count)
    else:
        sentence = ngettext(
            "%(due)d of %(all)d targets has a deadline", "%(due)d of %(all)d targets have a deadline", due
        )
    return sentence % {"due": due, "all": count}


def _lanes_alt(state: GoalState) -> str:
    return f"{in_part(brief_amount(state.goal), state.goal.part)}: {state_words(state)}"


def _lane(state: GoalState) -> trade_lanes.TargetLine:
    goal, words = state.goal, state_words(state)
    label = in_part(brief_amount(goal), goal.part)
    if goal.deadline_on:
        label = gettext("%(goal)s by %(deadline)s") % {"goal": label, "deadline": day_or_part(goal.deadline_on)}
    return trade_lanes.TargetLine(
        stated_on=str(goal.stated_on),
        until=_reached_on(state) or (str(goal.deadline_on) if goal.deadline_on else ""),
        level=None,
        label=label,
        state=LANES[state.state],
        state_label=words,
        hover=f"{label}: {words}",
    )


def _reached_on(state: GoalState) -> str:
    """By when a target was reached: the year, or its last month; the day it was named, of one met already."""
    if state.state is TargetState.ALREADY_ABOVE:
        return str(state.goal.stated_on)
    if state.state is not TargetState.REACHED or not state.levels:
        return ""
    period = state.levels[0].key.period
    return str(period.year) if period.is_year else period.end.isoformat()[:7]
