"""Figures as rows of a table and as flat records: who states them, how they are read or derived, why one was chosen."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext

from cooperation.analysis.choosing.choice import Choice, ChosenBy
from cooperation.analysis.dates import MONTHS_IN_YEAR, Period
from cooperation.analysis.series import Level
from cooperation.models import CountryPair
from cooperation.models.addresses import figure_address, figure_links, target_address
from cooperation.queries.trade_values import Figure
from cooperation.wording.choices import CHOSEN_BY_WORDS
from cooperation.wording.dates import day_words, period_words
from cooperation.wording.flows import counted
from cooperation.wording.lists import listed
from cooperation.wording.stated import amount_range, amount_words, growth_words, share_words
from dashboard.components.citations import Citations
from dashboard.components.page import Cell, Cite, DataTable, Head, KeptRecord, Linked, Links, Record
from dashboard.components.records import choice_record, derived_record, ends, figure_record
from dashboard.components.sides import side_of
from dashboard.presenting.levels import LevelLine
from dashboard.presenting.view import Measure, TradeView


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
        yield gettext("No source states it: %(how)s.") % {"how": line.rests_on}
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
    return OtherFigure(_in_words(line), figure_address(view.pair.slug, line.level.figure_code), cites(line.passages))


def _in_words(line: LevelLine) -> str:
    """ "almost $1 bn (H07, 24 May 2011)"; a derived one with its formula."""
    if line.figure is None:
        return gettext("%(value)s (%(how)s)") % {"value": line.value_text, "how": line.rests_on}
    known = line.figure.source.known_on
    day = day_words(known) if line.figure.source.published_on else gettext("date not known")
    return gettext("%(value)s (%(code)s, %(day)s)") % {"value": line.value_text, "code": line.figure.code, "day": day}


# As editors write codes within sentences: H36, T6, F44-M.
CODE = re.compile(r"(?<![\w-])[A-Z]+[0-9](?:[\w-]*\w)?")

type Row = tuple[Cell, ...]


type Entry = Figure | LevelLine
"""A row of the list of figures: a stated one, or a level that follows from figures."""


def figures_table(view: TradeView, entries: Iterable[Entry], cites: Citations) -> DataTable:
    """Stated figures and what follows from them, in the order given."""
    columns = (
        Head(gettext("Figure")),
        Head(gettext("Period")),
        Head(gettext("What")),
        Head(gettext("Stated by")),
        Head(gettext("Value"), numeric=True),
        Head(gettext("Range used"), numeric=True),
        Head(gettext("Growth"), numeric=True),
        Head(gettext("Caveat")),
    )
    contested = contested_codes(view)
    rows = (
        _stated_row(view, entry, contested, cites) if isinstance(entry, Figure) else _derived_row(view, entry, cites)
        for entry in entries
    )
    return DataTable(columns, tuple(rows))


def contested_codes(view: TradeView) -> frozenset[str]:
    """The codes of figures that contradict each other."""
    found = (choice for choice in view.choices.values() if choice.contested)
    return frozenset(
        code for choice in found for level in (choice.chosen, *choice.contested) for code in level.rests_on
    )


def _stated_row(view: TradeView, figure: Figure, contested: frozenset[str], cites: Citations) -> Row:
    url = figure_address(view.pair.slug, figure.code)
    return (
        Cell(figure.code, url=url, cites=cites(figure.passages), anchor=f"figure-{figure.code}"),
        Cell(period_of(figure)),
        Cell(counted(figure.flow, figure.category, figure.part)),
        side_cell(view.pair, figure.reporter or None),
        Cell(amount_words(figure), contested=url if figure.code in contested else ""),
        Cell(amount_range(figure)),
        Cell(growth_words(figure.growth)),
        caveat_cell(view, " ".join(remarks(figure, view.trade.by_code))),
    )


def caveat_cell(view: TradeView, text: str) -> Cell:
    """A caveat that opens in place; the figures that it names lead to their pages."""
    return Cell(text, fold=True, links=links_in(view, text))


def linked_in(view: TradeView, text: str) -> Linked:
    """A sentence in which figures and targets lead to their pages."""
    return Linked(text, links_in(view, text))


def links_in(view: TradeView, text: str) -> Links:
    """The figures and targets that a text names by their codes, each with its address."""
    slug, named = view.pair.slug, dict.fromkeys(CODE.findall(text))
    targets = {goal.code for goal in view.trade.goals} if named else set()
    figures = figure_links(slug, (code for code in named if code in view.trade.by_code))
    return figures + tuple((code, target_address(slug, code)) for code in named if code in targets)


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
        yield gettext("A share, which is in no total: %(share)s.") % {"share": words}
    earlier = first.get(figure.revises)
    if earlier:
        words_of = {"code": earlier.code, "value": amount_words(earlier)}
        yield gettext("Revises %(code)s, published before as %(value)s.") % words_of
    if figure.caution:
        yield figure.caution


def speaker_words(figure: Figure) -> str:
    """Who says it: a person, a body, or the report."""
    return figure.speaker.person or figure.speaker.body or gettext("the report itself")


def _derived_row(view: TradeView, line: LevelLine, cites: Citations) -> Row:
    rests_on = gettext("No source states it: %(how)s.") % {"how": line.rests_on}
    key = line.level.key
    return (
        Cell(
            gettext("derived"),
            url=figure_address(view.pair.slug, line.level.figure_code),
            cites=cites(line.passages),
            anchor=f"figure-{line.level.code}",
        ),
        Cell(line.period_text),
        Cell(line.what),
        side_cell(view.pair, key.reporter or None),
        Cell(line.value_text, derived=True),
        Cell(line.range_text),
        Cell(),
        caveat_cell(view, f"{rests_on} {line.caution}".strip()),
    )


def how_cell(pair: CountryPair, line: LevelLine) -> Cell:
    """How a level is known: "stated", or the formula, which leads to the page that shows how it was worked out."""
    if line.figure:
        return Cell(line.how)
    return Cell(line.rests_on, url=figure_address(pair.slug, line.level.code), derived=True)


def side_cell(pair: CountryPair, reporter: str | None) -> Cell:
    """Whose figure it is: a side's mark and name, or that it is not said."""
    if reporter is None:
        return Cell(gettext("not said"))
    side = side_of(pair, reporter)
    return Cell(side=side.shape, side_label=side.label, accent=side.accent)


def stated_record(view: TradeView, figure: Figure) -> Record:
    """A stated figure with the choice for what it counts."""

    def made() -> KeptRecord:
        choices = (view.choice_for(stated.key) for stated in figure.stated)
        return KeptRecord(figure_record(view.pair, figure, next(filter(None, choices), None), view.revised(figure)))

    return view.kept(figure.code, made)


def line_record(view: TradeView, line: LevelLine) -> Record:
    """A level with the choice for what it counts: under the code of its figure, where that leads with this amount."""

    def made() -> KeptRecord:
        revised = view.revised(line.figure) if line.figure else None
        return KeptRecord(level_record(view.pair, line, view.choice_for(line.level.key), revised))

    return view.kept(line.level.code, made)


def level_record(pair: CountryPair, line: LevelLine, choice: Choice | None, revised: Figure | None = None) -> Record:
    """A level: the figure that states it, with the one that it revises; or its formula."""
    if line.figure:
        return figure_record(pair, line.figure, choice, revised)
    key = line.level.key
    named = {
        "reporter": key.reporter or None,
        "flow": key.flow.value,
        "category": key.category,
        "scope": key.scope or None,
        "currency": key.currency,
    }
    further = {
        "rests_on": " ".join(line.level.rests_on),
        "known_on": line.level.known_on.isoformat(),
        **choice_record(choice),
        "caution": line.caution,
    }
    return derived_record(pair, line.level.code, key.period, line.level.value, line.how, **named, **further)


def line_records(view: TradeView, lines: Iterable[LevelLine]) -> Iterable[Record]:
    """Some levels, each once, with the choice for what each counts."""
    for line in {line.level.code: line for line in lines}.values():
        yield line_record(view, line)


def outlook_records(pair: CountryPair, measured: Measure) -> Iterable[Record]:
    """What follows from a level towards a target: the year, the gap, the pace and the growth needed."""
    base, follows = measured.base, measured.outlook
    code, year = base.level.code, Period.of_year(base.year)
    further = {"target": measured.goal.code, "currency": base.currency, "rests_on": " ".join(base.level.rests_on)}
    if follows.previous:
        before = base.level.key.period.previous_year()
        yield derived_record(pair, f"{code}-before", before, follows.previous, "level / (1 + growth)", **further)
    if base.level.months != MONTHS_IN_YEAR:
        formula = f"level * 12 / {base.level.months}"
        yield derived_record(pair, f"{code}-year", year, follows.full_year, formula, **further)
    yield derived_record(pair, f"{code}-gap", year, follows.gap, "target - full year", **further)
    low, high = ends(follows.share)
    yield {
        "pair": pair.slug,
        "code": f"{code}-pace",
        "kind": "derived",
        "period": str(base.level.key.period),
        "pace_low": low,
        "pace_high": high,
        "formula": "full year / target",
        **further,
    }
    for years, rate in follows.needed.items():
        low, high = ends(rate)
        yield {
            "pair": pair.slug,
            "code": f"{code}-growth-{years}",
            "kind": "derived",
            "period": str(year),
            "growth_low": low,
            "growth_high": high,
            "formula": f"(target / full year) ** (1 / {years}) - 1",
            **further,
        }
