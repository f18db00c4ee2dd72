"""Goals in words: what became of each, what that rests on, and all of them in a table or as records."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from cooperation.analysis.categories import Category
from cooperation.analysis.currencies import USD
from cooperation.analysis.figures import Flow
from cooperation.analysis.intervals import Interval
from cooperation.analysis.multiple import Base
from cooperation.analysis.rounding import digit_for
from cooperation.analysis.target import TargetState
from cooperation.analysis.units import unit_for
from cooperation.models import CountryPair
from cooperation.models.addresses import figure_address
from cooperation.queries.trade import GoalState
from cooperation.queries.trade_values import Goal
from cooperation.wording.amounts import money_span
from cooperation.wording.dates import day_or_part, period_words
from cooperation.wording.flows import CATEGORY_WORDS, FLOW_WORDS, in_part
from cooperation.wording.lists import listed
from cooperation.wording.stated import amount_words, brief_amount
from dashboard.components import numbers
from dashboard.components.citations import Citations
from dashboard.components.page import Cell, DataTable, Head, Numbers, Record
from dashboard.components.records import ends, own_record, plain
from dashboard.presenting.table import caveat_cell, links_in
from dashboard.presenting.view import TradeView

STATE_WORDS = {
    TargetState.ALREADY_ABOVE: gettext_lazy("already above when stated"),
    TargetState.REACHED: gettext_lazy("reached"),
    TargetState.MISSED: gettext_lazy("missed"),
    TargetState.SLIPPED: gettext_lazy("reached, then slipped"),
    TargetState.OPEN: gettext_lazy("open"),
    TargetState.CANNOT_BE_TOLD: gettext_lazy("cannot be told"),
    TargetState.NOT_KNOWN: gettext_lazy("outcome not known"),
}
SAID_ONLY = {
    TargetState.ALREADY_ABOVE: gettext_lazy("already above when stated, officials say"),
    TargetState.REACHED: gettext_lazy("reached, officials say"),
    TargetState.SLIPPED: gettext_lazy("reached, officials say, then slipped"),
}
# In a list after a number, where a comma would part the words.
COUNTED_AS = {
    TargetState.ALREADY_ABOVE: gettext_lazy("already met when named"),
    TargetState.REACHED: gettext_lazy("reached"),
    TargetState.MISSED: gettext_lazy("missed"),
    TargetState.SLIPPED: gettext_lazy("reached for a time"),
    TargetState.OPEN: gettext_lazy("open"),
    TargetState.CANNOT_BE_TOLD: gettext_lazy("impossible to tell"),
    TargetState.NOT_KNOWN: gettext_lazy("with unknown outcome"),
}
COUNTED_AS_SAID = {
    TargetState.ALREADY_ABOVE: gettext_lazy("said to be already met when named"),
    TargetState.REACHED: gettext_lazy("said to be reached"),
    TargetState.SLIPPED: gettext_lazy("said to be reached for a time"),
}
DEFINITIONS = (
    (TargetState.REACHED, gettext_lazy("a full year up to the deadline lies wholly at the level or above it")),
    (TargetState.SLIPPED, gettext_lazy("a full year did, without a deadline, and a later one lies wholly below")),
    (TargetState.ALREADY_ABOVE, gettext_lazy("the last full year before it was stated met it already")),
    (TargetState.MISSED, gettext_lazy("the deadline has passed, and a figure for its year lies wholly below")),
    (TargetState.CANNOT_BE_TOLD, gettext_lazy("the figures for the year of the deadline contradict, or leave it open")),
    (TargetState.NOT_KNOWN, gettext_lazy("the deadline has passed, and no figure is reported for its year")),
    (TargetState.OPEN, gettext_lazy("none of these yet")),
)
INVESTMENT = ("investment_flow", "investment_stock", "investment")
TAKEN_AS_GOODS = gettext_lazy("No source of the figures says whether services are counted; they are taken as goods.")


def state_words(state: GoalState) -> str:
    """The state; where no statistic backs that it was reached, whose word it is."""
    return str(_by_proof(state, SAID_ONLY, STATE_WORDS))


def _by_proof[Words](
    state: GoalState, said_only: Mapping[TargetState, Words], counted: Mapping[TargetState, Words]
) -> Words:
    """The words for a state that statistics back, or for one that rests on what officials say."""
    is_said = bool(state.levels) and not state.result.is_counted
    return said_only[state.state] if is_said and state.state in said_only else counted[state.state]


def years_words(state: GoalState) -> str:
    """The years of the levels that a state rests on."""
    return listed(dict.fromkeys(period_words(level.key.period) for level in state.levels))


def what_words(goal: Goal) -> str:
    """What a goal is about, as the subject of a sentence: "trade", "exports of services"; its part stands apart."""
    if goal.category in INVESTMENT:
        return gettext("investment")
    if goal.category == Category.REMITTANCES:
        return str(CATEGORY_WORDS[goal.category])
    words = {"flow": FLOW_WORDS[goal.flow], "category": CATEGORY_WORDS[goal.category]}
    is_of_goods = goal.category in (Category.GOODS, Category.NOT_SAID)
    if goal.flow is Flow.TURNOVER:
        return gettext("trade") if is_of_goods else gettext("trade in %(category)s") % words
    return str(words["flow"]) if is_of_goods else gettext("%(flow)s of %(category)s") % words


def goal_words(goal: Goal) -> str:
    """The level that it names, and of which part: "$100 bn (without oil)"."""
    return in_part(amount_words(goal), goal.part)


def goal_finding(state: GoalState) -> str:
    """The state of a goal as a sentence: "Officials say trade reached more than $1 bn in 2021"."""
    words = {
        "what": what_words(state.goal),
        "goal": goal_words(state.goal),
        "named": state.goal.stated_on.year,
        "years": years_words(state),
        "deadline": deadline_words(state.goal),
    }
    return _sentence(state) % words


def _sentence(state: GoalState) -> str:
    if state.state is TargetState.NOT_KNOWN:
        return _not_known(state.goal)
    if state.state is TargetState.OPEN and not state.levels:
        return gettext("the target of %(goal)s, named in %(named)s, is open; no full year has been reported since")
    counted = {
        TargetState.REACHED: gettext("%(what)s reached the target of %(goal)s in %(years)s"),
        TargetState.ALREADY_ABOVE: gettext("%(what)s met %(goal)s already when that was named (%(years)s)"),
        TargetState.MISSED: gettext("%(what)s missed the target of %(goal)s for %(deadline)s"),
        TargetState.SLIPPED: gettext("%(what)s reached the target of %(goal)s, then fell below it (%(years)s)"),
        TargetState.CANNOT_BE_TOLD: gettext(
            "whether %(what)s reached the target of %(goal)s for %(deadline)s cannot be told: figures for %(years)s "
            "contradict or leave it open"
        ),
        TargetState.OPEN: gettext(
            "the target of %(goal)s, named in %(named)s, is still open by the figures for %(years)s"
        ),
    }
    said_only = {
        TargetState.REACHED: gettext(
            "officials say %(what)s reached %(goal)s in %(years)s; no published total confirms it"
        ),
        TargetState.ALREADY_ABOVE: gettext(
            "officials say %(what)s met %(goal)s already when that was named (%(years)s)"
        ),
        TargetState.SLIPPED: gettext("officials say %(what)s reached %(goal)s, then fell below it (%(years)s)"),
    }
    return _by_proof(state, said_only, counted)


def lacking_words(state: GoalState) -> str:
    """What is missing to tell: any figure of what the goal is about, or one of a full year."""
    if state.compared:
        return gettext("no full year")
    goal = state.goal
    return gettext("no figure of %(what)s is reported") % {"what": in_part(what_words(goal), goal.part)}


def _not_known(goal: Goal) -> str:
    if goal.category in INVESTMENT:
        return gettext("no figure of investment is reported to compare the target of %(goal)s for %(deadline)s with")
    return gettext("no figure shows whether %(what)s reached the target of %(goal)s for %(deadline)s")


def deadline_words(goal: Goal) -> str:
    """By when: a date as exact as stated, a span, the words of the source, or that none was named."""
    if goal.deadline_on is None:
        return f"“{goal.deadline_words}”" if goal.deadline_words else gettext("no deadline")
    words = day_or_part(goal.deadline_on)
    if goal.deadline_from:
        words = gettext("%(first)s to %(last)s") % {"first": day_or_part(goal.deadline_from), "last": words}
    return gettext("about %(deadline)s") % {"deadline": words} if goal.deadline_approximate else words


def speaker_of(goal: Goal) -> str:
    """Who named it."""
    return goal.speaker.person or goal.speaker.body or gettext("not said")


def states_heading(states: Sequence[GoalState]) -> str:
    """How many targets came to what: "11 targets: 4 missed, 4 open and 3 said to be reached"."""
    counts = Counter(_by_proof(state, COUNTED_AS_SAID, COUNTED_AS) for state in states)
    if len(states) == 1:
        return gettext("The one target: %(state)s") % {"state": next(iter(counts))}
    each = listed(f"{count} {words}" for words, count in counts.most_common())
    return gettext("%(count)d targets: %(states)s") % {"count": len(states), "states": each}


def goal_numbers(goal: Goal, currency: str) -> Numbers | None:
    """The level that a goal names in a currency, as numbers; None where it names none."""
    amount = goal.amount_in(currency)
    return numbers.money(amount.interval, currency, amount.value) if amount else None


def goals_table(
    view: TradeView, states: Iterable[GoalState], cites: Citations, *, has_places: bool = True
) -> DataTable:
    """Every goal with who named it, by when, and what became of it, in the order given; a row each.

    Links lead to its rows, unless the page has the same rows elsewhere. A caveat of all is said once, over the rows.
    """
    told = list(states)
    resting = [state for state in told if state.result.rests_on]
    of_all = len(resting) > 1 and all(map(_is_taken_as_goods, resting))
    columns = (
        Head(gettext("Target")),
        Head(gettext("For")),
        Head(gettext("Named on")),
        Head(gettext("By")),
        Head(gettext("State")),
        Head(gettext("Rests on")),
        Head(gettext("Caveat")),
    )
    rows = tuple(_row(view, state, cites, has_places, said_of_all=of_all) for state in told)
    return DataTable(columns, rows, str(TAKEN_AS_GOODS) if of_all else "", compact=True)


def _row(view: TradeView, state: GoalState, cites: Citations, is_place: bool, *, said_of_all: bool) -> tuple[Cell, ...]:
    goal, slug, resting = state.goal, view.pair.slug, " ".join(_rests_on(state))
    address = f"{reverse('trade-targets', args=[slug])}?target={goal.code}#growth"
    contested = next((level for level in state.levels if level.contested), None)
    return (
        Cell(
            goal_words(goal),
            url=address,
            cites=cites(goal.passages),
            anchor=f"target-{goal.code}" if is_place else "",
            numbers=goal_numbers(goal, goal.lead.currency) if goal.lead else None,
        ),
        Cell(_due(state)),
        Cell(_named(state)),
        Cell(speaker_of(goal)),
        Cell(state_words(state), target_state=state.state.value),
        Cell(
            resting,
            cites=cites(state.passages),
            contested=figure_address(slug, contested.figure_code) if contested else "",
            links=links_in(view, resting),
        ),
        caveat_cell(view, " ".join(_caveats(state, said_of_all=said_of_all))),
    )


def _due(state: GoalState) -> str:
    """By when; of a deadline that has moved both."""
    due = deadline_words(state.goal)
    if state.moved_from is None:
        return due
    words = {"deadline": due, "before": deadline_words(state.moved_from)}
    return gettext("%(deadline)s, moved from %(before)s") % words


def _named(state: GoalState) -> str:
    """When it was named; of a goal said again also when first."""
    day = day_or_part(state.goal.stated_on)
    if not state.earlier:
        return day
    return gettext("%(day)s, first on %(first)s") % {"day": day, "first": day_or_part(state.first_named.stated_on)}


@dataclass(frozen=True)
class LatestGoals:
    """A finding over the latest goals; ``count`` in all, the others in their room."""

    template: ClassVar[str] = "trade/goals.html"

    title: str
    table: DataTable
    count: int

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.count - len(self.table.rows)


def _is_taken_as_goods(state: GoalState) -> bool:
    return any(held.bearing == "taken_as_goods" for held in state.result.rests_on)


def _caveats(state: GoalState, *, said_of_all: bool) -> Iterator[str]:
    if not said_of_all and _is_taken_as_goods(state):
        yield str(TAKEN_AS_GOODS)
    if any(held.bearing == "mirror" for held in state.result.rests_on):
        yield gettext("Measured by what the partner reports, with the freight allowance.")
    if any(held.bearing == "part" for held in state.result.rests_on):
        yield gettext("Only a part: the whole is at least as much.")
    if state.goal.restates:
        yield gettext("The same target had been named before (%(code)s).") % {"code": state.goal.restates}
    if state.goal.caution:
        yield state.goal.caution


def _rests_on(state: GoalState) -> Iterator[str]:
    """The years that the state rests on, and what a multiple comes to, which nobody stated."""
    in_growth_terms = state.goal.lead is None
    if in_growth_terms and not state.bases:
        yield gettext("What it is counted from is not reported, so the level it means cannot be told.")
        return
    years = years_words(state) or lacking_words(state)
    yield f"{years}." if in_growth_terms else years
    for base in state.bases:
        words = {"threshold": _threshold_words(base), "period": period_words(base.level.key.period)}
        words["codes"] = listed(base.level.rests_on)
        yield gettext("Derived from %(period)s (%(codes)s): the target comes to %(threshold)s.") % words


def _threshold_words(base: Base) -> str:
    low, high = base.threshold.low or Decimal(0), base.threshold.high
    size = high or low
    interval = base.threshold if high is not None else Interval(low, None)
    return money_span(interval, unit=unit_for(size), digit=digit_for(base.threshold), currency=base.level.key.currency)


def goal_record(pair: CountryPair, state: GoalState) -> Record:
    """A goal as plain values, with its state and the codes of the levels that it rests on."""
    goal = state.goal
    amount, multiple = goal.amount_in(USD), goal.stated_multiple
    return {
        "pair": pair.slug,
        "code": goal.code,
        "kind": "target",
        "flow": goal.flow.value,
        "category": goal.category,
        "scope": goal.scope or None,
        "qualifier": amount.qualifier.value if amount else "",
        "value_usd": plain(amount.value) if amount else None,
        "low_usd": plain(amount.interval.low) if amount else None,
        "high_usd": plain(amount.interval.high) if amount else None,
        **own_record(goal),
        "reporter": goal.reporter or None,
        "multiple": plain(multiple.value) if multiple else None,
        "multiple_qualifier": multiple.qualifier.value if multiple else None,
        "counted_from": str(multiple.base) if multiple and multiple.base else None,
        "derived_from": " ".join(code for base in state.bases for code in base.level.rests_on) or None,
        "stated_on": str(goal.stated_on),
        "deadline_on": str(goal.deadline_on) if goal.deadline_on else None,
        "restates": goal.restates or None,
        "first_stated_on": str(state.first_named.stated_on) if state.earlier else None,
        "moved_from": str(state.moved_from.deadline_on) if state.moved_from else None,
        **_comes_to(state),
        "state": state.state.value,
        "state_name": state_words(state),
        "counted": state.result.is_counted,
        "contested": any(level.contested for level in state.levels),
        "rests_on": " ".join(dict.fromkeys(code for level in state.levels for code in level.rests_on)),
        "bears_as": " ".join(dict.fromkeys(held.bearing.value for held in state.result.rests_on)) or None,
        "evidence": " ".join(map(str, goal.passages)),
        "caution": goal.caution,
    }


def _comes_to(state: GoalState) -> Record:
    """What a goal in growth terms comes to, in words from each level it is counted from; both ends where it is one."""
    bases = state.bases if state.goal.lead is None else ()
    low, high = ends(bases[0].threshold) if len(bases) == 1 else (None, None)
    words = "; ".join(_threshold_words(base) for base in bases) or None
    return {"comes_to": words, "comes_to_low": low, "comes_to_high": high}


def brief_goal(goal: Goal) -> str:
    """A goal in a choice of several: "> $1 bn, named 29 Nov 2017"."""
    words = {"goal": in_part(brief_amount(goal), goal.part), "day": day_or_part(goal.stated_on)}
    return gettext("%(goal)s, named %(day)s") % words
