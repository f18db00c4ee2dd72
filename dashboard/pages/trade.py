"""Trade against the target: what was said, what follows from it, and what became of the targets."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext

from cooperation.analysis.outlook import Outlook
from cooperation.models import CountryPair, TradeFigure
from dashboard.pages.citations import Citations
from dashboard.pages.crumbs import pair_crumbs
from dashboard.pages.figures import derived_record, figure_record, figures_table
from dashboard.pages.parts import DataTable, KeyFigure, Page, Record
from dashboard.pages.targets import target_record, targets_table
from dashboard.pages.trade_charts import target_card
from dashboard.pages.trade_query import TradeQuery
from dashboard.pages.trade_view import TradeView, key_figures, trade_heading, trade_view


@dataclass(frozen=True, kw_only=True)
class TradePage(Page):
    """The key figures, the charts, every figure and every target."""

    key_figures: tuple[KeyFigure, ...]
    figures: DataTable
    targets: DataTable
    as_of: date


def trade_page(pair: CountryPair, params: QueryDict, today: date) -> TradePage:
    """Build the page from an address's query string."""
    view = trade_view(pair, TradeQuery.from_params(params), today)
    cites = Citations(pair)
    return TradePage(
        title=trade_heading(view),
        standfirst=gettext(
            "Each figure stands as one side stated it, with its hedge. What follows from it is marked as derived."
        ),
        crumbs=pair_crumbs(pair, gettext("Trade")),
        records=lambda: _records(view),
        key_figures=key_figures(view, cites),
        figures=figures_table(pair, view.figures, cites),
        targets=targets_table(view.lines, cites),
        as_of=view.query.as_of or today,
        charts=tuple(card for card in (target_card(view, cites),) if card),
        cited=cites.cited,
    )


def _records(view: TradeView) -> Iterable[Record]:
    """A record a stated figure, a target, and a derived number."""
    for figure in view.figures:
        yield figure_record(view.pair, figure)
    for line in view.lines:
        yield target_record(view.pair, line)
    if view.base and view.outlook:
        yield from _derived_records(view, view.base, view.outlook)


def _derived_records(view: TradeView, base: TradeFigure, follows: Outlook) -> Iterable[Record]:
    months = base.period.months
    if follows.previous:
        period = str(base.period.previous_year())
        yield derived_record(view.pair, f"{base.code}-previous", period, follows.previous, "level / (1 + growth)")
    year = str(base.period.end.year)
    yield derived_record(view.pair, f"{base.code}-year", year, follows.full_year, f"level * 12 / {months}")
    yield derived_record(view.pair, f"{base.code}-gap", year, follows.gap, "target - full year")
