"""The hub of the trade rooms: where the pair stands now, year by year, its targets, its two sides, how it began."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from django.utils.translation import gettext, gettext_lazy

from dashboard.components.page import Block, ChartCard, Record
from dashboard.pages.trade.estimates import hindsight_records
from dashboard.presenting.began import began_card
from dashboard.presenting.goals import LatestGoals, goal_finding, goal_record, goals_table, states_heading
from dashboard.presenting.mirror import mirror_card, mirror_records
from dashboard.presenting.now import Now, now_heading, statistics_records, trade_now
from dashboard.presenting.rooms import TradeRoom
from dashboard.presenting.table import line_record, outlook_records, stated_record
from dashboard.presenting.years import years_card

LATEST_TARGETS = 5
LATEST_PERIODS = 3


class TradeHub(TradeRoom):
    """Trade at a glance, each part with the way to its room."""

    room = "trade"
    blocks = (
        Block("now", lambda page: page.now, label=gettext_lazy("Trade now, by each side")),
        Block("years", lambda page: years_card(page.view, page.cites), label=gettext_lazy("Year by year")),
        Block("targets", lambda page: page.targets, label=gettext_lazy("Was each target met?")),
        Block("mirror", lambda page: page.pictures[0], label=gettext_lazy("Where the two sides disagree"), span=6),
        Block("target", lambda page: page.pictures[1], label=gettext_lazy("How it began"), span=6),
    )

    @cached_property
    def title(self) -> str:
        """What became of the target that leads; without one the latest level; without any, that there is none."""
        if self.view.state:
            finding = goal_finding(self.view.state)
            return finding[:1].upper() + finding[1:]
        return now_heading(self.view)

    @property
    def standfirst(self) -> str:
        """How figures are given here."""
        kept = gettext("Each figure is given as one side reported it, with its hedge. What follows from it is derived.")
        if self.query.first_published:
            kept += " " + gettext("Revised figures are shown as they were first published.")
        return kept

    @cached_property
    def now(self) -> Now | None:
        """The latest year of each side and the target."""
        return trade_now(self.view, self.cites)

    @property
    def targets(self) -> LatestGoals | None:
        """The latest targets with their state."""
        states = self.view.trade.states
        if not states:
            return None
        latest = [*reversed(states)][:LATEST_TARGETS]
        return LatestGoals(states_heading(states), goals_table(self.view, latest, self.cites), len(states))

    @cached_property
    def pictures(self) -> tuple[ChartCard | None, ChartCard | None]:
        """The latest periods of which both sides report something; the first source's own figure against its target.

        Side by side where there are both, else one over the whole width.
        """
        mirror, began = mirror_card(self.view, self.cites, most=LATEST_PERIODS), began_card(self.view, self.cites)
        span = 6 if mirror and began else 12
        return mirror and replace(mirror, span=span), began and replace(began, span=span)

    def records(self) -> Iterable[Record]:
        """A record a stated figure, a target, and a derived number."""
        view = self.view
        for figure in view.trade.figures:
            yield stated_record(view, figure)
        for state in view.trade.states:
            yield goal_record(view.pair, state)
        for line in view.levels:
            if line.level.is_derived:
                yield line_record(view, line)
        for measured in view.measures:
            yield from outlook_records(view.pair, measured)
        yield from statistics_records(view)
        yield from hindsight_records(view)
        yield from mirror_records(view)
