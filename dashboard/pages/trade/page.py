"""Trade against the target: what was said, what follows from it, and what became of the targets."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.http import QueryDict
from django.utils.translation import gettext

from cooperation.analysis.dates import MONTHS_IN_YEAR
from cooperation.analysis.outlook import Outlook
from cooperation.models import CountryPair
from dashboard.components.citations import Citations
from dashboard.components.crumbs import pair_crumbs
from dashboard.components.page import BuiltPage, ChartCard, DataTable, KeyFigure, Record
from dashboard.components.records import derived_record, figure_record, plain
from dashboard.components.section import Section
from dashboard.pages.trade.balance import balance_section
from dashboard.pages.trade.charts import target_card
from dashboard.pages.trade.form import TradeForm, trade_form
from dashboard.pages.trade.growth import Climb, climb, growth_card
from dashboard.pages.trade.hindsight import hindsight_records, hindsight_section
from dashboard.pages.trade.levels import LevelLine
from dashboard.pages.trade.mirror import mirror_card, mirror_records
from dashboard.pages.trade.months import month_records, month_sections
from dashboard.pages.trade.projection import projection_section
from dashboard.pages.trade.query import TradeQuery
from dashboard.pages.trade.table import apart_tables, figures_table
from dashboard.pages.trade.target_known import DayLink, day_links, known_section
from dashboard.pages.trade.targets import target_record, targets_table
from dashboard.pages.trade.view import TradeView, key_figures, trade_heading, whole_view
from dashboard.pages.trade.within_year import within_year_section
from dashboard.pages.trade.years import years_card


@dataclass(frozen=True, kw_only=True)
class TradePage(BuiltPage):
    """What is asked, the key figures, charts and findings, then every target and every figure."""

    knows_days: ClassVar[bool] = True

    form: TradeForm
    days: tuple[DayLink, ...]
    key_figures: tuple[KeyFigure, ...]
    climb: Climb | None
    sections: tuple[Section, ...]
    months: tuple[Section, ...]
    figures: DataTable
    apart: tuple[tuple[str, DataTable], ...]
    targets: DataTable
    as_of: date


def trade_page(pair: CountryPair, params: QueryDict, today: date) -> TradePage:
    """Build the page from an address's query string."""
    view = whole_view(pair, TradeQuery.from_params(params), today)
    cites = Citations(pair)
    return TradePage(
        title=trade_heading(view),
        standfirst=_standfirst(view),
        crumbs=pair_crumbs(pair, gettext("Trade")),
        records=lambda: _records(view),
        form=trade_form(view),
        days=day_links(view, today),
        key_figures=key_figures(view, cites),
        climb=climb(view, cites),
        sections=tuple(_sections(view, today, cites)),
        months=month_sections(view, cites),
        figures=figures_table(view, cites),
        apart=apart_tables(view, cites),
        targets=targets_table(view.lines, cites),
        as_of=view.as_of,
        charts=tuple(_charts(view, cites)),
        cited=cites.cited,
    )


def _standfirst(view: TradeView) -> str:
    kept = gettext(
        "Each figure stands as one side stated it, with its hedge. What follows from it is marked as derived."
    )
    if view.query.first_published:
        kept += " " + gettext("Revised figures are shown as they were first published.")
    return kept


def _charts(view: TradeView, cites: Citations) -> Iterable[ChartCard]:
    """The charts that the record allows, in the order of the page."""
    for card in (target_card, growth_card, years_card, mirror_card):
        made = card(view, cites)
        if made:
            yield made


def _sections(view: TradeView, today: date, cites: Citations) -> Iterable[Section]:
    """The findings with a table that the record allows, in the order of the page."""
    found = (
        known_section(view, today, cites),
        projection_section(view, cites),
        hindsight_section(view, cites),
        within_year_section(view, cites),
        balance_section(view, cites),
    )
    return filter(None, found)


def _records(view: TradeView) -> Iterable[Record]:
    """A record a stated figure, a target, and a derived number."""
    for figure in view.figures:
        yield figure_record(view.pair, figure)
    yield from month_records(view)
    for line in view.lines:
        yield target_record(view.pair, line)
    for level in view.levels:
        if level.level.is_derived:
            yield _level_record(view, level)
    if view.start and view.outlook:
        yield from _outlook_records(view, view.start, view.outlook)
    yield from hindsight_records(view)
    yield from mirror_records(view)


def _level_record(view: TradeView, line: LevelLine) -> Record:
    key = line.level.key
    named = {"reporter": key.reporter or None, "flow": key.flow.value, "category": key.category}
    named["currency"] = key.currency
    further = {"rests_on": " ".join(line.level.rests_on), "caution": line.caution}
    return derived_record(view.pair, line.level.code, str(key.period), line.level.value, line.how, **named, **further)


def _outlook_records(view: TradeView, start: LevelLine, follows: Outlook) -> Iterable[Record]:
    code, year = start.level.code, str(start.year)
    if start.level.months != MONTHS_IN_YEAR:
        formula = f"level * 12 / {start.level.months}"
        yield derived_record(view.pair, f"{code}-year", year, follows.full_year, formula)
    yield derived_record(view.pair, f"{code}-gap", year, follows.gap, "target - full year")
    for years, rate in follows.needed.items():
        yield {
            "pair": view.pair.slug,
            "code": f"{code}-growth-{years}",
            "kind": "derived",
            "period": year,
            "growth_low": plain(rate.low),
            "growth_high": plain(rate.high),
            "formula": f"(target / full year) ** (1 / {years}) - 1",
        }
