"""Both sides of the same trade: the gap between their reports by year and flow, and each side's balance."""

from collections.abc import Iterable
from functools import cached_property

from django.utils.translation import gettext, gettext_lazy

from dashboard.components.page import Block, Record
from dashboard.pages.trade.balance import balance_section, balances
from dashboard.pages.trade.form import TradeForm, allowances_select, currencies_select, trade_form, vintages_select
from dashboard.pages.trade.mirror import mirror_card, mirror_heading, mirror_periods, mirror_records
from dashboard.pages.trade.records import line_records
from dashboard.pages.trade.room import TradeRoom


class TwoSidesRoom(TradeRoom):
    """What each side reports of the same trade."""

    room = "trade-two-sides"
    blocks = (
        Block("choice", lambda page: page.form),
        Block("mirror", lambda page: mirror_card(page.view, page.cites), label=gettext_lazy("The same trade twice")),
        Block("balance", lambda page: balance_section(page.view, page.cites), label=gettext_lazy("Balance")),
    )

    @cached_property
    def title(self) -> str:
        """Where the two sides differ."""
        periods = [period for period in mirror_periods(self.view) if period.currency == self.view.currency]
        return mirror_heading(self.view, periods) if periods else gettext("No period has figures of both sides")

    @property
    def standfirst(self) -> str:
        """Why two reports differ."""
        return gettext("Imports count insurance and freight, exports do not. A contested figure decides no sign.")

    @property
    def form(self) -> TradeForm | None:
        """The allowance for freight, the currency, the vintage."""
        view = self.view
        return trade_form(view, allowances_select(view), currencies_select(view), vintages_select(view))

    def records(self) -> Iterable[Record]:
        """What each side reports of what both report, the difference, and each side's balances."""
        flows = [flow for period in mirror_periods(self.view) for flow in period.flows]
        reported = [self.view.line_of(choice.chosen) for flow in flows for choice in (flow.one, flow.other)]
        yield from line_records(self.view, [*reported, *balances(self.view)])
        yield from mirror_records(self.view)
