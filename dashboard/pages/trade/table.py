"""Every level of trade in a table: stated by whom and read as what, or derived from which figures."""

from collections.abc import Callable, Iterable

from django.utils.text import capfirst
from django.utils.translation import gettext

from cooperation.analysis.dates import Period
from cooperation.analysis.figures import Flow
from cooperation.models import Category, CountryPair, TradeFigure
from cooperation.wording.dates import period_words
from cooperation.wording.flows import counted
from cooperation.wording.stated import amount_range, amount_words, growth_words, share_words
from dashboard.components.citations import Citations
from dashboard.components.page import Cell, Column, DataTable
from dashboard.components.sides import side_of
from dashboard.pages.trade.levels import LevelLine
from dashboard.pages.trade.view import TradeView

type Row = tuple[Cell, ...]

APART = (
    Category.SERVICES,
    Category.GOODS_SERVICES,
    Category.INVESTMENT_FLOW,
    Category.INVESTMENT_STOCK,
    Category.REMITTANCES,
)


def figures_table(view: TradeView, cites: Citations) -> DataTable:
    """Stated figures and what follows from them, in time; without what stands apart, such as services."""
    return _table(view, cites, lambda category: category not in APART)


def apart_tables(view: TradeView, cites: Citations) -> tuple[tuple[str, DataTable], ...]:
    """Services, investment and the like, each under its name, where there are any."""
    named = {category: str(category.label) for category in APART}
    tables = ((name, _table(view, cites, category.__eq__)) for category, name in named.items())
    return tuple((name[:1].upper() + name[1:], table) for name, table in tables if table.rows)


def _table(view: TradeView, cites: Citations, wanted: Callable[[str], bool]) -> DataTable:
    columns = (
        Column(gettext("Period")),
        Column(gettext("What")),
        Column(gettext("Stated by")),
        Column(gettext("Value"), numeric=True),
        Column(gettext("Range used"), numeric=True),
        Column(gettext("Growth"), numeric=True),
        Column(gettext("Said by, and what to keep in mind"), prose=True),
    )
    first = {figure.pk: figure for figure in view.everything}
    stated = [figure for figure in view.figures if wanted(figure.category)]
    derived = [line for line in view.levels if _is_shown(line) and wanted(line.level.key.category)]
    rows = [
        *((_order(figure.period, figure.code), _stated_row(view.pair, figure, first, cites)) for figure in stated),
        *((_order(line.level.key.period, line.level.code), _derived_row(view.pair, line, cites)) for line in derived),
    ]
    return DataTable(columns, tuple(row for _order_key, row in sorted(rows, key=lambda pair: pair[0])))


def _is_shown(line: LevelLine) -> bool:
    """Derived from figures; balances and sums of months have tables of their own."""
    return line.level.is_derived and bool(line.figures) and line.level.key.flow is not Flow.BALANCE


def _order(period: Period, code: str) -> tuple[object, ...]:
    return period.end, period.start, code


def _stated_row(pair: CountryPair, figure: TradeFigure, first: dict[int, TradeFigure], cites: Citations) -> Row:
    return (
        Cell(period_words(figure.period), cites=cites(figure.paragraphs()), anchor=f"figure-{figure.code}"),
        Cell(counted(figure.flow, figure.category)),
        side_cell(pair, figure.reporter_id),
        Cell(amount_words(figure)),
        Cell(amount_range(figure)),
        Cell(growth_words(figure.stated_growth)),
        Cell(" ".join(_remarks(figure, first))),
    )


def _remarks(figure: TradeFigure, first: dict[int, TradeFigure]) -> Iterable[str]:
    """The few words that carry the hedge and who said them, a share, what the figure revises, and its caution."""
    quote = f"“{figure.quote}”" if figure.quote else ""
    yield capfirst(", ".join(filter(None, (quote, speaker_words(figure))))) + "."
    if share := figure.stated_share:
        yield gettext("A share, which is in no sum: %(share)s.") % {"share": share_words(share, figure.share_of)}
    earlier = first.get(figure.revises_id) if figure.revises_id else None
    if earlier:
        words = {"code": earlier.code, "value": amount_words(earlier)}
        yield gettext("Revises %(code)s, published before as %(value)s.") % words
    if figure.caution:
        yield figure.caution


def speaker_words(figure: TradeFigure) -> str:
    """Who says it: a person, a body, or the report."""
    body = figure.speaker.name if figure.speaker else gettext("the report itself")
    return figure.speaker_name or body


def _derived_row(pair: CountryPair, line: LevelLine, cites: Citations) -> Row:
    rests_on = gettext("Not stated by anyone: %(how)s.") % {"how": line.rests_on}
    key = line.level.key
    return (
        Cell(line.period_text, cites=cites(line.paragraphs()), anchor=f"figure-{line.level.code}"),
        Cell(counted(key.flow, key.category)),
        side_cell(pair, key.reporter or None),
        Cell(line.value_text, derived=True),
        Cell(line.range_text),
        Cell(),
        Cell(f"{rests_on} {line.caution}".strip()),
    )


def side_cell(pair: CountryPair, reporter: str | None) -> Cell:
    """Whose figure it is: a side's mark and name, or that it is not said."""
    if reporter is None:
        return Cell(gettext("not said"))
    side = side_of(pair, reporter)
    return Cell(side=side.shape, side_label=side.label, accent=side.accent)
