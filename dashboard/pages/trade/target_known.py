"""What was known of the chosen target, and since when: its state at each day on which that changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from cooperation.analysis.dates import PartialDate
from cooperation.models import Target
from cooperation.wording.dates import day_or_part
from dashboard.components.citations import Citations
from dashboard.components.page import Cell, Column, DataTable
from dashboard.components.section import Section
from dashboard.pages.trade.query import known_on
from dashboard.pages.trade.targets import STATE_WORDS, TargetLine, target_lines
from dashboard.pages.trade.view import TradeView

MOST_LINKS = 24


@dataclass(frozen=True)
class DayLink:
    """A day as known on which the page can be asked for; ``value`` is its parameter, None for today."""

    value: str | None
    label: str
    current: bool


def day_links(view: TradeView, today: date) -> tuple[DayLink, ...]:
    """The day on which the target was stated, each New Year since, and today; of many the latest. None without one."""
    if view.target is None:
        return ()
    stated = _stated_on(view.target, today)
    new_years = [date(year, 1, 1) for year in range(stated.year + 1, today.year + 1)]
    links = [DayLink(day.isoformat(), day_text(day), day == view.as_of) for day in (stated, *new_years[-MOST_LINKS:])]
    return (*(link for link in links if link.value != today.isoformat()), _today(view, today))


def _today(view: TradeView, today: date) -> DayLink:
    return DayLink(None, gettext("today"), view.as_of == today)


def day_text(day: date) -> str:
    """ "29 Nov 2017"."""
    return day_or_part(PartialDate(day.year, day.month, day.day))


def _stated_on(target: Target, today: date) -> date:
    return min(target.stated_on.earliest, today) if target.stated_on else today


def known_section(view: TradeView, today: date, cites: Citations) -> Section | None:
    """A row for each day from which another state, or the same on other figures, was known; None without a target."""
    if view.target is None:
        return None
    rows = _changes(view, view.target, today)
    return Section(
        key="known",
        title=_heading(rows),
        subtitle=gettext("The state of the chosen target, from what had been published by each day"),
        table=_table(rows, cites),
    )


type Change = tuple[date, TargetLine]


def _changes(view: TradeView, target: Target, today: date) -> list[Change]:
    kept: list[Change] = []
    for day in _days(view, target, today):
        known = [figure for figure in view.everything if known_on(figure.evidence.source) <= day]
        line = next(iter(target_lines([target], view.query.in_vintage(known), day)), None)
        if line and (not kept or _differs(kept[-1][1], line)):
            kept.append((day, line))
    return kept


def _days(view: TradeView, target: Target, today: date) -> list[date]:
    """Days on which something may have changed: a figure became known, or the deadline had passed."""
    stated = _stated_on(target, today)
    days = {stated, today, *(known_on(figure.evidence.source) for figure in view.everything)}
    if target.deadline_on:
        days.add(date(target.deadline_on.year + 1, 1, 1))
    return sorted(day for day in days if stated <= day <= today)


def _differs(one: TargetLine, other: TargetLine) -> bool:
    return (one.state, one.rests_on) != (other.state, other.rests_on)


def _heading(rows: Sequence[Change]) -> str:
    """Since when the present state has been known."""
    if not rows:
        return gettext("The target had not been stated")
    state = rows[-1][1].state
    last_other = max((index for index, (_day, line) in enumerate(rows) if line.state is not state), default=-1)
    words = {"state": STATE_WORDS[state], "day": day_text(rows[last_other + 1][0])}
    return gettext("From %(day)s the record shows the target as: %(state)s") % words


def _table(rows: Sequence[Change], cites: Citations) -> DataTable:
    columns = (
        Column(gettext("As known from")),
        Column(gettext("State")),
        Column(gettext("Rests on")),
    )
    return DataTable(columns, tuple(_row(day, line, cites) for day, line in rows))


def _row(day: date, line: TargetLine, cites: Citations) -> tuple[Cell, ...]:
    evidence = [paragraph for figure in line.rests_on for paragraph in figure.paragraphs()]
    return (
        Cell(day_text(day)),
        Cell(str(STATE_WORDS[line.state]), derived=True),
        Cell(line.years or gettext("no full year on record"), cites=cites(evidence)),
    )
