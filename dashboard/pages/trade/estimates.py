"""Estimates: whole years from their first months, how such estimates fared, growth within a year, monthly sums."""

from collections.abc import Iterable
from functools import cached_property

from django.utils.translation import gettext, gettext_lazy

from cooperation.analysis.series import stated_levels
from dashboard.components.page import Block, Record
from dashboard.components.section import Section
from dashboard.pages.trade.form import TradeForm, bases_select, trade_form, vintages_select
from dashboard.pages.trade.hindsight import hindsight_records, hindsight_section, past_projections
from dashboard.pages.trade.levels import LevelLine
from dashboard.pages.trade.months import month_sections, sum_records
from dashboard.pages.trade.projection import outcome_of, part_of, projection_records, projection_section
from dashboard.pages.trade.records import line_records
from dashboard.pages.trade.room import TradeRoom
from dashboard.pages.trade.within_year import months_compared, within_year_records, within_year_section


class EstimatesRoom(TradeRoom):
    """For specialists."""

    room = "trade-estimates"
    blocks = (
        Block("choice", lambda page: page.form),
        Block("projection", lambda page: page.projection, label=gettext_lazy("The whole year")),
        Block("backtest", lambda page: page.fared, label=gettext_lazy("How such estimates fared")),
        Block("within-year", lambda page: page.within_year, label=gettext_lazy("Growth within a year")),
        Block("months", lambda page: page.months, "sections.html", label=gettext_lazy("Months")),
    )

    @cached_property
    def title(self) -> str:
        """What the latest part of a year points to."""
        found = self.projection or self.fared or self.within_year or next(iter(self.months), None)
        return found.title if found else gettext("No reported figure allows an estimate")

    @property
    def standfirst(self) -> str:
        """What an estimate is here."""
        return gettext("Arithmetic on stated figures, with its past errors beside it; nobody’s forecast.")

    @property
    def form(self) -> TradeForm | None:
        """From which level, in which vintage."""
        return trade_form(self.view, bases_select(self.view), vintages_select(self.view))

    @cached_property
    def projection(self) -> Section | None:
        """The whole year, by each method."""
        return projection_section(self.view, self.cites)

    @cached_property
    def fared(self) -> Section | None:
        """Past estimates against what the years came to."""
        return hindsight_section(self.view, self.cites)

    @cached_property
    def within_year(self) -> Section | None:
        """Growth between two figures of one year."""
        return within_year_section(self.view, self.cites)

    @cached_property
    def months(self) -> tuple[Section, ...]:
        """Monthly series."""
        return month_sections(self.view, self.cites)

    def records(self) -> Iterable[Record]:
        """The levels that estimates rest on, then estimates with their errors, growth within a year, sums of months."""
        yield from line_records(self.view, self._rested_on())
        yield from projection_records(self.view)
        yield from hindsight_records(self.view)
        yield from within_year_records(self.view)
        yield from sum_records(self.view)

    def _rested_on(self) -> Iterable[LevelLine]:
        view = self.view
        start = part_of(view)
        if start:
            yield from filter(None, (start, outcome_of(view, start)))
        for case in past_projections(view):
            yield from (view.line_of(level) for level in (case.part, case.outcome))
        for step in months_compared(view):
            yield from map(view.line_of, stated_levels([step.shorter, step.longer]))
        yield from (view.line_of(choice.chosen) for choice in view.monthly_choices.values())
