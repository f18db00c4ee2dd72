"""Figures in a table: stated by whom and read as what, or derived from which figures."""

from collections.abc import Iterable

from django.utils.text import capfirst
from django.utils.translation import gettext

from cooperation.models import CountryPair
from cooperation.queries.trade_values import Figure
from cooperation.wording.dates import period_words
from cooperation.wording.flows import counted
from cooperation.wording.stated import amount_range, amount_words, growth_words, share_words
from dashboard.components.citations import Citations
from dashboard.components.page import Cell, Column, DataTable
from dashboard.components.sides import side_of
from dashboard.pages.trade.goals import figure_address
from dashboard.pages.trade.levels import LevelLine
from dashboard.pages.trade.view import TradeView

type Row = tuple[Cell, ...]


type Entry = Figure | LevelLine
"""A row of the list of figures: a stated one, or a level that follows from figures."""


def figures_table(view: TradeView, entries: Iterable[Entry], cites: Citations) -> DataTable:
    """Stated figures and what follows from them, in the order given."""
    columns = (
        Column(gettext("Figure")),
        Column(gettext("Period")),
        Column(gettext("What")),
        Column(gettext("Stated by")),
        Column(gettext("Value"), numeric=True),
        Column(gettext("Range used"), numeric=True),
        Column(gettext("Growth"), numeric=True),
        Column(gettext("Caveat")),
    )
    first = {figure.code: figure for figure in view.trade.visible}
    contested = contested_codes(view)
    rows = (
        _stated_row(view.pair, entry, first, contested, cites)
        if isinstance(entry, Figure)
        else _derived_row(view.pair, entry, cites)
        for entry in entries
    )
    return DataTable(columns, tuple(rows))


def contested_codes(view: TradeView) -> frozenset[str]:
    """The codes of figures that contradict each other."""
    found = (choice for choice in view.choices.values() if choice.contested)
    return frozenset(
        code for choice in found for level in (choice.chosen, *choice.contested) for code in level.rests_on
    )


def _stated_row(
    pair: CountryPair, figure: Figure, first: dict[str, Figure], contested: frozenset[str], cites: Citations
) -> Row:
    url = figure_address(pair, figure.code)
    return (
        Cell(figure.code, url=url, cites=cites(figure.passages), anchor=f"figure-{figure.code}"),
        Cell(period_of(figure)),
        Cell(counted(figure.flow, figure.category, figure.part)),
        side_cell(pair, figure.reporter or None),
        Cell(amount_words(figure), contested=url if figure.code in contested else ""),
        Cell(amount_range(figure)),
        Cell(growth_words(figure.growth)),
        Cell(" ".join(remarks(figure, first)), fold=True),
    )


def period_of(figure: Figure) -> str:
    """Its period; that none is stated, where none is."""
    return period_words(figure.period) if figure.period else gettext("no period stated")


def remarks(figure: Figure, first: dict[str, Figure]) -> Iterable[str]:
    """The few words that carry the hedge and who said them, a share, what the figure revises, and its caution."""
    quote = f"“{figure.quote}”" if figure.quote else ""
    yield capfirst(", ".join(filter(None, (quote, speaker_words(figure))))) + "."
    if figure.growth and figure.growth_base:
        yield gettext("Growth since %(period)s.") % {"period": period_words(figure.growth_base)}
    if figure.share:
        words = share_words(figure.share, figure.share_of)
        yield gettext("A share, which is in no sum: %(share)s.") % {"share": words}
    earlier = first.get(figure.revises)
    if earlier:
        words_of = {"code": earlier.code, "value": amount_words(earlier)}
        yield gettext("Revises %(code)s, published before as %(value)s.") % words_of
    if figure.caution:
        yield figure.caution


def speaker_words(figure: Figure) -> str:
    """Who says it: a person, a body, or the report."""
    return figure.speaker.person or figure.speaker.body or gettext("the report itself")


def _derived_row(pair: CountryPair, line: LevelLine, cites: Citations) -> Row:
    rests_on = gettext("Stated by nobody: %(how)s.") % {"how": line.rests_on}
    key = line.level.key
    return (
        Cell(gettext("derived"), cites=cites(line.passages), anchor=f"figure-{line.level.code}"),
        Cell(line.period_text),
        Cell(line.what),
        side_cell(pair, key.reporter or None),
        Cell(line.value_text, derived=True),
        Cell(line.range_text),
        Cell(),
        Cell(f"{rests_on} {line.caution}".strip(), fold=True),
    )


def side_cell(pair: CountryPair, reporter: str | None) -> Cell:
    """Whose figure it is: a side's mark and name, or that it is not said."""
    if reporter is None:
        return Cell(gettext("not said"))
    side = side_of(pair, reporter)
    return Cell(side=side.shape, side_label=side.label, accent=side.accent)
