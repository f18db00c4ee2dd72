"""Statements in numbers: what the figures on record say of each, the list of them, and the page of one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import ClassVar

from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy, ngettext

from cooperation.analysis.claims import Check, Standing, checked, nearest_miss, years_without
from cooperation.models import CountryPair, Extent
from cooperation.queries.evidence import SourceValue
from cooperation.queries.statements import StatementValue, numeric_statements
from cooperation.queries.trade_values import Goal
from cooperation.wording.dates import day_or_part, day_words, period_words
from cooperation.wording.lists import listed
from cooperation.wording.stated import growth_words
from dashboard.components.citations import Citations, dated
from dashboard.components.page import Block, Cell, Column, Crumb, DataTable, Record
from dashboard.components.records import plain
from dashboard.components.section import Section
from dashboard.pages.trade.goals import goal_words, what_words
from dashboard.pages.trade.room import TradeRoom
from dashboard.pages.trade.table import how_cell, side_cell
from dashboard.pages.trade.view import TradeView

STANDING_WORDS = {
    Standing.BELOW: gettext_lazy("below"),
    Standing.ABOVE: gettext_lazy("at that level"),
    Standing.CANNOT_BE_TOLD: gettext_lazy("cannot be told"),
}


class Side(StrEnum):
    """Whether a year had ended when the statement was made: only then it can have been meant."""

    BEFORE = "before"
    AFTER = "after"


SIDE_WORDS = {
    Side.BEFORE: gettext_lazy("Years that had ended when it was said"),
    Side.AFTER: gettext_lazy("Years after it, which it cannot have meant"),
}


@dataclass(frozen=True)
class ClaimCheck:
    """A statement's level compared with every year on record; ``missing`` are years before it without a figure."""

    view: TradeView
    goal: Goal
    source: SourceValue
    checks: tuple[Check, ...]
    missing: tuple[int, ...]

    @property
    def level(self) -> str:
        """The level that the statement speaks of: "more than $1 bn"."""
        return goal_words(self.goal)

    @property
    def stated_on(self) -> date:
        """The day on which the statement became known."""
        return self.source.known_on

    @property
    def sided(self) -> list[tuple[Side, Check]]:
        """Each check with whether its year had ended by then."""
        return [(Side.BEFORE if self._had_ended(one) else Side.AFTER, one) for one in self.checks]

    def _had_ended(self, one: Check) -> bool:
        return one.level.key.period.end < self.stated_on

    def before(self, standing: Standing) -> list[Check]:
        """The checks of years before the statement that stand so."""
        return [one for side, one in self.sided if side is Side.BEFORE and one.standing is standing]

    def years(self, standing: Standing) -> list[int]:
        """The years before the statement of which a figure stands so."""
        return list(dict.fromkeys(one.year for one in self.before(standing)))

    @property
    def not_found(self) -> Iterator[str]:
        """The nearest miss, what the record lacks, a sentence each, and how its sources were read."""
        yield from self._nearest()
        if self.missing:
            sentence = gettext("No figure for the whole of %(years)s; one for a part of a year does not count.")
            yield sentence % {"years": listed(map(str, self.missing))}
        yield from self._parts()
        yield from self._growth_alone()
        yield _reading(self.sources)

    def _nearest(self) -> Iterator[str]:
        nearest = nearest_miss(self.before(Standing.BELOW))
        if nearest and not self.before(Standing.ABOVE):
            line = self.view.line_of(nearest.level)
            words = {"value": line.value_text, "period": line.period_text, "codes": listed(nearest.level.rests_on)}
            yield gettext("The nearest: %(value)s in %(period)s (%(codes)s).") % words

    def _parts(self) -> Iterator[str]:
        """Figures for parts of the years that have no other."""
        for line in self.view.levels:
            period = line.level.key.period
            if line.figure and period.start.year == period.end.year and period.end.year in self.missing:
                words = {"period": line.period_text, "value": line.value_text}
                yield gettext("Reported for a part of a year only: %(period)s, %(value)s.") % words

    def _growth_alone(self) -> Iterator[str]:
        """Figures that give a percentage alone, for years before the statement."""
        for figure in self.view.trade.figures:
            period = figure.period
            if figure.growth and not figure.amounts and period and period.is_full_year and period.end < self.stated_on:
                words = {"period": period_words(period), "growth": growth_words(figure.growth), "code": figure.code}
                yield gettext("Reported as a percentage only: %(period)s, %(growth)s (%(code)s).") % words

    @property
    def sources(self) -> list[SourceValue]:
        """The sources of the figures, each once."""
        found = (passage.source for one in self.checks for passage in self.view.line_of(one.level).passages)
        return list({source.key: source for source in found}.values())

    def table(self, side: Side, cites: Citations) -> DataTable:
        """The years of one side, each with every level on record for it."""
        columns = (
            Column(gettext("Year")),
            Column(gettext("Stated by")),
            Column(gettext("Value"), numeric=True),
            Column(gettext("Range used"), numeric=True),
            Column(gettext("Compared with the claim")),
            Column(gettext("How")),
            Column(gettext("Caveat")),
        )
        return DataTable(columns, tuple(self._row(one, cites) for of_side, one in self.sided if of_side is side))

    def _row(self, one: Check, cites: Citations) -> tuple[Cell, ...]:
        line = self.view.line_of(one.level)
        return (
            Cell(line.period_text, cites=cites(line.passages)),
            side_cell(self.view.pair, line.level.key.reporter or None),
            Cell(line.value_text),
            Cell(line.range_text),
            Cell(str(STANDING_WORDS[one.standing])),
            how_cell(self.view.pair, line),
            Cell(line.caution, fold=True),
        )


def check_of(statement: StatementValue, view: TradeView) -> ClaimCheck | None:
    """The statement's level compared with the years on record; None where it names none."""
    goal = next((goal for goal in view.trade.all_goals if goal.code == statement.target), None)
    if goal is None or goal.wanted is None or goal.lead is None:
        return None
    checks = checked(goal.wanted, view.trade.everything_held(goal))
    missing = years_without(checks, statement.source.known_on.year - 1)
    return ClaimCheck(view, goal, statement.source, tuple(checks), tuple(missing))


def finding(check: ClaimCheck) -> str:
    """What the figures for years before the statement say; never that it was false."""
    above, untold = check.before(Standing.ABOVE), check.before(Standing.CANNOT_BE_TOLD)
    words = {"level": check.level, "what": what_words(check.goal), "day": _day(check), "years": _named(above or untold)}
    if above:
        return gettext("Figures show that %(what)s reached %(level)s in %(years)s") % words
    if untold:
        sentence = gettext("Whether %(what)s reached %(level)s before %(day)s cannot be told: %(years)s may have")
        return sentence % words
    if not check.before(Standing.BELOW):
        return gettext("No figure shows whether %(what)s reached %(level)s before %(day)s") % words
    return gettext("Unconfirmed: no figure before %(day)s shows that %(what)s reached %(level)s") % words + _gaps(
        check.missing
    )


def _named(checks: Sequence[Check]) -> str:
    """The years with the figures that say so: "2024–25 (I2024)"."""
    codes: dict[str, list[str]] = {}
    for one in checks:
        codes.setdefault(period_words(one.level.key.period), []).extend(one.level.rests_on)
    return listed(f"{years} ({', '.join(dict.fromkeys(of))})" for years, of in codes.items())


def _gaps(missing: Sequence[int]) -> str:
    if not missing:
        return ""
    sentence = ngettext("; %(count)d year has no figure", "; %(count)d years have no figure", len(missing))
    return sentence % {"count": len(missing)}


def _day(check: ClaimCheck) -> str:
    published = check.source.published_on
    return day_or_part(published) if published else day_words(check.stated_on)


def _reading(sources: Sequence[SourceValue]) -> str:
    """Where the figures come from, and how far their sources were read."""
    excerpts = sum(source.extent == Extent.EXCERPT for source in sources)
    sentence = ngettext(
        "The figures come from %(count)d source, %(excerpts)d of them read as an excerpt. Other sources may say more.",
        "The figures come from %(count)d sources, %(excerpts)d of them read as excerpts. Other sources may say more.",
        len(sources),
    )
    return sentence % {"count": len(sources), "excerpts": excerpts}


class ClaimsRoom(TradeRoom):
    """Every statement in numbers."""

    room = "claims"
    blocks = (Block("claims", lambda page: page.table),)

    @cached_property
    def statements(self) -> list[StatementValue]:
        """The statements, by code."""
        return numeric_statements(self.pair, self.today, self.day)

    @cached_property
    def title(self) -> str:
        """How many could be checked."""
        count = len(self.statements)
        if not count:
            return gettext("No statement in numbers is listed")
        held = sum(check_of(statement, self.view) is not None for statement in self.statements)
        if not held:
            sentence = ngettext(
                "The one statement about trade could not be checked",
                "None of %(count)d statements about trade could be checked",
                count,
            )
        elif held == count:
            sentence = gettext("We could check every statement about trade")
        else:
            sentence = gettext("We could check %(held)d of %(count)d statements about trade")
        return sentence % {"held": held, "count": count}

    @property
    def standfirst(self) -> str:
        """What a check is."""
        return gettext(
            "A statement that names a level is compared with every figure of the same kind. Where no figure is "
            "reported, no finding is made."
        )

    @property
    def table(self) -> Section | None:
        """Each statement with what the figures say."""
        columns = (
            Column(gettext("Statement")),
            Column(gettext("Stated")),
            Column(gettext("Level"), numeric=True),
            Column(gettext("What the figures say")),
            Column(gettext("Caveat")),
        )
        rows = tuple(map(self._row, self.statements))
        return Section("claims", gettext("Statements in numbers"), "", DataTable(columns, rows)) if rows else None

    def _row(self, statement: StatementValue) -> tuple[Cell, ...]:
        check = check_of(statement, self.view)
        url = reverse("claim", args=[self.pair.slug, statement.code]) if check else ""
        says = finding(check) if check else gettext("Not compared: no level of trade is recorded for it.")
        return (
            Cell(statement.summary, url=url, cites=self.cites(statement.passages)),
            Cell(dated(statement.source)),
            Cell(goal_words(check.goal) if check else ""),
            Cell(says, derived=bool(check)),
            Cell(statement.caution, fold=True),
        )

    def records(self) -> Iterable[Record]:
        """A record a statement."""
        return (_record(self.pair, statement, check_of(statement, self.view)) for statement in self.statements)


def _record(pair: CountryPair, statement: StatementValue, check: ClaimCheck | None) -> Record:
    return {
        "pair": pair.slug,
        "code": statement.code,
        "kind": "claim",
        "summary": statement.summary,
        "quote": statement.quote,
        "target": statement.target or None,
        "finding": finding(check) if check else None,
        "years_below": len(check.years(Standing.BELOW)) if check else None,
        "years_above": len(check.years(Standing.ABOVE)) if check else None,
        "years_cannot_be_told": len(check.years(Standing.CANNOT_BE_TOLD)) if check else None,
        "years_without": " ".join(map(str, check.missing)) if check else None,
        "evidence": " ".join(map(str, statement.passages)),
        "note": " ".join(check.not_found) if check else None,
        "caution": statement.caution,
    }


@dataclass(frozen=True)
class NotFound:
    """What was compared and what is lacking, with what to keep in mind and the statement at a glance."""

    template: ClassVar[str] = "trade/claim.html"

    sentences: tuple[str, ...]
    statement: StatementValue
    stated: str
    level: str


class ClaimPage(TradeRoom):
    """A statement, the level it speaks of, the figures of years before and after it, and what was not found."""

    room = "claims"
    blocks = (
        Block("not-found", lambda page: page.not_found),
        Block("before", lambda page: page.before, label=gettext_lazy("Before it")),
        Block("after", lambda page: page.after, label=gettext_lazy("After it")),
    )

    def __init__(self, pair: CountryPair, params: QueryDict, today: date, code: str) -> None:
        super().__init__(pair, params, today)
        statement = next((one for one in numeric_statements(pair, today, self.day) if one.code == code), None)
        check = check_of(statement, self.view) if statement else None
        if statement is None or check is None:
            sentence = gettext("No statement “%(code)s” of this pair can be compared with figures.")
            raise Http404(sentence % {"code": code})
        self.statement: StatementValue = statement
        self.check: ClaimCheck = check

    @cached_property
    def title(self) -> str:
        """What the figures say."""
        return finding(self.check)

    @property
    def standfirst(self) -> str:
        """The statement, in our own words."""
        return gettext("The claim: %(summary)s") % {"summary": self.statement.summary}

    @property
    def steps(self) -> Iterable[str | Crumb]:
        """Below the list of statements."""
        claims = Crumb(gettext("Statements"), reverse("claims", args=[self.pair.slug]))
        return claims, self.statement.quote or self.statement.summary

    @property
    def not_found(self) -> NotFound:
        """What was compared, and what is lacking."""
        self.cites(self.statement.passages)
        sentences = tuple(self.check.not_found)
        return NotFound(sentences, self.statement, dated(self.statement.source), self.check.level)

    @property
    def before(self) -> Section:
        """Years that had ended when it was said."""
        return Section(
            key="before",
            title=str(SIDE_WORDS[Side.BEFORE]),
            subtitle=gettext("Each figure as one side stated it, or as it follows from one side’s figures"),
            table=self.check.table(Side.BEFORE, self.cites),
        )

    @property
    def after(self) -> Section | None:
        """Years that it cannot have meant."""
        table = self.check.table(Side.AFTER, self.cites)
        return Section("after", str(SIDE_WORDS[Side.AFTER]), "", table) if table.rows else None

    def records(self) -> Iterable[Record]:
        """The statement, then a record a figure compared, and one a year without a figure."""
        yield _record(self.pair, self.statement, self.check)
        for side, one in self.check.sided:
            key, line = one.level.key, self.view.line_of(one.level)
            yield {
                "pair": self.pair.slug,
                "code": one.level.code,
                "kind": "derived" if one.level.is_derived else "stated",
                "reporter": key.reporter or None,
                "period": str(key.period),
                "when": side.value,
                "when_name": str(SIDE_WORDS[side]),
                "standing": one.standing.value,
                "standing_name": str(STANDING_WORDS[one.standing]),
                "bears_as": one.bearing.value,
                "low_usd": plain(one.level.value.low),
                "high_usd": plain(one.level.value.high),
                "rests_on": " ".join(one.level.rests_on),
                "evidence": " ".join(map(str, line.passages)),
                "caution": line.caution,
            }
        for year in self.check.missing:
            yield {
                "pair": self.pair.slug,
                "kind": "no_figure",
                "period": str(year),
                "when": Side.BEFORE.value,
                "when_name": str(SIDE_WORDS[Side.BEFORE]),
            }
