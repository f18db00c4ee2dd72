"""Estimates: whole years from their first months, how such estimates fared, growth within a year, monthly sums."""

from collections.abc import Iterable
from functools import cached_property

from django.utils.translation import gettext, gettext_lazy

from dashboard.components.page import Block, Record
from dashboard.components.section import Section
from dashboard.pages.trade.form import TradeForm, bases_select, trade_form, vintages_select
from dashboard.pages.trade.hindsight import hindsight_records, hindsight_section
from dashboard.pages.trade.months import month_sections
from dashboard.pages.trade.projection import projection_section
from dashboard.pages.trade.room import TradeRoom
from dashboard.pages.trade.within_year import within_year_section


class EstimatesRoom(TradeRoom):
    """For specialists."""

    room = "trade-estimates"
    blocks = (
        Block("choice", lambda page: page.form),
        Block("projection", lambda page: page.projection, label=gettext_lazy("The whole year")),
        Block("backtest", lambda page: page.fared, label=gettext_lazy("How such estimates fared")),
        Block("within-year", lambda page: page.within_year, label=gettext_lazy("Growth within a year")),
        Block("months", lambda page: page.months, "trade/sections.html", label=gettext_lazy("Months")),
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
        """Past estimates with their errors."""
        return hindsight_records(self.view)
