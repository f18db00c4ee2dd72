"""The page of a derived figure: how it was worked out and from what, which figure is used, a ready citation."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import ClassVar

from django.http import Http404, QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy

from cooperation.analysis.categories import Category
from cooperation.analysis.choosing.choice import Choice
from cooperation.analysis.figures import Flow
from cooperation.analysis.growth import factor
from cooperation.analysis.intervals import Interval
from cooperation.analysis.rounding import outward
from cooperation.analysis.series import Derivation, Level
from cooperation.models import CountryPair
from cooperation.models.addresses import figure_address
from cooperation.queries.trade_values import Figure, Rate
from cooperation.wording.amounts import currency_name, money_span
from cooperation.wording.dates import day_words, period_words
from cooperation.wording.flows import CATEGORY_WORDS, counted
from cooperation.wording.numbers import NOT_STATED, shown_digit
from cooperation.wording.spans import close_percent_span, span
from cooperation.wording.stated import amount_range, amount_words, growth_words, share_words
from dashboard.components.page import Block, Cell, DataTable, Head, Record
from dashboard.components.section import Section
from dashboard.components.sides import side_of
from dashboard.pages.trade.figure import Fact, FigurePage, NumberPage
from dashboard.presenting.levels import LevelLine
from dashboard.presenting.table import contested_codes, line_record, line_records, period_of, stated_record
from dashboard.presenting.view import TradeQuery, TradeView, trade_view

FACTOR_DIGIT = Decimal("0.0001")


@dataclass(frozen=True)
class WorkedOut:
    """How a derived figure was worked out, and what to keep in mind."""

    template: ClassVar[str] = "trade/worked_out.html"

    how: str
    caution: str
    contested: bool
    facts: tuple[Fact, ...]


class DerivedPage(NumberPage):
    """One figure that nobody states."""

    blocks = (
        Block("worked-out", lambda page: page.worked_out),
        Block("rests-on", lambda page: page.inputs),
        Block("chosen", lambda page: page.chosen, label=gettext_lazy("Why this figure?")),
        Block("cite", lambda page: page.citation, label=gettext_lazy("Cite this figure")),
    )

    def __init__(self, params: QueryDict, view: TradeView, line: LevelLine) -> None:
        super().__init__(params, view, line.level.code)
        self.line = line

    @cached_property
    def title(self) -> str:
        """Whose figures give how much of what."""
        return gettext("%(sentence)s (derived)") % {"sentence": self.sentence}

    @property
    def sentence(self) -> str:
        """Whose figures give how much of what, without the mark of a derived one."""
        return self.said(self.line.level.key, self.line.part, self.line.period_text, self.line.value_text)

    @property
    def standfirst(self) -> str:
        """A sentence that no source states it."""
        return gettext("No source states this number; it follows from figures that sources do state.")

    @cached_property
    def choice(self) -> Choice | None:
        """The choice for what it counts."""
        return self.view.choices.get(self.line.level.key)

    @property
    def worked_out(self) -> WorkedOut:
        """The formula, in words and in numbers."""
        line = self.line
        return WorkedOut(capfirst(line.how), line.caution, line.level.contested, tuple(self._facts()))

    def _facts(self) -> Iterable[Fact]:
        line, key = self.line, self.line.level.key
        in_numbers = self._in_numbers()
        if in_numbers:
            yield Fact(gettext("In numbers"), in_numbers)
        yield Fact(gettext("Code"), self.code)
        if key.reporter:
            yield Fact(gettext("From figures of"), side_of(self.pair, key.reporter).label)
        yield Fact(gettext("Range"), line.money(line.level.value))
        yield Fact(gettext("Period"), line.period_text)
        yield Fact(gettext("Covers"), str(CATEGORY_WORDS.get(key.category, key.category)))
        if line.part:
            yield Fact(gettext("Part"), line.part)
        known = line.level.known_on
        yield Fact(gettext("Known since"), gettext("no date") if known == date.max else day_words(known))

    def _in_numbers(self) -> str:
        """The formula with its numbers; empty of one that takes more than two."""
        match self.line.level.derivation:
            case Derivation.YEAR_BEFORE:
                return self._before_growth()
            case Derivation.SUM | Derivation.GOODS_AND_SERVICES:
                return self._two_terms(gettext("%(one)s + %(other)s"))
            case Derivation.BALANCE:
                return self._two_terms(gettext("%(one)s − %(other)s"))
        return ""

    def _before_growth(self) -> str:
        figure = self.line.figures[0]
        amount, growth = figure.amount_in(self.line.currency), figure.growth_read
        if amount is None or growth is None:
            return ""
        words = {
            "level": self._as_read(amount.interval),
            "growth": close_percent_span(growth),
            "by": span(factor(growth), FACTOR_DIGIT),
        }
        return gettext("%(level)s ÷ %(by)s, since growth was %(growth)s") % words

    def _two_terms(self, pattern: str) -> str:
        """Two flows, or goods and services; empty where they do not give the value as they stand now."""
        if len(self.terms) < 2:
            return ""
        level, (one, other) = self.line.level, (term.span for term in self.terms)
        value = one - other if level.derivation is Derivation.BALANCE else one + other
        return pattern % {"one": self._as_read(one), "other": self._as_read(other)} if value == level.value else ""

    @cached_property
    def terms(self) -> tuple[Choice, ...]:
        """The choices for the two flows or categories that a sum or a balance takes, in the order of its formula."""
        key = self.line.level.key
        match self.line.level.derivation:
            case Derivation.SUM | Derivation.BALANCE:
                keys = key._replace(flow=Flow.EXPORTS), key._replace(flow=Flow.IMPORTS)
            case Derivation.GOODS_AND_SERVICES:
                keys = key._replace(category=Category.GOODS), key._replace(category=Category.SERVICES)
            case _:
                return ()
        return tuple(choice for one in keys if (choice := self.view.choices.get(one)))

    def _as_read(self, value: Interval) -> str:
        """What goes into the formula: to one digit more than what comes out, where that would round it."""
        line = self.line
        digit = line.digit if outward(value, line.digit) == value else line.digit / 10
        return money_span(value, unit=line.unit, digit=digit, currency=line.currency)

    @property
    def inputs(self) -> Section:
        """The figures and the rate that it was worked out from, each with its source."""
        columns = (
            Head(gettext("Figure")),
            Head(gettext("Period")),
            Head(gettext("What")),
            Head(gettext("Stated"), numeric=True),
            Head(gettext("Range used"), numeric=True),
            Head(gettext("Growth"), numeric=True),
        )
        contested = contested_codes(self.view)
        rows = [self._figure_row(figure, contested) for figure in self.line.figures]
        if self.line.rate:
            rows.append(self._rate_row(self.line.rate))
        return Section("rests-on", gettext("What it rests on"), "", DataTable(columns, tuple(rows)))

    def _figure_row(self, figure: Figure, contested: frozenset[str]) -> tuple[Cell, ...]:
        url = figure_address(self.pair.slug, figure.code)
        share = share_words(figure.share, figure.share_of) if figure.share else ""
        return (
            Cell(figure.code, url=url, cites=self.cites(figure.passages)),
            Cell(period_of(figure)),
            Cell(counted(figure.flow, figure.category, figure.part)),
            Cell(
                share if share and not figure.amounts else amount_words(figure),
                contested=url if figure.code in contested else "",
            ),
            Cell(amount_range(figure)),
            Cell(growth_words(figure.growth)),
        )

    def _rate_row(self, rate: Rate) -> tuple[Cell, ...]:
        ends = (end for end in (rate.stated.per_usd.low, rate.stated.per_usd.high) if end is not None)
        per_usd = span(rate.stated.per_usd, min(shown_digit(end, None) for end in ends))
        return (
            Cell(rate.stated.code, cites=self.cites(rate.passages)),
            Cell(period_words(rate.stated.period)),
            Cell(gettext("%(currency)s for one US dollar") % {"currency": currency_name(rate.stated.currency)}),
            Cell(per_usd),
            Cell(per_usd),
            Cell(NOT_STATED),
        )

    @property
    def origin_words(self) -> str:
        """The formula, with the codes of what it rests on."""
        return gettext("derived: %(how)s") % {"how": self.line.rests_on}

    def records(self) -> Iterable[Record]:
        """The figure, what it rests on, then all that is on record for what it counts and for its terms."""
        yield line_record(self.view, self.line)
        for figure in self.line.figures:
            yield stated_record(self.view, figure)
        choices = (self.choice, *self.terms) if self.choice else self.terms
        known = {self.code, *(figure.code for figure in self.line.figures)}
        others = (level for choice in choices for level in choice.on_record() if level.code not in known)
        yield from line_records(self.view, map(self.view.line_of, others))


def figure_page(pair: CountryPair, params: QueryDict, today: date, code: str) -> NumberPage:
    """The page of a code: of the figure that sources state, else of what follows from them, in whichever vintage.

    Http404 with a sentence where the pair has neither.
    """
    view = trade_view(pair, TradeQuery.from_params(params), today)
    stated = next((one for one in view.trade.visible if one.code == code), None)
    if stated:
        return FigurePage(params, view, stated)
    for known, level in _derived(view):
        if level.code == code:
            return DerivedPage(params, known, known.line_of(level))
    raise Http404(gettext("This pair has no figure “%(code)s”.") % {"code": code})


def codes_with_a_page(view: TradeView) -> set[str]:
    """The codes that lead to the page of a figure, stated or derived."""
    return {figure.code for figure in view.trade.visible} | {level.code for _known, level in _derived(view)}


def _derived(view: TradeView) -> Iterator[tuple[TradeView, Level]]:
    """What follows from the stated figures, by the vintage that is looked at, then by the other."""
    other = replace(view.trade, first_published=not view.trade.first_published)
    for known in (view, TradeView(other, view.query)):
        of_months = (level for choice in known.monthly_choices.values() for level in choice.on_record())
        yield from ((known, level) for level in (*known.trade.levels, *of_months) if level.is_derived)
