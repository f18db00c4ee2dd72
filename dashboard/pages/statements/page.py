"""Statements in numbers: the list of them with what the figures say of each, and the page of one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import ClassVar

from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy, ngettext

from cooperation.analysis.claims import Standing
from cooperation.analysis.dates import Period
from cooperation.models import Attribution, CountryPair
from cooperation.queries.statements import StatementValue, numeric_statements
from dashboard.components.citations import dated
from dashboard.components.page import Block, Cell, Crumb, DataTable, Head, Linked, Record
from dashboard.components.records import plain
from dashboard.components.section import Section
from dashboard.pages.statements.checks import SIDE_WORDS, STANDING_WORDS, ClaimCheck, RelativeToClaim, check_of, finding
from dashboard.presenting.goals import goal_words
from dashboard.presenting.rooms import TradeRoom
from dashboard.presenting.table import caveat_cell, linked_in


def stated_by(statement: StatementValue) -> str:
    """Who says it: the body that is quoted or reported, or else who published the report."""
    if statement.attribution == Attribution.NARRATOR:
        return gettext("%(publisher)s, the report itself") % {"publisher": statement.source.publisher}
    return statement.speaker.body or gettext("a speaker who is not named")


def _told(statement: StatementValue) -> str:
    """The statement in our own words, with whose word it is."""
    sentences = {
        Attribution.DIRECT_QUOTE: gettext("%(who)s said: %(summary)s"),
        Attribution.INDIRECT_SPEECH: gettext("%(who)s is reported to have said: %(summary)s"),
        Attribution.NARRATOR: gettext("%(publisher)s reports: %(summary)s"),
    }
    words = {"who": stated_by(statement), "publisher": statement.source.publisher, "summary": statement.summary}
    return capfirst(sentences[Attribution(statement.attribution)] % words)


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
            Head(gettext("Statement")),
            Head(gettext("Stated by")),
            Head(gettext("Stated on")),
            Head(gettext("Level"), numeric=True),
            Head(gettext("What the figures say")),
            Head(gettext("Caveat")),
        )
        rows = tuple(map(self._row, self.statements))
        return Section("claims", gettext("Statements in numbers"), "", DataTable(columns, rows)) if rows else None

    def _row(self, statement: StatementValue) -> tuple[Cell, ...]:
        check = check_of(statement, self.view)
        url = reverse("claim", args=[self.pair.slug, statement.code]) if check else ""
        says = finding(check) if check else gettext("Not compared: the record links no level of trade to it.")
        return (
            Cell(statement.summary, url=url, cites=self.cites(statement.passages)),
            Cell(capfirst(stated_by(statement))),
            Cell(dated(statement.source)),
            Cell(goal_words(check.goal) if check else ""),
            Cell(says, derived=bool(check)),
            caveat_cell(self.view, statement.caution),
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
        "attribution": statement.attribution,
        "speaker": statement.speaker.code or None,
        "target": statement.target or None,
        "finding": finding(check) if check else None,
        "years_below": len(check.years(Standing.BELOW)) if check else None,
        "years_above": len(check.years(Standing.ABOVE)) if check else None,
        "years_cannot_be_told": len(check.years(Standing.CANNOT_BE_TOLD)) if check else None,
        "years_without": " ".join(map(_year, check.missing)) if check else None,
        "evidence": " ".join(map(str, statement.passages)),
        "note": " ".join(check.found) if check else None,
        "caution": statement.caution,
    }


def _year(period: Period) -> str:
    return str(period.year) if period.is_year else str(period)


@dataclass(frozen=True)
class Found:
    """What was found and what is lacking, with what to keep in mind and the statement at a glance."""

    template: ClassVar[str] = "statements/claim.html"

    sentences: tuple[Linked, ...]
    statement: StatementValue
    caution: Linked
    who: str
    stated: str
    level: str


class ClaimPage(TradeRoom):
    """A statement, the level it speaks of, the figures of years before and after it, and what was not found."""

    room = "claims"
    blocks = (
        Block("found", lambda page: page.found),
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
        """Who says what, in our own words."""
        return _told(self.statement)

    @property
    def steps(self) -> Iterable[str | Crumb]:
        """Below the list of statements."""
        claims = Crumb(gettext("Statements"), reverse("claims", args=[self.pair.slug]))
        return claims, self.statement.quote or self.statement.summary

    @property
    def found(self) -> Found:
        """What was found, and what is lacking."""
        statement = self.statement
        self.cites(statement.passages)
        return Found(
            sentences=tuple(linked_in(self.view, sentence) for sentence in self.check.found),
            statement=statement,
            caution=linked_in(self.view, statement.caution),
            who=capfirst(stated_by(statement)),
            stated=dated(statement.source),
            level=self.check.level,
        )

    @property
    def before(self) -> Section:
        """Years that had ended when it was said."""
        return Section(
            key="before",
            title=str(SIDE_WORDS[RelativeToClaim.BEFORE]),
            subtitle=gettext("Each figure as one side stated it, or as it follows from one side’s figures"),
            table=self.check.table(RelativeToClaim.BEFORE, self.cites),
        )

    @property
    def after(self) -> Section | None:
        """Years that it cannot have meant."""
        table = self.check.table(RelativeToClaim.AFTER, self.cites)
        return Section("after", str(SIDE_WORDS[RelativeToClaim.AFTER]), "", table) if table.rows else None

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
                "when": RelativeToClaim.BEFORE.value,
                "when_name": str(SIDE_WORDS[RelativeToClaim.BEFORE]),
            }
