"""Figures in a table: stated by whom and read as what, or derived from which; and why one was chosen."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext

from cooperation.analysis.choosing.choice import Choice, ChosenBy
from cooperation.analysis.series import Level
from cooperation.models import CountryPair
from cooperation.queries.trade_values import Figure
from cooperation.wording.choices import CHOSEN_BY_WORDS
from cooperation.wording.dates import day_words, period_words
from cooperation.wording.flows import counted
from cooperation.wording.lists import listed
from cooperation.wording.stated import amount_range, amount_words, growth_words, share_words
from dashboard.components.citations import Citations
from dashboard.components.page import Cell, Cite, Column, DataTable
from dashboard.components.sides import side_of
from dashboard.pages.trade.goals import figure_address
from dashboard.pages.trade.levels import LevelLine
from dashboard.pages.trade.view import TradeView


@dataclass(frozen=True)
class OtherFigure:
    """A figure that was not chosen: its words, its page, and where it was read."""

    words: str
    url: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class Why:
    """The rule that decided, and the figures that were not chosen."""

    rule: str
    others: tuple[OtherFigure, ...]


def why(view: TradeView, choice: Choice, cites: Citations) -> Why:
    """What stands beside a chosen figure."""
    others = tuple(_other(view, level, cites) for level in choice.also_on_record)
    return Why(" ".join(_reasons(view, choice)), others)


def why_words(view: TradeView, choice: Choice) -> str:
    """The rule in words, where there is little room; the formula of a derived level."""
    return " ".join(_reasons(view, choice))


def _reasons(view: TradeView, choice: Choice) -> Iterator[str]:
    line = view.line_of(choice.chosen)
    if choice.chosen.is_derived:
        yield gettext("Stated by nobody: %(how)s.") % {"how": line.rests_on}
    if not (choice.chosen.is_derived and choice.chosen_by is ChosenBy.ONLY):
        yield str(CHOSEN_BY_WORDS[choice.chosen_by])
    if choice.contested:
        others = listed(_in_words(view.line_of(level)) for level in choice.contested)
        yield gettext("Contested by %(others)s.") % {"others": others}
    elif choice.is_contested:
        yield gettext("It rests on a contested figure.")
    if choice.chosen.is_provisional:
        yield gettext("Provisional: published before the period had ended.")
    if choice.chosen.implausible:
        yield gettext("As printed, implausible: far outside its series, and in no derived number.")


def _other(view: TradeView, level: Level, cites: Citations) -> OtherFigure:
    line = view.line_of(level)
    url = figure_address(view.pair, level.rests_on[0]) if line.figure else ""
    return OtherFigure(_in_words(line), url, cites(line.passages))


def _in_words(line: LevelLine) -> str:
    """ "almost $1 bn (H07, 24 May 2011)"; a derived one with its formula."""
    if line.figure is None:
        return gettext("%(value)s (%(how)s)") % {"value": line.value_text, "how": line.rests_on}
    known = line.figure.source.known_on
    day = day_words(known) if line.figure.source.published_on else gettext("date not known")
    return gettext("%(value)s (%(code)s, %(day)s)") % {"value": line.value_text, "code": line.figure.code, "day": day}


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
