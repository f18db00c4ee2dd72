"""The list of figures with its filters, and beside it what is counted in things."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import ClassVar

from django.http import QueryDict
from django.utils.translation import gettext, ngettext

from cooperation.analysis.figures import Flow, Key
from cooperation.models import CountryPair
from cooperation.queries.counted import CountValue, counts_of
from cooperation.queries.trade_values import Figure
from cooperation.wording.dates import day_or_part
from cooperation.wording.flows import CATEGORY_WORDS, FLOW_WORDS
from cooperation.wording.stated import number_words
from dashboard.components.citations import Citations
from dashboard.components.forms import Select, select
from dashboard.components.page import Block, Cell, DataTable, Head, Record
from dashboard.components.records import plain
from dashboard.components.section import Section
from dashboard.components.sides import side_of
from dashboard.presenting.rooms import TradeRoom, vintages_select
from dashboard.presenting.table import Entry, figures_table, line_record, stated_record


def counts_section(pair: CountryPair, counts: list[CountValue], cites: Citations) -> Section | None:
    """The counts of a pair, a row each; None without any."""
    if not counts:
        return None
    columns = (
        Head(gettext("What is counted")),
        Head(gettext("How many"), numeric=True),
        Head(gettext("As of")),
        Head(gettext("Stated by")),
        Head(gettext("Caveat"), prose=True),
    )
    title = ngettext(
        "%(count)d count of firms, projects or the like is reported",
        "%(count)d counts of firms, projects and the like are reported",
        len(counts),
    )
    return Section(
        key="counts",
        title=title % {"count": len(counts)},
        subtitle=gettext("They are not trade, and are in no total."),
        table=DataTable(columns, tuple(_row(pair, one, cites) for one in counts)),
    )


def _row(pair: CountryPair, one: CountValue, cites: Citations) -> tuple[Cell, ...]:
    return (
        Cell(one.counted, cites=cites(one.passages, one.quote), anchor=f"count-{one.code}"),
        Cell(number_words(one.number)),
        Cell(_counted_on(one)),
        Cell(side_of(pair, one.reporter).label if one.reporter else gettext("not said")),
        Cell(one.caution),
    )


def _counted_on(one: CountValue) -> str:
    if one.counted_on is None:
        return gettext("not said")
    day = day_or_part(one.counted_on)
    return gettext("announced for %(day)s") % {"day": day} if one.announced else day


def counts_records(pair: CountryPair, counts: Iterable[CountValue]) -> Iterable[Record]:
    """A record a number of things."""
    for one in counts:
        yield {
            "pair": pair.slug,
            "code": one.code,
            "kind": "count",
            "things": one.counted,
            "qualifier": one.number.qualifier.value,
            "number_low": plain(one.number.value),
            "number_high": plain(one.number.value if one.number.upper is None else one.number.upper),
            "counted_on": str(one.counted_on) if one.counted_on else None,
            "announced": one.announced,
            "reporter": one.reporter or None,
            "quote": one.quote,
            "evidence": " ".join(map(str, one.passages)),
            "caution": one.caution,
        }


FIRST_ROWS = 22
NOBODY = "none"
KINDS = ("stated", "derived")
SORTS = ("latest", "earliest", "code")
MOST_LETTERS = 40


@dataclass(frozen=True)
class FigureList:
    """The filters, how many figures they leave, and the first of these; ``more`` are a link away."""

    template: ClassVar[str] = "trade/figures.html"

    selects: tuple[Select, ...]
    title: str
    table: DataTable
    more: int
    everything: int
    as_of: str


class FiguresRoom(TradeRoom):
    """The list of figures, the latest first."""

    room = "figures"
    blocks = (Block("figures", lambda page: page.listing), Block("counts", lambda page: page.counts))

    def __init__(self, pair: CountryPair, params: QueryDict, today: date) -> None:
        super().__init__(pair, params, today)
        self.asked = {name: params.get(name, "")[:MOST_LETTERS] for name in (*FILTERS, "sort", "all")}

    @cached_property
    def entries(self) -> list[Entry]:
        """Every stated figure and every level that follows from figures, in time."""
        derived = (line for line in self.view.levels if line.level.is_derived)
        return sorted((*self.view.trade.figures, *derived), key=_order)

    @cached_property
    def chosen(self) -> dict[str, str]:
        """What is asked of each filter; an unknown value leaves nothing out."""
        known = {name: {value for value, _label in self._choices(name)} for name in FILTERS}
        return {name: self.asked[name] for name in FILTERS if self.asked[name] and self.asked[name] in known[name]}

    @cached_property
    def found(self) -> list[Entry]:
        """The figures that the filters leave, sorted as asked; in time, those without a period come last."""
        left = [one for one in self.entries if all(FILTERS[name](one) == value for name, value in self.chosen.items())]
        sort = self.asked["sort"]
        if sort == "code":
            return sorted(left, key=_code)
        dated = [one for one in left if _key(one).period]
        undated = [one for one in left if not _key(one).period]
        return [*(dated if sort == "earliest" else reversed(dated)), *undated]

    @cached_property
    def title(self) -> str:
        """How many figures there are, from when to when."""
        years = [year for one in self.entries if (year := _year(one))]
        count = len(self.view.trade.figures)
        if not count:
            return gettext("No trade figure is reported")
        if not years:
            return ngettext("%(count)d stated figure", "%(count)d stated figures", count) % {"count": count}
        sentence = ngettext(
            "%(count)d stated figure, %(first)s to %(last)s, and what follows from it",
            "%(count)d stated figures, %(first)s to %(last)s, and what follows from them",
            count,
        )
        return sentence % {"count": count, "first": min(years), "last": max(years)}

    @property
    def standfirst(self) -> str:
        """How to read the list."""
        return gettext(
            "A code leads to the words that state a figure and how it is read; “derived”, in shaded rows, to how a "
            "figure was worked out."
        )

    @property
    def filters(self) -> str | None:
        """The filters in words."""
        return ", ".join(f"{name}: {value}" for name, value in self.chosen.items())

    @property
    def listing(self) -> FigureList | None:
        """The list, folded to its first rows unless all are asked for."""
        if not self.entries:
            return None
        shown = self.found if self.asked["all"] == "1" else self.found[:FIRST_ROWS]
        sentence = ngettext("%(count)d figure", "%(count)d figures", len(self.found))
        return FigureList(
            selects=tuple(self._selects()),
            title=sentence % {"count": len(self.found)},
            table=figures_table(self.view, shown, self.cites),
            more=len(self.found) - len(shown),
            everything=len(self.found),
            as_of=self.day.isoformat() if self.day else "",
        )

    @property
    def counts(self) -> Section | None:
        """Numbers of things that sources state beside trade."""
        return counts_section(self.pair, counts_of(self.pair, self.today, self.day), self.cites)

    def _selects(self) -> Iterable[Select]:
        labels = {
            "year": gettext("Year"),
            "side": gettext("Stated by"),
            "flow": gettext("Flow"),
            "category": gettext("Of what"),
            "scope": gettext("Part"),
            "kind": gettext("Kind"),
        }
        for name, label in labels.items():
            choices = [*self._choices(name)]
            if len(choices) > 1:
                yield select(name, label, [("", gettext("any")), *choices], self.chosen.get(name, ""))
        sorts = zip(SORTS, (gettext("latest first"), gettext("earliest first"), gettext("code")), strict=True)
        yield select("sort", gettext("Sort by"), [*sorts], self.asked["sort"] or SORTS[0])
        vintages = vintages_select(self.view)
        if vintages.has_choice:
            yield vintages

    def _choices(self, name: str) -> list[tuple[str, str]]:
        """The values of a filter that the record has, with their words."""
        values = {FILTERS[name](entry) for entry in self.entries}
        found = [(value, self._words(name, value)) for value in values if value]
        return sorted(found, key=lambda choice: choice[0] if name == "year" else choice[1], reverse=name == "year")

    def _words(self, name: str, value: str) -> str:
        if name == "side":
            return gettext("not said") if value == NOBODY else side_of(self.pair, value).label
        if name == "flow":
            return str(FLOW_WORDS[Flow(value)])
        if name == "category":
            return str(CATEGORY_WORDS.get(value, value))
        if name == "scope":
            return next(entry.part for entry in self.entries if _key(entry).scope == value)
        if name == "kind":
            return gettext("stated") if value == KINDS[0] else gettext("derived")
        return value

    def records(self) -> Iterable[Record]:
        """A record a figure that the filters leave, and where they leave all, one a number of things."""
        for one in self.found:
            if isinstance(one, Figure):
                yield stated_record(self.view, one)
            else:
                yield line_record(self.view, one)
        if not self.filters:
            yield from counts_records(self.pair, counts_of(self.pair, self.today, self.day))


class FiguresAsked(FiguresRoom):
    """The list of figures, where a value that no figure has leaves none: whoever asks for data meant it."""

    @cached_property
    def found(self) -> list[Entry]:
        """Those that the filters leave."""
        return super().found if all(self.asked[name] in ("", self.chosen.get(name)) for name in FILTERS) else []

    @property
    def filters(self) -> str | None:
        """All that was asked of the filters, in words."""
        return ", ".join(f"{name}: {self.asked[name]}" for name in FILTERS if self.asked[name])


def _key(entry: Entry) -> Figure | Key:
    """What says what an entry counts: both name reporter, flow, category and scope alike."""
    return entry if isinstance(entry, Figure) else entry.level.key


def _year(entry: Entry) -> str:
    period = _key(entry).period
    return str(period.year) if period else ""


def _code(entry: Entry) -> str:
    return entry.code if isinstance(entry, Figure) else entry.level.code


def _order(entry: Entry) -> tuple[date, date, str]:
    """In time, then by code; without a period last."""
    period = _key(entry).period
    return (period.end, period.start, _code(entry)) if period else (date.max, date.max, _code(entry))


FILTERS: dict[str, Callable[[Entry], str]] = {
    "year": _year,
    "side": lambda entry: _key(entry).reporter or NOBODY,
    "flow": lambda entry: _key(entry).flow.value,
    "category": lambda entry: _key(entry).category,
    "scope": lambda entry: _key(entry).scope,
    "kind": lambda entry: KINDS[not isinstance(entry, Figure)],
}
