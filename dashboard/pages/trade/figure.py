"""The page of a stated figure: its words, how it is read, what speaks for and against it, a ready citation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import ClassVar

from django.http import QueryDict
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy

from cooperation.analysis.categories import Category
from cooperation.analysis.choosing.choice import Choice
from cooperation.analysis.figures import Flow, Key
from cooperation.analysis.readings import READINGS
from cooperation.models import Extent
from cooperation.models.addresses import figure_address
from cooperation.queries.trade_values import Figure
from cooperation.wording.dates import day_words, period_words
from cooperation.wording.flows import CATEGORY_WORDS, FLOW_WORDS, counted, in_part
from cooperation.wording.lists import listed
from cooperation.wording.spans import percent_span
from cooperation.wording.stated import amount_range, amount_words, growth_words, share_words
from dashboard.components.citations import dated
from dashboard.components.page import Block, Cell, Cite, Crumb, DataTable, Head, Linked, Record
from dashboard.components.section import Section
from dashboard.components.sides import side_of
from dashboard.presenting.levels import LevelLine
from dashboard.presenting.rooms import TradeRoom
from dashboard.presenting.table import (
    line_record,
    line_records,
    linked_in,
    period_of,
    speaker_words,
    stated_record,
    why,
)
from dashboard.presenting.view import TradeView

NEARBY = 5


@dataclass(frozen=True)
class Fact:
    """A line of a list of definitions: what, and its value, which may lead somewhere."""

    label: str
    value: str
    url: str = ""


@dataclass(frozen=True)
class Words:
    """The words that state a figure and how they are read."""

    template: ClassVar[str] = "trade/words.html"

    quote: str
    cites: tuple[Cite, ...]
    caution: Linked
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Origin:
    """The source: who published what and when, how much of it was read, and its address."""

    template: ClassVar[str] = "trade/source.html"

    publisher: str
    title: str
    when: str
    excerpt: bool
    url: str
    here: str
    number: int


@dataclass(frozen=True)
class ReadingLine:
    """One of several readings of one thing."""

    value: str
    read: str
    code: str
    url: str
    who: Linked
    derived: bool
    cites: tuple[Cite, ...]


@dataclass(frozen=True)
class Chosen:
    """Which reading is drawn, why, and the others."""

    template: ClassVar[str] = "trade/chosen.html"

    title: str
    drawn: ReadingLine
    others: tuple[ReadingLine, ...]
    rule: Linked


@dataclass(frozen=True)
class Facts:
    """A list of definitions under a heading."""

    template: ClassVar[str] = "trade/facts.html"

    title: str
    rows: tuple[Fact, ...]


@dataclass(frozen=True)
class Citation:
    """A citation to copy; ``path`` is the address that ends it, on the host that the reader asks."""

    template: ClassVar[str] = "trade/cite.html"

    text: str
    path: str
    data: str


class NumberPage(TradeRoom):
    """What the pages of a stated and of a derived figure share: the choice for what it counts, and how to cite it."""

    room = "figures"

    def __init__(self, params: QueryDict, view: TradeView, code: str) -> None:
        super().__init__(view.pair, params, view.trade.today)
        self.view = view
        self.code = code

    @property
    def choice(self) -> Choice | None:
        """The choice for what it counts; None where it states no level."""
        raise NotImplementedError

    @property
    def steps(self) -> Iterable[str | Crumb]:
        """Below the list of figures."""
        return Crumb(gettext("Figures"), reverse("figures", args=[self.pair.slug])), self.code

    def said(self, of: Figure | Key, part: str, period: str, value: str) -> str:
        """Who puts what at how much, in a sentence."""
        words = {"what": in_part(str(FLOW_WORDS[of.flow]), part), "period": period, "value": value}
        if not of.reporter:
            return capfirst(gettext("%(what)s, %(period)s: %(value)s, reporter not said") % words)
        partner = self.pair.second if of.reporter == self.pair.first_id else self.pair.first
        words |= {"side": side_of(self.pair, of.reporter).label, "partner": partner.name}
        if of.flow is Flow.EXPORTS:
            return gettext("%(side)s: %(what)s to %(partner)s, %(period)s: %(value)s") % words
        if of.flow is Flow.IMPORTS:
            return gettext("%(side)s: %(what)s from %(partner)s, %(period)s: %(value)s") % words
        return gettext("%(side)s: %(what)s with %(partner)s, %(period)s: %(value)s") % words

    @property
    def chosen(self) -> Chosen | None:
        """The readings of the same thing, where there is more than one."""
        choice = self.choice
        if choice is None or not choice.also_on_record:
            return None
        drawn = self._reading(self.view.line_of(choice.chosen))
        others = tuple(self._reading(self.view.line_of(level)) for level in choice.also_on_record)
        words = {"drawn": drawn.value, "other": listed(dict.fromkeys(other.value for other in others))}
        if choice.contested:
            words["other"] = self.view.line_of(choice.contested[0]).value_text
            title = gettext("%(drawn)s or %(other)s: they cannot both be right") % words
        elif all(other.derived for other in others):
            title = gettext("%(drawn)s is used; other figures give %(other)s") % words
        else:
            title = gettext("%(drawn)s is used; also reported: %(other)s") % words
        return Chosen(title, drawn, others, linked_in(self.view, why(self.view, choice, self.cites).rule))

    def _reading(self, line: LevelLine) -> ReadingLine:
        figure = line.figure
        return ReadingLine(
            value=line.value_text,
            read=gettext("read as %(range)s") % {"range": line.range_text},
            code=line.level.figure_code,
            url=figure_address(self.pair.slug, line.level.figure_code),
            who=linked_in(
                self.view, f"{speaker_words(figure)}, {dated(figure.source)}" if figure else capfirst(line.rests_on)
            ),
            derived=figure is None,
            cites=self.cites(line.passages),
        )

    @property
    def sentence(self) -> str:
        """What a citation says of the number: its title."""
        return self.title

    @property
    def origin_words(self) -> str:
        """Where the number comes from, for a citation."""
        raise NotImplementedError

    @property
    def citation(self) -> Citation:
        """A sentence that names the figure, where it comes from, the record and the day."""
        origin = self.origin_words
        if self.choice and self.choice.is_contested:
            origin = gettext("%(origin)s; contested") % {"origin": origin}
        words = {
            "title": self.sentence,
            "origin": origin,
            "pair": self.pair.slug,
            "code": self.code,
            "day": day_words(self.view.as_of),
        }
        text = gettext("%(title)s (%(origin)s). Cooperation Monitor, figure %(pair)s %(code)s, as known on %(day)s.")
        path = f"{figure_address(self.pair.slug, self.code)}?as_of={self.view.as_of.isoformat()}"
        return Citation(text % words, path, reverse("figure-data", args=[self.pair.slug, self.code, "json"]))


class FigurePage(NumberPage):
    """One figure that a source states."""

    blocks = (
        Block("words", lambda page: page.words, span=8),
        Block("source", lambda page: page.origin, span=4),
        Block("chosen", lambda page: page.chosen, label=gettext_lazy("Why this figure?")),
        Block("derived", lambda page: page.derived, label=gettext_lazy("Derived from it"), span=6),
        Block("revisions", lambda page: page.revisions, label=gettext_lazy("Revisions"), span=6),
        Block("cite", lambda page: page.citation, label=gettext_lazy("Cite this figure"), span=8),
        Block("nearby", lambda page: page.nearby, label=gettext_lazy("Nearby figures"), span=4),
    )

    def __init__(self, params: QueryDict, view: TradeView, figure: Figure) -> None:
        super().__init__(params, view, figure.code)
        self.figure = figure

    @cached_property
    def title(self) -> str:
        """Who put what at how much."""
        figure = self.figure
        value = amount_words(figure) if figure.amounts else growth_words(figure.growth)
        if not figure.amounts and figure.share:
            value = share_words(figure.share, figure.share_of)
        return self.said(figure, figure.part, period_of(figure), value)

    @property
    def standfirst(self) -> str:
        """What it counts."""
        figure = self.figure
        if figure.category == Category.NOT_SAID:
            return gettext("Whether services are counted is not said; it is taken as goods and marked.")
        return capfirst(counted(figure.flow, figure.category, figure.part)) + "."

    @cached_property
    def choice(self) -> Choice | None:
        """The choice for what the figure counts; None where it states no level."""
        months = {one.key: one for series in self.view.trade.monthly.series for one in series.months}
        keys = (stated.key for stated in self.figure.stated)
        return next((one for key in keys if (one := self.view.choices.get(key) or months.get(key))), None)

    @property
    def words(self) -> Words:
        """The words that state it, and how they are read."""
        figure = self.figure
        caution = linked_in(self.view, figure.caution)
        return Words(figure.quote, self.cites(figure.passages), caution, tuple(self._facts()))

    def _facts(self) -> Iterable[Fact]:
        figure = self.figure
        yield Fact(gettext("Code"), figure.code)
        side = side_of(self.pair, figure.reporter).label if figure.reporter else gettext("not said")
        yield Fact(gettext("Reported by"), side)
        yield Fact(gettext("Named by"), speaker_words(figure))
        if figure.amounts:
            yield Fact(gettext("Value"), amount_words(figure))
            reading = READINGS[figure.amounts[0].qualifier]
            yield Fact(gettext("Range"), f"{amount_range(figure)}. {gettext(reading)}")
        if figure.growth and figure.growth_read:
            since = period_words(figure.growth_base) if figure.growth_base else gettext("the same period a year before")
            words = {"growth": growth_words(figure.growth), "since": since, "read": percent_span(figure.growth_read)}
            yield Fact(gettext("Growth"), gettext("%(growth)s on %(since)s, read as %(read)s") % words)
        if figure.share:
            yield Fact(gettext("Share"), share_words(figure.share, figure.share_of))
        yield Fact(gettext("Period"), period_of(figure))
        yield Fact(gettext("Covers"), str(CATEGORY_WORDS.get(figure.category, figure.category)))
        if figure.part:
            yield Fact(gettext("Part"), figure.part)

    @property
    def origin(self) -> Origin:
        """Where it was read."""
        source = self.figure.source
        return Origin(
            source.publisher,
            source.title,
            dated(source),
            source.extent == Extent.EXCERPT,
            source.url,
            reverse("source", args=[self.pair.slug, source.number]),
            source.number,
        )

    @property
    def derived(self) -> Section | None:
        """What follows from it."""
        code = self.figure.code
        lines = [one for one in self.view.levels if one.level.is_derived and code in one.level.rests_on]
        columns = (Head(gettext("What")), Head(gettext("Range"), numeric=True), Head(gettext("How")))
        rows = tuple(
            (
                Cell(f"{line.what}, {line.period_text}"),
                Cell(line.value_text, url=figure_address(self.pair.slug, line.level.figure_code)),
                Cell(line.rests_on, derived=True),
            )
            for line in lines
        )
        return Section("derived", gettext("What follows from it"), "", DataTable(columns, rows)) if rows else None

    @property
    def later(self) -> Figure | None:
        """The figure that revises it."""
        return next((one for one in self.view.trade.visible if one.revises == self.code), None)

    @property
    def revisions(self) -> Facts:
        """What it revises, what revises it, and since when it is known."""
        known = self.figure.source.known_on
        since = gettext("no date") if known == date.max else day_words(known)
        rows = (
            self._revision(gettext("Revises"), self.view.trade.by_code.get(self.figure.revises)),
            self._revision(gettext("Revised by"), self.later),
            Fact(gettext("Known since"), since),
        )
        return Facts(gettext("Revisions"), rows)

    def _revision(self, label: str, figure: Figure | None) -> Fact:
        if figure is None:
            return Fact(label, gettext("nothing"))
        return Fact(label, f"{figure.code}: {amount_words(figure)}", figure_address(self.pair.slug, figure.code))

    @property
    def origin_words(self) -> str:
        """Who published it, and when."""
        return f"{self.figure.source.publisher}, {dated(self.figure.source)}"

    @property
    def nearby(self) -> Facts | None:
        """Figures of the same flow for the years around it."""
        rows = tuple(
            Fact(period_of(one), amount_words(one), figure_address(self.pair.slug, one.code)) for one in self._closest()
        )
        return Facts(gettext("Nearby figures"), rows) if rows else None

    def _closest(self) -> list[Figure]:
        figure = self.figure
        if figure.period is None:
            return []
        counts = (figure.flow, figure.category, figure.scope)
        alike = (one for one in self.view.trade.figures if (one.flow, one.category, one.scope) == counts)
        near = [one for one in alike if one.period and one.amounts and one is not figure]
        middle = figure.period.end.toordinal()
        closest = sorted(near, key=lambda one: abs(one.order[0].toordinal() - middle))[:NEARBY]
        return sorted(closest, key=lambda one: one.order)

    def records(self) -> Iterable[Record]:
        """The figure and what revises it, what follows, what else is on record for what it counts, figures nearby."""
        yield stated_record(self.view, self.figure)
        if self.later:
            yield stated_record(self.view, self.later)
        for line in self.view.levels:
            if line.level.is_derived and self.figure.code in line.level.rests_on:
                yield line_record(self.view, line)
        if self.choice:
            yield from line_records(self.view, map(self.view.line_of, self.choice.on_record()))
        for near in self._closest():
            yield stated_record(self.view, near)
