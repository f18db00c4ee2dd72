"""What was known of a target, and since when: its state at each day on which that changed."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext

from cooperation.queries.trade import GoalState
from cooperation.wording.dates import day_words
from dashboard.components.citations import Citations
from dashboard.components.page import Cell, Column, DataTable
from dashboard.components.section import Section
from dashboard.pages.trade.goals import lacking_words, state_words, years_words
from dashboard.pages.trade.view import TradeView

type Change = tuple[date, GoalState]


def history_section(view: TradeView, cites: Citations) -> Section | None:
    """A row for each day from which another state, or the same on other figures, was known; None without a target."""
    if view.goal is None:
        return None
    changes = view.trade.history(view.goal)
    return Section(
        key="known",
        title=_heading(changes),
        subtitle=gettext("The state of the chosen target, from what had been published by each day"),
        table=_table(changes, cites),
    )


def _heading(changes: Sequence[Change]) -> str:
    """Since when the present state has been known."""
    state = changes[-1][1].state
    last_other = max((index for index, (_day, one) in enumerate(changes) if one.state is not state), default=-1)
    words = {"state": state_words(changes[-1][1]), "day": day_words(changes[last_other + 1][0])}
    return gettext("Listed as %(state)s since %(day)s") % words


def _table(changes: Sequence[Change], cites: Citations) -> DataTable:
    columns = (Column(gettext("As known from")), Column(gettext("State")), Column(gettext("Rests on")))
    return DataTable(columns, tuple(_row(day, state, cites) for day, state in changes))


def _row(day: date, state: GoalState, cites: Citations) -> tuple[Cell, ...]:
    return (
        Cell(day_words(day)),
        Cell(state_words(state), target_state=state.state.value),
        Cell(years_words(state) or lacking_words(state), cites=cites(state.passages)),
    )
